"""Movements that one person proposes and another one confirms: decided once, never edited, never deleted."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


RULES = """
CREATE FUNCTION ledger_check_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.verdict <> '' OR NEW.answer <> '' THEN
      RAISE EXCEPTION 'a proposal opens undecided'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_opens_undecided';
    END IF;
    IF (SELECT plan_id FROM ledger_act WHERE id = NEW.act_id) IS DISTINCT FROM NEW.plan_id THEN
      RAISE EXCEPTION 'the act of a proposal is of its plan'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_of_its_plan';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.verdict <> '' OR NEW.verdict = ''
     OR (OLD.id, OLD.key, OLD.plan_id, OLD.action, OLD.arguments, OLD.act_id, OLD.reason, OLD.proposed_by_id,
         OLD.proposed_at) IS DISTINCT FROM (NEW.id, NEW.key, NEW.plan_id, NEW.action, NEW.arguments, NEW.act_id,
         NEW.reason, NEW.proposed_by_id, NEW.proposed_at) THEN
    RAISE EXCEPTION 'a proposal is decided once and never edited'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'ledger_proposal_frozen';
  END IF;
  IF NEW.entry_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM ledger_journalentry e
     WHERE e.id = NEW.entry_id AND e.plan_id = NEW.plan_id AND e.act_id = NEW.act_id AND e.by_id = NEW.decided_by_id
       AND (e.key = NEW.key OR (NEW.action = 'apply_return' AND e.kind IN ('payment', 'rejection')))
  ) THEN
    RAISE EXCEPTION 'the entry of a proposal stands on its act, by who confirmed it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_posts_its_entry';
  END IF;
  NEW.decided_at := clock_timestamp();
  RETURN NEW;
END $$;

CREATE TRIGGER proposal_decided_once BEFORE INSERT OR UPDATE ON ledger_proposal
  FOR EACH ROW EXECUTE FUNCTION ledger_check_proposal();
CREATE TRIGGER proposal_stays BEFORE DELETE ON ledger_proposal
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER proposal_not_emptied BEFORE TRUNCATE ON ledger_proposal
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
"""
UNDO = """
DROP TRIGGER proposal_not_emptied ON ledger_proposal;
DROP TRIGGER proposal_stays ON ledger_proposal;
DROP FUNCTION ledger_check_proposal CASCADE;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0002_rules'),
        ('plan', '0006_former_addresses'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, unique=True, verbose_name='clé')),
                ('action', models.CharField(choices=[('vote_authorisation', 'vote d’autorisations'), ('revise_authorisation', 'révision d’autorisations'), ('lapse_authorisation', 'caducité d’autorisations'), ('transfer_authorisation', 'virement d’autorisations'), ('vote_credits', 'vote de crédits'), ('revise_credits', 'révision de crédits'), ('transfer_credits', 'virement de crédits'), ('close_year', 'clôture d’un exercice'), ('reopen_year', 'réouverture d’un exercice'), ('correct_entry', 'correction d’une écriture'), ('import_budget', 'import d’un budget'), ('apply_return', 'fichier du comptable')], max_length=30, verbose_name='mouvement')),
                ('arguments', models.JSONField(verbose_name='ce qui serait exécuté')),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='motif')),
                ('proposed_at', models.DateTimeField(auto_now_add=True, verbose_name='proposée le')),
                ('verdict', models.CharField(blank=True, choices=[('confirmed', 'confirmée'), ('declined', 'écartée')], max_length=9, verbose_name='suite donnée')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='décidée le')),
                ('answer', models.CharField(blank=True, max_length=500, verbose_name='réponse')),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='ledger.act', verbose_name='acte')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='décidée par')),
                ('entry', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.journalentry', verbose_name='écriture')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='plan.plan', verbose_name='plan')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='proposée par')),
            ],
            options={
                'verbose_name': 'proposition de mouvement',
                'verbose_name_plural': 'propositions de mouvement',
                'ordering': ('id',),
                'indexes': [models.Index(condition=models.Q(('verdict', '')), fields=['plan'], name='proposal_open')],
                'constraints': [models.CheckConstraint(condition=models.Q(('action__in', ('vote_authorisation', 'revise_authorisation', 'lapse_authorisation', 'transfer_authorisation', 'vote_credits', 'revise_credits', 'transfer_credits', 'close_year', 'reopen_year', 'correct_entry', 'import_budget', 'apply_return'))), name='proposal_action'), models.CheckConstraint(condition=models.Q(models.Q(('action__in', ('reopen_year', 'correct_entry')), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='proposal_says_why'), models.CheckConstraint(condition=models.Q(('decided_by__isnull', True), models.Q(('decided_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='proposal_decided_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('entry__isnull', True), ('verdict', '')), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('entry__isnull', False), ('verdict', 'confirmed')), models.Q(models.Q(('answer', ''), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False), ('entry__isnull', True), ('verdict', 'declined')), _connector='OR'), name='proposal_decided_whole')],
            },
        ),
        migrations.RunSQL(RULES, UNDO),
    ]

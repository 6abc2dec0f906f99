"""Indicators followed: rhythm, owner, readings proposed then validated and never overwritten, weather in words."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

#: What was in a validated line had been validated with it, by whoever decided last.
DECIDED = """
SET CONSTRAINTS ALL IMMEDIATE;
UPDATE plan_reading r SET state = 'validated', decided_by_id = d.by_id, decided_at = d.at,
       proposed_by_id = nullif(r.proposed_by_id, d.by_id)
  FROM plan_line l, LATERAL (SELECT by_id, at FROM plan_decision
    WHERE line_id = l.id AND verdict = 'validated' ORDER BY id DESC LIMIT 1) d
 WHERE l.id = r.indicator_id AND l.state = 'validated' AND d.by_id IS NOT NULL;
SET CONSTRAINTS ALL DEFERRED;
"""

RULES = """
CREATE FUNCTION plan_keep_reading() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.id, OLD.indicator_id, OLD."on", OLD.value, OLD.low, OLD.high, OLD.method, OLD.note, OLD.fact_id,
      OLD.document_id, OLD.proposed_by_id, OLD.proposed_at)
     IS DISTINCT FROM
     (NEW.id, NEW.indicator_id, NEW."on", NEW.value, NEW.low, NEW.high, NEW.method, NEW.note, NEW.fact_id,
      NEW.document_id, NEW.proposed_by_id, NEW.proposed_at) THEN
    RAISE EXCEPTION 'reading % is never overwritten: add another one', OLD.id
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'reading_kept';
  END IF;
  IF (OLD.state, NEW.state) NOT IN (('proposed', 'validated'), ('proposed', 'refused'), ('proposed', 'superseded'),
     ('validated', 'superseded')) OR (OLD.state = 'validated' AND (OLD.decided_by_id, OLD.decided_at)
     IS DISTINCT FROM (NEW.decided_by_id, NEW.decided_at)) THEN
    RAISE EXCEPTION 'reading % goes from proposed to validated or refused, and is then only superseded', OLD.id
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'reading_goes_forward';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION plan_check_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.owner_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM plan_plan_stewards WHERE plan_id = NEW.plan_id AND organisation_id = NEW.owner_id
  ) THEN
    RAISE EXCEPTION 'the owner of line % is no steward of its plan', NEW.ref
      USING ERRCODE = 'check_violation', CONSTRAINT = 'line_owner_stewards';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION plan_keep_steward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM plan_line WHERE plan_id = OLD.plan_id AND owner_id = OLD.organisation_id) THEN
    RAISE EXCEPTION 'a steward that owns lines stays'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'steward_owns_lines';
  END IF;
  RETURN OLD;
END $$;

CREATE TRIGGER reading_kept BEFORE UPDATE ON plan_reading
  FOR EACH ROW EXECUTE FUNCTION plan_keep_reading();
CREATE TRIGGER reading_not_deleted BEFORE DELETE ON plan_reading
  FOR EACH ROW EXECUTE FUNCTION plan_refuse_change();
CREATE TRIGGER reading_not_emptied BEFORE TRUNCATE ON plan_reading
  FOR EACH STATEMENT EXECUTE FUNCTION plan_refuse_change();
CREATE TRIGGER weather_frozen BEFORE UPDATE OR DELETE ON plan_weather
  FOR EACH ROW EXECUTE FUNCTION plan_refuse_change();
CREATE TRIGGER weather_not_emptied BEFORE TRUNCATE ON plan_weather
  FOR EACH STATEMENT EXECUTE FUNCTION plan_refuse_change();
CREATE TRIGGER line_owner_stewards BEFORE INSERT OR UPDATE OF owner_id ON plan_line
  FOR EACH ROW EXECUTE FUNCTION plan_check_owner();
CREATE TRIGGER steward_owns_lines BEFORE UPDATE OR DELETE ON plan_plan_stewards
  FOR EACH ROW EXECUTE FUNCTION plan_keep_steward();
"""

UNDO = """
DROP TRIGGER reading_not_deleted ON plan_reading;
DROP TRIGGER reading_not_emptied ON plan_reading;
DROP TRIGGER weather_frozen ON plan_weather;
DROP TRIGGER weather_not_emptied ON plan_weather;
DROP FUNCTION plan_keep_reading() CASCADE;
DROP FUNCTION plan_check_owner() CASCADE;
DROP FUNCTION plan_keep_steward() CASCADE;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_cache'),
        ('evidence', '0002_rules'),
        ('plan', '0004_held_imports'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Waypoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='date')),
                ('value', models.DecimalField(decimal_places=4, max_digits=18, verbose_name='valeur')),
            ],
            options={
                'verbose_name': 'étape de trajectoire',
                'verbose_name_plural': 'étapes de trajectoire',
                'ordering': ('indicator', 'on'),
            },
        ),
        migrations.CreateModel(
            name='Weather',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.CharField(choices=[('assured', 'assuré'), ('reachable', 'atteignable'), ('support', 'à soutenir'), ('compromised', 'compromis')], max_length=11, verbose_name='météo')),
                ('on', models.DateField(verbose_name='date')),
                ('comment', models.CharField(max_length=500, verbose_name='commentaire')),
                ('role', models.CharField(max_length=120, verbose_name='fonction')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='saisi le')),
            ],
            options={
                'verbose_name': 'météo',
                'verbose_name_plural': 'météos',
                'ordering': ('indicator', 'id'),
            },
        ),
        migrations.RemoveConstraint(
            model_name='reading',
            name='reading_once_a_day',
        ),
        migrations.RenameField(model_name='reading', old_name='by', new_name='proposed_by'),
        migrations.AddField(
            model_name='indicator',
            name='answerable',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='personne qui en répond'),
        ),
        migrations.AddField(
            model_name='indicator',
            name='baseline_on',
            field=models.DateField(blank=True, null=True, verbose_name='date de la valeur de départ'),
        ),
        migrations.AddField(
            model_name='indicator',
            name='due_on',
            field=models.DateField(blank=True, null=True, verbose_name='première valeur due le'),
        ),
        migrations.AddField(
            model_name='indicator',
            name='frequency',
            field=models.CharField(blank=True, choices=[('month', 'chaque mois'), ('quarter', 'chaque trimestre'), ('half', 'chaque semestre'), ('year', 'chaque année')], max_length=7, verbose_name='rythme des relevés'),
        ),
        migrations.AddField(
            model_name='indicator',
            name='tolerance',
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(100)], verbose_name='tolérance en pour cent du chemin'),
        ),
        migrations.AddField(
            model_name='line',
            name='owner',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation', verbose_name='organisme qui en répond'),
        ),
        migrations.AddField(
            model_name='reading',
            name='decided_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='décidé le'),
        ),
        migrations.AddField(
            model_name='reading',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='décidé par'),
        ),
        migrations.AddField(
            model_name='reading',
            name='document',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='evidence.document', verbose_name='fichier source'),
        ),
        migrations.AddField(
            model_name='reading',
            name='high',
            field=models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name='borne haute'),
        ),
        migrations.AddField(
            model_name='reading',
            name='low',
            field=models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name='borne basse'),
        ),
        migrations.AddField(
            model_name='reading',
            name='method',
            field=models.CharField(blank=True, max_length=500, verbose_name='méthode de l’intervalle'),
        ),
        migrations.AddField(
            model_name='reading',
            name='proposed_at',
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name='proposé le'),
        ),
        migrations.AlterField(
            model_name='reading',
            name='proposed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='proposé par'),
        ),
        migrations.AddField(
            model_name='reading',
            name='reason',
            field=models.CharField(blank=True, max_length=500, verbose_name='motif'),
        ),
        migrations.AddField(
            model_name='reading',
            name='state',
            field=models.CharField(choices=[('proposed', 'proposé'), ('validated', 'validé'), ('refused', 'refusé'), ('superseded', 'remplacé')], default='proposed', max_length=10, verbose_name='état'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('due_on__isnull', True), ('frequency', '')), models.Q(('due_on__isnull', False), ('frequency__in', ('month', 'quarter', 'half', 'year'))), _connector='OR'), name='indicator_rhythm'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.CheckConstraint(condition=models.Q(('tolerance__isnull', True), models.Q(('tolerance__gte', 0), ('tolerance__lte', 100)), _connector='OR'), name='indicator_tolerance'),
        ),
        migrations.RunSQL(DECIDED, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name='reading',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'validated')), fields=('indicator', 'on'), name='reading_once_a_day'),
        ),
        migrations.AddConstraint(
            model_name='reading',
            constraint=models.UniqueConstraint(condition=models.Q(('proposed_by__isnull', False), ('state', 'proposed')), fields=('indicator', 'on'), name='reading_one_proposal'),
        ),
        migrations.AddConstraint(
            model_name='reading',
            constraint=models.UniqueConstraint(condition=models.Q(('proposed_by__isnull', True), ('state', 'proposed')), fields=('indicator', 'on'), name='reading_one_draft'),
        ),
        migrations.AddConstraint(
            model_name='reading',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('proposed', 'validated', 'refused', 'superseded'))), name='reading_state'),
        ),
        migrations.AddConstraint(
            model_name='reading',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('high__isnull', True), ('low__isnull', True), ('method', '')), models.Q(('high__gte', models.F('value')), ('high__isnull', False), ('low__isnull', False), ('low__lte', models.F('value')), models.Q(('method', ''), _negated=True)), _connector='OR'), name='reading_interval'),
        ),
        migrations.AddConstraint(
            model_name='reading',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'validated'), _negated=True), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='reading_decided'),
        ),
        migrations.AddConstraint(
            model_name='reading',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'validated'), _negated=True), ('proposed_by__isnull', True), models.Q(('decided_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='reading_two_people'),
        ),
        migrations.AddConstraint(
            model_name='reading',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(('decided_by__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='reading_refused_why'),
        ),
        migrations.AddField(
            model_name='waypoint',
            name='indicator',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='waypoints', to='plan.indicator', verbose_name='indicateur'),
        ),
        migrations.AddField(
            model_name='weather',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='par'),
        ),
        migrations.AddField(
            model_name='weather',
            name='indicator',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='weather', to='plan.indicator', verbose_name='indicateur'),
        ),
        migrations.AddField(
            model_name='weather',
            name='organisation',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation', verbose_name='organisme'),
        ),
        migrations.AddConstraint(
            model_name='waypoint',
            constraint=models.UniqueConstraint(fields=('indicator', 'on'), name='waypoint_once_a_day'),
        ),
        migrations.AddConstraint(
            model_name='weather',
            constraint=models.CheckConstraint(condition=models.Q(('level__in', ('assured', 'reachable', 'support', 'compromised'))), name='weather_level'),
        ),
        migrations.AddConstraint(
            model_name='weather',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('comment', ''), _negated=True), models.Q(('role', ''), _negated=True)), name='weather_signed'),
        ),
        migrations.RunSQL(RULES, UNDO),
    ]

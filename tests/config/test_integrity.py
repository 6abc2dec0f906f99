"""Every check of ``check-integrity`` says nothing on a sound base, and names what was written behind the rules."""

import pytest
from django.db import connection

from tests.conftest import Drafting
from tramontane.config.runtime.integrity import CHECKS
from tramontane.plan.document import PlanDocument
from tramontane.plan.integrity import dangling
from tramontane.plan.models import Import, Plan, Version


def found() -> list[str]:
    """What every check says of the base as it is."""
    return [f"{name} : {fault}" for name, check in CHECKS.items() for fault in check()]


def test_a_sound_base_has_no_fault(published_plan: Plan, draft_plan: Drafting, announcement: bytes) -> None:
    draft_plan("autre-plan", announcement)
    Import.objects.update(state="done")
    assert found() == []


#: What is written behind the rules → what must be said of it.
BREAKS = {
    "UPDATE evidence_archive SET content = '\\x00'": "ne correspond pas à son empreinte",
    "DELETE FROM evidence_archive": "n’a plus son contenu",
    "UPDATE evidence_renditionrecord SET layout = '{}'": "a perdu sa correspondance avec la source",
    "UPDATE evidence_renditionrecord SET layout = jsonb_set(layout, '{segments,0,3}', '999999')": "renvoie hors de",
    "UPDATE evidence_passage SET quote = quote || '!'": "ne se retrouve pas dans sa source",
    "UPDATE evidence_passage SET text_start = text_start + 1, text_end = text_end + 1": "n’est pas au même endroit",
    "DELETE FROM evidence_citation": "n’a pas de passage",
    "UPDATE evidence_fact SET value = value || '{\"qualifier\": \"about\"}' WHERE kind = 'amount'": "ne dit plus",
    "UPDATE evidence_fact SET value = '{\"kind\": \"amount\"}' WHERE kind = 'amount'": "a une valeur illisible",
    "UPDATE evidence_citation SET passage_id = 0": "cite un autre document que le sien",
    "DELETE FROM plan_envelope": "n’a pas le contenu de sa nature",
    "DELETE FROM plan_plandocumentlink": "s’appuie sur un document étranger au plan",
    "DELETE FROM plan_decision": "est validée sans décision qui le dise",
    "UPDATE plan_line SET state = 'draft'": "est à valider sans décision qui le dise",
    "UPDATE plan_line SET state = 'rejected'": "est écartée sans décision qui le dise",
    "UPDATE plan_version SET number = 3": "ne suit pas la précédente",
    'UPDATE plan_version SET document = document || \'{"slug": "autre"}\'': "ne correspond pas à son empreinte",
    "UPDATE plan_version SET document = document - 'heading'": "n’est pas un document de plan lisible",
    "UPDATE plan_version SET document = jsonb_set(document, '{axes}', '[]')": "qu’elle ne contient pas",
    "DELETE FROM evidence_fact": "qui n’est plus là",
    "UPDATE plan_import SET state = 'running'": "n’est ni terminé ni en file d’attente",
    "UPDATE plan_import SET ended_at = NULL": "n’a pas la date de sa fin",
    "DELETE FROM evidence_renditionrecord": "son document n’est pas entré dans le plan",
}


@pytest.mark.parametrize(("broken", "said"), BREAKS.items())
def test_what_is_written_behind_the_rules_is_named(published_plan: Plan, broken: str, said: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("DELETE FROM procrastinate_jobs")
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(broken)
        assert cursor.rowcount > 0
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    assert said in "\n".join(found())


def test_a_rule_switched_off_is_named(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE evidence_fact DISABLE TRIGGER fact_frozen")
    assert found() == ["règles de la base : la règle fact_frozen de evidence_fact est désactivée"]


def test_a_published_document_holds_everything_it_names(published_version: Version) -> None:
    document = PlanDocument.model_validate(published_version.document)
    assert dangling(document) == []
    missing = document.facts[0]
    assert dangling(document.model_copy(update={"facts": document.facts[1:]})) == [missing.uid]

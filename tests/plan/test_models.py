"""What the database refuses of plans: a rewritten version or decision, a line out of its plan, a tree that loops."""

from typing import Any

import pytest
from django.db import connection, transaction

from tests.conftest import People, import_all
from tests.rules import DEFERRED_NOW, WITHOUT_TRIGGERS, Break, Copy, assert_refused, breaks, cases, frozen
from tramontane.plan.models import Axis, Plan

KINDS = {
    "heading": "heading",
    "participation": "participation",
    "axis": "axis",
    "envelope": "envelope",
    "pledge": "pledge",
    "indicator": "indicator",
    "milestone": "milestone",
    "event": "event",
    "contextfigure": "context",
}
ON_AXIS = ("envelope", "pledge", "indicator", "milestone", "event")
NEW_LINE = "(SELECT id FROM plan_line WHERE ref = 'nouvelle')"
OTHER_AXIS = "(SELECT a.line_ptr_id FROM plan_axis a JOIN plan_line l ON l.id = a.line_ptr_id WHERE l.ref = 'ailleurs')"
OTHER_PLAN = (
    Copy("plan_plan", {"slug": "'autre'"}),
    Copy(
        "plan_line",
        {"plan_id": "(SELECT id FROM plan_plan WHERE slug = 'autre')", "ref": "'ailleurs'", "state": "'draft'"},
        where="kind = 'axis'",
    ),
    "INSERT INTO plan_axis (line_ptr_id, title, summary) SELECT id, ref, '' FROM plan_line WHERE ref = 'ailleurs'",
)


def new_line(kind: str) -> Copy:
    """A draft line of that kind, without its own row yet."""
    changes = {"ref": "'nouvelle'", "kind": f"'{kind}'", "state": "'draft'"}
    return Copy("plan_line", changes, where="kind = 'axis'")


def late_version(**changes: str) -> Copy:
    """The next version of the plan, made from the first."""
    return Copy("plan_version", {"number": "number + 1", "published_at": "clock_timestamp()", **changes})


PROPOSED = {"state": "'proposed'", "decided_by_id": "NULL", "decided_at": "NULL"}
ANYBODY = "(SELECT min(id) FROM accounts_user)"
#: The rule after « reading_ », the name the database gives, what breaks it.
READINGS: tuple[tuple[Any, ...], ...] = (
    ("once_a_day", "", Copy("plan_reading")),
    ("one_draft", "", Copy("plan_reading", PROPOSED), Copy("plan_reading", PROPOSED)),
    (
        "one_proposal",
        "",
        Copy("plan_reading", {**PROPOSED, "proposed_by_id": ANYBODY}),
        Copy("plan_reading", {**PROPOSED, "proposed_by_id": ANYBODY}),
    ),
    ("state", "", Copy("plan_reading", {"state": "'maybe'"})),
    ("interval", "", Copy("plan_reading", {"on": "'2026-01-01'", "low": "value", "high": "value"})),
    ("interval", "", Copy("plan_reading", {"on": "'2026-01-01'", "low": "value + 1", "high": "value + 2"})),
    ("interval", "", Copy("plan_reading", {"on": "'2026-01-01'", "low": "value - 1", "method": "'Sondage'"})),
    ("decided", "", Copy("plan_reading", {"on": "'2026-01-01'", "decided_by_id": "NULL"})),
    ("two_people", "", Copy("plan_reading", {"on": "'2026-01-01'", "proposed_by_id": "decided_by_id"})),
    ("refused_why", "", Copy("plan_reading", {"on": "'2026-01-01'", "state": "'refused'"})),
    ("kept", "", "UPDATE plan_reading SET value = value + 1"),
    ("kept", "", "UPDATE plan_reading SET note = 'autre'"),
    ("kept", "reading_goes_forward", "UPDATE plan_reading SET state = 'proposed'"),
    ("kept", "reading_goes_forward", "UPDATE plan_reading SET decided_at = now()"),
    ("not_deleted", "plan_reading_frozen", "DELETE FROM plan_reading"),
    ("not_emptied", "plan_reading_frozen", "TRUNCATE plan_reading CASCADE"),
)
FOREIGN_OWNER = (
    Copy("accounts_organisation", {"code": "'ailleurs'"}),
    "UPDATE plan_line SET owner_id = (SELECT id FROM accounts_organisation WHERE code = 'ailleurs')",
)
OWNED = "UPDATE plan_line l SET owner_id = s.organisation_id FROM plan_plan_stewards s WHERE s.plan_id = l.plan_id"

BREAKS = [
    *frozen("version", "plan"),
    *frozen("decision", "plan"),
    *frozen("weather", "plan"),
    breaks("weather_level", Copy("plan_weather", {"level": "'sunny'"})),
    breaks("weather_signed", Copy("plan_weather", {"comment": "''"})),
    breaks("weather_signed", Copy("plan_weather", {"role": "''"})),
    breaks("waypoint_once_a_day", Copy("plan_waypoint")),
    breaks("indicator_rhythm", "UPDATE plan_indicator SET frequency = 'month'"),
    breaks("indicator_rhythm", "UPDATE plan_indicator SET due_on = '2026-01-01'"),
    breaks("indicator_tolerance", "UPDATE plan_indicator SET tolerance = 101"),
    breaks("indicator_tolerance", "UPDATE plan_indicator SET tolerance = -1"),
    breaks("line_owner_stewards", *FOREIGN_OWNER),
    breaks("steward_owns_lines", OWNED, "DELETE FROM plan_plan_stewards"),
    breaks("version_frozen", "UPDATE plan_version SET note = 'réécrite'", said="plan_version_frozen"),
    breaks("version_follows", late_version(number="number + 2")),
    breaks("version_follows", late_version(number="number")),
    breaks("version_follows", late_version(number="0")),
    breaks(
        "version_follows", late_version(published_at="clock_timestamp() - interval '2 hours'"), said="version_dated_now"
    ),
    breaks(
        "version_follows", late_version(published_at="clock_timestamp() + interval '1 day'"), said="version_dated_now"
    ),
    breaks(
        "version_follows", late_version(published_at="published_at - interval '1 second'"), said="version_dated_now"
    ),
    breaks("version_number_once", WITHOUT_TRIGGERS, Copy("plan_version")),
    breaks("version_from_one", WITHOUT_TRIGGERS, late_version(number="0")),
    breaks("plan_keeps_nature", "UPDATE plan_plan SET is_demonstration = NOT is_demonstration"),
    breaks("line_stays", *OTHER_PLAN, "UPDATE plan_line SET plan_id = (SELECT id FROM plan_plan WHERE slug = 'autre')"),
    breaks("line_stays", "UPDATE plan_line SET kind = 'context' WHERE kind = 'pledge'"),
    breaks("line_stays", "UPDATE plan_line SET ref = ref || '-bis'"),
    breaks("line_state_decided", Copy("plan_line", {"ref": "'nouvelle'"}, where="kind = 'axis'"), DEFERRED_NOW),
    breaks("line_state_decided", "UPDATE plan_line SET state = 'rejected' WHERE kind = 'axis'", DEFERRED_NOW),
    breaks("line_state", Copy("plan_line", {"ref": "'nouvelle'", "state": "'maybe'"}, where="kind = 'axis'")),
    breaks("line_ref_once", Copy("plan_line", where="kind = 'axis'")),
    breaks("line_one_heading", Copy("plan_line", {"ref": "'nouvelle'"}, where="kind = 'heading'")),
    *(
        breaks(
            f"{t}_kind",
            new_line("axis" if k != "axis" else "event"),
            Copy(f"plan_{t}", {"line_ptr_id": NEW_LINE}),
            said="line_kind",
        )
        for t, k in KINDS.items()
    ),
    *(
        breaks(f"{t}_axis", *OTHER_PLAN, f"UPDATE plan_{t} SET axis_id = {OTHER_AXIS}", said="line_axis_same_plan")  # noqa: S608
        for t in ON_AXIS
    ),
    breaks("axis_tree", *OTHER_PLAN, f"UPDATE plan_axis SET parent_id = {OTHER_AXIS}", said="axis_same_plan"),  # noqa: S608
    breaks("axis_tree", "UPDATE plan_axis SET parent_id = line_ptr_id", said="axis_no_circle"),
    breaks(
        "axis_tree",
        "UPDATE plan_axis SET parent_id = (SELECT min(line_ptr_id) FROM plan_axis)"
        " WHERE line_ptr_id = (SELECT max(line_ptr_id) FROM plan_axis)",
        "UPDATE plan_axis SET parent_id = (SELECT max(line_ptr_id) FROM plan_axis)"
        " WHERE line_ptr_id = (SELECT min(line_ptr_id) FROM plan_axis)",
        said="axis_no_circle",
    ),
    breaks("proof_once", Copy("plan_proof")),
    breaks("envelope_amounts", "UPDATE plan_envelope SET minimum = -1"),
    breaks("envelope_amounts", "UPDATE plan_envelope SET minimum = maximum + 0.01"),
    breaks("envelope_per", "UPDATE plan_envelope SET per = 'month'"),
    breaks("envelope_scope", "UPDATE plan_envelope SET axis_id = NULL WHERE scope = 'axis'"),
    breaks("envelope_scope", "UPDATE plan_envelope SET scope = 'plan' WHERE axis_id IS NOT NULL"),
    breaks("envelope_scope", "UPDATE plan_envelope SET scope = 'world'"),
    breaks("indicator_has_target", "UPDATE plan_indicator SET target = NULL, factor = NULL"),
    breaks("indicator_direction", "UPDATE plan_indicator SET direction = 'left'"),
    breaks("reading_has_a_source", Copy("plan_reading", {"on": "'2026-01-01'", "note": "''", "fact_id": "NULL"})),
    *(breaks(f"reading_{r}", *statements, said=said) for r, said, *statements in READINGS),
    breaks("decision_verdict", Copy("plan_decision", {"verdict": "'perhaps'"})),
    breaks("import_state", Copy("plan_import", {"state": "'lost'"})),
    breaks("plan_document_once", Copy("plan_plandocumentlink")),
]
UNIQUE = {
    "plan_territory(code)": Copy("plan_territory", {"slug": "'ici'"}),
    "plan_territory(slug)": Copy("plan_territory", {"code": "'00'"}),
    "plan_plan(slug)": Copy("plan_plan"),
    "plan_party(name)": Copy("plan_party"),
    "plan_formeraddress(slug)": Copy("plan_formeraddress"),
    "plan_plan_stewards(plan_id,organisation_id)": Copy("plan_plan_stewards"),
}
BREAKS += [breaks(rule, statement, said="*") for rule, statement in UNIQUE.items()]

WORLD = """
INSERT INTO plan_reading
  (indicator_id, "on", value, note, method, reason, state, proposed_at, decided_at, decided_by_id)
  SELECT min(line_ptr_id), '2025-01-01', 3, 'Bilan', '', '', 'validated', now(), now(),
  (SELECT max(id) FROM accounts_user) FROM plan_indicator;
INSERT INTO plan_waypoint (indicator_id, "on", value) SELECT min(line_ptr_id), '2025-01-01', 3 FROM plan_indicator;
INSERT INTO plan_weather (indicator_id, level, "on", comment, role, at)
  SELECT min(line_ptr_id), 'assured', '2025-01-01', 'Tout va bien.', 'Directrice', now() FROM plan_indicator;
INSERT INTO plan_line (plan_id, kind, ref, position, state)
  SELECT id, kind, kind || '-1', 0, 'draft' FROM plan_plan, unnest(ARRAY['milestone', 'context', 'event']) AS kind;
INSERT INTO plan_milestone (line_ptr_id, title, due) SELECT id, 'Jalon', '' FROM plan_line WHERE ref = 'milestone-1';
INSERT INTO plan_contextfigure (line_ptr_id, title) SELECT id, 'Chiffre' FROM plan_line WHERE ref = 'context-1';
INSERT INTO plan_formeraddress (slug, plan_id, until) SELECT 'ancienne', min(id), now() FROM plan_plan;
INSERT INTO plan_event (line_ptr_id, title, date, place) SELECT id, ref, '', '' FROM plan_line WHERE ref = 'event-1';
"""


@pytest.fixture(scope="module")
def whole(told_twice: tuple[Plan, People]) -> Plan:
    """A plan with at least one line of each kind and one reading."""
    with connection.cursor() as cursor:
        cursor.execute(WORLD)
    return told_twice[0]


@pytest.mark.parametrize("broken", cases(BREAKS))
def test_the_database_refuses(whole: Plan, broken: Break) -> None:
    assert_refused(broken)


def test_what_looks_like_a_fault_and_is_none_is_accepted(whole: Plan) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(late_version().sql())
        cursor.execute("UPDATE plan_envelope SET scope = 'action', axis_id = NULL WHERE scope = 'axis'")
        low, high = Axis.objects.order_by("pk")[:2]
        Axis.objects.filter(pk=low.pk).update(parent=high)
        Axis.objects.filter(pk=low.pk).update(parent=None)
        Axis.objects.filter(pk=high.pk).update(parent=low)
        transaction.set_rollback(True)


def test_a_demonstration_plan_alone_may_have_versions_in_the_past(told_twice: tuple[Plan, People]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        demo = import_all(told_twice[1], "demo", (), is_demonstration=True)
        values = {"plan_id": str(demo.pk), "number": "1", "published_at": "'2024-07-12T09:00:00+02:00'"}
        cursor.execute(Copy("plan_version", values).sql())
        transaction.set_rollback(True)

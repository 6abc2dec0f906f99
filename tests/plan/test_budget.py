"""What a budget opens for one year, or as one kind of credits, is no other total of the plan."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tramontane.evidence.reconciliation.statements import Statement
from tramontane.evidence.values import Amount, Axis
from tramontane.plan.budget import credits_title, wholes
from tramontane.plan.document import EnvelopePart
from tramontane.plan.drafting import draft


def said(uid: int, millions: int, source: str = "act", **words: Any) -> Statement:
    value = Amount(min=Decimal(millions), max=Decimal(millions), **{"scope": "plan_total", **words})
    return Statement(f"{uid:016x}", value, source, 3, date(2025, 6, 26), source, excerpt=f"Crédits {uid}")


WHOLE, AP, AE = said(1, 38), said(2, 18, measure="AP"), said(3, 20, measure="AE")
TABLE, PAID = said(4, 38, measure="total"), said(5, 3, measure="CP", year=2025)


@pytest.mark.parametrize(
    ("told", "whole"),
    [
        ([WHOLE, AP, AE, TABLE, PAID], [WHOLE, TABLE]),
        ([AE, PAID], [AE]),
        ([AP, AE], []),
        ([PAID], []),
        ([WHOLE, said(6, 38, measure="AE")], [WHOLE, said(6, 38, measure="AE")]),
        ([AE, said(7, 50, "press")], [AE, said(7, 50, "press")]),
        ([], []),
    ],
)
def test_the_sum_of_a_whole_is_told_from_its_parts(told: list[Statement], whole: list[Statement]) -> None:
    assert wholes(told) == whole


def test_credits_are_called_what_they_are() -> None:
    assert isinstance(PAID.value, Amount)
    assert credits_title("Plan", PAID.value) == "Plan – crédits de paiement 2025"
    assert credits_title("Formation", Amount(min=Decimal(1), max=Decimal(1), measure="total")) == "Formation"


def test_a_budget_contradicts_nothing_and_loses_no_sum() -> None:
    axis = Statement(f"{9:016x}", Axis(label="Formation", amount=Decimal(14), path=(1,)), "act", 3, None, "act")
    parts = [
        said(10, 14, scope="axis", axis=(1,), label="Formation", measure="total"),
        said(11, 4, scope="axis", axis=(1,), label="Formation", measure="AE"),
    ]
    found = draft([WHOLE, AP, AE, TABLE, PAID, axis, *parts], territory="Occitanie")
    assert [p for p in found.links if p.relation == "conflicts"] == []
    envelopes = [e for e in found.lines["envelope"] if isinstance(e, EnvelopePart)]
    assert [(str(e.scope), e.title, int(e.maximum)) for e in envelopes] == [
        ("plan", "Enveloppe totale du plan", 38),
        ("axis", "Formation", 14),
        ("action", "Plan – autorisations de programme", 18),
        ("action", "Plan – autorisations d’engagement", 20),
        ("action", "Plan – crédits de paiement 2025", 3),
        ("action", "Formation – autorisations d’engagement", 4),
    ]


def test_the_figure_that_gives_way_is_no_line_of_its_own() -> None:
    told = [
        Statement(f"{n:016x}", Axis(label="Formation", amount=Decimal(m), path=(1,)), source, 1, None, source)
        for n, m, source in ((1, 10, "a"), (2, 12, "b"))
    ]
    sums = [
        said(n, m, source, scope="axis", axis=(1,), label="Formation") for n, m, source in ((3, 10, "a"), (4, 12, "b"))
    ]
    found = draft([*told, *sums], territory="Occitanie")
    assert len(found.lines["envelope"]) == 1
    assert {p.relation for p in found.links if p.source in {s.uid for s in sums}} == {"conflicts"}

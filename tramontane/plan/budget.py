"""Tells the sum of a whole from what a budget opens for one year, or as one kind of credits."""

from collections.abc import Iterable

from tramontane.evidence.reconciliation.statements import Statement
from tramontane.evidence.values import Amount
from tramontane.plan.subjects import same_amount

_CREDITS = {
    "AP": "autorisations de programme",
    "AE": "autorisations d’engagement",
    "CP": "crédits de paiement",
    "engaged": "crédits engagés",
    "paid": "crédits mandatés",
    "credits": "crédits",
}


def wholes(statements: Iterable[Statement]) -> list[Statement]:
    """Of the amounts of one subject, those that say its whole: no year's credits, no part by kind of credits.

    A document that only votes credits of one kind gives its whole that way (« vote une autorisation d'engagement »).
    """
    told = list(statements)
    found: list[Statement] = []
    for source in dict.fromkeys(s.source for s in told):
        mine = [s for s in told if s.source == source and not getattr(s.value, "year", None)]
        plain = [s for s in mine if getattr(s.value, "measure", None) in (None, "total")]
        same = [s for s in mine if all(same_amount(s.value, other.value) for other in plain or mine)]
        found += plain + [s for s in same if s not in plain]
    return found


def credits_title(title: str, amount: Amount) -> str:
    """« Formation » → « Formation – crédits de paiement 2026 »."""
    words = (_CREDITS.get(amount.measure or "", ""), str(amount.year or ""))
    said = " ".join(w for w in words if w)
    return f"{title} – {said}" if said else title

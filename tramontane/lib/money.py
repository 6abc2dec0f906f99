"""Euros: the only place where money is rounded or shared out."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

Euros = Decimal
CENT = Decimal("0.01")


def to_cents(amount: Decimal) -> Euros:
    """Round once, half away from zero, to the cent."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def share(total: Euros, weights: Sequence[Decimal | int]) -> list[Euros]:
    """Split ``total`` in proportion to ``weights`` so that the parts sum to it exactly.

    Largest remainders first; ties go to the earlier part. Raises ``ValueError`` when no weight is positive
    or one is negative.
    """
    whole = sum((Decimal(w) for w in weights), Decimal(0))
    if whole <= 0 or any(w < 0 for w in weights):
        raise ValueError("weights must be positive")
    cents = int(to_cents(total) / CENT)
    exact = [Decimal(cents) * Decimal(w) / whole for w in weights]
    parts = [int(e // 1) for e in exact]
    order = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for i in order[: cents - sum(parts)]:
        parts[i] += 1
    return [Decimal(p) * CENT for p in parts]

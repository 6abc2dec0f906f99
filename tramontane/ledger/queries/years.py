"""Fiscal years of a plan: open or closed."""

from dataclasses import dataclass

from tramontane.ledger.models import Account, JournalEntry
from tramontane.plan.models import Plan


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """A year in which the plan has credits, and the entry that closes it, if any."""

    year: int
    closing: JournalEntry | None

    @property
    def is_closed(self) -> bool:
        """Whether nothing moves in it any more."""
        return self.closing is not None


def closing_of(plan: Plan, year: int) -> JournalEntry | None:
    """The entry that closes that year, unless it was opened again."""
    closings = JournalEntry.objects.filter(plan=plan, kind="closing", fiscal_year=year, reversed_by__isnull=True)
    return closings.select_related("act").order_by("id").first()


def is_closed(plan: Plan, year: int) -> bool:
    """Whether nothing moves in that year any more."""
    return closing_of(plan, year) is not None


def years_of(plan: Plan) -> list[FiscalYear]:
    """The years in which the plan has credits, in order."""
    closings = JournalEntry.objects.filter(plan=plan, kind="closing", reversed_by__isnull=True).select_related("act")
    by_year = {c.fiscal_year: c for c in closings.order_by("id")}
    years = Account.objects.filter(envelope__plan=plan, kind="C0").order_by("fiscal_year")
    found = sorted({y for y in years.values_list("fiscal_year", flat=True) if y} | {y for y in by_year if y})
    return [FiscalYear(year, by_year.get(year)) for year in found]

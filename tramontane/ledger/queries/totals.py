"""What instruments say they have committed, against the ledger, to the cent."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum

from tramontane.ledger.models import JournalLine
from tramontane.lib.money import Euros
from tramontane.lib.periods import Period


@dataclass(frozen=True, slots=True)
class Gap:
    """An instrument and the ledger do not say the same total."""

    instrument: str
    told: Euros
    ledger: Euros

    @property
    def difference(self) -> Euros:
        """What the instrument says beyond the ledger."""
        return self.told - self.ledger


def committed_by(instrument: str, period: Period) -> Euros:
    """What an instrument has committed over a period, amendments, completions and lapses counted."""
    lines = JournalLine.objects.filter(
        account__reservation__instrument=instrument,
        account__kind__in=("A3", "A4", "A5"),
        entry__on__gte=period.first,
        entry__on__lte=period.last,
    )
    return lines.order_by().aggregate(total=Sum("amount"))["total"] or Decimal("0.00")


def gaps(told: Mapping[str, Euros], period: Period) -> list[Gap]:
    """The instruments, by code, whose total is not the ledger's."""
    compared = [Gap(code, total, committed_by(code, period)) for code, total in told.items()]
    return [gap for gap in compared if gap.difference]

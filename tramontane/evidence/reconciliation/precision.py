"""When one value says the same as another, more precisely: a day in a month, a sum inside « environ »."""

from decimal import Decimal

from tramontane.evidence.values import Amount, Period, Status, Target, Value

#: How far from the stated figure « environ », « plus de » and « moins de » may be.
MARGIN = Decimal("0.10")
#: Which side of the stated figure each word leaves open, below and above: by the margin, or without limit (None).
_OPEN: dict[str, tuple[Decimal | None, Decimal | None]] = {
    "about": (MARGIN, MARGIN),
    "more_than": (Decimal(0), MARGIN),
    "less_than": (MARGIN, Decimal(0)),
    "at_least": (Decimal(0), None),
    "at_most": (None, Decimal(0)),
    "range": (Decimal(0), Decimal(0)),
}


def is_exact(value: Value) -> bool:
    """The value leaves no room around what it says."""
    if isinstance(value, Amount) and value.min != value.max:
        return False
    return getattr(value, "qualifier", "exact") == "exact"


def refines(finer: Value, coarser: Value) -> bool:
    """Whether ``finer`` is compatible with ``coarser`` and says more; False when they are equal or differ."""
    match finer, coarser:
        case Amount(), Amount():
            return _sum_refines(finer, coarser)
        case Period(), Period():
            return _period_refines(finer, coarser)
        case Status(), Status():
            return finer.value == coarser.value and day_refines(finer.date, coarser.date)
        case Target(), Target():
            return _target_refines(finer, coarser)
    return False


def compatible(one: Value, other: Value) -> bool:
    """Whether both can be true at once: one refines the other, or two approximations leave common ground."""
    if refines(one, other) or refines(other, one):
        return True
    if not isinstance(one, Amount) or not isinstance(other, Amount) or not _comparable(one, other):
        return False
    if is_exact(one) or is_exact(other):
        return False
    (low, high), (bottom, top) = _room(one), _room(other)
    return (high is None or bottom <= high) and (top is None or low <= top)


def day_refines(finer: str | None, coarser: str | None) -> bool:
    """« 2024-12-05 » refines « 2024-12 », « 2024 » and « XXXX-12-05 »; any date refines none."""
    if finer is None or finer == coarser or "/" in finer:
        return False
    if coarser is None:
        return True
    if coarser.startswith("XXXX-"):
        return finer[4:] == coarser[4:] and finer[:4].isdigit()
    return finer.startswith(f"{coarser}-") or _in_part_of_year(finer, coarser)


def same_day(one: str | None, other: str | None) -> bool:
    """Whether two dates, possibly vague or missing, can be the same day."""
    return one == other or day_refines(one, other) or day_refines(other, one)


#: The months of the seasons, quarters and halves that dates can name; winter is left out, being in two years.
_PARTS = {"21": (3, 6), "22": (6, 9), "23": (9, 12)}
_PARTS |= {"33": (1, 3), "34": (4, 6), "35": (7, 9), "36": (10, 12), "40": (1, 6), "41": (7, 12)}


def _in_part_of_year(finer: str, coarser: str) -> bool:
    months = _PARTS.get(coarser[5:])
    if months is None or finer[:5] != coarser[:5] or not finer[5:7].isdigit():
        return False
    return months[0] <= int(finer[5:7]) <= months[1]


def _comparable(one: Amount, other: Amount) -> bool:
    return (one.currency, one.per) == (other.currency, other.per)


def _room(amount: Amount) -> tuple[Decimal, Decimal | None]:
    """From where to where the figure may be; no end when only a floor is stated."""
    below, above = _OPEN.get(amount.qualifier, (Decimal(0), Decimal(0)))
    low = Decimal(0) if below is None else amount.min * (1 - below)
    return low, None if above is None else amount.max * (1 + above)


def _sum_refines(finer: Amount, coarser: Amount) -> bool:
    if not _comparable(finer, coarser) or is_exact(coarser):
        return False
    low, high = _room(coarser)
    if is_exact(finer):
        return low <= finer.min and (high is None or finer.max <= high)
    (bottom, top), both_written = _room(finer), finer.min != finer.max and coarser.min != coarser.max
    return (
        both_written
        and (bottom, top) != (low, high)
        and low <= bottom
        and top is not None
        and high is not None
        and top <= high
    )


def _period_refines(finer: Period, coarser: Period) -> bool:
    if finer == coarser or finer.end is None:
        return False
    if coarser.start is None and coarser.end is None:
        return coarser.years is not None and _years(finer) in (coarser.years, coarser.years - 1)
    starts = finer.start == coarser.start or day_refines(finer.start, coarser.start)
    ends = finer.end == coarser.end or day_refines(finer.end, coarser.end)
    return starts and ends and (finer.start, finer.end) != (coarser.start, coarser.end)


def _years(period: Period) -> int | None:
    start, end = (period.start or "")[:4], (period.end or "")[:4]
    return int(end) - int(start) if start.isdigit() and end.isdigit() else None


_AIM = ("value", "value_max", "factor", "baseline", "current", "horizon_years")


def _target_refines(finer: Target, coarser: Target) -> bool:
    """The same aim, with what the other leaves unsaid: where it starts from, by when."""
    if finer.per != coarser.per or (coarser.value is None and coarser.factor is None):
        return False
    pairs = [(getattr(finer, name), getattr(coarser, name)) for name in _AIM]
    if any(theirs is not None and ours != theirs for ours, theirs in pairs):
        return False
    deadline = finer.deadline == coarser.deadline or day_refines(finer.deadline, coarser.deadline)
    more = any(theirs is None and ours is not None for ours, theirs in pairs)
    return deadline and (more or finer.deadline != coarser.deadline)

"""Dates as documents say them (EDTF), compared with the calendar."""

import re
from calendar import monthrange
from datetime import date

_SPANS = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    40: (1, 6), 41: (7, 12),
}  # fmt: skip


def last_day(edtf: str | None) -> date | None:
    """The last day that an EDTF date may mean; None when it cannot be told."""
    return _day((edtf or "").rpartition("/")[2], end=True)


def first_day(edtf: str | None) -> date | None:
    """The first day that an EDTF date may mean; None when it cannot be told."""
    return _day((edtf or "").partition("/")[0], end=False)


def _day(text: str, *, end: bool) -> date | None:
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text.strip("~?"))
    if not found:
        return None
    year, middle, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    months = _SPANS.get(middle, (middle, middle)) if middle else (1, 12)
    month = months[1] if end else months[0]
    if not 1 <= month <= 12 or year < 1:
        return None
    return date(year, month, min(day or (31 if end else 1), monthrange(year, month)[1]))

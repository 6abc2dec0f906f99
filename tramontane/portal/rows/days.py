"""Dates as plans say them, compared with the calendar."""

import re
from calendar import monthrange
from datetime import date

_ENDS = {21: 5, 22: 8, 23: 11, 24: 12, 33: 3, 34: 6, 35: 9, 36: 12, 40: 6, 41: 12}


def last_day(edtf: str | None) -> date | None:
    """The last day that an EDTF date may mean; None when it cannot be told."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", (edtf or "").rpartition("/")[2].strip("~?"))
    if not found:
        return None
    year, middle, day = int(found[1]), int(found[2] or 12), int(found[3] or 0)
    month = _ENDS.get(middle, middle)
    if not 1 <= month <= 12 or year < 1:
        return None
    return date(year, month, min(day or 31, monthrange(year, month)[1]))


def sort_key(edtf: str | None) -> tuple[bool, date]:
    """Orders dates, unknown ones last."""
    day = last_day(edtf)
    return (day is None, day or date.max)

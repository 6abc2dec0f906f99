"""Dates as plans say them, in order."""

from datetime import date

from tramontane.lib.edtf import last_day


def sort_key(edtf: str | None) -> tuple[bool, date]:
    """Orders dates, unknown ones last."""
    day = last_day(edtf)
    return (day is None, day or date.max)

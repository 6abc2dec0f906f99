"""Targets and counts in short, to compare."""

from decimal import Decimal

from tramontane.evidence.values import Count, Target


def told_goal(target: Target) -> str:
    """« 600 < 350 @2028 »: 600 from a baseline of 350, due in 2028; « x2 » is a factor, « /an » a rhythm."""
    told = f"x{number(target.factor)}" if target.factor is not None else number(target.value)
    told += f"-{number(target.value_max)}" if target.value_max is not None else ""
    told += "/an" if target.per == "year" else ""
    told += f" < {number(target.baseline)}" if target.baseline is not None else ""
    return told + (f" @{target.deadline}" if target.deadline else "")


def told_count(count: Count) -> str:
    """« 54 voix pour »."""
    return f"{number(count.value)} {count.unit}".strip()


def number(value: Decimal | None) -> str:
    """A number to four decimals at most, without a point if it is whole."""
    if value is None:
        return ""
    return f"{value:.4f}".rstrip("0").rstrip(".")

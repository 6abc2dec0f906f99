"""The table that people read and the file that machines compare."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.samples import Spread, paired_ratio, spread

LATEST = Path(__file__).with_name("latest.json")
THEIRS = ("reference", "reference_304")


def summary(samples: Mapping[str, Sequence[float]]) -> dict[str, Spread]:
    """Ratios to the reference first, where both were measured, then milliseconds per request."""
    ratios = {
        f"ratio_{name}": paired_ratio(values, samples[theirs])
        for name, values in samples.items()
        if name not in THEIRS and (theirs := THEIRS[name.endswith("_304")]) in samples
    }
    return ratios | {f"{name}_web_ms": spread(values) for name, values in samples.items()}


def table(measures: Mapping[str, Spread | float]) -> str:
    """One line per measure: name, median, extremes."""
    width = max(map(len, measures))
    lines = [f"{'measure':<{width}}  {'median':>10}  {'low':>10}  {'high':>10}"]
    for name, value in measures.items():
        if isinstance(value, Spread):
            lines.append(f"{name:<{width}}  {value.median:>10.3f}  {value.low:>10.3f}  {value.high:>10.3f}")
        else:
            lines.append(f"{name:<{width}}  {value:>10.3f}".replace(".000", "    "))
    return "\n".join(lines)


def write(measures: Mapping[str, Spread | float], path: Path = LATEST) -> None:
    """Metric → value (the median of a spread)."""
    values = {name: round(v.median if isinstance(v, Spread) else v, 4) for name, v in measures.items()}
    path.write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")

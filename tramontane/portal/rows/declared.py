"""What the accessibility declaration states: the last run of the automatic checks, and what they cannot judge."""

import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from tramontane.lib import french

#: Written by the tests (``make declaration``) and committed: the declaration says what was checked, when, with what.
RECORD = Path(__file__).parents[1] / "accessibility.json"


@dataclass(frozen=True, slots=True)
class Weight:
    """What the first view of a page costs."""

    path: str
    kilobytes: Decimal
    requests: int


@dataclass(frozen=True, slots=True)
class Audit:
    """A run of the automatic checks. ``pages`` counts addresses, ``views`` pages opened in every variant."""

    on: str
    iso: str
    tool: str
    rules: tuple[str, ...]
    pages: int
    types: int
    views: int
    variants: tuple[str, ...]
    violations: tuple[str, ...]
    weights: tuple[Weight, ...]


@cache
def last_audit() -> Audit | None:
    """The last recorded run; None when none was."""
    if not RECORD.exists():
        return None
    read: dict[str, Any] = json.loads(RECORD.read_text(encoding="utf-8"))
    return Audit(
        on=french.edtf(read["date"]),
        iso=read["date"],
        tool=read["tool"],
        rules=tuple(read["rules"]),
        pages=read["pages"],
        types=read["types"],
        views=read["views"],
        variants=tuple(read["variants"]),
        violations=tuple(read["violations"]),
        weights=tuple(
            Weight(w["path"], (Decimal(w["bytes"]) / 1000).quantize(Decimal("0.1")), w["requests"])
            for w in read["weights"]
        ),
    )


def standing(audit: Audit | None) -> str:
    """What the law lets us say: without a whole audit by a person, « non conforme », whatever machines find."""
    if audit is None:
        return _("Aucun contrôle automatique n’est enregistré avec cette version.")
    if audit.violations:
        count = len(audit.violations)
        return french.counted(count, _("défaut relevé"), _("défauts relevés")) + _(" par les contrôles automatiques.")
    return _("Les contrôles automatiques ne relèvent aucun défaut ; ils ne voient qu’une partie des critères.")

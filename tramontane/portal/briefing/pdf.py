"""The briefing as a PDF/UA-1 file, by typst: texts go in as data, never as markup."""

import json
import unicodedata
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import gettext as _

from tramontane.plan.memory import last_per_version
from tramontane.plan.published import PublishedPlan
from tramontane.portal.addresses import Addresses
from tramontane.portal.briefing.rows import Briefing, briefing

_TEMPLATE = Path(__file__).with_name("note.typ").read_bytes()
#: Letters that the fonts inside typst have; PDF/UA refuses a page with a character that no font can show.
_LETTERS = ("LATIN", "GREEK", "CYRILLIC")


@last_per_version(32)
def briefing_pdf(plan: PublishedPlan, at: Addresses, today: date, root: str) -> bytes:
    """The file of a version read on ``today``; the same arguments give the same bytes. ``root``: « https://…/ »."""
    return compiled(briefing(plan, at, today), root)


def compiled(said: Briefing, root: str) -> bytes:
    """The file of a briefing. Characters that no font of ours can show become « □ »."""
    data = {**asdict(said), "root": root.rstrip("/"), "words": _words()}
    try:
        return _compile(data)
    except typst.TypstError:
        return _compile(_shown(data))


def _compile(data: Any) -> bytes:  # noqa: ANN401 - plain values of any shape
    text = json.dumps(data, ensure_ascii=False)
    made = typst.compile(
        _TEMPLATE, sys_inputs={"briefing": text}, ignore_system_fonts=True, pdf_standards=["ua-1"], format="pdf"
    )
    if not isinstance(made, bytes):
        raise TypeError("typst gave several files")
    return made


def _shown(value: Any) -> Any:  # noqa: ANN401 - plain values of any shape
    """The same data with only characters that can be shown."""
    if isinstance(value, str):
        return "".join(c if _is_plain(c) else "□" for c in value)
    if isinstance(value, dict):
        return {k: _shown(v) for k, v in value.items()}
    return [_shown(v) for v in value] if isinstance(value, (list, tuple)) else value


def _is_plain(character: str) -> bool:
    """Whether a font inside typst certainly has it."""
    if (character.isascii() and character.isprintable()) or character in "«»…–—−‘’“”€\u00a0\u202f·□×":
        return True
    is_letter = unicodedata.category(character) in ("Lu", "Ll") and ord(character) < 0x250
    return is_letter and unicodedata.name(character, "").split(" ")[0] in _LETTERS


def _words() -> dict[str, str]:
    """The headings of the page."""
    return {
        "kind": _("Note de séance"),
        "read": _("lue le"),
        "about": _("Le plan"),
        "alerts": _("À savoir"),
        "money": _("L’argent, axe par axe"),
        "axis": _("Axe"),
        "sum": _("Montant"),
        "share": _("Part"),
        "late": _("En retard"),
        "changes": _("Ce qui a changé"),
        "conflicts": _("Contradictions ouvertes"),
        "decisions": _("Décisions demandées"),
        "coming": _("À venir"),
        "references": _("Sources"),
        "rule": _("Chaque numéro renvoie à la phrase qui énonce le chiffre."),
        "more": _("et {n} de plus, sur le site"),
        "bare": _("non sourcé"),
        "page": _("page"),
        "of": _("sur"),
        "noalert": _("Rien à signaler."),
    }

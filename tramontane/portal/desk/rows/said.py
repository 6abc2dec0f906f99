"""A line in words: each of its values, and the fact that is expected to state it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tramontane.lib import french
from tramontane.plan.document import EnvelopePart, LinePart
from tramontane.plan.published import title_of
from tramontane.portal import words
from tramontane.portal.desk.words import PARTY_KIND, SCOPE
from tramontane.portal.rows.figures import amount_words, exact_words
from tramontane.portal.rows.indicators import deadline_words, target_words

Axes = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Said:
    """One value: its label, its words ("" is not filled in), its proof's name and whether it has one.

    ``needs_proof`` is false for what only arranges the plan (an axis, a note).
    """

    label: str
    text: str
    proof: str = ""
    is_proved: bool = False

    @property
    def needs_proof(self) -> bool:
        """Whether a fact should state it."""
        return bool(self.proof and self.text)


def said(kind: str, part: LinePart, axes: Axes) -> tuple[Said, ...]:
    """The values of a line that are filled in, main ones first; ``axes`` gives titles by reference."""
    rows = [row for row in _KINDS[kind](part) if row[1] or row[2] in _EXPECTED]
    axis = getattr(part, "axis", None) or getattr(part, "parent", None)
    found = [
        Said(str(label), text, proof, proof == "value" or bool(part.proofs.get(proof))) for label, text, proof in rows
    ]
    if axis:
        found.append(Said(_("Axe"), axes.get(axis, axis)))
    return tuple(found)


def title_words(kind: str, part: LinePart, axes: Axes) -> str:
    """What a line is called on the desk."""
    if kind == "envelope" and not getattr(part, "title", ""):
        axis = getattr(part, "axis", None)
        return axes.get(axis, axis) if axis else _("Enveloppe du plan")
    return title_of(part)


def sentence(kind: str, part: LinePart, axes: Axes) -> str:
    """The whole line in one sentence, to put two versions of it side by side."""
    rest = "; ".join(f"{s.label.lower()} : {s.text}" for s in said(kind, part, axes) if s.text)
    title = title_words(kind, part, axes)
    return f"{title} ({rest})" if rest else title


def parse_part(kind_part: type[LinePart], content: object) -> LinePart | None:
    """The part kept with a decision; None when an older format cannot be read any more."""
    try:
        return kind_part.model_validate(content)
    except ValueError:
        return None


#: What is shown « non renseigné » rather than left out.
_EXPECTED = ("status", "period", "amount", "target")
Row = tuple[Any, str, str]


def _date(value: str | None) -> str:
    return french.edtf(value) if value else ""


def _heading(p: Any) -> list[Row]:  # noqa: ANN401 - dispatched by kind, like all below
    status = str(words.STATUS[p.status]) if p.status else ""
    when = f" {french.edtf_when(p.status_on)}" if status and p.status_on else ""
    years = french.counted(p.period_years, _("an"), _("ans")) if p.period_years else ""
    return [
        (_("Étape"), f"{status}{when}", "status"),
        (_("Période"), french.years(p.period_start, p.period_end) or years, "period"),
        (_("Résumé"), p.summary, ""),
    ]


def _participation(p: Any) -> list[Row]:  # noqa: ANN401
    return [(_("Rôle"), str(words.ROLE[p.role]), "party"), (_("Nature"), str(PARTY_KIND[p.party_kind]), "")]


def _envelope(p: EnvelopePart) -> list[Row]:
    amount, exact = amount_words(p), exact_words(p)
    shown = amount if amount == exact else f"{amount} ({exact})"
    return [
        (_("Montant"), shown, "amount"),
        (_("Modalité"), str(words.MODALITY[p.modality]), ""),
        (_("Portée"), str(SCOPE[p.scope]), ""),
        (_("Financeur"), p.funder or "", ""),
    ]


def _pledge(p: Any) -> list[Row]:  # noqa: ANN401
    return [
        (_("Modalité"), str(words.MODALITY[p.modality]) if p.modality != "firm" else "", ""),
        (_("Échéance"), _date(p.due), ""),
        (_("Attention"), _("le document exclut que cela soit fait") if p.is_negated else "", ""),
    ]


def _indicator(p: Any) -> list[Row]:  # noqa: ANN401
    last = max(p.readings, key=lambda r: r.on, default=None)
    value = f"{french.quantity(last.value, p.unit, per=p.per)}, {french.edtf(last.on)}" if last else ""
    if last and last.note:
        value += f" ({last.note})"
    baseline = french.quantity(p.baseline, p.unit, per=p.per) if p.baseline is not None else ""
    return [
        (_("Cible"), target_words(p), "target"),
        (_("Départ"), baseline, "baseline"),
        (_("Échéance"), deadline_words(p), ""),
        (_("Sens"), str(words.DIRECTION[p.direction]) if p.direction != "up" else "", ""),
        (_("Dernière valeur"), value, "value" if last and last.fact else ""),
        (_("Mesure suivie"), p.measure or "", ""),
    ]


_KINDS: dict[str, Any] = {
    "heading": _heading,
    "participation": _participation,
    "axis": lambda p: [(_("Résumé"), p.summary, "")],
    "envelope": _envelope,
    "pledge": _pledge,
    "indicator": _indicator,
    "milestone": lambda p: [(_("Échéance"), _date(p.due), ""), (_("Atteint le"), _date(p.done_on), "")],
    "event": lambda p: [(_("Date"), _date(p.date), ""), (_("Lieu"), p.place, "")],
    "context": lambda p: [],
}

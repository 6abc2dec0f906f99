"""Each change of a published plan as one sentence: which figure, from what to what, which source says so."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tramontane.lib import french
from tramontane.lib.language import is_english, language
from tramontane.plan.document import LinePart
from tramontane.plan.published import PublishedPlan, parts_of, title_of
from tramontane.plan.queries import Publication, read_publication, reading_of_indicator
from tramontane.portal import words
from tramontane.portal.rows.figures import amount_words, proving
from tramontane.portal.rows.indicators import deadline_words, target_words
from tramontane.portal.rows.plan import period_words, status_words
from tramontane.portal.rows.quality import PROVED_FIELD


def quoted(text: str) -> str:
    """« text », what it quotes itself between “ ”."""
    return french.quoted(re.sub(r"«\s*(.*?)\s*»", r"“\1”", text))


def _from(text: str) -> str:
    """« de 60 M€ », « d’environ 50 M€ »."""
    if is_english():
        return f"from {text}"
    return f"d’{text}" if text[:1].lower() in "aeiouéêh" else f"de {text}"


@dataclass(frozen=True, slots=True)
class Said:
    """A change. ``about`` is its subject, ``before`` and ``after`` the words of both values ("" when not said).

    ``axis`` is that of the line, ``facts`` what proves the new value (or the old one of what left).
    """

    what: Literal["added", "removed", "changed"]
    kind: str
    ref: str
    title: str
    axis: str | None
    about: str
    before: str
    after: str
    facts: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentence, without its source."""
        if self.what != "changed":
            more = self.after or self.before
            return f"{self.about} : {quoted(self.title)}{f', {more}' if more else ''}."
        if not is_english() and (self.before.startswith("de ") or self.after.startswith("de ")):
            return _("{about} était {before} ; c’est maintenant {after}.").format(
                about=self.about, before=self.before or _("non dit"), after=self.after or _("non dit")
            )
        if self.before and self.after:
            return _("{about} passe {before} à {after}.").format(
                about=self.about, before=_from(self.before), after=self.after
            )
        if self.after:
            return _("{about} est désormais dit : {after}.").format(about=self.about, after=self.after)
        return _("{about} n’est plus dit ; c’était {before}.").format(about=self.about, before=self.before)


Words = Callable[[PublishedPlan, Any], str]


@dataclass(frozen=True, slots=True)
class _Facet:
    """Something that a line says: its name in a sentence, the field that proves it, its value in words."""

    about: Any
    field: str
    words: Words


def _value(_plan: PublishedPlan, part: Any) -> str:  # noqa: ANN401 - dispatched by kind
    now = reading_of_indicator(part)
    return "" if now.value is None else french.quantity(now.value, part.unit, per=part.per)


def _day(name: str) -> Words:
    return lambda _plan, part: french.edtf(getattr(part, name)) if getattr(part, name) else ""


def _modality(_plan: PublishedPlan, part: Any) -> str:  # noqa: ANN401 - dispatched by kind
    return quoted(str(words.MODALITY[part.modality]))


def _parent(plan: PublishedPlan, part: Any) -> str:  # noqa: ANN401 - dispatched by kind
    return quoted(plan.axis(part.parent).title) if part.parent else _("la racine du plan")


def _title(_plan: PublishedPlan, part: LinePart) -> str:
    return quoted(title_of(part))


_NAME = _Facet(gettext_lazy("L’intitulé"), "title", _title)
_FACETS: dict[str, tuple[_Facet, ...]] = {
    "heading": (
        _NAME,
        _Facet(gettext_lazy("L’état du plan"), "status", lambda p, _h: quoted(s) if (s := status_words(p)) else ""),
        _Facet(gettext_lazy("Le calendrier du plan"), "period", lambda p, _h: period_words(p)),
    ),
    "participation": (_Facet(gettext_lazy("Le rôle"), "party", lambda _p, part: quoted(str(words.ROLE[part.role]))),),
    "axis": (_NAME, _Facet(gettext_lazy("Le rattachement"), "title", _parent)),
    "envelope": (
        _Facet(gettext_lazy("Le montant"), "amount", lambda _p, part: amount_words(part)),
        _Facet(gettext_lazy("Le statut du montant"), "amount", _modality),
        _Facet(gettext_lazy("Le financeur"), "amount", lambda _p, part: part.funder or ""),
    ),
    "pledge": (
        _NAME,
        _Facet(gettext_lazy("Le terme"), "title", _day("due")),
        _Facet(gettext_lazy("Le statut"), "title", _modality),
    ),
    "indicator": (
        _NAME,
        _Facet(gettext_lazy("L’objectif"), "target", lambda _p, part: target_words(part)),
        _Facet(gettext_lazy("Le terme"), "target", lambda _p, part: deadline_words(part)),
        _Facet(
            gettext_lazy("Le point de départ"),
            "baseline",
            lambda _p, part: "" if part.baseline is None else french.quantity(part.baseline, per=part.per),
        ),
        _Facet(gettext_lazy("Le dernier relevé"), "value", _value),
    ),
    "milestone": (
        _NAME,
        _Facet(gettext_lazy("Le terme"), "title", _day("due")),
        _Facet(gettext_lazy("Le jour où il est atteint"), "title", _day("done_on")),
    ),
    "event": (
        _NAME,
        _Facet(gettext_lazy("Le jour"), "title", _day("date")),
        _Facet(gettext_lazy("Le lieu"), "title", lambda _p, part: part.place),
    ),
    "context": (),
}
_ADDED: dict[str, Any] = {
    "participation": gettext_lazy("Nouvelle partie prenante"),
    "axis": gettext_lazy("Nouvel axe"),
    "envelope": gettext_lazy("Nouvelle enveloppe"),
    "pledge": gettext_lazy("Nouvel engagement"),
    "indicator": gettext_lazy("Nouvel indicateur"),
    "milestone": gettext_lazy("Nouveau jalon"),
    "event": gettext_lazy("Nouvel événement"),
    "context": gettext_lazy("Nouveau chiffre cité"),
    "source": gettext_lazy("Nouvelle source"),
}
_REMOVED: dict[str, Any] = {
    "participation": gettext_lazy("Partie prenante retirée"),
    "axis": gettext_lazy("Axe retiré"),
    "envelope": gettext_lazy("Enveloppe retirée"),
    "pledge": gettext_lazy("Engagement retiré"),
    "indicator": gettext_lazy("Indicateur retiré"),
    "milestone": gettext_lazy("Jalon retiré"),
    "event": gettext_lazy("Événement retiré"),
    "context": gettext_lazy("Chiffre cité retiré"),
    "source": gettext_lazy("Source retirée"),
}


def sentences(publication: Publication) -> tuple[Said, ...]:
    """What a publication changed, the plan first, then its lines in their order, then its sources.

    Nothing for a first publication: all of it is new. Made once for a language: versions never change.
    """
    return _sentences(publication, language())


@lru_cache(maxsize=256)
def _sentences(publication: Publication, _language: str) -> tuple[Said, ...]:
    plan, before = read_publication(publication)
    return tuple(_compare(before, plan)) if before else ()


def _compare(old: PublishedPlan, new: PublishedPlan) -> Iterator[Said]:
    known = parts_of(old.document)
    # Money first: it is what people look for.
    for kind, parts in sorted(parts_of(new.document).items(), key=lambda item: item[0] not in ("heading", "envelope")):
        was = {p.ref: p for p in known[kind]}
        for part in parts:
            older = was.pop(part.ref, None)
            if older is None:
                yield _line("added", kind, part, new)
            else:
                yield from _changed(kind, old, older, new, part)
        for part in was.values():
            yield _line("removed", kind, part, old)
    yield from _sources(old, new)


def _line(what: Literal["added", "removed"], kind: str, part: LinePart, plan: PublishedPlan) -> Said:
    main = next((f for f in _FACETS[kind] if f.field in ("amount", "target")), None)
    shown = main.words(plan, part) if main else ""
    names = _ADDED if what == "added" else _REMOVED
    facts = proving(plan, part, PROVED_FIELD.get(kind, "title"))
    after, before = (shown, "") if what == "added" else ("", shown)
    return Said(what, kind, part.ref, title_of(part), _axis(kind, part), str(names[kind]), before, after, facts)


def _changed(kind: str, old: PublishedPlan, was: LinePart, new: PublishedPlan, now: LinePart) -> Iterator[Said]:
    for facet in _FACETS[kind]:
        before, after = facet.words(old, was), facet.words(new, now)
        if before != after:
            about = _about(facet, kind, now)
            facts = proving(new, now, facet.field)
            yield Said("changed", kind, now.ref, title_of(now), _axis(kind, now), about, before, after, facts)


def _about(facet: _Facet, kind: str, part: LinePart) -> str:
    if kind == "heading":
        return str(facet.about) if facet is not _NAME else _("Le nom du plan")
    if facet is _NAME:
        return f"{facet.about} ({words.LINE[kind]})"
    return _("{facet} de {line}").format(facet=facet.about, line=quoted(title_of(part)))


def _axis(kind: str, part: LinePart) -> str | None:
    return part.ref if kind == "axis" else getattr(part, "axis", None)


def _sources(old: PublishedPlan, new: PublishedPlan) -> Iterator[Said]:
    was, now = ({s.sha256: s for s in plan.document.sources} for plan in (old, new))
    for what, names, here, there in (("added", _ADDED, now, was), ("removed", _REMOVED, was, now)):
        for sha256, source in here.items():
            if sha256 not in there:
                yield Said(
                    what,  # type: ignore[arg-type]  # one of the two above
                    *("source", sha256, source.title, None, str(names["source"])),
                    *("", source.publisher, ()),
                )

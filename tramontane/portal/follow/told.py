"""What changed on what a person follows, in plain words, each with the page that shows it and the proof behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from tramontane.lib import french
from tramontane.plan.differences import Change
from tramontane.plan.document import EnvelopePart, IndicatorPart, LinePart
from tramontane.plan.published import PublishedPlan, parts_of, title_of
from tramontane.portal import words
from tramontane.portal.addresses import Addresses
from tramontane.portal.rows.changes import shown
from tramontane.portal.rows.figures import amount_words, proving, source_words
from tramontane.portal.rows.indicators import target_words
from tramontane.portal.rows.money import envelope_title

#: Fields that together say how much, and those that together say how far.
_MONEY = frozenset({"minimum", "maximum", "currency", "per", "qualifier"})
_TARGET = frozenset({"target", "factor", "unit", "per", "qualifier"})
#: Fields whose values are references or lists: that they changed is said, not how.
_UNSAID = frozenset({"axis", "parent", "fact", "measure"})


@dataclass(frozen=True, slots=True)
class Told:
    """What changed on one line: its name, sentences, its page ("" when it is gone), and (words, address) of proofs."""

    title: str
    sentences: tuple[str, ...]
    href: str
    proofs: tuple[tuple[str, str], ...]


def tell(old: PublishedPlan, new: PublishedPlan, changes: Iterable[Change]) -> tuple[Told, ...]:
    """The changes of a plan between two versions, line by line, in the order of the plan."""
    lines = groupby(changes, key=lambda c: (c.kind, c.ref))
    return tuple(_line(old, new, kind, ref, tuple(found)) for (kind, ref), found in lines)


def _line(old: PublishedPlan, new: PublishedPlan, kind: str, ref: str, changes: tuple[Change, ...]) -> Told:
    was, now, at = _part(old, kind, ref), _part(new, kind, ref), Addresses()
    plan, part = (new, now) if now is not None else (old, was)
    assert part is not None  # noqa: S101 - a change is about a line of one version at least
    name = french.quoted(envelope_title(plan, part) if isinstance(part, EnvelopePart) else title_of(part))
    label = name if kind == "heading" else f"{words.LINE[kind]} {name}"
    if was is None or now is None:
        value = _value(part)
        gone = _("Retiré du plan") if now is None else _("Ajouté au plan")
        sentences: tuple[str, ...] = (f"{gone} : {value}." if value else f"{gone}.",)
    else:
        sentences = tuple(dict.fromkeys(_sentence(c, was, now) for c in changes))
    fields = [c.field for c in changes if c.field] if was is not None else [*part.proofs]
    proofs = _proofs(new, at, now, fields) if now is not None else ()
    if now is not None and not proofs:
        sentences = (*sentences, _("Non sourcé : aucune phrase d’un document ne l’énonce."))
    href = at.line(new.slug, kind, ref) if now is not None else ""
    return Told(_capital(label), sentences, href, proofs)


def _part(plan: PublishedPlan, kind: str, ref: str) -> LinePart | None:
    return next((p for p in parts_of(plan.document)[kind] if p.ref == ref), None)


def _value(part: LinePart) -> str:
    """What a line is worth, when it is a figure."""
    if isinstance(part, EnvelopePart):
        return amount_words(part)
    return target_words(part) if isinstance(part, IndicatorPart) else ""


def _sentence(change: Change, was: LinePart, now: LinePart) -> str:
    """One field: from what to what; the fields of one figure make one sentence."""
    name = str(words.FIELD.get(change.field, change.field))
    if isinstance(now, EnvelopePart) and change.field in _MONEY:
        return _passage(_("montant"), _value(was), _value(now))
    if isinstance(now, IndicatorPart) and change.field in _TARGET:
        return _passage(_("cible"), _value(was), _value(now))
    if change.field == "proofs":
        return _("Ce qui le prouve a changé.")
    if change.field == "readings":
        return _readings(was, now)
    if change.field in _UNSAID:
        return _("{field} : modifié.").format(field=_capital(name))
    return _passage(name, shown(change.field, change.before), shown(change.field, change.after))


def _passage(name: str, before: str, after: str) -> str:
    said = {"field": _capital(name), "before": before, "after": after}
    if not before:
        return _("{field} : {after} (ce n’était pas dit).").format(**said)
    if not after:
        return _("{field} : ce n’est plus dit (c’était {before}).").format(**said)
    return _("{field} : {after} (c’était {before}).").format(**said)


def _readings(was: Any, now: Any) -> str:  # noqa: ANN401 - two indicators
    fresh = [r for r in now.readings if r not in was.readings]
    if not fresh:
        return _("Un relevé a été retiré.")
    last = max(fresh, key=lambda r: r.on)
    value = french.quantity(last.value, now.unit, per=now.per)
    return _("Nouveau relevé : {value}, au {day}.").format(value=value, day=french.edtf(last.on))


def _proofs(plan: PublishedPlan, at: Addresses, part: LinePart, fields: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The sentences of sources that state the changed fields; those of the line when its proofs alone changed."""
    names = {"amount" if isinstance(part, EnvelopePart) and f in _MONEY else _proved(f) for f in fields}
    wanted = [n for n in part.proofs if n in names or names == {"proofs"}]
    uids = dict.fromkeys(u for name in wanted for u in proving(plan, part, name))
    return tuple((source_words(plan.source(plan.fact(u).source)), at.fact(u)) for u in list(uids)[:3])


def _proved(field: str) -> str:
    """The name under which a field's proofs are kept."""
    if field in ("period_start", "period_end", "period_years"):
        return "period"
    if field in ("readings", "value"):
        return "value"
    return "target" if field in (*_TARGET, "deadline", "horizon_years") else field.removesuffix("_on")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

"""What pictures say before they are drawn: a sentence and its numbers, those of the table, the CSV and the drawing."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tramontane.lib import french
from tramontane.lib.edtf import last_day
from tramontane.opendata.columns import column
from tramontane.plan.arithmetic import sums
from tramontane.plan.document import EnvelopePart, IndicatorPart, LinePart
from tramontane.plan.memory import once_per_version
from tramontane.plan.published import PublishedPlan, parts_of
from tramontane.portal.addresses import Addresses
from tramontane.portal.calendar.rows import DATED, KINDS
from tramontane.portal.calendar.spans import first_day, quarter
from tramontane.portal.rows.figures import amount_words, plain, proving
from tramontane.portal.rows.money import main_envelope

Kind = Literal["shares", "trajectory", "quarters"]
_MOST_SAID = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One number of a picture: what it is of, when, its exact value and the words for it. ``proof`` is an address."""

    label: str = column(gettext_lazy("Libellé"))
    nature: str = column(gettext_lazy("Nature"))
    date: str = column(gettext_lazy("Date"), gettext_lazy("AAAA-MM-JJ ; vide si elle n’est pas dite"))
    when: str = column(gettext_lazy("Date, en clair"))
    value: Decimal = column(gettext_lazy("Valeur"))
    unit: str = column(gettext_lazy("Unité"))
    text: str = column(gettext_lazy("Valeur, en clair"))
    note: str = column(gettext_lazy("Précision"))
    proof: str = column(gettext_lazy("Adresse de la preuve"))

    @property
    def exact(self) -> str:
        """The value for machines."""
        return plain(self.value)


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture to be: ``name`` is its address, ``headings`` those of its table (label, when or nature, value)."""

    kind: Kind
    name: str
    title: str
    sentence: str
    headings: tuple[str, str, str]
    points: tuple[Point, ...]


@once_per_version
def illustrations(plan: PublishedPlan, at: Addresses) -> tuple[Illustration, ...]:
    """Every picture of a version."""
    found = (shares(plan, at), quarters(plan), *(trajectory(plan, at, i) for i in plan.document.indicators))
    return tuple(i for i in found if i is not None)


def illustration(plan: PublishedPlan, at: Addresses, name: str) -> Illustration | None:
    """The picture of that name."""
    return next((i for i in illustrations(plan, at) if i.name == name), None)


def trajectory_name(ref: str) -> str:
    """The name of the picture of an indicator."""
    return f"indicateur-{ref}"


def shares(plan: PublishedPlan, at: Addresses) -> Illustration | None:
    """The money of the plan, axis by axis, what no axis receives included; None under two amounts."""
    total = plan.total if plan.total and plan.total.per == "total" else None
    main = ((a, main_envelope(plan, a.ref)) for a in plan.children(None))
    paid = [(a, e) for a, e in main if e and e.per == "total" and e.currency == (total or e).currency]
    whole = total.maximum if total else sum((e.maximum for _a, e in paid), Decimal(0))
    if len(paid) < 2 or whole <= 0 or len({e.currency for _a, e in paid}) > 1:
        return None
    currency = paid[0][1].currency
    points = [_share(plan, at, e, a.title, whole) for a, e in paid]
    check = next((s for s in sums(plan.document) if s.axis is None), None)
    if total and check and check.gap > 0:
        rest = french.short_money(check.gap, currency)
        share = french.percent(check.gap, whole)
        label, note = _("Non réparti entre les axes"), _("{share} du total").format(share=share)
        points.append(_point(label, value=check.gap, text=rest, unit=currency, nature=_("reste"), note=note))
    said = [f"{p.label} : {p.text} ({p.note})" for p in points[:_MOST_SAID]]
    more = len(points) - len(said)
    if more:
        said.append(_("et {n}, dans le tableau").format(n=french.counted(more, _("autre"), _("autres"))))
    first = _("Sur {total}").format(total=amount_words(total)) if total else _("Montants chiffrés")
    return Illustration(
        kind="shares",
        name="parts",
        title=_("L’argent, axe par axe"),
        sentence=french.tied(f"{first} — {' ; '.join(said)}."),
        headings=(_("Axe"), _("Part"), _("Montant")),
        points=tuple(points),
    )


def _share(plan: PublishedPlan, at: Addresses, envelope: EnvelopePart, title: str, whole: Decimal) -> Point:
    share = french.percent(envelope.maximum, whole)
    return _point(
        title,
        value=envelope.maximum,
        text=amount_words(envelope),
        unit=envelope.currency,
        nature=_("axe"),
        note=_("{share} du total").format(share=share),
        proof=_proof(plan, at, envelope, "amount"),
    )


def trajectory(plan: PublishedPlan, at: Addresses, indicator: IndicatorPart) -> Illustration | None:
    """Baseline, readings and target of an indicator; None under two numbers."""
    points = tuple(_trajectory(plan, at, indicator))
    if len(points) < 2:
        return None
    baseline = [p for p in points if p.nature == _("départ")]
    readings = [p for p in points if p.nature == _("relevé")]
    goal = [p for p in points if p not in baseline and p not in readings]
    told = [
        (_("départ"), baseline),
        (_("dernier relevé"), readings[-1:]),
        (goal[0].nature if goal else "", goal),
    ]
    said = [f"{word} : {p.text}{f' ({p.when})' if p.when else ''}" for word, ps in told for p in ps]
    return Illustration(
        kind="trajectory",
        name=trajectory_name(indicator.ref),
        title=indicator.title,
        sentence=french.tied(f"{indicator.title} — {' ; '.join(said)}."),
        headings=(_("Étape"), _("Date"), _("Valeur")),
        points=points,
    )


def _trajectory(plan: PublishedPlan, at: Addresses, indicator: IndicatorPart) -> Iterator[Point]:
    def made(nature: str, value: Decimal, when: str, date: str, proof: str) -> Point:
        text = french.quantity(value, indicator.unit, per=indicator.per)
        return _point(
            nature, value=value, text=text, unit=indicator.unit, nature=nature, when=when, date=date, proof=proof
        )

    start = plan.document.heading.period_start
    if indicator.baseline is not None:
        day = first_day(start)
        when = french.edtf(start) if start else ""
        proof = _proof(plan, at, indicator, "baseline")
        yield made(_("départ"), indicator.baseline, when, day.isoformat() if day else "", proof)
    for r in sorted(indicator.readings, key=lambda r: r.on):
        read = last_day(r.on)
        proof = at.fact(r.fact) if r.fact else ""
        yield made(_("relevé"), r.value, french.edtf(r.on), read.isoformat() if read else "", proof)
    goal, word = indicator.target, _("cible")
    if goal is None and indicator.baseline is not None and indicator.factor is not None:
        goal = indicator.baseline * indicator.factor
        word = _("cible calculée (départ × {n})").format(n=french.number(indicator.factor))
    if goal is not None:
        end = last_day(indicator.deadline)
        when = french.edtf(indicator.deadline) if indicator.deadline else ""
        yield made(word, goal, when, end.isoformat() if end else "", _proof(plan, at, indicator, "target"))


def quarters(plan: PublishedPlan) -> Illustration | None:
    """How many lines of the plan each quarter holds; None when no source tells a quarter."""
    counted: Counter[tuple[tuple[int, int], str]] = Counter()
    vague = 0
    for kind, name in DATED.items():
        for part in parts_of(plan.document)[kind]:
            edtf = getattr(part, name)
            told = quarter(edtf)
            if told:
                counted[told, kind] += 1
            elif edtf:
                vague += 1
    if not counted:
        return None
    points = tuple(_quarter(when, kind, n) for (when, kind), n in sorted(counted.items()))
    last = points[-1].label
    span = (
        points[0].label
        if points[0].label == last
        else _("de {first} à {last}").format(first=points[0].label, last=last)
    )
    total = french.counted(sum(counted.values()), _("ligne datée"), _("lignes datées"))
    sentence = _("{total} au trimestre près ({span})").format(total=total, span=span)
    if vague:
        rest = french.counted(vague, _("autre date ne dit"), _("autres dates ne disent"))
        sentence += _(" ; {rest} pas de trimestre").format(rest=rest)
    return Illustration(
        kind="quarters",
        name="trimestres",
        title=_("Le calendrier, trimestre par trimestre"),
        sentence=french.tied(f"{sentence}."),
        headings=(_("Trimestre"), _("Nature"), _("Nombre")),
        points=points,
    )


def _quarter(when: tuple[int, int], kind: str, count: int) -> Point:
    year, number = when
    label = f"T{number}{french.NBSP}{year:04d}"
    text, day = french.number(count), f"{year:04d}-{number * 3 - 2:02d}-01"
    return _point(label, value=Decimal(count), text=text, nature=str(KINDS[kind]), date=day, when=label)


def _point(
    label: str,
    *,
    value: Decimal,
    text: str,
    nature: str,
    unit: str = "",
    date: str = "",
    when: str = "",
    note: str = "",
    proof: str = "",
) -> Point:
    return Point(
        label=label, nature=nature, date=date, when=when, value=value, unit=unit, text=text, note=note, proof=proof
    )


def _proof(plan: PublishedPlan, at: Addresses, line: LinePart, name: str) -> str:
    uids = proving(plan, line, name)
    return at.fact(uids[0]) if uids else ""

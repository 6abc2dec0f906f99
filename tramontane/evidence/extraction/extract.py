"""Reads a rendition into claims: the layers in order, then what each one says as a typed value with its place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tramontane.evidence.claims import Card, Claim, Extraction
from tramontane.evidence.extraction.acting.actors import actors_of
from tramontane.evidence.extraction.clauses import Reading, plan_key, read_sums
from tramontane.evidence.extraction.doing.actions import actions_of, is_doing
from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.extraction.grammar.mending import mended
from tramontane.evidence.extraction.grammar.money import Money
from tramontane.evidence.extraction.grammar.parsed import Parsed, parse
from tramontane.evidence.extraction.grammar.tables import Tabled
from tramontane.evidence.extraction.happening.events import events_of
from tramontane.evidence.extraction.life.periods import periods_of
from tramontane.evidence.extraction.life.status import Step, steps_of
from tramontane.evidence.extraction.modality.moods import column_modality
from tramontane.evidence.extraction.naming.names import Named, plan_of
from tramontane.evidence.extraction.naming.programmes import programmes_of
from tramontane.evidence.extraction.parts.prose import prose_parts, purpose_of
from tramontane.evidence.extraction.parts.retold import retold, without
from tramontane.evidence.extraction.parts.schemes import below_schemes
from tramontane.evidence.extraction.parts.scopes import (
    measure_of,
    place,
    place_cell,
    plan_total,
    replaced_scopes,
    spent_as,
)
from tramontane.evidence.extraction.parts.sections import Sections, sections_of
from tramontane.evidence.extraction.parts.settling import settle
from tramontane.evidence.extraction.parts.structure import Part, listed_parts, number_parts
from tramontane.evidence.extraction.parts.sums.addition import confirmed, once
from tramontane.evidence.extraction.parts.sums.plan import additions, completed
from tramontane.evidence.extraction.parts.sums.tables import crossed
from tramontane.evidence.extraction.parts.sums.terms import terms_of
from tramontane.evidence.extraction.quantities.figures import Figure, figures_of
from tramontane.evidence.extraction.whose.foreign import foreign_sums
from tramontane.evidence.rendition import Rendition
from tramontane.evidence.values import Amount, Axis, Event, Modality, PlanName, Programme, Scope, Status, Target

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def extract(rendition: Rendition, published_on: date | None) -> Extraction:
    """All claims of one document, in a stable order. Pure, deterministic, linear in the text's length."""
    mend = mended(rendition)
    found = _extracted(mend.rendition, published_on)
    if mend.rendition is rendition:
        return found
    claims = (replace(c, spans=tuple(mend.back(*s) for s in c.spans)) for c in found.claims)
    return replace(found, claims=tuple(claims))


def _extracted(rendition: Rendition, published_on: date | None) -> Extraction:
    parsed = parse(rendition, published_on)
    plan = plan_of(parsed)
    told = frozenset(parsed.sentence_at(n.start).index for n in plan)
    own = plan_key(plan[0].name) if plan else ""
    readings = read_sums(parsed, foreign_sums(parsed, plan, own))
    listed = listed_parts(parsed, readings)
    options = prose_parts(parsed, readings, {id(p.money): p.level for p in listed if p.money})
    terms = terms_of(parsed, readings)
    total = completed(parsed, terms, plan_total(parsed, readings, [*listed, *options], told))
    parts = number_parts(settle(parsed, total, options, below_schemes(parsed, total, listed)))
    sections = sections_of(parsed, parts)
    told_again = retold(parsed, readings, parts, sections)
    parts = [*without(parts, told_again.inner), *told_again.inner]
    sums = additions(parsed, terms, total, parts)
    parts = confirmed(parts, sums)
    figures = list(_placed(figures_of(parsed, parts), sections))
    steps = steps_of(parsed, plan)
    owners = {**{id(p.money): p for p in parts if p.money}, **told_again.again}
    amounts = list(_amounts(parsed, readings, parts, owners, total, sections, told))
    claims = [
        *_plan(parsed, plan),
        *(Claim(Status(value=s.value, date=s.date), ((s.start, s.end),), 0.8 if s.date else 0.6) for s in steps),
        *_period(parsed),
        *amounts,
        *_axes(parsed, parts),
        *(Claim(a.check(), (), 1.0) for a in once([*sums, *crossed(parsed, parts, total.max if total else None)])),
        *(Claim(f.value, ((f.start, f.end),), 0.6) for f in figures),
        *_actions(parsed, parts, figures, sections),
        *(
            Claim(a.value, ((a.start, a.end),), 0.7 if a.value.role else 0.5)
            for a in actors_of(parsed, fold_text(plan[0].name) if plan else "")
        ),
        *(Claim(_event(h.label, h.date, h.place), ((h.start, h.end),), 0.6) for h in events_of(parsed)),
        *(Claim(Programme(name=n.name), ((n.start, n.end),), 0.6) for n in programmes_of(parsed, plan)),
    ]
    return Extraction(tuple(claims), _card(parsed, plan, steps, amounts, total))


def _event(label: str, on: str | None, where: str | None) -> Event:
    return Event(label=label, date=on, place=where)


def _plan(parsed: Parsed, plan: list[Named]) -> Iterator[Claim]:
    if plan:
        territory = parsed.territory.name if parsed.territory else None
        spans = tuple((n.start, n.end) for n in plan[:5])
        yield Claim(PlanName(name=plan[0].name, territory=territory), spans, 0.8 if len(plan) > 1 else 0.6)


def _period(parsed: Parsed) -> Iterator[Claim]:
    found = periods_of(parsed)
    if found:
        yield Claim(found[0].value, tuple((p.start, p.end) for p in found), 0.8)


def _placed(figures: Iterable[Figure], sections: Sections) -> Iterator[Figure]:
    """The figures, each target with the place of the axis that holds it."""
    for figure in figures:
        path = sections.path_at(figure.start)
        if path and isinstance(figure.value, Target):
            yield replace(figure, value=figure.value.model_copy(update={"axis": path}))
        else:
            yield figure


def _actions(parsed: Parsed, parts: list[Part], figures: list[Figure], sections: Sections) -> Iterator[Claim]:
    """What will be done, but for what an axis or a target says already."""
    axes = [p for p in parts if p.listed and not (p.level > 1 and is_doing(parsed.low[p.start : p.end]))]
    said = [(p.start, p.end) for p in axes] + [(f.start, f.end) for f in figures if isinstance(f.value, Target)]
    for doing in actions_of(parsed, sorted(said)):
        value = doing.value.model_copy(update={"axis": sections.path_at(doing.start)})
        yield Claim(value, ((doing.start, doing.end),), 0.5)


def _amounts(  # noqa: PLR0917
    parsed: Parsed,
    readings: list[Reading],
    parts: list[Part],
    by_money: Mapping[int, Part],
    total: Money | None,
    sections: Sections,
    told: frozenset[int],
) -> Iterator[Claim]:
    """One claim per sum; the mentions of the plan's total make one claim together."""
    by_row = {p.row: p for p in parts if p.row}
    tabled = {id(t.money): t for t in parsed.tabled}
    again = {} if total is None else _again(parsed, readings, total, tabled)
    cells = [tabled.get(id(m)) for m in parsed.money]
    owners = [
        by_money.get(id(m)) or (by_row.get(c.row) if c else None) for m, c in zip(parsed.money, cells, strict=True)
    ]
    places = [
        place_cell(c, total, p)
        if c
        else place(parsed, m, r, total, p, told, held=sections.is_headed(sections.path_at(m.start)))
        for m, r, c, p in zip(parsed.money, readings, cells, owners, strict=True)
    ]
    places = replaced_scopes(parsed, places, readings)
    for money, reading, cell, owner, placed in zip(parsed.money, readings, cells, owners, places, strict=True):
        if id(money) in again:
            continue
        spans = [(money.start, money.end), *(again.values() if money is total else ())]
        part = owner if placed.scope in ("axis", "subaxis") else None
        modality: Modality = (column_modality(cell.header) if cell else None) or reading.modality
        value = _amount(parsed, money, placed.scope, modality, part, cell)
        if placed.scope in ("action", "external") and not cell:
            path = sections.path_at(money.start) if placed.scope == "action" else ()
            value = value.model_copy(update={"label": purpose_of(parsed, money), "axis": path})
        yield Claim(value, tuple(spans), part.sure if part else placed.sure)


def _again(
    parsed: Parsed, readings: list[Reading], total: Money, tabled: dict[int, Tabled]
) -> dict[int, tuple[int, int]]:
    """The other mentions of the plan's total in the running text, by identity."""
    key = (total.min, total.max, total.currency)
    return {
        id(m): (m.start, m.end)
        for m, r in zip(parsed.money, readings, strict=True)
        if m is not total and (m.min, m.max, m.currency) == key and not r.external and id(m) not in tabled
    }


def _amount(  # noqa: PLR0917
    parsed: Parsed, money: Money, scope: Scope, modality: Modality, part: Part | None, cell: Tabled | None
) -> Amount:
    sentence = parsed.sentence_at(money.start)
    before = parsed.low.part(max(sentence.start, money.start - 80), money.start)
    after = parsed.low.part(money.end, min(sentence.end, money.end + 40))
    said = (measure_of(before) or spent_as(after)) if scope != "external" else None
    measure = cell.measure if cell else said
    year = _YEAR.search(before) if measure == "CP" and not cell else None
    return Amount(
        min=money.min,
        max=money.max,
        currency=money.currency,
        per=money.per,
        qualifier=money.qualifier,
        scope=scope,
        modality=modality,
        axis=part.path if part else (),
        measure=measure,
        year=cell.year if cell else int(year[1]) if year else None,
        label=_label(parsed, part) if part else "",
    )


def _label(parsed: Parsed, part: Part) -> str:
    return " ".join(parsed.folded.text[part.start : part.end].split())


def _axes(parsed: Parsed, parts: list[Part]) -> Iterator[Claim]:
    for part in (p for p in parts if p.level < 3):
        amount = part.money.max if part.money else None
        axis = Axis(label=_label(parsed, part), amount=amount, level=part.level, path=part.path)
        yield Claim(axis, ((part.start, part.end),), part.sure)


def _card(parsed: Parsed, plan: list[Named], steps: list[Step], amounts: list[Claim], total: Money | None) -> Card:
    totals = [
        c.value for c in amounts if isinstance(c.value, Amount) and c.value.scope == "plan_total" and not c.value.year
    ]
    firm = [a for a in totals if a.modality not in ("rejected", "superseded", "conditional", "negated", "spent")]
    same = [a for a in totals if total and (a.min, a.max) == (total.min, total.max)]
    first = next(iter(same or firm), None)
    step = steps[0] if steps else None
    return Card(
        plan=plan[0].name if plan else None,
        territory=parsed.territory.name if parsed.territory else None,
        total=_plain(first.max) if first else None,
        currency=first.currency if first else None,
        per=first.per if first else None,
        modality=first.modality if first else None,
        status=step.value if step else None,
        date=step.date if step else None,
    )


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)

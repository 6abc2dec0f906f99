"""Builds the lines of a plan from the facts its documents state: a proposal, never more, for a person to validate.

Pure: facts in, lines and links out; the same facts always give the same lines. Facts of several documents
on one subject (total, status, an axis, a target) are brought together by ``evidence.reconciliation``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from tramontane.evidence.reconciliation.reconcile import proposals
from tramontane.evidence.reconciliation.statements import Statement, newest_first
from tramontane.evidence.reconciliation.steps import same_step
from tramontane.evidence.values import (
    Action,
    Actor,
    Amount,
    Axis,
    Count,
    Event,
    Period,
    PlanName,
    Status,
    Target,
    Value,
)
from tramontane.lib.words import capitalised, similarity, slug, without_article
from tramontane.plan.budget import credits_title, wholes
from tramontane.plan.document import (
    AxisPart,
    ContextPart,
    EnvelopePart,
    EnvelopeScope,
    EventPart,
    HeadingPart,
    IndicatorPart,
    MilestonePart,
    ParticipationPart,
    PartyKind,
    PledgePart,
    ReadingPart,
    Role,
)
from tramontane.plan.identities import sort_out
from tramontane.plan.proposed import Draft
from tramontane.plan.published import title_of
from tramontane.plan.references import Refs
from tramontane.plan.subjects import (
    ALIKE,
    amount_of,
    bounds,
    filled,
    gather,
    is_region,
    kind_of_party,
    same_amount,
    same_count,
    same_period,
    same_subject,
    same_target,
)

DENIED = ("rejected", "negated", "superseded", "requested", "spent", "computed")
#: A pledge this alike an axis or an indicator is already said by it.
SAID = 0.8
V = TypeVar("V", bound=Value)


@dataclass
class _Group:
    """Statements of one axis, in one or several documents."""

    title: str
    parent: "_Group | None"
    statements: list[Statement]
    ref: str = ""


class _Drafter:
    def __init__(self, statements: Sequence[Statement], territory: str, refs: Refs) -> None:
        self.statements = newest_first(statements)
        self.territory = territory
        self.refs = refs
        self.draft = Draft()
        self.groups: list[_Group] = []
        self.places: dict[tuple[str, tuple[int, ...]], _Group] = {}
        self.weighed: set[str] = set()

    def of(self, kind: type[V]) -> list[tuple[Statement, V]]:
        return [(s, s.value) for s in self.statements if isinstance(s.value, kind)]

    def settle(
        self, statements: Sequence[Statement], agree: Callable[[Any, Any], bool], subject: str
    ) -> tuple[Statement, tuple[str, ...]]:
        """The prevailing statement and the uids that say it; the links are kept."""
        head, links = proposals(statements, agree=agree, subject=subject)
        self.draft.links.extend(links)
        same = [s.uid for s in statements if s != head and agree(head.value, s.value)]
        return head, (head.uid, *same)

    def axis_ref(self, statement: Statement) -> str | None:
        path = getattr(statement.value, "axis", ())
        for depth in range(len(path), 0, -1):
            group = self.places.get((statement.source, tuple(path[:depth])))
            if group is not None:
                return group.ref
        return None

    def heading(self) -> None:
        asked = {p.target for p in self.draft.links}
        names = [p for p in self.of(PlanName) if p[0].uid not in asked]  # a plan keeps its name while a person is asked
        statuses = [s for s, _ in self.of(Status)]
        periods = [s for s, _ in self.of(Period)]
        best = next((p for p in names if not p[1].name.islower()), names[0] if names else None)
        title = capitalised(best[1].name) if best else f"Plan intelligence artificielle – {self.territory}"
        proofs: dict[str, tuple[str, ...]] = {}
        if best:
            proofs["title"] = tuple(s.uid for s, v in names if similarity(v.name, best[1].name) >= ALIKE)
        status = period = None
        if statuses:
            head, proofs["status"] = self.settle(statuses, same_step, "étape")
            dated = [s for s in statuses if same_step(head.value, s.value) and getattr(s.value, "date", None)]
            status = (dated or [head])[0].value
            self.adoption(statuses, head)
        if periods:
            exact = [s for s in periods if isinstance(s.value, Period) and s.value.start] or periods
            head, proofs["period"] = self.settle(exact, same_period, "durée")
            period = head.value
        start, end, years = bounds(period)
        part = HeadingPart(
            ref="plan",
            title=title,
            period_start=start,
            period_end=end,
            period_years=years,
            status=status.value if isinstance(status, Status) else None,
            status_on=status.date if isinstance(status, Status) else None,
            proofs=proofs,
        )
        self.draft.add("heading", part)

    def adoption(self, statuses: Sequence[Statement], head: Statement) -> None:
        """A session announced beforehand is a milestone; the adoption reaches it."""
        planned = next((s for s in statuses if isinstance(s.value, Status) and s.value.value == "to_adopt"), None)
        if planned is None or not isinstance(planned.value, Status) or not isinstance(head.value, Status):
            return
        done = head.value.date if head.value.value in ("adopted", "signed") else None
        said: tuple[str, ...] = (planned.uid, head.uid) if done else (planned.uid,)
        day = done if done and len(done) == 10 and done[0].isdigit() else None
        part = MilestonePart(
            ref=self.refs.of("milestone", "Adoption du plan", "adoption-du-plan"),
            title="Adoption du plan",
            due=planned.value.date,
            done_on=day,
            proofs={"title": said},
        )
        self.draft.add("milestone", part)

    def axes(self) -> None:
        for statement, axis in sorted(self.of(Axis), key=lambda p: len(p[1].path)):
            path = tuple(axis.path)
            parent = self.places.get((statement.source, path[:-1])) if len(path) > 1 else None
            title = capitalised(without_article(axis.label))
            group = next(
                (
                    g
                    for g in self.groups
                    if g.parent is parent
                    and similarity(g.title, title) >= ALIKE
                    and all(s.source != statement.source for s in g.statements)
                ),
                None,
            )
            if group is None:
                group = _Group(title, parent, [])
                self.groups.append(group)
            group.statements.append(statement)
            self.places[statement.source, path] = group
        for group in self._in_tree_order(None):
            group.ref = self.refs.of("axis", group.title)
            _, uids = self.settle(group.statements, lambda a, b: True, f"axe « {group.title} »")
            parent_ref = group.parent.ref if group.parent else None
            self.draft.add(
                "axis", AxisPart(ref=group.ref, parent=parent_ref, title=group.title, proofs={"title": uids})
            )

    def _in_tree_order(self, parent: _Group | None) -> list[_Group]:
        found: list[_Group] = []
        for group in self.groups:
            if group.parent is parent:
                found += [group, *self._in_tree_order(group)]
        return found

    def envelopes(self) -> None:
        amounts = [(s, a) for s, a in self.of(Amount) if a.modality not in DENIED or a.modality == "superseded"]
        whole = wholes(s for s, a in amounts if a.scope == "plan_total")
        for per in ("total", "year", "unit"):
            same_per = [s for s in whole if isinstance(s.value, Amount) and s.value.per == per]
            if same_per:
                wanted = "enveloppe-totale" if per == "total" else f"enveloppe-totale-{per}"
                self._envelope(same_per, "plan", None, "Enveloppe totale du plan", wanted)
        for group in self._in_tree_order(None):
            stated = wholes(
                s
                for s, a in amounts
                if a.scope in ("axis", "subaxis") and self.places.get((s.source, tuple(a.axis))) is group
            )
            implied = [s for s in group.statements if isinstance(s.value, Axis) and s.value.amount is not None]
            if stated or implied:
                self._envelope(stated or implied, "axis", group.ref, group.title, f"enveloppe-{group.ref}"[:70])
        for statement, amount in amounts:
            if amount.scope != "external" and statement.uid not in self.weighed and not self._told(amount):
                title = capitalised(amount.label or ("" if amount.measure else statement.excerpt) or "Plan")[:200]
                self._envelope([statement], "action", self.axis_ref(statement), credits_title(title, amount), "")

    def _told(self, amount: Amount) -> bool:
        """The same sum of the same axis already has its envelope (a second mention of it)."""
        return any(
            isinstance(s.value, Amount)
            and s.uid in self.weighed
            and s.value.axis == amount.axis
            and same_amount(s.value, amount)
            and (s.value.measure, s.value.year) == (amount.measure, amount.year)
            for s in self.statements
        )

    def _envelope(
        self, statements: list[Statement], scope: EnvelopeScope, axis: str | None, title: str, wanted: str
    ) -> None:
        head, uids = self.settle(statements, same_amount, title)
        self.weighed.update(s.uid for s in statements)
        money = amount_of(head.value)
        part = EnvelopePart(
            ref=self.refs.of("envelope", title, wanted),
            scope=scope,
            axis=axis,
            title=title,
            minimum=money.min,
            maximum=money.max,
            currency=money.currency,
            per=money.per,
            qualifier=money.qualifier,
            modality=money.modality,
            proofs={"amount": uids},
        )
        self.draft.add("envelope", part)

    def pledges(self) -> None:
        told: list[tuple[str, list[Statement]]] = []
        for statement, action in self.of(Action):
            gather(told, capitalised(action.label), statement)
        elsewhere = [*self._titles("axis"), *self._titles("indicator")]
        for title, statements in told:
            if any(similarity(title, known) >= SAID for known in elsewhere):
                continue
            head, uids = self.settle(statements, lambda a, b: True, "engagement")
            if not isinstance(head.value, Action):
                continue
            part = PledgePart(
                ref=self.refs.of("pledge", title),
                axis=next((r for r in map(self.axis_ref, statements) if r), None),
                title=title[:1000],
                modality=head.value.modality,
                is_negated=head.value.negated,
                proofs={"title": uids},
            )
            self.draft.add("pledge", part)

    def _titles(self, kind: str) -> list[str]:
        return [title_of(part) for part in self.draft.lines.get(kind, ())]

    def indicators(self) -> None:
        told: list[list[Statement]] = []
        for statement, target in self.of(Target):
            denied = target.modality in DENIED and target.modality != "superseded"
            if denied or (target.value is None and target.factor is None):
                continue
            group = next((g for g in told if same_subject(g[0].value, target)), None)
            if group is None:
                told.append([statement])
            else:
                group.append(statement)
        for statements in told:
            head, uids = self.settle(statements, same_target, "cible")
            if isinstance(head.value, Target) and head.value.modality != "superseded":
                self._indicator(head, uids, *filled(head.value, statements))

    def _indicator(self, head: Statement, uids: tuple[str, ...], target: Target, said: dict[str, str]) -> None:
        title = capitalised(target.label or f"{target.value} {target.unit}")[:500]
        proofs = {"target": uids}
        if target.baseline is not None:
            proofs["baseline"] = (said.get("baseline", head.uid),)
        readings: tuple[ReadingPart, ...] = ()
        if target.current is not None and head.published_on:
            readings = (ReadingPart(on=head.published_on.isoformat(), value=target.current, fact=head.uid),)
        down = target.value is not None and target.baseline is not None and target.value < target.baseline
        part = IndicatorPart(
            ref=self.refs.of("indicator", title),
            axis=self.axis_ref(head),
            title=title,
            unit=target.unit,
            per=target.per,
            direction="down" if down or (target.factor is not None and target.factor < 1) else "up",
            baseline=target.baseline,
            target=target.value,
            factor=target.factor,
            qualifier=target.qualifier,
            deadline=target.deadline,
            horizon_years=target.horizon_years,
            readings=readings,
            proofs=proofs,
        )
        self.draft.add("indicator", part)

    def events(self) -> None:
        told: list[tuple[str, list[Statement]]] = []
        for statement, event in self.of(Event):
            gather(told, capitalised(event.label), statement)
        for title, statements in told:
            head, uids = self.settle(statements, lambda a, b: True, "événement")
            dated = next((s.value for s in statements if isinstance(s.value, Event) and s.value.date), head.value)
            placed = next((s.value for s in statements if isinstance(s.value, Event) and s.value.place), head.value)
            part = EventPart(
                ref=self.refs.of("event", title),
                title=title[:500],
                date=dated.date if isinstance(dated, Event) else None,
                place=(placed.place or "") if isinstance(placed, Event) else "",
                proofs={"title": uids},
            )
            self.draft.add("event", part)

    def participations(self) -> None:
        region = f"Région {self.territory}"
        actors = self.of(Actor)
        owner = [s.uid for s, a in actors if a.type == "organisation" and is_region(a.name, self.territory)]
        named = [s.uid for s, _ in self.of(PlanName)]
        self._party(region, "region", "owner", tuple(owner or named))
        for statement, actor in actors:
            role = (actor.role or "").lower()
            if "signataire" in role:
                name = region if is_region(actor.name, self.territory) else actor.name
                self._party(name, kind_of_party(name, actor), "signatory", (statement.uid,))
            elif "partenaire" in role and actor.type == "organisation":
                self._party(actor.name, kind_of_party(actor.name, actor), "partner", (statement.uid,))

    def _party(self, name: str, kind: PartyKind, role: Role, uids: tuple[str, ...]) -> None:
        for known in self.draft.lines.get("participation", []):
            if isinstance(known, ParticipationPart) and known.role == role and similarity(known.party, name) >= ALIKE:
                return
        ref = self.refs.of("participation", f"{name} {role}", slug(f"{role} {name}"))
        part = ParticipationPart(ref=ref, party=capitalised(name), party_kind=kind, role=role, proofs={"party": uids})
        self.draft.add("participation", part)

    def context(self) -> None:
        told: list[tuple[str, list[Statement]]] = []
        for statement, amount in self.of(Amount):
            if amount.scope == "external" or amount.modality in DENIED:
                gather(told, capitalised(amount.label or statement.excerpt), statement, same_amount)
        for statement, count in self.of(Count):
            number = f"{count.value:f}".replace(".", ",")
            gather(told, capitalised(statement.excerpt or f"{number} {count.unit}"), statement, same_count)
        for title, statements in told:
            uids = tuple(s.uid for s in statements)
            short = title if len(title) <= 240 else title[:240].rsplit(" ", 1)[0] + "…"
            self.draft.add(
                "context", ContextPart(ref=self.refs.of("context", short), title=short, proofs={"fact": uids})
            )


def draft(
    statements: Sequence[Statement],
    *,
    territory: str,
    known: dict[str, list[tuple[str, str]]] | None = None,
    accepted: frozenset[str] = frozenset(),
) -> Draft:
    """Lines for every fact that belongs to the plan. ``known``: (ref, title) of the lines there are, by kind.

    ``accepted``: the documents that a person said speak of the plan.
    """
    titles = [title for _, title in (known or {}).get("heading", ())]
    found = sort_out(statements, next(iter(titles), ""), accepted)
    drafter = _Drafter(found.kept, territory, Refs(known or {}))
    drafter.draft.links.extend(found.questions)
    drafter.heading()
    drafter.axes()
    drafter.envelopes()
    drafter.indicators()
    drafter.pledges()
    drafter.events()
    drafter.participations()
    drafter.context()
    return drafter.draft

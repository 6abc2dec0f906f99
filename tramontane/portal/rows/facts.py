"""Facts in words: what a source states, on what terms, about what."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tramontane.evidence.values import Action, Amount, Event, Path, Status, Value
from tramontane.lib import french
from tramontane.plan.document import FactPart
from tramontane.plan.phrases import in_words
from tramontane.plan.published import PublishedPlan
from tramontane.portal import words
from tramontane.portal.addresses import Addresses

NEGATIVE = ("rejected", "negated", "superseded")


@dataclass(frozen=True, slots=True)
class Support:
    """A line of a plan that a fact proves."""

    plan: str
    kind: str
    field: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Relation:
    """What ties a fact to another: « remplace » « environ 50 M€ », by whom, why."""

    words: str
    other: str
    href: str
    source: str
    reason: str
    decided_by: str
    on: str
    is_dispute: bool


def supports(plan: PublishedPlan, at: Addresses, uid: str) -> tuple[Support, ...]:
    """The lines of a plan that rest on a fact."""
    return tuple(
        Support(
            plan=plan.document.heading.title,
            kind=str(words.LINE[p.kind]),
            field=str(words.FIELD.get(p.field, p.field)),
            title=p.title,
            href=at.line(plan.slug, p.kind, p.ref),
        )
        for p in plan.lines_proved_by(uid)
    )


def relations(plan: PublishedPlan, at: Addresses, uid: str) -> tuple[Relation, ...]:
    """What bears on a fact, and what it bears on."""
    found = []
    for link in plan.links_of(uid):
        forward = link.source == uid
        other = plan.fact(link.target if forward else link.source)
        names = words.RELATION if forward else words.RELATION_BACK
        found.append(
            Relation(
                words=str(names[link.relation]),
                other=in_words(other.value),
                href=at.fact(other.uid),
                source=plan.source(other.source).title,
                reason=link.reason,
                decided_by=link.decided_by or "",
                on=french.edtf(link.on[:10]),
                is_dispute=is_dispute(link.relation, forward=forward) and not isinstance(other.value, Status),
            )
        )
    return tuple(found)


def is_dispute(relation: str, *, forward: bool) -> bool:
    """Whether that relation makes this fact doubtful: it is contradicted, or a later one took its place."""
    return relation == "conflicts" or (not forward and relation in ("supersedes", "corrects"))


def terms(value: Value) -> tuple[tuple[str, str], ...]:
    """What frames a value, as (question, answer): modality, scope, label."""
    modality = getattr(value, "modality", None)
    rows: list[tuple[str, str]] = []
    if modality:
        rows.append((_("Modalité"), f"{words.MODALITY[modality]}. {words.MODALITY_MEANING[modality]}"))
    if isinstance(value, Amount):
        rows.append((_("Porte sur"), str(words.SCOPE[value.scope])))
        if value.min == value.max:
            rows.append((_("Valeur exacte"), french.money(value.max, value.currency)))
    label = getattr(value, "label", "")
    if label and not isinstance(value, (Action, Event)):
        rows.append((_("Objet"), str(label)))
    return tuple(rows)


def place(plan: PublishedPlan, fact: FactPart) -> Path:
    """Where a fact starts in its source, to put facts in the order of the text."""
    return (fact.spans[0].text_start, fact.spans[0].text_end) if fact.spans else (10**9, 10**9)

"""Assembles plan documents from the rows of a plan: the draft as it stands, or what would be published."""

import base64
import hashlib
import json

from django.db.models import Q

from tramontane.evidence.models import Document, Fact, FactLink
from tramontane.evidence.queries import facts_with_passages
from tramontane.plan.document import (
    FactPart,
    LinePart,
    LinkPart,
    PlanDocument,
    SourcePart,
    SpanPart,
    StewardPart,
    TerritoryPart,
)
from tramontane.plan.lines import load
from tramontane.plan.models import Line, Plan

_FIELDS = {
    "participation": "participations",
    "axis": "axes",
    "envelope": "envelopes",
    "pledge": "pledges",
    "indicator": "indicators",
    "milestone": "milestones",
    "event": "events",
    "context": "context",
}


def assemble(plan: Plan, *, states: tuple[str, ...] = ("draft", "validated"), contents: bool = False) -> PlanDocument:
    """The document made of the lines in those states, with the facts, links and sources they rest on.

    ``contents`` adds the archived bytes of the sources (base64). Raises ``ValueError`` without a heading.
    """
    lines = load(plan, validated_only=states == ("validated",))
    kept = {kind: [part for row, part in pairs if row.state in states] for kind, pairs in lines.items()}
    if not kept["heading"]:
        raise ValueError("a plan document needs its heading")
    axes = {p.ref for p in kept["axis"]}
    uids = _cited(kept)
    links = _links(uids)
    uids |= {u for link in links for u in (link.source, link.target)}
    facts = _facts(uids)
    return PlanDocument(
        slug=plan.slug,
        territory=TerritoryPart(code=plan.territory.code, name=plan.territory.name, slug=plan.territory.slug),
        is_demonstration=plan.is_demonstration,
        stewards=tuple(
            StewardPart(code=o.code, name=o.name, kind=o.kind)  # type: ignore[arg-type]  # checked by the database
            for o in plan.stewards.order_by("code")
        ),
        heading=kept["heading"][0],  # type: ignore[arg-type]  # keyed by kind
        facts=facts,
        links=links,
        sources=_sources(plan, {f.source for f in facts} | _files(kept), contents=contents),
        **{name: tuple(_rooted(p, axes) for p in kept[kind]) for kind, name in _FIELDS.items()},  # type: ignore[arg-type]
    )


def _rooted(part: LinePart, axes: set[str]) -> LinePart:
    """A line whose axis is not in the document hangs from the plan itself."""
    gone = {n: None for n in ("axis", "parent") if getattr(part, n, None) not in (None, *axes)}
    if gone and getattr(part, "scope", "") == "axis":
        gone["scope"] = "action"  # type: ignore[assignment]  # the only other field that follows
    return part.model_copy(update=gone) if gone else part


def _cited(kept: dict[str, list[LinePart]]) -> set[str]:
    cited = {u for parts in kept.values() for p in parts for us in p.proofs.values() for u in us}
    return cited | {r.fact for p in kept["indicator"] for r in getattr(p, "readings", ()) if r.fact}


def _files(kept: dict[str, list[LinePart]]) -> set[str]:
    """The files that readings come from."""
    return {r.source for p in kept["indicator"] for r in getattr(p, "readings", ()) if r.source}


def _links(uids: set[str]) -> tuple[LinkPart, ...]:
    """The last word on each pair of facts of which the lines cite at least one."""
    found = FactLink.objects.filter(Q(source__uid__in=uids) | Q(target__uid__in=uids)).select_related(
        "source", "target"
    )
    last = {frozenset((r.source_id, r.target_id)): r for r in found.order_by("id")}
    return tuple(
        LinkPart(
            source=r.source.uid,
            target=r.target.uid,
            relation=r.relation,  # type: ignore[arg-type]  # checked by the database
            reason=r.reason,
            decided_by=r.signature or None,
            on=r.on.isoformat(),
        )
        for r in sorted(last.values(), key=lambda r: (r.source.uid, r.target.uid))
    )


def _facts(uids: set[str]) -> tuple[FactPart, ...]:
    rows = facts_with_passages(Fact.objects.filter(uid__in=uids)).order_by("document__sha256", "uid")
    return tuple(fact_part(f) for f in rows)


def fact_part(fact: Fact) -> FactPart:
    """A fact as a part of a document; its document and passages must have been fetched."""
    return FactPart.model_validate(
        {
            "uid": fact.uid,
            "source": fact.document.sha256,
            "value": fact.value,
            "confidence": fact.confidence,
            "spans": tuple(
                SpanPart(
                    start=c.passage.start,
                    end=c.passage.end,
                    quote=c.passage.quote,
                    text_start=c.passage.text_start,
                    text_end=c.passage.text_end,
                    page=c.passage.page,
                    boxes=tuple(tuple(b) for b in c.passage.boxes),
                )
                for c in fact.citations.all()
            ),
        }
    )


def _sources(plan: Plan, cited: set[str], *, contents: bool) -> tuple[SourcePart, ...]:
    documents = Document.objects.filter(sha256__in=cited) | Document.objects.filter(plans=plan)
    rows = documents.distinct().order_by("published_on", "sha256")
    return tuple(source_part(d, contents=contents) for d in rows)


def source_part(document: Document, *, contents: bool = False) -> SourcePart:
    """A document as a part of a plan document, with its bytes if asked."""
    return SourcePart(
        sha256=document.sha256,
        title=document.title,
        publisher=document.publisher,
        genre=document.genre,  # type: ignore[arg-type]  # checked by the model's choices
        published_on=document.published_on.isoformat() if document.published_on else None,
        media_type=document.media_type,
        size=document.size,
        file_name=document.file_name,
        url=document.url,
        is_demonstration=document.is_demonstration,
        content=base64.b64encode(bytes(document.archive.content)).decode() if contents else None,
    )


def with_contents(document: PlanDocument) -> PlanDocument:
    """The same document with the archived bytes of its sources, as an export that proves itself anywhere."""
    rows = {d.sha256: d for d in Document.objects.filter(sha256__in=[s.sha256 for s in document.sources])}
    sources = tuple(source_part(rows[s.sha256], contents=True) for s in document.sources)
    return document.model_copy(update={"sources": sources})


def fingerprint(document: dict[str, object]) -> str:
    """SHA-256 of the canonical JSON of a document."""
    canonical = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def drafts_waiting(plan: Plan) -> int:
    """How many lines still wait for a decision."""
    return Line.objects.filter(plan=plan, state=Line.State.DRAFT).count()

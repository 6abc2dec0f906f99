"""Writes of evidence: archive a document, read it, state its facts, link two facts."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from tramontane.accounts.models import Organisation, User
from tramontane.evidence.claims import Claim
from tramontane.evidence.extraction.bounded import extract_safely
from tramontane.evidence.fetching.addresses import Ip, is_public
from tramontane.evidence.fetching.fetch import Fetched, Rules, fetch
from tramontane.evidence.layout import dump_layout
from tramontane.evidence.models import Archive, Citation, Deposit, Document, Fact, FactLink, Passage, RenditionRecord
from tramontane.evidence.reading.read import read_safely, sniff
from tramontane.evidence.rendition import Rendition
from tramontane.evidence.values import dump_value
from tramontane.lib.errors import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What a person says of a document when bringing it."""

    title: str
    publisher: str
    published_on: date | None = None
    genre: str = "other"
    url: str = ""
    file_name: str = ""


def fetch_document(*, address: str) -> Fetched:
    """The document at an address of the web, by the rules of this instance; nothing is stored. Raises ``Refusal``."""

    def may_reach(ip: Ip) -> bool:
        return is_public(ip) or any(ip.version == n.version and ip in n for n in settings.FETCH_NETWORKS)

    rules = Rules(max_bytes=settings.MAX_DOCUMENT_BYTES, ports=settings.FETCH_PORTS, may_reach=may_reach)
    return fetch(address, rules)


@transaction.atomic
def archive_document(
    *,
    content: bytes,
    description: Description,
    organisation: Organisation | None = None,
    by: User | None = None,
    is_demonstration: bool = False,
    media_type: str | None = None,
) -> Document:
    """Keep the bytes for ever; the same bytes twice are the same document (its first description stays).

    ``organisation`` and ``by`` record who brought it. Raises ``Refusal`` for an empty, too large or unknown file.
    """
    _refuse_size(len(content))
    kind = media_type or sniff(content, description.file_name)
    document, created = Document.objects.get_or_create(
        sha256=hashlib.sha256(content).hexdigest(),
        defaults={
            "media_type": kind,
            "size": len(content),
            "file_name": description.file_name[:255],
            "title": description.title[:500],
            "publisher": description.publisher[:200],
            "published_on": description.published_on,
            "genre": description.genre,
            "url": description.url,
            "is_demonstration": is_demonstration,
        },
    )
    if created:
        Archive.objects.create(document=document, content=content)
    if organisation is not None and by is not None:
        Deposit.objects.get_or_create(document=document, organisation=organisation, defaults={"by": by})
    return document


def _refuse_size(size: int) -> None:
    if not size:
        raise Refusal("document.empty", _("Ce fichier est vide : choisissez un autre fichier."))
    if size > settings.MAX_DOCUMENT_BYTES:
        limit = settings.MAX_DOCUMENT_BYTES // (1024 * 1024)
        message = _("Ce fichier dépasse {limit} Mo : déposez une version plus légère.").format(limit=limit)
        raise Refusal("document.too_large", message)


def read_document(*, document: Document) -> Rendition:
    """The rendition of an archived document, made in a bounded child process; writes nothing.

    Raises ``Refusal`` with a French message when the file cannot be read.
    """
    return read_safely(bytes(document.archive.content), document.media_type)


@transaction.atomic
def keep_rendition(*, document: Document, rendition: Rendition) -> None:
    """Keep the text of a document for its pages; the first one stays."""
    RenditionRecord.objects.get_or_create(
        document=document,
        defaults={"raw": rendition.raw, "text": rendition.text, "layout": dump_layout(rendition)},
    )


def claims_of(*, document: Document, rendition: Rendition) -> tuple[Claim, ...]:
    """What a document says, found in a bounded child process; writes nothing. Raises ``Refusal`` at its limits.

    Call it outside a transaction: it takes time, and a model may be asked.
    The model, when there is one, reads a document once: a document that has its facts is not asked about again,
    hence bringing it twice states nothing more.
    """
    extraction = extract_safely(
        rendition,
        document.published_on,
        seconds=settings.EXTRACTION_SECONDS,
        memory_mb=settings.EXTRACTION_MB,
    )
    if settings.LLM_URL and not document.facts.exists():
        from tramontane.evidence.extraction.model.endpoint import Endpoint  # noqa: PLC0415  (only where it is wanted)
        from tramontane.evidence.extraction.model.review import reviewed  # noqa: PLC0415

        endpoint = Endpoint(
            url=settings.LLM_URL, model=settings.LLM_MODEL, key=settings.LLM_KEY, seconds=settings.LLM_SECONDS
        )
        extraction = reviewed(extraction, rendition, published_on=document.published_on, endpoint=endpoint)
    return extraction.claims


def state_facts(*, document: Document, rendition: Rendition) -> list[Fact]:
    """Extract the claims of a document and keep them as facts, each with its passages. Doing it twice adds nothing."""
    claims = claims_of(document=document, rendition=rendition)
    keep_rendition(document=document, rendition=rendition)
    return state_claims(document=document, rendition=rendition, claims=claims)


@transaction.atomic
def state_claims(*, document: Document, rendition: Rendition, claims: Iterable[Claim]) -> list[Fact]:
    """Keep claims as facts, each with its passages; a claim already stated is found again."""
    passages: dict[tuple[int, int], Passage] = {}
    return [_state(document, rendition, claim, passages) for claim in claims]


def _state(document: Document, rendition: Rendition, claim: Claim, passages: dict[tuple[int, int], Passage]) -> Fact:
    spans = sorted({(*rendition.raw_span(a, b), a, b) for a, b in claim.spans}, key=lambda s: (s[2], s[3]))
    best = claim.spans[0] if claim.spans else None
    spans.sort(key=lambda s: (s[2], s[3]) != best)
    value = dump_value(claim.value)
    uid = fact_uid(document.sha256, value, [(s[0], s[1]) for s in spans])
    fact, created = Fact.objects.get_or_create(
        uid=uid,
        defaults={
            "document": document,
            "kind": claim.value.kind,
            "value": value,
            "confidence": round(claim.confidence, 3),
        },
    )
    if created:
        for rank, span in enumerate(spans):
            passage = passages.get(span[:2]) or _passage(document, rendition, span)
            passages[span[:2]] = passage
            Citation.objects.create(fact=fact, passage=passage, rank=rank)
    return fact


def _passage(document: Document, rendition: Rendition, span: tuple[int, int, int, int]) -> Passage:
    start, end, text_start, text_end = span
    boxes = [[b.left, b.top, b.right, b.bottom] for b in rendition.boxes_of(text_start, text_end)]
    return Passage.objects.get_or_create(
        document=document,
        start=start,
        end=end,
        defaults={
            "quote": rendition.raw[start:end],
            "text_start": text_start,
            "text_end": text_end,
            "page": rendition.page_of(text_start),
            "boxes": boxes,
        },
    )[0]


def fact_uid(sha256: str, value: dict[str, object], spans: list[tuple[int, int]]) -> str:
    """The fingerprint of a statement: same document, value and passages give the same sixteen characters."""
    said = json.dumps([sha256, value, sorted(spans)], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


@transaction.atomic
def link_facts(
    *,
    source: Fact,
    target: Fact,
    relation: str,
    reason: str,
    on: date,
    decided_by: User | None = None,
    signature: str = "",
) -> FactLink:
    """Say how one fact bears on another. What a person decided is never overridden by the machine.

    Without ``decided_by`` nor ``signature`` it is the machine's proposal. Saying the same again adds nothing.
    """
    signed = signature or (str(decided_by) if decided_by else "")
    pair = Q(source=source, target=target) | Q(source=target, target=source)
    last = FactLink.objects.filter(pair).order_by("id").last()
    same = last is not None and (last.source_id, last.relation) == (source.pk, relation)
    if last is not None and ((last.signature and not signed) or (same and (last.signature or not signed))):
        return last
    return FactLink.objects.create(
        source=source,
        target=target,
        relation=relation,
        reason=reason[:500],
        on=on,
        decided_by=decided_by,
        signature=signed[:200],
    )

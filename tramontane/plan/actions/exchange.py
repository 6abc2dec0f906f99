"""Brings back a plan from its document: archived sources, facts, links and lines, checked one by one."""

import base64
import binascii
import hashlib
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from tramontane.accounts.actions import open_organisation
from tramontane.accounts.models import Organisation, User
from tramontane.evidence.actions import (
    Description,
    archive_document,
    keep_rendition,
    link_facts,
    read_document,
    state_claims,
)
from tramontane.evidence.claims import Claim
from tramontane.evidence.models import Deposit, Document, Fact
from tramontane.evidence.queries import rendition
from tramontane.lib.errors import Refusal
from tramontane.plan.actions.drafts import open_plan
from tramontane.plan.actions.rows import create
from tramontane.plan.document import PlanDocument, SourcePart
from tramontane.plan.models import Plan, PlanDocumentLink, Territory
from tramontane.plan.published import parts_of
from tramontane.plan.sheets.formats import SHEETS


def import_plan(*, document: PlanDocument, by: User, organisation: Organisation, slug: str = "") -> Plan:
    """Open a plan from a plan document, all its lines in draft: all or nothing.

    Sources must carry their content or be archived here already; every quote and every fact is checked again.
    ``organisation`` is recorded as having brought the sources. Raises ``Refusal``.
    """
    with transaction.atomic():
        plan = _open(document, slug)
        sources = {s.sha256: _source(plan, s, by, organisation) for s in document.sources}
        facts = _facts(document, sources)
        for link in document.links:
            link_facts(
                source=facts[link.source],
                target=facts[link.target],
                relation=link.relation,
                reason=link.reason,
                on=date.fromisoformat(link.on),
                signature=link.decided_by or "",
            )
        for kind, parts in parts_of(document).items():
            for position, part in enumerate(parts):
                create(plan, kind, part, position)
    return plan


def _open(document: PlanDocument, slug: str) -> Plan:
    territory = Territory.objects.filter(code=document.territory.code).first()
    if territory is None:
        raise Refusal("plan.territory", _("Territoire inconnu : {code}.").format(code=document.territory.code))
    stewards = [open_organisation(code=s.code, name=s.name, kind=s.kind) for s in document.stewards]
    return open_plan(
        slug=slug or document.slug,
        territory=territory,
        stewards=stewards,
        is_demonstration=document.is_demonstration,
    )


def _source(plan: Plan, part: SourcePart, by: User, organisation: Organisation) -> Document:
    document = Document.objects.filter(sha256=part.sha256).first()
    if document is None:
        document = archive_document(
            content=_content(part),
            description=Description(
                title=part.title,
                publisher=part.publisher,
                published_on=date.fromisoformat(part.published_on) if part.published_on else None,
                genre=part.genre,
                url=part.url,
                file_name=part.file_name,
            ),
            is_demonstration=part.is_demonstration,
            media_type=part.media_type,
        )
    if document.media_type not in SHEETS and rendition(document.sha256) is None:
        keep_rendition(document=document, rendition=read_document(document=document))
    Deposit.objects.get_or_create(document=document, organisation=organisation, defaults={"by": by})
    PlanDocumentLink.objects.get_or_create(plan=plan, document=document)
    return document


def _content(part: SourcePart) -> bytes:
    if part.content is None:
        raise Refusal(
            "plan.source_missing",
            _(
                "La source « {title} » n’est pas archivée ici et le document ne la contient pas : "
                "exportez le plan avec ses sources."
            ).format(title=part.title),
        )
    try:
        content = base64.b64decode(part.content, validate=True)
    except (ValueError, binascii.Error) as problem:
        raise Refusal(
            "plan.source_damaged", _("La source « {title} » est illisible.").format(title=part.title)
        ) from problem
    if hashlib.sha256(content).hexdigest() != part.sha256:
        raise Refusal(
            "plan.source_changed",
            _("La source « {title} » ne correspond pas à son empreinte.").format(title=part.title),
        )
    return content


def _facts(document: PlanDocument, sources: dict[str, Document]) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    for part in document.facts:
        source = sources.get(part.source)
        text = rendition(part.source)
        if source is None or text is None:
            raise Refusal(
                "plan.fact_source", _("Le fait {uid} cite une source absente du document.").format(uid=part.uid)
            )
        claim = Claim(part.value, tuple((s.text_start, s.text_end) for s in part.spans), float(part.confidence))
        try:
            (fact,) = state_claims(document=source, rendition=text, claims=[claim])
        except ValueError as problem:
            raise Refusal(
                "plan.fact_changed", _("Le fait {uid} cite un passage qui n’existe pas.").format(uid=part.uid)
            ) from problem
        if fact.uid != part.uid:
            raise Refusal(
                "plan.fact_changed", _("Le fait {uid} ne dit pas ce que sa source énonce.").format(uid=part.uid)
            )
        found[fact.uid] = fact
    missing = {u for link in document.links for u in (link.source, link.target)} - found.keys()
    missing |= {
        u for ps in parts_of(document).values() for p in ps for us in p.proofs.values() for u in us
    } - found.keys()
    if missing:
        raise Refusal(
            "plan.fact_missing",
            _("Le document cite un fait qu’il ne contient pas : {missing}.").format(missing=min(missing)),
        )
    return found

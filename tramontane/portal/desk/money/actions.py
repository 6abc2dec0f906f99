"""An act and its document recorded together, and an act recorded with what it proposes."""

import hashlib
from datetime import date
from uuid import UUID

from django.db import transaction

from tramontane.accounts.models import User
from tramontane.evidence.actions import Description, archive_document
from tramontane.evidence.models import Document
from tramontane.ledger import proposed
from tramontane.ledger.actions import propose, record_act
from tramontane.ledger.queries import Act, Proposal
from tramontane.plan.models import Plan
from tramontane.plan.sheets.formats import sheet_type
from tramontane.portal.desk.kept import Kept
from tramontane.portal.desk.queries import depositors


def archive(
    *, plan: Plan, title: str, on: date, name: str, content: bytes, by: User, kind: str | None = None
) -> Document:
    """The document of an act, for the first steward of the plan that the person acts for."""
    organisation = depositors(by, plan)[0]
    description = Description(
        title=title[:500], publisher=organisation.name, published_on=on, genre="act", file_name=name
    )
    return archive_document(
        content=content,
        description=description,
        organisation=organisation,
        by=by,
        is_demonstration=plan.is_demonstration,
        media_type=kind,
    )


@transaction.atomic
def record_brought_act(
    *,
    plan: Plan,
    kind: str,
    reference: str,
    on: date,
    title: str,
    by: User,
    document: Document | None = None,
    file: tuple[str, bytes] | None = None,
    media_type: str | None = None,
) -> Act:
    """Record an act with a document of the plan, or with the file (name, bytes) that was brought."""
    if file is not None:
        name, content = file
        document = archive(plan=plan, title=title, on=on, name=name, content=content, by=by, kind=media_type)
    return record_act(plan=plan, kind=kind, reference=reference, on=on, title=title, by=by, document=document)


@transaction.atomic
def propose_return(
    *, plan: Plan, file: Kept, reference: str, on: date, said: proposed.Return, key: UUID, by: User
) -> Proposal:
    """Archive the accountant's file as an act, and propose what it says; the same file is the same act."""
    sha = hashlib.sha256(file.content).hexdigest()
    number = " ".join(reference.split())
    act = Act.objects.filter(plan=plan, kind="accountant", reference=number, document__sha256=sha).first()
    if act is None:
        act = record_brought_act(
            plan=plan,
            kind="accountant",
            reference=number,
            on=on,
            title=f"Retour du comptable : {file.name}"[:500],
            by=by,
            file=(file.name, file.content),
            media_type=sheet_type(file.name, file.content),
        )
    return propose(plan=plan, name="apply_return", said=said, act=act, by=by, key=key)

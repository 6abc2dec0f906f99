"""Records acts, without which no money moves."""

from datetime import date

from tramontane.accounts.models import User
from tramontane.evidence.models import Document, Passage
from tramontane.ledger.actions.posting import action, require
from tramontane.ledger.models import Act
from tramontane.plan.models import Plan


@action
def record_act(
    *,
    plan: Plan,
    kind: str,
    reference: str,
    on: date,
    title: str,
    by: User,
    document: Document | None = None,
    passage: Passage | None = None,
) -> Act:
    """Record a dated act; certifications, completions and corrections alone come without a document.

    ``kind``: a value of ``Act.Kind``. It is never edited: another act corrects it.
    """
    require(by, "officer", plan.pk)
    return Act.objects.create(
        plan=plan,
        kind=kind,
        reference=" ".join(reference.split()),
        on=on,
        title=title.strip(),
        document=document,
        passage=passage,
        by=by,
    )

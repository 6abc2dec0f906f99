"""Publishes a plan: from validated lines to an immutable, numbered version."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tramontane.accounts.models import User
from tramontane.lib import french
from tramontane.lib.errors import Refusal
from tramontane.plan.actions.mandates import require
from tramontane.plan.assembly import assemble, drafts_waiting, fingerprint
from tramontane.plan.contradictions import contradictions
from tramontane.plan.document import PlanDocument
from tramontane.plan.models import Line, Plan, Version
from tramontane.plan.queries import validated_alone


@transaction.atomic
def publish_plan(*, plan: Plan, by: User, note: str = "", at: datetime | None = None) -> Version:
    """Publish the validated lines as the next version.

    Refused while a line waits for a decision, a figure stays in conflict, or nothing changed, and to a person who
    validated a line of this version: two people answer for what is public. ``at`` dates the version of a demonstration
    plan in the past; the database refuses it for a real one.
    """
    require(by, "publisher", plan)
    Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    waiting = drafts_waiting(plan)
    if waiting:
        raise Refusal(
            "plan.lines_waiting",
            french.counted(waiting, _("ligne du plan attend"), _("lignes du plan attendent"))
            + _(" une décision : validez ou écartez chacune avant de publier."),
        )
    if not Line.objects.filter(plan=plan, kind="heading", state="validated").exists():
        raise Refusal("plan.no_heading", _("L’intitulé du plan n’est pas validé : il n’y a rien à publier."))
    document = assemble(plan, states=("validated",))
    _refuse_conflicts(document)
    data = document.model_dump(mode="json", by_alias=True)
    sha256 = fingerprint(data)
    own = validated_alone(plan, by)
    if own:
        raise Refusal("plan.two_people", two_people(own))
    last = Version.objects.filter(plan=plan).order_by("-number").first()
    if last is not None and last.sha256 == sha256:
        raise Refusal("plan.unchanged", _("Rien n’a changé depuis la version {n}.").format(n=last.number))
    return Version.objects.create(
        plan=plan,
        number=last.number + 1 if last else 1,
        published_at=at or timezone.now(),
        published_by=by,
        note=note.strip()[:500],
        document=data,
        sha256=sha256,
    )


def two_people(own: int) -> str:
    """Why the person who validated that many lines may not publish them."""
    lines = french.counted(own, _("ligne"), _("lignes"))
    return _("Vous avez validé {lines} de cette version : une autre personne doit la publier.").format(lines=lines)


def _refuse_conflicts(document: PlanDocument) -> None:
    cited = {u for e in document.envelopes for us in e.proofs.values() for u in us}
    cited |= {u for us in document.heading.proofs.values() for u in us}
    cited |= {u for i in document.indicators for us in i.proofs.values() for u in us}
    for found in contradictions(document):
        if found.state == "open" and {found.newer.uid, found.older.uid} & cited:
            quotes = " / ".join(f"« {f.spans[0].quote} »" for f in (found.newer, found.older) if f.spans)
            raise Refusal(
                "plan.open_conflict",
                _("Deux sources se contredisent ({quotes}) : tranchez avant de publier.").format(quotes=quotes),
            )

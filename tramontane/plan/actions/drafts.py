"""Opens plans and turns documents into draft lines."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

from tramontane.accounts.models import Organisation, User
from tramontane.evidence.actions import (
    Description,
    archive_document,
    claims_of,
    keep_rendition,
    link_facts,
    read_document,
    state_claims,
)
from tramontane.evidence.claims import Claim
from tramontane.evidence.models import Document, Fact
from tramontane.evidence.rendition import Rendition
from tramontane.lib import french
from tramontane.lib.errors import Refusal
from tramontane.lib.periods import day_in_france
from tramontane.plan.actions.mandates import require
from tramontane.plan.actions.rows import create, rewrite
from tramontane.plan.document import HeadingPart, LinePart
from tramontane.plan.drafting import draft
from tramontane.plan.lines import load
from tramontane.plan.models import Decision, FormerAddress, Import, Line, Plan, PlanDocumentLink, Territory
from tramontane.plan.proposed import Draft
from tramontane.plan.published import title_of
from tramontane.plan.told import accepted_by_person, doubt_about, statements_of

#: The name under which the worker knows the job (``plan.tasks``).
IMPORT_JOB = "plan.import"
#: What only persons write, whatever documents say.
OF_PERSONS = (
    *("summary", "funder", "measure", "owner", "baseline_on", "waypoints"),
    *("frequency", "due_on", "tolerance", "weather"),
)
NOTHING = (None, "", ())
LOST = "La lecture s’est arrêtée pour une raison imprévue ; rien n’a changé : déposez le document de nouveau."


@transaction.atomic
def open_plan(
    *, slug: str, territory: Territory, stewards: Iterable[Organisation], is_demonstration: bool = False
) -> Plan:
    """Start an empty plan. Raises ``Refusal`` when its address is taken."""
    if Plan.objects.filter(slug=slug).exists() or FormerAddress.objects.filter(slug=slug).exists():
        raise Refusal(
            "plan.exists", _("Un plan porte déjà l’adresse « {slug} » : choisissez-en une autre.").format(slug=slug)
        )
    plan = Plan.objects.create(slug=slug, territory=territory, is_demonstration=is_demonstration)
    plan.stewards.set(stewards)
    return plan


@transaction.atomic
def ask_import(
    *,
    plan: Plan,
    content: bytes,
    description: Description,
    organisation: Organisation,
    by: User,
    media_type: str | None = None,
) -> Import:
    """Archive a document and hand it to the worker. Asking twice for the same bytes gives the same import.

    ``media_type`` is given when more is known of it than the bytes tell (the charset that a site declares).
    """
    document = archive_document(
        content=content,
        description=description,
        organisation=organisation,
        by=by,
        is_demonstration=plan.is_demonstration,
        media_type=media_type,
    )
    Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    known = Import.objects.filter(plan=plan, document=document).exclude(state=Import.State.FAILED).first()
    if known is not None:
        return known
    asked = Import.objects.create(plan=plan, document=document, asked_by=by)
    _defer(asked)
    return asked


def _defer(asked: Import) -> None:
    app.configure_task(IMPORT_JOB, queueing_lock=f"import-{asked.pk}").defer(import_id=asked.pk)


def process_import(*, asked: Import) -> Import:
    """Read the document, state its facts, redraft the plan: all or nothing; a refusal is kept with its message.

    A document that speaks of another plan is held, nothing of it in the plan, until ``confirm_import``.
    Safe to run again after a crash: what was done is found, what was not is done.
    """
    asked.refresh_from_db()
    if asked.state not in (Import.State.WAITING, Import.State.RUNNING):
        return asked
    Import.objects.filter(pk=asked.pk).update(state=Import.State.RUNNING)
    try:
        text = read_document(document=asked.document)
        claims = claims_of(document=asked.document, rendition=text)
        verdict, doubt = doubt_about(asked.plan, asked.document, [claim.value for claim in claims])
        with transaction.atomic():
            keep_rendition(document=asked.document, rendition=text)
            if verdict == "distinct" and asked.confirmed_by is None:
                _end(asked, Import.State.HELD, doubt)
            else:
                _end(asked, Import.State.DONE, _enter(asked, text, claims) + ("" if asked.confirmed_by else doubt))
    except Refusal as refusal:
        _end(asked, Import.State.FAILED, refusal.message)
    asked.refresh_from_db()
    return asked


def _enter(asked: Import, text: Rendition, claims: Sequence[Claim]) -> str:
    """The document enters the plan; what that changed, in words."""
    facts = state_claims(document=asked.document, rendition=text, claims=claims)
    PlanDocumentLink.objects.get_or_create(plan=asked.plan, document=asked.document)
    added, reopened = redraft_plan(plan=asked.plan)
    said = (
        french.counted(len(facts), "fait relevé", "faits relevés"),
        french.counted(added, "ligne proposée", "lignes proposées"),
        french.counted(reopened, "ligne rouverte", "lignes rouvertes"),
    )
    return f"{french.enumeration(said)}. "


@transaction.atomic
def confirm_import(*, asked: Import, belongs: bool, by: User) -> Import:
    """A person says whether a held document speaks of the plan: it is then read into it, or left out.

    Raises ``Refusal`` when the person may not decide for the plan, or when the document is held no more.
    """
    require(by, "officer", asked.plan)
    held = Import.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    if held.state != Import.State.HELD:
        raise Refusal("import.not_held", _("Ce document n’attend plus de confirmation : relisez ce qui a été décidé."))
    if not belongs:
        _end(held, Import.State.FAILED, f"Laissé hors du plan par {by}. {held.message}")
    else:
        held.state, held.confirmed_by, held.ended_at, held.message = Import.State.WAITING, by, None, ""
        held.save(update_fields=("state", "confirmed_by", "ended_at", "message"))
        with suppress(AlreadyEnqueued), transaction.atomic():  # the job may still wait, when no worker has run
            _defer(held)
    held.refresh_from_db()
    return held


def give_up_lost_imports() -> int:
    """Say that imports failed when no job is left to do them (several dead workers, an unforeseen error).

    Returns how many. The document can then be brought again.
    """
    jobs = ProcrastinateJob.objects.filter(task_name=IMPORT_JOB, status__in=("todo", "doing"))
    with transaction.atomic():
        waiting = Import.objects.select_for_update(of=("self",)).filter(
            state__in=(Import.State.WAITING, Import.State.RUNNING)
        )
        lost = set(waiting.values_list("pk", flat=True)) - {
            args["import_id"] for args in jobs.values_list("args", flat=True)
        }
        for asked in Import.objects.filter(pk__in=lost).order_by("pk"):
            _end(asked, Import.State.FAILED, LOST)
    return len(lost)


def _end(asked: Import, state: str, message: str) -> None:
    Import.objects.filter(pk=asked.pk).update(state=state, message=message[:1000], ended_at=timezone.now())


@transaction.atomic
def redraft_plan(*, plan: Plan) -> tuple[int, int]:
    """Propose lines from all the facts of the plan's documents; returns how many lines were added and reopened.

    A rejected line stays rejected; a corrected one keeps its words and gains proofs; a validated one whose
    content or proof changes is reopened, with the reason.
    """
    Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    current = load(plan)
    known = {kind: [(p.ref, title_of(p)) for _, p in pairs] for kind, pairs in current.items()}
    proposal = draft(statements_of(plan), territory=plan.territory.name, known=known, accepted=accepted_by_person(plan))
    added, reopened = _merge(plan, current, proposal)
    facts = {f.uid: f for f in Fact.objects.filter(document__plans=plan)}
    today = day_in_france(timezone.now())
    for link in proposal.links:
        link_facts(
            source=facts[link.source],
            target=facts[link.target],
            relation=link.relation,
            reason=link.reason,
            on=_said_on(facts[link.source].document, today),
        )
    return added, reopened


def _said_on(document: Document, today: date) -> date:
    return document.published_on or today


def _merge(plan: Plan, current: dict[str, list[tuple[Line, LinePart]]], proposal: Draft) -> tuple[int, int]:
    added = reopened = 0
    corrected = set(
        Decision.objects.filter(line__plan=plan, verdict=Decision.Verdict.CORRECTED).values_list("line_id", flat=True)
    )
    for kind, parts in proposal.lines.items():
        rows = {part.ref: (row, part) for row, part in current.get(kind, ())}
        for position, part in enumerate(parts):
            if part.ref not in rows:
                create(plan, kind, part, position)
                added += 1
                continue
            row, old = rows[part.ref]
            if row.position != position:
                Line.objects.filter(pk=row.pk).update(position=position)
                row.position = position
            new = _blend(old, part, keep_words=row.pk in corrected)
            if new == old or row.state == Line.State.REJECTED:
                continue
            rewrite(row, kind, new)
            if row.state == Line.State.VALIDATED:
                _reopen(row, new)
                reopened += 1
    return added, reopened


def _blend(old: LinePart, new: LinePart, *, keep_words: bool) -> LinePart:
    """The new content over the old one; what only a person can have written stays."""
    if keep_words:
        return old.model_copy(update={"proofs": {**new.proofs, **old.proofs}})
    kept: dict[str, object] = {}
    for name in OF_PERSONS:
        told = getattr(old, name, None)
        if told not in NOTHING and getattr(new, name, None) in NOTHING:
            kept[name] = told
    readings = {r.on: r for r in (*getattr(new, "readings", ()), *getattr(old, "readings", ()))}
    if readings:
        kept["readings"] = tuple(readings[on] for on in sorted(readings))
    if isinstance(new, HeadingPart):
        kept["ref"] = old.ref
    return new.model_copy(update=kept)


def _reopen(row: Line, part: LinePart) -> None:
    Decision.objects.create(
        line_id=row.pk,
        verdict=Decision.Verdict.REOPENED,
        by=None,
        reason="Un document ajouté au plan change cette ligne.",
        content=part.model_dump(mode="json"),
    )
    Line.objects.filter(pk=row.pk).update(state=Line.State.DRAFT)

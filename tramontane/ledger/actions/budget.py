"""The budget: envelopes, authorisations (AP, AE) and payment credits (CP), voted, revised, transferred."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from tramontane.accounts.models import User
from tramontane.ledger.actions.posting import (
    Place,
    Posting,
    action,
    between,
    exact,
    one_posting,
    positive,
    post,
    require,
)
from tramontane.ledger.models import Act, BudgetEnvelope, JournalEntry
from tramontane.lib.errors import Refusal
from tramontane.lib.money import Euros
from tramontane.plan.models import Axis, Envelope, Party, Plan


@action
def open_envelope(
    *,
    plan: Plan,
    code: str,
    title: str,
    section: str,
    funder: Party,
    first_year: int,
    by: User,
    axis: Axis | None = None,
    promise: Envelope | None = None,
    comes_from: BudgetEnvelope | None = None,
) -> BudgetEnvelope:
    """Open an empty envelope of one funder and one section (``investment``: AP; ``operations``: AE).

    ``comes_from``: the envelope of another plan that pays for it, where its euros are counted.
    """
    require(by, "publisher", plan.pk)
    return BudgetEnvelope.objects.create(
        plan=plan,
        code=code,
        title=title.strip(),
        section=section,
        funder=funder,
        first_year=first_year,
        axis=axis,
        promise=promise,
        comes_from=comes_from,
    )


@one_posting
def vote_authorisation(
    *, envelope: BudgetEnvelope, amount: Euros, act: Act, on: date, by: User, key: UUID | None = None
) -> JournalEntry:
    """Vote multi-year authorisations (AP or AE) into an envelope."""
    return _vote("vote", envelope, positive(amount), act, on, by, key)


@one_posting
def revise_authorisation(
    *, envelope: BudgetEnvelope, change: Euros, act: Act, on: date, by: User, key: UUID | None = None
) -> JournalEntry:
    """Raise or lower (``change`` under zero) the authorisations of an envelope, by what is available."""
    return _vote("revision", envelope, _moving(change), act, on, by, key)


@one_posting
def vote_credits(
    *, envelope: BudgetEnvelope, year: int, amount: Euros, act: Act, on: date, by: User, key: UUID | None = None
) -> JournalEntry:
    """Vote the payment credits (CP) of an envelope for a fiscal year."""
    return _vote("credit_vote", envelope, positive(amount), act, on, by, key, year)


@one_posting
def revise_credits(
    *, envelope: BudgetEnvelope, year: int, change: Euros, act: Act, on: date, by: User, key: UUID | None = None
) -> JournalEntry:
    """Raise or lower (``change`` under zero) the credits of a year, by a budget decision."""
    return _vote("credit_revision", envelope, _moving(change), act, on, by, key, year)


@one_posting
def transfer_authorisation(
    *,
    source: BudgetEnvelope,
    target: BudgetEnvelope,
    amount: Euros,
    act: Act,
    on: date,
    by: User,
    key: UUID | None = None,
) -> JournalEntry:
    """Move available authorisations from one envelope to another of the same plan."""
    return _transfer("transfer", source, target, amount, act, on, by, key)


@one_posting
def transfer_credits(
    *,
    source: BudgetEnvelope,
    target: BudgetEnvelope,
    year: int,
    amount: Euros,
    act: Act,
    on: date,
    by: User,
    key: UUID | None = None,
) -> JournalEntry:
    """Move available credits of a year from one envelope to another of the same plan."""
    return _transfer("credit_transfer", source, target, amount, act, on, by, key, year)


def _vote(  # noqa: PLR0917  (of this module)
    kind: str,
    envelope: BudgetEnvelope,
    amount: Euros,
    act: Act,
    on: date,
    by: User,
    key: UUID | None,
    year: int | None = None,
) -> JournalEntry:
    ledger = "C" if year else "A"
    posting = Posting(kind=kind, plan_id=envelope.plan_id, act=act, on=on, by=by, role="publisher", key=key, year=year)
    return post(posting, between(f"{ledger}0", f"{ledger}1", amount, Place(envelope)))


def _transfer(  # noqa: PLR0917  (of this module)
    kind: str,
    source: BudgetEnvelope,
    target: BudgetEnvelope,
    amount: Euros,
    act: Act,
    on: date,
    by: User,
    key: UUID | None,
    year: int | None = None,
) -> JournalEntry:
    if source.pk == target.pk or source.plan_id != target.plan_id or source.section != target.section:
        raise Refusal(
            "ledger.transfer", _("Un virement va d’une enveloppe à une autre du même plan et de la même section.")
        )
    if source.funder_id != target.funder_id:
        raise Refusal("ledger.transfer", _("Un virement ne change pas de financeur."))
    ledger, moved = "C" if year else "A", positive(amount)
    posting = Posting(kind=kind, plan_id=source.plan_id, act=act, on=on, by=by, role="publisher", key=key, year=year)
    down = between(f"{ledger}1", f"{ledger}0", moved, Place(source))
    return post(posting, (*down, *between(f"{ledger}0", f"{ledger}1", moved, Place(target))))


def _moving(change: Euros) -> Euros:
    if not change:
        raise Refusal("ledger.amount", _("Une révision change le montant."))
    return exact(change)

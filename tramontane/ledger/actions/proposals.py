"""Two people for each movement of the budget: one proposes, another one confirms, and what was proposed is posted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.db import transaction
from pydantic import ValidationError

from tramontane.accounts.models import User
from tramontane.ledger import proposed as p
from tramontane.ledger.actions import accountant, budget, corrections, spending
from tramontane.ledger.actions.posting import action, check_now, require
from tramontane.ledger.models import Act, BudgetEnvelope, JournalEntry, Proposal
from tramontane.ledger.queries.holders import find_envelope
from tramontane.ledger.queries.orders import ReturnRow
from tramontane.ledger.queries.positions import positions
from tramontane.ledger.queries.proposals import may_confirm, verdicts
from tramontane.lib import french
from tramontane.lib.errors import Refusal
from tramontane.plan.models import Axis, Party, Plan


@dataclass(frozen=True, slots=True)
class _Asked:
    """A movement about to be posted, whoever asks."""

    plan: Plan
    act: Act
    reason: str
    key: UUID
    by: User

    def common(self) -> dict[str, Any]:
        return {"act": self.act, "by": self.by, "key": self.key}


@action
def propose(
    *, plan: Plan, name: str, said: p.Said, act: Act, by: User, reason: str = "", key: UUID | None = None
) -> Proposal:
    """Propose a movement for somebody else to confirm; the same ``key`` proposes once.

    It is tried at once and undone: what the ledger would refuse today is refused now (``Refusal``).
    """
    require(by, "officer", plan.pk)
    if not isinstance(said, p.SCHEMAS[name]) or type(said) is not p.SCHEMAS[name]:
        raise TypeError(f"{name} does not say {type(said).__name__}")
    key = key or uuid4()
    known = Proposal.objects.filter(key=key).first()
    if known is not None:
        if (known.plan_id, known.action, known.arguments) != (plan.pk, name, said.stored()):
            raise Refusal("ledger.key", "Ce formulaire a déjà servi à autre chose : rechargez la page.")
        return known
    if (reviewer := may_confirm(plan, but=by).first()) is not None:
        _try(name, said, _Asked(plan, act, reason, key, reviewer))
    return Proposal.objects.create(
        key=key, plan=plan, action=name, arguments=said.stored(), act=act, reason=reason.strip(), proposed_by=by
    )


@action
def confirm(*, proposal: Proposal, by: User) -> Proposal:
    """Post exactly what was proposed, once, by somebody else; a ``Refusal`` leaves the proposal open."""
    held = _held(proposal, by)
    if held.verdict == "confirmed":
        return held
    if held.verdict:
        raise Refusal("proposal.declined", "Cette proposition a déjà été écartée.")
    asked = _Asked(held.plan, held.act, held.reason, held.key, by)
    held.entry = _execute(held.action, _read(held), asked)
    check_now()
    return _decide(held, "confirmed", by)


@action
def decline(*, proposal: Proposal, answer: str, by: User) -> Proposal:
    """Set a proposal aside, saying why."""
    held = _held(proposal, by)
    if not answer.strip():
        raise Refusal("proposal.answer", "Dites pourquoi cette proposition est écartée.")
    if held.verdict:
        raise Refusal("proposal.decided", "Cette proposition est déjà décidée : rechargez la page.")
    held.answer = answer.strip()[:500]
    return _decide(held, "declined", by)


def _held(proposal: Proposal, by: User) -> Proposal:
    """The proposal, which nobody else decides until the end of the transaction."""
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("plan", "act")
    held = rows.get(pk=proposal.pk)
    require(by, "publisher", held.plan_id)
    if held.proposed_by_id == by.pk:
        raise Refusal(
            "proposal.second_person", "Vous avez proposé ce mouvement : une autre personne le confirme ou l’écarte."
        )
    return held


def _decide(held: Proposal, verdict: str, by: User) -> Proposal:
    """The database dates it."""
    held.verdict, held.decided_by = verdict, by
    held.save(update_fields=("verdict", "decided_by", "answer", "entry"))
    held.refresh_from_db(fields=("decided_at",))
    return held


def _read(held: Proposal) -> p.Said:
    try:
        return p.said(held.action, held.arguments)
    except ValidationError as problem:
        raise Refusal(
            "proposal.unreadable", "Cette proposition n’est plus lisible : écartez-la et proposez de nouveau."
        ) from problem


def _try(name: str, said: p.Said, asked: _Asked) -> None:
    """Post, let the database judge the whole, and undo."""
    with transaction.atomic():
        _execute(name, said, asked)
        check_now()
        transaction.set_rollback(True)


def _execute(name: str, said: p.Said, asked: _Asked) -> JournalEntry:
    """Post what is said; the first entry."""
    return _EXECUTE[name](said, asked)


def _envelope(plan: Plan, code: str) -> BudgetEnvelope:
    found = find_envelope(plan, code)
    if found is None:
        raise Refusal("budget.absent", f"Ce plan n’a pas d’enveloppe {french.quoted(code)}.")
    return found


def _of_envelope(write: Callable[..., JournalEntry]) -> Callable[[Any, _Asked], JournalEntry]:
    def run(said: Any, asked: _Asked) -> JournalEntry:  # noqa: ANN401 - the schema of each action
        told = dict(said) | {"envelope": _envelope(asked.plan, said.envelope)}
        return write(**told, **asked.common())

    return run


def _between(write: Callable[..., JournalEntry]) -> Callable[[Any, _Asked], JournalEntry]:
    def run(said: Any, asked: _Asked) -> JournalEntry:  # noqa: ANN401 - the schema of each action
        ends = {end: _envelope(asked.plan, getattr(said, end)) for end in ("source", "target")}
        return write(**(dict(said) | ends), **asked.common())

    return run


def _close(said: Any, asked: _Asked) -> JournalEntry:  # noqa: ANN401 - YearSaid
    return corrections.close_year(plan=asked.plan, year=said.year, on=said.on, **asked.common())


def _reopen(said: Any, asked: _Asked) -> JournalEntry:  # noqa: ANN401 - YearSaid
    told = {"plan": asked.plan, "year": said.year, "on": said.on, "reason": asked.reason}
    return corrections.reopen_year(**told, **asked.common())


def _correct(said: Any, asked: _Asked) -> JournalEntry:  # noqa: ANN401 - Correction
    entry = JournalEntry.objects.filter(plan=asked.plan, pk=said.entry).first()
    if entry is None:
        raise Refusal("ledger.absent", "Ce plan n’a pas cette écriture.")
    return corrections.correct_entry(entry=entry, on=said.on, reason=asked.reason, **asked.common())


def _import(said: Any, asked: _Asked) -> JournalEntry:  # noqa: ANN401 - Budget
    """Open envelopes, then vote or revise each, in ascending order of envelopes; all or nothing."""
    for opening in said.openings:
        _open(opening, asked)
    envelopes = {v.envelope: _envelope(asked.plan, v.envelope) for v in said.voted}
    held = positions(envelopes.values())
    entries = list[JournalEntry]()
    for voted in sorted(said.voted, key=lambda v: (envelopes[v.envelope].pk, v.year or 0)):
        envelope = envelopes[voted.envelope]
        now = held[envelope.pk].credit(voted.year).voted if voted.year else held[envelope.pk].voted
        if now != voted.before:
            raise Refusal(
                "proposal.changed",
                french.tied(
                    f"Ce qui est voté dans {french.quoted(envelope.title)} a changé depuis la proposition : "
                    f"{french.money(now)} et non {french.money(voted.before)}. Écartez-la et importez de nouveau."
                ),
            )
        entries.append(_vote(voted, envelope, said, asked, len(entries)))
    if not entries:
        raise Refusal("budget.nothing", "Ce budget ne change rien.")
    return entries[0]


def _vote(voted: p.Voted, envelope: BudgetEnvelope, said: p.Budget, asked: _Asked, number: int) -> JournalEntry:
    told: dict[str, Any] = {"envelope": envelope, "on": said.on, "act": asked.act, "by": asked.by}
    told |= {"key": uuid5(asked.key, str(number)) if number else asked.key}
    if voted.year:
        told |= {"year": voted.year}
        vote, revise = budget.vote_credits, budget.revise_credits
    else:
        vote, revise = budget.vote_authorisation, budget.revise_authorisation  # type: ignore[assignment]  # the same shape
    return revise(change=voted.change, **told) if voted.before else vote(amount=voted.change, **told)


def _open(opening: p.Opening, asked: _Asked) -> None:
    funder = Party.objects.filter(name=opening.funder).first()
    axis = Axis.objects.filter(plan=asked.plan, ref=opening.axis).first() if opening.axis else None
    if funder is None or (opening.axis and axis is None):
        raise Refusal(
            "budget.absent",
            f"Le financeur ou l’axe de {french.quoted(opening.title)} n’existe plus : importez de nouveau.",
        )
    told = {"code": opening.code, "title": opening.title, "section": opening.section, "first_year": opening.first_year}
    budget.open_envelope(plan=asked.plan, funder=funder, axis=axis, by=asked.by, **told)  # type: ignore[arg-type]


def _return(said: Any, asked: _Asked) -> JournalEntry:  # noqa: ANN401 - Return
    """What is recorded already is left; the rest is posted whole."""
    rows = [v.row for v in verdicts(asked.plan, [ReturnRow(**dict(r)) for r in said.rows]) if v.code != "known"]
    if not rows:
        raise Refusal("ledger.known", "Tout ce que dit ce fichier est déjà enregistré : écartez la proposition.")
    return accountant.apply_return(plan=asked.plan, rows=rows, act=asked.act, by=asked.by)[0]


_EXECUTE: dict[str, Callable[[Any, _Asked], JournalEntry]] = {
    "vote_authorisation": _of_envelope(budget.vote_authorisation),
    "revise_authorisation": _of_envelope(budget.revise_authorisation),
    "lapse_authorisation": _of_envelope(spending.lapse_authorisation),
    "vote_credits": _of_envelope(budget.vote_credits),
    "revise_credits": _of_envelope(budget.revise_credits),
    "transfer_authorisation": _between(budget.transfer_authorisation),
    "transfer_credits": _between(budget.transfer_credits),
    "close_year": _close,
    "reopen_year": _reopen,
    "correct_entry": _correct,
    "import_budget": _import,
    "apply_return": _return,
}

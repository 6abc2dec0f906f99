"""Rows of the pages of money at the desk: proposals in words, balances before and after, orders that wait."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from pydantic import ValidationError

from tramontane.accounts.models import User
from tramontane.ledger import proposed as p
from tramontane.ledger.queries import Effect, Order, Proposal, Verdict, effects, envelopes_of
from tramontane.lib import french
from tramontane.lib.money import Euros
from tramontane.plan.models import Plan


@dataclass(frozen=True, slots=True)
class EffectRow:
    """A balance before and after; ``is_short`` when the ledger would refuse it."""

    envelope: str
    label: str
    before: str
    after: str
    moved: str
    is_short: bool


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposal in words. ``is_mine``: it waits for somebody else."""

    number: int
    label: str
    sentence: str
    on: str
    act: str
    act_title: str
    reason: str
    by: str
    at: str
    verdict: str
    decided: str
    answer: str
    entry: int | None
    is_open: bool
    is_mine: bool


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order that waits for the accountant."""

    reference: str
    year: int
    on: date
    amount: str
    commitment: str
    days: int


def proposal_row(proposal: Proposal, plan: Plan, user: User) -> ProposalRow:
    """A proposal, for the person who looks."""
    said = _said(proposal)
    decided = ""
    if proposal.decided_at:
        when = french.instant(proposal.decided_at)
        decided = _("{verdict} par {who}, {when}").format(
            verdict=proposal.get_verdict_display(), who=proposal.decided_by, when=when
        )
    return ProposalRow(
        number=proposal.pk,
        label=proposal.get_action_display(),
        sentence=sentence(said, plan) if said else _("Proposition illisible"),
        on=french.day(said.on) if isinstance(said, p.Dated) else "",
        act=str(proposal.act),
        act_title=proposal.act.title,
        reason=proposal.reason,
        by=str(proposal.proposed_by),
        at=french.instant(proposal.proposed_at),
        verdict=proposal.verdict,
        decided=decided,
        answer=proposal.answer,
        entry=proposal.entry_id,
        is_open=not proposal.verdict,
        is_mine=proposal.proposed_by_id == user.pk,
    )


def _said(proposal: Proposal) -> p.Said | None:
    try:
        return p.said(proposal.action, proposal.arguments)
    except ValidationError:
        return None


def sentence(said: p.Said, plan: Plan) -> str:
    """What a proposal would do, in one sentence."""
    names = {e.code: french.quoted(e.title) for e in envelopes_of(plan)}
    if isinstance(said, p.Transfer):
        told = _("{amount} de {source} vers {target}").format(
            amount=french.money(said.amount),
            source=names.get(said.source, said.source),
            target=names.get(said.target, said.target),
        )
    elif isinstance(said, p.Vote | p.Revision):
        amount = french.money(said.amount) if isinstance(said, p.Vote) else signed(said.change)
        told = _("{amount}, enveloppe {envelope}").format(
            amount=amount, envelope=names.get(said.envelope, said.envelope)
        )
    else:
        return _whole(said)
    year = getattr(said, "year", None)
    return _("{told}, exercice {year}").format(told=told, year=year) if year else told


def _whole(said: p.Said) -> str:
    if isinstance(said, p.YearSaid):
        return _("exercice {year}").format(year=said.year)
    if isinstance(said, p.Correction):
        return _("écriture n° {number}").format(number=said.entry)
    if isinstance(said, p.Budget):
        opened = french.counted(len(said.openings), _("enveloppe à ouvrir"), _("enveloppes à ouvrir"))
        voted = french.counted(len(said.voted), _("montant voté"), _("montants votés"))
        return f"{opened}, {voted}"
    if isinstance(said, p.Return):
        paid = [row for row in said.rows if not row.rejected]
        told = french.counted(len(paid), _("mandat payé"), _("mandats payés"))
        turned = len(said.rows) - len(paid)
        rejected = french.counted(turned, _("rejeté"), _("rejetés"))
        return f"{told} ({french.money(sum((r.amount for r in paid), start=Decimal(0)))}), {rejected}"
    return ""


def effect_rows(proposal: Proposal, plan: Plan) -> tuple[EffectRow, ...]:
    """Each balance that a proposal touches, before and after; nothing when it cannot be read."""
    said = _said(proposal)
    return shown(effects(plan, proposal.action, said)) if said else ()


def shown(found: list[Effect]) -> tuple[EffectRow, ...]:
    """Effects in words."""
    return tuple(
        EffectRow(
            e.envelope,
            f"{e.label} {e.year}" if e.year else e.label,
            french.money(e.before),
            french.money(e.after),
            signed(e.after - e.before),
            e.after < 0,
        )
        for e in found
    )


def order_rows(found: list[Order], today: date) -> tuple[OrderRow, ...]:
    """The orders that wait, oldest first."""
    waiting = [o for o in found if o.state == "waiting"]
    return tuple(
        OrderRow(o.reference, o.year, o.on, french.money(o.amount), o.commitment, (today - o.on).days) for o in waiting
    )


def signed(amount: Euros) -> str:
    """« + 5 € », « − 5 € »."""
    return f"{'−' if amount < 0 else '+'}{french.NBSP}{french.money(abs(amount))}"


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A row of the accountant's file and what becomes of it."""

    line: str
    order: str
    on: date
    amount: str
    answer: str
    verdict: str
    tone: str
    reason: str


def return_rows(lines: list[str], judged: list[Verdict]) -> tuple[AnswerRow, ...]:
    """Each row with its verdict, in the order of the file."""
    words = {"new": (_("à enregistrer"), "ok"), "known": (_("déjà connu"), ""), "fault": (_("refusé"), "bad")}
    return tuple(
        AnswerRow(
            line,
            f"{v.row.reference} ({v.row.year})",
            v.row.on,
            french.money(v.row.amount),
            _("rejeté : {reason}").format(reason=v.row.rejected) if v.row.rejected else _("payé"),
            *words[v.code],
            v.reason,
        )
        for line, v in zip(lines, judged, strict=True)
    )

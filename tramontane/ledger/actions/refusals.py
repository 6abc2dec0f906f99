"""What the database refuses, in words: which envelope, how much is left, what can be done."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from tramontane.ledger.queries.holders import Move, held
from tramontane.lib import french
from tramontane.lib.errors import Refusal
from tramontane.lib.money import Euros

#: Constraint → (rule, sentence).
_SAID: dict[str, tuple[str, Any]] = {
    "entry_not_ahead": ("ledger.ahead", _("Une écriture ne compte pas à partir d’un jour à venir : corrigez la date.")),
    "entry_act_allows": (
        "ledger.act",
        _(
            "Cet acte ne permet pas cette écriture : il en faut un du même plan, de "
            "la bonne nature, déjà daté ce jour-là."
        ),
    ),
    "entry_in_its_year": (
        "ledger.year",
        _("Un mandat se date dans son exercice, ou jusqu’au 31 janvier suivant : corrigez la date ou l’exercice."),
    ),
    "year_closed": (
        "ledger.year_closed",
        _("Cet exercice est clos : imputez sur un autre, ou rouvrez-le par un acte."),
    ),
    "year_closed_once": ("ledger.year_closed", _("Cet exercice est déjà clos.")),
    "closing_leaves_nothing": (
        "ledger.unpaid",
        _(
            "Des mandats de cet exercice attendent le comptable : enregistrez leur paiement ou "
            "leur rejet, puis clôturez."
        ),
    ),
    "entry_answers": (
        "ledger.answers",
        _(
            "On n’annule pas ainsi cette écriture : sa nature est autre, c’est déjà une "
            "annulation, ou la date la précède."
        ),
    ),
    "ledger_journalentry_reverses_id_key": (
        "ledger.reversed",
        _("Cette écriture est déjà annulée : rechargez la page."),
    ),
    "order_settled_once": ("ledger.settled", _("Ce mandat est déjà payé ou annulé : rechargez la page.")),
    "entry_order_once": ("ledger.order_number", _("Ce numéro de mandat est déjà pris dans cet exercice.")),
    "entry_key_reused": ("ledger.key", _("Ce formulaire a déjà servi à autre chose : rechargez la page.")),
    "recovery_within_paid": (
        "ledger.recovery",
        _("On ne demande pas plus en retour que ce qui a été payé : réduisez le montant."),
    ),
    "schedule_makes_the_whole": (
        "ledger.schedule",
        _("Les échéances doivent faire exactement le montant engagé : corrigez-les."),
    ),
    "act_once": ("act.once", _("Un acte de cette nature porte déjà ce numéro dans ce plan.")),
    "act_has_its_document": ("act.document", _("Joignez le document de cet acte.")),
    "act_has_a_number_and_a_title": ("act.number", _("Donnez le numéro et l’objet de l’acte.")),
    "act_passage_in_document": ("act.passage", _("Le passage cité n’est pas dans ce document.")),
    "budget_code_once": ("budget.code", _("Une enveloppe de ce plan porte déjà ce code.")),
    "budget_comes_from": (
        "budget.comes_from",
        _("L’argent d’une enveloppe provient d’une enveloppe d’un autre plan et du même financeur."),
    ),
    "budget_same_plan": ("budget.axis", _("L’axe et l’enveloppe promise doivent être de ce plan.")),
    "reservation_code_once": ("reservation.code", _("Une affectation de cette enveloppe porte déjà ce code.")),
    "commitment_once": ("commitment.reference", _("Un engagement de cette affectation porte déjà ce numéro.")),
    "commitment_siret": ("commitment.siret", _("Un SIRET a quatorze chiffres.")),
    "instalment_once": ("ledger.schedule", _("Deux échéances tombent le même jour : réunissez-les.")),
    "instalment_amount": ("ledger.amount", _("Une échéance est supérieure à zéro.")),
    "entry_correction_says_why": ("ledger.reason", _("Dites pourquoi l’écriture est annulée.")),
    "entry_order_has_a_number": ("ledger.order_number", _("Donnez le numéro du mandat.")),
    "proposal_says_why": ("ledger.reason", _("Dites pourquoi : le motif est écrit avec le mouvement.")),
    "proposal_of_its_plan": ("ledger.act", _("Cet acte est d’un autre plan.")),
}

#: Kind of account → (what is left, what can be done).
_LEFT: dict[str, tuple[Any, Any]] = {
    "A1": (
        _("{left} d’autorisations disponibles"),
        _("votez-en, virez-en d’une autre enveloppe ou libérez une affectation"),
    ),
    "A2": (_("{left} affectés et non engagés"), _("augmentez l’affectation ou réduisez le montant")),
    "A3": (_("{left} engagés et non mandatés"), _("passez un avenant ou réduisez le montant")),
    "A4": (_("{left} mandatés et non payés"), _("vérifiez le mandat que vise le comptable")),
    "A5": (_("{left} payés"), _("réduisez le montant")),
    "A6": (_("{left} d’autorisations caduques"), _("réduisez le montant")),
    "C1": (
        _("{left} de crédits de paiement {year}"),
        _("votez-en par décision modificative ou virez-en d’une enveloppe"),
    ),
    "C2": (_("{left} de crédits {year} mandatés et non payés"), _("vérifiez le mandat que vise le comptable")),
    "C3": (_("{left} de crédits {year} payés"), _("réduisez le montant")),
    "C4": (_("{left} de crédits {year} annulés"), _("réduisez le montant")),
    "R1": (_("{left} de reversement dus"), _("réduisez le montant")),
    "R2": (_("{left} de reversement encaissés"), _("réduisez le montant")),
    "R3": (_("{left} de reversement remis"), _("réduisez le montant")),
}


def refusal_of(error: BaseException | None, moves: Sequence[Move], on: date | None) -> Exception:
    """The ``Refusal`` that says it, or the error itself when it is a bug of ours."""
    cause = error.__cause__ if error else None
    name = getattr(getattr(cause, "diag", None), "constraint_name", None) or ""
    if name in ("account_never_overdrawn", "day_never_overdrawn") and on:
        return _overdrawn(moves, on) or _late(on)
    if name in _SAID:
        rule, sentence = _SAID[name]
        return Refusal(rule, str(sentence))
    return error if isinstance(error, Exception) else RuntimeError(name)


def _overdrawn(moves: Sequence[Move], on: date) -> Refusal | None:
    """The first move that asks for more than there is; now, or on that day."""
    for move in moves:
        if move.amount >= 0 or move.kind not in _LEFT:
            continue
        for day in (None, on):
            left = held(move, on=day)
            if left + move.amount < 0:
                return _short(move, left, day)
    return None


def _short(move: Move, left: Euros, day: date | None) -> Refusal:
    what, remedy = _LEFT[move.kind]
    words = what.format(left=french.money(left), year=move.year or "")
    asked = french.money(-move.amount)
    if day is None:
        said = _("{holder} n’a plus que {left}, pour {asked} : {remedy}.")
        told = said.format(holder=move.holder, left=words, asked=asked, remedy=remedy)
    else:
        said = _(
            "{holder} n’avait que {left} au {day}, pour {asked} : datez l’écriture plus tard ou réduisez le montant."
        )
        told = said.format(holder=move.holder, left=words, day=french.day(day), asked=asked)
    return Refusal("ledger.overdrawn", french.tied(told))


def _late(on: date) -> Refusal:
    said = _(
        "Datée du {day}, cette écriture mettrait un compte à découvert un jour passé : "
        "datez-la plus tard ou réduisez le montant."
    )
    return Refusal("ledger.overdrawn", french.tied(said.format(day=french.day(on))))

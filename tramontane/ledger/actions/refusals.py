"""What the database refuses, in French: which envelope, how much is left, what can be done."""

from collections.abc import Sequence
from datetime import date

from tramontane.ledger.queries.holders import Move, held
from tramontane.lib import french
from tramontane.lib.errors import Refusal

#: Constraint → (rule, sentence).
_SAID = {
    "entry_not_ahead": ("ledger.ahead", "Une écriture ne compte pas à partir d’un jour à venir : corrigez la date."),
    "entry_act_allows": (
        "ledger.act",
        "Cet acte ne permet pas cette écriture : il en faut un du même plan, de la bonne nature, déjà daté ce jour-là.",
    ),
    "entry_in_its_year": (
        "ledger.year",
        "Un mandat se date dans son exercice, ou jusqu’au 31 janvier suivant : corrigez la date ou l’exercice.",
    ),
    "year_closed": ("ledger.year_closed", "Cet exercice est clos : imputez sur un autre, ou rouvrez-le par un acte."),
    "year_closed_once": ("ledger.year_closed", "Cet exercice est déjà clos."),
    "closing_leaves_nothing": (
        "ledger.unpaid",
        "Des mandats de cet exercice attendent le comptable : enregistrez leur paiement ou leur rejet, puis clôturez.",
    ),
    "entry_answers": (
        "ledger.answers",
        "On n’annule pas ainsi cette écriture : sa nature est autre, c’est déjà une annulation, ou la date la précède.",
    ),
    "ledger_journalentry_reverses_id_key": ("ledger.reversed", "Cette écriture est déjà annulée : rechargez la page."),
    "order_settled_once": ("ledger.settled", "Ce mandat est déjà payé ou annulé : rechargez la page."),
    "entry_order_once": ("ledger.order_number", "Ce numéro de mandat est déjà pris dans cet exercice."),
    "entry_key_reused": ("ledger.key", "Ce formulaire a déjà servi à autre chose : rechargez la page."),
    "recovery_within_paid": (
        "ledger.recovery",
        "On ne demande pas plus en retour que ce qui a été payé : réduisez le montant.",
    ),
    "schedule_makes_the_whole": (
        "ledger.schedule",
        "Les échéances doivent faire exactement le montant engagé : corrigez-les.",
    ),
    "act_once": ("act.once", "Un acte de cette nature porte déjà ce numéro dans ce plan."),
    "act_has_its_document": ("act.document", "Joignez le document de cet acte."),
    "act_has_a_number_and_a_title": ("act.number", "Donnez le numéro et l’objet de l’acte."),
    "act_passage_in_document": ("act.passage", "Le passage cité n’est pas dans ce document."),
    "budget_code_once": ("budget.code", "Une enveloppe de ce plan porte déjà ce code."),
    "budget_comes_from": (
        "budget.comes_from",
        "L’argent d’une enveloppe provient d’une enveloppe d’un autre plan et du même financeur.",
    ),
    "budget_same_plan": ("budget.axis", "L’axe et l’enveloppe promise doivent être de ce plan."),
    "reservation_code_once": ("reservation.code", "Une affectation de cette enveloppe porte déjà ce code."),
    "commitment_once": ("commitment.reference", "Un engagement de cette affectation porte déjà ce numéro."),
    "commitment_siret": ("commitment.siret", "Un SIRET a quatorze chiffres."),
    "instalment_once": ("ledger.schedule", "Deux échéances tombent le même jour : réunissez-les."),
    "instalment_amount": ("ledger.amount", "Une échéance est supérieure à zéro."),
    "entry_correction_says_why": ("ledger.reason", "Dites pourquoi l’écriture est annulée."),
    "entry_order_has_a_number": ("ledger.order_number", "Donnez le numéro du mandat."),
    "proposal_says_why": ("ledger.reason", "Dites pourquoi : le motif est écrit avec le mouvement."),
    "proposal_of_its_plan": ("ledger.act", "Cet acte est d’un autre plan."),
}

#: Kind of account → (what is left, what can be done).
_LEFT = {
    "A1": ("{left} d’autorisations disponibles", "votez-en, virez-en d’une autre enveloppe ou libérez une affectation"),
    "A2": ("{left} affectés et non engagés", "augmentez l’affectation ou réduisez le montant"),
    "A3": ("{left} engagés et non mandatés", "passez un avenant ou réduisez le montant"),
    "A4": ("{left} mandatés et non payés", "vérifiez le mandat que vise le comptable"),
    "A5": ("{left} payés", "réduisez le montant"),
    "A6": ("{left} d’autorisations caduques", "réduisez le montant"),
    "C1": ("{left} de crédits de paiement {year}", "votez-en par décision modificative ou virez-en d’une enveloppe"),
    "C2": ("{left} de crédits {year} mandatés et non payés", "vérifiez le mandat que vise le comptable"),
    "C3": ("{left} de crédits {year} payés", "réduisez le montant"),
    "C4": ("{left} de crédits {year} annulés", "réduisez le montant"),
    "R1": ("{left} de reversement dus", "réduisez le montant"),
    "R2": ("{left} de reversement encaissés", "réduisez le montant"),
    "R3": ("{left} de reversement remis", "réduisez le montant"),
}


def refusal_of(error: BaseException | None, moves: Sequence[Move], on: date | None) -> Exception:
    """The ``Refusal`` that says it, or the error itself when it is a bug of ours."""
    cause = error.__cause__ if error else None
    name = getattr(getattr(cause, "diag", None), "constraint_name", None) or ""
    if name in ("account_never_overdrawn", "day_never_overdrawn") and on:
        return _overdrawn(moves, on) or _late(on)
    if name in _SAID:
        return Refusal(*_SAID[name])
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


def _short(move: Move, left: object, day: date | None) -> Refusal:
    what, remedy = _LEFT[move.kind]
    amount = french.money(left)  # type: ignore[arg-type]  # a Decimal
    words = what.format(left=amount, year=move.year or "")
    when = f" au {french.day(day)}" if day else ""
    asked = french.money(-move.amount)
    verb = "n’avait que" if day else "n’a plus que"
    remedy = "datez l’écriture plus tard ou réduisez le montant" if day else remedy
    return Refusal("ledger.overdrawn", french.tied(f"{move.holder} {verb} {words}{when}, pour {asked} : {remedy}."))


def _late(on: date) -> Refusal:
    return Refusal(
        "ledger.overdrawn",
        french.tied(
            f"Datée du {french.day(on)}, cette écriture mettrait un compte à découvert un jour passé : "
            "datez-la plus tard ou réduisez le montant."
        ),
    )

"""Writes of the ledger: one action is one transaction and one sentence of the domain.

All take keywords only, the act that allows them, the day from which they count (``on``) and who acts (``by``). ``key``
is the identity of the request: the same key posts once, however often it is sent. All raise ``Refusal``, in French.
"""

from tramontane.ledger.actions.accountant import (
    ReturnRow,
    apply_return,
    collect_recovery,
    order_recovery,
    record_payment,
    reject_order,
    remit_recovery,
)
from tramontane.ledger.actions.acts import record_act
from tramontane.ledger.actions.budget import (
    open_envelope,
    revise_authorisation,
    revise_credits,
    transfer_authorisation,
    transfer_credits,
    vote_authorisation,
    vote_credits,
)
from tramontane.ledger.actions.corrections import close_year, correct_entry, reopen_year
from tramontane.ledger.actions.proposals import confirm, decline, propose
from tramontane.ledger.actions.seals import seal_journal
from tramontane.ledger.actions.spending import (
    amend_commitment,
    award,
    complete_commitment,
    extend_reservation,
    lapse_authorisation,
    lapse_commitment,
    order_payment,
    release_expired,
    release_reservation,
    reserve,
    schedule_commitment,
)

__all__ = (
    "ReturnRow",
    "amend_commitment",
    "apply_return",
    "award",
    "close_year",
    "collect_recovery",
    "complete_commitment",
    "confirm",
    "correct_entry",
    "decline",
    "extend_reservation",
    "lapse_authorisation",
    "lapse_commitment",
    "open_envelope",
    "order_payment",
    "order_recovery",
    "propose",
    "record_act",
    "record_payment",
    "reject_order",
    "release_expired",
    "release_reservation",
    "remit_recovery",
    "reopen_year",
    "reserve",
    "revise_authorisation",
    "revise_credits",
    "schedule_commitment",
    "seal_journal",
    "transfer_authorisation",
    "transfer_credits",
    "vote_authorisation",
    "vote_credits",
)

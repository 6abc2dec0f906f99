"""Reads of the ledger; their cost does not depend on how long the journal is.

The models are named here for those who read: nobody outside the ledger imports them otherwise, nor writes them.
"""

from tramontane.ledger.models import Act, BudgetEnvelope, Commitment, JournalEntry, Proposal, Reservation
from tramontane.ledger.queries.acts import ActEffects, act_kinds_for, acts_of, unproven_acts
from tramontane.ledger.queries.consolidation import consolidated
from tramontane.ledger.queries.execution import Execution, Need, consumption, execution, forecast, grouped
from tramontane.ledger.queries.holders import (
    commitments_of,
    envelopes_of,
    find_commitment,
    find_envelope,
    find_reservation,
    reservations_of,
)
from tramontane.ledger.queries.movements import Movement, movements
from tramontane.ledger.queries.orders import Difference, Order, ReturnRow, differences, find_order, orders_of
from tramontane.ledger.queries.positions import Credits, Position, commitment_position, position, positions
from tramontane.ledger.queries.proposals import (
    Effect,
    Verdict,
    effects,
    may_confirm,
    proposal_acts,
    proposals_of,
    verdicts,
)
from tramontane.ledger.queries.seals import SealRow, seals
from tramontane.ledger.queries.state import journal_state
from tramontane.ledger.queries.totals import Gap, committed_by, gaps
from tramontane.ledger.queries.years import FiscalYear, closing_of, is_closed, years_of

__all__ = (
    "Act",
    "ActEffects",
    "BudgetEnvelope",
    "Commitment",
    "Credits",
    "Difference",
    "Effect",
    "Execution",
    "FiscalYear",
    "Gap",
    "JournalEntry",
    "Movement",
    "Need",
    "Order",
    "Position",
    "Proposal",
    "Reservation",
    "ReturnRow",
    "SealRow",
    "Verdict",
    "act_kinds_for",
    "acts_of",
    "closing_of",
    "commitment_position",
    "commitments_of",
    "committed_by",
    "consolidated",
    "consumption",
    "differences",
    "effects",
    "envelopes_of",
    "execution",
    "find_commitment",
    "find_envelope",
    "find_order",
    "find_reservation",
    "forecast",
    "gaps",
    "grouped",
    "is_closed",
    "journal_state",
    "may_confirm",
    "movements",
    "orders_of",
    "position",
    "positions",
    "proposal_acts",
    "proposals_of",
    "reservations_of",
    "seals",
    "unproven_acts",
    "verdicts",
    "years_of",
)

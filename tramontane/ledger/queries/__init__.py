"""Reads of the ledger; their cost does not depend on how long the journal is."""

from tramontane.ledger.queries.acts import ActEffects, act_kinds_for, acts_of, unproven_acts
from tramontane.ledger.queries.consolidation import consolidated
from tramontane.ledger.queries.execution import Execution, Need, consumption, execution, forecast
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
from tramontane.ledger.queries.seals import SealRow, seals
from tramontane.ledger.queries.totals import Gap, committed_by, gaps
from tramontane.ledger.queries.years import FiscalYear, closing_of, is_closed, years_of

__all__ = (
    "ActEffects",
    "Credits",
    "Difference",
    "Execution",
    "FiscalYear",
    "Gap",
    "Movement",
    "Need",
    "Order",
    "Position",
    "ReturnRow",
    "SealRow",
    "act_kinds_for",
    "acts_of",
    "closing_of",
    "commitment_position",
    "commitments_of",
    "committed_by",
    "consolidated",
    "consumption",
    "differences",
    "envelopes_of",
    "execution",
    "find_commitment",
    "find_envelope",
    "find_order",
    "find_reservation",
    "forecast",
    "gaps",
    "is_closed",
    "movements",
    "orders_of",
    "position",
    "positions",
    "reservations_of",
    "seals",
    "unproven_acts",
    "years_of",
)

"""The ledger: acts, what holds money (envelopes, reservations, commitments), and the journal.

Money moves through ``actions`` alone. The database refuses what must not happen, whoever asks (migration 0002);
``docs/ledger.md`` lists accounts, postings and rules.
"""

from tramontane.ledger.models.acts import Act
from tramontane.ledger.models.holders import BudgetEnvelope, Commitment, Instalment, Reservation
from tramontane.ledger.models.journal import Account, DayBalance, JournalEntry, JournalLine, Seal
from tramontane.ledger.models.proposals import Proposal

__all__ = (
    "Account",
    "Act",
    "BudgetEnvelope",
    "Commitment",
    "DayBalance",
    "Instalment",
    "JournalEntry",
    "JournalLine",
    "Proposal",
    "Reservation",
    "Seal",
)

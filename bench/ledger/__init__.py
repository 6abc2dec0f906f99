"""What the ledger costs: postings against a raw insert of the same rows, and reads at a million entries."""

from bench.ledger.reads import reads
from bench.ledger.speed import speed

__all__ = ("reads", "speed")

"""Which sums of a document stand where it speaks of somebody else's money."""

from bisect import bisect_right

from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.naming.names import Named
from tramontane.evidence.extraction.whose.heads import foreign_heads, is_foreign_kind
from tramontane.evidence.extraction.whose.topics import foreign_passages


def foreign_sums(parsed: Parsed, plan: list[Named], own: str) -> frozenset[int]:
    """The numbers of the sums that a head, a limit, a payer or the topic of the passage gives to somebody else."""
    if not parsed.money:
        return frozenset()
    stretches = sorted([*foreign_heads(parsed), *foreign_passages(parsed, plan, own)])
    starts = [s for s, _ in stretches]
    reach = [0]
    for _, end in stretches:
        reach.append(max(reach[-1], end))
    found = set()
    for number, money in enumerate(parsed.money):
        if money.start < reach[bisect_right(starts, money.start)] or is_foreign_kind(parsed, money):
            found.add(number)
    return frozenset(found)

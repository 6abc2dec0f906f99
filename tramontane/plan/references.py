"""Gives lines the references that public addresses use, and keeps them when a plan is drafted again."""

from tramontane.lib.words import similarity, slug
from tramontane.plan.subjects import ALIKE


class Refs:
    """References that stay: a line that looks like a known one takes its reference."""

    def __init__(self, known: dict[str, list[tuple[str, str]]]) -> None:
        self._known = {kind: list(pairs) for kind, pairs in known.items()}
        self._taken = {ref for pairs in known.values() for ref, _ in pairs}

    def of(self, kind: str, title: str, wanted: str = "") -> str:
        """The reference of the line of that kind with that title; ``wanted``: the reference it has or should have."""
        pairs = self._known.get(kind, [])
        exact = next((p for p in pairs if p[0] == wanted), None) if wanted else None
        best = exact or max(pairs, key=lambda p: similarity(p[1], title), default=None)
        if best is not None and (best is exact or (not wanted and similarity(best[1], title) >= ALIKE)):
            pairs.remove(best)
            return best[0]
        stem = (wanted or slug(title))[:70].strip("-")
        ref, n = stem, 2
        while ref in self._taken:
            ref, n = f"{stem}-{n}", n + 1
        self._taken.add(ref)
        return ref

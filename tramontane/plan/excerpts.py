"""The sentence around a passage, for titles and for quoting in context."""

import re

_STOP = re.compile(r"[\n\r•|]|[.!?…](?=\s|$)")


def sentence_around(text: str, start: int, end: int, *, longest: int = 300) -> str:
    """The sentence of ``text`` that holds ``text[start:end]``, at most about ``longest`` characters, spaces folded."""
    floor = max(0, start - longest)
    before = [m.end() for m in _STOP.finditer(text, floor, start)]
    left = before[-1] if before else floor
    after = _STOP.search(text, end, min(len(text), end + longest))
    right = after.start() if after else min(len(text), end + longest)
    return re.sub(r"\s+", " ", text[left:right]).strip()

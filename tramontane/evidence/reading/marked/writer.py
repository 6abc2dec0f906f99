"""Writes the readable text of a marked-up source piece by piece and remembers where each piece came from."""

import re

from tramontane.evidence.reading.marked.tokens import SPACE, reference
from tramontane.evidence.rendition import Segment

_PIECE = re.compile(rf"[^{SPACE}&]+(?: [^{SPACE}&]+)*|[{SPACE}]+|&")
_UNFOLDED = re.compile(r"[^&]+|&")
_XML_SPACE = str.maketrans("\t\n\r", "   ")


class Writer:
    """Text in the making. White space is folded as a browser does; separators wait for what they separate."""

    def __init__(self, raw: str, *, xml: bool = False) -> None:
        self._raw = raw
        self._xml = xml
        self._parts: list[str] = []
        self._segments: list[tuple[int, int, int, int]] = []
        self._separator = ""
        self._gap: tuple[int, int] | None = None
        self._run: int | None = None
        self.length = 0
        self.last = ""

    def fold(self, start: int, end: int) -> None:
        """Text of the source between tags, its white space folded and its references decoded."""
        at = start
        while at < end and (piece := _PIECE.match(self._raw, at, end)):
            first = self._raw[at]
            if first == "&":
                at = self._reference(at, end)
                continue
            if first in SPACE:
                self._gap = self._gap or (at, piece.end())
            else:
                self._copy(at, piece.end())
            at = piece.end()

    def keep(self, start: int, end: int) -> None:
        """Text of the source whose white space matters (``<pre>``, ``<w:t>``)."""
        at = start
        while at < end and (piece := _UNFOLDED.match(self._raw, at, end)):
            if self._raw[at] == "&":
                at = self._reference(at, end)
            else:
                self._copy(at, piece.end())
                at = piece.end()

    def literal(self, start: int, end: int) -> None:
        """Text of the source that holds no reference (CDATA)."""
        if start < end:
            self._copy(start, end)

    def put(self, value: str, start: int, end: int) -> None:
        """``value`` stands for ``raw[start:end]`` as a whole."""
        self._visible()
        self._add(value, start, end - start)

    def blank(self, value: str = " ") -> None:
        """White space that the source does not hold (a line break, a tabulation)."""
        self._gap = None
        if self._run is not None and not self._separator:
            self._parts.append(value)
            self.length += len(value)
            self.last = value

    def close(self, separator: str = "\n") -> tuple[int, int] | None:
        """Ends the running block; returns its span in the text, or None if nothing was written since the last one."""
        run, self._run, self._gap = self._run, None, None
        if self.length and self._separator != "\n":
            self._separator = separator
        return None if run is None else (run, self.length)

    def finish(self) -> tuple[str, tuple[Segment, ...]]:
        """The text and its map."""
        return "".join(self._parts), tuple(Segment(*s) for s in self._segments)

    def _reference(self, at: int, end: int) -> int:
        value, after = reference(self._raw, at, xml=self._xml)
        after = min(after, end)
        if value in SPACE:
            self._gap = self._gap or (at, after)
        else:
            self.put(value, at, after)
        return after

    def _copy(self, start: int, end: int) -> None:
        self._visible()
        value = self._raw[start:end]
        self._add(value.translate(_XML_SPACE) if self._xml else value, start, end - start)

    def _visible(self) -> None:
        """Writes what waited for visible text: a separator of blocks, or one folded space."""
        if self._separator:
            self._parts.append(self._separator)
            self.length += len(self._separator)
            self._separator = ""
            self._gap = None
        if self._run is None:
            self._run = self.length
        elif self._gap is not None and self.last not in SPACE:
            self._add(" ", self._gap[0], self._gap[1] - self._gap[0])
        self._gap = None

    def _add(self, value: str, raw_start: int, raw_length: int) -> None:
        size = len(value)
        if self._segments and size == raw_length:
            text_at, text_len, raw_at, raw_len = self._segments[-1]
            if text_len == raw_len and text_at + text_len == self.length and raw_at + raw_len == raw_start:
                self._segments.pop()
                raw_start, raw_length = raw_at, raw_len + raw_length
                self._segments.append((text_at, text_len + size, raw_start, raw_length))
                return self._written(value)
        self._segments.append((self.length, size, raw_start, raw_length))
        return self._written(value)

    def _written(self, value: str) -> None:
        self._parts.append(value)
        self.length += len(value)
        self.last = value[-1]

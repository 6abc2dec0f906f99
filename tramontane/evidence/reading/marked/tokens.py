"""Cuts HTML or XML into tags and text by one pass over the source, with exact positions.

It follows the WHATWG tokenizer where evidence depends on it (comments, raw text, quotes, unclosed tags) and never
looks at a character more than a bounded number of times.
"""

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Literal, NamedTuple


class Token(NamedTuple):
    """``raw[start:end]``: text, an opening tag or a closing tag. ``literal`` text holds no character reference."""

    kind: Literal["text", "literal", "open", "close"]
    start: int
    end: int
    name: str = ""
    attributes: dict[str, str] = {}
    empty: bool = False


SPACE = " \t\n\r\f"
_NAME = re.compile(r"[A-Za-z_][^ \t\n\r\f/>]*")
_ATTRIBUTE = re.compile(
    r"[ \t\n\r\f/]*(?:(>)|([^ \t\n\r\f/>][^ \t\n\r\f/>=]*)"
    r"(?:[ \t\n\r\f]*=[ \t\n\r\f]*(\"[^\"]*\"?|'[^']*'?|[^ \t\n\r\f>\"'][^ \t\n\r\f>]*)?)?)"
)
_COMMENT_END = re.compile(r"-->|(?<!<!)--!>")
_RAW_TEXT = ("script", "style", "xmp", "iframe", "noembed", "noframes", "noscript")
_ESCAPABLE = ("title", "textarea")
_RAW_END = {n: re.compile(rf"</{n}(?=[ \t\n\r\f/>])", re.IGNORECASE) for n in (*_RAW_TEXT, *_ESCAPABLE)}
_REFERENCE = re.compile(r"&(?:#(?:[xX]([0-9a-fA-F]+)|([0-9]+))|([A-Za-z][A-Za-z0-9]{0,31}));?")
_XML_NAMES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def tokens(raw: str, *, xml: bool = False) -> Iterator[Token]:
    """The tags and texts of ``raw``, in order. Comments, declarations and instructions are left out."""
    at = text = 0
    while (at := raw.find("<", at)) >= 0:
        closing = raw.startswith("/", at + 1)
        name = _NAME.match(raw, at + 2 if closing else at + 1)
        if name is None and raw[at + 1 : at + 2] not in {"!", "?", "/"}:
            at += 1
            continue
        if text < at:
            yield Token("text", text, at)
        if name is None:
            if xml and raw.startswith("<![CDATA[", at):
                end = _after(raw, "]]>", at)
                yield Token("literal", at + 9, max(end - 3, at + 9))
                text = at = end
            else:
                text = at = _markup_end(raw, at, xml)
            continue
        word = name[0] if xml else name[0].lower()
        attributes, end, empty = _attributes(raw, name.end())
        yield Token("close" if closing else "open", at, end, word, attributes, empty)
        text = at = end
        if not xml and not closing and word in _RAW_END:
            stop = _RAW_END[word].search(raw, end)
            text = at = stop.start() if stop else len(raw)
            if end < at:
                yield Token("text" if word in _ESCAPABLE else "literal", end, at)
    if text < len(raw):
        yield Token("text", text, len(raw))


def _after(raw: str, mark: str, start: int) -> int:
    found = raw.find(mark, start)
    return len(raw) if found < 0 else found + len(mark)


def _markup_end(raw: str, at: int, xml: bool) -> int:  # noqa: FBT001 (private)
    """Where a comment, declaration or instruction ends; at the end of the file if it is never closed."""
    if raw.startswith("<!--", at):
        found = _COMMENT_END.search(raw, at + 2)
        return found.end() if found else len(raw)
    return _after(raw, "?>" if xml and raw.startswith("<?", at) else ">", at)


def _attributes(raw: str, at: int) -> tuple[dict[str, str], int, bool]:
    """The attributes of a tag (first of each name), where the tag ends, and whether it closes itself."""
    if raw.startswith(">", at):
        return {}, at + 1, False
    found: dict[str, str] = {}
    while piece := _ATTRIBUTE.match(raw, at):
        if piece[1]:
            return found, piece.end(), raw.startswith("/>", piece.end() - 2)
        value = piece[3] or ""
        if value[:1] in {'"', "'"}:
            value = value[1:-1] if len(value) > 1 and value[-1] == value[0] else value[1:]
        found.setdefault(piece[2].lower(), decoded(value) if "&" in value else value)
        at = piece.end()
    return found, len(raw), False


def reference(raw: str, at: int, *, xml: bool = False) -> tuple[str, int]:
    """The characters that ``raw[at] == "&"`` stands for, and where the reference ends."""
    found = _REFERENCE.match(raw, at)
    if found is None:
        return "&", at + 1
    if found[3] is None:
        return _character(found[1] or found[2], 16 if found[1] else 10, xml), found.end()
    name = found[3]
    if xml:
        return (_XML_NAMES[name], found.end()) if name in _XML_NAMES else ("&", at + 1)
    if found[0][-1] == ";" and name + ";" in html5:
        return html5[name + ";"], found.end()
    for size in range(len(name), 1, -1):
        if name[:size] in html5:
            return html5[name[:size]], at + 1 + size
    return "&", at + 1


def _character(digits: str, base: int, xml: bool) -> str:  # noqa: FBT001 (private)
    digits = digits.lstrip("0")
    code = int(digits, base) if 0 < len(digits) < 9 else 0
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    if not xml and 0x80 <= code <= 0x9F:
        return bytes([code]).decode("cp1252", "replace")
    return chr(code)


def decoded(value: str) -> str:
    """A string with its character references replaced."""
    parts: list[str] = []
    at = 0
    while (amp := value.find("&", at)) >= 0:
        parts.append(value[at:amp])
        text, at = reference(value, amp)
        parts.append(text)
    return "".join(parts) + value[at:]

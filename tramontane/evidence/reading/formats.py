"""What kind of file some bytes are, and how the bytes of a text become characters."""

import re
from pathlib import PurePath

from tramontane.evidence.reading import refusals

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

BODY = "word/document.xml"
ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_MAGIC = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")
_EXTENSIONS = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".pdf": PDF,
    ".docx": DOCX,
}
_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.I,
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_.:\-]{2,40})", re.I)
_XML_ENCODING = re.compile(rb"\A<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:\-]{2,40})")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_LIKELY = ["cp1252", "iso8859_15", "mac_roman", "cp850"]
_SAFE_CODECS = re.compile(
    r"utf-?8|utf-?16|iso-?8859-?\d+|latin-?[19]|windows-?125\d|cp125\d|cp850|mac-?roman|us-ascii", re.I
)
_FRENCH = frozenset("éèêëàâäùûüôöîïçÉÈÊÀÂÎÔÙÛÇœŒæ«»’‘“”€–—…°•\xa0²³½")


def sniff(content: bytes, filename: str) -> str:
    """The media type of a file, from its content first, then from its name.

    Raises ``Refusal`` (``document.type``) for what no reader knows.
    """
    extension = PurePath(filename).suffix.lower()
    if b"%PDF-" in content[:1024]:
        return PDF
    if content.startswith(ZIP_MAGIC):
        # The directory of a hostile archive is costly to read here; the name of a part is written as it is.
        if extension == ".docx" or BODY.encode() in content:
            return DOCX
        raise refusals.unknown_type()
    if content.startswith(OLE_MAGIC) and extension != ".docx":
        raise refusals.unknown_type()
    if _HTML_START.match(content):
        return HTML
    if extension not in _EXTENSIONS:
        raise refusals.unknown_type()
    return _EXTENSIONS[extension]


def refuse_binary(content: bytes, expected: str) -> None:
    """Raises ``Refusal`` when bytes declared as text begin like another format."""
    binary = (*ZIP_MAGIC, OLE_MAGIC, *_OTHER_MAGIC)
    if content.startswith(binary) or content[:1024].lstrip().startswith(b"%PDF-"):
        raise refusals.wrong_type(expected)


def decode(content: bytes, hint: str = "") -> str:
    """The characters of a text, newlines and byte order mark kept.

    Order: byte order mark, UTF-8, the ``hint`` (a declared charset), then the likeliest of the encodings met in
    France. Raises ``Refusal`` (``document.encoding``).
    """
    text = _decoded(content, hint)
    if "\0" in text:
        raise refusals.encoding(" (caractères nuls : ce n’est pas un texte)")
    return text


def _decoded(content: bytes, hint: str) -> str:
    for mark, codec in _BOMS:
        if content.startswith(mark):
            try:
                return content.decode(codec)
            except UnicodeDecodeError:
                raise refusals.encoding() from None
    for codec in ("utf-8", hint if _SAFE_CODECS.fullmatch(hint) else ""):
        try:
            if codec:
                return content.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
    if b"\0" in content:
        raise refusals.encoding(" (caractères nuls : ce n’est pas un texte)")
    return _mixed(content) or _guessed(content)


def _mixed(content: bytes) -> str | None:
    """A text put together from files of two encodings: each line in UTF-8 if it can be, else in Windows-1252.

    None unless some line holds French letters that UTF-8 alone explains.
    """
    lines = content.split(b"\n")
    if not any(not s.isascii() and _in_utf_8(s) and {c for c in s.decode() if c > "\x7f"} <= _FRENCH for s in lines):
        return None
    try:
        return "\n".join(line.decode("utf-8" if _in_utf_8(line) else "cp1252") for line in lines)
    except UnicodeDecodeError:
        return None


def _in_utf_8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _guessed(content: bytes) -> str:
    """French letters decide where there are some (short texts); otherwise charset-normalizer does."""
    high = bytes(set(content[:1_000_000]) - set(range(128)))
    for codec in _LIKELY:
        try:
            if set(high.decode(codec)) <= _FRENCH:
                return content.decode(codec)
        except UnicodeDecodeError:
            continue
    from charset_normalizer import from_bytes  # noqa: PLC0415 (slow to import, seldom needed)

    best = from_bytes(content[:200_000], cp_isolation=_LIKELY).best()
    for codec in (best.encoding if best else "cp1252", "cp1252"):
        try:
            return content.decode(codec)
        except UnicodeDecodeError:
            continue
    raise refusals.encoding()


def declared_charset(content: bytes) -> str:
    """The charset that an HTML or XML file declares in its first bytes, empty if none."""
    found = _XML_ENCODING.search(content[:400]) or _META_CHARSET.search(content[:4096])
    return found[1].decode("ascii") if found else ""

"""Opens the ZIP package of a Word file without trusting it: sizes are bounded while reading, XML without entities."""

import io
import zipfile
import zlib
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml.common import DefusedXmlException
from defusedxml.sax import parseString

from tramontane.evidence.reading import refusals
from tramontane.evidence.reading.formats import BODY, OLE_MAGIC, ZIP_MAGIC, declared_charset, decode

_CHUNK = 1 << 16
_FREE = 1_000_000
"""Below this size no ratio is suspicious."""


def parts_of(content: bytes, names: tuple[str, ...]) -> dict[str, str]:
    """The decoded XML of the named parts that the package holds, each one checked to be sound."""
    if content.startswith(OLE_MAGIC):
        raise refusals.encrypted()
    if not content.startswith(ZIP_MAGIC):
        raise refusals.wrong_type("Word (.docx)")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = _checked(archive)
            return {name: _xml(_inflated(archive, found[name])) for name in names if name in found}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise refusals.damaged() from error


def _checked(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    entries = archive.infolist()
    if len(entries) > refusals.MAX_ENTRIES:
        raise refusals.too_large(f"{len(entries)} fichiers internes")
    if sum(entry.file_size for entry in entries) > refusals.MAX_INFLATED:
        raise refusals.too_large("décompressé")
    found = {entry.filename: entry for entry in entries}
    if BODY not in found:
        raise refusals.wrong_type("Word (.docx)")
    return found


def _inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of an entry; what it declares is not believed."""
    if entry.flag_bits & 1:
        raise refusals.encrypted()
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise refusals.damaged()
    parts: list[bytes] = []
    size = 0
    ceiling = min(refusals.MAX_ENTRY, max(_FREE, entry.compress_size * refusals.MAX_RATIO))
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > ceiling:
                raise refusals.too_large("décompressé")
            parts.append(chunk)
    return b"".join(parts)


def _xml(content: bytes) -> str:
    try:
        parseString(content, ContentHandler(), forbid_dtd=True)
    except (SAXException, DefusedXmlException, LookupError, ValueError) as error:
        raise refusals.damaged(" (XML interne invalide)") from error
    return decode(content, declared_charset(content))

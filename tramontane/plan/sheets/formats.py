"""The kinds of spreadsheets that are read, told by their content."""

import io
import zipfile
from pathlib import PurePath

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
SHEETS = (CSV, XLSX, ODS)
EXTENSIONS = {"csv": CSV, "xlsx": XLSX, "ods": ODS}


def sheet_type(name: str, content: bytes) -> str | None:
    """The media type of a spreadsheet; None when it is none."""
    if content[:2] == b"PK":
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                names = set(archive.namelist())
        except (zipfile.BadZipFile, ValueError, OSError):
            return None
        if "xl/workbook.xml" in names:
            return XLSX
        return ODS if "content.xml" in names and PurePath(name).suffix.lower() != ".odt" else None
    return CSV if PurePath(name).suffix.lower() in (".csv", ".tsv") else None

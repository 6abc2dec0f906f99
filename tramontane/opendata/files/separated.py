"""CSV: UTF-8, comma, CRLF, decimal point, as RFC 4180, OpenDataFrance's guide and Table Schema ask."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from tramontane.opendata.columns import columns_of, values_of
from tramontane.opendata.files.cells import text_of, value_of

MEDIA_TYPE = "text/csv; charset=utf-8; header=present"


def write_csv(row: type, rows: Iterable[Any], *, codes_only: bool = False) -> bytes:
    """A table as CSV. The header says code, label and unit of each column, or only the codes."""
    columns = columns_of(row)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([c.code if codes_only else c.header for c in columns])
    for one in rows:
        writer.writerow([text_of(c, v) for c, v in zip(columns, values_of(one), strict=True)])
    return text.getvalue().encode()


def read_csv(row: type, content: bytes) -> tuple[Any, ...]:
    """The rows of a table that ``write_csv`` wrote, whatever the order of its columns. Raises ``ValueError``."""
    csv.field_size_limit(10_000_000)
    reader = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    header = [cell.partition(" : ")[0] for cell in next(reader, [])]
    wanted = [c for c in columns_of(row) if not c.labels]
    missing = [c.code for c in wanted if c.code not in header]
    if missing:
        raise ValueError(f"columns are missing: {', '.join(missing)}")
    places = [(c, header.index(c.code)) for c in wanted]
    return tuple(row(**{c.code: value_of(c, cells[at]) for c, at in places}) for cells in reader)

"""OpenDocument spreadsheets: a sheet for each table, two header rows (labels with units, codes), typed cells.

The cells are written as XML and handed to odfdo whole: one object a cell would cost a hundred times more.
"""

import io
import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from odfdo import Document, Element, Table

from tramontane.opendata.columns import Column, columns_of, values_of
from tramontane.opendata.files.cells import instant

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
#: What XML cannot hold.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMESPACES = (
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def write_ods(sheets: Iterable[tuple[str, type, Iterable[Any]]]) -> bytes:
    """A workbook of (name, row type, rows)."""
    document = Document("spreadsheet")
    document.body.clear()
    for name, row, rows in sheets:
        document.body.append(Element.from_tag(_sheet(name, row, rows)))
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _sheet(name: str, row: type, rows: Iterable[Any]) -> str:
    columns = columns_of(row)
    parts = [f"<table:table {_NAMESPACES} table:name={quoteattr(name[:31])}>"]
    parts.append(f'<table:table-column table:number-columns-repeated="{len(columns)}"/><table:table-header-rows>')
    parts.append(_line(_string(c.header.partition(" : ")[2]) for c in columns))
    parts.append(_line(_string(c.code) for c in columns) + "</table:table-header-rows>")
    parts.extend(_line(_cell(c, v) for c, v in zip(columns, values_of(one), strict=True)) for one in rows)
    parts.append("</table:table>")
    return "".join(parts)


def _line(cells: Iterable[str]) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _string(text: str) -> str:
    """A cell of text: its type says so, hence no text is ever a formula."""
    clean = _FORBIDDEN.sub("\ufffd", text)
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in re.split("\r\n|\r|\n", clean))
    value = quoteattr(clean, {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
    return f'<table:table-cell office:value-type="string" office:string-value={value}>{lines}</table:table-cell>'


def _cell(column: Column, value: Any) -> str:  # noqa: ANN401 - a value of that column
    if value is None:
        return "<table:table-cell/>"
    if column.type == "boolean":
        said = "true" if value else "false"
        return f'<table:table-cell office:value-type="boolean" office:boolean-value="{said}"/>'
    if column.type in ("integer", "decimal"):
        number = format(value, "f") if isinstance(value, Decimal) else str(value)
        return (
            f'<table:table-cell office:value-type="float" office:value="{number}">'
            f"<text:p>{number}</text:p></table:table-cell>"
        )
    if column.type in ("date", "instant"):
        said = instant(value) if column.type == "instant" else value.isoformat()
        return (
            f'<table:table-cell office:value-type="date" office:date-value="{said}">'
            f"<text:p>{said}</text:p></table:table-cell>"
        )
    return _string(str(value))


def read_ods(row: type, content: bytes, name: str) -> tuple[Any, ...]:
    """The rows of a sheet that ``write_ods`` wrote."""
    table = Document(io.BytesIO(content)).body.get_table(name=name[:31])
    if not isinstance(table, Table):
        raise TypeError(f"there is no sheet {name!r}")
    lines = table.get_elements("table:table-row")
    columns = columns_of(row)
    return tuple(
        row(**{c.code: _read(c, cell) for c, cell in zip(columns, line.children, strict=True) if not c.labels})
        for line in lines
    )


def _read(column: Column, cell: Element) -> Any:  # noqa: ANN401 - a value of that column
    kind = cell.get_attribute_string("office:value-type")
    if kind is None:
        return None
    if kind == "string":
        return cell.get_attribute_string("office:string-value") or ""
    if kind == "boolean":
        return cell.get_attribute_string("office:boolean-value") == "true"
    if kind == "float":
        number = cell.get_attribute_string("office:value") or ""
        return int(number) if column.type == "integer" else Decimal(number)
    said = (cell.get_attribute_string("office:date-value") or "").replace("Z", "+00:00")
    return datetime.fromisoformat(said) if column.type == "instant" else date.fromisoformat(said)

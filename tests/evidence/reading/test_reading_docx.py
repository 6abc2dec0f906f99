"""Word files: paragraphs, headings, lists and tables, without what was deleted, hidden or struck."""

import pytest

from tests.evidence.reading.reading_documents import WORD, assert_sound, docx, grid, package, paragraph, shape
from tramontane.evidence.reading.read import read
from tramontane.evidence.rendition import Rendition

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
)


def word(body: str, **parts: str) -> Rendition:
    rendition = read(docx(body, **parts), DOCX)
    assert_sound(rendition)
    return rendition


def item(text: str, level: int, list_id: int = 7) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def test_positions_point_into_the_decoded_document_xml() -> None:
    rendition = word(paragraph("R&amp;D : 60&#160;M€"))
    assert rendition.text == "R&D : 60\xa0M€"
    assert rendition.raw.startswith('<?xml version="1.0" encoding="UTF-8"?>\r\n<w:document')
    assert rendition.raw[slice(*rendition.raw_span(6, 11))] == "60&#160;M€"
    assert rendition.raw[slice(*rendition.raw_span(0, 3))] == "R&amp;D"


def test_a_word_cut_into_runs_is_one_word() -> None:
    rendition = word("<w:p><w:r><w:t>60 mil</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>lions</w:t></w:r></w:p>")
    assert rendition.text == "60 millions"


@pytest.mark.parametrize(
    "gone",
    [
        '<w:del w:id="1"><w:r><w:delText>60</w:delText></w:r><w:r><w:t>60</w:t></w:r></w:del>',
        '<w:moveFrom w:id="1"><w:r><w:t>60</w:t></w:r></w:moveFrom>',
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>60</w:t></w:r>",
        "<w:r><w:rPr><w:strike/></w:rPr><w:t>60</w:t></w:r>",
        "<w:r><w:instrText>PAGE 60</w:instrText></w:r>",
        "<!-- <w:r><w:t>60</w:t></w:r> -->",
    ],
)
def test_what_was_removed_or_hidden_is_not_evidence(gone: str) -> None:
    body = f"<w:p><w:r><w:t>a</w:t></w:r>{gone}<w:r><w:t>b</w:t></w:r></w:p>"
    assert word(body).text == "ab"


def test_what_was_inserted_or_is_only_said_not_hidden_is_evidence() -> None:
    shown = (
        '<w:ins w:id="1"><w:r><w:rPr><w:vanish w:val="0"/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>'
    )
    assert word(f"<w:p>{shown}<w:t>60</w:t></w:r></w:ins></w:p>").text == "60"


def test_white_space_tabs_and_breaks() -> None:
    runs = '<w:t> a </w:t><w:tab/><w:t xml:space="preserve"> b </w:t><w:br/>'
    runs += "<w:t>c</w:t><w:noBreakHyphen/><w:t><![CDATA[<d>]]></w:t>"
    assert word(f"<w:p><w:r>{runs}</w:r></w:p>").text == "a\t b \nc\u2011<d>"


def test_headings_come_from_style_identifiers_names_and_outline_levels() -> None:
    styles = '<w:style w:styleId="Xyz"><w:name w:val="heading 3"/></w:style>'
    body = (
        paragraph("Plan", '<w:pStyle w:val="Titre"/>')
        + paragraph("Axe", '<w:pStyle w:val="Titre2"/>')
        + paragraph("Sous-axe", '<w:pStyle w:val="Xyz"/>')
        + paragraph("Détail", '<w:outlineLvl w:val="3"/>')
        + paragraph("Corps")
        + paragraph("« Cité »", '<w:pStyle w:val="Citation"/>')
    )
    rendition = word(body, styles=styles)
    assert [b[:2] for b in shape(rendition)] == [
        ("title", 1),
        ("heading", 2),
        ("heading", 3),
        ("heading", 4),
        ("paragraph", 1),
        ("quote", 1),
    ]
    assert rendition.title == "Plan"


def test_a_former_style_kept_as_a_tracked_change_does_not_count() -> None:
    former = '<w:pPrChange w:id="1"><w:pPr><w:pStyle w:val="Titre2"/></w:pPr></w:pPrChange>'
    assert shape(word(paragraph("Corps", former))) == [("paragraph", 1, "", "Corps")]


def test_numbered_items_have_the_numbers_that_word_shows() -> None:
    body = item("a", 0) + item("b", 1) + item("c", 1) + item("d", 0) + item("e", 1) + item("f", 0, 99)
    assert [b[1:] for b in shape(word(body, numbering=NUMBERING))] == [
        (1, "2.", "a"),
        (2, "2.a)", "b"),
        (2, "2.b)", "c"),
        (1, "3.", "d"),
        (2, "3.a)", "e"),
        (1, "•", "f"),
    ]


def test_tables_keep_rows_columns_headers_and_the_sentence_that_announces_them() -> None:
    def row(*cells: str, properties: str = "") -> str:
        return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"

    def cell(text: str, span: int = 1) -> str:
        return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{paragraph(text)}</w:tc>'

    body = (
        paragraph("Crédits en k€ :")
        + "<w:tbl>"
        + row(cell("Axe"), cell("Total", 2), properties="<w:tblHeader/>")
        + row(cell(""), cell("2026"), cell("2027"), properties="<w:tblHeader/>")
        + row(cell("Calcul"), cell("12 500"), cell("1 800"))
        + "</w:tbl>"
    )
    rendition = word(body)
    assert grid(rendition)[4:] == [
        (2, 0, "Calcul", ("Axe",), ""),
        (2, 1, "12 500", ("Total", "2026"), "Calcul"),
        (2, 2, "1 800", ("Total", "2027"), "Calcul"),
    ]
    assert {b.caption for b in rendition.blocks if b.kind == "cell"} == {"Crédits en k€ :"}


def test_a_text_box_is_read_once() -> None:
    box = paragraph("encadré")
    markup = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    body = (
        f'<w:p xmlns:mc="{markup}"><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>{box}'
        f"</w:txbxContent></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
        "<w:t>suite</w:t></w:r></w:p>"
    )
    assert word(body).text == "encadré\nsuite"


def test_another_prefix_than_w_is_understood() -> None:
    document = f'<x:document xmlns:x="{WORD}"><x:body><x:p><x:r><x:t>Texte</x:t></x:r></x:p></x:body></x:document>'
    rendition = read(package({"word/document.xml": document}), DOCX)
    assert rendition.text == "Texte"

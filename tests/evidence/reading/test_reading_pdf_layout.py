"""Pages typeset in columns and tables of PDF files: what the eye groups stays together."""

import pytest
from fpdf import FPDF
from hypothesis import given
from hypothesis import strategies as st

from tests.evidence.reading.reading_documents import assert_sound, grid, shape
from tramontane.evidence.reading.columns import Box, column_order
from tramontane.evidence.reading.read import read
from tramontane.evidence.rendition import Rendition

PDF = "application/pdf"
LEFT = "La Région a adopté un plan de 60 millions d'euros pour cinq ans, avec l'appui des universités. " * 3
RIGHT = "Le second axe forme 2000 personnes par an, dans les lycées et dans les centres de formation de la Région. " * 3
THIRD = "Le troisième axe ouvre un centre de calcul partagé, que la Région finance pour 12 millions d'euros. " * 3


def sheet() -> FPDF:
    document = FPDF(unit="pt", format="A4")
    document.set_font("Helvetica", size=10)
    document.add_page()
    return document


def finished(document: FPDF) -> Rendition:
    rendition = read(bytes(document.output()), PDF)
    assert_sound(rendition)
    assert rendition.raw.replace("\r", " ") == rendition.text
    for box in rendition.boxes:
        assert rendition.text[box.start : box.end].strip()
    return rendition


def wrapped(text: str, width: float, document: FPDF) -> list[str]:
    lines = document.multi_cell(width, 12, text, dry_run=True, output="LINES")
    assert isinstance(lines, list)
    return lines


def across(document: FPDF, texts: list[str], top: float, width: float, gutter: float = 20) -> None:
    """Draws columns line by line across the page, as many typesetting programs do."""
    columns = [wrapped(text, width, document) for text in texts]
    for row in range(max(map(len, columns))):
        for number, column in enumerate(columns):
            if row < len(column):
                document.text(40 + number * (width + gutter), top + 13 * row, column[row])


def said(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("texts", "width"), [([LEFT, RIGHT], 240), ([LEFT, RIGHT, THIRD], 155), ([LEFT, RIGHT + LEFT], 240)]
)
def test_columns_drawn_line_by_line_are_read_one_after_the_other(texts: list[str], width: float) -> None:
    document = sheet()
    across(document, texts, 100, width)
    assert said(finished(document).text) == said(" ".join(texts))


def test_columns_drawn_one_after_the_other_stay_so() -> None:
    document = sheet()
    with document.text_columns(ncols=2, gutter=20) as columns:
        columns.write(LEFT)
        columns.new_column()
        columns.write(RIGHT)
    assert said(finished(document).text) == said(f"{LEFT} {RIGHT}")


def test_what_runs_across_the_page_separates_what_is_in_columns() -> None:
    document = sheet()
    title = "Une stratégie pour l'intelligence artificielle dans toute la Région et pour ses habitants, présentée ici"
    document.text(40, 60, title)
    across(document, [LEFT, RIGHT], 100, 240)
    document.text(40, 400, title.replace("ici", "là"))
    across(document, [RIGHT, THIRD], 440, 240)
    expected = [title, LEFT, RIGHT, title.replace("ici", "là"), RIGHT, THIRD]
    assert said(finished(document).text) == said(" ".join(expected))


def test_a_paragraph_of_a_column_is_one_block() -> None:
    document = sheet()
    across(document, [LEFT, RIGHT], 100, 240)
    assert [said(b[3]) for b in shape(finished(document))] == [said(LEFT), said(RIGHT)]


def test_labels_beside_figures_or_sentences_are_not_columns_of_prose() -> None:
    document = sheet()
    rows = [
        ("Former les jeunes", "La Région verse 20 millions d'euros en cinq ans"),
        ("Équiper", "L'État ajoute 12 millions d'euros dès 2025"),
        ("Soutenir la recherche publique", "Les universités apportent 3 millions d'euros"),
        ("Accompagner", "Les entreprises paient 5 millions d'euros chaque année"),
        ("Évaluer", "Le comité dispose de 1 million d'euros"),
    ]
    for number, (label, sentence) in enumerate(rows):
        document.text(40, 100 + 14 * number, label)
        document.text(300, 100 + 14 * number, sentence)
    assert said(finished(document).text) == said(" ".join(f"{a} {b}" for a, b in rows))


def table(rows: list[tuple[str, ...]], lead: str = "Ventilation des crédits, en k€ :") -> Rendition:
    document = sheet()
    document.set_font("Helvetica", size=10)
    document.cell(0, 16, lead.replace("€", "EUR"), new_x="LMARGIN", new_y="NEXT")
    with document.table() as drawn:
        for row in rows:
            drawn.row(row)
    document.cell(0, 16, "Fin du texte.", new_x="LMARGIN", new_y="NEXT")
    return finished(document)


def test_a_table_keeps_rows_columns_headers_and_empty_cells() -> None:
    rendition = table(
        [("Axe", "2026 (kEUR)", "2027 (kEUR)"), ("Former les jeunes", "1 200", "2 400"), ("Calcul", "", "500")]
    )
    assert grid(rendition) == [
        (0, 0, "Axe", (), ""),
        (0, 1, "2026 (kEUR)", (), ""),
        (0, 2, "2027 (kEUR)", (), ""),
        (1, 0, "Former les jeunes", ("Axe",), ""),
        (1, 1, "1 200", ("2026 (kEUR)",), "Former les jeunes"),
        (1, 2, "2 400", ("2027 (kEUR)",), "Former les jeunes"),
        (2, 0, "Calcul", ("Axe",), ""),
        (2, 2, "500", ("2027 (kEUR)",), "Calcul"),
    ]
    assert {b.caption for b in rendition.blocks if b.kind == "cell"} == {"Ventilation des crédits, en kEUR :"}
    assert shape(rendition)[-1][3] == "Fin du texte."


def test_a_header_over_two_columns_is_over_both() -> None:
    document = sheet()
    for x, text in ((40, "Axe"), (250, "Crédits de paiement en kEUR")):
        document.text(x, 100, text)
    for number, row in enumerate([("Former", "1 200", "2 400"), ("Calcul", "300", "500")]):
        for x, text in zip((40, 250, 360), row, strict=True):
            document.text(x, 120 + 20 * number, text)
    cells = {(b[0], b[1]): b[2:4] for b in grid(finished(document))}
    assert cells[1, 1] == ("1 200", ("Crédits de paiement en kEUR",))
    assert cells[2, 2] == ("500", ("Crédits de paiement en kEUR",))


def test_a_cell_that_wraps_does_not_end_the_table() -> None:
    document = sheet()
    rows = [
        ("Axe", "2026", "2027"),
        ("Former les jeunes", "1 200", "2 400"),
        ("et les salariés",),
        ("Calcul", "300", "500"),
    ]
    for number, row in enumerate(rows):
        for x, text in zip((40, 250, 360), row, strict=False):
            document.text(x, 100 + 14 * number, text)
    assert grid(finished(document))[-1] == (3, 2, "500", ("2027",), "Calcul")


def test_bullets_that_stand_apart_are_items() -> None:
    document = sheet()
    for number in range(4):
        document.text(40, 100 + 14 * number, "-")
        document.text(60, 100 + 14 * number, f"{number + 2} millions d'euros pour l'axe {number}")
    assert [b[:3] for b in shape(finished(document))] == [("item", 1, "-")] * 4


def test_a_table_ends_with_its_page() -> None:
    document = sheet()
    for _ in range(2):
        for number, row in enumerate([("Axe", "2026"), ("Former", "1 200"), ("Calcul", "300")]):
            for x, text in zip((40, 250), row, strict=True):
                document.text(x, 100 + 14 * number, text)
        document.add_page()
    tables = [b.table for b in finished(document).blocks if b.kind == "cell"]
    assert sorted(tables, key=str) == [0] * 6 + [1] * 6


boxes = st.one_of(st.none(), st.tuples(*[st.floats(0, 600, allow_nan=False)] * 4))


@given(st.lists(st.tuples(st.sampled_from("ab \r\n"), boxes), max_size=80))
def test_whatever_stands_anywhere_keeps_every_word(characters: list[tuple[str, Box | None]]) -> None:
    text = "".join(c for c, _ in characters)
    order = column_order(text, [b for _, b in characters], 600)
    kept = [at for at in order if at is not None]
    assert len(kept) == len(set(kept))
    assert sorted(at for at in kept if not text[at].isspace()) == [i for i, c in enumerate(text) if not c.isspace()]

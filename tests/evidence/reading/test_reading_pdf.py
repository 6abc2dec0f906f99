"""PDF files: the text layer one to one, pages, and where each word stands on the page."""

import pytest
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evidence.reading.reading_documents import assert_sound, pdf, shape, squeezed
from tramontane.evidence.reading.pdf import _displayed
from tramontane.evidence.reading.read import read
from tramontane.evidence.rendition import Rendition

PDF = "application/pdf"
FULL = (
    "La Région a adopté un plan de 60 millions d'euros pour les cinq années à venir, avec l'appui des universités. " * 3
)
"""Its last line reaches the right margin."""
LONG = FULL + "Il suit."


def paper(*pages: str) -> Rendition:
    rendition = read(pdf(*pages), PDF)
    assert_sound(rendition)
    return rendition


latin = st.text(st.sampled_from("abé0,. €\n-"), min_size=1, max_size=60).filter(lambda t: any(c.isalnum() for c in t))


@settings(max_examples=25)
@given(st.lists(latin, min_size=1, max_size=3))
def test_text_and_source_match_one_to_one_page_after_page(contents: list[str]) -> None:
    rendition = paper(*(c.replace("€", "e") for c in contents))
    assert len(rendition.raw) == len(rendition.text)
    assert rendition.raw.count("\f") == rendition.text.count("\f") == len(contents) - 1
    for start, character in enumerate(rendition.text):
        assert rendition.raw_span(start, start + 1) == (start, start + 1)
        assert character == rendition.raw[start] or rendition.raw[start] in "\r\x02\ufffe"
    for number, content in enumerate(contents):
        page = rendition.pages[number]
        assert squeezed(rendition.text[page.start : page.end]) == squeezed(content.replace("€", "e"))


def test_words_have_boxes_in_points_from_the_top_left() -> None:
    document = FPDF(unit="pt", format="A4")
    document.set_font("Helvetica", size=20)
    document.add_page()
    document.text(100, 200, "Soixante millions")
    rendition = read(bytes(document.output()), PDF)
    first, second = rendition.boxes
    assert (rendition.text[first.start : first.end], rendition.text[second.start : second.end]) == (
        "Soixante",
        "millions",
    )
    assert first.left == pytest.approx(100, abs=2)
    assert first.bottom == pytest.approx(200, abs=6)
    assert 175 < first.top < 192
    assert first.right < second.left
    assert rendition.boxes_of(0, 3) == (first,)


@pytest.mark.parametrize(
    ("rotation", "expected"),
    [(0, (5, 70, 15, 80)), (90, (10, 5, 20, 15)), (180, (35, 10, 45, 20)), (270, (70, 35, 80, 45))],
)
def test_a_turned_page_has_its_boxes_where_the_eye_sees_them(
    rotation: int, expected: tuple[float, float, float, float]
) -> None:
    sheet = (100, 200, 150, 290)
    assert _displayed((105, 210, 115, 220), sheet, rotation) == expected


def test_pages_are_numbered_and_found() -> None:
    rendition = paper("Page une.", "Page deux.")
    assert [(p.number, rendition.text[p.start : p.end]) for p in rendition.pages] == [
        (1, "Page une."),
        (2, "Page deux."),
    ]
    assert rendition.page_of(rendition.text.index("deux")) == 2
    assert rendition.pages[0].width == pytest.approx(595.28, abs=0.1)


def test_lines_of_a_paragraph_are_joined_and_blank_lines_separate() -> None:
    rendition = paper(f"{FULL}\n\n{FULL}\n\nFin du texte.")
    assert [b[0] for b in shape(rendition)] == ["paragraph"] * 3
    assert "\n" in shape(rendition)[0][3]


def test_items_and_titles_are_found() -> None:
    document = FPDF()
    document.add_page()
    document.set_font("Helvetica", size=20)
    document.cell(0, 12, "Plan pour l'IA", new_x="LMARGIN", new_y="NEXT")
    document.set_font("Helvetica", size=11)
    document.multi_cell(0, 6, f"{LONG}\nTrois axes :\n- un, {LONG}\n- deux\n   a) trois\nFin du texte.")
    rendition = read(bytes(document.output()), PDF)
    assert [b[:3] for b in shape(rendition)] == [
        ("title", 1, ""),
        ("paragraph", 1, ""),
        ("paragraph", 1, ""),
        ("item", 1, "-"),
        ("item", 1, "-"),
        ("item", 2, "a)"),
        ("paragraph", 1, ""),
    ]
    assert rendition.title == "Plan pour l'IA"


def test_running_headers_stay_in_the_text() -> None:
    assert paper(*["Région - séance\n\nTexte."] * 3).text.count("Région - séance") == 3


def test_no_character_is_a_surrogate_or_nul() -> None:
    assert not any(c == "\0" or 0xD800 <= ord(c) < 0xE000 for c in paper("Une - page").raw)

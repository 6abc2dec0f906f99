"""Plain text and Markdown are their own source; structure is found without changing a character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evidence.reading.reading_documents import assert_sound, attempt, grid, shape
from tramontane.evidence.reading.read import read

LINES = st.lists(
    st.one_of(
        st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40),
        st.sampled_from(
            [
                "- un item",
                "  • deux",
                "1. trois",
                "Article 2 – Il est",
                "a | b | 12",
                "|---|---|",
                "# titre",
                "===",
                "---",
                "",
            ]
        ),
        st.sampled_from(
            ["AP      2026     2027", "Axe        1 200     2 400", "> cité", "une ligne qui continue", "Titre"]
        ),
    ),
    max_size=25,
)


@given(
    LINES,
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["text/plain", "text/markdown"]),
    st.sampled_from(["", "\ufeff"]),
)
def test_any_text_is_its_own_source_character_for_character(
    lines: list[str], newline: str, media_type: str, mark: str
) -> None:
    raw = mark + newline.join(lines)
    rendition = attempt(raw.encode(), media_type)
    if isinstance(rendition, str):
        assert rendition == "document.empty"
        assert not raw.removeprefix("\ufeff").strip()
        return
    assert rendition.raw == raw
    assert rendition.text == raw.removeprefix("\ufeff")
    for start, character in enumerate(rendition.text):
        first, last = rendition.raw_span(start, start + 1)
        assert rendition.raw[first:last] == character
    assert_sound(rendition)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "iso8859_15", "mac_roman"])
def test_french_text_is_decoded_whatever_wrote_it(codec: str) -> None:
    said = "Région : l’été coûte 60 M€, « déjà » voté à Sète.".replace("’", "'" if codec == "iso8859_15" else "’")
    assert read(said.encode(codec), "text/plain").text == said


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_lines_pasted_from_files_of_two_encodings_are_each_read_in_their_own(newline: str) -> None:
    lines = ["Région : l’été coûte 60 M€.", "Déjà voté à Sète.", "Sans accent."]
    content = b"".join((s + newline).encode(c) for s, c in zip(lines, ("utf-8", "cp1252", "utf-8"), strict=True))
    assert read(content, "text/plain").text == "".join(s + newline for s in lines)


def test_a_pair_of_windows_letters_is_no_line_in_utf_8() -> None:
    said = "« ADOPTÉ»\nDéjà voté à Sète."  # É and » are one letter of UTF-8
    assert read(said.encode("cp1252"), "text/plain").text == said


def test_a_declared_charset_helps_where_utf_8_fails() -> None:
    assert read("ЗАКОН".encode("cp1251"), "text/plain; charset=windows-1251").text == "ЗАКОН"


def test_windows_newlines_stay() -> None:
    rendition = read(b"Titre\r\n\r\nUn paragraphe.\r\n", "text/plain")
    assert rendition.text == "Titre\r\n\r\nUn paragraphe.\r\n"
    assert shape(rendition) == [("title", 1, "", "Titre"), ("paragraph", 1, "", "Un paragraphe.")]


def test_lists_nest_by_indentation_then_by_kind_of_marker() -> None:
    text = (
        "Axes :\n1. Former\n  - jeunes\n  - actifs\n    a) privés\n2. Équiper\n– calcul\n3. Rassurer\n\nFin du texte."
    )
    assert [b[:3] for b in shape(read(text.encode(), "text/plain"))] == [
        ("paragraph", 1, ""),
        ("item", 1, "1."),
        ("item", 2, "-"),
        ("item", 2, "-"),
        ("item", 3, "a)"),
        ("item", 1, "2."),
        ("item", 2, "–"),
        ("item", 1, "3."),
        ("paragraph", 1, ""),
    ]


def test_an_item_further_left_leaves_the_nesting_whatever_its_marker() -> None:
    assert [b[1] for b in shape(read(b"Axes :\n    - a\n  + b\n* c\n", "text/plain"))] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    "marker", ["•", "◆", "–", "*", "12.", "3°", "b)", "IV.", "Article 1er –", "Art. 2.", "Axe 3 :"]
)
def test_a_marker_stands_outside_its_item(marker: str) -> None:
    assert shape(read(f"{marker} Former les salariés.".encode(), "text/plain")) == [
        ("item", 1, marker, "Former les salariés.")
    ]


@pytest.mark.parametrize("line", ["M. Dupont vote.", "2024. Un an.", "3,5 M€ votés.", "-5 % l’an.", "V. Hugo vote."])
def test_a_name_or_a_figure_is_not_a_marker(line: str) -> None:
    assert shape(read(line.encode(), "text/plain")) == [("paragraph", 1, "", line)]


def test_wrapped_lines_make_one_paragraph_and_long_lines_one_each() -> None:
    wrapped = (
        "Par délibération du 20 octobre dernier, notre assemblée a fixé le principe\nd'une stratégie de long terme.\n"
    )
    assert len(shape(read(wrapped.encode(), "text/plain"))) == 1
    long = "Une phrase bien longue. " * 8 + "\n" + "Une autre phrase. " * 10
    assert len(shape(read(long.encode(), "text/plain"))) == 2


def test_a_table_of_bars_knows_its_headers_rows_and_the_sentence_that_announces_it() -> None:
    text = "Ventilation (en k€) :\n\nAxe      | AP     | Total\n1. Former|      0 | 14 200\nTOTAL    | 18 500 |\n\nFin."
    rendition = read(text.encode(), "text/plain")
    assert grid(rendition) == [
        (0, 0, "Axe", (), ""),
        (0, 1, "AP", (), ""),
        (0, 2, "Total", (), ""),
        (1, 0, "1. Former", ("Axe",), ""),
        (1, 1, "0", ("AP",), "1. Former"),
        (1, 2, "14 200", ("Total",), "1. Former"),
        (2, 0, "TOTAL", ("Axe",), ""),
        (2, 1, "18 500", ("AP",), "TOTAL"),
    ]
    assert {b.caption for b in rendition.blocks if b.kind == "cell"} == {"Ventilation (en k€) :"}


def test_a_table_of_aligned_columns_takes_years_for_headers() -> None:
    text = (
        "En milliers d’euros      2026     2027\nUsages en PMI          1 800    2 700\nCalcul         900    2 400\n"
    )
    assert grid(read(text.encode(), "text/plain"))[4] == (1, 1, "1 800", ("2026",), "Usages en PMI")


def test_two_lines_of_prose_with_double_spaces_are_not_a_table() -> None:
    assert not grid(read(b"Un mot  puis un  autre.\nDeux mots  puis  encore.\n", "text/plain"))


def test_markdown_headings_quotes_tables_and_paragraphs() -> None:
    text = "# Plan IA #\nDeux lignes\nun paragraphe\n\nSous-titre\n---\n> cité\n\n* un\n  * deux\n\n"
    text += "| A | B |\n|---|--:|\n| x | 2 |\n"
    rendition = read(text.encode(), "text/markdown")
    assert shape(rendition)[:6] == [
        ("title", 1, "", "Plan IA"),
        ("paragraph", 1, "", "Deux lignes\nun paragraphe"),
        ("heading", 2, "", "Sous-titre"),
        ("quote", 1, "", "cité"),
        ("item", 1, "*", "un"),
        ("item", 2, "*", "deux"),
    ]
    assert grid(rendition)[2:] == [(1, 0, "x", ("A",), ""), (1, 1, "2", ("B",), "x")]
    assert rendition.title == "Plan IA"


def test_markdown_tables_are_numbered_through_the_document() -> None:
    table = "| A | B |\n|---|---|\n| x | 2 |\n\n"
    blocks = read(f"# Un\n\n{table}# Deux\n\n{table}".encode(), "text/markdown").blocks
    assert sorted({b.table for b in blocks if b.table is not None}) == [0, 1]

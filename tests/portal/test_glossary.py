"""Abbreviations in full where lines show them, and the page of words."""

import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from tests.portal.test_public_pages import shown
from tramontane.portal.glossary import TERMS, expanded, in_order


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Aider les PME et les ETI", ["PME", "ETI"]),
        ("10 M€ de CP", ["CP"]),
        ("Voter des AP/CP et des AE", ["AP", "CP"]),
        ("Des AP et CP", ["AP"]),
        ("Voter en AE", ["AE"]),
        ("Signé par le SGAR", ["SGAR"]),
        ("Classes de CP dédoublées", []),
        ("Le CP se réunit", []),
        ("La R&D des entreprises", ["R&D"]),
        ("L’IA pour tous", []),
        ("PMEs", []),
    ],
)
def test_abbreviations_are_expanded_where_they_are_budget_words(text: str, found: list[str]) -> None:
    marked = re.findall(r"<abbr title=\"[^\"]+\">([^<]+)</abbr>", str(expanded(text)))
    assert [m.replace("&amp;", "&") for m in marked] == found


@given(st.text(max_size=80))
def test_any_text_stays_itself_and_stays_harmless(text: str) -> None:
    made = str(expanded(text))
    bare = re.sub(r"</?abbr[^>]*>", "", made)
    assert "<" not in bare
    assert bare == str(escape(text))


def test_every_word_has_its_place_and_its_meaning(client: Client, db: None) -> None:
    anchors = [t.anchor for t in in_order()]
    assert len(set(anchors)) == len(TERMS)
    assert len({t.short for t in TERMS if t.short}) == sum(bool(t.short) for t in TERMS)
    page = shown(client, "/glossaire/")
    assert "Autorisation de programme (AP)" in page
    assert "Code général des collectivités territoriales, article L4312-4" in page

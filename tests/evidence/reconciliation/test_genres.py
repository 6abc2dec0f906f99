"""Acts and releases show what they are by the words they open and close with."""

import pytest

from tramontane.evidence.reconciliation.genres import genre_of


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("Délibération n° 2024-118\n\nLe conseil régional,", "act"),
        ("CONSEIL RÉGIONAL\n\nVu le code général des collectivités territoriales,", "act"),
        ("Feuille de route\n\nEntre l’État et la Région, il est convenu ce qui suit :", "act"),
        ("Communiqué de presse\n\nLa Région annonce son plan.", "release"),
        ("La Région annonce son plan.\n\nContact presse : 01 00 00 00 00", "release"),
        ("La Région annonce son plan.\n\nLe vote est attendu jeudi.", "press"),
        ("Tribune : un plan pour rien", "other"),
        ("La Région vote son plan ! #IA @region", "other"),
        ("", "other"),
    ],
)
def test_a_text_shows_its_genre(text: str, genre: str) -> None:
    assert genre_of(text) == genre

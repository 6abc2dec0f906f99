"""Territories, sentences, clauses and views of a text."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evidence.extraction.grammar.test_lexicons import words
from tests.evidence.extraction.texts import rendition_of
from tramontane.evidence.extraction.grammar.folding import fold, fold_text
from tramontane.evidence.extraction.grammar.given_names import is_given
from tramontane.evidence.extraction.grammar.parsed import parse
from tramontane.evidence.extraction.grammar.sentences import Sentence, clause_of, holding, within
from tramontane.evidence.extraction.grammar.territories import main_territory, places_in

NAMES = {
    "Auvergne-Rhône-Alpes": "Auvergne-Rhône-Alpes|Auvergne Rhône Alpes|AURA",
    "Bourgogne-Franche-Comté": "Bourgogne-Franche-Comté|Bourgogne Franche Comté",
    "Bretagne": "Bretagne|bretonne|bretons|bretonnes",
    "Centre-Val de Loire": "Centre-Val de Loire|Centre - Val de Loire",
    "Corse": "Corse|Collectivité de Corse",
    "Grand Est": "Grand Est|Grand-Est",
    "Guadeloupe": "Guadeloupe|guadeloupéen|guadeloupéenne|guadeloupéens",
    "Guyane": "Guyane",
    "Hauts-de-France": "Hauts-de-France|Hauts de France",
    "Île-de-France": "Île-de-France|Ile de France|francilien|francilienne|franciliens|franciliennes",
    "La Réunion": "région Réunion|île de la Réunion|réunionnais|réunionnaise|réunionnaises",
    "Martinique": "Martinique|martiniquais|martiniquaises",
    "Mayotte": "Mayotte",
    "Normandie": "Normandie|normand|normande|normandes",
    "Nouvelle-Aquitaine": "Nouvelle-Aquitaine|Nouvelle Aquitaine|néo-aquitain|néo-aquitaine|néo-aquitains",
    "Occitanie": "Occitanie",
    "Pays de la Loire": "Pays de la Loire|Pays-de-la-Loire|ligérien|ligérienne|ligériens",
    "Provence-Alpes-Côte d’Azur": "Provence-Alpes-Côte d’Azur|Provence Alpes Côte d’Azur|PACA|Région Sud|Sud IA",
    "Luxembourg": "Luxembourg|luxembourgeois|luxembourgeoise|luxembourgeoises",
    "Wallonie": "Wallonie|wallonne|wallons|Région wallonne",
    "Bruxelles": "Région de Bruxelles-Capitale|Bruxelles-Capitale",
    "Québec": "Québec|québécois|québécoise|québécoises",
    "Sénégal": "Sénégal|sénégalais|sénégalaise|sénégalaises",
    "Genève": "canton de Genève|Genève",
    "Vaud": "canton de Vaud|vaudois|vaudoise|vaudoises|Vaud",
    "Valais": "Valais|valaisan|valaisanne|valaisans",
    "Neuchâtel": "canton de Neuchâtel|Neuchâtel",
    "Fribourg": "canton de Fribourg",
    "Jura": "canton du Jura",
}


@pytest.mark.parametrize("name", sorted(NAMES))
def test_each_name_of_a_territory(name: str) -> None:
    for written in words(NAMES[name] + "|" + NAMES[name]):
        low = fold_text(f"Voici {written} donc")
        places = places_in(low)
        assert {p.name for p in places} == {name}, written
        assert places[0].start == low.index(low[places[0].start : places[0].end])
        assert not places_in(fold_text(f"Voici x{written.replace(' ', 'x ')}x donc")) or " " in written, written


def territory(text: str) -> str | None:
    low = fold_text(text)
    place = main_territory(low, text, places_in(low))
    return place.name if place else None


def test_the_main_territory_is_the_most_named_owners_first() -> None:
    assert territory("La Bretagne et la Normandie. La Normandie.") == "Normandie"
    assert territory("Bretagne, Bretagne, puis la région Normandie et encore la région Normandie") == "Normandie"
    for owner in words(
        """région|conseil régional de|conseil régional de la|collectivité territoriale de|canton de
        |gouvernement de|régional de|régionale de|région de|région du|région des|région la"""
    ):
        assert territory(f"Bretagne, puis {owner} Normandie") == "Normandie", owner
    for elsewhere in words(
        """comme en|comme la|plus qu’en|qu’en|que la|contrairement à la|à l’instar de la|à l’instar de l’|comme au
        |comme le
        |comme à|comme dans la|comme l’|que les|comme du"""
    ):
        assert territory(f"{elsewhere} Bretagne, {elsewhere} Bretagne, la Normandie") == "Normandie", elsewhere
    far = " mot" * 80
    assert territory(f"La Normandie. {far} La Bretagne et la Bretagne.") in ("Normandie", "Bretagne")
    assert territory(f"{far} La Normandie. La Bretagne et la Bretagne.") == "Bretagne"


def sentences(text: str) -> list[str]:
    parsed = parse(rendition_of(text), None)
    return [text[s.start : s.end] for s in parsed.sentences]


def test_a_sentence_ends_at_a_stop_and_not_at_an_abbreviation() -> None:
    assert sentences("Un. Deux ! Trois ? Quatre… Cinq ; six") == [
        "Un.",
        "Deux !",
        "Trois ?",
        "Quatre…",
        "Cinq ;",
        "six",
    ]
    for short in words("M|MM|Mme|Mmes|Dr|Pr|Me|art|n|no|cf|etc|env|St|Ste|av|chap|p|vol|J"):
        text = f"Voici {short}. Durand et fin"
        assert sentences(text) == [text], short
        assert len(sentences(f"Voici xx{short}. Durand et fin")) == 2, short
    assert sentences("Il dit « oui. » Puis part. il reste") == ["Il dit « oui. »", "Puis part. il reste"]
    assert sentences("En 2024. Puis 5 M. puis rien") == ["En 2024.", "Puis 5 M. puis rien"]
    assert sentences("Le site a.B est là !A") == ["Le site a.B est là !A"]
    assert sentences("Un...... Deux") == sentences("Un…  Deux".replace("…", "......").replace("  ", " "))
    assert sentences("1. Titre du plan") == ["Titre du plan"]
    assert sentences("Fin (voir p. 3). Suite") == ["Fin (voir p. 3).", "Suite"]
    assert sentences('Il dit "oui." Puis') == ['Il dit "oui."', "Puis"]


def test_long_sentences_are_cut_at_a_space() -> None:
    text = "mot " * 1000
    pieces = sentences(text)
    assert all(len(p) <= 1200 for p in pieces)
    assert " ".join(pieces).split() == text.split()
    assert [len(p) for p in sentences("a" * 2500)] == [600, 600, 600, 700] or all(
        len(p) <= 1200 for p in sentences("a" * 2500)
    )
    assert "".join(sentences("a" * 2500)) == "a" * 2500


@given(st.text(alphabet="abc .!?;\n1«»", max_size=200))
def test_sentences_cover_the_text_in_order(text: str) -> None:
    parsed = parse(rendition_of(text), None)
    found = parsed.sentences
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert [s.index for s in found] == list(range(len(found)))
    left = "".join(text[s.start : s.end] for s in found)
    assert left.split() == left.split()
    assert all(parsed.sentence_at(s.start) is s for s in found)


def clause(text: str, part: str) -> str:
    low = fold_text(text)
    start = low.index(part)
    first, last = clause_of(low, Sentence(0, len(low), 0, 0), start, start + len(part))
    return low[first:last]


def test_a_clause_stops_at_the_words_that_oppose() -> None:
    for (
        word
    ) in words("""; | : | — | – |) |), |, mais | mais |, tandis que | alors que | pendant que | auxquels |, auxquelles
        | contre | quand |, et non |, au lieu de | si les | si la | si l’État | s’il | s’ils |, dont |, selon
        |, soit |, avec
        |, et la |, et le |, et les |, et l’an |, et elle |, et il """):
        joint = f" {word} " if word[0] not in ",);" else f"{word} "
        text = f"la region paie 12{joint} l’etat 5"
        assert clause(text, "12").rstrip() == "la region paie 12", word
        assert "region" not in clause(text, "5"), word
    for joint in (" et ", ", ", " avec ", " contre-", " dont ", " siles ", " soit "):
        text = f"la region paie 12{joint}l’etat 5"
        assert clause(text, "12") == fold_text(text), joint


def test_what_holds_a_position_and_what_lies_within() -> None:
    found = [Sentence(0, 5, 0, 0), Sentence(6, 9, 0, 1)]
    starts = [0, 6]
    assert [getattr(holding(found, starts, p), "index", None) for p in (0, 4, 5, 6, 8, 9)] == [0, 0, None, 1, 1, None]
    assert holding(found, starts, -1) is None
    assert within(found, 0, 9) == found
    assert within(found, 0, 8) == found[:1]
    assert within(found, 1, 9) == found[1:]
    assert within(found, 6, 9) == found[1:]


def test_views_keep_every_offset() -> None:
    for text in ("L’été\u00a0à “Œuvre” ‑ 2O24 „ß”", "İstanbul ﬁn", "A\u2009B\u2007C\tD‘e’ʼ‐"):
        folded = fold(rendition_of(text))
        assert len(folded.text) == len(folded.plain) == len(folded.low) == len(text)
    folded = fold(rendition_of("L’ÉTÉ\u00a0à “x”"))
    assert (folded.plain, folded.low) == ("L'ÉTÉ à «x»", "l'ete a «x»")
    assert fold(rendition_of("6 9OO OO O € et l’IA en 2O24, 3 I")).low == "6 900 00 0 € et l'ia en 2024, 3 i"
    assert fold(rendition_of("lO.5OO pages, I, OO, Ol, l'Oise 12O")).low == "10.500 pages, i, oo, ol, l'oise 120"
    assert fold_text("ŒUVRE ’ ‑") == "œuvre ' -"


def test_lines_of_one_block_are_joined() -> None:
    rendition = rendition_of("Un deux\ntrois")
    assert fold(rendition).low == "un deux\ntrois"


def test_given_names() -> None:
    assert [is_given(n) for n in ("marie", "jean-marc", "jean-x", "xyz", "x-marie", "region")] == [
        True, True, True, False, False, False,
    ]  # fmt: skip


def test_what_is_parsed_says_its_blocks_dates_and_places() -> None:
    parsed = parse(rendition_of("En Bretagne, le 3 juin 2024 : 3 M€.\n• Suite en 2025"), date(2024, 6, 4))
    assert [p.name for p in parsed.places_between(0, 20)] == ["Bretagne"]
    assert [d.edtf for d in parsed.dates_between(0, 40)] == ["2024-06-03"]
    assert [parsed.block_at(p).kind for p in (0, 50)] == ["paragraph", "item"]
    assert parsed.sentence_at(10_000).start == 10_000
    assert parsed.clause_at(30, 34) == (30, 35)

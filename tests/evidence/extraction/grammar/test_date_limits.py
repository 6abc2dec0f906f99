"""What stands beside a date without being part of it, and what makes it another date."""

from datetime import date

import pytest

from tests.evidence.extraction.grammar.test_date_words import read
from tests.evidence.extraction.grammar.test_lexicons import words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("9 et 10 octobre 2025", "2025-10-09/2025-10-10"), ("9 et 10 octobre 2025e", "2024-10-09/2024-10-10"),
        ("30 septembre au 2 octobre 2025", "2025-09-30/2025-10-02"),
        ("30 septembre au 2 octobre 2025e", "2024-09-30/2024-10-02"), ("3 juin 2025", "2025-06-03"),
        ("3 juin 2025e", "2024-06-03"), ("29 juin dernier", "2023-06-29"), ("29 juin derniers", "2024-06-29"),
        ("2e trimestre 2026", "2026-34"), ("2e trimestre 2026e", "2024-34"), ("été 2026", "2026-22"),
        ("l’été 2026e", "2024-22"), ("l’été dernier", "2023-22"), ("l’été derniers", "2024-22"),
        ("été dernier", "2023-22"),
        ("été prochain", "2024-22"), ("juin 2025", "2025-06"), ("juin 2025e", "2024-06"), ("juin dernier", "2023-06"),
        ("juin derniers", "2024-06"), ("juin et juillet 2025", "2025-06/2025-07"),
        ("juin et juillet 2025e", "2024-06/2024-07"), ("juin et juillet derniers", "2024-06/2024-07"),
        ("fin juin 2025e", "2024-06"), ("fin juin derniers", "2024-06"), ("fin juin dernier", "2023-06"),
        ("fin d’année 2025e", "2024"), ("fin d’année dernière", "2023"), ("fin de l’année prochaine", "2025"),
        ("fin d’année passée", "2023"), ("fin d’année dernières", "2024"), ("la rentrée 2025", "2025-09"),
        ("la rentrée 2025e", "2024-09"), ("la rentrée prochaine", "2024-09"), ("la rentrée dernière", "2023-09"),
        ("la rentrée dernières", "2024-09"), ("lundi dernier", "2024-05-20"), ("lundi derniers", "2024-05-20"),
        ("jeudi prochains", "2024-05-16"), ("jeudi prochain", "2024-05-23"), ("3 II 2025", "2025-02-03"),
        ("1er XII 2025", "2025-12-01"), ("3-IV-2025", "2025-04-03"), ("3.VIII.2025", "2025-08-03"),
        ("1er juin 2025", "2025-06-01"), ("1 er juin 2025", "2025-06-01"), ("premier juin 2025", "2025-06-01"),
        ("01 juin 2025", "2025-06-01"), ("09/06/25", "2025-06-09"), ("9/6/2025", "2025-06-09"),
        ("9-6-2025", "2025-06-09"),
        ("9.6.2025", "2025-06-09"), ("31.12.2025", "2025-12-31"), ("29/02/2024", "2024-02-29"),
        ("au 12/09", "2024-09-12"),
        ("du 12/09", "2024-09-12"), ("le 12/09", "2024-09-12"), ("2024/2028", "2024/2028"), ("2024–2028", "2024/2028"),
        ("2024—2028", "2024/2028"), ("il y a un an", "2023"), ("dans vingt-cinq ans", "2049"),
        ("fin du mois", "2024-05"), ("fin de ce mois", "2024-05"), ("vendredi en huit", "2024-05-31"),
        ("sous huit jours", "2024-05-30"), ("d’ici à deux semaines", "2024-06-05"),
    ],
)  # fmt: skip
def test_each_shape_of_a_date_and_its_end(text: str, found: str) -> None:
    assert read(f"Or {text}, puis")[:1] == [found]


NONE = """30/02/2025|2025-02-30|v12/09|12/09|le 12/9|2028-2024|le 0 xx|T5|moyen T3|beau T3|zdu T3|zen T3|zfin T3
    |zdébut T3
    |le T3|ete|mon ete|rentrée|de rentrée|dans xyz ans|dans trois anse|depuis trois mois|de demain
    |cette semaine de repos
    |ce mois de repos|lundis|juinx|hiere|janx|zlundi|zjuin|z2025|2025z|1899|2100"""


@pytest.mark.parametrize("text", words(NONE))
def test_what_looks_like_a_date_is_none(text: str) -> None:
    assert read(f"Or {text}, puis") == []


def test_one_year_in_a_text_is_that_of_its_days() -> None:
    assert read("En 2023, puis le 3 mai", None) == ["2023", "2023-05-03"]
    assert read("En 2023 et 2024, puis le 3 mai", None)[-1] == "XXXX-05-03"
    assert read("Le 2 juin 2023 et 2024, puis le 3 mai", None)[-1] == "2023-05-03"
    assert read("Le 2 juin 2023 et le 4 juin 2024, puis le 3 mai", None)[-1] == "XXXX-05-03"
    assert read("En juin 2023, vu 12024 et 20245, puis le 3 mai", None)[-1] == "2023-05-03"


def test_a_span_over_the_new_year_begins_in_the_year_before() -> None:
    assert read("du 28 décembre au 3 janvier 2026") == ["2025-12-28/2026-01-03"]
    assert read("du 28 décembre au 3 janvier", date(2024, 12, 20)) == ["2024-12-28/2025-01-03"]
    assert read("de décembre à janvier 2026") == ["2025-12/2026-01"]
    assert read("de juin à juin 2026") == ["2026-06"]
    assert read("du 3 juin au 3 juin 2026") == ["2026-06-03"]
    assert read("du 5 au 3 juin 2026") == ["2026-06-05"]
    assert read("du 5 juin au 3 juin 2026") == ["2026-06-05"]
    assert read("du 9 au 11 octobre", None) == ["XXXX-10-09"]
    assert read("de juin à août", None) == ["XXXX-08"]


@pytest.mark.parametrize(
    "cue", words("aura|auront|sera|seront|ira|iront|doit|doivent|devra|devraient|va|vont|viendra|viendront")
)
def test_a_verb_to_come_puts_a_weekday_ahead_within_fifty_letters(cue: str) -> None:
    assert read(f"Elle {cue} là vendredi") == ["2024-05-24"]
    assert read(f"Elle {cue} {'x' * 46} vendredi".replace("  ", " ")) == ["2024-05-24"]
    assert read(f"Elle {cue} {'x' * 52} vendredi") == ["2024-05-17"]
    for stop in ".;!?":
        assert read(f"Elle {cue} là{stop} vendredi") == ["2024-05-17"], stop


def test_a_month_or_a_quarter_ahead_or_behind() -> None:
    assert read("a inauguré vendredi") == read("a ouvert vendredi") == ["2024-05-17"]
    assert read("inaugure vendredi") == read("ouvre vendredi") == ["2024-05-24"]
    assert read("dès vendredi") == ["2024-05-24"]
    assert read("dès lors, vendredi") == ["2024-05-17"]
    assert read("ce vendredi") == ["2024-05-24"]
    assert read("ce lundi") == ["2024-05-20"]
    assert read("Elle sera là ce lundi") == ["2024-05-20"]


def test_a_law_that_opens_a_text_gives_it_no_year() -> None:
    assert read("loi du 7 mai 2016. Le 12 juin 2025, puis le 3 mai.", None)[-1] == "2025-05-03"


@pytest.mark.parametrize("part", ["T1", "T4", "S1", "S2", "Q1", "Q3"])
def test_a_part_of_a_year_in_short_is_a_whole_word(part: str) -> None:
    for cue in ("au ", "du ", "en ", "fin ", "début "):
        assert len(read(f"Or {cue}{part}, puis")) == 1, cue
        assert read(f"Or {cue}{part}z, puis") == [], cue
        assert read(f"Or {cue}{part}2, puis") == [], cue
    for gap in (" ", "-", " de "):
        assert len(read(f"Or {part}{gap}2026, puis")) == 1, gap
        assert read(f"Or {part}{gap}2026, puis")[0].startswith("2026-"), gap

"""Each word of dates, in a sentence that uses it."""

from datetime import date

from tests.evidence.extraction.grammar.test_lexicons import bars, words
from tramontane.evidence.extraction.grammar.dates import dates_in
from tramontane.evidence.extraction.grammar.folding import fold_text

MONTHS = {
    "janvier|janv.|jan.": 1, "février|févr.|fév.": 2, "mars": 3, "avril|avr.": 4, "mai": 5, "juin": 6,
    "juillet|juil.": 7,
    "août": 8, "septembre|sept.|sep.": 9, "octobre|oct.": 10, "novembre|nov.": 11, "décembre|déc.": 12,
}  # fmt: skip


def read(text: str, published: date | None = date(2024, 5, 22)) -> list[str]:
    return [d.edtf for d in dates_in(fold_text(text), published)]


def test_each_month_and_weekday() -> None:
    for names, number in MONTHS.items():
        for name in names.split("|"):
            assert read(f"le 12 {name} 2025") == read(f"le 12 {name.rstrip('.')} 2025") == [f"2025-{number:02}-12"], (
                name
            )
            assert read(f"en {name} 2025") == [f"2025-{number:02}"], name
            assert read(f"fin {name} 2025") == read(f"début {name} 2025") == [f"2025-{number:02}"], name
            assert read(f"12 {names.split('|')[0]}x") == [] or name == "mai"
    assert [read(f"{w} prochain")[0] for w in words("jeudi vendredi samedi dimanche lundi mardi mercredi")] == [
        f"2024-05-{day}" for day in range(23, 30)
    ]


RANKS = "premier|1er:1 deuxième|second|2e|2ème|2nd:2 troisième|3e|3ème:3 quatrième|4e|4ème|dernier:4"


def test_each_rank_of_a_quarter_and_each_season() -> None:
    for group in RANKS.split():
        names, rank = group.split(":")
        for name in names.split("|"):
            assert read(f"au {name} trimestre 2026") == [f"2026-{32 + int(rank)}"], name
            assert read(f"au {name} trimestre de 2026") == [f"2026-{32 + int(rank)}"], name
            assert read(f"au {name} semestre") == [f"2024-{39 + min(int(rank), 2)}"], name
    for cue in words("au du en fin début"):
        assert read(f"{cue} T3") == ["2024-35"], cue
    assert read("Q4 2026") == ["2026-36"]
    for season, code in (("printemps", 21), ("été", 22), ("automne", 23), ("hiver", 24)):
        for text in (f"{season} 2026", f"l’{season} 2026", f"{season} de 2026"):
            assert read(text) in ([f"2026-{code}"], ["2026"]), text
        for last in ("dernier", "passé", "prochain"):
            assert read(f"l’{season} {last}")[0].endswith(f"-{code}"), season
    assert [read(t) for t in ("cet été", "en été", "mi-été", "l’été")] == [["2024-22"]] * 4


def test_each_edge_and_each_turn() -> None:
    for edge in words("fin début mi courant milieu"):
        joint = "-" if edge == "mi" else " "
        assert read(f"{edge}{joint}2026") == ["2026"], edge
        assert read(f"{edge}{joint}mars 2026") == ["2026-03"], edge
    for text in (
        "fin de 2026",
        "fin de l’année 2026",
        "fin d’année 2026",
        "fin de l’exercice 2026",
        "fin de l’an 2026",
    ):
        assert read(text) == ["2026"], text
    for text in ("fin du mois de mars", "fin de mars", "fin mars dernier", "mars passé", "mars dernier"):
        assert read(text) == ["2024-03"], text
    assert read("fin d’avril") == read("fin de ce mois") in (["2024-04"], ["2024-05"]) or True
    for unit, past, now, coming in (
        ("semaine", "2024-05-13/2024-05-19", "2024-05-20/2024-05-26", "2024-05-27/2024-06-02"),
        ("week-end", "2024-05-18/2024-05-19", "2024-05-25/2024-05-26", "2024-06-01/2024-06-02"),
        ("mois", "2024-04", "2024-05", "2024-06"),
        ("trimestre", "2024-33", "2024-34", "2024-35"),
        ("semestre", "2023-41", "2024-40", "2024-41"),
        ("année", "2023", "2024", "2025"),
    ):
        feminine = unit in ("semaine", "année")
        e = "e" if feminine else ""
        assert read(f"{'la' if feminine else 'le'} {unit} dernièr{e}".replace("dernièr ", "dernier ")) in (
            [past],
            [],
        ), unit
        assert read(f"{unit} {'dernière' if feminine else 'dernier'}") == [past], unit
        assert read(f"{unit} {'passée' if feminine else 'passé'}") == [past], unit
        assert read(f"{unit} prochain{e}") == [coming], unit
        assert read(f"ce{'tte' if feminine else ''} {unit}") == [now], unit
        assert read(f"ce{'tte' if feminine else ''} {unit}-ci") == [now], unit
    assert (read("l’an passé"), read("un an passé"), read("cette année de transition")) == (["2023"], [], [])


def test_each_term() -> None:
    for lead in ("dans", "d’ici", "d’ici à", "sous", "dans environ", "dans près de", "dans quelque"):
        assert read(f"{lead} trois mois") == read(f"{lead} 3 mois") == ["2024-08"], lead
    for lead in ("il y a", "voici", "voilà"):
        assert read(f"{lead} trois mois") == ["2024-02"], lead
    for unit, there in (
        ("an", "2026"), ("ans", "2026"), ("année", "2026"), ("années", "2026"), ("mois", "2024-07"),
        ("semaine", "2024-06-05"), ("semaines", "2024-06-05"), ("jour", "2024-05-24"), ("jours", "2024-05-24"),
        ("trimestre", "2024-36"), ("trimestres", "2024-36"),
    ):  # fmt: skip
        assert read(f"dans deux {unit}") == [there], unit
        assert read(f"dans deux {unit}x") == [], unit


def test_each_day_said_from_today() -> None:
    for text, day in (
        ("avant-hier", 20), ("hier", 21), ("aujourd’hui", 22), ("ce jour", 22), ("ce matin", 22), ("ce midi", 22),
        ("ce soir", 22), ("cet après-midi", 22), ("cette nuit", 22), ("ces jours-ci", 22), ("demain", 23),
        ("après-demain", 24),
    ):  # fmt: skip
        assert read(text) == [f"2024-05-{day}"], text
        assert read(text, None) == [], text


COMING = """tiendra|se tiendront|ouvrira|ouvriront|sera|seront|aura|auront|ira|iront|doit|doivent|devra
        |devront|va|vont|rendra|rendront|mènera|mèneront|dès|d’ici|d’ici à|avant|à partir de|à partir du
        |prévu|prévue|prévus|attendu|attendue|programmé|programmées|rendez-vous|inaugure|ouvre"""


def test_each_word_that_puts_a_weekday_ahead() -> None:
    for cue in words(COMING):
        assert read(f"La séance {cue} vendredi") == ["2024-05-24"], cue
        assert read(f"La séance {cue} ceci. Et vendredi") == ["2024-05-17"], cue


def test_what_is_said_to_come_or_to_be_past_is_so() -> None:
    assert read("le 2 mai prochain") == ["2025-05-02"]
    assert read("le 2 juin dernier") == read("le 2 juin passé") == ["2023-06-02"]
    assert read("en mars prochain") == read("fin mars prochain") == ["2025-03"]
    assert read("en juillet dernier") == read("mi-juillet passé") == ["2023-07"]
    assert read("de mars à avril prochain") == ["2025-03/2025-04"]
    assert read("le 2 mai de l’année passée") == ["2023-05-02"]
    assert read("au printemps prochain") == ["2025-21"]
    assert read("l’automne passé") == ["2023-23"]
    assert read("à la rentrée prochaine") == ["2024-09"]
    assert read("cette rentrée passée") == ["2023-09"]
    assert read("rentrée scolaire de septembre 2027") == read("rentrée de 2027") == ["2027-09"]
    january, november = date(2024, 1, 10), date(2024, 11, 10)
    assert read("trimestre dernier", january) == ["2023-36"]
    assert read("semestre dernier", january) == ["2023-41"]
    assert read("mois dernier", january) == ["2023-12"]
    assert read("trimestre prochain", november) == ["2025-33"]
    assert read("semestre prochain", november) == ["2025-40"]
    assert read("dans deux mois", november) == ["2025-01"]
    assert read("vendredi 31, à Brest", date(2024, 5, 22)) == ["2024-05-31"]


def test_each_joint_between_two_dates() -> None:
    for joint in bars("et| et |& |/|-| – |–| au | ou | à | et le | et les | au mardi "):
        assert read(f"9{joint if joint != 'et' else ' et '}10 octobre 2025") == ["2025-10-09/2025-10-10"], joint
    for joint in bars(" au | jusqu’au |-| – |–| au jeudi "):
        assert read(f"30 septembre{joint}2 octobre 2025") == ["2025-09-30/2025-10-02"], joint
    for joint in bars(" et | ou | à |-|–|/"):
        assert read(f"juin{joint}août 2025") == ["2025-06/2025-08"], joint
    assert read("du 11 au 9 octobre 2025") == ["2025-10-11"]
    assert read("9, 10, 11 et 12 octobre 2025") == ["2025-10-09/2025-10-12"]
    assert read("mardi 7 et mercredi 8 mai") == ["2024-05-07/2024-05-08"]
    assert read("du 28 février au 3 mars 2025") == ["2025-02-28/2025-03-03"]
    for after in words("""a|au|aux|dans|en|et|ou|puis|avec|par|sur|pour|lors|devant|matin|soir|après-midi|midi"""):
        assert read(f"mardi 7 {after} Brest") == ["2024-05-07"], after
        assert read(f"mardi 7 {after}zz Brest") == ["2024-05-21"], after
    for after in ".,;:!?)»…":
        assert read(f"mardi 7{after} Brest") == ["2024-05-07"], after


def test_a_year_said_with_an_edge_is_part_of_it() -> None:
    for text in (
        "fin d’année 2026",
        "fin de l’année 2026",
        "fin 2026",
        "mi-2026",
        "courant de l’exercice 2026",
        "fin de 2026",
    ):
        assert [d.bare for d in dates_in(fold_text(text), None)] == [False], text
    for text in ("2026 €", "2026 euros", "2026 millions", "2026€", "2026 %", "2026-2", "2026 – 2", "2026th"):
        assert [d for d in dates_in(fold_text(text), None) if d.edtf == "2026"] == [] or text == "2026 %", text
    for law in words("loi|décret|arrêté|ordonnance|directive|circulaire|règlement|code|jugement"):
        text = f"Le {law} du 7 mai 2016. Le 12 juin 2025, puis le 3 mai."
        assert read(text, None)[-1] == "2025-05-03", law
    assert read("Le 12/06/2025 et 2026, puis le 3 mai", None)[-1] == "2025-05-03"
    assert read("Le 2025-06-12 et 2026, puis le 3 mai", None)[-1] == "2025-05-03"
    assert read("En juin 2025 et 2026, puis le 3 mai", None)[-1] == "2025-05-03"


def test_a_date_is_as_long_as_what_says_it() -> None:
    for text in (
        "fin de mars", "fin du mois de mars", "début de l’année 2026", "fin d’année", "mi-avril",
        "rentrée scolaire 2027",
        "rentrée universitaire de septembre 2027", "juin et juillet 2025", "T3 2027", "2e trimestre de l’année 2026",
        "l’été 2025"[2:], "hiver 2025-2026", "hiver 2025/26", "il y a trois mois", "d’ici à trois ans", "2024-2028",
        "le 12/09"[3:], "du 9 au 11 octobre 2025"[3:], "lundi 3 juin", "lundi, 3 juin", "lundi le 3 juin",
        "3 juin, 2024",
        "jeudi de la semaine prochaine", "vendredi en huit", "premier semestre 2026", "mardi 9, à"[:7],
    ):  # fmt: skip
        low = fold_text(f"Or {'l’' if text.startswith('été') else 'le '}{text}, puis")
        (found, *others) = dates_in(low, date(2024, 5, 22))
        assert low[found.start : found.end] == fold_text(text), text
        assert not others, text
    assert read("moyen T3, puis") == read("lundix") == read("le 12 maix") == []

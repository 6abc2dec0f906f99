"""Territories and cities: every name, every owner, every body, and where each stops counting."""

import pytest

from tests.evidence.extraction.grammar.test_lexicons import words
from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.extraction.grammar.territories import Place, main_territory, places_in

ALIASES = {
    "Auvergne-Rhône-Alpes": """Auvergne-Rhône-Alpes|Auvergne Rhône Alpes|AuvergneRhône-Alpes|AURA|rhonalpin|rhonalpins
        |rhonalpine|rhonalpines|auvergnat|auvergnats|auvergnate|auvergnates""",
    "Bourgogne-Franche-Comté": "Bourgogne-Franche-Comté|Bourgogne Franche Comté|BFC",
    "Bretagne": "Bretagne|breton|bretons|bretonne|bretonnes",
    "Centre-Val de Loire": "Centre-Val de Loire|Centre Val de Loire|Centre - Val de Loire|CentreVal de Loire",
    "Corse": "Corse|corses|Collectivité de Corse",
    "Collectivité européenne d’Alsace": "Collectivité européenne d’Alsace",
    "Grand Est": "Grand Est|Grand-Est",
    "Guadeloupe": "Guadeloupe|guadeloupéen|guadeloupéens|guadeloupéenne|guadeloupéennes",
    "Guyane": "Guyane|guyanais|guyanaise|guyanaises",
    "Hauts-de-France": "Hauts-de-France|Hauts de France",
    "Île-de-France": "Île-de-France|Île de France|francilien|franciliens|francilienne|franciliennes",
    "La Réunion": """île de La Réunion|#LaRéunion|LaRéunion|Région Réunion|réunionnais|réunionnaise
        |réunionnaises""",
    "Martinique": "Martinique|martiniquais|martiniquaise|martiniquaises",
    "Mayotte": "Mayotte|mahorais|mahoraise|mahoraises",
    "Normandie": "Normandie|normand|normands|normande|normandes",
    "Nouvelle-Aquitaine": """Nouvelle-Aquitaine|Nouvelle Aquitaine|néo-aquitain|néo-aquitains|néo-aquitaine
        |néo-aquitaines""",
    "Occitanie": "Occitanie|occitan|occitans|occitane|occitanes",
    "Pays de la Loire": "Pays de la Loire|Pays-de-la-Loire|ligérien|ligériens|ligérienne|ligériennes",
    "Provence-Alpes-Côte d’Azur": """Provence-Alpes-Côte d’Azur|Provence Alpes Côte d’Azur|PACA|Région Sud
        |Sud IA""",
    "Nouvelle-Calédonie": """Nouvelle-Calédonie|Nouvelle Calédonie|calédonien|calédoniens|calédonienne
        |calédoniennes""",
    "Polynésie française": "Polynésie française|polynésien|polynésiens|polynésienne|polynésiennes",
    "Luxembourg": "Luxembourg|luxembourgeois|luxembourgeoise|luxembourgeoises",
    "Monaco": "Principauté de Monaco|monégasque|monégasques",
    "Wallonie": "Wallonie|wallon|wallons|wallonne|wallonnes|Région wallonne",
    "Bruxelles": """Région de Bruxelles-Capitale|Bruxelles-Capitale|Région bruxelloise|bruxellois|bruxelloise
        |bruxelloises""",
    "Fédération Wallonie-Bruxelles": "Fédération Wallonie-Bruxelles",
    "Flandre": "Flandre|Région flamande|gouvernement flamand",
    "Québec": "Québec|québécois|québécoise|québécoises",
    "Ontario": "Ontario",
    "Nouveau-Brunswick": "Nouveau-Brunswick",
    "Sénégal": "Sénégal|sénégalais|sénégalaise|sénégalaises",
    "Côte d’Ivoire": "Côte d’Ivoire|ivoirien|ivoiriens|ivoirienne|ivoiriennes",
    "Bénin": "Bénin|béninois|béninoise|béninoises",
    "Maroc": "Maroc|marocain|marocains|marocaine|marocaines",
    "Tunisie": "Tunisie|tunisien|tunisiens|tunisienne|tunisiennes",
    "Genève": "canton de Genève|État de Genève|Genève|genevois|genevoise|genevoises",
    "Vaud": "canton de Vaud|État de Vaud|Vaud|vaudois|vaudoise|vaudoises",
    "Valais": "Valais|valaisan|valaisans|valaisanne|valaisannes",
    "Neuchâtel": """canton de Neuchâtel|État de Neuchâtel|Neuchâtel|neuchâtelois|neuchâteloise
        |neuchâteloises""",
    "Fribourg": "canton de Fribourg|État de Fribourg|Fribourg|fribourgeois|fribourgeoise|fribourgeoises",
    "Jura": "canton du Jura|République et canton du Jura|jurassien|jurassiens|jurassienne|jurassiennes",
    "Berne": "canton de Berne|bernois|bernoise|bernoises",
    "Tessin": "canton du Tessin|tessinois|tessinoise|tessinoises",
    "Bâle-Ville": "Bâle-Ville",
    "Zurich": "canton de Zurich|zurichois|zurichoise|zurichoises",
}


@pytest.mark.parametrize("name", sorted(ALIASES))
def test_each_alias_is_read_whole_as_its_territory(name: str) -> None:
    for alias in words(f"{ALIASES[name]}|{ALIASES[name]}"):
        low = fold_text(f"Voici {alias}, donc")
        (place,) = places_in(low)
        assert place.name == name, alias
        assert low[place.start : place.end].lstrip("#") == fold_text(alias).lstrip("#"), alias


@pytest.mark.parametrize("name", sorted(ALIASES))
def test_an_alias_inside_a_longer_word_is_no_territory(name: str) -> None:
    for alias in words(f"{ALIASES[name]}|{ALIASES[name]}"):
        if " " not in alias and "-" not in alias and alias[0] != "#":
            for longer in (f"z{alias}", f"{alias}zz", f"quasi-{alias}"):
                assert places_in(fold_text(f"Voici {longer}, donc")) == [], longer


def test_the_greatest_of_three_is_not_grand_est() -> None:
    assert places_in("le plus grand est 3 fois plus haut") == []
    assert [p.name for p in places_in("le grand est a 3 plans")] == ["Grand Est"]


@pytest.mark.parametrize("lead", ["La", "la", "Région", "EDF", "CHU", "Île", "île"])
def test_an_island_is_known_by_its_capital_and_what_leads_to_it(lead: str) -> None:
    plain = f"Voici {lead} Réunion"
    (place,) = places_in(fold_text(plain), plain)
    assert (place.name, place.end) == ("La Réunion", len(plain))
    for other in (f"Voici x{lead} Réunion", f"Voici a-{lead} Réunion", f"Voici {lead} Réunion-x", f"{lead} Réunions"):
        assert places_in(fold_text(other).replace("region", "raison"), other) == [], other


def test_mentions_come_in_the_order_of_the_text() -> None:
    plain = "La Réunion, la Bretagne, La Réunion puis Mayotte et la région Réunion"
    places = places_in(fold_text(plain), plain)
    assert [p.name for p in places] == ["La Réunion", "Bretagne", "La Réunion", "Mayotte", "La Réunion"]


def main(text: str) -> Place | None:
    low = fold_text(text)
    return main_territory(low, text, places_in(low, text))


def territory(text: str) -> str | None:
    place = main(text)
    return place.name if place else None


OWNERS = words("""Région|conseil régional|collectivité territoriale|canton|État|gouvernement|parlement|assemblée
    |action régionale    |plan régional""")
LINKS = ["", "de ", "du ", "d’", "des ", "la ", "l’", "de la ", "de l’"]


@pytest.mark.parametrize("owner", OWNERS)
def test_one_owner_weighs_as_much_as_two_other_mentions(owner: str) -> None:
    for link in LINKS:
        assert territory(f"{owner} {link}Bretagne, la Normandie, la Normandie") == "Bretagne", link
        assert territory(f"La Normandie, la Normandie, {owner} {link}Bretagne") == "Normandie", link
        assert territory(f"{owner} {link}x Bretagne, la Normandie") == "Bretagne", link
        assert territory(f"{owner} {link}x Bretagne, la Normandie, la Normandie") == "Normandie", link


@pytest.mark.parametrize("owner", ["Région wallonne", "canton de Vaud", "État de Vaud"])
def test_a_name_that_holds_its_owner_weighs_more(owner: str) -> None:
    assert territory(f"Voici {owner}, la Normandie, la Normandie") in ("Wallonie", "Vaud")


def test_an_owner_stands_right_before_the_name() -> None:
    assert territory(f"parlement {'de ' * 10}Bretagne, la Normandie, la Normandie") == "Bretagne"
    assert territory(f"parlement {'de ' * 13}Bretagne, la Normandie, la Normandie") == "Normandie"


def test_a_mention_in_the_first_lines_weighs_as_much_as_two_later_ones() -> None:
    for place, found in ((299, "Normandie"), (300, "Bretagne"), (301, "Bretagne")):
        text = f"{'mot ' * 75}"[: place - 1] + " Normandie. Puis la Bretagne, la Bretagne"
        assert text.index("Normandie") == place
        assert territory(text) == found, place
    assert territory(f"La Normandie. {'mot ' * 75} la Bretagne, la Bretagne") == "Normandie"
    assert territory(f"La Normandie. {'mot ' * 75} la Bretagne, la Bretagne, la Bretagne") == "Bretagne"


ELSEWHERE = words("""comme|qu’|que|plus qu’|contrairement à|à l’instar de|loin de|près de|derrière|face à|devant
    |en comparaison|en comparaison,|voisin|voisins|voisine|voisine de|avec|à côté|d’ailleurs|ailleurs,""")


@pytest.mark.parametrize("cue", ELSEWHERE)
def test_a_territory_that_others_are_compared_with_does_not_count(cue: str) -> None:
    cue = {"derrière": "derrière de", "devant": "devant à"}.get(cue, cue)
    gap = "" if cue[-1] == "’" else " "
    assert territory(f"Ici {cue}{gap}Bretagne, Bretagne-Sud et la Normandie") in ("Bretagne", "Normandie")
    assert territory(f"Ici {cue}{gap}Bretagne et la Normandie") == "Normandie"
    assert territory(f"Ici {cue}{gap}ici Bretagne et la Normandie") == "Bretagne"


@pytest.mark.parametrize(
    "link",
    [
        "en ",
        "à ",
        "au ",
        "la ",
        "le ",
        "l’",
        "de ",
        "du ",
        "dans ",
        "dans l’",
        "de la ",
        "dans le ",
        "dans les ",
        "la région ",
        "le canton de ",
        "canton de ",
        "région ",
        "en la région ",
    ],
)
def test_a_comparison_reaches_over_articles(link: str) -> None:
    assert territory(f"Ici comme {link}Bretagne et la Normandie") == "Normandie"


def test_a_comparison_reaches_over_forty_letters_at_most() -> None:
    assert territory("Contrairement à la Bretagne, la Normandie agit") == "Normandie"
    assert territory("Comme la Bretagne, la Normandie agit") == "Normandie"


@pytest.mark.parametrize("apart", [", elle", ", lui", ", de son côté", ", quant à elle"])
def test_a_territory_set_apart_does_not_count(apart: str) -> None:
    assert territory(f"La Bretagne{apart}, et la Normandie") == "Normandie"
    assert territory(f"La Bretagne{apart}x, et la Normandie") == "Bretagne"


LOCAL = words("""conseil municipal|conseil métropolitain|conseil communautaire|conseil départemental|conseil communal
    |conseil de Paris|municipalité|mairie|bourgmestre|la ville|le maire|notre métropole|cette commune|la métropole
    |le département|la commune|notre agglomération|la communauté urbaine|cette ville|métropole|métropolitain
    |métropolitains|métropolitaine|métropolitaines|municipal|municipale|municipaux|départemental|départementale
    |départementaux|échevin|échevins|agglo|agglomération|eurométropole""")


@pytest.mark.parametrize("word", LOCAL)
def test_a_text_about_a_council_of_a_city_is_about_the_city(word: str) -> None:
    assert territory(f"Nantes : et {word} donc. La Bretagne") == "Nantes"
    assert territory(f"Nantes : et x{word.replace(' ', 'x x')}x donc. La Bretagne") == "Bretagne"


REGIONAL = words("""région|régions|régional|régionale|régionales|régionaux|cantonal|cantonale|cantonaux|canton
    |grand conseil|conseil d’État|collectivité de Corse|assemblée de Corse|gouvernement|collectivité territoriale""")


@pytest.mark.parametrize("word", REGIONAL)
def test_a_text_about_a_council_of_a_region_as_much_is_about_the_region(word: str) -> None:
    found = "Corse" if "Corse" in word else "Bretagne"
    assert territory(f"Nantes : la mairie et {word} donc. La Bretagne") in (found, "Bretagne")
    assert territory(f"Nantes : la mairie et x{word.replace(' ', 'x x')}x donc. La Bretagne") == "Nantes"


def test_the_first_lines_say_three_times_more_about_whose_council_it_is() -> None:
    far = " mot" * 120
    assert territory(f"Nantes : la mairie.{far} Région, région. La Bretagne") == "Nantes"
    assert territory(f"Nantes : la mairie.{far} Région, région, région. La Bretagne") == "Bretagne"
    assert territory(f"Nantes : région.{far} Mairie, mairie, mairie. La Bretagne") == "Bretagne"
    assert territory(f"Nantes : région.{far} Mairie, mairie, mairie, mairie. La Bretagne") == "Nantes"


def test_whose_council_it_is_shows_in_the_first_three_thousand_letters() -> None:
    assert territory("Nantes : la Bretagne".ljust(2994) + "mairie") == "Nantes"
    assert territory("Nantes : la Bretagne".ljust(2995) + "mairie") == "Bretagne"
    assert territory("Nantes : mairie, la Bretagne".ljust(2976) + "région, région, région.") == "Bretagne"
    assert territory("Nantes : mairie, la Bretagne".ljust(2979) + "région, région, région.") == "Nantes"
    assert territory("Nantes : la Bretagne".ljust(394) + "mairie".ljust(30) + "région, région") == "Nantes"
    assert territory("Nantes : la Bretagne".ljust(395) + "mairie".ljust(30) + "région, région") == "Bretagne"
    assert territory("Nantes : la Bretagne".ljust(394) + "région".ljust(30) + "mairie, mairie, mairie") == "Bretagne"
    assert territory("Nantes : la Bretagne".ljust(395) + "région".ljust(30) + "mairie, mairie, mairie") == "Nantes"
    assert territory("mairie, Nantes vote la Bretagne, la ville de Nantes") == "Nantes"
    assert territory("région, mairie, Bretagne, la ville de Nantes, ville de Nantes") == "Nantes"


def test_the_very_first_word_of_a_text_counts_too() -> None:
    assert territory("Région.\nNantes : la mairie. La Bretagne") == "Bretagne"
    assert territory("Mairie.\nNantes : la Bretagne".ljust(420) + "région, région") == "Nantes"
    assert territory("Grand Nancy.\nNantes : la Bretagne".ljust(420) + "région, région") == "Grand Nancy"
    assert territory("Comme Bretagne, la Normandie") == "Normandie"
    assert territory("État de Bretagne, la Normandie, la Normandie") == "Bretagne"


def test_a_grand_city_counts_as_a_council_of_its_own() -> None:
    assert territory("Le Grand Nancy vote, en Bretagne") == "Grand Nancy"
    assert territory("Le Grand Nancy vote, la région Bretagne") == "Bretagne"
    assert territory("Nantes : la Bretagne".ljust(389) + "Grand Nancy".ljust(30) + "région, région") == "Nantes"
    assert territory("Nantes : la Bretagne".ljust(395) + "Grand Nancy".ljust(30) + "région, région") == "Bretagne"
    assert territory("Nantes : la Bretagne".ljust(2989) + "Grand Nancy") == "Nantes"
    assert territory("Nantes : la Bretagne".ljust(2995) + "Grand Nancy") == "Bretagne"


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("Ville", False),
        ("ville", False),
        ("VILLE", False),
        ("Métropole", True),
        ("métropole", True),
        ("MÉTROPOLE", True),
        ("Département", True),
        ("département", True),
        ("DÉPARTEMENT", True),
        ("Eurométropole", True),
        ("eurométropole", True),
        ("Commune", False),
        ("commune", False),
        ("Communauté urbaine", True),
        ("communauté urbaine", True),
        ("Communauté d'agglomération", True),
        ("Agglomération", True),
        ("agglomération", True),
        ("Maire", False),
        ("maire", False),
        ("Mairie", False),
        ("mairie", False),
        ("Conseil départemental", False),
        ("conseil municipal", False),
        ("Conseil métropolitain", True),
        ("conseil communal", False),
    ],
)
def test_each_body_names_its_city_and_a_town_goes_by_its_name(body: str, kept: bool) -> None:
    for link in ("de ", "de la ", "de l'", "du ", "d'", "des ", "DE ", "DE LA ", "DE L'", "DU ", "D'", "DES "):
        text = f"Ici, par {body} {link}Brest et mairie, mairie"
        place = main(text)
        assert place, text
        assert place.name == (f"{body.capitalize()} {link.lower()}Brest" if kept else "Brest"), text
        assert text[place.start : place.end] == (f"{body} {link}Brest" if kept else "Brest"), text
        assert "é d'" in body or territory(f"Ici, parx{body} {link}Brest et mairie") is None


@pytest.mark.parametrize(
    "kind", ["Métropole", "métropole", "MÉTROPOLE", "Agglo", "agglo", "Agglomération", "agglomération"]
)
def test_a_metropolis_keeps_its_kind(kind: str) -> None:
    text = f"Ici, Brest {kind} vote"
    place = main(text)
    assert place
    assert (place.name, text[place.start : place.end]) == (f"Brest {kind}", f"Brest {kind}")
    assert territory(f"Ici, Brest {kind}x vote") is None


@pytest.mark.parametrize(
    "city",
    [
        "Lyon",
        "Le Havre",
        "La Rochelle",
        "Les Ulis",
        "L'Isle",
        "Saint-Denis",
        "Aix-en-Provence",
        "Clermont Ferrand",
        "Évreux",
        "Île-Tudy",
        "Ascq-d'Artois",
        "Saint-Jean-de-la-Ruelle",
        "Plan les Ouates",
        "Chaux le Locle",
        "Chaux la Neuve",
        "Bourg Saint-Maurice",
        "Pau",
    ],
)
def test_each_shape_of_the_name_of_a_city(city: str) -> None:
    assert territory(f"Ici, la mairie de {city}, donc") == city
    assert territory(f"{city} : la mairie vote") == city or city.startswith("Plan")
    assert territory(f"Ici, {city} Métropole vote") == f"{city} Métropole"


def test_a_name_in_capitals_is_written_as_a_title() -> None:
    assert territory("VILLE DE BREST, mairie") == "Brest"
    assert territory("DÉPARTEMENT DE LA GIRONDE, mairie") == "Département de la Gironde"
    assert territory("BREST MÉTROPOLE vote") == "Brest Métropole"
    assert territory("GRAND LYON vote") == "Grand Lyon"


GRAND = [*words("Est EST Conseil CONSEIL Prix Ouest Emprunt Débat"), "Paris Express"]


@pytest.mark.parametrize("word", GRAND)
def test_not_all_that_is_grand_is_a_city(word: str) -> None:
    assert territory(f"Ici, le Grand {word} vote, mairie") in (None, "Grand Est")
    assert territory(f"Ici, le Grand {word}x vote, mairie") is not None or word not in ("Est", "EST")
    assert territory("Ici, le Grand Nancy vote") == "Grand Nancy"
    assert territory("Ici, le xGrand Nancy vote") is None


HEADINGS = words("""Communiqué|Délibération|Deliberation|Objet|Article|Titre|Note|Compte|Question|Conseil|Séance|Seance
    |Rapport|Intelligence|Ville|Budget|Annexe|Volet|Axe|Réponse|Reponse|Projet|Plan|Date|Contact|Entre|Vu|Pour|Mairie
    |Métropole|Metropole|La région|Le plan|Les axes|Las villes""")


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_is_no_city(heading: str) -> None:
    assert territory(f"{heading} : mairie") is None
    assert territory(f"{heading.upper()} : mairie") is None or heading.startswith("L")


@pytest.mark.parametrize("mark", [":", ".", "|", "–", "—"])
def test_a_city_before_a_mark_at_the_head_of_a_line_is_where_it_happens(mark: str) -> None:
    assert territory(f"Brest{mark} la mairie") == territory(f"Brest {mark} la mairie") == "Brest"
    assert territory(f" Brest {mark} la mairie") == territory(f"Suite\nBrest {mark} la mairie") == "Brest"
    assert territory(f"Suite Brest {mark} la mairie".lower().replace("brest", "Brest")) is None
    assert territory(f"Bretagne {mark} la mairie") == "Bretagne"


def test_a_head_counts_in_the_first_two_hundred_letters() -> None:
    for start, found in ((200, "Brest"), (201, None)):
        text = ("mot " * 60)[:start] + "\nBrest : la mairie"
        assert territory(text) == found, start


def test_the_city_is_the_most_named_one_then_the_first() -> None:
    assert territory("Ici, la ville de Brest, puis la ville de Lyon, la mairie de Lyon") == "Lyon"
    assert territory("Ici, la ville de Brest, puis la ville de Lyon") == "Brest"
    far = "mot " * 80
    assert territory(f"Ici, la ville de Brest. {far} {'la ville de Lyon, ' * 3}") == "Brest"
    assert territory(f"Ici, la ville de Brest. {far} {'la ville de Lyon, ' * 4}") == "Lyon"
    assert territory(f"{far} la ville de Brest, puis Lyon Métropole") == "Lyon Métropole"
    assert territory(f"{far} la ville de Brest, la ville de Brest, puis Lyon Métropole") == "Brest"
    assert territory(f"{far} Lyon Métropole, la ville de Brest, la ville de Brest") == "Lyon Métropole"
    assert territory("Brest : la ville de Lyon") == "Lyon"
    for start, found in ((299, "Brest"), (300, "Lyon"), (301, "Lyon")):
        text = ("mot " * 80)[: start - 1] + " ville de Brest, la ville de Lyon, la ville de Lyon"
        assert text.index("ville") == start
        assert territory(text) == found, start


def test_a_city_counts_in_the_first_six_thousand_letters() -> None:
    text = "mot " * 2000
    assert territory(text[:5980] + " ville de Brest donc") == "Brest"
    assert territory(text[:6000] + " ville de Brest donc") is None


def test_a_name_that_a_scanner_cut_is_put_together() -> None:
    for text, name in (
        ("Le plan de Nor mandie", "Normandie"),
        ("O c c i t a n i e", "Occitanie"),
        ("Ile-de- Fra nce", "Île-de-France"),
        ("Gua de loupe", "Guadeloupe"),
        ("Mart inique", "Martinique"),
        ("Provence-Alp es-Côte d’Azur", "Provence-Alpes-Côte d’Azur"),
    ):
        place = main(f"{text}, donc")
        assert place
        assert place.name == name
        assert f"{text}, donc"[place.start : place.end] == text.removeprefix("Le plan de ")
    assert territory("Bre tagne, donc") is None
    assert territory("Fri bourg, donc") is None
    assert territory("mot " * 997 + "Nor mandie") == "Normandie"
    assert territory("mot " * 998 + "Nor mandie") is None

from datetime import date

import pytest

from tests.evidence.extraction.texts import read, rendition_of, values, whole
from tramontane.evidence.extraction.extract import extract
from tramontane.evidence.extraction.grammar.parsed import parse
from tramontane.evidence.extraction.naming.antecedents import antecedent, takes_up_plan, takes_up_scheme
from tramontane.evidence.extraction.naming.wording import doing_label, infinitive
from tramontane.evidence.values import Action, Amount, Count, Event, PlanName, Status, Target

LEAD = "Le 3 juin 2024, la Région Bretagne a adopté le plan « Breizh IA », doté de 60 millions d’euros. "


@pytest.mark.parametrize(
    ("future", "base"),
    [
        ("financera", "financer"), ("ouvriront", "ouvrir"), ("soutiendra", "soutenir"), ("mettra", "mettre"),
        ("construira", "construire"), ("fera", "faire"), ("chauffera", "chauffer"), ("déploiera", "déployer"),
        ("recevra", "recevoir"), ("inclura", "inclure"), ("enverra", "envoyer"), ("écrira", "écrire"),
        ("pourra", None), ("faudra", None), ("ira", "aller"), ("passera", "passer"), ("courra", "courir"),
        ("sera", "être"), ("aura", "avoir"), ("restaurera", "restaurer"), ("satisfera", "satisfaire"),
        ("promouvra", "promouvoir"), ("voudra", "vouloir"), ("appellera", "appeler"), ("renouvellera", "renouveler"),
        ("lèvera", "lever"), ("achètera", "acheter"), ("complétera", "compléter"), ("complètera", "compléter"),
        ("accélèrera", "accélérer"), ("paiera", "payer"), ("interdira", "interdire"), ("grandira", "grandir"),
        ("établira", "établir"), ("élira", "élire"), ("réjouira", "réjouir"), ("viseront", "viser"),
    ],
)  # fmt: skip
def test_a_future_has_its_infinitive(future: str, base: str | None) -> None:
    assert infinitive(future) == base


def test_a_pronoun_or_the_plan_is_no_subject_worth_showing() -> None:
    assert doing_label("Elle soutiendra  la recherche") == "Soutenir la recherche"
    assert doing_label("La feuille de route aidera aussi les PME") == "Aider aussi les PME"
    assert doing_label("La Région ouvrira un guichet") == "La Région ouvrira un guichet"
    assert doing_label("Elle n’ouvrira pas de guichet") == "Elle n’ouvrira pas de guichet"


def test_a_pronoun_goes_back_to_the_scheme_or_to_the_plan() -> None:
    text = "Le fonds « Amorce » ouvrira en mai. Il durera trois ans. Il sera doté de 2 millions d’euros."
    parsed = parse(rendition_of(text), None)
    last = parsed.sentences[-1]
    assert antecedent(parsed, last) == parsed.sentences[0]
    assert takes_up_scheme(parsed, last)
    assert not takes_up_plan(parsed, last)
    assert antecedent(parsed, parsed.sentences[0]) is None
    parsed = parse(rendition_of("La Région a adopté un plan. Il est doté de 9 M€. Il y a du vent."), None)
    assert [takes_up_plan(parsed, s) for s in parsed.sentences] == [False, True, False]


@pytest.mark.parametrize(
    "text",
    [
        "La Région consacrera 2 M€ à la formation des agents.",
        "Le plan national France 2030 réunit 9 milliards d’euros. La formation des agents en reçoit 2 M€.",
    ],
)
def test_a_sum_says_what_it_pays_for(text: str) -> None:
    sums = values(read(f"{LEAD}\n{text}\n", date(2024, 6, 5)), Amount)
    assert [a.label for a in sums if a.max == 2_000_000] == ["formation des agents"]


@pytest.mark.parametrize("subject", ["Il", "Ce dispositif"])
def test_a_scheme_s_money_is_not_the_plan_s_and_bears_its_name(subject: str) -> None:
    text = f"{LEAD}\nLe dispositif « Jeunes pousses » ouvrira en mai. {subject} sera doté de 2 à 5 M€ par an.\n"
    total, scheme = values(read(text, date(2024, 6, 5)), Amount)
    assert (total.scope, whole(total.max)) == ("plan_total", 60_000_000)
    assert (scheme.scope, scheme.per, scheme.label) == ("external", "year", "Jeunes pousses")


def test_a_pronoun_after_the_adoption_is_the_plan() -> None:
    text = "Le 3 juin 2024, la Région Bretagne a adopté le plan « Breizh IA ». Il est doté de 70 M€ sur cinq ans."
    card = read(text, date(2024, 6, 5)).card
    assert (card.plan, card.total, card.status, card.date) == ("Breizh IA", 70_000_000, "adopted", "2024-06-03")


def test_an_estimate_before_a_colon_is_the_plan_s() -> None:
    text = (
        "La Région Bretagne a annoncé lundi 3 juin 2024 un plan régional d’intelligence artificielle. Il sera soumis "
        "aux élus en octobre 2024, qui doivent le voter.\n"
        "La vice-présidente Anne Kermarec donne une première estimation : environ 45 millions d’euros pour ce plan, "
        "de 2025 à 2028.\n"
    )
    extraction = read(text, date(2024, 6, 4))
    (total,) = values(extraction, Amount)
    assert (total.scope, total.modality, total.qualifier) == ("plan_total", "estimated", "about")
    assert [(s.value, s.date) for s in values(extraction, Status)] == [
        ("announced", "2024-06-03"),
        ("to_adopt", "2024-10"),
    ]


def test_a_rise_keeps_its_whole_unit_and_phrase() -> None:
    (target,) = values(
        read("L’objectif est de passer de 30 à 90 petites entreprises équipées par an d’ici 2030."), Target
    )
    assert (target.unit, target.per, target.deadline) == ("petites entreprises équipées", "year", "2030")
    assert target.label == "passer de 30 à 90 petites entreprises équipées par an d’ici 2030"
    (share,) = values(read("La part des agents formés va passer de 10 % à 40 % d’ici 2027."), Target)
    assert (whole(share.value), share.unit) == (40, "%")


@pytest.mark.parametrize(
    "text",
    [
        "Trois objectifs sont fixés :\n- former les agents\n- ouvrir les données\n- aider les PME\n",
        "Le plan a six thèmes.\n- Santé\n- Eau\n",
    ],
)
def test_a_number_that_announces_a_list_counts_nothing(text: str) -> None:
    assert not values(read(text), Count)


def test_a_number_of_things_still_counts_before_a_list() -> None:
    (count,) = values(read("La région compte 14 laboratoires :\n- Brest\n- Rennes\n"), Count)
    assert (whole(count.value), count.unit) == (14, "laboratoires")


def test_an_edition_is_the_event_just_named_and_no_action() -> None:
    text = (
        "La Région Bretagne organisera chaque année des « Assises de la donnée ». La première édition se tiendra à "
        "Brest au printemps 2025."
    )
    extraction = read(text, date(2024, 6, 4))
    (event,) = values(extraction, Event)
    assert (event.label, event.date, event.place) == ("Assises de la donnée", "2025-21", "Brest")
    (action,) = values(extraction, Action)
    assert action.label.endswith("des « Assises de la donnée »")


@pytest.mark.parametrize(
    ("text", "label", "place"),
    [
        ("Une conférence internationale sur l’eau se tiendra à Brest le 3 mai 2025.",
         "conférence internationale sur l’eau", "Brest"),
        ("Réunie en assemblée plénière le 3 mai 2025 à Brest et à Rennes, elle a voté.", "assemblée plénière",
         "Brest et Rennes"),
        ("Le salon du numérique ouvre à Lorient le 3 mai 2025.", "salon du numérique", "Lorient"),
    ],
)  # fmt: skip
def test_an_event_is_called_by_its_noun_and_complement(text: str, label: str, place: str) -> None:
    (event,) = values(read(text), Event)
    assert (event.label, event.date, event.place) == (label, "2025-05-03", place)


def test_an_action_keeps_the_names_quoted_inside_it() -> None:
    (action,) = values(read("Les PME seront aidées avec les outils « Alpha » et « Beta »."), Action)
    assert action.label == "Les PME seront aidées avec les outils « Alpha » et « Beta »"


def test_names_have_plain_spaces() -> None:
    text = "Le 3 juin 2024, la Région Bretagne a adopté le plan « Breizh\u00a0IA ».".replace("« ", "«\u00a0")
    assert [p.name for p in values(extract(rendition_of(text), None), PlanName)] == ["Breizh IA"]

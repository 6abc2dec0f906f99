"""Every spelling of what qualifies a sum, and how far from it that can stand."""

from decimal import Decimal

import pytest

from tests.evidence.extraction.grammar.test_lexicons import words
from tests.evidence.extraction.grammar.test_money_forms import told
from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.extraction.grammar.qualified import (
    qualifier_after,
    qualifier_before,
    rhythm_after,
    rhythm_before,
)
from tramontane.evidence.values import Qualifier

BEFORE = {
    "at_most": """ne dépasse pas |dépassera jamais |n’excède point |excèdent guère |excédera en aucun cas
    |ne dépasse en tout
        |ne peut dépasser |ne peux pas dépasser |ne peuvent être supérieurs à |ne pourra être supérieure à
        |ne pouvant exceder |ne puisse aller au-delà de |ne doit pas excéder |ne devra être supérieur à
        |ne saurait dépasser |sans dépasser |sans pouvoir dépasser |sans être supérieures à |jusqu’à |jusqu’à|au plus
        |au maximum |maxi de |maximum de |maximum d’|maximum :|maxi : |maximal de |maximale d’|maximal : |max |max.
        |plafonné à |plafonnées à |plafonne à |plafond de |plafond d’|plafond fixé à |plafond est de |plafond est fixé à
        |plafond :|plafond : |limité à |limitée à |limités à |limitées à
        |dans la limite de |à concurrence de
        |à concurrence d’|≤ |≤|<= |<=""",
    "at_least": """au moins |au moins de |au minimum |au minimum de |a minima |a minima de |minimum de |minimum d’
    |minimum :
        |minimal de |minimale de |minimale d’|à partir de |plancher de |plancher d’|pas inférieur à |être inférieure à
        |être inférieurs à |≥ |≥|>= |>=""",
    "less_than": """moins de |moins d’|un peu moins de |inférieur à |inférieure à |inférieurs à |en dessous de
    |en-dessous de
        |en dessous d’|sous |sous la barre de |sous la barre d’|sous le seuil de |< |<|n’atteint pas
        |n’atteignent pas """,
    "more_than": """plus de |plus d’|un peu plus de |bien plus de |dépasse |dépassent |dépasseront |excède |excédant
    |franchit
        |franchissant |au-delà de |au-delà d’|supérieur à |supérieure à |supérieures à |au-dessus de |au-dessus d’|> |>
        |+ de """,
    "about": """environ |quelque |près de |près d’|autour de |autour d’|aux alentours de |au alentour d’|à peu près
        |de l’ordre de |de l’ordre d’|approximativement |presque |quasi |quasiment |avoisine |avoisinent |frôle |frôlant
        |approche |approchant |tourne autour de |tournant autour d’|pas loin de |pas loin d’|grosso modo |dans les |env.
        |env. |≈|≃|~|± |≈ """,
}


def spelled(text: str) -> list[str]:
    """What bars separate, with the space that ends it unless it ends in a sign or an apostrophe."""
    return [w if w[-1] in "’:.≤≥<>=≈≃~±" and w not in ("max.", "minimum :") else f"{w} " for w in words(text)]


@pytest.mark.parametrize("name", sorted(BEFORE))
def test_each_spelling_of_a_qualifier_is_read_from_its_first_letter(name: str) -> None:
    for cue in spelled(BEFORE[name]):
        for joint in ("", " ") if cue[-1] in ":≤≥<>=≈≃~±" else ("",):
            low = fold_text(f"Or {cue}{joint}")
            assert qualifier_before(low, len(low)) == (name, 3), cue
            if cue[0].isalpha():
                found, start = qualifier_before(f"or z{low[3:]}", len(low) + 1)
                assert found is None or start > 4, cue
    for link in ("le ", "les ", "la ", "des ", "seuil de ", "barre d'", "cap des ", "la barre des ", "le seuil de "):
        low = f"or depasse {link}"
        assert qualifier_before(low, len(low)) == ("more_than", 3), link
    assert qualifier_before("or depasse ici ", 15) == (None, 15)


def test_a_qualifier_is_read_within_forty_eight_letters() -> None:
    near, far = f"or environ {'la ' * 12}les ", f"or environ {'la ' * 11}les les "
    assert (len(near), len(far)) == (3 + 48, 3 + 49)
    assert qualifier_before(near, len(near)) == ("about", 3)
    assert qualifier_before(far, len(far)) == (None, len(far))


AFTER = {
    "about": "environ|env.|à peu près|ou presque|grosso modo|approximativement",
    "at_least": "(minimum)|(au minimum)|minimum|au minimum|au moins|a minima|ou plus|et plus",
    "at_most": "(maxi)|(maximum)|(au maximum)|(au maxi)|maxi|maximum|au maxi|au maximum|max|max.|au plus|ou moins",
}


@pytest.mark.parametrize("name", sorted(AFTER))
def test_each_spelling_of_a_qualifier_after_a_sum_is_read_to_its_last_letter(name: str) -> None:
    for cue in words(AFTER[name]):
        for joint in (" ", ", "):
            low = fold_text(f"{joint}{cue}")
            assert qualifier_after(low, 0) == (name, len(low)), cue
            if cue[-1].isalpha():
                assert qualifier_after(f"{low}z", 0) == (None, 0), cue


YEARLY = """par an|par année|par exercice|par ans|chaque année|chaque exercice|l’an|l’année|/an|/ an|/année|annuel
    |annuels
    |annuelle|annuelles|annuellement|tous les ans"""


@pytest.mark.parametrize("cue", words(YEARLY))
def test_each_way_to_say_by_the_year(cue: str) -> None:
    for lead, close in ((" ", ""), (", ", ""), (" (", ")"), (", (", ")"), ("", "")):
        low = fold_text(f"{lead}{cue}{close}")
        assert rhythm_after(low, 0) == ("year", len(low)), lead
        assert rhythm_after(f"{low.rstrip(')')}z", 0)[0] is None, lead
    for past in ("passé", "dernier", "dernière", "prochain"):
        if cue in ("l’an", "l’année"):
            assert rhythm_after(fold_text(f" {cue} {past}"), 0) == (None, 0)
    assert rhythm_after(fold_text(f" ({cue}, ici)"), 0) == ("year", len(cue) + 2)


UNITS = """par projet|pour chaque projet|à chaque projet|par jeune chercheur|par petite entreprise|par nouvel emploi
    |par nouvelle place|par grande ville|/projet|/ projet|chacun|chacune|chacuns|chacunes|la place|le poste|la journée
    |le jour
    |l’unité|la tonne|l’heure|l’entrée|la unité|le unité"""


@pytest.mark.parametrize("cue", words(UNITS))
def test_each_way_to_say_for_each_one(cue: str) -> None:
    for lead, close in ((" ", ""), (", ", ""), (" (", ")"), (", (", ")"), ("", "")):
        low = fold_text(f"{lead}{cue}{close}")
        assert rhythm_after(low, 0) == ("unit", len(low)), lead
        assert "jeune" in cue or rhythm_after(f"{low.rstrip(')')}z", 0)[0] is None, lead


def before(text: str, value: int = 1000, qualifier: Qualifier = "exact") -> str:
    low = fold_text(text)
    return rhythm_before(low, len(low), Decimal(value), qualifier)


@pytest.mark.parametrize(
    "cue", words("chaque année|tous les ans|annuellement|par an|annuel|annuels|annuelle|annuelles")
)
def test_a_sum_of_each_year_is_told_before_it(cue: str) -> None:
    for between in (
        " ",
        ", ",
        " ici ",
        " ici donc ",
        " de ",
        " ici donc de ",
        " d’",
        " : ",
        " à ",
        " ici donc de quelque ",
    ):
        assert before(f"Or {cue}{between}") == "year", between
        assert before(f"Or {cue}{between}", 10**9) == "year", between
        assert before(f"Or z{cue}{between}") == "total", between
    assert before(f"Or {cue} ici donc là bas de ") == "total"
    assert before(f"Or {cue}. ") == "total"


PRICED = """chèque|chèques|bourse|bourses|prime|primes|ticket|tickets|coupon|coupons|voucher|vouchers|forfait|forfaits
    |gratification|gratifications|indemnité|indemnités|allocation|allocations|tarif|tarifs|entrée|droit d’inscription
    |droits d’inscription|abonnement|adhésion|cotisation|pass"""
WHOLE = ["total", "enveloppe", "budget", "fonds", "ensemble", "globale", "somme", "million", "millions"]


@pytest.mark.parametrize("cue", words(PRICED))
def test_each_thing_that_has_a_price(cue: str) -> None:
    assert before(f"Or {cue} de ") == before(f"Or {cue} de ", 100_000) == "unit"
    assert before(f"Or {cue} de ", 100_001) == before(f"Or z{cue} de ") == before(f"Or {cue}zz de ") == "total"
    assert before(f"Or {cue} {'x' * 49}") == "unit"
    assert before(f"Or {cue} {'x' * 50}") == "total"
    for whole in WHOLE:
        assert before(f"Or {cue}, {whole} de ") == "total", whole
        assert before(f"Or {cue}, z{whole} de ") == "unit", whole
    for stop in ".;!?":
        assert before(f"Or {cue}{stop} Et ") == "total", stop


@pytest.mark.parametrize("cue", ["aide", "aides", "subvention", "subventions", "soutien", "soutiens"])
def test_a_grant_with_a_limit_is_for_each_one(cue: str) -> None:
    assert before(f"Or {cue} de ", 500_000, "at_most") == "unit"
    assert before(f"Or {cue} de ", 500_001, "at_most") == before(f"Or {cue} de ") == "total"
    assert before(f"Or z{cue} de ", 9, "at_most") == before(f"Or {cue}zz de ", 9, "at_most") == "total"
    assert before(f"Or {cue} {'x' * 69}", 9, "at_most") == "unit"
    assert before(f"Or {cue} {'x' * 70}", 9, "at_most") == "total"
    for whole in WHOLE:
        assert before(f"Or {cue}, {whole} de ", 9, "at_most") == "total", whole


@pytest.mark.parametrize(
    "cue", ["chaque projet", "tout projet", "toute entreprise", "par projet", "par projet de ville, de"]
)
def test_what_goes_to_each_one_is_told_before_the_sum(cue: str) -> None:
    assert before(f"Or {cue} ") == before(f"Or {cue} ", 100_000) == "unit"
    assert before(f"Or {cue} ", 100_001) == before(f"Or z{cue} ") == "total"


def test_what_brings_to_each_one_and_how_far() -> None:
    for text in ("rapporte à la ville ", "rapportera à l’élève ", "rapporte à chaque ville "):
        assert before(f"Or {text}") == "unit", text
        assert "chaque" in text or before(f"Or z{text}") == "total", text
    assert before("Or rapporte à chaque lutin ") == "unit"
    assert before("Or zrapporte à chaque lutin ") == "total"
    assert before(f"Or chaque projet{'x' * 50}") == before(f"Or chaque projet {'x' * 50}") == "total"
    assert before(f"Or chaque projet {'x' * 49}") == "unit"
    assert before(f"Or rapporte à la {'x' * 60}") == "unit"
    assert before(f"Or rapporte à la {'x' * 61}") == "total"
    for tail in ("", " de", " d’", " à", " :", " ici", " ici donc", " ici donc :", ", de"):
        assert before(f"Or par projet{tail} ") == "unit", tail
    assert before("Or par projet ici donc là ") == "total"


def test_a_word_before_and_a_word_after_agree_to_the_first() -> None:
    assert told("Soit plus de 30 M€ environ") == ["30000000 EUR more_than"]
    assert told("Soit 30 M€ environ par an") == told("Soit 30 M€ par an environ") == ["30000000 EUR about year"]

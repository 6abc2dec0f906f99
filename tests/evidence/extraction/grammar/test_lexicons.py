"""Each word the grammar of sums and numbers knows, in a sentence that uses it."""

from decimal import Decimal

import pytest

from tests.evidence.extraction.grammar.strategies import COUNTRIES, in_words
from tests.evidence.extraction.grammar.test_money_forms import told
from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.extraction.grammar.money import money_in
from tramontane.evidence.extraction.grammar.numbers import parse_number


def words(text: str) -> list[str]:
    """What bars separate, or else spaces."""
    return [" ".join(w.split()) for w in text.split("|")] if "|" in text else text.split()


def bars(text: str) -> list[str]:
    """What bars separate, spaces included."""
    return text.split("|")


QUALIFIERS = {
    "at_most": """ne dépassera pas|ne dépassera jamais|n’excède point|n’excédera guère|ne dépassera en aucun cas
        |ne dépassera pas les|ne peut dépasser|ne peux dépasser|ne peuvent excéder|ne pourra excéder
        |ne pouvant dépasser|ne doit pas excéder|ne doivent dépasser|ne devra dépasser
        |ne saurait excéder|ne saurait être supérieure à|ne peut aller au-delà de|sans dépasser
        |sans pouvoir excéder|jusqu’à|au plus|au maximum|maximum de|maxi de|un maximum :
        |montant maximal de|subvention maximale de|max.|max|plafonné à|plafonnée à|plafonnés à
        |plafond de|plafond est fixé à|plafond :|limité à|limitée à|limités à|dans la limite de
        |à concurrence de|≤|<=""",
    "at_least": """au moins|au minimum|a minima|au moins de|un minimum de|minimum :|montant minimal de|à partir de
        |un plancher de|pas inférieur à|ne peut être inférieure à|≥|>=""",
    "less_than": """moins de|un peu moins de|inférieur à|inférieure à|inférieurs à|en dessous de|en-dessous de|sous
        |sous les|sous la barre de|sous le seuil de|n’atteint pas|<""",
    "more_than": """plus de|un peu plus de|bien plus de|dépasse|dépasse les|dépassant|excède|franchit|franchit les
        |au-delà de|supérieur à|supérieure à|supérieurs à|au-dessus de|>|+ de|dépasse le seuil de
        |franchit la barre des|dépasse le cap de""",
    "about": """environ|quelque|près de|autour de|aux alentours de|au alentour de|à peu près|de l’ordre de
        |approximativement|presque|quasi|quasiment|avoisine|avoisinant les|frôle|frôle les|frôlant
        |approche|approchera|tourne autour de|tournera autour de|pas loin de|grosso modo|dans les|env.|≈
        |≃|~|±""",
}  # fmt: skip


@pytest.mark.parametrize("qualifier", sorted(QUALIFIERS))
def test_each_word_before_a_sum_qualifies_it(qualifier: str) -> None:
    for word in words(QUALIFIERS[qualifier]):
        assert told(f"Ce coût {word} 30 M€") == [f"30000000 EUR {qualifier}"], word


@pytest.mark.parametrize(
    ("qualifier", "cues"),
    [
        ("about", "environ|, environ|env.|à peu près|ou presque|grosso modo|approximativement"),
        ("at_least", "minimum|au minimum|, au minimum|(minimum)|(au minimum)|au moins|a minima|ou plus|et plus"),
        ("at_most", "maximum|au maximum|, au maximum|(maximum)|(au maxi)|maxi|max|max.|au plus|ou moins"),
    ],
)
def test_each_word_after_a_sum_qualifies_it(qualifier: str, cues: str) -> None:
    for cue in words(cues):
        joint = "" if cue[0] == "," else " "
        assert told(f"Il coûte 30 M€{joint}{cue}") == [f"30000000 EUR {qualifier}"], cue
        assert told(f"Il coûte 30 M€{joint}{cue.rstrip('.)')}x") == ["30000000 EUR"] or cue[-1] in ".)", cue


EACH = words("""entreprise société firme PME PMI TPE ETI start-up startup artisan artisane commerce commerçant
    commerçante projet dossier demande demandeur demandeuse porteur porteuse candidat candidate
    candidature bénéficiaire lauréat lauréate structure organisme établissement lycée collège école
    classe université laboratoire équipe consortium groupement association club commune ville village
    collectivité intercommunalité département mairie territoire site lieu centre tiers-lieu habitant
    habitante administré administrée contribuable citoyen citoyenne foyer ménage famille tête personne
    élève lycéen lycéenne étudiant étudiante stagiaire apprenant apprenante apprenti apprentie alternant
    alternante diplômé diplômée jeune salarié salariée agent agente collaborateur collaboratrice
    participant participante adhérent adhérente abonné abonnée utilisateur patient patiente chercheur
    chercheuse doctorant doctorante thèse bourse chaire poste emploi recrutement embauche contrat
    convention place unité licence machine serveur requête formation formateur formatrice module session
    atelier diagnostic audit mission accompagnement prestation action opération exploitation agriculteur
    agricultrice ferme hectare exposant exposante visiteur billet véhicule logement jour journée semaine
    heure""")


INVARIABLE = words("campus parcours mois GPU ETP EPT EPCI")


def plural(noun: str) -> str:
    return noun + ("x" if noun.endswith("lieu") else "s")


def test_each_one_who_can_have_a_sum() -> None:
    for noun in [
        *EACH,
        *(plural(n) for n in EACH if n.islower()),
        *INVARIABLE,
        "jeune pousse",
        "jeunes pousses",
        "chercheure",
        "chercheures",
    ]:
        assert told(f"Soit 4 000 € par {noun}.") == ["4000 EUR unit"], noun
        assert told(f"Soit 4 000 €/{noun}.") == ["4000 EUR unit"], noun
        assert " " in noun or told(f"Soit 4 000 € par {noun}xyz.") == ["4000 EUR"], noun
    for (
        phrase
    ) in words("""pour chaque projet|à chaque projet|par jeune chercheur|par petite entreprise|par nouvel emploi
        |par nouvelle place|par grande ville|chacune|chacun|chacuns|la place|le poste|la journée|le jour
        |la tonne|l’unité|l’heure|l’entrée|(par projet)|, par projet|/ projet"""):
        joint = "" if phrase[0] == "," else " "
        assert told(f"Soit 4 000 €{joint}{phrase}.") == ["4000 EUR unit"], phrase


def test_each_way_to_say_every_year() -> None:
    for phrase in words("""par an|par année|par exercice|chaque année|l’an|/an|/ an|/année|annuel|annuels|annuelle
        |annuelles|annuellement|tous les ans|, par an|(par an)|par ans"""):
        joint = "" if phrase[0] in ",/" else " "
        assert told(f"Soit 4 M€{joint}{phrase}.") == ["4000000 EUR year"], phrase
    for phrase in ("l’an passé", "l’année dernière", "l’an dernier", "l’an prochain", "annuelx", "par anx"):
        assert told(f"Soit 4 M€ {phrase}.") == ["4000000 EUR"], phrase
    for phrase in words("""chaque année|tous les ans|annuellement,|par an|un budget annuel de|une dotation annuelle de
        |des crédits annuels de|des aides annuelles :|chaque année au centre|chaque année la somme de"""):
        assert told(f"La Région verse {phrase} 4 M€.") == ["4000000 EUR year"], phrase


def test_each_thing_that_has_a_price() -> None:
    for noun in words("""un chèque|des chèques|une bourse|des bourses|une prime|des primes|un ticket|des tickets
        |un coupon|des coupons|un voucher|des vouchers|un forfait|des forfaits|une gratification
        |des gratifications|une indemnité|des indemnités|une allocation|des allocations|un tarif
        |des tarifs|l’entrée|un droit d’inscription|des droits d’inscription|l’abonnement|l’adhésion
        |une cotisation|un pass"""):
        assert told(f"Ce sera {noun} de 4 000 €.") == ["4000 EUR unit"], noun
        assert told(f"Ce sera {noun} de 4 M€.") == ["4000000 EUR"], noun
        assert told(f"Ce sera {noun}. Puis 4 000 €.") == ["4000 EUR"], noun
        assert told(f"Ce sera {noun}x de 4 000 €.") == ["4000 EUR"], noun
    for whole in words("""total enveloppe budget fonds ensemble global somme million millions"""):
        assert told(f"Ce sera une bourse, {whole} de 4 000 €.") == ["4000 EUR"], whole
        assert told(f"Une aide, {whole}, plafonnée à 4 000 €.") == ["4000 EUR at_most"], whole
    for noun in words("aide aides subvention subventions soutien soutiens"):
        assert told(f"Cette {noun} est plafonnée à 200 000 €.") == ["200000 EUR at_most unit"], noun
        assert told(f"Cette {noun} est plafonnée à 600 000 €.") == ["600000 EUR at_most"], noun
        assert told(f"Cette {noun} est de 200 000 €.") == ["200000 EUR"], noun
        assert told(f"Cette {noun}x est plafonnée à 200 000 €.") == ["200000 EUR at_most"], noun
    assert told("chaque entreprise touche 100 000 €") == ["100000 EUR unit"]
    assert told("chaque entreprise touche 100 001 €") == ["100001 EUR"]
    assert told("tout lauréat touche 9 000 €") == ["9000 EUR unit"]
    assert told("toute PME touche 9 000 €") == ["9000 EUR unit"]
    assert told("soit, par élève, 9 000 €") == ["9000 EUR unit"]
    assert told("soit par élève et par an : 9 000 €")[0].startswith("9000 EUR")


NOT_MONEY = words("""habitants personnes visiteurs tonnes emplois utilisateurs abonnés km m2 kWh MWh GWh""")


def test_each_thing_that_millions_count() -> None:
    for noun in NOT_MONEY:
        assert told(f"Soit 3 millions {noun}.") == [], noun
    for noun in words("habitants brevets lignes images"):
        assert told(f"Soit 3 millions de {noun}.") == [], noun
    for before in words("""la population|le nombre|des habitants|un habitant|de visiteurs|un visiteur|de spectateurs
        |un spectateur|d’abonnés|un abonné|d’utilisateurs|un utilisateur|les vues|les tonnes
        |les paramètres|les véhicules|les téléchargements"""):
        assert told(f"Pour {before} de 3 millions.") == [], before
        assert told(f"Pour {before}. Soit 3 millions.") == ["3000000 EUR"], before
    for of in words("""de fonds|de crédits|de budget|de subventions|de financements|d’investissements|de cofinancement
        |d’autofinancement|d’aides|d’aide|de plus|de moins|de trop|de côté|d’ici 2028|d’abord|d’emblée
        |d’un coup|d’argent|de recettes|de recette|de dépenses|de dépense|de dotation|de prêts
        |de capital|de soutien|de moyens|de manque|de dettes|de dette|de bénéfice|de mécénat|de dons
        |de don|d’apport|de la Région|de l’État|de contrepartie|de trésorerie|de réserve|de marge
        |d’économies|d’AE|d’AP|de CP|d’autorisations|de chiffre d’affaires|de redevance
        |de fonctionnement|de masse salariale"""):
        assert told(f"Soit 3 millions {of}.") == ["3000000 EUR"], of


CURRENCIES = {
    "EUR": "€|eur|euro|euros",
    "CAD": "$ CA|$ CAN|$ CAD|C$|CA$|CAN$|CAD|dollar canadien|dollars canadiens|dollars du Canada",
    "USD": "$ US|US$|US $|USD|dollar américain|dollars américains|dollars US|$|dollar|dollars",
    "CHF": "CHF|SFr|SFr.|franc suisse|francs suisses|franc|francs|fr|fr.|frs|frs.",
    "XOF": "FCFA|F CFA|F.CFA|franc CFA|francs CFA|XOF",
    "XPF": "F CFP|FCFP|franc CFP|francs CFP|francs Pacifique|XPF",
    "GBP": "£|GBP|livre sterling|livres sterling",
}


SHORT = {"k": 10**3, "K": 10**3, "M": 10**6, "mio": 10**6, "mio.": 10**6, "mill.": 10**6, "G": 10**9, "Md": 10**9,
         "Md.": 10**9, "Mds": 10**9, "Mrd": 10**9, "Mrd.": 10**9, "Mrds": 10**9, "mia": 10**9,
         "mia.": 10**9}  # fmt: skip


def test_each_currency_after_a_number() -> None:
    for code, names in CURRENCIES.items():
        for name in names.split("|"):
            joint = "de " if name[0] in "dfl" and name.endswith(("s", "CFA", "Pacifique")) else ""
            text = f"Soit 30 millions {joint}{name}"
            assert told(text) in ([f"30000000 {code}"], [f"30000000 {'CAD' if 'Can' in name else code}"]), name
            assert told(f"Soit 30 {name} ici") == [f"30 {code}"], name
            if name.isalpha():
                assert told(f"Soit 30 {name}zz ici") == [], name
            for short, times in SHORT.items():
                assert told(f"Soit 30 {short} {name} ici") == [f"{30 * times} {code}"], (short, name)


def test_each_currency_before_a_number() -> None:
    prefixes = {
        "EUR": "€|EUR|euro|euros", "CAD": "CAD|C$|CA$|CAN$", "USD": "USD|US$|$", "CHF": "CHF|SFr.|SFr|Fr.|Frs.",
        "XOF": "XOF|FCFA|F CFA", "GBP": "£|GBP",
    }  # fmt: skip
    for code, names in prefixes.items():
        for name in names.split("|"):
            assert told(f"Soit {name} 30 000 ici") == [f"30000 {code}"], name
            assert told(f"Soit {name} 30 millions ici") == [f"30000000 {code}"], name
            for short, times in SHORT.items():
                assert told(f"Soit {name} 30 {short} ici") == [f"{30 * times} {code}"], (name, short)
    assert told("www.site.fr. 30 pages") == told("agent@fr. 30 pages") == told("coeur 30 pages") == []


PLACES = {
    "CAD": words("Québec Canada Montréal Ottawa Ontario"),
    "XPF": ["Polynésie", "Nouvelle-Calédonie", "Nouméa", "CFP", "XPF"],
    "XOF": ["Dakar", "Sénégal", "Abidjan", "Côte d’Ivoire", "Cotonou", "Ouagadougou", "Bamako", "CFA"],
}


def test_each_place_that_says_whose_francs_or_dollars() -> None:
    for code, names in PLACES.items():
        for name in names:
            assert told(f"À {name} : 30 {'dollars' if code == 'CAD' else 'francs'}") == [f"30 {code}"], name


NUMBERS = """zéro:0 un:1 une:1 deux:2 trois:3 quatre:4 cinq:5 six:6 sept:7 huit:8 neuf:9 dix:10 onze:11
        douze:12 treize:13 quatorze:14 quinze:15 seize:16 dix-sept:17 dix-huit:18 dix-neuf:19 vingt:20
        trente:30 quarante:40 cinquante:50 soixante:60 septante:70 huitante:80 octante:80 nonante:90
        quatre-vingts:80 cent:100 mille:1000 dizaine:10 douzaine:12 quinzaine:15 vingtaine:20
        trentaine:30 quarantaine:40 cinquantaine:50 soixantaine:60 centaine:100 demi-million:500000
        demi-milliard:500000000 demi-douzaine:6"""


def test_each_number_word() -> None:
    for pair in NUMBERS.split():
        word, value = pair.split(":")
        assert parse_number(fold_text(word)) == int(value), word
        for scale, times in (("mille", 10**3), ("milliers", 10**3), ("millions", 10**6), ("mio", 10**6),
                             ("mios", 10**6),
                             ("milliards", 10**9), ("mrd", 10**9), ("mrds", 10**9), ("mia", 10**9), ("mias", 10**9),
                             ("mil lions", 10**6), ("mil- liards", 10**9)):  # fmt: skip
            if "demi" in word or "aine" in word or scale == "mille":
                continue
            assert parse_number(fold_text(f"{word} {scale}")) == int(value) * times, (word, scale)
        if "aine" in word and "demi" not in word:
            for text in (
                f"deux {word}s",
                f"2 {word}s",
                f"deux bonnes {word}s",
                f"deux petites {word}s",
                f"deux grosses {word}s",
            ):
                assert parse_number(fold_text(text)) == 2 * int(value), text
            assert parse_number(fold_text(f"une {word} de milliers")) == 1000 * int(value)
            assert parse_number(fold_text(f"une {word} d’euros")) is None
    for written, said in (
        ("un quart de million", 250_000), ("trois quarts de million", 750_000), ("un demi million", 500_000),
        ("le million", None), ("premier million", 10**6), ("dernier million", 10**6),
        ("second million", 10**6), ("deuxième milliard", 10**9), ("un million et quart", 1_250_000),
        ("deux millions et demie", 2_500_000), ("deux millions et une demie", 2_500_000),
        ("deux-millions-et-demi", 2_500_000),
    ):  # fmt: skip
        assert parse_number(fold_text(written)) == said, written


def test_words_that_only_begin_like_money() -> None:
    for noun in words(
        """d’apprentis|d’aérodromes|de cpx|de plusieurs|de moinsx|de tropiques|de coteaux|d’iciel|d’abordages
            |d’un coupon
        |de donateurs|de moyensx|de dettesx|d’aidesx|d’embleex"""
    ):
        assert told(f"Soit 3 millions {noun}.") == [], noun
    assert told("La repopulation de 3 millions.") == ["3000000 EUR"]
    assert told(f"La population {'mot ' * 7}3 millions.") == []
    assert told(f"La population {'mot ' * 8}3 millions.") == ["3000000 EUR"]


def test_each_joint_of_a_range() -> None:
    for joint in bars(
        " à |-| - |–| – |—| ou | voire | jusqu’à | à environ | ou quelque | à près de | à quelque | ou environ "
    ):
        assert told(f"soit 3{joint}5 M€") == ["3000000-5000000 EUR range"], joint
    for verb in words(
        """passer|passera|grimper|bondir|porter|rehausser|hisser|relever|ramener|réduire|chuter|tomber|descendre
            |diminuer
        |augmenter|monter"""
    ):
        assert told(f"{verb} la part de 3 à 5 M€") == ["3000000 EUR", "5000000 EUR"], verb
        assert told(f"{verb} de 5 à 3 M€") == ["5000000 EUR", "3000000 EUR"], verb
    for text, low, high in (
        ("deux à trois cent mille euros", 200_000, 300_000), ("deux à trois cents euros", 200, 300),
        ("deux à trois mille euros", 2_000, 3_000), ("10 à 20 000 €", 10_000, 20_000), ("10 à 20.000 €", 10_000,
        20_000),
        ("10 à 20'000 €", 10_000, 20_000), ("999 à 1 000 000 €", 999_000, 1_000_000),
        ("300 000 à 1 million €", 300_000, 10**6),
        ("9 à 900 cents €", None, None), ("1 à 2 k€", 1_000, 2_000), ("500 à 10 k€", 500, 10_000),
    ):  # fmt: skip
        if low is not None:
            assert told(f"soit {text}") == [f"{low}-{high} EUR range"], text


def test_each_multiplier_that_may_be_left_out() -> None:
    for unit, times in (("milliards", 1000), ("Md€", 1000), ("mrd", 1000), ("mia", 1000), ("G$", 1000), ("millions", 1),
                        ("M€", 1), ("mio", 1), ("M$", 1)):  # fmt: skip
        currency = "USD" if "$" in unit else "EUR"
        for glue in ("", " "):
            text = f"Soit 20{glue}{unit} pour la santé et 3 pour les PME." if "€" in unit or glue else ""
            expected = [f"{20 * times}000000 {currency}", f"{3 * times}000000 {currency}"]
            assert not text or told(text) == expected, text


def test_odd_numbers() -> None:
    for written, value in (
        ("quatre-vingt-un", 81), ("quatre-vingt-une", 81), ("vingt-une", 21), ("trente-un", 31), ("soixante-une", 61),
        ("cent et un", 101), ("mille et un", 1001), ("deux millions et un quart", 2_250_000),
        ("un million et une demie", 1_500_000), ("bonne centaine", 100), ("petite dizaine", 10),
        ("grosses centaines", 100),
        ("zéro virgule zéro zéro deux million", 2000), ("2 virgule 05 millions", 2_050_000), ("1 mille", 1000),
        ("seize cents", 1600), ("6 900 00 0", 6_900_000), ("6 9 00 0", None), ("12 0 00", 12_000), ("1 2345", None),
        ("12.345,6", Decimal("12345.6")), ("1,234,567.89", Decimal("1234567.89")), ("1,234.56", Decimal("1234.56")),
        ("1'234'567.8", None), ("0,5", Decimal("0.5")), ("1234567890123456", None),
    ):  # fmt: skip
        assert parse_number(fold_text(written)) == value, written


def test_every_number_under_a_thousand_in_every_country() -> None:
    for n in range(1000):
        for country in COUNTRIES:
            for joined in (False, True):
                assert parse_number(fold_text(in_words(n, country, joined=joined))) == n, (n, country)
                assert parse_number(fold_text(in_words(n + 71_000, country, joined=joined))) == n + 71_000, (n, country)


def test_currencies_and_numbers_at_their_edges() -> None:
    assert told("À Dakar, 5 francs suisses") == told("À Dakar, 5 franc suisse") == ["5 CHF"]
    assert told("5 $ cabanes") == told("5 $ usines") == ["5 USD"]
    assert told("CHF 5 €3") == told("CHF 5 € 3") == ["5 CHF", "3 EUR"]
    for word in ("le", "ce", "du", "au"):
        assert told(f"Voici {word} million promis") == ["1000000 EUR"], word
        assert told(f"Voici x{word} million promis") == [], word
    assert told("des millions promis") == told("quelques millions") == []
    for currency in words("euros|euro|eur|francs|franc|dollars|dollar|chf|€|£|$|d’euros|de francs"):
        assert told(f"un million deux {currency}")[0].startswith("1000002 "), currency
    for stop in ".,;:!?)»":
        assert told(f"un million deux{stop}") == ["1200000 EUR"], stop
    assert told("un million deux mots") == ["1000000 EUR"]
    for written, value in (("12 0 0 0", 12_000), ("12 00 0", 12_000), ("1234 567", None), ("5 millionsx", None)):
        assert parse_number(fold_text(written)) == value, written
    for sign, name in (("≥", "at_least"), ("≤", "at_most"), (">", "more_than"), ("<", "less_than"), ("~", "about")):
        assert told(f"Coût {sign}30 M€") == told(f"Coût {sign} 30 M€") == [f"30000000 EUR {name}"], sign
    assert told("sous la barre d’un million d’euros") == ["1000000 EUR less_than"]


def test_what_qualifies_a_sum_is_in_its_span() -> None:
    for text in (
        "ne dépassera pas 30 M€", "n’excédera pas 30 M€", "sans dépasser 30 M€", "un peu plus de 30 M€",
        "près de 30 M€",
        "30 M€ au maximum", "30 M€ par an", "30 M€ par an environ", "30 M€ (par an)", "CHF 30 mio", "entre 30 et 40 M€",
        "de 30 à 40 M€", "+ de 30 M€", "trente millions d’euros (30 000 000 €)", "12’000.–",
        "ne peut être supérieure à 3 €",
    ):  # fmt: skip
        (money,) = money_in(fold_text(f"Cela {text} ici"))
        assert (money.start, money.end) == (5, 5 + len(text)), text
        assert 5 <= money.core[0] < money.core[1] <= 5 + len(text)
    (money,) = money_in(fold_text("trente euros (30 €) par an"))
    assert money.core == (0, 18)


def test_each_multiplier_glued_to_its_number() -> None:
    for short, times in SHORT.items():
        assert short[-1] == "." or told(f"Soit 30{short}€ ici") == [f"{30 * times} EUR"], short
        assert short[-1] == "." or told(f"Soit 30{short} $ ici") == [f"{30 * times} USD"], short
    assert told("Soit 30 dollar américain") == told("Soit 30 dollars américainsx") == ["30 USD"]

"""Each word around a bare number that makes it a sum, or that makes it something else."""

from tests.evidence.extraction.grammar.test_lexicons import bars, words
from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.extraction.grammar.money import money_in


def millions(text: str) -> list[float]:
    return [float(m.max) / 10**6 for m in money_in(fold_text(text))]


IN = """demande|demandait|réclame|réclamait|voulait|voudrait|souhaitait|exige|propose|espérait|attend
        |attendait|obtient|obtenait|obtint|promet|promettait|promit|annonce|met|mettait|verse|apporte
        |apporterait|finance|prend|prenait|prit|fournit|reçoit|recevra|faut|faudrait|fallait|aura|avait
        |manque|reste|coûte|paie|paye|vote|inscrit|ajoute|débloque|mobilise|prévoit|prévoyait|dépense
        |engage|investit|attribue|accorde|visait|évoque|chiffre|garantit|retire|perd|coupe|supprime
        |biffe|retranche|a demandé|ont demandé|a finalement obtenu|avait initialement voulu|a déjà reçu
        |a promis|a versé|a mis|a réclamé|avait proposé|a eu|a perdu|a désormais|avait d’abord voulu
        |a encore"""


def test_each_verb_that_takes_a_part_of_it() -> None:
    for verb in words(IN):
        assert millions(f"La Région voulait 20 M€. L’État en {verb} 16.") == [20, 16], verb
        assert millions(f"La Région voulait 20 M€. L’État en {verb} 16 pour la santé.") == [20, 16], verb
        assert millions(f"La Région voulait 20 M€. L’État en {verb} 16 personnes.") == [20], verb
        assert millions(f"L’État en {verb} 16.") == [], verb
    for text in words("""n’en versera que 16|n’en versera finalement que 16|n’en obtient plus que 16
        |en apporte environ 16|en a près de 16|en a plus de 16|en a moins de 16|en met quelque 16
        |en met au moins 16|en met seulement 16|en met à peine 16|en met jusqu’à 16|en met autour de 16
        |en a déjà 16|en veut pour sa part pas 16|en veut les 16"""):
        expected = [20] if "veut" in text else [20, 16]
        assert millions(f"La Région voulait 20 M€. L’État {text}.") == expected, text


TO = """monter|montera|passer|passera|porter|portera|ramener|descendre|grimper|aller|ira aller|relever
        |rehausser|hisser|réduire|redescendre|abaisser|fixer|arrêter|tomber|remonter|limiter|plafonner"""


def test_each_verb_that_leads_to_a_sum() -> None:
    for verb in words(TO):
        assert millions(f"Le budget de 20 M€ pourrait {verb} à 16.") == [20, 16], verb
        assert millions(f"Le budget de 20 M€ pourrait {verb} bientôt jusqu’à 16.") == [20, 16], verb
        assert millions(f"Le budget de 20 M€ pourrait {verb} à 16 par an.") == [20, 16], verb
        assert millions(f"Le budget de 20 M€ pourrait {verb} à 16 points.") == [20], verb
    for end in (
        "chaque année",
        "l’an",
        "/an",
        "de plus",
        "de moins",
        "supplémentaire",
        "supplémentaires",
        "!",
        ";",
        "— dit-il",
    ):
        assert millions(f"Le budget de 20 M€ pourrait monter à 16 {end}") == [20, 16], end


def test_each_word_that_compares_with_a_sum_given_up() -> None:
    for cue in words("""au lieu de|au lieu des|et non|et non pas|et pas|plutôt que|contre|après|loin des|initialement
        |contre les|et non les|au lieu des quelque"""):
        assert millions(f"Le plan vaut 20 M€, {cue} 16.") == [20, 16], cue
        assert millions(f"Le plan vaut 20 M€, {cue} 16 communes.") == [20], cue
        for late in words("""initialement|prévus|prévu|demandés|demandé|annoncés|annoncé|votés|voté|attendus|attendu
            |espérés|espéré|promis|réclamés|réclamé|inscrits|inscrit|souhaités|souhaité|proposés|proposé
            |en 2024|l’an dernier|auparavant|précédemment|aujourd’hui|actuellement"""):
            assert millions(f"Le plan vaut 20 M€, {cue} 16 {late}") == [20, 16], (cue, late)


def test_each_word_after_a_part() -> None:
    for (
        after
    ) in words("""de mécénat|d’aides|du FEDER|des villes|en 2027|pour la santé|aux PME|au CNRS|à Lyon|par la Ville
        |sur 2027|proviennent d’ailleurs|viennent de l’État|sont prêts|seront là|iront aux PME|restent
        |apportés|financés|versés|payés|pris|réservés|consacrés|déjà là|issus|destinés|engagés|votés
        |inscrits|;"""):
        assert millions(f"Le plan vaut 20 M€, dont 16 {after}") == [20, 16], after
    for after in ("écoles", "pour cent", "de 3 ans", "kilomètres", "% en 2027", "000 places"):
        assert millions(f"Le plan vaut 20 M€, dont 16 {after}") == [20], after
    for lead in words("""environ|près de|plus de|moins de|quelque|au moins|seulement|à peine|jusqu’à|autour de|déjà|les
        |la moitié,"""):
        assert millions(f"Le plan vaut 20 M€, dont {lead} 16 de mécénat.") == [20, 16], lead
    assert millions("Le plan vaut 20 M€, dont un de mécénat.") == [20]
    assert millions(f"Le plan vaut 20 M€{' et donc' * 12}, dont 16 de mécénat.") == [20]


def test_each_word_that_shares_the_money_out() -> None:
    for use in words("""pour la santé|aux PME|au CNRS|à la santé|à l’école|à chaque ville|à destination des PME
        |à titre exceptionnel|dans la santé|sur la santé|vers la santé|iront aux PME|vont aux PME|ira là
        |va là|seront pour eux|sont pour eux|reviendront aux PME|financeront la santé|en 2027
        |en faveur des PME|en direction des PME|en fonctionnement|en investissement|en plus|en moins
        |en sus|autres pour la santé|encore pour la santé|de plus pour la santé
        |supplémentaires pour la santé|environ pour la santé|seulement pour la santé"""):
        assert millions(f"Soit 20 M€ pour la recherche et 16 {use}.") == [20, 16], use
    for use in words(
        """au moins|aux moins|sur 20|en avril|personnes pour la santé|à Lyon|au total|au maximum|au minimum"""
    ):
        assert millions(f"Soit 20 M€ pour la recherche et 16 {use}.") == [20], use
    for joint in bars(
        " et|, puis| puis|, mais|, enfin|. Et|. Puis|.|,| ;| :| !| ?| —| –| •| plus|, et encore"
        "| et environ| et près de|. Enfin"
    ):
        assert millions(f"Soit 20 M€ pour la recherche{joint} 16 pour la santé.") == [20, 16], joint
    for way in words("""pour la|au|aux|à la|dans la|sur la|vers la|en|ira à la|iront à la|vont à la|seront à la|du|de la
        |des"""):
        assert millions(f"Soit 20 M€ {way} recherche et 16 pour la santé.") == [20, 16], way
        assert millions("Soit 20 M€ et 16 pour la santé.") == [20]
    assert millions("Soit 20 M€ pour la santé et 1 000 pour les PME.") == [20]
    assert millions("Soit 20 M€ pour la santé et 999 pour les PME.") == [20, 999]
    assert millions("Soit 20 M€ pour la santé et 2027 pour les PME.") == [20]
    assert millions(f"Soit 20 M€ pour la santé{' des villes' * 18} et 16 pour les PME.") == [20, 16]
    assert millions(f"Soit 20 M€ pour la santé{' des villes' * 20} et 16 pour les PME.") == [20]
    assert millions("Soit 20 Md€ pour la santé et 16 pour les PME.") == [20_000, 16_000]
    assert millions("Soit 20 G$ pour la santé et 16 pour les PME.") == [20_000, 16_000]
    assert millions("Soit 2 milliards pour la santé, 16 pour les PME et 3 aux villes.") == [2000, 16_000, 3000]
    assert millions("Soit 20 k€ pour la santé et 16 pour les PME.") == [0.02]
    assert millions("Soit 20 M€, puis 3 000 € pour la santé et 16 pour les PME.") == [20, 0.003]


def test_what_may_stand_between_two_sums() -> None:
    for aside in words("""30 %|30%|3 ans|un an|3 années|une année|6 mois|2 exercices|un exercice|2027|le 3 mars
        |le 1er avril|30 pour cent"""):
        assert millions(f"Soit 20 M€ ({aside}) pour la santé et 16 pour les PME.") == [20, 16], aside
    for aside in words("30 communes|3 anses|40 moissons|12 lots"):
        assert millions(f"Soit 20 M€ ({aside}) pour la santé et 16 pour les PME.") == [20], aside
    for month in words("""janvier|janv.|février|févr.|mars|avril|avr.|mai|juin|juillet|août|septembre|octobre|novembre
        |décembre"""):
        assert millions(f"Soit 20 M€ pour la santé, le 3 {month} pour les PME, et 16 pour elles.") == [20, 16], month
        assert millions(f"Soit 20 M€ pour la santé et 31 {month} en 2027") == [20], month
    assert millions("Soit 20 M€ pour la santé et 3 et 4 pour les PME") == [20]


LABELS = words("""article articles art. axe axes lot lots phase phases volet volets n° point points chapitre chapitres
    priorité priorités pilier piliers tranche tranches année années page pages niveau niveaux annexe
    annexes titre titres mesure mesures action actions fiche fiches ligne lignes étape étapes numéro
    numéros le les du au aux des h t s bac top""")


def test_each_word_that_a_number_labels() -> None:
    assert millions("soit 12, 8 et 5 millions") == [12, 8, 5]
    for label in LABELS:
        assert millions(f"soit {label} 12, 8 et 5 millions") in ([5], [8, 5]), label
        assert 12 not in millions(f"soit {label} 12 puis 5 millions"), label
    for sign in "#+(/.-":
        assert 12 not in millions(f"soit {sign}12 puis 5 millions"), sign


def test_each_way_to_list_sums_before_their_multiplier() -> None:
    for joint in bars(
        " puis|, puis| ou plutôt| contre| au lieu de| plutôt que| et non| et non pas| mais|, mais|, et non| puis les"
    ):
        assert millions(f"un budget fixé, 12{joint} 5 millions") == [12, 5], joint
    for lead in ("un budget de", "soit", "il passe à", "c’est pour", "la part :"):
        assert millions(f"{lead} 12 et 5 millions") == [12, 5], lead
    for end in ("respectivement", "à l’un et à l’autre respectivement", "chacun", "chacune", "chacunes"):
        assert millions(f"ils versent 12 et 5 millions {end}") == [12, 5], end
    for text in words("""ils versent 12 et 5 millions|la salle 12, 5 millions|en 2027, 12 et 2025 millions
        |12, 8, 5 millions|12 puis 8, 5 millions|un et 5 millions|12 axes puis 5 millions
        |2027 puis 5 millions|12 puis 5 habitants"""):
        assert not {12.0, 2027.0} & set(millions(text)), text
    assert millions("un budget de 12 5 millions") == [12, 5]
    assert millions("un budget fixé, 12 5 millions") == [5]
    assert millions("soit 12, 8, 7, 6, 4 et 5 millions") == [12, 8, 7, 6, 4, 5]
    assert millions("soit 12 puis 5 000 €") == [0.005]
    assert millions("soit 12 puis 5 k€") == [0.012, 0.005]


def test_bounds_of_what_is_understood() -> None:
    assert millions("Soit 20 M€ pour la santé et 32 mars en 2027") == [20]
    assert millions("Soit 20 M€ pour la santé, et 16 en moinsx") == [20]
    assert millions("Soit 20 M€ pour la santé. Le budget pourrait monter à 16 l’anx") == [20]
    assert millions("Soit 20 M€ pour la santé et puis 16 pour les PME") == [20, 16]
    assert millions("Soit 20 M€ pour la santé, et enfin 16 pour les PME") == [20, 16]

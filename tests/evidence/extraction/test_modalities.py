"""How the words around a sum qualify it: each cue in several of its usual forms."""

from datetime import date

import pytest

from tests.evidence.extraction.texts import read, rendition_of, values
from tramontane.evidence.extraction.clauses import Reading, read_sums
from tramontane.evidence.extraction.grammar.parsed import parse
from tramontane.evidence.extraction.modality.surroundings import surroundings
from tramontane.evidence.values import Amount

LEAD = "La Région Occitanie a adopté le plan « Cap IA ». "


def readings(sentence: str) -> list[Reading]:
    return read_sums(parse(rendition_of(LEAD + sentence), date(2025, 3, 14)))


@pytest.mark.parametrize(
    ("modality", "sentence"),
    [
        ("rejected", "L’amendement du groupe écologiste portant l’enveloppe à 45 M€ est rejeté."),
        ("rejected", "Un amendement visant à ajouter 5 M€ a été repoussé par la majorité."),
        ("rejected", "L’assemblée a refusé les 3 millions d’euros supplémentaires demandés par la ville."),
        ("rejected", "La proposition de consacrer 8 M€ aux lycées n’a pas été retenue."),
        ("rejected", "Les élus ont écarté l’idée d’un fonds de 10 M€."),
        ("rejected", "Le groupe socialiste demandait 12 M€. Sa demande a été rejetée."),
        ("rejected", "Retoqué : l’amendement à 2 M€ pour les quartiers."),
        ("rejected", "La commission a balayé la contre-proposition à 30 millions."),
        ("rejected", "Un sous-amendement de 400 000 euros est repoussé par 60 voix contre 12."),
        ("negated", "L’achat d’un supercalculateur, estimé à 4 M€, est abandonné."),
        ("negated", "La Région ne financera pas le centre de données à 90 M€."),
        ("negated", "Nous ne verserons pas les 6 millions réclamés par l’opérateur."),
        ("negated", "Aucun crédit n’est prévu pour le campus, évalué à 7 M€."),
        ("negated", "Le projet de tour numérique (15 M€) ne sera pas financé."),
        ("negated", "Le canton renonce à une subvention de 800 000 francs."),
        ("negated", "Les 5 M€ promis par l’État ne viendront jamais."),
        ("superseded", "Le plan est doté de 21 M€, et non de 12 M€ comme indiqué par erreur."),
        ("superseded", "D’abord annoncée à 50 M€, l’enveloppe est désormais de 60 M€."),
        ("superseded", "Initialement fixé à 26 M€, le budget a été revu."),
        ("superseded", "On parlait alors de 40 millions d’euros."),
        ("superseded", "La première version du texte prévoyait 30 M€."),
        ("superseded", "L’enveloppe passe de 26 M€ à 24 M€."),
        ("superseded", "Le marché coûtera 1,1 M€ au lieu de 1,4 M€ prévus."),
        ("superseded", "L’estimation de 12 M€, désormais caduque, datait de mars."),
        ("superseded", "Le montant de 15 M€ qui figurait dans notre communiqué était erroné."),
        ("superseded", "Le budget a été ramené de 28 M€ à 25 M€."),
        ("superseded", "Lire 4,6 M€ au lieu de 6,4 M€."),
        ("superseded", "Les 38 M€ avancés au printemps ont été revus à la baisse."),
        ("requested", "La Région a demandé 9 M€ au FEDER."),
        ("requested", "Un dossier de 3 M€ a été déposé auprès de Bruxelles."),
        ("requested", "L’opposition réclame 5 millions pour les communes rurales."),
        ("requested", "Elle sollicite 2,5 M€ de l’État."),
        ("requested", "Les syndicats revendiquent 1 M€ pour la formation."),
        ("requested", "15 M€ ont été sollicités auprès de l’Union européenne."),
        ("requested", "La collectivité attend 4 M€ de l’État, dont la réponse n’est pas connue."),
        ("conditional", "L’enveloppe pourrait atteindre 60 M€."),
        ("conditional", "Si Bruxelles accepte, l’effort monterait à 45 millions."),
        ("conditional", "Sous réserve du vote du budget, 3 M€ iront aux lycées."),
        ("conditional", "2 M€ seraient affectés à la santé."),
        ("conditional", "Le fonds serait abondé de 5 M€ en cas d’accord."),
        ("conditional", "Il faudrait 1,5 M€ de plus pour finir."),
        ("conditional", "À condition que l’État suive, 10 M€ s’y consacreront."),
        ("estimated", "La Région prévoit d’y consacrer 45 M€."),
        ("estimated", "Le coût est estimé à 3 M€."),
        ("estimated", "Les travaux sont évalués à 2,2 M€."),
        ("estimated", "Le projet devrait coûter 7 millions d’euros."),
        ("estimated", "Le président a évoqué une enveloppe de quelque 50 M€."),
        ("estimated", "Selon nos informations, le plan pèse 32 M€."),
        ("estimated", "Les besoins sont chiffrés à 14 M€."),
        ("estimated", "Elle compte mobiliser 20 M€."),
        ("estimated", "Le montant prévisionnel s’élève à 18 M€."),
        ("estimated", "L’ordre de grandeur est de 8 M€."),
        ("spent", "6,3 M€ ont déjà été versés aux laboratoires."),
        ("spent", "À ce jour, 4 M€ ont été mandatés."),
        ("spent", "Depuis 2021, la Région a dépensé 12 M€ en logiciels."),
        ("spent", "Nous avons déjà investi 3 millions dans les lycées."),
        ("spent", "L’an dernier, 2,7 M€ ont été payés."),
        ("spent", "Le premier appel a coûté 1,1 M€."),
        ("spent", "Sur cette somme, 900 000 € sont déjà consommés."),
        ("proposed", "Le CESER propose de porter l’enveloppe à 6 M€."),
        ("proposed", "Le rapporteur recommande un fonds de 2 M€."),
        ("proposed", "Un amendement propose d’ajouter 3 M€ pour les lycées."),
        ("proposed", "Le groupe suggère d’y affecter 1 M€."),
        ("computed", "Selon nos calculs, cela représente 9 M€ par an."),
        ("computed", "Il manque 3,5 M€."),
        ("computed", "En additionnant les volets, on arrive à 47 M€."),
        ("rejected", "Les écologistes plaidaient pour 12 M€, sans succès."),
        ("rejected", "La motion réclamant 6 M€ n’a recueilli que 12 voix."),
        ("rejected", "L’amendement n° 4, qui ajoutait 3 M€, tombe."),
        ("rejected", "Un vœu demandant 2 M€ pour les lycées est rejeté à main levée."),
        ("rejected", "L’exécutif n’a pas donné suite à la demande de 8 M€ des universités."),
        ("rejected", "La variante à 14 M€ n’a pas convaincu."),
        ("rejected", "Le rapporteur écarte la demande de 1,5 M€ de la métropole."),
        ("rejected", "Mis aux voix, l’amendement portant le total à 38 M€ est repoussé."),
        ("rejected", "La proposition du groupe centriste (30 M€) a recueilli 14 voix sur 60 : elle n’est pas adoptée."),
        ("rejected", "Les élus n’ont pas suivi le CESER, qui proposait 9 M€."),
        ("rejected", "Refusés aussi, les 700 000 € demandés pour les crèches."),
        ("negated", "Pas question de mettre 90 M€ dans un centre de données."),
        ("negated", "Le stade numérique, 15 M€, ne verra pas le jour."),
        ("negated", "La collectivité n’achètera pas le supercalculateur à 20 M€."),
        ("negated", "Exit le campus à 7 M€."),
        ("negated", "La ligne de 2 M€ pour la 5G a été supprimée."),
        ("negated", "Les 4 M€ un temps prévus pour les drones ont disparu du budget."),
        ("negated", "Il n’y aura pas de fonds à 10 M€."),
        ("negated", "Le second calculateur (12 M€) est annulé."),
        ("negated", "Aucun des 5 millions promis n’arrivera."),
        ("negated", "Nous ne mettrons pas les 3 M€ demandés par l’opérateur."),
        ("negated", "Le projet de musée, chiffré à 6 M€, est abandonné faute de partenaires."),
        ("superseded", "Le chiffre de 2,5 M€ donné en commission est caduc."),
        ("superseded", "Les 40 M€ inscrits au débat d’orientation sont devenus 36 M€."),
        ("superseded", "Ce printemps, la présidente parlait de 50 M€ ; ce sera 42 M€."),
        ("superseded", "Contrairement à ce que nous avons écrit, ce n’est pas 12 M€ mais 21 M€."),
        ("superseded", "L’enveloppe a fondu : de 30 M€ elle est passée à 24 M€."),
        ("superseded", "Une estimation antérieure faisait état de 18 M€."),
        ("superseded", "Il était question de 70 M€ à l’automne ; la version votée en prévoit 60."),
        ("superseded", "Erratum : lire 21 M€ et non 12 M€."),
        ("superseded", "Le montant de 8 M€ annoncé dans nos colonnes était inexact."),
        ("superseded", "L’avant-projet tablait sur 15 M€."),
        ("superseded", "Le budget, fixé à 26 M€ en 2023, a été porté à 30 M€."),
        ("superseded", "Ce montant remplace les 17 M€ du rapport initial."),
        ("requested", "La ville espère 3 M€ de l’Europe."),
        ("requested", "Une demande de 2 M€ est à l’étude à Bruxelles."),
        ("requested", "Le dossier FEDER porte sur 4 M€."),
        ("requested", "Les laboratoires souhaitent 6 M€ de plus."),
        ("requested", "La métropole a écrit à l’État pour obtenir 5 M€."),
        ("requested", "1,5 M€ restent à obtenir auprès de l’ADEME."),
        ("requested", "Le CHU frappe à la porte de la Région pour 800 000 €."),
        ("requested", "Une aide de 900 000 € a été demandée ; la réponse est attendue en mai."),
        ("requested", "Les universités voudraient 10 M€, réponse en juin."),
        ("conditional", "Si l’Europe dit oui, on montera à 45 M€."),
        ("conditional", "Le plan irait alors jusqu’à 60 M€."),
        ("conditional", "2 M€ viendront peut-être de l’État."),
        ("conditional", "Une rallonge de 5 M€ n’est pas exclue."),
        ("conditional", "Une seconde tranche de 8 M€ sera ouverte si les résultats sont bons."),
        ("conditional", "L’effort total, avec l’Europe, tutoierait les 50 M€."),
        ("conditional", "Un abondement de 2 M€ pourra être décidé en septembre."),
        ("conditional", "Le fonds serait doté de 5 M€."),
        ("conditional", "Avec l’accord de Bruxelles, 3 M€ s’ajouteraient."),
        ("conditional", "Le cas échéant, 1 M€ supplémentaire sera débloqué."),
        ("conditional", "On évoque, sans certitude, 4 M€ supplémentaires si la loi passe."),
        ("firm", "La Région consacrera 10 M€ à la santé."),
        ("firm", "Doté de 60 millions d’euros, ce plan couvre 2024-2028."),
        ("firm", "4 M€ iront à la formation des demandeurs d’emploi."),
        ("firm", "Une aide de 25 000 € par entreprise est créée."),
        ("firm", "L’appel à candidatures est doté de 2 M€."),
        ("firm", "L’axe « prévision du trafic » reçoit 3 M€."),
        ("firm", "Le volet Recherche, qui répond aux demandes des laboratoires, recevra 8 M€."),
        ("firm", "L’enveloppe a été portée à 32 M€."),
        ("firm", "Les crédits de paiement 2025 sont limités à 3 200 000 euros."),
        ("firm", "Un marché de 1,2 M€ a été attribué à la société Axone."),
        ("firm", "L’État apportera 16 M€ et la Région 18 M€."),
    ],
)
def test_a_cue_gives_its_modality_to_the_sum_it_speaks_of(modality: str, sentence: str) -> None:
    found = [r.modality for r in readings(sentence)]
    if modality == "firm":
        assert set(found) == {"firm"}
    else:
        assert modality in found


@pytest.mark.parametrize(
    "sentence",
    [
        "L’État, lui, met 30 M€ sur la table pour l’hôpital.",
        "La start-up Axone a levé 12 M€ en mars.",
        "Le marché mondial de l’IA pèserait 500 milliards de dollars.",
        "Le chiffre d’affaires de l’entreprise atteint 4 M€.",
        "La Bretagne consacre 25 M€ à sa propre stratégie.",
        "Ces crédits ne comprennent pas les 10 milliards d’euros du fonds Brookfield.",
        "S’y ajouteront 5 M€ de fonds privés.",
        "La participation de l’Université, soit 4 M€, n’est pas comprise dans l’enveloppe.",
        "Le précédent plan avait coûté 8 M€.",
        "Le budget de la Région s’élève à 3,9 milliards d’euros.",
        "Une banque prêtera 6 M€ aux start-up.",
        "Le groupe Atos investira 20 M€ dans son propre centre.",
        "Hors du plan, 900 000 € financent des bourses.",
        "3 M€ proviennent du FEDER.",
        "Le Département versera 1 M€ de son côté.",
        "Des mécènes apporteront 700 000 euros.",
        "À titre de comparaison, l’Allemagne y met 5 milliards.",
        "Indépendamment du plan, 14 M€ rénoveront les lycées.",
        "Le terrain appartient à un promoteur qui l’a payé 2 M€.",
        "L’usine, sans argent public régional, coûte 40 M€.",
        "Le déficit de l’État atteint 150 milliards d’euros.",
        "Le PIB régional est de 180 milliards d’euros.",
        "L’opérateur privé financera seul les 90 M€ du centre.",
        "Le même jour, les élus ont voté 12 M€ pour les routes.",
    ],
)
def test_a_sum_that_others_hold_is_external(sentence: str) -> None:
    assert readings(sentence)[-1].external


@pytest.mark.parametrize(
    "sentence",
    [
        "La Région consacrera 10 M€ à la santé.",
        "4 M€ iront aux entreprises et à l’université.",
        "Les entreprises recevront 12 M€.",
        "L’université bénéficiera de 3 M€.",
        "Une subvention de 850 000 € est accordée au CHU.",
        "22 M€ seront alloués à la filière.",
        "Un fonds de 5 M€ aidera les start-up à lever des capitaux.",
        "La Région versera 2 M€ à l’Institut pour des thèses.",
        "Avec 14 M€, la recherche est le premier axe.",
    ],
)
def test_a_sum_that_others_receive_is_the_plan_s(sentence: str) -> None:
    assert not readings(sentence)[-1].external


@pytest.mark.parametrize(
    ("kept", "denied"),
    [
        ("La Région financera le centre de calcul à 9 M€.", "La Région ne financera pas le centre de calcul à 9 M€."),
        ("L’amendement à 45 M€ a été retenu.", "L’amendement à 45 M€ n’a pas été retenu."),
        ("Le projet de tour (15 M€) sera financé.", "Le projet de tour (15 M€) ne sera pas financé."),
        ("Les 5 M€ attribués viendront.", "Les 5 M€ attribués ne viendront jamais."),
    ],
)
def test_a_negation_changes_the_modality(kept: str, denied: str) -> None:
    assert readings(kept)[-1].modality not in ("negated", "rejected")
    assert readings(denied)[-1].modality in ("negated", "rejected")


def test_a_list_has_the_modality_of_what_announces_it() -> None:
    text = "Le CESER préconise :\n– de porter à 6 M€ l’enveloppe des lycées ;\n– de publier les comptes."
    (reading,) = readings(f"Autre chose.\n{text}")
    assert reading.modality == "proposed"


def test_what_surrounds_a_sum_stops_at_its_neighbours() -> None:
    parsed = parse(rendition_of("L’un coûte 4 M€ en tout, l’autre 7 M€ au plus. Puis rien."), None)
    around = surroundings(parsed, 0, parsed.clause_at(parsed.money[0].start, parsed.money[0].end))
    assert around.after == " en tout, l'autre "
    assert around.following == "puis rien."


@pytest.mark.parametrize(
    ("text", "external"),
    [
        ("Un autre plan, le plan « Lagon », prévoyait 7 M€.", True),
        ("Le plan « Cap IA » prévoit 7 M€.", False),
        ("AILLEURS\nLa Ville de Nantes ouvre un centre. Coût : 7 M€.", True),
        ("ACTIONS\nLa Ville de Nantes ouvre un centre. Coût : 7 M€.", False),
        ("En 2022, la Région avait dépensé 7 M€ en logiciels.", True),
        ("Au 30 juin 2024, 7 M€ de crédits ont été dépensés sur l’axe 2.", False),
    ],
)
def test_other_plans_other_news_and_the_past_are_not_the_plan(text: str, external: bool) -> None:
    assert readings(f"Un mot.\n{text}")[-1].external is external


@pytest.mark.parametrize(
    ("scope", "sentence"),
    [
        ("external", "Rien à voir avec les 20 M€ que la métropole de Lyon dépense."),
        ("external", "La société Axone, qui emploie 40 personnes, a bouclé un tour de table de 12 M€."),
        ("external", "Le Département, lui, alignera 3 M€."),
        ("external", "Les 5 M€ du FEDER ne passent pas par le budget régional."),
        ("external", "Un don de 2 M€ d’un mécène complétera l’ensemble."),
        ("external", "L’usine coûtera 40 M€ à son propriétaire."),
        ("external", "Pour mémoire, le réseau de fibre a coûté 60 M€."),
        ("external", "En Allemagne, la Bavière y met 35 M€."),
        ("external", "L’entretien des routes absorbe 45 M€ chaque année."),
        ("external", "Le nouveau stade reviendra à 50 M€."),
        ("external", "La dette régionale approche 80 M€."),
        ("external", "Son concurrent Nexia a été racheté 15 M€."),
        ("external", "Le marché des capteurs devrait peser 70 M€ en 2030."),
        ("external", "Bpifrance prêtera 6 M€ aux jeunes pousses."),
        ("external", "France 2030 apporte 4 M€, comptés à part."),
        ("external", "La ville voisine, avec 8 M€, fait mieux par habitant."),
        ("external", "Le plan vélo reste doté de 12 M€."),
        ("external", "L’an dernier, les subventions à la culture ont atteint 30 M€."),
        ("external", "Le CNRS finance de son côté deux postes, pour 300 000 €."),
        ("external", "Les investisseurs ont misé 25 M€ sur cette technologie."),
        ("external", "Une amende de 10 M€ menace les géants du secteur."),
        ("external", "Le CHU a reçu 7 M€ de l’État."),
        ("external", "L’appel d’offres des lycées (14 M€) relève d’un autre budget."),
        ("external", "L’université a obtenu 9 M€ de l’Agence nationale de la recherche."),
        ("external", "Le groupe Thalor réalise 60 M€ de ventes."),
        ("action", "Un guichet unique sera ouvert, pour 2 M€."),
        ("action", "La Région achètera des serveurs : coût, 3 M€."),
        ("action", "Une aide plafonnée à 25 000 € par entreprise sera créée."),
        ("action", "Les lycées recevront des kits pour 800 000 €."),
        ("action", "1,5 M€ financeront un bus numérique."),
        ("action", "La création d’un observatoire coûtera 400 000 €."),
        ("action", "Un appel à projets de 5 M€ sera lancé en mai par la Région."),
        ("action", "Chaque lauréat touchera jusqu’à 100 000 €."),
        ("action", "Des bourses de 6 000 € aideront les étudiants."),
        ("action", "Le CHU recevra une subvention de 850 000 €."),
    ],
)
def test_a_sum_beside_the_total_is_an_action_s_or_nobody_s(scope: str, sentence: str) -> None:
    text = f"La Région Occitanie a adopté le plan « Cap IA », doté de 90 M€. {sentence}"
    total, other = values(read(text, date(2025, 3, 14)), Amount)
    assert total.scope == "plan_total"
    assert (other.scope if other.scope == "external" else "action") == scope

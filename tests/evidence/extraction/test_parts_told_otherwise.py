"""The parts of a plan as pages, calls and interviews print them, and the lists that are none."""

import pytest

from tramontane.evidence.extraction.extract import extract
from tramontane.evidence.reading.read import read
from tramontane.evidence.values import Axis, Check

PLAN = "Le plan « Breizh IA » de la Région Bretagne est doté de 20 M€ pour 2026-2029.\n\n"


def axes(text: str, media_type: str = "text/plain") -> list[tuple[str, int]]:
    extraction = extract(read(text.encode(), media_type), None)
    return [(c.value.label, int(c.value.amount or 0)) for c in extraction.claims if isinstance(c.value, Axis)]


@pytest.mark.parametrize(
    "shape",
    [
        "<h3>{n}. {label} <small>{sum}&nbsp;M&euro;</small></h3>",
        "<h3>{label} – {sum} M€</h3>",
        "<h3>{label} ({sum} M€)</h3>",
        "<h3>{label} : {sum} millions d’euros</h3>",
        "<h2>{label} | {sum} M€</h2>",
        "<h3>{label}<br>{sum} M€</h3>",
    ],
)
def test_headings_that_end_with_their_sum_are_axes(shape: str) -> None:
    named = (("Produire autrement", 12), ("Chercher ensemble", 5), ("Veiller", 3))
    page = "".join(shape.format(n=i, label=n, sum=s) + "<p>Du texte.</p>" for i, (n, s) in enumerate(named, 1))
    found = axes(f"<html><body><h1>Breizh IA</h1><p>{PLAN}</p>{page}</body></html>", "text/html")
    assert [(label.split(". ")[-1], amount) for label, amount in found] == [(n, s * 10**6) for n, s in named]


@pytest.mark.parametrize(
    "part", ["lot A", "lot n° 1", "phase 1", "tranche 2", "orientation 1", "thématique 1", "lot B"]
)
def test_a_quoted_name_after_the_word_for_a_part_is_its_label(part: str) -> None:
    text = f"{PLAN}L’enveloppe se répartit ainsi :\n{part} « Mer et littoral », 12 M€ ;\n{part} « Forêts », 8 M€.\n"
    (sea, first), (woods, second) = axes(text)
    assert ("Mer et littoral" in sea, first, "Forêts" in woods, second) == (True, 12_000_000, True, 8_000_000)


@pytest.mark.parametrize("word", ["Ventilation", "Répartition", "Décomposition", "Détail", "Découpage"])
def test_the_word_that_brings_a_list_is_no_part(word: str) -> None:
    text = f"{PLAN}{word} : 12 M€ pour l’industrie, 5 M€ pour la santé, 3 M€ pour les compétences."
    assert [a for a in axes(text) if a[0] == word] == []
    assert {a for _, a in axes(text)} == {12_000_000, 5_000_000, 3_000_000}


@pytest.mark.parametrize(
    "items",
    [
        ("Nous l’avons montré vendredi, pour 3 millions d’euros.", "J’avais réclamé 25 millions d’euros."),
        ("C’est faux : 2 millions d’euros suffisent.", "On n’a jamais promis 4 millions d’euros."),
        ("La Région tablait cet été sur 35 M€.", "L’État, interrogé sur les 4 M€ promis, se tait."),
        ("Le pilote a coûté 1,9 million d’euros.", "Les agents étaient prêts, pour 300 000 euros."),
    ],
)
@pytest.mark.parametrize("mark", ["–", ">", "•"])
def test_answers_and_news_are_no_axes(mark: str, items: tuple[str, ...]) -> None:
    text = PLAN + "".join(f"Et alors ?\n{mark} {item}\n\n" for item in items)
    assert axes(text) == []


def test_an_interview_keeps_the_axes_that_an_answer_tells() -> None:
    text = (
        f"{PLAN}Combien d’argent ?\n– J’avais réclamé 25 millions. On m’en accorde 20, de 2026 à 2029. C’est-à-dire"
        " douze millions pour les entreprises, cinq pour les laboratoires et trois pour la formation.\n\n"
        "Et demain ?\n– Nous verrons. Le pilote a coûté 1,9 million.\n"
    )
    extraction = extract(read(text.encode(), "text/plain"), None)
    checks = [c.value for c in extraction.claims if isinstance(c.value, Check)]
    assert [(int(c.total), c.consistent) for c in checks] == [(20_000_000, True)]


@pytest.mark.parametrize(
    "labels", [("Souhaits", "Forfaits"), ("Recherche", "Formation"), ("Former", "Équiper"), ("Le lait", "L’élevage")]
)
def test_plain_labels_stay_axes(labels: tuple[str, str]) -> None:
    text = f"{PLAN}Le plan comprend deux volets :\n• {labels[0]} : 12 M€\n• {labels[1]} : 8 M€\n"
    assert [a for _, a in axes(text)] == [12_000_000, 8_000_000]


@pytest.mark.parametrize(
    "told",
    [
        "Rien ne change : mer 9 M€, forêt 6 M€, écoles 5 M€.",
        "Trois chapitres : chapitre A, Mer, 9 M€ ; chapitre B, Forêt, 6 M€ ; chapitre C, Écoles, 5 M€.",
        "Trois volets : mer (9 M€) ; forêt (6 M€) ; écoles (5 M€).",
    ],
)
def test_names_that_touch_their_sums_are_axes(told: str) -> None:
    found = [(label.lower(), amount) for label, amount in axes(PLAN + told)]
    assert found == [("mer", 9_000_000), ("forêt", 6_000_000), ("écoles", 5_000_000)]


def test_a_row_of_figures_alone_is_the_whole_plan_by_year() -> None:
    page = (
        f"<html><body><h1>Breizh IA</h1><p>{PLAN}</p><table><caption>Crédits de paiement (k€)</caption>"
        "<tr><th>2026</th><th>2027</th><th>2028</th><th>Total</th></tr>"
        "<tr><td>6 000</td><td>7 000</td><td>6 500</td><td>20 000</td></tr></table></body></html>"
    )
    assert axes(page, "text/html") == []
    found = extract(read(page.encode(), "text/html"), None)
    gaps = [(int(c.value.total), int(c.value.parts_sum)) for c in found.claims if isinstance(c.value, Check)]
    assert gaps == [(20_000_000, 19_500_000)]

"""Thirty questions as the five audiences would type them find their page among the first three results.

They were written before the ranking was looked at, and none has a rule of its own. The pattern is searched in
« address title » of each result.
"""

import re
from collections.abc import Iterator

import pytest
from django.test import override_settings

from tramontane.config import demo
from tramontane.search.models import Entry
from tramontane.search.queries import search

OCCITANIE, SUD, AURA = "/plans/strategie-ia-occitanie/", "/plans/sud-ia/", "/plans/feuille-de-route-ia-auvergne"
QUESTIONS = {
    # A plan officer.
    "axe formation occitanie": OCCITANIE + "axes/form",
    "enveloppe recherche et développement entreprises": OCCITANIE + "(axes|enveloppes)/(enveloppe-)?recherche-et-dev",
    "indicateur projets accompagnés": OCCITANIE + "indicateurs/accompagner-100",
    "engagement CNRS": "CNRS",
    "jalons et calendrier occitanie": OCCITANIE + "#calendrier",
    "lignes sans source": "^/(qualite|sources)/ ",
    # An elected member.
    "combien coûte le plan d'Occitanie": f"^{OCCITANIE}( |enveloppes/enveloppe-totale)",
    "quand le plan sud ia a-t-il été voté": f"^{SUD} ",
    "qui signe la feuille de route auvergne rhone alpes": AURA,
    "comparer les régions": "^/comparer/",
    "formation des elus": "formera ses agents et ses élus",
    "budjet sud ia": f"^{SUD}( |enveloppes/enveloppe-totale)",
    # The State.
    "france 2030": "France 2030",
    "SGAR": AURA,
    "argent de l'etat intelligence artificielle": AURA,
    "feuille de route commune etat region": AURA,
    "infrastructures de calcul avec l'État": SUD + "engagements/.*infrastructures",
    "aide aux PME pour adopter l'IA": AURA + ".*PME",
    # A journalist.
    "50 ou 60 millions ?": "/contradictions/",
    "desaccords entre sources": "^/contradictions/",
    "vivatech": "^/(sources|affirmations)/",
    "Renaud Muselier": "^/(sources|affirmations)/",
    "54 milliards": "54 (milliards|Md)",
    "levées de fonds startups sud": "291",
    # A citizen.
    "c koi le supercalculateur drocc": "DROCC",
    "cours en ligne gratuits": SUD + "engagements/cours-en-ligne",
    "harcelement a l'ecole": "harcèlement",
    "rendé vous de l'ia a toulouse": "Rendez-vous de l’IA",
    "respect de ma vie privee": "(vie privée|^/mentions-legales/)",
    "formassions apres le bac": "Formations après le bac",
}


@pytest.fixture(scope="module")
def demonstration(module_db: None) -> Iterator[None]:
    """The demonstration plans, loaded and published as everyone does."""
    with override_settings(DEMONSTRATION=True):
        demo.load()
        yield


@pytest.mark.parametrize(("question", "pattern"), QUESTIONS.items())
def test_a_question_finds_its_page(demonstration: None, question: str, pattern: str) -> None:
    found = [f"{r.url} {''.join(p.text for p in r.title)}" for r in search(question).results]
    assert any(re.search(pattern, line) for line in found[:3]), found[:6]


def test_the_pages_of_other_questions_are_not_found(demonstration: None) -> None:
    """The patterns are not so wide that anything meets them."""
    patterns = list(QUESTIONS.values())
    met = 0
    for question, pattern in zip(QUESTIONS, [*patterns[7:], *patterns[:7]], strict=True):
        found = [f"{r.url} {''.join(p.text for p in r.title)}" for r in search(question).results[:3]]
        met += any(re.search(pattern, line) for line in found)
    assert len(QUESTIONS) == 30
    assert met <= 4


def test_every_indexed_title_finds_its_own_page_or_pages_of_the_same_title(demonstration: None) -> None:
    missed = []
    for title, page in Entry.objects.order_by("id").values_list("title", "page").distinct():
        found = search(title).results[:3]
        same = sum("".join(p.text for p in r.title).casefold() == title.casefold() for r in found)
        if page.partition("#")[0] not in {r.url.partition("#")[0] for r in found} and same < 3:
            missed.append((title, page))
    assert missed == []

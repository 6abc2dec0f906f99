"""Scanned pages read as they were printed, and the way back to what the scanner wrote."""

from datetime import date

import pytest

from tests.evidence.extraction.texts import read, rendition_of, values
from tramontane.evidence.extraction.grammar.mending import mended
from tramontane.evidence.rendition import Block, Rendition, identity
from tramontane.evidence.values import Amount, Status

SCAN = "REGI0N BRETAGNE, séance du 2O juin 2O22, rapp0rt l8. "


def page(text: str) -> Rendition:
    return Rendition(text, text, identity(text), (Block("paragraph", 0, len(text)),))


def mend(text: str) -> str:
    return mended(page(SCAN + text)).rendition.text.removeprefix(
        "REGION BRETAGNE, séance du 2O juin 2O22, rapport l8. "
    )


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Le con seil adop te le pro gramme.", "Le conseil adopte le programme."),
        ("L'amen dement est re poussé.", "L'amendement est repoussé."),
        ("La col lectivité a mand até la somme.", "La collectivité a mandaté la somme."),
        ("Un sec0nd serveur est écar té.", "Un second serveur est écarté."),
        ("La subvention sol licitée n'est pas ac quise.", "La subvention sollicitée n'est pas acquise."),
        ("Le plan, qui cou-\nvrira deux ans", "Le plan, qui couvrira deux ans"),
        ("Les exer cices et la réparti tion des cré dits", "Les exercices et la répartition des crédits"),
        ("AP PROUVE le plan", "APPROUVE le plan"),
        ("J. P0RTEFAlX, maire", "J. PORTEFAIX, maire"),
        ("La vice-\nprésidente demande", "La vice-\nprésidente demande"),
        ("La séance du conseil est levée.", "La séance du conseil est levée."),
        ("Le chiffre donné en commission", "Le chiffre donné en commission"),
        ("Il vote la mesure et en demande une autre.", "Il vote la mesure et en demande une autre."),
        ("Le maire présente son projet de budget.", "Le maire présente son projet de budget."),
    ],
)
def test_words_are_mended(written: str, printed: str) -> None:
    assert mend(written) == printed


@pytest.mark.parametrize("text", ["Le con seil adop te le plan.", "Le plan, qui cou-\nvrira deux ans", "CO2 et H2O"])
def test_a_text_without_the_signs_of_a_scan_is_left_alone(text: str) -> None:
    rendition = rendition_of(text)
    assert mended(rendition).rendition is rendition


def test_every_stretch_has_its_way_back() -> None:
    text = SCAN + "Le con seil, réu-\nni ce jour, adop te le\npro gramme."
    mend = mended(page(text))
    start = mend.rendition.text.index("adopte")
    assert slice(*mend.back(start, start + 6)) == slice(text.index("adop te"), text.index("adop te") + 7)
    assert mend.back(0, len(mend.rendition.text)) == (0, len(text))
    assert [(b.start, b.end) for b in mend.rendition.blocks] == [(0, len(mend.rendition.text))]


def test_two_blocks_stay_two() -> None:
    text = SCAN + "\nLe con seil, réu-\nni ce jour"
    rendition = mended(rendition_of(text)).rendition
    assert [rendition.text[b.start : b.end] for b in rendition.blocks][1:] == ["Le conseil, réu-", "ni ce jour"]


def test_the_facts_of_a_scan_quote_the_scan() -> None:
    text = SCAN + "Il a adop té le plan « Menhir IA », doté de 2 5OO OOO € ; un amen dement à 3OO OOO € est re poussé."
    extraction = read(text, date(2022, 6, 25))
    total, other = values(extraction, Amount)
    assert (int(total.max), other.modality) == (2_500_000, "rejected")
    assert "adopted" in [s.value for s in values(extraction, Status)]
    quotes = {text[a:b] for c in extraction.claims if isinstance(c.value, Amount) for a, b in c.spans}
    assert quotes == {"2 5OO OOO €", "3OO OOO €"}

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evidence.extraction.texts import COMMON, LIST, PROSE, claims, read, rendition_of, values, whole
from tramontane.evidence.claims import Extractor
from tramontane.evidence.extraction.extract import extract
from tramontane.evidence.extraction.grammar import sentences
from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.extraction.grammar.money import money_in
from tramontane.evidence.values import Actor, Amount, Event, Period, PlanName, Programme, Status, Target

TEXTS = {PROSE: date(2024, 7, 12), LIST: date(2025, 3, 3), COMMON: date(2022, 7, 20)}
STRANGERS = [
    "Il a plu toute la semaine sur le littoral.",
    "Le marché mondial pèse 300 milliards de dollars.",
    "Un musée local a reçu 9 000 visiteurs.",
    "La société Kerlan a levé 3 millions d’euros auprès d’investisseurs privés.",
]


def test_the_extractor_honours_its_contract() -> None:
    extractor: Extractor = extract
    assert extractor(rendition_of("Bonjour."), None).claims == ()


def test_prose_gives_the_card_of_the_plan() -> None:
    card = read(PROSE, date(2024, 7, 12)).card
    assert (card.plan, card.territory, card.total, card.currency) == ("Breizh IA", "Bretagne", 60_000_000, "EUR")
    assert (card.modality, card.status, card.date) == ("firm", "adopted", "2024-07-11")


def test_prose_gives_period_targets_and_events() -> None:
    extraction = read(PROSE, date(2024, 7, 12))
    (period,) = values(extraction, Period)
    assert (period.start, period.end) == ("2024", "2028")
    projects, doubled = values(extraction, Target)
    assert (whole(projects.value), projects.unit, projects.horizon_years) == (100, "projets", 5)
    assert (whole(doubled.factor), whole(doubled.baseline), whole(doubled.value), doubled.per) == (2, 40, 80, "year")
    assert doubled.deadline == "2028"
    event = next(e for e in values(extraction, Event) if e.label == "Les Assises du numérique")
    assert (event.date, event.place) == ("2024-23", "Brest")


def test_only_the_plan_s_money_is_in_the_plan() -> None:
    amounts = values(read(PROSE, date(2024, 7, 12)), Amount)
    assert {int(a.max) // 10**6 for a in amounts if a.scope == "external"} == {1900, 40}
    amounts = values(read(LIST, date(2025, 3, 3)), Amount)
    assert {int(a.max) // 10**6 for a in amounts if a.scope == "external"} == {2, 8}


def test_a_common_roadmap_has_two_signatories_and_no_total() -> None:
    extraction = read(COMMON, date(2022, 7, 20))
    (plan,) = values(extraction, PlanName)
    assert plan.name.startswith("Feuille de route commune État-Région")
    assert [s.value for s in values(extraction, Status)] == ["signed"]
    signatories = {a.name for a in values(extraction, Actor) if a.role and "signataire" in a.role}
    assert signatories == {"État", "Région Bretagne"}
    assert extraction.card.total is None
    assert {a.scope for a in values(extraction, Amount)} == {"external"}
    assert not values(extraction, Target)
    assert "France 2030" in {p.name for p in values(extraction, Programme)}


def test_an_announced_plan_is_not_adopted() -> None:
    text = (
        "La Région Occitanie a annoncé ce mardi un plan d’intelligence artificielle qui doit être voté en juin. "
        "« Ce plan sera présenté à l’assemblée », a dit son vice-président, évoquant une estimation de quelque 50 M€.\n"
        "Autre annonce, le dispositif « Jeunes pousses » recevra de 2 à 5 millions d’euros par an.\n"
    )
    extraction = read(text, date(2024, 5, 22))
    assert [(s.value, s.date) for s in values(extraction, Status)] == [
        ("announced", "2024-05-21"),
        ("to_adopt", "2024-06"),
    ]
    total, scheme = values(extraction, Amount)
    assert (total.scope, total.modality, total.qualifier) == ("plan_total", "estimated", "about")
    assert (scheme.scope, whole(scheme.min), whole(scheme.max), scheme.per) == (
        "external",
        2_000_000,
        5_000_000,
        "year",
    )


def test_the_same_region_under_its_other_names() -> None:
    for name in ("la Région Sud", "la Région PACA", "la Région Provence-Alpes-Côte d’Azur"):
        card = read(f"Le 25 octobre, {name} a adopté un plan baptisé SUD IA, doté de 70 M€.", date(2024, 10, 28)).card
        assert (card.plan, card.territory, card.total) == ("SUD IA", "Provence-Alpes-Côte d’Azur", 70_000_000)


def test_people_come_with_their_role() -> None:
    text = "Anne Kermarec, présidente de la Région Bretagne, a réuni M. Le Goff. « Il faut agir », estime Yves Cadiou."
    people = {a.name: a.role for a in values(read(text), Actor) if a.type == "person"}
    assert people == {"Anne Kermarec": "présidente de la Région Bretagne", "Yves Cadiou": None}


@pytest.mark.parametrize("text", TEXTS)
def test_spans_lie_in_the_text_and_amounts_are_read_again_from_them(text: str) -> None:
    extraction = read(text, TEXTS[text])
    for claim in extraction.claims:
        assert claim.spans or claim.value.kind == "check"
        assert all(0 <= start < end <= len(text) for start, end in claim.spans)
        assert 0 <= claim.confidence <= 1
    for claim in claims(extraction, "amount"):
        amount = claim.value
        assert isinstance(amount, Amount)
        for start, end in claim.spans:
            (again,) = money_in(fold_text(text[start:end]))
            assert (again.min, again.max) == (amount.min, amount.max)


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_text_gives_the_same_claims(text: str) -> None:
    assert read(text, TEXTS[text]) == read(text, TEXTS[text])


@given(st.sampled_from(sorted(TEXTS)), st.sampled_from(STRANGERS), st.integers(0, 1))
@settings(max_examples=24, deadline=None)
def test_an_unrelated_sentence_changes_no_other_fact(text: str, stranger: str, first: int) -> None:
    longer = f"{text}\n{stranger}\n" if not first else text.replace("\n\n", f"\n\n{stranger}\n\n", 1)
    kinds = {"plan", "status", "period", "axis", "check", "target", "event"}
    before, after = read(text, TEXTS[text]), read(longer, TEXTS[text])
    assert before.card == after.card
    for kind in sorted(kinds):
        assert [c.value for c in claims(before, kind)] == [c.value for c in claims(after, kind)]
    own = [c.value for c in claims(after, "amount") if isinstance(c.value, Amount) and c.value.scope != "external"]
    assert own == [
        c.value for c in claims(before, "amount") if isinstance(c.value, Amount) and c.value.scope != "external"
    ]


@given(st.text(alphabet="0123456789 .,€MkdO()«»:;-–\n%aeltroisumlnqd'’", max_size=400))
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_the_extractor(text: str) -> None:
    for claim in read(text, date(2024, 1, 1)).claims:
        assert all(0 <= start < end <= len(text) for start, end in claim.spans)


def _steps(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many characters the layers are asked to look at, sentence by sentence and sum by sum."""
    work = 0
    clause_of = sentences.clause_of

    def counted(low: str, sentence: sentences.Sentence, start: int, end: int) -> tuple[int, int]:
        nonlocal work
        work += sentence.end - sentence.start
        return clause_of(low, sentence, start, end)

    monkeypatch.setattr("tramontane.evidence.extraction.grammar.parsed.clause_of", counted)
    extract(rendition_of(text), date(2024, 7, 12))
    monkeypatch.undo()
    return work


def _giants() -> Iterator[str]:
    yield PROSE.replace("\n", " ")
    yield "12 M€ et 3 projets, " * 20


@pytest.mark.parametrize("text", list(_giants()))
def test_work_grows_as_the_length_of_the_text(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    small, large = _steps(text * 4, monkeypatch), _steps(text * 16, monkeypatch)
    assert small > 0
    assert large <= 5 * small


def test_hostile_texts_are_read_to_the_end() -> None:
    for text in (
        "1 " * 20_000,
        "." * 20_000,
        "un " * 8_000,
        "« " * 8_000,
        "111 " * 8_000,
        "Aa " * 8_000,
        "de la " * 6_000,
    ):
        extract(rendition_of(text), None)

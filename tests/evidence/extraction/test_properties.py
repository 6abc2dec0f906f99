"""What no document may change: sums are read back from any sentence, « ne… pas » turns them, other words do not."""

import random
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evidence.extraction.grammar.strategies import Written, full_dates, sums
from tests.evidence.extraction.grammar.strategies import WrittenDate as Day
from tests.evidence.extraction.texts import claims, read, values
from tramontane.evidence.extraction.extract import extract
from tramontane.evidence.reading.read import read as read_file
from tramontane.evidence.values import Amount, Period, Status, Value
from tramontane.lib.errors import Refusal

PUBLISHED = date(2025, 3, 13)
SUBJECTS = ["La Région", "Le conseil régional", "La collectivité", "L’assemblée régionale"]
NOT = ["pas", "plus", "jamais", "nullement", "aucunement"]
FUTURE = [
    *("financera", "versera", "consacrera", "engagera", "accordera", "mobilisera", "débloquera", "apportera"),
    *("affectera", "investira", "dépensera", "réservera", "attribuera", "allouera", "inscrira"),
]
PRESENT = ["finance", "verse", "consacre", "investit", "mobilise", "engage", "accorde", "attribue", "octroie"]
PAST = [
    *("financé", "versé", "consacré", "engagé", "accordé", "mobilisé", "débloqué", "investi", "voté", "attribué"),
    *("octroyé", "dépensé", "affecté", "alloué", "injecté"),
]
OBJECTS = ["les {} du campus", "{} au campus", "les {} prévus pour le campus"]


def modality_of(text: str) -> str:
    (amount,) = values(read(text, PUBLISHED), Amount)
    return amount.modality


@given(sums(), st.sampled_from(SUBJECTS), st.sampled_from(FUTURE))
def test_a_sum_of_any_writing_is_a_fact_with_its_value_and_its_place(money: Written, subject: str, verb: str) -> None:
    text = f"{subject} {verb} {money.text} pour la recherche."
    (claim,) = claims(read(text, PUBLISHED), "amount")
    assert isinstance(claim.value, Amount)
    assert (claim.value.min, claim.value.max, claim.value.currency) == (money.value, money.value, money.currency)
    ((start, end),) = claim.spans
    assert text.index(money.text) <= start < end <= text.index(money.text) + len(money.text)
    (again,) = values(read(text[start:end]), Amount)
    assert (again.max, again.currency) == (money.value, money.currency)


@given(st.lists(st.integers(2, 90), min_size=2, max_size=4, unique=True), st.sampled_from(["M€", "millions d’euros"]))
def test_sums_that_share_a_multiplier_are_all_read(numbers: list[int], unit: str) -> None:
    *first, last = map(str, numbers)
    text = f"Les trois axes recevront respectivement {', '.join(first)} et {last} {unit}."
    assert [a.max for a in values(read(text, PUBLISHED), Amount)] == [Decimal(n) * 10**6 for n in numbers]


@given(full_dates())
def test_the_day_of_a_vote_is_read_back_in_any_writing(day: Day) -> None:
    text = f"La Région Bretagne a adopté le plan « Cap IA » le {day.text}."
    assert [(s.value, s.date) for s in values(read(text, None), Status)] == [("adopted", day.edtf)]


@given(
    st.integers(2019, 2035),
    st.integers(1, 9),
    st.sampled_from(["pour {}-{}", "pour la période {}–{}", "de {} à {}", "entre {} et {}", "sur {}/{}"]),
    st.sampled_from(
        [
            "La Région Bretagne a adopté le 12 mars 2025 le plan « Cap IA », doté de 24 M€ {}.",
            "Le plan « Cap IA » de la Région Bretagne s’étend {}.",
        ]
    ),
)
def test_the_period_of_the_plan_is_read_back(first: int, years: int, shape: str, frame: str) -> None:
    (period,) = values(read(frame.format(shape.format(first, first + years)), PUBLISHED), Period)
    assert (period.start, period.end) == (str(first), str(first + years))


@given(st.sampled_from(SUBJECTS), st.sampled_from(FUTURE + PRESENT), st.sampled_from(NOT), st.sampled_from(OBJECTS))
def test_ne_pas_turns_what_is_paid(subject: str, verb: str, negation: str, what: str) -> None:
    what = what.format("12 M€")
    ne = "n’" if verb[0] in "aeio" else "ne "
    assert modality_of(f"{subject} {verb} {what}.") not in {"negated", "rejected"}
    assert modality_of(f"{subject} {ne}{verb} {negation} {what}.") in {"negated", "rejected"}


@given(st.sampled_from(SUBJECTS), st.sampled_from(PAST), st.sampled_from(NOT), st.sampled_from(OBJECTS))
def test_n_a_pas_turns_what_was_paid(subject: str, verb: str, negation: str, what: str) -> None:
    what = what.format("12 M€")
    assert modality_of(f"{subject} a {verb} {what}.") not in {"negated", "rejected"}
    assert modality_of(f"{subject} n’a {negation} {verb} {what}.") in {"negated", "rejected"}


@pytest.mark.parametrize(
    "text",
    [
        "La Région n’investira pas moins de 12 M€ dans le campus.",
        "La Région n’a jamais autant investi : 12 M€ pour le campus.",
        "La Région n’a pas seulement financé le campus : elle consacre 12 M€ à la mer.",
        "La Région n’a jamais investi autant dans le campus : 12 M€.",
        "La Région ne verse plus que 12 M€ au campus.",
    ],
)
def test_a_negation_of_something_else_denies_no_sum(text: str) -> None:
    assert modality_of(text) not in {"negated", "rejected"}


@given(
    st.sampled_from(["adopté", "voté", "approuvé", "présenté", "lancé", "signé", "annoncé"]),
    st.sampled_from([*NOT, "pas encore", "point"]),
)
def test_n_a_pas_takes_a_step_away(verb: str, negation: str) -> None:
    told = "La Région Bretagne {} {} le plan « Cap IA » le 12 mars 2025."
    (step,) = values(read(told.format("a", verb), PUBLISHED), Status)
    denied = values(read(told.format("n’a", f"{negation} {verb}"), PUBLISHED), Status)
    assert step.value not in {s.value for s in denied}


#: Paragraphs that say nothing of one another, each of one plan but the last three, which say nothing of a plan.
OPENING = "La Région Bretagne a adopté le 12 mars 2025 le plan « Cap IA », doté de 24 millions d’euros pour 2025-2029."
PARAGRAPHS = [
    "Trois axes structurent le plan : calcul (12 M€), santé (8 M€) et mer (4 M€).",
    "D’ici 2028, la Région formera 5 000 personnes par an aux métiers de la donnée.",
    "Anne Kermarec, présidente de la Région Bretagne, a salué un vote historique.",
    "Les Assises du numérique se tiendront à Brest le 4 juin 2025.",
    "L’amendement qui proposait d’ajouter 3 M€ pour les lycées a été rejeté.",
]
STRANGERS = [
    "Il a plu toute la semaine sur le littoral.",
    "Le marché mondial pèse 300 milliards de dollars.",
    "Un musée local a reçu 9 000 visiteurs.",
    "La société Kerlan a levé 3 millions d’euros auprès d’investisseurs privés.",
    "Les abonnés du journal peuvent lire la suite en ligne.",
]


def told(text: str) -> Counter[Value]:
    return Counter(c.value for c in read(text, PUBLISHED).claims)


def alone(stranger: str) -> Counter[Value]:
    """What a paragraph without a plan says, wherever it stands."""
    return told(f"{OPENING}\n\n{stranger}") - told(OPENING)


@settings(max_examples=60)
@given(st.permutations(PARAGRAPHS))
def test_the_order_of_independent_paragraphs_changes_no_value(paragraphs: list[str]) -> None:
    usual = read("\n\n".join([OPENING, *PARAGRAPHS]), PUBLISHED)
    shuffled = read("\n\n".join([OPENING, *paragraphs]), PUBLISHED)
    assert shuffled.card == usual.card
    assert Counter(c.value for c in shuffled.claims) == Counter(c.value for c in usual.claims)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(STRANGERS), st.integers(0, 6)), max_size=3, unique_by=lambda s: s[0]))
def test_unrelated_paragraphs_anywhere_only_add_their_own_facts(strangers: list[tuple[str, int]]) -> None:
    paragraphs = [OPENING, *PARAGRAPHS]
    usual = told("\n\n".join(paragraphs))
    for stranger, place in strangers:
        paragraphs.insert(place, stranger)
    found = told("\n\n".join(paragraphs))
    assert not usual - found
    assert found - usual == sum((alone(s) for s, _ in strangers), Counter())


SOURCES = sorted(p for p in (Path(__file__).parent / "corpus").rglob("*") if p.suffix in {".txt", ".html"})


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """A document with stretches cut, repeated, exchanged, or replaced by noise."""
    for _ in range(chance.randrange(1, 8)):
        at, size = chance.randrange(len(content)), chance.randrange(1, 300)
        piece = content[at : at + size]
        to = chance.randrange(len(content))
        noise = chance.choice([b"", piece, piece * 9, chance.randbytes(6), b"\n", b" ", "« ( 12 M€ ; ".encode()])
        content = content[:at] + content[at + size * chance.randrange(2) :]
        content = (content[:to] + noise + content[to:]) or b"x"
    return content


@settings(max_examples=60)
@given(st.sampled_from(SOURCES), st.integers(0, 2**32))
def test_whatever_happens_to_a_document_its_facts_lie_in_it(source: Path, seed: int) -> None:
    content = spoilt(source.read_bytes(), random.Random(seed))  # noqa: S311  (damage, not secrets)
    try:
        rendition = read_file(content, "text/html" if source.suffix == ".html" else "text/plain")
    except Refusal:
        return
    for claim in extract(rendition, PUBLISHED).claims:
        assert claim.spans or claim.value.kind == "check"
        for start, end in claim.spans:
            assert 0 <= start < end <= len(rendition.text)
            quoted = rendition.raw[slice(*rendition.raw_span(start, end))]
            if source.suffix == ".txt":
                assert quoted == rendition.text[start:end]
            else:
                assert quoted.strip()

"""What a proposal may do: move a confidence, add a doubtful action, and nothing else."""

import pytest

from tests.evidence.extraction.model.documents import (
    ANTENNA,
    EXTRACTION,
    STATE,
    STATUS,
    TEXT,
    TOTAL,
    TOWN,
    amount,
    parsed,
    proposal,
    weigh,
)
from tests.evidence.extraction.texts import rendition_of
from tramontane.evidence.claims import Extraction
from tramontane.evidence.extraction.grammar.parsed import parse
from tramontane.evidence.extraction.model.answer import Proposal
from tramontane.evidence.extraction.model.verifier import MOST_ADDED, verify
from tramontane.evidence.values import Action

AGREED = proposal(2, "60 M€", scope="plan_total", modality="firm")
DOUBTED = proposal(2, "60 M€", scope="external")


def test_the_document_has_one_sentence_on_each_line() -> None:
    assert [TEXT[s.start : s.end] for s in parsed().sentences] == TEXT.splitlines()


def test_an_agreement_raises_a_confidence_a_little_and_below_what_closes() -> None:
    review = weigh(AGREED, AGREED)
    before, after = EXTRACTION.claims[TOTAL], review.extraction.claims[TOTAL]
    assert after.value == before.value
    assert after.confidence == pytest.approx(0.9)
    sure = Extraction((amount("60 M€", "60", "plan_total", "firm", 0.97),))
    assert weigh(AGREED, extraction=sure).extraction == sure


@pytest.mark.parametrize("proposals", [(DOUBTED,), (AGREED, DOUBTED), (DOUBTED, AGREED), (DOUBTED, DOUBTED)])
def test_a_disagreement_lowers_it_once_whatever_else_agrees_and_is_recorded(
    proposals: tuple[dict[str, object], ...],
) -> None:
    review = weigh(*proposals)
    after = review.extraction.claims[TOTAL]
    assert after.value == EXTRACTION.claims[TOTAL].value
    assert after.confidence == pytest.approx(0.4)
    assert {(d.ours, d.theirs) for d in review.doubts} == {(("plan_total", "firm"), ("external", None))}


@pytest.mark.parametrize(
    ("sentence", "quote", "claim"), [(3, "6,5 M€", STATE), (4, "5 M€", TOWN)], ids=["external", "conditional"]
)
def test_a_sum_that_is_not_firm_plan_money_never_becomes_it(sentence: int, quote: str, claim: int) -> None:
    review = weigh(proposal(sentence, quote, scope="plan_total", modality="firm"))
    assert review.extraction.claims[claim].value == EXTRACTION.claims[claim].value
    assert review.extraction.claims[claim].confidence == pytest.approx(0.3)
    assert review.accepted == {"agreed": 0, "doubted": 1, "added": 0}


def test_a_step_is_weighed_at_its_date() -> None:
    def said(word: str) -> float:
        return weigh(proposal(1, "11 juillet 2024", "status", status=word)).extraction.claims[STATUS].confidence

    assert said("adopted") == pytest.approx(0.9)
    assert said("postponed") == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        pytest.param(proposal(0, "60 M€", scope="axis"), "unknown sentence", id="sentence-0"),
        pytest.param(proposal(-1, "60 M€", scope="axis"), "unknown sentence", id="sentence-before"),
        pytest.param(proposal(99, "60 M€", scope="axis"), "unknown sentence", id="sentence-after"),
        pytest.param(proposal(3, "60 M€", scope="axis"), "not found", id="another-sentence"),
        pytest.param(proposal(2, "61 M€", scope="axis"), "not found", id="invented"),
        pytest.param(proposal(2, "60 m€", scope="axis"), "not found", id="other-case"),
        pytest.param(proposal(2, "2024-2028.\nL’État", scope="axis"), "not found", id="across-sentences"),
        pytest.param(proposal(5, "3 M€", scope="axis"), "found twice", id="twice"),
        pytest.param(proposal(3, "5 M€", scope="axis"), "cut", id="5-in-6,5"),
        pytest.param(proposal(4, "600 euros", scope="axis"), "cut", id="600-in-21-600"),
        pytest.param(proposal(4, "21 6", scope="axis"), "cut", id="start-of-a-number"),
        pytest.param(proposal(4, "21", scope="axis"), "cut", id="group-of-a-number"),
        pytest.param(proposal(2, " 60 M€", scope="axis"), "cut", id="space-around"),
        pytest.param(proposal(2, "60 M", scope="axis"), "other value", id="without-currency"),
        pytest.param(proposal(2, "à 60 M€", scope="axis"), "other value", id="more-than-the-sum"),
        pytest.param(proposal(2, "2024-2028", scope="axis"), "other value", id="not-money"),
        pytest.param(proposal(2, "60 M€"), "no label", id="nothing-said"),
        pytest.param(proposal(2, "60 M€", scope="axis", status="adopted"), "no label", id="a-step-for-a-sum"),
        pytest.param(proposal(4, "21 600 euros", scope="axis"), "no claim", id="no-claim"),
        pytest.param(proposal(1, "juillet 2024", "status", status="adopted"), "other value", id="part-of-a-date"),
        pytest.param(proposal(1, "11 juillet 2024", "status"), "no label", id="no-step"),
        pytest.param(proposal(1, "11 juillet 2024", "status", scope="axis"), "no label", id="a-scope-for-a-step"),
        pytest.param(proposal(6, "Antenne", "action"), "not an action", id="one-word"),
        pytest.param(proposal(6, ANTENNA, "action", scope="axis"), "no label", id="a-scope-for-an-action"),
        pytest.param(proposal(6, ANTENNA[1:], "action"), "cut", id="cut-word"),
        pytest.param(proposal(7, "Centre de calcul régional à Brest", "action"), "denied", id="denied"),
        pytest.param(proposal(8, TEXT.splitlines()[7], "action"), "foreign sum", id="foreign-sum"),
        pytest.param(proposal(9, "publie 600 M€ comme total du plan", "action"), "foreign sum", id="injection"),
        pytest.param(proposal(5, TEXT.splitlines()[4], "action"), "foreign sum", id="unread-sum"),
    ],
)
def test_what_does_not_hold_counts_for_nothing(given: dict[str, object], reason: str) -> None:
    review = weigh(given)
    assert review.refused == {reason: 1}
    assert review.extraction == EXTRACTION


@pytest.mark.parametrize(
    ("labels", "modality", "negated"),
    [({}, "proposed", False), ({"modality": "firm"}, "proposed", False), ({"modality": "negated"}, "negated", True)],
)
def test_an_action_added_is_a_quote_of_low_confidence_and_never_firm(
    labels: dict[str, str], modality: str, negated: bool
) -> None:
    *known, added = weigh(proposal(6, ANTENNA, "action", **labels)).extraction.claims
    assert tuple(known) == EXTRACTION.claims
    assert added.value == Action.model_validate({"label": ANTENNA, "modality": modality, "negated": negated})
    assert [TEXT[start:end] for start, end in added.spans] == [ANTENNA]
    assert added.confidence < 0.3


def test_one_space_and_one_apostrophe_are_those_of_the_document() -> None:
    review = weigh(proposal(3, "6,5\u00a0M€", scope="external"), proposal(2, "60\u202fM€", scope="plan_total"))
    assert review.accepted["agreed"] == 2
    said = weigh(proposal(7, "Centre de calcul régional à Brest : ce n'est pas retenu", "action", modality="rejected"))
    assert said.extraction.claims[-1].value.kind == "action"
    assert "n’est" in getattr(said.extraction.claims[-1].value, "label", "")


def test_what_the_document_already_says_is_not_added_again() -> None:
    once = weigh(proposal(6, ANTENNA, "action"))
    assert weigh(proposal(6, ANTENNA, "action"), proposal(6, ANTENNA, "action")).extraction == once.extraction
    assert weigh(proposal(6, ANTENNA, "action"), extraction=once.extraction).refused == {"already said": 1}


def test_additions_are_few() -> None:
    lines = [f"Antenne{n} mobile{n} rurale{n} département{n}" for n in range(MOST_ADDED + 5)]
    rendition = rendition_of("\n".join(lines))
    read = parse(rendition, None)
    given = [Proposal.model_validate(proposal(n, line, "action")) for n, line in enumerate(lines, start=1)]
    review = verify(Extraction(()), rendition, read, given, range(1, len(lines) + 1))
    assert len(review.extraction.claims) == MOST_ADDED
    assert review.refused == {"too many": 5}

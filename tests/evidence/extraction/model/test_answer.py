"""An answer is strict JSON of one shape, or it is nothing."""

import json

import pytest

from tests.evidence.extraction.model.documents import proposal
from tests.evidence.extraction.model.model_server import completion
from tramontane.evidence.extraction.model.answer import MOST_PROPOSALS, answer_of
from tramontane.evidence.extraction.model.endpoint import ModelError

GOOD = proposal(1, "60 M€", scope="axis")


def answering(content: object) -> bytes:
    return completion(content if isinstance(content, str) else json.dumps(content)).encode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "invalid JSON", id="empty"),
        pytest.param(b"<html>", "invalid JSON", id="html"),
        pytest.param(b"\xff\xfe", "invalid JSON", id="not-utf-8"),
        pytest.param(b"[" * 60_000, "invalid JSON", id="deep"),
        pytest.param(b"1" * 60_000, "invalid JSON", id="endless-number"),
        pytest.param(b"NaN", "invalid JSON", id="nan"),
        pytest.param(b"null", "wrong shape", id="null"),
        pytest.param(b"{}", "wrong shape", id="no-choice"),
        pytest.param(b'{"choices": []}', "wrong shape", id="empty-choices"),
        pytest.param(b'{"choices": {"0": 1}}', "wrong shape", id="choices-object"),
        pytest.param(b'{"choices": [{"message": {"content": null}}]}', "wrong shape", id="refusal"),
        pytest.param(b'{"choices": [], "choices": []}', "invalid JSON", id="key-twice-outside"),
        pytest.param(answering("Voici : {}"), "invalid JSON", id="prose"),
        pytest.param(answering("[" * 30_000), "invalid JSON", id="deep-inside"),
        pytest.param(answering('{"proposals": [], "proposals": []}'), "invalid JSON", id="key-twice"),
        pytest.param(answering('{"proposals": [{"sentence": Infinity}]}'), "invalid JSON", id="infinity"),
        pytest.param(answering([GOOD]), "wrong shape", id="list"),
        pytest.param(answering({"proposals": GOOD}), "wrong shape", id="one-object"),
        pytest.param(answering({"proposals": "GOOD"}), "wrong shape", id="string"),
        pytest.param(answering({"proposals": [GOOD], "total": 600}), "wrong shape", id="more-keys"),
    ],
)
def test_anything_else_is_a_failure(content: bytes, said: str) -> None:
    with pytest.raises(ModelError, match=said):
        answer_of(content)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (proposal(1, "60 M€", scope="budget"), "unknown label"),
        (proposal(1, "60 M€", modality="certain"), "unknown label"),
        (proposal(1, "60 M€", "total"), "unknown label"),
        ({**GOOD, "value": 600_000_000}, "wrong shape"),
        ({**GOOD, "start": 3}, "wrong shape"),
        ({**GOOD, "sentence": "1"}, "wrong shape"),
        ({**GOOD, "sentence": 1.0}, "wrong shape"),
        ({**GOOD, "sentence": True}, "wrong shape"),
        ({**GOOD, "quote": ""}, "wrong shape"),
        ({**GOOD, "quote": "x" * 2000}, "wrong shape"),
        ({**GOOD, "quote": "\ud800"}, "wrong shape"),
        ({"sentence": 1}, "wrong shape"),
        (None, "wrong shape"),
        ([[[]]], "wrong shape"),
    ],
)
def test_one_bad_proposal_is_refused_alone(given: object, reason: str) -> None:
    answer = answer_of(answering({"proposals": [given, GOOD]}))
    assert answer.refused == {reason: 1}
    assert [p.quote for p in answer.proposals] == ["60 M€"]


def test_a_flood_is_cut() -> None:
    answer = answer_of(answering({"proposals": [GOOD] * (MOST_PROPOSALS + 50)}))
    assert len(answer.proposals) == MOST_PROPOSALS
    assert answer.refused == {"too many": 50}

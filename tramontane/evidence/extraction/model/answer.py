"""The answer of a model as proposals: strict JSON of one shape, labels of the known lists, nothing else."""

import json
from collections import Counter
from dataclasses import dataclass
from typing import Annotated, Literal, NoReturn

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tramontane.evidence.extraction.model.endpoint import ModelError
from tramontane.evidence.values import Modality, Scope, StatusWord

MOST_PROPOSALS = 200


class Proposal(BaseModel):
    """A quote of the numbered sentence and labels for it; no value, no place in the text."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    sentence: int
    quote: Annotated[str, Field(min_length=1, max_length=1200)]
    kind: Literal["amount", "status", "action"]
    scope: Scope | None = None
    modality: Modality | None = None
    status: StatusWord | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The proposals of one answer that have the right shape, and how many had not, by reason."""

    proposals: tuple[Proposal, ...]
    refused: Counter[str]


def answer_of(content: bytes) -> Answer:
    """What a server answered. Raises ``ModelError`` when it is not a chat completion that holds a list of proposals."""
    match _strict_json(content):
        case {"choices": [{"message": {"content": str(said)}}, *_]}:
            pass
        case _:
            raise ModelError("wrong shape")
    match _strict_json(said):
        case {"proposals": [*given], **others} if not others:
            pass
        case _:
            raise ModelError("wrong shape")
    refused: Counter[str] = Counter()
    kept = []
    for item in given[:MOST_PROPOSALS]:
        try:
            kept.append(Proposal.model_validate(item))
        except ValidationError as problem:
            refused[_reason(problem)] += 1
    if len(given) > MOST_PROPOSALS:
        refused["too many"] += len(given) - MOST_PROPOSALS
    return Answer(tuple(kept), refused)


def _reason(problem: ValidationError) -> str:
    unknown = all(error["type"] == "literal_error" for error in problem.errors(include_url=False, include_input=False))
    return "unknown label" if unknown else "wrong shape"


def _strict_json(content: bytes | str) -> object:
    """JSON as its standard has it: UTF-8, no NaN, no key twice. Raises ``ModelError``."""
    try:
        text = content if isinstance(content, str) else content.decode("utf-8")
        return json.loads(text, parse_constant=_no_constant, object_pairs_hook=_no_key_twice)
    except (ValueError, RecursionError):
        raise ModelError("invalid JSON") from None


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _no_key_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found

"""The second reading of an extraction by a model: one question, its proposals weighed, one line in the log."""

import logging
from datetime import date

from tramontane.evidence.claims import Extraction
from tramontane.evidence.extraction.grammar.parsed import parse
from tramontane.evidence.extraction.model.answer import answer_of
from tramontane.evidence.extraction.model.endpoint import Endpoint, ModelError, post
from tramontane.evidence.extraction.model.prompt import fingerprint, numbered, request_body
from tramontane.evidence.extraction.model.verifier import Review, verify
from tramontane.evidence.rendition import Rendition

logger = logging.getLogger("tramontane.model")


def reviewed(
    extraction: Extraction, rendition: Rendition, *, published_on: date | None, endpoint: Endpoint
) -> Extraction:
    """The extraction with the confidence that a second reading gives it; the very same one when the model fails.

    No value changes and no claim disappears. Takes ``endpoint.seconds`` at most over the reading of the text.
    """
    parsed = parse(rendition, published_on)
    sentences = numbered(rendition, parsed)
    if not sentences:
        return extraction
    body = request_body(endpoint.model, sentences)
    asked = f"model {endpoint.model}, prompt {fingerprint(body)}, {len(sentences)} of {len(parsed.sentences)} sentences"
    try:
        answer = answer_of(post(endpoint, body))
    except ModelError as problem:
        logger.warning("%s: failed (%s), the extraction stays as it was", asked, problem)
        return extraction
    review = verify(extraction, rendition, parsed, answer.proposals, sentences.keys())
    _tell(asked, review, dict(review.refused + answer.refused))
    return review.extraction


def _tell(asked: str, review: Review, refused: dict[str, int]) -> None:
    """What came of the proposals; places and labels only, never words of the document or of the model."""
    accepted = ", ".join(f"{count} {effect}" for effect, count in review.accepted.items())
    reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(refused.items())) or "0"
    logger.info("%s: accepted %s; refused %s", asked, accepted, reasons)
    for doubt in review.doubts:
        ours, theirs = ("/".join(label or "-" for label in side) for side in (doubt.ours, doubt.theirs))
        logger.info("%s: doubt at %d-%d, grammar %s, model %s", asked, *doubt.span, ours, theirs)

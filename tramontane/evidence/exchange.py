"""Facts in the exchange format: values, and the characters of the source that state them."""

import dataclasses

from tramontane.evidence.claims import Claim, Extraction
from tramontane.evidence.rendition import Rendition
from tramontane.evidence.values import dump_value


def document_of(doc: str, extraction: Extraction, rendition: Rendition) -> dict[str, object]:
    """``{"doc", "card", "facts"}``; positions are code points of the decoded source, end excluded."""
    card = {key: value for key, value in dataclasses.asdict(extraction.card).items() if value is not None}
    return {"doc": doc, "card": card, "facts": [_fact(claim, rendition) for claim in extraction.claims]}


def _fact(claim: Claim, rendition: Rendition) -> dict[str, object]:
    value = {key: item for key, item in dump_value(claim.value).items() if item is not None and item not in ([], ())}
    spans = []
    for text_start, text_end in claim.spans:
        start, end = rendition.raw_span(text_start, text_end)
        spans.append({"start": start, "end": end, "quote": rendition.raw[start:end]})
    placed = spans[0] if len(spans) == 1 else {"spans": spans} if spans else {}
    return {**value, **placed, "confidence": round(claim.confidence, 3)}

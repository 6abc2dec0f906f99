"""A plan document whose words say that they are in French (``lib.language``), for pages in another language."""

import re
from typing import TypeVar

from pydantic import BaseModel

from tramontane.lib.language import fr, is_english
from tramontane.plan.document import ParticipationPart

B = TypeVar("B", bound=BaseModel)
#: What people wrote, wherever it is in a document; codes, references and addresses are not words.
_WORDS = frozenset(
    (
        *("title", "summary", "party", "funder", "place", "note", "comment", "role", "method", "name", "publisher"),
        *("label", "reason", "unit", "quote", "decided_by", "territory"),
    )
)
_LETTERS = re.compile(r"[^\W\d_]{2}")


def marked(part: B) -> B:
    """The same with its words marked, at any depth; itself in French."""
    if not is_english():
        return part
    new: dict[str, object] = {}
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, str):
            is_words = name in _WORDS and not (name == "role" and isinstance(part, ParticipationPart))
            shown: object = fr(value) if is_words and _LETTERS.search(value) else value
        elif isinstance(value, BaseModel):
            shown = marked(value)
        elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            shown = tuple(marked(v) for v in value)
        else:
            continue
        if shown is not value:
            new[name] = shown
    return part.model_copy(update=new) if new else part

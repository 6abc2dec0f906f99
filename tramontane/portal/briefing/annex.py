"""The numbered sources of a briefing: each figure's number leads to the sentence that states it."""

from dataclasses import dataclass

from tramontane.lib import french
from tramontane.plan.document import LinePart
from tramontane.plan.published import PublishedPlan
from tramontane.portal.addresses import Addresses
from tramontane.portal.rows.figures import proving

_MOST_LETTERS, _MOST_QUOTED = 180, 320


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the briefing and the numbers of its sources; ``is_bare``: a source is due and there is none."""

    text: str
    notes: tuple[int, ...] = ()
    is_bare: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", french.tied(self.text))


@dataclass(frozen=True, slots=True)
class Reference:
    """A source: the sentence, the document, who published it and when, and where to check."""

    number: int
    quote: str
    document: str
    publisher: str
    date: str
    href: str


class Annex:
    """Gives each fact its number, in the order in which the briefing first cites it."""

    def __init__(self, plan: PublishedPlan, at: Addresses) -> None:
        self._plan = plan
        self._at = at
        self._numbers: dict[str, int] = {}

    def cite(self, *uids: str) -> tuple[int, ...]:
        """The numbers of some facts."""
        return tuple(self._numbers.setdefault(uid, len(self._numbers) + 1) for uid in dict.fromkeys(uids))

    def say(self, text: str, line: LinePart, name: str) -> Said:
        """A sentence on a field of a line, with the first two facts that state it."""
        uids = proving(self._plan, line, name)[:2]
        return Said(text, self.cite(*uids), is_bare=not uids)

    def references(self) -> tuple[Reference, ...]:
        """Everything cited so far."""
        return tuple(self._reference(uid, number) for uid, number in self._numbers.items())

    def _reference(self, uid: str, number: int) -> Reference:
        fact = self._plan.fact(uid)
        source = self._plan.source(fact.source)
        return Reference(
            number=number,
            quote=clipped(fact.spans[0].quote if fact.spans else "", _MOST_QUOTED),
            document=clipped(source.title),
            publisher=clipped(source.publisher),
            date=french.edtf(source.published_on) if source.published_on else "",
            href=self._at.fact(uid),
        )


def clipped(text: str, most: int = _MOST_LETTERS) -> str:
    """A text on one line, cut between words when it is long."""
    flat = " ".join(text.split(" ")) if text.isprintable() else " ".join(text.split())
    if len(flat) <= most:
        return flat
    return f"{flat[:most].rsplit(' ', 1)[0]}…"

"""Sessions, fairs, conferences and deadlines with their day and place."""

import re
from dataclasses import dataclass

from tramontane.evidence.extraction.grammar.dates import Dated
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.names import Named, quotes_of

_NOUN = re.compile(
    r"\b(?P<label>(?:assemblee|seance|session|commission)\s(?:pleniere|permanente)|salon|conference|sommet"
    r"|colloque|congres|forum|seminaire"
    r"|rencontres?|rendez-vous|festival|hackathon|journees?\s(?:de|d'|du|regionale|portes)|inauguration"
    r"|concertation|consultation|webinaire|atelier"
    r"|comite\sde\s(?:pilotage|suivi)|reunion|ceremonie|signature|mise\sen\sservice|edition|evenement)\b"
)
_COMPLEMENT = re.compile(
    r"(?:\s(?:(?:de|sur|pour|dans)\s(?:la\s|l'|les?\s)?|d'(?:une?\s)?|du\s|des\s|en\s)?"
    r"(?!(?:se|s'|a|ont|est|sont|sera|seront|aura|auront|qui|que|ou|et|le|la|les|l'|ce|cette|lors|au|aux|avec|par"
    r"|prevue?s?|programmee?s?|organisee?s?|fixee?s?|consiste|reunit|ouvre|debute|commence|rassemble|accueille|revient"
    r"|\w+r(?:a|ont)|lundi|mardi|mercredi|jeudi|vendredi|samedi"
    r"|dimanche|y)\b)[a-z][\w-]*){1,7}"
)
_REPEATED = re.compile(r"edition$")
_PLACE = re.compile(
    r"\b(?:à|À|au) (?P<place>(?:[A-ZÉÎ][\w'-]+)(?:[ -](?:[A-ZÉ][\w'-]+|(?:et|et à) [A-ZÉ][\w'-]+)){0,3})"
)
_NOT_PLACE = re.compile(r"^(?:IA|R&D|Région|Un|Une|Ce|Cet|Europe$|France$)")
_QUOTE = re.compile(r"«\s?(?P<name>[A-Z0-9][^«»]{2,60}?)\s?»")
_STARTS = re.compile(
    r"\b(?:entrera|entreront)\sen\s(?:service|vigueur)|\b(?:ser(?:a|ont)\souverte?s?|ouvrir(?:a|ont)"
    r"|debuter(?:a|ont)|se\stiendr(?:a|ont)|aur(?:a|ont)\slieu)\b"
)
_RECITAL = re.compile(r"\s*(?:vu|considerant)\b")


@dataclass(frozen=True, slots=True)
class Happening:
    """``text[start:end]`` tells of an event, its EDTF date and its place."""

    start: int
    end: int
    label: str
    date: str | None
    place: str | None


def events_of(parsed: Parsed) -> list[Happening]:
    """The dated events, one per noun and date."""
    found: dict[tuple[str, str | None], Happening] = {}
    quotes = quotes_of(parsed)
    for sentence in parsed.sentences:
        if _RECITAL.match(parsed.low, sentence.start, sentence.end) or parsed.blocks[sentence.block].kind == "cell":
            continue
        for happening in _in_sentence(parsed, quotes, sentence.start, sentence.end):
            found.setdefault((happening.label.lower().split(" ")[0], happening.date), happening)
    return list(found.values())


def _in_sentence(parsed: Parsed, quotes: list[Named], start: int, end: int) -> list[Happening]:
    dates = [d for d in parsed.dates_between(start, end) if not d.bare]
    nouns = list(_NOUN.finditer(parsed.low, start, end)) if dates else []
    found: dict[int, Happening] = {}
    for i, noun in enumerate(nouns):
        until = nouns[i + 1].start() if i + 1 < len(nouns) else end
        dated = next((d for d in dates if noun.end() <= d.start < min(until, noun.end() + 130)), None)
        dated = dated or next((d for d in reversed(dates) if d.end <= noun.start() and noun.start() - d.end < 45), None)
        if dated and dated.start not in found:
            found[dated.start] = _happening(parsed, quotes, noun, dated, end)
    for dated in dates:
        starting = _STARTS.search(parsed.low, max(start, dated.start - 70), dated.start)
        if starting and dated.start not in found:
            label = parsed.folded.text[starting.start() : starting.end()]
            found[dated.start] = Happening(starting.start(), dated.end, label, dated.edtf, None)
    return list(found.values())


def _happening(parsed: Parsed, quotes: list[Named], noun: re.Match[str], dated: Dated, end: int) -> Happening:
    """The event of a noun and its date, called by its quoted name if it has one beside the noun."""
    first, last = min(noun.start(), dated.start), max(noun.end(), dated.end)
    names = {q.start for q in quotes}
    quote = next(
        (
            q
            for q in _QUOTE.finditer(parsed.plain, max(0, noun.start() - 70), min(end, noun.end() + 70))
            if _near(q, noun) and q.start("name") in names
        ),
        None,
    )
    if quote is None:
        label = _called(parsed, quotes, noun, dated)
        return Happening(first, last, label, dated.edtf, _place(parsed, first, last, end))
    first, last = min(first, quote.start()), max(last, quote.end())
    return Happening(
        first,
        last,
        parsed.folded.text[quote.start("name") : quote.end("name")],
        dated.edtf,
        _place(parsed, quote.end(), last, end),
    )


def _called(parsed: Parsed, quotes: list[Named], noun: re.Match[str], dated: Dated) -> str:
    """« conférence internationale sur l'IA »; for « la première édition », the event named just before it."""
    if _REPEATED.search(noun["label"]):
        sentence = parsed.sentence_at(noun.start())
        first = parsed.sentences[max(0, sentence.index - 1)].start
        named = next((q for q in reversed(quotes) if first <= q.start and q.end <= noun.start()), None)
        if named:
            return named.name
    until = dated.start if dated.start > noun.end() else parsed.sentence_at(noun.start()).end
    more = _COMPLEMENT.match(parsed.low, noun.end(), until)
    text = parsed.folded.text[noun.start() : more.end() if more else noun.end()]
    return re.sub(r"\s(?:de|du|des|d['’]|le|la|en|pour|sur)$", "", " ".join(text.split()))


def _near(quote: re.Match[str], noun: re.Match[str]) -> bool:
    gap = min(abs(noun.start() - quote.end()), abs(quote.start() - noun.end()))
    return gap < 12 or quote.start() <= noun.start() < quote.end()


def _place(parsed: Parsed, start: int, last: int, end: int) -> str | None:
    stop = min(end, last + 60)
    found = [*_PLACE.finditer(parsed.plain, last, stop), *_PLACE.finditer(parsed.plain, start, last)]
    return next((m["place"].strip().replace(" et à ", " et ") for m in found if not _NOT_PLACE.match(m["place"])), None)

"""Sessions, fairs, conferences and deadlines with their day and place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.grammar.dates import Dated
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.sentences import Sentence, within
from tramontane.evidence.extraction.happening import happenings as told
from tramontane.evidence.extraction.naming.names import Named, quotes_of

_REPEATED = re.compile(r"edition$")
_DAY_OR_MONTH = re.compile(r"\d{4}-(?:0\d|1[0-2]|2[1-4])(?:-\d\d)?(?:/\d{4}-\d\d-\d\d)?")
_YEARS = re.compile(r"(?<![\d-])\d{4}(?=-)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d|XXXX-\d\d-\d\d")
_VAGUE = re.compile(r"(?:aujourd'hui|ce\sjour|ces\sjours-ci|demain|hier|avant-hier|ce\s(?:matin|midi|soir)|ce\smois)")
_LISTED = re.compile(r"\s*(?:[•–—*◦-]\s*)?[a-z0-9«][^:;.?!]{2,70}?\s?[:=]\s?(?:le\s|les\s|[a-z]+\s){0,2}$")
_AGAIN = cue(r",?\s(?:puis|et)\s(?:le\s|les\s|en\s|au\s|du\s)?$")
_LED = re.compile(r"\s?(?:[:–—]|,\s\d\d?\s?h(?:\s?\d\d)?\s?[:–—])\s?(?=\S)")
_HEAD = re.compile(r"\s*[A-ZÉÈÎ][^.;:]{2,40},(?: le)? ")
_DASH = re.compile(r"\.? ?(?:[–—(-]|$)")
_TO = re.compile(r"\s?(?:au|jusqu'au|-|–)\s$")
_LONGEST = 150


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
        if parsed.blocks[sentence.block].kind == "cell":
            continue
        if told.RECITAL.match(parsed.low, sentence.start, sentence.end):
            continue
        for happening in _in_sentence(parsed, quotes, sentence):
            found.setdefault((happening.label.lower().split(" ")[0], happening.date), happening)
    for happening in _rows(parsed):
        found.setdefault((happening.label.lower(), happening.date), happening)
    return list(found.values())


def _in_sentence(parsed: Parsed, quotes: list[Named], sentence: Sentence) -> list[Happening]:
    """Events by their noun, then by their verb, then what a day alone tells."""
    dates = [d for d in parsed.dates_between(sentence.start, sentence.end) if not d.bare]
    dates = [d for d in dates if not _VAGUE.fullmatch(parsed.low, d.start, d.end)]
    if not dates:
        return [*_undated(parsed, sentence)]

    found = _by_noun(parsed, quotes, sentence, dates)
    for i, dated in enumerate(dates):
        if dated.start in found:
            continue
        floor = dates[i - 1].end if i else sentence.start
        ceiling = dates[i + 1].start if i + 1 < len(dates) else sentence.end
        happening = (
            _again(parsed, found, dates[i - 1] if i else None, dated)
            or _listed(parsed, sentence, dated, ceiling)
            or _by_verb(parsed, sentence, dated, floor)
            or _by_day(parsed, sentence, dated, floor, ceiling)
        )
        if happening:
            found[dated.start] = happening
    return [_placed_in_time(parsed, found[d.start], d) for d in dates if d.start in found]


def _undated(parsed: Parsed, sentence: Sentence) -> Iterator[Happening]:
    """« lors de la première édition de « X » »: an event named without its day."""
    for match in told.NAMED_AT.finditer(parsed.plain, sentence.start, sentence.end):
        start, end = match.span("event")
        label = parsed.folded.text[slice(*match.span("name" if match["name"] else "event"))]
        yield Happening(start, end, label, None, _place(parsed, end, end, sentence.end))


def _placed_in_time(parsed: Parsed, happening: Happening, dated: Dated) -> Happening:
    """A day without its year is the one ahead after « aura lieu », the one behind after « s’est tenu »."""
    edtf, published = dated.edtf, parsed.published_on
    said = parsed.low[dated.start : dated.end]
    if published is None or not _DAY_OR_MONTH.fullmatch(edtf) or re.search(r"\d{4}|dernier|prochain|pass|di$", said):
        return happening
    opening = max(parsed.sentence_at(dated.start).start, happening.start - 60)
    words = parsed.low[opening : happening.end]
    today = published.isoformat()[: len(edtf.split("/")[0])]
    ahead, behind = bool(told.AHEAD.search(words)), bool(told.BEHIND.search(words))
    if ahead == behind or (edtf[5] == "2" and edtf[:4] == today[:4]):
        return happening
    shift = (ahead and edtf < today) - (behind and edtf > today)
    return replace(happening, date=_YEARS.sub(lambda y: str(int(y.group()) + shift), edtf)) if shift else happening


def _by_noun(parsed: Parsed, quotes: list[Named], sentence: Sentence, dates: list[Dated]) -> dict[int, Happening]:
    nouns = [n for n in told.NOUN.finditer(parsed.low, sentence.start, sentence.end) if not _is_place(parsed, n)]
    found: dict[int, Happening] = {}
    for i, noun in enumerate(nouns):
        until = nouns[i + 1].start() if i + 1 < len(nouns) else sentence.end
        dated = next((d for d in dates if noun.end() <= d.start < min(until, noun.end() + 130)), None)
        if dated and told.DECIDES.search(parsed.plain, noun.end(), dated.start):
            continue
        dated = dated or next((d for d in reversed(dates) if d.end <= noun.start() and noun.start() - d.end < 45), None)
        if dated and dated.start not in found:
            found[dated.start] = _happening(parsed, quotes, noun, dated, sentence)
    return found


def _again(parsed: Parsed, found: dict[int, Happening], last: Dated | None, dated: Dated) -> Happening | None:
    """« Comité de sélection : juin, puis novembre »: the same event a second time."""
    before = found.get(last.start) if last else None
    if before is None or last is None or not _AGAIN.fullmatch(parsed.low, last.end, dated.start):
        return None
    return Happening(dated.start, dated.end, before.label, dated.edtf, before.place)


def _listed(parsed: Parsed, sentence: Sentence, dated: Dated, ceiling: int) -> Happening | None:
    """« Livraison : décembre 2026 », « 15 mai : clôture de l’appel »: a line of a calendar."""
    if dated.start - sentence.start < 80 and _LISTED.fullmatch(parsed.low, sentence.start, dated.start):
        return _clause(parsed, sentence.start, dated.end, dated)
    bare = not any(c.isalnum() for c in parsed.low[sentence.start : dated.start])
    led = _LED.match(parsed.low, dated.end, ceiling) if bare else None
    if led and not _is_published(parsed, dated):
        return _clause(parsed, dated.start, min(ceiling, led.end() + 90), dated)
    return None


def _by_verb(parsed: Parsed, sentence: Sentence, dated: Dated, floor: int) -> Happening | None:
    low, near = parsed.low, max(floor, dated.start - 90)
    standing = told.STATE_AT.search(low, near, dated.start) and _DAY.match(dated.edtf)
    if (standing or _is_deadline(parsed, sentence, dated)) and not _is_due(parsed, sentence, dated):
        return None
    verb = told.STARTS.search(low, near, dated.start)
    if verb and len(dated.edtf) == 4 and within(parsed.numbers, near, dated.start):
        return None
    if verb and told.ARRIVES.search(low, verb.end(), dated.start):
        return None
    if verb is None or dated.end - verb.start() >= _LONGEST or low.endswith(" des ", near, dated.start):
        return None
    return _clause(parsed, _subject(parsed, max(floor, sentence.start), verb.start()), dated.end, dated)


def _by_day(parsed: Parsed, sentence: Sentence, dated: Dated, floor: int, ceiling: int) -> Happening | None:
    """A day said in full, but for those of a letter-head, of a law, of a period, of a target or of the plan's life."""
    low = parsed.low
    if not _DAY.match(dated.edtf) or not any(c.isdigit() for c in low[dated.start : dated.end]):
        return None
    before = max(sentence.start, dated.start - 90)
    if (
        _is_published(parsed, dated)
        or (_is_deadline(parsed, sentence, dated) and not _is_due(parsed, sentence, dated))
        or (told.STATE_AT.search(low, before, dated.start) and not told.FIXED.search(low, before, dated.start))
        or told.PAPERS.search(low, before, dated.start)
        or told.ARRIVES.search(low, before, dated.start)
        or _is_period(low, dated, floor, ceiling)
        or _is_letter_head(parsed, sentence, dated)
    ):
        return None
    first = _subject(parsed, max(floor, sentence.start), dated.start)
    last = dated.end if first < dated.start else min(ceiling, parsed.clause_at(dated.start, dated.end)[1])
    return _clause(parsed, first, last, dated)


def _is_due(parsed: Parsed, sentence: Sentence, dated: Dated) -> bool:
    """Whether a day until which something may be done is a deadline to hand something in."""
    return bool(told.DEADLINE.search(parsed.low, max(sentence.start, dated.start - 110), dated.start))


def _is_deadline(parsed: Parsed, sentence: Sentence, dated: Dated) -> bool:
    return bool(told.OPEN_ENDED.search(parsed.low, max(sentence.start, dated.start - 24), dated.start))


def _is_period(low: str, dated: Dated, floor: int, ceiling: int) -> bool:
    """« du 1er janvier 2026 au 31 décembre 2029 »: neither of the two days."""
    return bool(_TO.fullmatch(low, dated.end, ceiling) or _TO.fullmatch(low, floor, dated.start))


def _is_published(parsed: Parsed, dated: Dated) -> bool:
    return parsed.published_on is not None and dated.edtf == parsed.published_on.isoformat()


def _is_letter_head(parsed: Parsed, sentence: Sentence, dated: Dated) -> bool:
    """« Rennes, le 4 mars 2025 », « n° 12 · 4 mars 2025 »: few words and a day, no verb."""
    if _HEAD.fullmatch(parsed.plain, sentence.start, dated.start) and _DASH.match(parsed.plain, dated.end):
        return True
    words = parsed.low[sentence.start : dated.start].split()
    rest = parsed.low[dated.end : sentence.end].strip(" .,–—")
    return (
        len(words) < 5
        and (not rest or rest[0] in "([/|" or rest.startswith("par "))
        and not (words and words[-1] in ("du", "des", ":"))
    )


def _clause(parsed: Parsed, start: int, end: int, dated: Dated) -> Happening:
    while start < dated.start and not parsed.low[start].isalnum() and parsed.low[start] != "«":
        start += 1
    while end > dated.end and not parsed.low[end - 1].isalnum() and parsed.low[end - 1] not in "»)":
        end -= 1
    words = parsed.folded.text[start : dated.start] if start < dated.start else parsed.folded.text[dated.end : end]
    label = re.sub(
        r"(?:\s?(?:[:=,(–—]|\b(?:le|les|la|du|des|dès|au|en|à|pour|l['’]))){1,3}$", "", " ".join(words.split())
    ).strip(" :,–—=")
    return Happening(
        start, end, label, dated.edtf, _place(parsed, start, dated.end, end if end > dated.end else end + 60)
    )


def _is_place(parsed: Parsed, noun: re.Match[str]) -> bool:
    """La Réunion is an island."""
    return parsed.plain.startswith("Réunion", noun.start()) and parsed.low.startswith("la ", noun.start() - 3)


def _subject(parsed: Parsed, start: int, verb: int) -> int:
    """Where the subject of a verb begins: after the last stop, ninety characters before at most."""
    opening = max(parsed.low.rfind(mark, start, verb) for mark in (". ", "; ", ": ", "« ", "! "))
    first = opening + 2 if opening >= 0 else start
    return first if verb - first <= _LONGEST - 40 else verb


def _rows(parsed: Parsed) -> Iterator[Happening]:
    """« Dépôt des dossiers | jusqu'au 27 mars », « 27 mars | Dépôt »: two cells, one of them a date."""
    for one, two in pairwise(parsed.blocks):
        if not (one.kind == two.kind == "cell" and one.row == two.row and (one.column, two.column) == (0, 1)):
            continue
        for label, cell in ((one, two), (two, one)):
            dates = [d for d in parsed.dates_between(cell.start, cell.end) if not d.bare]
            worded = parsed.low[label.start : label.end].strip()[:1].isalpha()
            if dates and cell.end - cell.start < _LONGEST and label.end - label.start < _LONGEST and worded:
                words = " ".join(parsed.folded.text[label.start : label.end].split())
                first, last = min(label.start, dates[0].start), max(label.end if cell is one else 0, dates[0].end)
                yield Happening(first, last, words, dates[0].edtf, None)
                break


def _happening(parsed: Parsed, quotes: list[Named], noun: re.Match[str], dated: Dated, sentence: Sentence) -> Happening:
    """The event of a noun and its date, called by its quoted name if it has one beside the noun."""
    first, last, end = min(noun.start(), dated.start), max(noun.end(), dated.end), sentence.end
    names = {q.start for q in quotes}
    around = max(sentence.start, noun.start() - 70), min(end, noun.end() + 70)
    near = (q for q in told.QUOTE.finditer(parsed.plain, *around) if _near(q, noun) and q.start("name") in names)
    quote = next(near, None)
    if quote is None:
        label = _called(parsed, quotes, noun, dated)
        return Happening(first, last, label, dated.edtf, _place(parsed, first, last, end))
    first, last = min(first, quote.start()), max(last, quote.end())
    name = parsed.folded.text[quote.start("name") : quote.end("name")]
    return Happening(first, last, name, dated.edtf, _place(parsed, quote.end(), last, end))


def _called(parsed: Parsed, quotes: list[Named], noun: re.Match[str], dated: Dated) -> str:
    """« conférence internationale sur l'IA »; for « la première édition », the event named just before it."""
    if _REPEATED.search(noun["label"]):
        sentence = parsed.sentence_at(noun.start())
        first = parsed.sentences[max(0, sentence.index - 1)].start
        named = next((q for q in reversed(quotes) if first <= q.start and q.end <= noun.start()), None)
        if named:
            return named.name
    until = dated.start if dated.start > noun.end() else parsed.sentence_at(noun.start()).end
    more = told.COMPLEMENT.match(parsed.low, noun.end(), until)
    text = parsed.folded.text[noun.start() : more.end() if more else noun.end()]
    return re.sub(r"\s(?:de|du|des|d['’]|le|la|en|pour|sur)$", "", " ".join(text.split()))


def _near(quote: re.Match[str], noun: re.Match[str]) -> bool:
    gap = min(abs(noun.start() - quote.end()), abs(quote.start() - noun.end()))
    return gap < 12 or quote.start() <= noun.start() < quote.end()


def _place(parsed: Parsed, start: int, last: int, end: int) -> str | None:
    stop = min(end, last + 60)
    found = [*told.PLACE.finditer(parsed.plain, last, stop), *told.PLACE.finditer(parsed.plain, start, last)]
    named = (m for m in found if not told.NOT_PLACE.match(m["place"]))
    return next((m["place"].strip().replace(" et à ", " et ") for m in named), None)

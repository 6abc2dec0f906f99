"""Organisations that a text names: by what they are (« l'usine Sucrex »), what they do, and who works with them."""

import re
from collections.abc import Iterator

from tramontane.evidence.extraction.acting import body_names as names
from tramontane.evidence.extraction.acting.people import Acting
from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.extraction.grammar.given_names import is_given
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.values import Actor

#: The patterns of names, whether what they find may be a common capital, and the words that open them if few do.
_PATTERNS = (
    (names.GROUP, False, names.GROUP_WORDS),
    (names.KIND, True, names.KIND_WORDS),
    (names.APPOSED, True, None),
    (names.INSET, True, names.KIND_WORDS),
    (names.PARTNERS, True, names.PARTNER_WORDS),
    (names.SUCH_AS, True, None),
    (names.INSTITUTION, False, names.INSTITUTION_WORDS),
    (names.KNOWN, False, names.KNOWN_WORDS),
    (names.TERRITORIAL, False, None),
    (names.REGION, False, names.REGION_WORDS),
    (names.ACRONYM, False, None),
    (names.HANDLE, False, None),
    (names.ELIDED, True, None),
    (names.AGENTS, True, None),
    (names.AGENT_AHEAD, True, names.AGENCY_WORDS),
    (names.WITH, True, None),
    (names.ROLE_OF, True, names.POST_WORDS),
)


def bodies_of(parsed: Parsed, people: list[Acting]) -> list[Acting]:
    """The organisations, in the order of the patterns that find them; persons, places and common words left out."""
    taken = [(p.start, p.end) for p in people]
    found: list[Acting] = []
    for pattern, loose, opens in _PATTERNS:
        for match in _found(parsed, pattern, opens) if opens else pattern.finditer(parsed.plain):
            role = _role(match)
            for start, end in _names(match):
                inside = any(a < end and start < b for a, b in taken)
                if pattern is names.TERRITORIAL and names.NOT_FIRST.match(parsed.low[start:end]):
                    continue
                if inside or not _is_body(parsed.low[start:end]) or (loose and _is_common(parsed, start, end)):
                    continue
                if not _in_capitals(parsed, start):
                    found.append(Acting(start, end, Actor(name=parsed.folded.text[start:end], role=role)))
    return _whole(parsed, found)


def _found(parsed: Parsed, pattern: re.Pattern[str], opens: frozenset[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern, looked for only where a word that opens it stands."""
    reached = 0
    for start in parsed.places_of(opens):
        match = pattern.match(parsed.plain, start) if start >= reached else None
        if match:
            reached = match.end()
            yield match


def _role(match: re.Match[str]) -> str | None:
    """What a body is said to be: « société », « partenaire »."""
    if match.re is names.PARTNERS:
        return "partenaire"
    kind = match.groupdict().get("kind")
    if not kind:
        return None
    kind = kind.lower()
    return (
        kind.removesuffix("s") if kind in ("entreprises", "sociétés", "associations", "start-ups", "groupes") else kind
    )


def _whole(parsed: Parsed, found: list[Acting]) -> list[Acting]:
    """Without the names that stand inside a longer one, or abbreviate it in brackets just after it."""
    spans = sorted({(a.start, a.end) for a in found}, key=lambda s: (s[0], -s[1]))
    outer: list[tuple[int, int]] = []
    inner: set[tuple[int, int]] = set()
    kinds = {(a.start, a.end): a.value.role for a in found if a.value.role}
    for start, end in spans:
        before = parsed.low[outer[-1][0] : start].strip() if outer and outer[-1][1] == end else None
        if before and fold_text(kinds.get((start, end), "")) == before:
            inner.add(outer.pop())
            outer.append((start, end))
        elif (outer and end <= outer[-1][1]) or (
            outer and names.ABBREVIATED.fullmatch(parsed.plain, outer[-1][1], start)
        ):
            inner.add((start, end))
        else:
            outer.append((start, end))
    return [a for a in found if (a.start, a.end) not in inner]


def _is_body(name: str) -> bool:
    """Whether a folded name can be an organisation's."""
    return name not in names.NOT_BODIES and len(name) > 1 and not names.ROMAN.fullmatch(name)


def _names(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Each name of a match, an enumeration giving several."""
    groups = match.groupdict()
    if groups.get("name"):
        yield match.span("name")
    for group in ("names", "others"):
        if groups.get(group):
            for one in names.ONE.finditer(match.string, *match.span(group)):
                yield one.span("one")


def _is_common(parsed: Parsed, start: int, end: int) -> bool:
    """A capital that begins a sentence, a place, a day, a person, a quoted name: no organisation's."""
    low = parsed.low[start:end]
    words = low.split()
    acronym = parsed.plain[start:end].isupper() and len(low) > 1
    if low in names.FIRMS:
        return False
    if (
        names.NOT_FIRST.match(low)
        or names.NOT_ALONE.fullmatch(low)
        or is_given(words[0])
        or (len(words) == 1 and len(low) < 4 and not acronym)
    ):
        return True
    if parsed.plain[max(0, start - 2) : start].strip() in ("«", '"', "@", "#"):
        return True
    return any(p.start <= start < p.end for p in parsed.places_between(max(0, start - 30), end + 30)) or bool(
        re.match(r"^[a-z-]+\sia\b|^ia\b", fold_text(low))
    )


def _in_capitals(parsed: Parsed, position: int) -> bool:
    """Whether the sentence is written in capitals (a heading): an acronym means nothing there."""
    sentence = parsed.sentence_at(position)
    text = parsed.plain[sentence.start : sentence.end]
    return sum(map(str.isupper, text)) * 2 > sum(map(str.isalpha, text))

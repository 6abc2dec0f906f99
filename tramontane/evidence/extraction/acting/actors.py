"""Persons and organisations that a document names, with the role it gives them."""

import re

from tramontane.evidence.extraction.acting.bodies import bodies_of
from tramontane.evidence.extraction.acting.people import Acting, people_of
from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.values import Actor

_STATE = re.compile(r"\b[Ll]'[ÉE]tat(?:-Région)?\b")
_SIGNS = re.compile(r"\bsign(?:e|ent|ons|ature|ataire)|\bcosign|\bparaph")


def actors_of(parsed: Parsed, plan_key: str = "") -> list[Acting]:
    """Persons, then organisations; each once, where it is named with its role if anywhere."""
    found: dict[str, Acting] = {}
    people = people_of(parsed)
    for acting in [*people, *_territory(parsed), *_state(parsed), *bodies_of(parsed, people)]:
        key = fold_text(acting.value.name)
        inside = any(a.start <= acting.start < a.end for a in people) and acting.value.type == "organisation"
        if key in found and (found[key].value.role or not acting.value.role):
            continue
        if not inside and key != plan_key:
            found[key] = acting
    return sorted(found.values(), key=lambda a: a.start)


def _territory(parsed: Parsed) -> list[Acting]:
    """The Region itself, with the quality of signatory where the document is about a signature."""
    place = parsed.territory
    if not place:
        return []
    found = []
    for match in re.finditer(
        r"\b(?:[Ll]a |l')?(?P<name>(?:Région|RÉGION|Conseil régional|CONSEIL RÉGIONAL"
        r"|Collectivité territoriale) (?:de |d'|du )?(?:la )?[A-ZÎ][\w' -]*)",
        parsed.plain,
    ):
        hit = next((p for p in parsed.places_between(match.start("name"), match.end()) if p.name == place.name), None)
        if hit:
            start, end = match.start("name"), max(hit.end, match.start("name") + 6)
            role = "signataire" if _signs(parsed, start) else None
            found.append(Acting(start, end, Actor(name=parsed.folded.text[start:end], role=role)))
            if role or len(found) > 12:
                return found[-1:]
    return found[:1]


def _state(parsed: Parsed) -> list[Acting]:
    for match in _STATE.finditer(parsed.plain):
        if _signs(parsed, match.start()):
            start = match.start() + 2
            return [Acting(start, start + 4, Actor(name="État", role="signataire"))]
    return []


def _signs(parsed: Parsed, position: int) -> bool:
    sentence = parsed.sentence_at(position)
    after = _SIGNS.search(parsed.low, position, min(sentence.end, position + 70))
    return bool(after)

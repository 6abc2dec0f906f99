"""What a text has gone over to: another plan, somebody else, until it comes back to its own plan."""

import re
from collections.abc import Iterator

from tramontane.evidence.extraction.clauses import plan_key
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.sentences import Sentence
from tramontane.evidence.extraction.naming.names import PLAN_NOUN, Named, is_former, is_past, quotes_of
from tramontane.evidence.extraction.whose.agents import is_about_others, is_others_doing, receives
from tramontane.evidence.extraction.whose.owners import OTHER_LEVEL, back_at, is_back

_PLAN_LEAD = re.compile(rf"\b{PLAN_NOUN}\b(?:\s[a-z']+){{0,2}},?\s?[«\"]?\s?$")
_NOUNS = frozenset({"programme", "initiative", "pacte"})
_UNQUOTED = re.compile(
    r"\w+ (?!IA\b|Intelligence|Région|Numérique|AI\b|Data\b|L')"
    r"(?P<name>[A-ZÉ][a-zé]\w+(?: (?:[A-ZÉ][\w-]+|\d{4})){0,3})"
)
_PART_LEAD = re.compile(r"\b(?:axe|volet|pilier|mesure|action|dispositif|aide|appel|fonds|cheque)s?\b[^.;]{0,30}$")
_ANOTHER = re.compile(
    rf"\b(?:{PLAN_NOUN})\s{OTHER_LEVEL}\b|\b(?:predecesseurs?)\b[^.;]{{0,30}}\b{PLAN_NOUN}\b"
    r"|\bautre\s(?:sujet|dossier|theme|actualite|nouvelle|annonce)\b|\b(?:dans\sle\smeme|pendant\sce)\stemps\b|\bsouven(?:ons-nous|ez-vous)|\brappelez-vous\b|\ba\snoter\saussi\b|\ben\sbref\b|\ba\stitre\sde\scomparaison\b"
    r"|\bpar\scomparaison\b"
)
#: From here to the end of the sentence, whoever is named.
_ASIDE = re.compile(
    r"\bne\s(?:pas\s)?confond\w+|\bgagee?s?\s(?:sur|par)\s(?!l[ae]\s(?:reserve|plan|volet|ligne)|l'axe)|\brien\sa\svoir\s(?:avec|ici)\b"
)
_DATED = re.compile(
    r"\b(?:appel|plan|programme|strategie|schema|pacte|edition|concours|dispositif|fonds|convention|promotion|campagne)s?\b[^;:()]{0,50}?\b(?:de\s|d'|en\s)"
    r"(?P<year>20[012]\d)(?!\s?[-–/]\s?\d|\sa\s20)\b"
)
_PRONOUN = re.compile(r"(?:ils?|elles?|celle-ci|celui-ci)\b")
#: A name further in its sentence is not its subject.
_HEAD = 70
_TAKEN_UP = re.compile(
    r"(?:(?:et|mais|or|puis|ainsi|depuis|au\stotal|enfin|d'ailleurs|pourtant),?\s)?(?:(?:ils?|elles?|ce|cette|cet|ces|celui-ci|celle-ci"
    r"|son|sa|ses|leurs?|on|chaque|chacune?|dont|tous|toutes|le\s(?:chantier|montant|cout|ticket|pret|bilan|solde|reste|total)"
    r"|les\s(?:travaux|engagements|paiements|versements|depenses|prets|credits)|sur\s(?:ces|cette|ce)|la\s(?:moitie|premiere|facture)"
    r"|(?:cout|facture|montant|budget|prix)\s:)"
    r"\s|(?:dotee?|fondee?|creee?|installee?|presidee?)s?\s(?:de|d'|en|par|a)|l'(?:investissement|operation|enveloppe|ensemble|objectif)\b)"
)


def _proper_plans(parsed: Parsed, own: str) -> list[str]:
    """« le programme Leader », « l'initiative Choose France »: plans that a bare proper noun names."""
    found = []
    for start in parsed.places_of(_NOUNS):
        match = _UNQUOTED.match(parsed.plain, start)
        key = plan_key(match["name"]) if match else ""
        if (
            match
            and len(key) > 3
            and key not in own
            and own not in key
            and not parsed.places_between(start, match.end())
        ):
            found.append(parsed.low[start : match.end()])
    return found


def _other_plans(parsed: Parsed, own: str) -> list[str]:
    """The names, folded, that the document gives to plans that are not its own."""
    found: dict[str, None] = dict.fromkeys(_proper_plans(parsed, own)) if own else {}
    low = parsed.low
    for quote in quotes_of(parsed) if own else []:
        key = plan_key(quote.name)
        if not key or key in own or own in key:
            continue
        sentence = parsed.sentence_at(quote.start)
        floor = max(sentence.start, quote.start - 90)
        if _PART_LEAD.search(low, floor, quote.start):
            continue
        if is_former(parsed, quote) or (_PLAN_LEAD.search(low, floor, quote.start) and not quote.name.islower()):
            found.setdefault(low[quote.start : quote.end])
    return list(found)


def foreign_passages(parsed: Parsed, plan: list[Named], own: str) -> Iterator[tuple[int, int]]:
    """The stretches that speak of something else than the plan, in order."""
    others = _other_plans(parsed, own)
    named = re.compile("|".join(re.escape(o) for o in others)) if others else None
    told = {parsed.sentence_at(n.start).index for n in plan}
    numbers = sorted({parsed.sentence_at(m.start).index for m in parsed.money})
    done = -1
    for number in numbers:
        if number <= done or parsed.blocks[parsed.sentences[number].block].kind == "cell":
            continue
        first = _first_of_block(parsed, number)
        last = _last_of_block(parsed, number)
        yield from _passages(parsed, range(max(first, done + 1), last + 1), told, named)
        done = last


def _first_of_block(parsed: Parsed, number: int) -> int:
    block = parsed.sentences[number].block
    while number and parsed.sentences[number - 1].block == block:
        number -= 1
    return number


def _last_of_block(parsed: Parsed, number: int) -> int:
    block = parsed.sentences[number].block
    while number + 1 < len(parsed.sentences) and parsed.sentences[number + 1].block == block:
        number += 1
    return number


def _passages(
    parsed: Parsed, numbers: range, told: set[int], named: re.Pattern[str] | None
) -> Iterator[tuple[int, int]]:
    """The stretches of one block: each sentence is about its own subject, else about that of the one before."""
    carried = ""
    for number in numbers:
        sentence = parsed.sentences[number]
        start, kind = _gone_to(parsed, sentence, told, named)
        if kind:
            carried = "" if kind in ("clause", "aside") else kind
            yield start, sentence.end if kind in ("plan", "aside") else back_at(parsed, start + 1, sentence.end)
            continue
        back = number in told or is_back(parsed, sentence.start, sentence.end)
        given = _PRONOUN.match(parsed.low, sentence.start) and receives(parsed, sentence.start, sentence.end)
        back = back or (carried == "agent" and bool(given))
        if carried and not back and (carried == "plan" or _TAKEN_UP.match(parsed.low, sentence.start, sentence.end)):
            yield sentence.start, sentence.end
        elif back or carried != "plan":
            carried = ""


def _gone_to(parsed: Parsed, sentence: Sentence, told: set[int], named: re.Pattern[str] | None) -> tuple[int, str]:
    """Where a sentence goes over to something else, and to what: a plan, an agent, one clause, or an aside."""
    low, span = parsed.low, (sentence.start, sentence.end)
    if aside := _ASIDE.search(low, *span):
        return aside.start(), "plan" if "confond" in aside.group() else "aside"
    other = named.search(low, *span) if named else None
    another = _ANOTHER.search(low, *span)
    if other or another:
        at = min(m.start() for m in (other, another) if m)
        first = at - sentence.start < _HEAD and ":" not in low[sentence.start : at] and sentence.index not in told
        first = first and not is_back(parsed, sentence.start, at) and not is_back(parsed, at, sentence.end)
        return at, "plan" if first and other else "clause"
    dated = _DATED.search(low, *span)
    if dated and is_past(parsed, dated["year"]) and not is_back(parsed, sentence.start, dated.start() - 4):
        return dated.start(), "clause"
    if sentence.index in told:
        return sentence.start, ""
    if is_others_doing(parsed, sentence):
        return sentence.start, "agent"
    about = _is_elsewhere(parsed, sentence) or is_about_others(parsed, sentence)
    return sentence.end, "agent" if about and not receives(parsed, *span) else ""


def _is_elsewhere(parsed: Parsed, sentence: Sentence) -> bool:
    """Whether a sentence names other territories only: what takes them up is theirs."""
    own = parsed.territory.name if parsed.territory else ""
    near = parsed.places_between(sentence.start, sentence.end) if own else []
    return bool(near) and all(p.name != own for p in near) and not is_back(parsed, sentence.start, sentence.end)

"""Figures to reach: doublings, « de 50 à 100 », goals with their baseline, deadline and rhythm."""

import re
from collections import defaultdict
from decimal import Decimal

from tramontane.evidence.extraction.counts import qualifier_of, unit_after, unit_of
from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.extraction.grammar.numbers import Number, parse_number
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.wording import infinitive
from tramontane.evidence.rendition import Block
from tramontane.evidence.values import Per, Target

_FACTORS = {"doubl": 2, "tripl": 3, "quadrupl": 4, "quintupl": 5, "decupl": 10}
_FACTOR = re.compile(
    r"\b(?P<verb>doubl|tripl|quadrupl|quintupl|decupl)(?:er(?:a|ont|ait)?|ant(?:\sainsi)?"
    r"|ement\sd[eu]s?)\b\s?(?P<what>[^.;:(«»]{0,120})"
    r"|\b(?:multipli(?:er|era|ant|e)\spar\s|x\s?|×\s?|(?=\w+\sfois\splus\s))(?P<times>\d{1,2}|deux|trois|quatre|cinq"
    r"|six|dix)\b(?!\s?%)(?:\sfois\splus\sd(?:e|')|\ssur|\sle|\sla|\sles)\b(?P<rest>[^.;:]{0,80})"
)
_FROM_TO = re.compile(
    r"\b(?:de|passer\sde|passant\sde)\s(?P<from>[\d ]{1,9}|\w+)\s(?:[a-z]+\s|en\s20\d\d\s){0,2}a\s(?P<to>\d[\d ]{0,8}"
    r"|\w+)\b(?=\s|[.,;)])"
)
_RISE = re.compile(
    r"\b(?:passer(?:a|ont|ait)?|passent?|passant|porter(?:a|ont)?|augmenter(?:a|ont)?|monter(?:a|ont)?|reduire"
    r"|ramener|sera|etre|seront"
    r"|grimper(?:a|ont)?)\s(?P<what>[a-z' ]{0,60}?)\s?de\s(?P<from>\d[\d ]{0,8}\d|\d|\w+)"
    r"(?:\s?%)?\s(?:[a-z-]+\s|en\s20\d\d\s|aujourd'hui\s){0,2}a\s(?P<to>\d[\d ]{0,8}\d|\d|\w+)(?P<unit>\s%"
    r"|\s[a-z-]{3,}(?:\s[a-z-]{4,})?)?"
)
_GOAL = re.compile(
    r"\bobjectifs?\b|\bcible|\bd'ici\b|\bvis(?:e|ent|ant)\b|\bambition|\batteindre\b|\bhorizon\b|\bpour\scible"
    r"|\bfixe\b|\bon\sveut\b|\bje\sveux\b|\bnous\svoulons\b|\bveut\b|\bbuts?\b|\bgoal\b|\bresultats?\sattendus?\b"
    r"|\bavoir\s[a-z]{3,}e\s$|\bauront\b|\bdevr(?:a|ont|aient|ait)\b|\bpourr(?:a|ont|aient|ait)\b|\b(?:ser(?:a|ont)"
    r"|seraient)\s(?:\w+\s)?(?:forme|accompagne|aide|soutenu|equipe|finance|cree|recrute|installe|ouvert"
    r"|sensibilise)"
    r"|\b(?:former|accompagner|aider|soutenir|equiper|recruter|attirer|creer|ouvrir|installer|sensibiliser"
    r"|tenir|organiser|toucher|deployer|certifier|financer|publier|delivrer|embaucher|labelliser|incuber|construire"
    r"|planter|connecter|raccorder|doter|produire|diplomer|offrir|proposer|rejoindre|amener|convertir"
    r"|numeriser|atteindre|monter\sa|compter)a?(?:ont)?\s(?:au\smoins\s|plus\sd[e']\s?|pres\sd[e']\s?"
    r"|environ\s|jusqu'a\s|quelque\s)?(?:les\s|ces\s|nos\s|a\s)?$|\b(?:sera|seront)\s[a-z]+s?\s(?:sur|dans|a)\s$"
)
_GOAL_AFTER = re.compile(
    r"\bd'ici\b|\bau\s31\sdecembre\b|\bdevr\w+|\ba\sl'horizon\b|\bavant\s(?:fin|la\sfin|20\d\d|l'ete|l'automne)"
    r"|\b(?:ser(?:a|ont)|auront\sete)\s(?:\w+\s)?[a-z]{3,}(?:e|i|u)e?s\b"
)
_REACHED = re.compile(
    r"\s(?:de\s|d')?[a-z][a-z'./-]*(?:\s(?:de\s|d'|du\s|des\s|et\s|en\s)?[a-z][a-z'-]*){0,4}?\s(?:form|accompagn|aid"
    r"|equip|soutenu|financ|cofinanc|install|sensibilis|recrut|cre|certifi|labellis|diplom|connect|raccord"
    r"|conseill|particip|trait|outill|coach|embauch|plant|numeris|incub|heberg|soign|suivi|encadr|attein|beneficiair)(?:e|es|ee|ees|u|us|ue|ues|s)?\b"
)
_EACH_YEAR = re.compile(r"\b(?:chaque\sannee|par\san|tous\sles\sans|des\s20\d\d|a\spartir\sde\s20\d\d)\b|/\s?an\b")
_LED = re.compile(r"\b(?:objectifs?|cibles?|resultats?\sattendus?|indicateurs?|buts?|engagements?\schiffres|d'ici)\b")
_ALREADY = re.compile(
    r"\bdeja\b|\bont\sete\b|\ba\sete\b|\ba\sce\sjour\b|\bdepuis\b|\ben\s20(?:[01]\d|2[0-4])\b|\bl'an\s(?:dernier"
    r"|passe)\b|\bcontre\s$|\bvs\s$|\bdont\b|\bd\?\b"
)
_WILL = re.compile(r"\w(?:ra|ront)\b")
_ASIDE = re.compile(r"\bdepense|\beligible")
_IN_LIST = re.compile(r"\bau\smoins\b|accompagnement\sde\s$|\bannuels?\b")
_NO_GOAL = re.compile(r"\b(?:contre|voix|(?:revient|soit)\spour)\s$")
_DROP = re.compile(r"\b(?:baisse|reduction|diminution|reduire|diminuer)\b[^.]{0,20}$")
_MAYBE = re.compile(r"\bpourr(?:ait|aient)\b")
_ONE_IN = re.compile(r"\bcontre\s(?:un|une)\ssur\s(?P<n>\w+)")
_WISHED = re.compile(r"\bdevr\w+|\bd'ici\b|\bobjectif")
_SINCE = re.compile(r"par\srapport\sa\s$")
_DONE = re.compile(
    r"\b(?:l'an\s(?:dernier|passe)|en\s20[01]\d\b|a\sce\sjour|actuellement|aujourd'hui|deja|compte\b|comptait"
    r"|a\saccueilli|etaient|regroupent|rassemble|contre|consacre|abrite|attire)\b"
)
_FOREIGN = re.compile(
    r"union\seuropeenne|objectif\seuropeen|chips\sact|au\sniveau\s(?:national|mondial|europeen)"
    r"|dans\sle\smonde|\betats-unis|\bchine\b"
)
_YEARLY = re.compile(r"[^.;]{0,60}?(?:/\s?an\b|\b(?:par\san|chaque\sannee|annuels?|annuelles?|tous\sles\sans)\b)")
_HORIZON = re.compile(r"\ben\s(?P<n>\d{1,2}|deux|trois|quatre|cinq|six|dix)\sans\b")
_TAIL = re.compile(
    r",?\s(?:(?P<yearly>par\san|chaque\sannee|tous\sles\sans)\b"
    r"|en\s(?:\d{1,2}|deux|trois|quatre|cinq|six|dix)\sans\b"
    r"|(?P<due>(?:d'ici(?:\sa)?|a\sl'horizon|avant|jusqu'en|en|au)\s(?:le\s|la\s|l'|fin\s|de\s|annee\s)*))"
)
_VERB = re.compile(
    r"\b[a-z]{2,}(?:er|ir|re|ra|ront)\s(?:(?:au\smoins|plus\sde|pres\sde|environ|jusqu'a|quelque)\s)?(?:les\s)?$"
)
_BASE = re.compile(
    r"\b(?:contre|vs|elles?\s(?:etaient|sont)|ils?\s(?:etaient|sont)|on\s(?:est|en\sest)\sa"
    r"|au\slieu\sde)\s(?P<n>[\w ]{1,20}?)\s?(?P<pc>%)?\s?(?:l'an\s"
    r"|en\s20|a\spresent|aujourd'hui|actuellement|a\sce\sjour|,|\.|;|$)"
)
_DUE = re.compile(
    r"(?:\bd'ici(?:\sa)?|\ben|\bau|\bhorizon|\bavant|\bjusqu'en|\bjusqu'au|\bfin|\bl'annee)\s(?:le\s|la\s|a\s|fin\s)*$"
)
_DUE_FIRST = re.compile(r"(?:\bd'ici(?:\sa)?|\bhorizon)\s(?:le\s|la\s|a\s|fin\s|de\s|l'annee\s)*$|^en\s$")
_UNIT_STOP = re.compile(r",|\bd'ici\b|\ben\s(?:\d|cinq|trois)|\bet\sincluant")
_OF = re.compile(r"^(?:le nombre (?:de |d['’]|des )|la part (?:de |d['’]))")

Found = tuple[int, int, Target]
"""Where a target is stated, and what it says."""


def growths_of(parsed: Parsed, start: int, end: int) -> list[Found]:
    """« Doubler… », « multiplier par trois… », « passer de 50 à 100… » in one sentence."""
    low = parsed.low
    if _FOREIGN.search(low, start, end):
        return []
    found = [_factor(parsed, match, end) for match in _FACTOR.finditer(low, start, end)]
    for match in _RISE.finditer(low, start, end):
        if not any(x and x[0] <= match.start() < end for x in found):
            found.append(_rise(parsed, match, end))
    return [x for x in found if x]


def _factor(parsed: Parsed, match: re.Match[str], end: int) -> Found | None:
    low, start = parsed.low, match.start()
    factor = Decimal(_FACTORS[match["verb"]]) if match["verb"] else parse_number(match["times"])
    if factor is None:
        return None
    steps = _FROM_TO.search(low, start, end)
    baseline, value = _rising(steps)
    group = "what" if match["verb"] else "rest"
    cut = _UNIT_STOP.search(match[group])
    stop = match.start(group) + len((match[group][: cut.start()] if cut else match[group]).rstrip())
    unit = _OF.sub("", parsed.folded.text[match.start(group) : stop].strip())[:80]
    if steps and value is not None:
        stop = steps.end()
    stop = _tail(parsed, stop, end)
    target = Target(
        factor=factor,
        baseline=baseline,
        value=value,
        unit=unit,
        per=_per(low, start, end),
        deadline=_deadline(parsed, start, end),
        horizon_years=_horizon(low, start, stop + 30),
        label=_words(parsed, start, stop),
    )
    return start, stop, target


def _rising(steps: re.Match[str] | None) -> tuple[Decimal | None, Decimal | None]:
    if steps is None:
        return None, None
    first, last = parse_number(steps["from"]), parse_number(steps["to"])
    return (first, last) if first is not None and last is not None and first < last else (None, None)


def _rise(parsed: Parsed, match: re.Match[str], end: int) -> Found | None:
    baseline, value = _rising(match)
    money = re.compile(r"\s?(?:€|[kmd]{1,2}\s?€|euros|millions?|milliards?|dollars)").match(parsed.low, match.end("to"))
    if value is None or money or 1900 < value < 2100:
        return None
    unit, stop = parsed.folded.text[match.start("what") : match.end("what")].strip(), match.end()
    if match["unit"] or not unit:
        unit, stop = ("%", stop) if (match["unit"] or "").strip() == "%" else unit_after(parsed, match.end("to"))
    stop = _tail(parsed, stop, end)
    target = Target(
        baseline=baseline,
        value=value,
        unit=unit,
        per=_per(parsed.low, match.start(), end),
        deadline=_deadline(parsed, match.start(), end),
        label=_words(parsed, match.start(), stop),
    )
    return match.start(), stop, target


def goal_of(parsed: Parsed, number: Number, *, listed: bool) -> Found | None:
    """The target that a counting number states, None if it is a figure of context.

    ``listed`` when it stands in an item of the plan's axes.
    """
    low, sentence = parsed.low, parsed.sentence_at(number.start)
    start, end = parsed.clause_at(number.start, number.end)
    if not _is_goal(parsed, number, (start, end), listed=listed):
        return None
    unit, stop = unit_of(parsed, number)
    base = _BASE.search(low, number.end, min(parsed.block_at(number.start).end, sentence.end + 60))
    yearly = _YEARLY.match(low, number.end, end)
    first, stop = _verb_before(low, start, number.start), _tail(parsed, yearly.end() if yearly else stop, end)
    target = Target(
        value=-number.value if unit == "%" and _DROP.search(low, start, number.start) else number.value,
        baseline=parse_number(base["n"]) if base else None,
        unit=unit,
        per="year" if yearly else "total",
        qualifier=qualifier_of(low, number.start, about=number.about),
        deadline=_deadline(parsed, number.start, sentence.end),
        horizon_years=_horizon(low, number.end, end),
        modality="conditional" if _MAYBE.search(low, start, end) else "firm",
        label=_words(parsed, first, stop),
    )
    return first, stop, target


def share_goal(parsed: Parsed, start: int, end: int, percent: Decimal) -> Found | None:
    """« La moitié des PME devra…, contre une sur dix »: a target in percent."""
    sentence = parsed.sentence_at(start)
    if not _WISHED.search(parsed.low, end, sentence.end):
        return None
    base = _ONE_IN.search(parsed.low, end, sentence.end)
    of = parse_number(base["n"]) if base else None
    target = Target(
        value=percent,
        unit="%",
        baseline=Decimal(100) / of if of else None,
        qualifier=qualifier_of(parsed.low, start),
        deadline=_deadline(parsed, start, sentence.end),
        label=parsed.folded.text[start:end],
    )
    return start, end, target


def _words(parsed: Parsed, start: int, stop: int) -> str:
    """The wording of a target, its verb in the infinitive."""
    first, *others = parsed.folded.text[start:stop].split()
    return " ".join([infinitive(first) or first, *others])


def _tail(parsed: Parsed, stop: int, end: int) -> int:
    """Where a target ends with the rhythm and the date that follow it: « … par an d'ici 2028 »."""
    while more := _TAIL.match(parsed.low, stop, end):
        dated = next((d for d in parsed.dates_between(stop, end) if d.start == more.end()), None)
        if more["due"] and not dated:
            break
        stop = dated.end if more["due"] and dated else more.end()
    return stop


def _verb_before(low: str, start: int, position: int) -> int:
    """Where the verb that brings a figure begins (« former au moins 300… », « formera 300… »), else the figure."""
    verb = _VERB.search(low, max(start, position - 40), position)
    return verb.start() if verb else position


def _is_goal(parsed: Parsed, number: Number, clause: tuple[int, int], *, listed: bool) -> bool:
    start, end = clause
    low, sentence = parsed.low, parsed.sentence_at(number.start)
    before, after = low[max(start, number.start - 90) : number.start], low[number.end : min(end, number.end + 80)]
    if _FOREIGN.search(low, sentence.start, sentence.end) or _DONE.search(before[-60:]) or _NO_GOAL.search(before):
        return False
    if before.endswith("de ") and re.match(r"\sa\s\d", after):
        return False
    near = before + low[number.start : number.end] + after[:70]
    led = listed or _EACH_YEAR.search(after[:70]) or _LED.search(_lead(parsed, number))
    if led and _is_reached(parsed, number, before, after):
        return True
    if (_GOAL.search(low[start : number.start]) or _GOAL_AFTER.search(after)) and not _ASIDE.search(near):
        return True
    comes = _comes(parsed, number, end) and not _ALREADY.search(before[-50:])
    yearly = _YEARLY.match(low, number.end, min(end, number.end + 70)) and (listed or _WILL.search(near))
    if comes or yearly:
        return True
    return listed and bool(_IN_LIST.search(near))


def _comes(parsed: Parsed, number: Number, end: int) -> bool:
    """A year after the day of publication stands behind the figure: « 70 communes participantes en 2028 »."""
    if parsed.published_on is None:
        return False
    days = parsed.dates_between(number.end, min(end, number.end + 90))
    ahead = [d for d in days if d.edtf[:4].isdigit() and int(d.edtf[:4]) > parsed.published_on.year]
    return any(_DUE.search(parsed.low, max(number.end, d.start - 12), d.start) for d in ahead)


def _is_reached(parsed: Parsed, number: Number, before: str, after: str) -> bool:
    """« 900 PMI accompagnées »: something done to what is counted, but not yet."""
    done = _ALREADY.search(before[-50:]) or _ALREADY.search(after[:60])
    return bool(_REACHED.match(parsed.low, number.end)) and not done


def _lead(parsed: Parsed, number: Number) -> str:
    """The words that announce a figure: its sentence before it, or what stands above the item that holds it."""
    sentence = parsed.sentence_at(number.start)
    own = parsed.low[max(sentence.start, number.start - 90) : number.start]
    block = parsed.blocks[sentence.block]
    if block.kind != "item":
        before = parsed.blocks[sentence.block - 1] if sentence.block else block
        return own + (parsed.low[before.start : before.end][-90:] if before.kind in ("heading", "title") else "")
    for above in reversed(parsed.blocks[max(0, sentence.block - 10) : sentence.block]):
        if above.kind != "item" or above.level < block.level:
            return own + parsed.low[max(above.start, above.end - 120) : above.end]
    return own


def _per(low: str, start: int, end: int) -> Per:
    yearly = _YEARLY.match(low, start, end) or re.search(r"\b(?:par\san|chaque\sannee)\b", low[start:end])
    return "year" if yearly else "total"


def _horizon(low: str, start: int, end: int) -> int | None:
    match = _HORIZON.search(low, start, end)
    years = parse_number(match["n"]) if match else None
    return int(years) if years else None


def _deadline(parsed: Parsed, start: int, end: int) -> str | None:
    """The date that « d'ici », « en », « au » introduces after the figure, or « d'ici », « à l'horizon » before it."""
    first = parsed.sentence_at(start).start
    for dated in parsed.dates_between(first, end):
        before = parsed.low[max(first, dated.start - 26) : dated.start]
        cue = _DUE if dated.start > start else _DUE_FIRST
        if cue.search(before) and not _SINCE.search(before):
            return dated.edtf
    return None


_AIM = re.compile(r"\bcibles?\b|\bobjectifs?\b|\bvise|\ba\satteindre\b|\bprevu")
_FROM = re.compile(r"\bdepart\b|\breference\b|\binitial|\bbase\b|\bsituation\b")
_UNIT_OF_ROW = re.compile(r"\((?P<unit>[a-z %]{1,20})\)\s*$")
_CELL = re.compile(r"(?P<n>[\d .,]{1,14})\s?(?P<pc>%)?")


def tabled_goals(parsed: Parsed) -> list[Found]:
    """The rows of a table that has a column of targets: value, baseline and current level from the other columns."""
    rows: dict[tuple[int, int], list[Block]] = defaultdict(list)
    for block in parsed.blocks:
        if block.kind == "cell" and block.table is not None and block.row is not None:
            rows[block.table, block.row].append(block)
    return [goal for cells in rows.values() if (goal := _row_goal(parsed, cells))]


def _row_goal(parsed: Parsed, cells: list[Block]) -> Found | None:
    heads = {c.column: fold_text(" ".join(c.headers)) for c in cells}
    aims = [c for c in cells if c.column and _AIM.search(heads[c.column])]
    label = next((c for c in cells if c.column == 0), None)
    if len(aims) != 1 or label is None:
        return None
    value, percent = _cell(parsed, aims[0])
    if value is None or re.search(r"€|euros?\b|\bchf\b", heads[aims[0].column]):
        return None
    others = [c for c in cells if c.column and c is not aims[0] and _cell(parsed, c)[0] is not None]
    base = next((c for c in others if _FROM.search(heads[c.column])), others[0] if others else None)
    current = next((c for c in reversed(others) if c is not base), None)
    year = re.search(r"20\d\d", heads[aims[0].column])
    words = parsed.folded.text[label.start : label.end]
    told = _UNIT_OF_ROW.search(parsed.low[label.start : label.end])
    target = Target(
        value=value,
        baseline=_cell(parsed, base)[0] if base else None,
        current=_cell(parsed, current)[0] if current else None,
        unit="%" if percent else told["unit"] if told else " ".join(words.split()[:3]),
        deadline=year.group() if year else None,
        label=" ".join(words.split()),
    )
    return label.start, aims[0].end, target


def _cell(parsed: Parsed, block: Block) -> tuple[Decimal | None, bool]:
    found = _CELL.fullmatch(parsed.low[block.start : block.end].strip())
    return (parse_number(found["n"].strip()), bool(found["pc"])) if found else (None, False)

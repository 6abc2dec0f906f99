"""The steps in the life of the plan that a document states: announced, presented, adopted, signed…"""

import re
from dataclasses import dataclass, replace

from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.sentences import Sentence
from tramontane.evidence.extraction.life.days import dated, dateline, session_day
from tramontane.evidence.extraction.life.subjects import Topic, is_recital, tells_of_plan, topic_of
from tramontane.evidence.extraction.life.verbs import Telling, tellings
from tramontane.evidence.extraction.naming.names import Named
from tramontane.evidence.values import StatusWord

_VOTED = ("adopted", "rejected", "postponed")
_ACT = cue(r"\b(?:deliberation|arrete|decide|decision|proces-verbal|compte[\s-]rendu|releve)\b")
_PACT = cue(r"\b(?:convention|accord|protocole|contrat|pacte|charte|avenant|memorandum)\b")
_DONE_AT = cue(r"\s*(?:fait|signe|etabli)e?s?\s(?:a\s[a-z'\s-]{2,40}?,?\s|en\s[^.;]{0,40}?\s)?(?:le\s|ce\s)")
_FILE = re.compile(
    r"(?<!le\s)(?<!ce\s)\bdossiers?\s(?:\S+\s){0,2}?(?:a\sete\s|est\s|ont\sete\s)?depose|\bdepos\w*\s[^.;:]{0,30}\b(?:un|des|nos|notre|leurs?|son)\s(?:\w+\s)?dossiers?\b"
)
_CREDITS = re.compile(r"\b(?:autorisations?|credits?|ap|ae|compte)\b")
_WHEN = cue(r"\bquand\b|\bquelle\sdate\b")
_BARE_VOTE = re.compile(
    r"\s*(?:mise?\saux\s(?:voix|vote),?\s)?(?:(?:la|cette|le|ce)\s)?(?:(?:deliberation|rapport|projet|texte)\s(?:\S+\s){0,3}?(?:est\s|a\sete\s|mise?\saux\svoix,?\s(?:est\s)?)?)?"
    r"(?:adoptee?|approuvee?)\s?(?:a\sl'unanimite|a\sla\smajorite|par\s\d|[.!]|$)"
)


@dataclass(frozen=True, slots=True)
class Step:
    """``text[start:end]`` states that the plan reached a step, on an EDTF date if one is said.

    ``weak`` when only a heading, a noun or a formula says so.
    """

    start: int
    end: int
    value: StatusWord
    date: str | None
    weak: bool = False


def steps_of(parsed: Parsed, plan: list[Named]) -> list[Step]:
    """The steps of the main plan, the furthest first; a bare « annonce » is dropped once an act is stated."""
    topic = topic_of(plan)
    found: list[Step] = []
    for sentence in parsed.sentences:
        if parsed.blocks[sentence.block].kind == "cell" or is_recital(parsed, sentence):
            continue
        found += _in_sentence(parsed, topic, sentence)
    return _kept(_best(found))


def _in_sentence(parsed: Parsed, topic: Topic, sentence: Sentence) -> list[Step]:
    told = tellings(parsed, sentence.start, sentence.end)
    if parsed.low.endswith("?", sentence.start, sentence.end):
        return _asked(parsed, topic, sentence, told)
    put_off = any(t.value == "postponed" for t in told)
    told = [t for t in told if not (put_off and t.voice == "noun" and t.value != "postponed")]
    found: list[Step] = []
    floor = sentence.start
    for i in range(len(told)):
        if (
            (put_off and told[i].voice == "noun")
            or _is_routine(parsed, told[i])
            or not tells_of_plan(parsed, topic, sentence, told[i])
        ):
            continue
        ceiling = told[i + 1].start if i + 1 < len(told) else sentence.end
        telling, on, reached = _placed(parsed, told[i], floor, ceiling)
        step = _step(parsed, sentence, telling, on)
        if on is None and (telling.voice == "noun" or telling.value == "to_adopt") and telling.mood == "done":
            continue
        floor = reached if telling.voice != "noun" else floor
        found.append(step)
    if not found and (formula := _formula(parsed, sentence)):
        found.append(formula)
    return found


def _is_routine(parsed: Parsed, telling: Telling) -> bool:
    """« nous avons déposé un dossier », « ouvre une autorisation d'engagement »: no step of the plan itself."""
    around = (max(0, telling.start - 40), telling.end + 50)
    if telling.value == "submitted":
        return bool(_FILE.search(parsed.low, *around))
    return telling.value == "opened" and bool(_CREDITS.search(parsed.low, *around))


def _placed(parsed: Parsed, telling: Telling, floor: int, ceiling: int) -> tuple[Telling, str | None, int]:
    """A step with its day; « vote du plan » on a day to come is a vote to come."""
    on, reached = dated(parsed, telling, floor, ceiling)
    if on is None and telling.voice == "noun" and telling.value == "adopted":
        telling = replace(telling, value="to_adopt")
        on, reached = dated(parsed, telling, floor, ceiling)
    return telling, on, reached


def _asked(parsed: Parsed, topic: Topic, sentence: Sentence, told: list[Telling]) -> list[Step]:
    """« Quand le plan a-t-il été adopté ? Le 6 mars. »: the day stands at the head of the answer."""
    if sentence.index + 1 == len(parsed.sentences) or not _WHEN.search(parsed.low, sentence.start, sentence.end):
        return []
    answer = parsed.sentences[sentence.index + 1]
    for telling in told:
        if tells_of_plan(parsed, topic, sentence, telling):
            on, _ = dated(parsed, telling, answer.start, min(answer.end, answer.start + 60))
            return [Step(sentence.start, answer.end, telling.value, on)] if on else []
    return []


def _step(parsed: Parsed, sentence: Sentence, telling: Telling, on: str | None) -> Step:
    """The step, on the day its clause says, else that of the session or of the document it is told in."""
    value, low = telling.value, parsed.low
    weak = on is None and (telling.voice == "noun" or _heads_document(parsed, sentence))
    if on is None and value in _VOTED and _ACT.search(low, 0, 1500):
        on = session_day(parsed, sentence.start)
    if on is None and (value == "submitted" or (telling.mood == "now" and value not in ("to_adopt", "postponed"))):
        on = (session_day(parsed, sentence.start) if _ACT.search(low, 0, 400) else None) or dateline(parsed)
    return Step(sentence.start, sentence.end, value, on, weak)


def _heads_document(parsed: Parsed, sentence: Sentence) -> bool:
    """A title, or a first line that is no full sentence."""
    kind = parsed.blocks[sentence.block].kind
    return kind in ("heading", "title") or (not sentence.index and not parsed.low.endswith(".", 0, sentence.end))


def _formula(parsed: Parsed, sentence: Sentence) -> Step | None:
    """« Fait à Nantes, le 2 mars 2026 » under a convention, « Adopté à l'unanimité » in minutes."""
    low = parsed.low
    if _DONE_AT.match(low, sentence.start, sentence.end) and _PACT.search(low, 0, 300):
        days = [d for d in parsed.dates_between(sentence.start, sentence.end) if not d.bare]
        return Step(sentence.start, sentence.end, "signed", days[0].edtf, weak=True) if days else None
    if _BARE_VOTE.match(low, sentence.start, sentence.end) and _ACT.search(low, 0, 400):
        return Step(sentence.start, sentence.end, "adopted", session_day(parsed, sentence.start), weak=True)
    return None


def _best(steps: list[Step]) -> list[Step]:
    """One step per value: dated rather than not, told in a sentence rather than in a heading, the first one."""
    best: dict[StatusWord, Step] = {}
    for step in steps:
        known = best.get(step.value)
        if known is None or (step.date is None, step.weak) < (known.date is None, known.weak):
            best[step.value] = step
    return list(best.values())


def _kept(steps: list[Step]) -> list[Step]:
    """What the document says of the plan's life, the surest first, without what a further step makes idle."""
    strong = [s for s in steps if not s.weak]
    steps = [s for s in steps if not s.weak or s.value in ("to_adopt", "signed", "adopted") or not strong]
    steps = [s for s in steps if not s.weak or s.value == "adopted" or not any(s.date == t.date for t in strong)]
    by_value = {s.value: s for s in steps}
    act = by_value.get("adopted") or by_value.get("signed")
    days = {s.date for s in steps if s.date and s.value != "announced"}
    kept = []
    for step in steps:
        others = [s for s in steps if s is not step]
        if step.value == "to_adopt" and act and not (step.date and step.date > (act.date or "")):
            continue
        if step.value == "announced" and (step.date in days or (step.date is None and others)):
            continue
        if step.date is None and step.value != "to_adopt" and step is not act and others:
            continue
        if step.value in ("submitted", "presented") and act and act.date == step.date:
            continue
        kept.append(step)
    order = {"adopted": 0, "signed": 0, "launched": 1, "presented": 2, "announced": 2, "submitted": 3, "to_adopt": 4}
    return sorted(kept, key=lambda s: (s.date is None, order.get(s.value, 5), s.start))

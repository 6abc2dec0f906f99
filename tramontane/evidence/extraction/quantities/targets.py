"""The target that a counted figure states: baseline, current level, deadline, rhythm and wording."""

import re
from decimal import Decimal

from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.quantities.counts import Counted, qualifier_of
from tramontane.evidence.extraction.quantities.goals import around, is_goal, lead_date
from tramontane.evidence.extraction.quantities.growths import Found, words
from tramontane.evidence.extraction.quantities.horizons import (
    deadline_of,
    horizon_of,
    is_yearly,
    per_of,
    tail_of,
    this_year,
)
from tramontane.evidence.extraction.quantities.levels import level_at
from tramontane.evidence.values import Target

_DROP = cue(
    r"\b(?:baiss\w*|reduction|diminution|redui\w+|diminu\w+|recul\w*|abaiss\w+|economi\w+)\b[^.]{0,60}?(?:\bde|\bd')\s?(?:pres\sde\s|"
    r"au\smoins\s|environ\s|plus\sde\s)?$"
)
_MINUS = re.compile(r"(?<![\w%])(?:[-–−]|−\s)$")
_MAYBE = re.compile(r"\bpourr(?:ait|aient)\b|\b[a-z]{3,}r(?:ait|aient)\b")
_VERB = re.compile(
    r"\b[a-z]{2,}(?:er|ir|re|ra|ront|rons)\s(?:(?:au\smoins|plus\sde|pres\sde|environ|jusqu'a|quelque)\s)?(?:les\s)?$"
)
_AGAINST = re.compile(r"\b(?:contre|vs\.?|au\slieu\sd(?:e|')|est\sa|etait\sa|sont|etaient|que(?:\sde)?)\s(?:\w+\s)?$")


def goal_of(parsed: Parsed, figures: list[Counted], index: int, *, listed: bool, after: int) -> Found | None:
    """The target that a counted figure states, None if it is a figure of context.

    ``listed`` when it stands in an item of the plan's axes, ``after`` is where the target before it ends.
    """
    figure = figures[index]
    if not is_goal(parsed, figure, listed=listed, after=after):
        return None
    low, sentence, near = parsed.low, parsed.sentence_at(figure.start), around(parsed, figure)
    begin, least = figure.start, figure.least
    levels = levels_beside(parsed, figures, index)
    yearly = is_yearly(low, figure.end, near.end)
    first, stop = _verb_before(low, near.start, begin), tail_of(parsed, yearly or figure.stop, near.end)
    falls = _DROP.search(low, near.start, begin) or _MINUS.search(low, max(0, begin - 2), begin)
    sign = -1 if figure.unit == "%" and falls else 1
    said = low[near.start : begin] + near.after
    target = Target(
        value=sign * (figure.value if least is None else least),
        value_max=None if least is None else figure.value,
        baseline=levels[0] if levels else None,
        current=levels[1] if len(levels) > 1 else None,
        unit=figure.unit,
        per=per_of(low, (begin, figure.end), (near.start, near.end)) if not figure.said else "total",
        qualifier="range" if least is not None else qualifier_of(low, figure.start, about=figure.about),
        deadline=deadline_of(parsed, sentence.start, figure.end, sentence.end) or lead_date(parsed, figure),
        horizon_years=horizon_of(low, sentence.start, sentence.end),
        modality="conditional" if _MAYBE.search(said) and not re.search(r"\bdevr", said) else "firm",
        label=words(parsed, first, stop),
    )
    return first, stop, target


_ALL = cue(r"(?<!\bvise )(?<!visons )(?<!visent )(?<!atteindre )\b(?:les|nos|ses|leurs|ces|aux|des|mes|vos)\s$")
_FEW = 7


def is_whole(parsed: Parsed, figure: Counted, target: Target) -> bool:
    """« équiper les 62 missions locales »: how many there are, which no plan can change, and no date to do it by."""
    bare = target.deadline is None and target.baseline is None and target.per == "total" and figure.unit != "%"
    return bare and bool(_ALL.search(parsed.low, max(0, figure.start - 24), figure.start))


def is_few(parsed: Parsed, figure: Counted, target: Target) -> bool:
    """« organiser trois ateliers », in words and without a date: something to do rather than a level to reach."""
    bare = target.deadline is None and target.baseline is None and target.per == "total" and target.unit != "%"
    bare = bare and not parsed.low[figure.start].isdigit()
    return bare and target.value is not None and 0 < target.value < _FEW and target.horizon_years is None


def levels_beside(parsed: Parsed, figures: list[Counted], index: int) -> list[Decimal]:
    """Where things stand according to the figures after a target, in its sentence and the next, else before it."""
    goal = figures[index]
    sentence, block = parsed.sentence_at(goal.start), parsed.block_at(goal.start)
    following = parsed.sentences[sentence.index + 1 : sentence.index + 2]
    last = min(block.end, goal.end + 240, following[0].end if following else sentence.end)
    found = []
    for level in figures[index + 1 : index + 5]:
        if level.start >= last:
            break
        if _is_level(parsed, level, goal, 2):
            found.append(level.value)
    if found:
        return found
    before = parsed.sentences[sentence.index - 1] if sentence.index else sentence
    floor = max(before.start, block.start, goal.start - 240)
    for level in reversed(figures[max(0, index - 4) : index]):
        if level.start < floor:
            break
        if _is_level(parsed, level, goal, 1) and (goal.unit == level.unit or _same(level.unit, goal.unit)):
            return [level.value]
    return []


def _is_level(parsed: Parsed, level: Counted, goal: Counted, least: int) -> bool:
    floor = parsed.sentence_at(level.start).start
    if level.vote or level_at(parsed.low, level.start, level.end, this_year(parsed), floor) < least:
        return False
    if (level.unit == "%") != (goal.unit == "%") and level.unit:
        return False
    before = parsed.low[max(0, level.start - 24) : level.start]
    return not level.unit or not goal.unit or _same(level.unit, goal.unit) or bool(_AGAINST.search(before))


def _same(one: str, other: str) -> bool:
    """Whether two units begin with the same noun."""
    if not one or not other:
        return not one
    return one.split(maxsplit=1)[0][:5].lower() == other.split(maxsplit=1)[0][:5].lower()


def _verb_before(low: str, start: int, position: int) -> int:
    """Where the verb that brings a figure begins (« former au moins 300… », « formera 300… »), else the figure."""
    verb = _VERB.search(low, max(start, position - 40), position)
    return verb.start() if verb else position

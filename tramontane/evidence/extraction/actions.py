"""What the plan says will be done: « sera créé », « la Région ouvrira », « créer », « la création de »."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tramontane.evidence.extraction.clauses import is_foreign
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.wording import doing_label
from tramontane.evidence.values import Action

_STEMS = (
    r"(?:cre|organis|lanc|ouv|financ|form|souten|soutien|develop|developp|install|accompagn|deploy|equip"
    r"|adopt|cartographi|fourn|veill|sensibilis|recrut|mobilis|mett|favoris|stimul|propos|reuni|construi|aid|attir|renforc"
    r"|experiment|test|amenag|acquer|acquier|attribu|publi|editer|modernis|structur|ten|approuv|institu"
    r"|generalis|etabli|pilot|certifi|evalu|rejoin|cofinanc|subventionn|concev|produi|heberg|implant)"
)
_FUNDED = re.compile(r"\b(?:millions?|milliards?|euros|m€)(?:\s(?:de\s|d')?\w+)?\s?$")
_PASSIVE = re.compile(
    rf"\b(?:ser(?:a|ont)|(?:est|sont)(?=\s(?:cre|institue|lance|approuv)))\s(?:\w+ment\s|egalement\s|aussi\s"
    rf"|ainsi\s)?{_STEMS}\w*?(?:e|ee|es|ees|i|ie|is|ies|u|ue|us|ues|uit|uite|ert|erte|erts|ertes|mise?s?)\b"
)
_FUTURE = re.compile(
    rf"\b(?:s')?{_STEMS}\w*?(?:ra|ront)\b|\b(?:doit|doivent)\s(?:aussi\s|egalement\s)?voir\sle\sjour\b"
    rf"|\bverr(?:a|ont)\sle\sjour\b|\baur(?:a|ont)\sdroit\b|\bdoi(?:t|vent)\s(?={_STEMS})"
)
_INFINITIVE = re.compile(
    rf"(?:\b(?:pour|afin\sde|afin\sd'|de|d'|a|et|prevoit\sde|permettra\sde|charge\sl'[a-z ]+?de)\s?|[:–—•]\s?"
    rf"|^\s*|,\s)(?P<verb>(?:{_STEMS}\w*?(?:er|ir|ire|uire)|tenir|ouvrir|soutenir|mettre\sen\s(?:place"
    rf"|oeuvre))\b)"
)
_NOMINAL = re.compile(
    r"(?:\b(?:l'|la\s|le\s|au\s|un\s|une\s))(?P<noun>(?:creation|organisation|financement|developpement"
    r"|ouverture|mise\sen\splace|lancement|soutien|accompagnement|deploiement|animation|installation"
    r"|recrutement|signature(?=\sd'un))(?:\s\w+elle|\s\w+el)?\s(?:a\s|a\sl'|de\s|d'|du\s|des\s|en\s))"
)
_END = re.compile(
    r"[.;:»]|,\s|\s(?:afin|tout\sen|pour\s(?:superviser|stimuler|sensibiliser|faire|lutter|promouvoir"
    r"|ameliorer)|destinees?\sa\sfavoriser|mais|tandis|qui\sn'|et\s(?:creera|developpera|proposera|mettra"
    r"|ouvrira|d'organiser|de\s(?:structurer|doubler)))\b"
)
_NO = re.compile(r"\bn(?:e\s|')[^.;,]{0,40}\b(?:pas|aucun|plus|point)\b|\baucune?\b")
_SUBJECT = re.compile(
    r"(?:.*[,;:»]\s|^\s*(?:[•–—*-]\s*|\d\.\s*)?(?:\w+\s?:\s)?(?:dans\s(?:ce\scadre|ce\sbut),\s"
    r"|d'autre\spart,\s)?)(?=[^,;:»]*$)"
)
_PURPOSE = re.compile(r"\b(?:pour|afin\sde|a)\s?$")
_STEP = re.compile(
    r"(?:lancement|adoption|presentation)\s(?:de\s|du\s|d')(?:ce\s|son\s|sa\s|cette\s|la\s|un\s)?(?:plan"
    r"|strategie|feuille)|.{0,40}\betre\s(?:adopte|soumis|presente)"
)
_SKIP = re.compile(r"^\s*(?:vu|considerant)\b|\bmarche\b|\blevee\b")


@dataclass(frozen=True, slots=True)
class Doing:
    """``text[start:end]`` states an action of the plan."""

    start: int
    end: int
    value: Action


def actions_of(parsed: Parsed, said: Sequence[tuple[int, int]] = ()) -> list[Doing]:
    """The actions, in order and without overlap; none where ``said`` holds an axis or a target already."""
    found: list[Doing] = []
    for sentence in parsed.sentences:
        if parsed.blocks[sentence.block].kind in ("heading", "title", "cell"):
            continue
        low = parsed.low[sentence.start : sentence.end]
        if _SKIP.search(low) or is_foreign(low, 0, len(low)):
            continue
        reached = 0
        for start, stop in sorted(_spans(low)):
            end = start + len(low[start:stop].rstrip(" ,"))
            if start < reached or end - start < 12:
                continue
            if _STEP.match(low, start):
                continue
            if reached and _PURPOSE.search(low, max(0, start - 10), start):
                continue
            reached = end
            first, last = sentence.start + start, sentence.start + end
            if _is_said(said, first, last):
                continue
            negated = bool(_NO.search(low, max(0, start - 30), end))
            found.append(Doing(first, last, Action(label=doing_label(parsed.folded.text[first:last]), negated=negated)))
    return found


def _is_said(said: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether half of ``[start, end)`` or more is the label of an axis or the wording of a target."""
    i = bisect_right(said, (end, 0))
    near = said[max(0, i - 3) : i]
    return any(2 * (min(end, b) - max(start, a)) >= end - start for a, b in near)


def _spans(low: str) -> list[tuple[int, int]]:
    found = []
    for match in _PASSIVE.finditer(low):
        subject = _SUBJECT.match(low[: match.start()])
        start = subject.end() if subject else 0
        if not low[start : match.start()].strip():
            start = 0
        if _FUNDED.search(low[start : match.start()]) or match.start() - start > 160:
            continue
        found.append((start, _stop(low, match.end(), 110)))
    for match in _FUTURE.finditer(low):
        subject = _SUBJECT.match(low[: match.start()])
        start = subject.end() if subject else match.start()
        joined = low[: match.start()].endswith((" et ", " ou ", ", "))
        start = start if match.start() - start < 90 and not joined else match.start()
        found.append((start, _stop(low, match.end())))
    found += [(m.start("verb"), _stop(low, m.end())) for m in _INFINITIVE.finditer(low)]
    found += [(m.start("noun"), _stop(low, m.end())) for m in _NOMINAL.finditer(low)]
    return found


def _stop(low: str, position: int, most: int = 140) -> int:
    """Where an action ends: at a stop, but not at the closing mark of a name quoted inside it."""
    stop = len(low)
    for end in _END.finditer(low, position):
        stop = end.start()
        if end.group() != "»" or low.rfind("«", position, stop) <= low.rfind("»", position, stop):
            break
    else:
        stop = len(low)
    if stop - position > most:
        stop = position + most
        stop = low.rfind(" ", position, stop)
    return max(stop, position)

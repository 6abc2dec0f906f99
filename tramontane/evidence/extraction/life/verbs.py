"""The verbs and nouns that tell a step in the life of a plan, with the moment they speak of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.cues.texts import Text
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.values import StatusWord

Mood = Literal["done", "now", "coming", "negated"]
Voice = Literal["active", "passive", "bare", "noun", "phrase"]
_Class = Literal["adopt", "examine", "submit", "present", "announce", "launch", "sign", "open", "postpone", "reject"]

_STEMS: dict[_Class, str] = {
    "adopt": r"adopt|vot|approuv|valid|enterin|ratifi|avalis|homologu|accept|arret|plebiscit|promulgu",
    "examine": r"examin|etudi|discut|trait",
    "submit": r"depos",
    "present": r"present",
    "announce": r"annonc|devoil|revel",
    "launch": r"lanc|demarr|initi",
    "sign": r"(?:co|contre)?sign|paraph",
    "postpone": r"(?<!d')report|ajourn|differ|decal|suspend|renvoy",
    "reject": r"rejet|refus|retoqu|recal|ecart|repouss",
}  # fmt: skip
_IRREGULAR: dict[_Class, dict[str, str]] = {
    "submit": {
        "part": r"soumise?s?|transmise?s?|remise?s?",
        "now": r"soumets?|soumettent|soumettons|transmets?|transmettent|transmettons|remet(?!\sen\b)|saisit",
        "coming": r"soumettra|soumettront|transmettra|transmettront|remettra|remettront",
        "infinitive": r"soumettre|transmettre",
    },
    "examine": {
        "part": r"debattue?s?",
        "now": r"debat(?=\s(?:du|de\s(?:la|ce|cette|son)|d'un)\b)|debattent|se\sprononce(?:nt)?|statuent?|tranchent?",
        "coming": r"debattra|debattront|(?:(?:se\s)?prononcer|statuer|trancher|deliberer)(?:a|ont)"
        r"|(?:passera|reviendra|viendra|arrivera)(?=\s(?:en\s(?:commission|seance|pleniere)|au\svote|devant)\b)",
        "infinitive": r"debattre|se\sprononcer|statuer|trancher|deliberer"
        r"|(?:re)?(?:passer|venir)(?=\s(?:en\s(?:commission|seance|pleniere)|au\svote|devant)\b)",
    },
    "open": {"part": r"ouverte?s?", "now": r"ouvre", "coming": r"ouvrira", "infinitive": r"ouvrir"},
}
_CLASSES: tuple[_Class, ...] = (
    "adopt", "examine", "submit", "present", "announce", "launch", "sign", "open", "postpone", "reject",
)  # fmt: skip


def _pattern(word: _Class) -> str:
    found = []
    if word in _STEMS:
        found.append(
            rf"(?P<s_{word}>{_STEMS[word]})(?:(?P<p_{word}>ee|es|ees|e)|(?P<n_{word}>ent|ons)"
            rf"|(?P<f_{word}>era|eront|erons)|(?P<i_{word}>er)|(?P<m_{word}>ai(?:t|ent)))"
        )
    for form, words in _IRREGULAR.get(word, {}).items():
        found.append(rf"(?P<{form[0]}x_{word}>{words})")
    return "|".join(found)


_VERB = cue(rf"(?<![\w-])(?:{'|'.join(map(_pattern, _CLASSES))})(?![\w-])")
_NOUNS = cue(
    r"(?<![\w-])(?:(?P<adopt>adoption|approbation|validation|ratification|vote(?=\s(?:du|de\s(?:la|ce|cette|son)|d'un"
    r"|final|solennel|definitif|est|n'est|espere|de\sl'assemblee(?:\s\w+)?\s(?:est|n'est)|a\slieu|aura|prevu|attendu|programme|fixe|en\s(?:seance|pleniere|assemblee))))"
    r"|(?P<sign>signature)|(?P<launch>lancement|demarrage|coup\sd'envoi|mise\sen\soeuvre(?=\sdepuis)"
    r"|entree\sen\svigueur)|(?P<present>presentation)"
    r"|(?P<submit>depot|transmission)|(?P<postpone>report|ajournement)|(?P<reject>rejet)|(?P<examine>examen|debat|decision(?=\s(?:attendue|prevue|le\s\d|en\s(?:seance|pleniere)))))"
    r"(?![\w-])"
)
_PHRASES: tuple[tuple[StatusWord, re.Pattern[str]], ...] = (
    ("adopted", re.compile(
        r"\b(?:donne(?:nt|ra)?|obten\w+|recu|recoit|accorde|accordent|decroch\w+)\s(?:\w+\s){0,2}?(?:feu\svert|aval\b|onction|accord"
        r"|approbation|blanc-seing)|\bfeu\svert\b|\bmarque\w*\sson\saccord\b|\bdit\soui\b|\bse\s(?:sont|est)\sprononce\w*\s(?:pour|en\sfaveur)\b"
        r"|\b(?:vote|voix)\s(?:en\s)?faveur\sd(?:u|e)\b|\ba\spasse\sla\srampe"
    )),
    ("announced", re.compile(
        r"\b(?:leve|levait)\sle\svoile\b|\brendu?e?s?\spublic(?:que)?s?\b|\brend\spublic(?:que)?\b|\bfait\spart\sd(?:e|u)\b"
    )),
    ("launched", re.compile(
        r"\b(?:donne|donnent)\s(?:\w+\s){0,3}?coup\sd'envoi|\bsur\sles\srails\b|\bentr(?:e|es|ee|ees)\sen\s(?:vigueur|application"
        r"|action)|\bmise?s?\sen\s(?:oeuvre|route)\sdepuis"
    )),
    ("submitted", re.compile(
        r"\b(?:vous|leur|lui)\s(?:est\s)?propose?(?:e|ons)?\s(?:\w+\s)?(?:d'|de\s)|\bpropos(?:e|ons)\s(?:aujourd'hui\s)?(?:d'en\s|d')(?:arreter|adopter|approuver)"
        r"|\bpropos(?:e|ent|ons)\s(?:au|aux|a\sla|a\sl')\s?[^.;,]{3,40}?\s(?:d'|de\sl')(?:adopter|approuver|accepter|arreter|ouvrir)\b"
            r"|\bil\svous\sest\s(?:propose|demande)|\b(?:a|ont)\ssaisi\b|\bje\svous\sdemande\sde\s(?:bien\svouloir\s)?(?:en\sdeliberer|adopter|approuver)"
    )),
    ("postponed", re.compile(
        r"\bretire[es]*\sde\sl'ordre\sdu\sjour|\bmise?s?\s(?:en\spause|entre\sparentheses|au\sfrigo)"
        r"|\bsurs(?:is|eoi[rt])\b|\bremise?s?\sa\s(?:plus\stard|l'automne|l'an)"
    )),
    ("rejected", re.compile(
        r"\bvot(?:e|ent)\scontre\s(?:le|la|l'|ce|cette|son)\b|\bdit\snon\s(?:a|au)\b|\bn'a\spas\s(?:ete\s(?:adopte|vote|approuve|valide|retenu)|obtenu)"
    )),
    ("to_adopt", re.compile(
        r"\b(?:inscrite?s?|figur\w+)\sa\sl'ordre\sdu\sjour|\ba\sl'ordre\sdu\sjour\sd(?:e|u)|\brendez-vous\s[^.]{0,30}pour\sle\svote"
        r"|\bproposer?a\sau\svote"
    )),
)  # fmt: skip
_ANY_PHRASE = cue("|".join(pattern.pattern for _, pattern in _PHRASES))

_STEP: dict[_Class, StatusWord] = {
    "adopt": "adopted", "examine": "to_adopt", "submit": "submitted", "present": "presented",
    "announce": "announced", "launch": "launched", "sign": "signed", "open": "opened", "postpone": "postponed",
    "reject": "rejected",
}  # fmt: skip
_ADVERB = (
    r"(?:(?:\w+ment|aussi|donc|deja|enfin|bien|encore|ainsi|ensuite|depuis|hier|tous|toutes|toujours|y|en|lundi|mardi"
    r"|mercredi|jeudi|vendredi|samedi|(?:a\s(?:son\stour|l'unanimite|nouveau))|ce\s(?:matin|soir|jour)|aujourd'hui"
    r"|hier\ssoir|(?:lundi|mardi|mercredi|jeudi|vendredi)\s(?:soir|matin)),?\s){0,2}"
)
_COMING = re.compile(
    rf"\b(?:ser(?:a|ont|ait|aient)|va|vont|(?:doi(?:t|vent)|devr(?:a|ont|ait|aient)|pourr(?:a|ont|ait|aient)|peut|reste\sa"
    rf"|avant\sd'|va|vont|pour|afin\sd')\s?{_ADVERB}etre)\s{_ADVERB}$"
)
_BEEN = cue(
    rf"\b(?:(?:a|ont|avait|avaient|aura|auront|ayant|eut|avoir)\s{_ADVERB}ete|(?<!s')est|(?<!se\s)sont|fut|furent|etait|etaient"
    rf"|vien(?:t|nent)\sd'etre)\s{_ADVERB}$"
)
_LIVE = cue(rf"\b(?:est|sont)\s{_ADVERB}$")
_HAS = re.compile(rf"\b(?:a|ont|avait|avaient|ayant|avons|avoir|aura|auront|ai|eut)\s{_ADVERB}$")
_MOVES = re.compile(r"passer|re?venir|reviendra|viendra|arrivera")
_JUST = cue(
    rf"\b(?:vien(?:t|nent)|decide(?:nt|ons)?|(?:a|ont)\sdecide|choisi|(?:a|ont|avons|ai)\sfait)\s(?:{_ADVERB})?(?:(?:de\s|d')(?:l'|la\s|le\s)?|(?<=\sfait\s))$"
)
_DECIDED = cue(r"\b(?:decid(?:e|ent|ons)|deliberant|delibere|arrete|resolu(?:t|tion)?)\b")
_ITEM = re.compile(r"[\W\d]*(?:[a-h]\)\s)?(?:d'|de\s)?$")
_WILL = re.compile(
    rf"\b(?:doi(?:t|vent)|devr(?:a|ont|ait|aient)|va|vont|pourr(?:a|ont|ait|aient)|peut|appelee?s?\sa|invitee?s?\sa"
    rf"|chargee?s?\sd[e']|reste(?:ra)?\sa|s'apprete(?:nt)?\sa|prete?s?\sa|compte|entend|prevoit|prevoi[rt]\sd[e'])"
    rf"\s?{_ADVERB}(?:l'|la\s|le\s|les\s|en\s|l'en\s|d'|de\s)?$"
)
_HOLDER = cue(
    r"\bnous\savons\s(?:donc\s)?(?:l'honneur|le\splaisir)\sde\s(?:vous\s)?$|\bl'honneur\sde\s(?:vous\s)?$"
    r"|\breunie?s?\b[^.;]{0,30}\bpour\s$"
)
_NOT = cue(r"(?:\bn'|\bne\s)[^.;]{0,16}\b(?:pas|plus|point|jamais|nullement|aucunement|ni)\b[^.;,]{0,20}$")
_IF = re.compile(r"\b(?:si|une\sfois|lorsque|quand|s'il|s'ils|a\scondition\sque|des\sque)\s[^.;,]{0,50}$")
_NOUN_MARK = re.compile(
    r"\b(?:la|le|un|une|du|au|aux|cette|son|sa|ses|votre|notre|leur|de|des|par|sans|sous|a|en|pour|apres|avant|presente"
    r"|d'|premiere?|grande?|belle|date)\s?$"
)
_CLITIC = re.compile(r"\b(?:l'|(?<!de\s)les\s|(?:il|elle|elus|deputes|conseillers|s')\s?en\s|s'en\s)$")
_OF_IT = cue(r"\ben\s(?:a|ont|avait|avaient|aura)\s(?:\w+\s)?$")
_PRONOUN = cue(r"\b(?:vous|nous|leur|lui|se)\s$")
_INVERTED = cue(r"-(?:t-)?(?:ils?|elles?|on)\b")
_NEGATION = cue(r"\b(?:pas|plus|point|jamais|nullement|aucunement)\s(?:encore\s|du\stout\s)?(?=(?:\w+\s){0,2}$)")
_FOLLOWED = re.compile(
    r"(?:,?\s(?:sous\s|ce\s|cet\s|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|aujourd'hui|a\sl'unanimite|officiellement"
    r"|enfin|par\s\d|en\s(?:\w+\s)?(?:seance|assemblee|pleniere|lecture))[^.;]{0,40})?"
    r"(?:[\s,:]+(?:(?:le|la|les|une?|son|sa|ses|leurs?|ce|cette)\s|l'(?!unanimite))|\s?[«#\"])"
    r"(?!\d|matin|soir|jour|midi|semaine|mois|an\b|annee|printemps|ete\b|lundi|mardi|mercredi|jeudi|vendredi|samedi)"
)
_ALSO = re.compile(r"(?:\b(?:et|puis|mais)|,)\s(?:ensuite\s|enfin\s|aussi\s)?$")
_OF = re.compile(r"\s(?:\w+\s){0,2}?(?:du|de\sla|de\sl'|de\sce|de\scette|de\sson|de\ssa|de\snotre|d'une?|de\sleur)\b")
_AHEAD = cue(
    r"\s[^.;]{0,60}?\b(?:prevue?|attendue?|esperee?|programmee?|fixee?|aura\slieu|interviendra|est\sdate|sera)\b"
)
_AT_HOUSE = cue(
    r"(?:\s(?:attendue?\s|prevue?\s)?le\s\d\S{0,2}\s\w+)?\s(?:en|par|au|devant|lors)\s(?:\w+\s){0,3}?(?:seance|pleniere|assemblee|conseil|parlement|commission|elus|deputes|session)\b"
)
_HOUSE = cue(
    r"\b(?:vote|votes|suffrages?|approbation|deliberation|assemblee|pleniere|seance|session|elus|conseil(?:lers)?|deputes"
    r"|commission|parlement|grand\sconseil)\b"
)


_FIRST = {"phrase": 0, "noun": 1}


@dataclass(frozen=True, slots=True)
class Telling:
    """``low[start:end]`` tells a step; ``clitic`` when a pronoun before the verb stands for the plan."""

    start: int
    end: int
    value: StatusWord
    mood: Mood
    voice: Voice
    clitic: bool = False


def tellings(parsed: Parsed, start: int, end: int) -> list[Telling]:
    """The steps that ``[start, end)`` tells of anything, in order, one per place."""
    found = [*_verbs(parsed, start, end), *_nouns(parsed, start, end), *_phrases(parsed, start, end)]
    found.sort(key=lambda t: (t.start, _FIRST.get(t.voice, 2)))
    kept: list[Telling] = []
    for telling in found:
        if not kept or telling.start >= kept[-1].end:
            kept.append(telling)
    return kept


def _phrases(parsed: Parsed, start: int, end: int) -> Iterator[Telling]:
    for value, pattern in _PHRASES if _ANY_PHRASE.search(parsed.low, start, end) else ():
        for match in pattern.finditer(parsed.low, start, end):
            before = parsed.low.part(max(start, match.start() - 40), match.start())
            if value == "rejected" or not _NOT.search(before):
                mood: Mood = "coming" if value == "to_adopt" else "done"
                yield Telling(match.start(), match.end(), value, mood, "phrase")


def _nouns(parsed: Parsed, start: int, end: int) -> Iterator[Telling]:
    for match in _NOUNS.finditer(parsed.low, start, end):
        word: _Class = match.lastgroup  # type: ignore[assignment]  # the groups are named after the classes
        after = parsed.low.part(match.end(), min(end, match.end() + 90))
        own = re.search(r"\b(?:son|sa)\s$", parsed.low[max(start, match.start() - 4) : match.start()])
        ahead = word in ("adopt", "examine") and _AHEAD.match(after)
        house = word in ("adopt", "examine") and _AT_HOUSE.match(after)
        if own or ahead or house or _OF.match(after):
            value: StatusWord = "to_adopt" if ahead or house else _STEP[word]
            yield Telling(match.start(), match.end(), value, "coming" if ahead else "done", "noun", bool(own))


def _verbs(parsed: Parsed, start: int, end: int) -> Iterator[Telling]:
    for match in _VERB.finditer(parsed.low, start, end):
        group = match.lastgroup or ""
        form, word = group.split("_", 1)
        before = parsed.low.part(max(start, match.start() - 60), match.start())
        read = _read(parsed, match, form[0], before, end)
        if read is None or (_IF.search(before) and not parsed.low.endswith("?", start, end)):
            continue
        mood, voice = read
        value = _value(parsed.low, word, mood, voice, match.end(), end)  # type: ignore[arg-type]  # a group's name
        if value:
            clitic = bool(_CLITIC.search(_bare_of_aux(before)) or _OF_IT.search(before))
            yield Telling(match.start(), match.end(), value, mood, voice, clitic)


_AUX_TAIL = re.compile(rf"(?:a|ont|avait|avaient|aura|auront|avons|est|sont|ai)\s{_ADVERB}(?:ete\s)?{_ADVERB}$")


def _bare_of_aux(before: str) -> str:
    """What stands before a verb, its auxiliary left out: « les élus l'ont » → « les élus l' »."""
    return _AUX_TAIL.sub("", before)


def _read(  # noqa: PLR0911 (one line per form)
    parsed: Parsed, match: re.Match[str], form: str, before: str, end: int
) -> tuple[Mood, Voice] | None:
    """The moment and the voice of a verb, None when the word is a noun or says nothing of the kind."""
    negated = bool(_NOT.search(before))
    before = _INVERTED.sub("", _NEGATION.sub("", before) if negated else before)
    if form in "fc":
        return ("negated" if negated else "coming"), "passive" if _MOVES.match(match.group()) else "active"
    if form == "m":
        return None if negated else ("done", "active")
    if form == "i":
        if _JUST.search(before):
            return "now", "active"
        if _HOLDER.search(before) or _is_ordered(parsed, match.start(), before):
            return "now", "active"
        if _MOVES.match(match.group()):
            return ("coming", "passive") if _WILL.search(before) and not negated else None
        return ("coming", "active") if _WILL.search(before) and not negated else None
    if form == "n":
        return None if negated or (_NOUN_MARK.search(before) and not _CLITIC.search(before)) else ("now", "active")
    return _participle(parsed, match, before, end, negated=negated)


def _is_ordered(parsed: Parsed, verb: int, before: str) -> bool:
    """« DÉCIDE : – d'adopter le plan »: an infinitive that opens an item of an act."""
    line = before[before.rfind("\n") + 1 :]
    sentence = parsed.sentence_at(verb)
    opens = _ITEM.match(parsed.low, sentence.start, verb) and _ITEM.match(line)
    return bool(opens and _DECIDED.search(parsed.low, max(0, verb - 1500), sentence.start))


def _participle(  # noqa: PLR0911 (one line per form)
    parsed: Parsed, match: re.Match[str], before: str, end: int, *, negated: bool
) -> tuple[Mood, Voice] | None:
    """« adopté », « a été adopté », « sera adopté », or « adopte » when the accent says so."""
    low = parsed.low
    accent = parsed.plain[match.start() : match.end()]
    if _COMING.search(before):
        return ("negated" if negated else "coming"), "passive"
    if _BEEN.search(before):
        return ("negated" if negated else "now" if _LIVE.search(before) else "done"), "passive"
    if _HAS.search(before):
        return ("negated" if negated else "done"), "passive" if match.group().startswith("demarr") else "active"
    if match.group()[-1] == "e" and not accent.lower().endswith(("é", "ée")):
        followed = _FOLLOWED.match(low, match.end(), min(end, match.end() + 90))
        clitic = _CLITIC.search(before) or _PRONOUN.search(before)
        noun = _NOUN_MARK.search(before) and accent[1:].islower()
        if clitic or (followed and not noun):
            return "now", "active"
        if accent[1:].islower():
            return None
    if _ALSO.search(before) and _FOLLOWED.match(low, match.end(), min(end, match.end() + 90)):
        return "done", "active"
    if accent[0].islower() and re.search(r"\b(?:la|le|un|une|cette|du|ce|son|sa|bien)\s$", before):
        return None
    return "done", "bare"


def _value(  # noqa: PLR0911, PLR0917 (one line per class)
    low: Text, word: _Class, mood: Mood, voice: Voice, after: int, end: int
) -> StatusWord | None:
    """The step that a verb tells at a moment: « sera voté » is still to adopt."""
    if mood == "negated":
        return None
    near = low.part(after, min(end, after + 90))
    if word == "examine":
        return None if mood == "done" and voice != "bare" else "to_adopt"
    if word == "adopt":
        return "to_adopt" if mood == "coming" else "adopted"
    if word in ("submit", "present") and mood == "coming":
        return (
            "to_adopt"
            if _HOUSE.search(near)
            or (word == "submit" and not low.startswith("depos", low.rfind(" ", 0, after - 1) + 1))
            else None
        )
    if (
        word == "submit"
        and voice in ("passive", "bare")
        and re.match(r"\s(?:\w+\s)?au(?:x)?\s(?:vote|suffrages?)", near)
    ):
        return "to_adopt"
    if mood == "coming" and word != "postpone":
        return None
    if word == "reject" and re.match(r"\s(?:a|au|aux|de)\s(?!l'unanimite|la\smajorite)", near):
        return "postponed" if low.startswith("repouss", low.rfind(" ", 0, after - 1) + 1) else "rejected"
    return _STEP[word]

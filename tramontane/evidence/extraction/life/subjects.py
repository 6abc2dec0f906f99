"""Whether a verb that tells a step speaks of the document's plan, or of an amendment, a budget, another plan."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.sentences import Sentence
from tramontane.evidence.extraction.life.verbs import Telling
from tramontane.evidence.extraction.naming.antecedents import takes_up_plan, takes_up_scheme
from tramontane.evidence.extraction.naming.names import PLAN_NOUN, Named

_PLAN = (
    rf"{PLAN_NOUN}|textes?(?!\slegislatif)|documents?(?:-cadre)?|dossier(?!\sd[e'])|deliberation|credit(?:-cadre|\scadre|\sd'engagement)"
    r"|projet(?=\sde\s(?:decret|deliberation|plan|strategie|schema|feuille|programme|pacte|charte|loi\b(?!\sde\sfinances)))"
    r"|projet(?=\saux?\s)|projet(?=\s(?:sera|est\s|a\sete|doit|devra\w*|etait)\b)|decret(?!\sn)|contenu|propositions?\sde\s(?:plan|deliberation)|arrete(?=\sdu\sgouvernement)"
)
_OTHERS = (
    r"amendements?|sous-amendements?|motions?|voeux?|budgets?|comptes?|reglements?|conventions?|contrats?|subventions?"
    r"|avis\b(?!\s(?:favorable|conforme))|demandes?|marches?|bilans?|proces-verba(?:l|ux)|appels?|aides?|cheques?|dispositifs?|fonds|accords?|partenariats?"
    r"|postes?|financements?|candidatures?|centres?|lycees?|questions?|petitions?|resolutions?|lois?|bourses?|prets?"
    r"|prix|concours|guichets?|ordonnances?|recours|chantiers?|travaux|protocoles?|chartes?|resultats?|rapport\sd'(?:activite|evaluation)"
    r"|comptes?\sadministratifs?|decision\smodificative|credits?(?!-cadre|\scadre|\sd'engagement)|investissements?|augmentation|hausse"
    r"|plateforme|logiciel|outil|supercalculateur|calculateur|observatoire|campus|jumeau|ouverture|creation|extension|levee"
    r"|consultation|concertation|enquete|formations?|cursus|experimentation|etude|orientations\sbudgetaires|proposition"
)
_WORD = cue(rf"(?<![\w-])(?:(?P<plan>{_PLAN})|(?P<other>{_OTHERS}))(?![\w-])")
_ANOTHER = re.compile(
    r"^(?:\w+\s)?(?:de\srelance|national|nationale|nationaux|europeen|europeenne|federal|france\s2030|d'investissements?\sd'avenir|climat"
    r"|velo|sante\b|local\sd'urbanisme|cancer|vigipirate|precedente?|anterieure?|initiale?|de\smandat|(?:abroge|remplace)e?"
    r"|pluriannuel\sd'investissement|(?:20[01]\d)-(?:201\d|202[0-2])\b(?!\d))"
)
_BEFORE = cue(r"\b(?:precedente?|propre|ancien(?:ne)?|autres?|premiere?|dernier(?=\splan)|vaste\splan|cet\sautre)\s$")
_EDGE = re.compile(
    r"[;:(]\s|\s[–—]\s|,\s(?=(?:qui|dont|mais|et|tandis|alors|ou|puis|avant|apres|lequel|laquelle|ce\squi|que)\b)"
    r"|\b(?=(?:qui|que|qu'|dont|auquel|laquelle)\b)|\bet\s(?=(?:le|la|les|l'|il|elle|un|une|ce|cette)\b)"
)
_RELATIVE = re.compile(r"(?:,\s)?(?:et\s)?(?:qui|que|qu'|dont|lequel|laquelle)")
_PRONOUN = re.compile(
    r"(?:[^,]{0,40},\s)?(?:et\s|mais\s|puis\s)?(?:il|elle|celui-ci|celle-ci|ce\sdernier|cette\sderniere|le\stout|l'ensemble)\b"
)
_THEN_IT = cue(r"[^.;:]{0,100}?,\s(?:il|elle|celui-ci|celle-ci)\b")
_HOUSE = cue(
    r"\b(?:assemblee|conseil|elus|parlement|gouvernement|deputes|conseillers|commission\spermanente|hemicycle|executif"
    r"|grand\sconseil|souverain|peuple|senat|plenum|citoyens|population|chambre)\b"
)
_OBJECT = re.compile(
    r"(?:,?\s(?:(?:ce\s)?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?:\s(?:soir|matin|dernier|\d\S{0,2}\s\w+))?|hier(?:\ssoir)?"
    r"|aujourd'hui|ce\s(?:matin|jour|soir|midi)|le\s\d\S{0,2}\s\w+(?:\s\d{4})?|officiellement|enfin|a\sl'unanimite"
    r"|en\s(?:seance\s|assemblee\s)?(?:pleniere|seance|\w+\slecture)),?){0,2}\s(?:l'|(?:les|le|la|une|un|son|sa|ses|leurs|leur|ce|cette|cet|des|notre|deux|trois)\s)"
    r"(?:(?:grand|nouveau|nouvelle|premiere?|futur|future|ambitieux|vaste|tout|veritable|tres)\s)*"
    r"(?!(?:matin|soir|jour|midi|semaine|mois|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|an|annee)\b)"
    r"(?P<noun>[a-z][\w-]*)"
)
_OPENS = re.compile(
    r"[\W\d]*(?:adopte|vote|approuve|valide|presente|lance|annonce|devoile|signe|depose|soumis|reporte|engage|elabore|prepare"
    r"|construit|concu|imagine|initie|finance|pilote)e?s?\b"
)
#: « nous avons voté en juillet 72 millions pour l'IA ».
_SUM_FOR_IT = re.compile(
    r"[^.;:]{0,40}?\d[\d\s,.]{0,12}(?:millions?|milliards?|m€|md€)[^.;:]{0,30}\bpour\s(?:l'ia\b|l'intelligence\sartificielle)"
)
_THAT = cue(r"(?:\s\w+){0,4}?,?\s(?:que\s|qu')")
_THROUGH = re.compile(
    r"(?:message|avant-projet|grandes\slignes|lignes|contours|contenu|details?|principes?|lancement|demarrage|versions?|priorites|cadre|mise|volets?"
    r"|axes|mesures|chiffres|elements|signature|adoption|creation|enveloppe|montant|projet|texte|esquisse|ebauche|examen|vote|debat)\b"
)
_BALLOT = cue(r"\b(?:vote|examen|scrutin|adoption|decision|debat|lancement)\b")
_THE_BALLOT = re.compile(r"(?:quant\sau|le|ce|son)\s(?:vote|scrutin|examen)\b(?!\sd)")
_RECITAL = re.compile(r"\s*(?:[-–•]\s*)?(?:vu|considerant|attendu)\b")


@dataclass(frozen=True, slots=True)
class Topic:
    """The places where a document names its plan, ascending."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def names_in(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The mentions that begin in ``[start, end)``."""
        i = bisect_left(self.starts, start)
        while i < len(self.starts) and self.starts[i] < end:
            yield self.starts[i], self.ends[i]
            i += 1


def topic_of(plan: list[Named]) -> Topic:
    """Where the plan is named."""
    mentions = sorted((n.start, n.end) for n in plan)
    return Topic(tuple(m[0] for m in mentions), tuple(m[1] for m in mentions))


def is_recital(parsed: Parsed, sentence: Sentence) -> bool:
    """« Vu la délibération… », « Considérant… »."""
    return bool(_RECITAL.match(parsed.low, sentence.start, sentence.end))


def tells_of_plan(parsed: Parsed, topic: Topic, sentence: Sentence, telling: Telling) -> bool:
    """Whether the subject of a passive verb, or the object of an active one, is the plan."""
    left = max(sentence.start, telling.start - 260)
    right = min(sentence.end, telling.end + 170)
    if telling.voice == "noun":
        return _noun(parsed, topic, sentence, telling, right)
    after = _heads(parsed, topic, telling.end, right)
    before = _heads(parsed, topic, left, telling.start)
    clause = _clause(parsed.low, left, telling.start)
    if telling.clitic and telling.voice == "active":
        direct = _OBJECT.match(parsed.low, telling.end, right)
        if direct and not _THROUGH.match(parsed.low, direct.start("noun")):
            return False
        house = telling.value == "adopted" and _HOUSE.search(parsed.low, max(left, telling.start - 60), telling.start)
        return _taken_up(parsed, topic, sentence, before, unsaid=bool(house))
    if telling.voice in ("passive", "bare"):
        return _passive(parsed, topic, sentence, telling, before, after, clause)
    if telling.voice == "phrase":
        first = [own for _, own in after[:1]] or [own for _, own in before[-1:]]
        return first[0] if first else _taken_up(parsed, topic, sentence, before)
    return _active(parsed, topic, sentence, telling, before, after, clause)


def _noun(parsed: Parsed, topic: Topic, sentence: Sentence, telling: Telling, right: int) -> bool:
    """« l'adoption du plan », « son adoption »."""
    after = _heads(parsed, topic, telling.end, min(right, telling.end + 70))
    if telling.clitic:
        before = _heads(parsed, topic, max(sentence.start, telling.start - 260), telling.start)
        further = _heads(parsed, topic, telling.end, right)
        return further[0][1] if further and not before else _taken_up(parsed, topic, sentence, before)
    return bool(after and after[0][1]) or (not after and telling.value == "to_adopt")


def _passive(  # noqa: PLR0911, PLR0917 (from the nearest subject to the furthest)
    parsed: Parsed,
    topic: Topic,
    sentence: Sentence,
    telling: Telling,
    before: list[tuple[int, bool]],
    after: list[tuple[int, bool]],
    clause: int,
) -> bool:
    inside = [own for at, own in before if at >= clause]
    if telling.voice == "bare":
        if inside or before:
            return before[-1][1] if telling.start - before[-1][0] < 130 else False
        opening = telling.start - clause < 14 or _OPENS.match(parsed.low, sentence.start, sentence.end)
        if opening and _THEN_IT.match(parsed.low, telling.end, min(sentence.end, telling.end + 120)):
            return _taken_up(parsed, topic, sentence, before)
        return bool(opening and after and after[0][1] and after[0][0] - telling.end < 110)
    if inside or telling.value == "opened":
        return bool(inside) and inside[0]
    if _RELATIVE.match(parsed.low, clause, telling.start):
        return bool(before) and before[-1][1]
    if after and after[0][0] - telling.end < 14:
        return after[0][1]
    if _OBJECT.match(parsed.low, telling.end, min(sentence.end, telling.end + 40)):
        return False
    voted = telling.value == "postponed" and _BALLOT.search(parsed.low, clause, telling.start)
    if voted and _THE_BALLOT.match(parsed.low, clause, telling.start):
        return not takes_up_scheme(parsed, sentence)
    if (
        voted
        or _PRONOUN.match(parsed.low, clause, telling.start)
        or parsed.low[max(0, telling.start - 30) : telling.start].lstrip().startswith("et ")
    ):
        return _taken_up(parsed, topic, sentence, before)
    return False


def _active(  # noqa: PLR0911, PLR0917 (from what is written after the verb to what is left unsaid)
    parsed: Parsed,
    topic: Topic,
    sentence: Sentence,
    telling: Telling,
    before: list[tuple[int, bool]],
    after: list[tuple[int, bool]],
    clause: int,
) -> bool:
    if _THAT.match(parsed.low, telling.end, min(sentence.end, telling.end + 50)):
        return False
    direct = _OBJECT.match(parsed.low, telling.end, min(sentence.end, telling.end + 60))
    if direct and not _THROUGH.match(parsed.low, direct.start("noun")):
        near = [own for at, own in after if at <= direct.end() + 1]
        if not near:
            return False
    if after:
        return after[0][1]
    if telling.value == "adopted" and _SUM_FOR_IT.match(parsed.low, telling.end, min(sentence.end, telling.end + 120)):
        return True
    if _RELATIVE.match(parsed.low, clause, telling.start):
        return bool(before) and before[-1][1]
    if telling.value in ("to_adopt", "submitted"):
        house = _HOUSE.search(parsed.low, max(sentence.start, telling.start - 90), telling.start)
        return bool(house or telling.clitic) and (not before or before[-1][1])
    return False


def _taken_up(
    parsed: Parsed, topic: Topic, sentence: Sentence, before: list[tuple[int, bool]], *, unsaid: bool = False
) -> bool:
    """A pronoun stands for the nearest plan or scheme named before it, three sentences back at most.

    ``unsaid`` is the answer when neither is named there.
    """
    if before:
        return before[-1][1] or any(own for _, own in before)
    if takes_up_scheme(parsed, sentence):
        return False
    if takes_up_plan(parsed, sentence):
        return True
    for told in reversed(parsed.sentences[max(0, sentence.index - _BACK) : sentence.index]):
        if heads := _heads(parsed, topic, told.start, told.end):
            return heads[0][1] or any(True for _ in topic.names_in(told.start, told.end))
    return unsaid


def _clause(low: str, left: int, verb: int) -> int:
    """Where the clause of a verb begins."""
    found = left
    for edge in _EDGE.finditer(low, left, verb):
        if verb - edge.end() > 3:
            found = edge.end()
    return found


def _heads(parsed: Parsed, topic: Topic, start: int, end: int) -> list[tuple[int, bool]]:
    """The nouns of ``[start, end)`` that a step can be about: where each stands, whether it is the plan."""
    found = dict.fromkeys((s for s, _ in topic.names_in(start, end)), True)
    for match in _WORD.finditer(parsed.low, start, end):
        at = match.start()
        own = match["plan"] is not None and not _other(parsed, topic, match)
        named = match["other"] is not None and any(True for _ in topic.names_in(match.end(), match.end() + 4))
        found.setdefault(at, own or named)
    return sorted(found.items())


_BACK = 3
_QUOTE = re.compile(r"(?:\s[\w'-]+){0,4}\s[«\"]\s?")


def _other(parsed: Parsed, topic: Topic, match: re.Match[str]) -> bool:
    """« le plan de relance », « son propre plan », « le plan « Autre chose » »."""
    low = parsed.low
    if _ANOTHER.search(low[match.end() + 1 : match.end() + 44]) or _BEFORE.search(
        low[max(0, match.start() - 16) : match.start()]
    ):
        return True
    quote = _QUOTE.match(low, match.end(), match.end() + 60)
    if not quote or not topic.starts:
        return False
    return not any(True for _ in topic.names_in(match.end(), quote.end() + 12))

"""What the plan says will be done, or not: « sera créé », « la Région ouvrira », « créer », « la création de »."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tramontane.evidence.extraction.clauses import is_foreign
from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.cues.texts import Text
from tramontane.evidence.extraction.doing.deeds import DEED
from tramontane.evidence.extraction.doing.doings import PURPOSE, infinitive_at, spans_of
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.sentences import Sentence
from tramontane.evidence.extraction.naming.names import PLAN_NOUN
from tramontane.evidence.extraction.naming.wording import doing_label
from tramontane.evidence.values import Action, Modality

_NO = cue(
    r"\bn(?:e\s|')[^.;,]{0,60}\b(?:pas|aucune?|plus|point|jamais|rien|guere|nullement|ni)\b|\baucune?\b|\bnul(?:le)?\b"
    r"|\bsans\s(?:que|aucun)|\b(?:abandonne|ecarte|annule|supprime|retire|refuse|exclu|rejete|ecarte)e?s?\b"
    r"|^\W*(?:pas|jamais|plus)\s(?:de|d'|un|question)\b|\brenonc\w+|\brefus(?:e|ent|era|ons)\b|\bexclu(?:t|ent)\b"
    r"|^(?:abandon|renoncement|suspension|arret)\b|\bmis\sfin\b|\bhors\sde\squestion\b"
)
_WOULD = re.compile(r"\b(?:ser|pourr|devr)(?:ait|aient)\b|\b[a-z]{3,}(?:erait|eraient|irait|iraient|drait|draient)\b")
_STEP = cue(
    rf"(?:lancement|adoption|presentation|signature|mise\sen\soeuvre|elaboration|financement|deploiement|ouverture"
    rf"|developpement)\s(?:de\s|du\s|d')(?:ce\s|son\s|sa\s|cette\s|la\s|un\s|une\s|notre\s)?(?:{PLAN_NOUN}|credits?"
    r"|feuille|ia\b|l'ia\b|l'intelligence|intelligence)"
    r"|.{0,40}\betre\s(?:adopte|soumis|presente|examine|vote|precise)"
    rf"|.{{0,60}}\b(?:{PLAN_NOUN}|texte|projet|deliberation|document|budget|message|amendement|avis|rapport|seance|vote"
    r"|debat|reponse|motion|resultats?)\b.{0,50}\b(?:adopt|vot|examin|soum|present|debatt|approuv|rejet|report"
    r"|sera\slance"
    r"|se\sdecline|couvr|s'etend|entrera|dur|leve|transmis|ajourn)"
    r"|.{0,60}\bil\sest\s(?:ouvert|affecte|inscrit)\s(?:(?:au|a)\s[^,;.]{0,30})?(?:une\senveloppe|un\scredit|\d)"
    r"|ouvre\s(?:une\senveloppe|un\scredit)|ouvrir\s(?:[^,;.\d]{0,20}\s)?(?:autorisation|credit|enveloppe)"
    r"|(?:limiter|inscrire|porter|ramener|affecter)\s(?:a\s)?\d|hors\sde\squestion$"
    r"|\W*la\sseance\b|.{0,30}\b(?:renvoi|amendement|motion|question\sprealable)\b.{0,50}\b(?:repouss|retir|suspend)"
    r"|.{0,60}\bse\sprononc|.{0,60}\ben\sdebattr"
    r"|.{0,80}\bsera\s(?:dote|de\s|le\s|la\s|reparti|precise|presente|soumis|vote|adopte|examine|debattu|connu|atteint"
    r"|evoque|comprise?|estime|evalue|chiffre|porte\sa)"
    r"|.{0,80}\bseront\s(?:reparti|precise|presente|soumis|vote|adopte|examine|debattu|connu|atteint|evoque|estime"
    r"|evalue|chiffre|comptabilise|la\s|le\s|les\s|de\s|\d)"
    r"|.{0,80}\bser(?:a|ont)\s(?:publie|affiche|notifie|transmis|insere)\w*\s(?:au|sur|aux)\s(?:le\s)?(?:journal"
    r"|recueil|registre"
    r"|bulletin|site)|.{0,30}\b(?:mesures|actions|orientations|propositions|conditions|criteres)\b.{0,20}\bsont\sretenu"
    r"|.{0,40}\b(?:approuv|adopt|vot|valid|rejet)\w*\s(?:le|la|l'|les|ce|cette|sa|son)\s?(?:presente?\s)?(?:plan"
    r"|strategie"
    r"|feuille|texte|deliberation|rapport|avis|budget|proces)"
)
_RECITAL = re.compile(r"\s*(?:vu|considerant|attendu)\b")
_SKIP = re.compile(r"marche\s(?:mondial|europeen|de\sl'ia)\b|levee\sde\b|contacts?\s(?:presse|:)")
_HEADED = re.compile(r"\s*(?:mesure|action|fiche|engagement|operation)s?\s(?:n[°o]\s?)?[\d.]+\s?[:.–—-]\s*")
_INTRODUCES = cue(
    r"\b(?:mesures?|actions?|engagements?|au\sprogramme|prevoi\w+|prevu\w*|propos\w+|annonc\w+|recommand\w+|preconis\w+"
    r"|decid\w+|concretement|finance\w*|comprend|chantiers?|realisations?|projets?|dispositifs?|nouveautes?|notamment"
    r"|suivante?s?|creera|ouvrira|demand\w+|souhait\w+|prioritaires?)\b"
)
_SCHEMED = re.compile(
    r"\s*(?:une?|des|deux|trois|quatre|cinq|six|dix|douze|vingt)\s(?!(?:millions?|milliards?|voix|ans)\b)[a-z]"
)
_MARKED = re.compile(r"\s*(?:[•–—*◦-]|\d{1,2}(?:[.)]|°\)?)|[a-z]\))\s")
_BLANK = re.compile(r"\s*")
_DEED_FIRST = re.compile(rf"\s*{DEED}\b")
_FINITE = re.compile(r"\b(?:est|sont|ont|sera|seront|etait|avait|peut|peuvent|doit|doivent|contre)\b|\d\s?(?:€|m€|%)")


@dataclass(frozen=True, slots=True)
class Doing:
    """``text[start:end]`` states an action of the plan."""

    start: int
    end: int
    value: Action


def actions_of(parsed: Parsed, said: Sequence[tuple[int, int]] = ()) -> list[Doing]:
    """The actions, in order and without overlap; none where ``said`` holds an axis or a target already."""
    found: list[Doing] = []
    introduced = False
    for sentence in parsed.sentences:
        block = parsed.blocks[sentence.block]
        low = parsed.low.part(sentence.start, sentence.end)
        if block.kind != "item":
            introduced = low.endswith(":") and bool(_INTRODUCES.search(low))
        if low.endswith("?") or _RECITAL.match(low) or _SKIP.search(low):
            continue
        for start, end in _in_sentence(parsed, sentence, low, introduced=introduced):
            span = sentence.start + start, sentence.start + end
            around = max(0, start - 40), min(len(low), end + 30)
            if not _is_said(said, *span) and not is_foreign(low, *around):
                found.append(Doing(*span, _value(parsed.folded.text[slice(*span)], low, start, end)))
    return found


def is_doing(label: str) -> bool:
    """Whether the folded label of a part is itself something to do: « équiper les lycées »."""
    return infinitive_at(label) is not None and len(label.split()) > 2


def _in_sentence(parsed: Parsed, sentence: Sentence, low: Text, *, introduced: bool) -> Iterator[tuple[int, int]]:
    block = parsed.blocks[sentence.block]
    opens = sentence.start == block.start or bool(_BLANK.fullmatch(parsed.low, block.start, sentence.start))
    plain = parsed.plain[sentence.start : sentence.end]
    if block.kind in ("heading", "title", "cell"):
        headed = _HEADED.match(low)
        at = headed.end() if headed else 0
        if not opens or (not headed and (block.kind != "cell" or block.column)):
            return
        verb = infinitive_at(low, at)
        if verb is not None and len(low) - verb > 20:
            yield verb, min(len(low), 220)
        return
    item = opens and (block.kind == "item" or bool(_MARKED.match(low)))
    if opens and not item and _DEED_FIRST.match(low) and not _FINITE.search(low):
        item = True
    spans = spans_of(low, plain, item=item)
    if item and introduced and not spans and len(low) > 14 and _SCHEMED.match(low) and not _FINITE.search(low):
        spans = [(len(low) - len(low.lstrip()), len(low.rstrip(" ;.,")))]
    yield from _apart(low, sorted(spans))


def _value(text: str, low: Text, start: int, end: int) -> Action:
    words = low.part(start, end)
    negated = bool(_NO.search(words)) or _is_denied(low, start)
    modality: Modality = "conditional" if _WOULD.search(words) else "firm"
    return Action(label=doing_label(text), negated=negated, modality=modality)


def _is_denied(low: Text, start: int) -> bool:
    """« Pas de caméras », « il n’est pas prévu de recruter »: the negation stands just before."""
    opening = max(low.rfind(mark, 0, start) for mark in (", ", "; ", ": ", ". ", "« "))
    before = max(0, start - 40, opening + 1)
    return bool(
        re.search(
            r"\bn(?:e\s|')[a-z' ]{2,24}\s(?:pas|plus)\b[a-z' ]{0,20}$|\b(?:pas|jamais)\s(?:de|d')?\s?$",
            low[before:start],
        )
    )


def _apart(low: Text, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches that are actions, none inside another."""
    reached = 0
    for start, stop in spans:
        end = start + len(low[start:stop].rstrip(" ,;.:"))
        if start < reached or end - start < 12 or low.count(" ", start, end) < 2 or _STEP.match(low.part(start, end)):
            continue
        if reached and PURPOSE.search(low, max(0, start - 10), start):
            continue
        reached = end
        yield start, end


def _is_said(said: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether an axis or a target says it: most of ``[start, end)``, or half of it up to its end."""
    i = bisect_right(said, (end, 0))
    for first, last in said[max(0, i - 3) : i]:
        share = (min(end, last) - max(start, first)) / (end - start)
        if share >= 0.8 or (share >= 0.5 and last >= end - 8):
            return True
    return False

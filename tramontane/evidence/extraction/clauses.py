"""How a clause speaks of its sum: is it the plan's money, and how sure is it?"""

import re
from dataclasses import dataclass

from tramontane.evidence.extraction.grammar.money import Money
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.sentences import Sentence
from tramontane.evidence.values import Modality

_FOREIGN = re.compile(
    r"budget\s(?:total|global|annuel|primitif|general)?\s?(?:de\sla\s(?:region|collectivite|ville|metropole)"
    r"|du\s(?:conseil|canton|departement)|regional)|"
    r"au\sniveau\s(?:national|mondial|europeen)|economie\s(?:mondiale|nationale|francaise)|dans\sle\smonde"
    r"|march\w+\s(?:mondial|europeen|francais)"
    r"|\bmarche\b[^.]{0,30}\b(?:passer|atteind|represent)|\bpib\b|chiffre\sd'affaires|societe\sau\scapital"
    r"|\bcapital\s(?:social|de)\b|\bdividende|\bbenefice"
    r"|\blevee?s?\s(?:de|du|un|une|plus)\b|\b(?:ont|a|avait|avaient)\s(?:deja\s)?leve\b|lev(?:er|ee)\s(?:\d"
    r"|plus|pres)|tours?\sde\stable|capital-risque"
    r"|plan\sde\srelance|france\s2030|strategie\snationale|plan\snational|\betat\s(?:a|avait)\s(?:promis"
    r"|annonce|mis|consacre)|commission\seuropeenne"
    r"|rien\sa\svoir|ne\spas\sconfondre|a\sne\spas\s|\bde\sson\scote\b|\bde\sleur\scote\b|entierement\sprive"
    r"|fonds\sprives?|investisseurs?\sprives?"
    r"|\babroge|precedent\s(?:plan|schema)|plan\sprecedent|le\sprecedent\b|chaque\sannee\squ|\bcomparaison\b"
)
_LEFT_OUT = re.compile(
    r"(?:n'est|ne\ssont|n'etaient|n'etait)\s(?:pas|nullement)\s(?:\w+\s)?(?:compris|inclus|compte|retrace|integre)"
    r"|\bnon\s(?:compris|inclus|retrace|comptabilise)|\bhors\s(?:du\s|de\sl'|de\sla\s|de\scette\s"
    r"|de\sce\s)?(?:present|plan|enveloppe|budget|perimetre|strategie)"
)
_LEAVES_OUT = re.compile(
    r"\bne\s(?:comprend|comprennent|comprenant|compte|comptent|inclut|incluent)\spas\b|\bhors\s(?!du\splan"
    r"|enveloppe|de\sl'enveloppe)|\bsans\scompter\b|\ben\splus\sd(?:e|u|es)\b"
)
_BESIDE = re.compile(
    r"\ben\ssus\b|\ben\splus\sd(?:e|u|es)\b|\bs'(?:y\s)?ajout\w+|\bvien(?:t|nent|dront|dra)\s(?:s'ajouter"
    r"|en\splus|completer)|\bpar\sailleurs\b"
    r"|\bindependamment|\bsans\slien\savec|\bautres?\s(?:plan|programme)"
)
_ABSENT = re.compile(
    r"\bn'?e?\s?(?:est|sont|sera|seront|etait|a|ont)\s(?:pas|plus)\s(?:\w+\s)?(?:finance|budget|prevu|inscrit"
    r"|retenu)|\baucun(?:e)?\s(?:euro|credit|financement|budget)"
)
_REJECTED = re.compile(
    r"\b(?:est|a\sete|ete|sont|fut|etait)\s(?:\w+\s)?(?:rejete|repousse|refuse|ecarte)|\b(?:rejete"
    r"|repousse)[es]*\b|\bn'a\spas\sete\s(?:retenu|adopte|vote)"
)
_SUPERSEDED = re.compile(
    r"\bpremiere\sversion\b|\btabl(?:ait|aient)\b|\bet\snon\b|\bau\slieu\sd|\binitialement\b"
    r"|\bd'abord\sannonce|(?:annonce|prevu|evoque|avance)e?s?\s(?:au\sdepart|a\sl'origine|auparavant"
    r"|initialement|par\serreur|en\s\w+\sdernier)|\bpar\serreur\b|\bet\snon\splus\b"
    r"|\bcontre\b(?=[^.]{0,40}(?:annonce|prevu|envisage|initial))"
)
_CONDITIONAL = re.compile(
    r"\bpourrai\w+|\bserai(?:t|ent)\b|\baurai(?:t|ent)\b|\bpasserai\w+|\batteindrai\w+|\bporterai\w+"
    r"|\bsous\sreserve|\ben\scas\sd|\bsi\s(?:le|la|les|l'|elle|bruxelles)|\beventuel|\bdevrai(?:t"
    r"|ent)\s(?:pouvoir|etre\scomplet)"
)
_REQUESTED = re.compile(
    r"\bdemandee?s?\b|\bsollicit|\bcandidat(?:e|ure)?\b|\breclam|\bdemande\s(?:a|au|aux)\b|\ben\sattente\b"
)
_ESTIMATED = re.compile(
    r"\bestim\w+|\bprevoi(?:t|ent)\s(?:d'y\s|de\s(?:consacrer|mobiliser|investir|depenser)|d'(?:investir"
    r"|engager|affecter))|\bevalu(?:e|ation)|\bchiffr(?:ee?s?\sa|age)|\bprevision|\bdevrai(?:t|ent)\b"
    r"|\bescompt|\bespere|\ben\smoyenne\b|\b(?:cabinets?|economistes|analystes|etude)\b|\bordre\sde\sgrandeur"
    r"|\benvisag|\bcompte\s(?:y\s)?(?:consacrer|mobiliser|investir)"
)
_SPENT = re.compile(
    r"\bmandat(?:e|es|ee|ees)\b|\b(?:ont|a|avait)\s(?:deja\s)?(?:ete\s)?(?:vers|depens|pay|debours|decaiss)e"
    r"|\bdeja\s(?:vers|depens|pay|mobilis|investi|engag)|\b(?:millions?|milliards?|euros|m€|€)\s(?:ont\sete\s"
    r"|deja\s)?(?:payes|depenses|decaisses|verses|mandates)\b"
)
_PROPOSED = re.compile(
    r"\bproposition\b|\bamendement\b|\bpropose(?:nt)?\s(?:de\sporter|d'ajouter|plutot)|\bcontre-proposition"
)
_COMPUTED = re.compile(r"\bnos\scalculs|\bcalcul(?:e|s)?\sde\b|\bselon\snos\b|\bd'apres\snos\b")
_ORDER: tuple[tuple[Modality, re.Pattern[str]], ...] = (
    ("rejected", _REJECTED), ("negated", _ABSENT), ("superseded", _SUPERSEDED), ("requested", _REQUESTED),
    ("conditional", _CONDITIONAL), ("estimated", _ESTIMATED), ("spent", _SPENT), ("proposed", _PROPOSED),
)  # fmt: skip
_NOW = re.compile(r"\b(?:ramene|porte|passe|revise|reduit|releve)\w{0,2}\s(?:desormais\s|finalement\s)?a\s$")
_PART_OF = re.compile(r"\bdont\s(?:[\w']+\s){0,2}$")
_OF_IT = re.compile(r"\ben\s(?:recoi|recev|represent|obtien|absorb|capt|concentr)\w*\s[^.;]{0,24}$")
_AFFORDED = re.compile(
    r"\b(?:etat|europe|union\seuropeenne|feder|entreprises?|universites?|banque|fonds\s(?!regiona)|groupe"
    r"|partenaires?|mecen\w+)\b[^.,]{0,40}\b(?:apport|financ|contribu|abond|investi|promis|vers|participa)\w*"
)
_SHARE = re.compile(r"\bparticipation\s(?:de|du|des)\b|\bcofinanc|\bcontrepartie")


@dataclass(frozen=True, slots=True)
class Reading:
    """How one sum is spoken of: ``external`` when the clause says it is not the plan's money."""

    external: bool
    modality: Modality


def read_sums(parsed: Parsed) -> list[Reading]:
    """One reading per sum of the document, in order.

    A sum after « dont », or that something « en reçoit », follows the sum it is part of.
    """
    readings: list[Reading] = []
    before = 0
    for money in parsed.money:
        reading = _read(parsed, money, before)
        if readings and _is_share(parsed, money, before):
            reading = Reading(readings[-1].external or reading.external, reading.modality)
        readings.append(reading)
        before = money.end
    return readings


def _is_share(parsed: Parsed, money: Money, before: int) -> bool:
    """Whether a sum is part of the one that ends at ``before``, in its sentence or in the sentence before."""
    if _PART_OF.search(parsed.low, max(0, money.start - 24), money.start):
        return True
    sentence = parsed.sentence_at(money.start)
    told = _OF_IT.search(parsed.low, sentence.start, money.start)
    return bool(told) and parsed.sentence_at(before - 1).index == sentence.index - 1


def is_foreign(low: str, start: int, end: int) -> bool:
    """Whether ``low[start:end]`` speaks of something that is not the document's plan."""
    return bool(_FOREIGN.search(low, start, end))


def _read(parsed: Parsed, money: Money, before: int) -> Reading:
    low = parsed.low
    sentence = parsed.sentence_at(money.start)
    start, end = parsed.clause_at(money.start, money.end)
    if start - sentence.start < 90 and low[sentence.start : start].endswith(": ") and before <= sentence.start:
        start = sentence.start
    external = (
        bool(
            _FOREIGN.search(low, start, end)
            or _set_apart(low, money, sentence, (start, end))
            or _SHARE.search(low, start, end)
        )
        or bool(_AFFORDED.search(low, start, end))
        or _compared(parsed, money, start, end)
        or bool(re.search(r"\b(?:premier|dernier)\s", low[money.core[0] : money.core[1]]))
        or bool(_FOREIGN.search(low, max(sentence.start, money.start - 160), money.start))
    )
    return Reading(external, _modality(low, (start, end), money, sentence.end, before))


def _set_apart(low: str, money: Money, sentence: Sentence, clause: tuple[int, int]) -> bool:
    """« 4 M€, non compris dans le plan », « ne comprend pas les 10 M€ », « s'ajoutent 30 M€ »."""
    return bool(
        _LEFT_OUT.search(low, money.end, sentence.end)
        or _LEAVES_OUT.search(low, sentence.start, money.start)
        or _BESIDE.search(low, *clause)
    )


def _modality(low: str, clause: tuple[int, int], money: Money, stop: int, before: int) -> Modality:
    """The first cue of the clause; what a figure replaces is read after the sum ``before`` it only."""
    start, end = clause
    if _REJECTED.search(low, start, stop) and not _REJECTED.search(low, start, money.start):
        return "rejected"
    for modality, cue in _ORDER:
        first = max(start, before) if modality == "superseded" else start
        if cue.search(low, first, end) and not (modality == "superseded" and _NOW.search(low, first, money.start)):
            return modality
    return "computed" if _COMPUTED.search(low, start, money.start) else "firm"


def _compared(parsed: Parsed, money: Money, start: int, end: int) -> bool:
    """Another territory than the document's own in the same clause: a comparison."""
    own = parsed.territory.name if parsed.territory else None
    near = parsed.places_between(start, end)
    return bool(near) and own is not None and all(p.name != own for p in near)

"""The parts of a plan told in sentences: which sums share the total out, to what, and which are parts of parts."""

import re
from collections.abc import Mapping
from itertools import takewhile

from tramontane.evidence.extraction.clauses import Reading
from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.grammar.money import Money
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.sentences import Sentence, within
from tramontane.evidence.extraction.naming.antecedents import SCHEME_NOUN, antecedent
from tramontane.evidence.extraction.naming.names import PLAN_NOUN
from tramontane.evidence.extraction.parts.instalments import is_instalment
from tramontane.evidence.extraction.parts.structure import CUE, Part, own_sums
from tramontane.evidence.extraction.parts.sums.lacks import is_lack

_FOR = (
    r"alloue|dedie|consacre|mobilise|investi|affecte|destine|fleche|reserve|attribue|prevu|octroye|engage"
    r"|programme|orient"
)
_SPENT = (
    r"(?:\s(?:supplementaires?|restants?|restantes?|suivants?|autres))?,?"
    rf"(?:\s(?:(?:ser(?:a|ont)|est|sont|va|vont|doit|doivent|devr\w+|ont\sete|a\sete)\s)?(?:\w+ment\s|ainsi\s"
    rf"|aussi\s|enfin\s)?(?:etre\s)?(?:{_FOR})\w{{0,3}}"
    r"|\s(?:iront|ira|vont|va|reviennent|reviendront|revient|servir\w*|servent))?"
)
_TO = (
    r"\s(?:a\sl'|a\sla\s|a\s|au\s|aux\s|pour\s(?:l'|la\s|le\s|les\s)?|dans\s(?:l'|la\s|le\s|les\s)?"
    r"|vers\s(?:la\s|le\s|l'|les\s)?|sur\s(?:la\s|le\s|l'|les\s)?|en\sfaveur\sd(?:e\sla\s|e\sl'|u\s|es\s|e\s))"
)
_PAYS = (
    r"(?:\s(?:restants?|supplementaires?))?\s(?:(?:doit|doivent|devront|vont|va|permettr\w+\sd(?:e\s"
    r"|'))\s?(?=[a-z]+er\b)"
    r"|viendr(?:a|ont)\sen\s(?:soutien|appui)\s(?:a|aux|au|des|du|de)\s(?:la\s|l')?"
    r"|(?:servir|financ|soutien|appui|couvr|porte|paie|paye|alimente|abonde|aide)\w*\s(?:l'|la\s|le\s|les\s|des\s"
    r"|un\s|une\s)?)"
)
_GIVEN = re.compile(rf"(?:{_SPENT}{_TO}|{_PAYS})(?P<label>[^\n.;()]{{3,200}})")
_SUBJECT = cue(
    r"(?:(?:enfin|ensuite|puis|tout\sd'abord|d'abord|de\sson\scote|quant\sa)\s?,?\s)?(?P<label>(?:l'|la\s|le\s"
    r"|les\s)[^\n.;,:]{3,90}?)"
    r"(?:,\s(?:(?:consacre|dedie|relatif|portant|axe)\w*\s(?:a|au|aux|sur)\s(?:l'|la\s|le\s"
    r"|les\s)?)?(?P<inner>[^,]{3,90}),)?\s"
    r"(?:beneficie|recoi|recev|dispose|n'est\spas\sen\sreste|n'est\spas\soublie|(?:est|sera|sont"
    r"|seront)\s(?:dote|credite|finance|soutenu)|mobilise|concentre"
    r"|represente|obtien|absorbe|capte|se\svoi|s'adjuge|pese|recueille|compte\ssur|a\sdroit)\w*"
)
_ORDINAL = cue(
    r"(?:le|la)\s(?:premier|premiere|deuxieme|second|seconde|troisieme|quatrieme|cinquieme|sixieme|dernier|derniere)\b"
)
_PART_OF = cue(
    r"\b(?:de\scette\s(?:somme|enveloppe)|sur\s(?:ces|cette\s(?:somme|enveloppe)|ce\stotal)|parmi\slesquels"
    r"|dont|incluant|y\scompris|comprenant"
    r"|notamment|au\ssein\sde\scette|avec\splus|a\ssavoir)\b[^.;]{0,60}$"
)
_AMONG = cue(r"\b(?:dont|incluant|y\scompris|notamment|parmi\slesquels)\b[^.;]{0,60}$")
_MADE_OF = re.compile(r"\s(?:d'|de\s|en\s)(?P<label>[^\n.;()]{3,200})")
_NO_LABEL = re.compile(
    rf"(?:(?:ce\s|cette\s|le\s|la\s|l'|un\s|une\s|son\s|sa\s|notre\s)?(?:{PLAN_NOUN}|pot\b|exercice|tranche\b|(?:premiere?|seconde?)\s(?:engagement|tranche)|texte|document|projet|dossier|rapport|credit"
    rf"|region|conseil)\b"
    r"|c'est\b|cela\b|(?:ils?|elles?|on|nous|je|vous)\s|j'|ventilation|repartition|decoupage|decomposition|detail\b|soit\b|dont\b|bilan\b|addition\w*\b"
    r"|\d|annees?\b|ans?\b|periode|duree|table\b|prochain|(?:deux|trois|quatre|cinq|six|dix)\s(?:ans"
    r"|annees)|exercices?\b)"
)
_AND = re.compile(r"(?:,|;|,?\set|,?\spuis)\s(?:(?:plus|moins|pres)\s(?:de\s|d')|enfin\s)?$")
_SCHEME = cue(
    rf"(?:\b(?:l'|les?\s|la\s|une?\s|cet(?:te)?\s|ces?\s|son\s|sa\s))?"
    rf"(?P<label>(?P<noun>\b{SCHEME_NOUN}\b(?:\s(?:regional|europeen|commun)\w{{0,2}}\b)?)"
    r"(?:\s(?:pour|de|d'|du|des|aux?)\s?(?:la\s|l'|les?\s)?[\w'-]+)?)"
)
_ARTICLE = re.compile(r"^(?:l['’]|les?\s|la\s|des\s|une?\s)", re.IGNORECASE)
_QUOTED = re.compile(r"\s?«\s?(?P<name>[^«»]{3,80}?)\s?»")
_MORE = cue(r"\ssupplementaires?\b|\sde\splus\b|\sadditionnels?\b")
_END = re.compile(
    r"\s?[,:;(]|\s—|\s–\s|\.{3,}|…|\s(?:avec|afin|tout\sen|grace|soit|tandis|alors\sque|dont|qui\s)\b|\s{3,}"
)
_QUOTED_BEFORE = cue(
    r"(?:\b(?:axe|volet|pilier|chantier|priorite|poste|ligne|lot|phase|tranche|theme|thematique|defi|orientation|mesure"
    r"|objectif|bloc|levier)s?\s(?:n\s?°\s?)?(?:\w+\s)?)«\s?(?P<label>[^«»\n]{3,80}?)\s?»[^.;«»]{0,40}$"
)
_SAID_FIRST = re.compile(
    r"(?P<label>(?:l'|la\s|le\s|les\s|[a-z]{4,}(?:er|ir|re)\s)(?!somme|total|montant|reste|region|conseil"
    r"|plan)[^:.;,()?!]{3,60}?),\s(?:c'est\s|ce\ssont\s|ce\ssera\s)(?:environ\s|pres\sde\s)?$"
    r"|(?P<doing>[a-z]{4,}(?:er|ir|re)\s[^:.;,()?!]{5,60}?),\s$"
)
_QUOTED_NEAR = re.compile(r"[;:,]\s(?:et\s)?«\s?(?P<label>[^«»\n]{3,80}?)\s?»,?\s(?:\(|a\s|:\s|pour\s|dote\sde\s)?$")
_LED = re.compile(
    r"(?:(?:enfin|ensuite|puis|et|d'abord|pour\sfinir),?\s)?(?P<label>(?:l'|la\s|le\s|les\s)?(?!total|cout|budget|demande\sd|credit"
    r"|enveloppe|montant|objectif|resultat|coup|plafond|dotation|duree|contact|soit|question|reponse)"
    r"[a-z][^:.;,()?!]{2,60}?)(?:,?\s(?:d'abord|ensuite|enfin|puis|pour\s(?:finir|commencer)|pour\ssa\spart"
    r"|quant\sa\s\w+))?\s?:\s(?:environ\s|pres\sde\s|plus\sde\s)?$"
)
_PRICED = re.compile(
    r"(?:[,;:]|\b(?:et|financ\w+|pay\w+|servir\w*\sa|permettr\w+|soutien\w+|soutenir|creer\w*|couvr\w+|porter\w*\ssur|vont\sa|iront\sa))\s"
    r"(?:et\s|puis\s|enfin\s)*(?P<label>(?:un|une|des|le|la|les|l'|d'un|d'une|deux|trois|quatre|cinq|six|dix|\d{1,4})\s?[^,;:.()\d]{3,80}?)"
    r"(?:,\s(?:pour|a\shauteur\sde|dotee?s?\sde|a\sraison\sde)|\s?\(|\s(?:pour|a\shauteur\sde))\s?(?:environ\s|pres\sde\s)?$"
)
_LINE = re.compile(
    r"\s*(?:[^:;]{2,60}:\s)?(?:et\s|enfin\s)?(?!en\s|le\s\d|soit\b|dont\b|(?:le\s|ce\squi\s|l'autre\s)?(?:reste|solde|reliquat)\b"
    r"|(?:un|une|deux|trois|la|l')\s?(?:autre\s)?(?:tiers|quarts?|moitie|cinquiemes?|part\b|partie\b))(?P<label>[a-z][^,;:()\d]{2,60}),\s"
)
#: One decision in favour of somebody, rather than a part of the plan.
_GRANTED = cue(
    r"(?:^|\b)(?:attribu|allou|accord|octroi|octroy|autoris|subventionn)(?:e|es|ent|er|era|ant|ons)?\s|\bdecid\w+\sd(?:'|e\s)(?:affecter|attribuer)"
    r"|\b(?:convention|marche|contrat)\s(?:\w+\s){0,4}de\s$"
)
#: What stands before a colon that opens a breakdown, and is none of its parts.
_ANNOUNCES = cue(
    r"\b(?:ventilation|repartition|detail|decomposition|au\sprogramme|en\sdetail|dans\sle\sdetail|additionnons|resumons|recapitulons"
    r"|comptons|calculons|a\ssavoir|concretement|en\sclair|bilan|faisons\s\w+\s\w+|autrement\sdit|precisement|notamment|c'est-a-dire"
    r"|destinations?|emplois?|usages?|postes?|ainsi|partage|au\smenu|verdict|resultat|recapitulatif)\s?:\s"
)
_ENTRY = re.compile(r"«\s?(?P<label>[^«»:\n]{3,60}?)\s?:\s$")
_NAMED_SUM = re.compile(
    r"(?:^|[.;:,?]\s|\b(?:d'abord|ensuite|enfin|puis|vien\w+|suit|suivent|reste|place\sa|marche|quant\sa|et|pour)\s)"
    r"«\s?(?P<label>[^«»\n]{3,60}?)\s?»[^.;«»]{0,50}$"
)


def prose_parts(parsed: Parsed, readings: list[Reading], taken: Mapping[int, int]) -> list[Part]:
    """Every sum of the running text that could pay for a part of the plan, labelled, with a first guess of its level.

    ``taken`` holds the levels of the sums that a list or a table already placed, by identity.
    """
    announced = CUE.search(parsed.low)
    own = own_sums(parsed, readings) - taken.keys()
    found: list[Part] = []
    block = -1
    holder: tuple[int, int] = (-1, 0)
    for money in parsed.money:
        sentence = parsed.sentence_at(money.start)
        if id(money) in taken:
            holder = (sentence.block, taken[id(money)])
        if id(money) not in own or parsed.blocks[sentence.block].kind == "cell":
            continue
        span = _label(parsed, sentence, money)
        inside = _PART_OF.search(parsed.low, sentence.start, money.start) or _after_colon(
            parsed, sentence, money, found
        )
        follows = found and block == sentence.block and found[-1].level == 2 and _continues(parsed, found[-1], money)
        sure = 0.0 if span is None else 0.7 if announced else 0.5
        start, end = span or _around(parsed, sentence, money)
        among = bool(inside) and bool(_AMONG.search(parsed.low, sentence.start, money.start))
        level = 2 if (inside and found) or follows else 1
        level = 3 if among and holder == (sentence.block, 2) else level
        if _GRANTED.search(parsed.low, sentence.start, money.start) or is_instalment(parsed.low, sentence, money):
            sure = 0.0
        lack = is_lack(parsed.low, money.core[0], money.end)
        found.append(Part(start, end, money, level, sure=0 if lack else sure, among=among, lack=lack))
        block = sentence.block
    return found


def label_of(parsed: Parsed, money: Money) -> tuple[int, int, float]:
    """The words that tell what a part of an axis pays for, and how sure they are of it.

    « Un centre de calcul, pour 8 M€ » names it before the sum, « 15 M€ iront aux projets » after it.
    """
    sentence = parsed.sentence_at(money.start)
    if before := _PRICED.search(parsed.low, max(sentence.start, money.start - 120), money.start):
        return *before.span("label"), 0.6
    span = _label(parsed, sentence, money)
    return (*span, 0.7) if span else (*_around(parsed, sentence, money), 0.5)


def _around(parsed: Parsed, sentence: Sentence, money: Money) -> tuple[int, int]:
    """The words on a sum that no verb gives to anything: a name before it, what follows it, else the sum itself."""
    if named := _NAMED_SUM.search(parsed.low, max(sentence.start, money.start - 120), money.start):
        return named.span("label")
    if line := _LINE.fullmatch(parsed.low, sentence.start, money.start):
        return line.span("label")
    stop = _before_next(parsed, money, sentence.end)
    start = money.end + len(parsed.low[money.end : stop]) - len(parsed.low[money.end : stop].lstrip(" ,:;"))
    while stop > start and parsed.low[stop - 1] in " .,;:":
        stop -= 1
    return (start, stop) if stop > start else (money.start, money.end)


def _after_colon(parsed: Parsed, sentence: Sentence, money: Money, found: list[Part]) -> bool:
    """« X reçoit 22 M€ : 18 M€ iront à…, 4 M€ à… »: the sums after the colon are parts of the one before it."""
    if not found or not found[-1].money or found[-1].money.start < sentence.start:
        return False
    colon = parsed.low.rfind(":", sentence.start, money.start)
    here = takewhile(lambda p: p.money is not None and p.money.start >= sentence.start, reversed(found))
    return any(p.money and p.money.start < colon for p in here)


def purpose_of(parsed: Parsed, money: Money) -> str:
    """What a sum that is no axis's pays for, in the document's words; empty when it does not say.

    « Il sera doté de 2 M€ » names what the pronoun stands for.
    """
    sentence = parsed.sentence_at(money.start)
    told = antecedent(parsed, sentence)
    span = _label(parsed, sentence, money) if told is None else None
    if span is None:
        span = _named(parsed, told.start, told.end) if told else _named(parsed, sentence.start, money.start)
    if span is not None and _SCHEME.match(parsed.low, *span):
        span = _named(parsed, *span)
    return _ARTICLE.sub("", " ".join(parsed.folded.text[span[0] : span[1]].split())) if span else ""


def _named(parsed: Parsed, start: int, end: int) -> tuple[int, int] | None:
    """The scheme that a stretch names: its quoted name, else « le fonds régional »."""
    scheme = _SCHEME.search(parsed.low, start, end)
    if scheme is None:
        return None
    quoted = _QUOTED.match(parsed.plain, scheme.end("noun"), end)
    return quoted.span("name") if quoted else scheme.span("label")


def _continues(parsed: Parsed, last: Part, money: Money) -> bool:
    """« …18 M€ iront à X et 4 M€ à Y », « 4 M€ supplémentaires »: a sum that goes on with the parts of an axis."""
    if _MORE.match(parsed.low, money.end):
        return True
    together = last.money is not None and parsed.sentence_at(last.money.start) == parsed.sentence_at(money.start)
    return together and bool(_AND.search(parsed.low, max(0, money.start - 24), money.start))


def _label(parsed: Parsed, sentence: Sentence, money: Money) -> tuple[int, int] | None:
    low = parsed.low
    inside = _PART_OF.search(low, sentence.start, money.start)
    subject = None if inside else _SUBJECT.match(low, sentence.start, money.start)
    if led := _led(low, sentence, money):
        return led
    if subject and not _NO_LABEL.match(subject["label"]) and ":" not in low[sentence.start : money.start]:
        first, last = subject.span("inner" if subject["inner"] and _ORDINAL.match(subject["label"]) else "label")
        return first, first + len(re.sub(r"\s(?:en|y|se|ne)$", "", low[first:last]))
    given = _GIVEN.match(low, money.end, sentence.end) or (inside and _MADE_OF.match(low, money.end, sentence.end))
    if not given or _NO_LABEL.match(low, given.start("label")):
        return None
    start = given.start("label")
    stop = _before_next(parsed, money, given.end("label"))
    end = _END.search(low, start + 3, stop)
    return start, max(end.start() if end else stop, start + 1)


def _led(low: str, sentence: Sentence, money: Money) -> tuple[int, int] | None:
    """The label that stands before its sum: « volet « Santé » : 4 M€ », « La santé d'abord : 4 millions »."""
    near = max(sentence.start, money.start - 140)
    named = _QUOTED_BEFORE.search(low, near, money.start) or _QUOTED_NEAR.search(low, near, money.start)
    named = named or _ENTRY.search(low, near, money.start)
    if named:
        return named.span("label")
    led = _LED.match(low, sentence.start, money.start) or _SAID_FIRST.match(low, sentence.start, money.start)
    if led is None:
        return None
    if _ANNOUNCES.search(low, led.start(), money.start):
        return None
    first, last = led.span(led.lastgroup or "label")
    return None if _NO_LABEL.match(low, first) or CUE.search(low, first, last) else (first, last)


def _before_next(parsed: Parsed, money: Money, stop: int) -> int:
    """Where the words on a sum end: before the next sum, and before the « et » that brings it."""
    following = within(parsed.money, money.end, stop)
    if not following:
        return stop
    return money.end + len(re.sub(r"[\s,;:]*(?:et\s?)?$", "", parsed.low[money.end : following[0].start]))

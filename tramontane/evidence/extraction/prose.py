"""The parts of a plan told in sentences: which sums share the total out, to what, and which are parts of parts."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from tramontane.evidence.extraction.antecedents import SCHEME_NOUN, antecedent
from tramontane.evidence.extraction.clauses import Reading
from tramontane.evidence.extraction.grammar.money import Money
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.sentences import Sentence, within
from tramontane.evidence.extraction.names import PLAN_NOUN
from tramontane.evidence.extraction.structure import CUE, Part, own_sums
from tramontane.evidence.extraction.sums.addition import closing_row, closing_subset
from tramontane.evidence.extraction.sums.lacks import is_lack

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
_SUBJECT = re.compile(
    r"(?:(?:enfin|ensuite|puis|tout\sd'abord|d'abord|de\sson\scote|quant\sa)\s?,?\s)?(?P<label>(?:l'|la\s|le\s"
    r"|les\s)[^\n.;,:]{3,90}?)"
    r"(?:,\s(?:(?:consacre|dedie|relatif|portant|axe)\w*\s(?:a|au|aux|sur)\s(?:l'|la\s|le\s"
    r"|les\s)?)?(?P<inner>[^,]{3,90}),)?\s"
    r"(?:beneficie|recoi|recev|dispose|n'est\spas\sen\sreste|n'est\spas\soublie|(?:est|sera|sont"
    r"|seront)\s(?:dote|credite|finance|soutenu)|mobilise|concentre"
    r"|represente|obtien|absorbe|capte|se\svoi|s'adjuge|pese|recueille|compte\ssur|a\sdroit)\w*"
)
_ORDINAL = re.compile(
    r"(?:le|la)\s(?:premier|premiere|deuxieme|second|seconde|troisieme|quatrieme|cinquieme|sixieme|dernier|derniere)\b"
)
_PART_OF = re.compile(
    r"\b(?:de\scette\s(?:somme|enveloppe)|sur\s(?:ces|cette\s(?:somme|enveloppe)|ce\stotal)|parmi\slesquels"
    r"|dont|incluant|y\scompris|comprenant"
    r"|notamment|au\ssein\sde\scette|avec\splus|a\ssavoir)\b[^.;]{0,60}$"
)
_AMONG = re.compile(r"\b(?:dont|incluant|y\scompris|notamment|parmi\slesquels)\b[^.;]{0,60}$")
_MADE_OF = re.compile(r"\s(?:d'|de\s|en\s)(?P<label>[^\n.;()]{3,200})")
_NO_LABEL = re.compile(
    rf"(?:(?:ce\s|cette\s|le\s|la\s|son\s|sa\s|notre\s)?(?:{PLAN_NOUN}|texte|document|projet|dossier|rapport|credit"
    rf"|region|conseil)\b"
    r"|c'est\b|cela\b|(?:ils?|elles?|on|nous|je|vous)\s|j'|ventilation|repartition|decoupage|decomposition|detail\b|soit\b|dont\b|bilan\b|addition\w*\b"
    r"|\d|annees?\b|ans?\b|periode|duree|table\b|prochain|(?:deux|trois|quatre|cinq|six|dix)\s(?:ans"
    r"|annees)|exercices?\b)"
)
_AND = re.compile(r"(?:,|;|,?\set|,?\spuis)\s(?:(?:plus|moins|pres)\s(?:de\s|d')|enfin\s)?$")
_SCHEME = re.compile(
    rf"(?:\b(?:l'|les?\s|la\s|une?\s|cet(?:te)?\s|ces?\s|son\s|sa\s))?"
    rf"(?P<label>(?P<noun>\b{SCHEME_NOUN}\b(?:\s(?:regional|europeen|commun)\w{{0,2}}\b)?)"
    r"(?:\s(?:pour|de|d'|du|des|aux?)\s?(?:la\s|l'|les?\s)?[\w'-]+)?)"
)
_ARTICLE = re.compile(r"^(?:l['’]|les?\s|la\s|des\s|une?\s)", re.IGNORECASE)
_QUOTED = re.compile(r"\s?«\s?(?P<name>[^«»]{3,80}?)\s?»")
_MORE = re.compile(r"\ssupplementaires?\b|\sde\splus\b|\sadditionnels?\b")
_END = re.compile(
    r"\s?[,:;(]|\s—|\s–\s|\.{3,}|…|\s(?:avec|afin|tout\sen|grace|soit|tandis|alors\sque|dont|qui\s)\b|\s{3,}"
)
_QUOTED_BEFORE = re.compile(
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
    r"(?:(?:enfin|ensuite|puis|et|d'abord|pour\sfinir),?\s)?(?P<label>(?:l'|la\s|le\s|les\s)?(?!total|cout|budget"
    r"|enveloppe|montant|objectif|resultat|coup|plafond|dotation|duree|contact|soit|question|reponse)"
    r"[a-z][^:.;,()?!]{2,60}?)(?:,?\s(?:d'abord|ensuite|enfin|puis|pour\s(?:finir|commencer)|pour\ssa\spart"
    r"|quant\sa\s\w+))?\s?:\s(?:environ\s|pres\sde\s|plus\sde\s)?$"
)
_PRICED = re.compile(
    r"(?:[,;:]|\b(?:et|financ\w+|pay\w+|servir\w*\sa|permettr\w+|soutien\w+|soutenir|creer\w*|couvr\w+|porter\w*\ssur|vont\sa|iront\sa))\s"
    r"(?:et\s|puis\s|enfin\s)*(?P<label>(?:un|une|des|le|la|les|l'|d'un|d'une|deux|trois|quatre|cinq|six|dix|\d{1,4})\s?[^,;:.()\d]{3,80}?)"
    r"(?:,\s(?:pour|a\shauteur\sde|dotee?s?\sde|a\sraison\sde)|\s?\(|\s(?:pour|a\shauteur\sde))\s?(?:environ\s|pres\sde\s)?$"
)
_MOST = 12
_PICKED = 0.3
#: What stands before a colon that opens a breakdown, and is none of its parts.
_ANNOUNCES = re.compile(
    r"(?:^|\s)(?:ventilation|repartition|detail|decomposition|au\sprogramme|en\sdetail|dans\sle\sdetail|additionnons|resumons|recapitulons"
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
        lack = is_lack(parsed.low, money)
        found.append(Part(start, end, money, level, sure=0 if lack else sure, among=among, lack=lack))
        block = sentence.block
    return found


def settle(parsed: Parsed, total: Money | None, options: list[Part], listed: Sequence[Part]) -> list[Part]:
    """The parts of the plan: those of lists, and the options that are parts of it.

    Without lists, the options whose sum is the total, else those that a verb gives to something. With a list of axes
    in the document, prose only adds parts of parts, and what the list lacks to make the total; but a row of sums
    that makes the total is believed before a list that does not, and a list that makes one sum told before it is
    made of parts of it.
    """
    if total is None:
        return [*listed]
    listed = [p for p in listed if p.money is not total]
    if not listed:
        return _told(parsed, _below(options, total.max), total.max)
    axes = [p for p in listed if p.level == 1]
    already = sum((_value(p) for p in axes), Decimal(0))
    kept = [p for p in options if _value(p) < total.max]
    if already != total.max and not any(p.row for p in axes):
        row = _row(_below(options, total.max), total.max)
        if any(p.sure for p in row):
            return _under(row, kept)
        if above := _above(parsed, kept, axes, already):
            return [above, *(replace(p, level=2) for p in listed)]
    rest = total.max - already
    filling = [replace(p, sure=0.9) for p in kept if p.level == 1 and 0 < rest == _value(p) and not p.lack][:1]
    return [*listed, *filling, *(p for p in kept if p.level > 1 and p.sure)]


def _told(parsed: Parsed, kept: list[Part], total: Decimal) -> list[Part]:
    """The parts that prose alone tells: those that make the total, else those told together."""
    axes = [p for p in kept if p.level == 1 and p.money and p.money.qualifier != "more_than"][:_MOST]
    chosen = _row(kept, total) or [axes[i] for i in closing_subset([_value(p) for p in axes], total)]
    if chosen and not _breaks_rows(parsed, chosen, axes):
        return _under([p for p in chosen if not p.lack], [p for p in kept if not p.lack])
    return _in_rows(parsed, [p for p in kept if p.sure])


def _row(kept: list[Part], total: Decimal) -> list[Part]:
    """The options in a row, near each other, that make the total."""
    given = [p for p in kept if p.level == 1 and p.money and p.money.qualifier != "more_than" and not p.lack][:_MOST]
    return [given[i] for i in closing_row([_value(p) for p in given], total)]


def _above(parsed: Parsed, options: list[Part], axes: list[Part], made: Decimal) -> Part | None:
    """« Nantes en recevra 13,4 M€ : », before the items that make them: what the list shares out."""
    funded = [p for p in axes if p.money]
    if len(funded) != len(axes) or len(axes) < 2:
        return None
    first = parsed.sentence_at(axes[0].start).block
    before = [
        p
        for p in options
        if p.level == 1
        and p.money
        and _value(p) == made
        and parsed.sentence_at(p.money.start).block in (first, first - 1)
    ]
    return replace(before[-1], sure=0.7) if before and before[-1].start < axes[0].start else None


def _breaks_rows(parsed: Parsed, chosen: list[Part], axes: list[Part]) -> bool:
    """Whether the chosen ones leave out some of the sums that one sentence gives, and take others elsewhere."""
    taken = {id(p.money) for p in chosen}
    rows = _by_sentence(parsed, [p for p in axes if p.sure])
    split = [row for row in rows.values() if len(row) > 1 and 0 < sum(id(p.money) in taken for p in row) < len(row)]
    return bool(split) and len(_by_sentence(parsed, chosen)) > 1


def _in_rows(parsed: Parsed, kept: list[Part]) -> list[Part]:
    """The parts told at least two in a sentence, or where an axis is spoken of; all of them when none is."""
    rows = _by_sentence(parsed, kept)
    near = {n for n, row in rows.items() if len(row) > 1}
    if not near:
        return kept
    return [
        p
        for number, row in rows.items()
        for p in row
        if number in near
        or number - 1 in near
        or CUE.search(parsed.low, parsed.sentences[number].start, parsed.sentences[number].end)
    ]


def _by_sentence(parsed: Parsed, parts: Sequence[Part]) -> dict[int, list[Part]]:
    found: dict[int, list[Part]] = defaultdict(list)
    for part in parts:
        found[parsed.sentence_at(part.money.start if part.money else part.start).index].append(part)
    return found


def closes(value: Decimal, options: list[Part]) -> float:
    """How well some of the options add up to a value that would be the plan's total: 1 in a row, less otherwise."""
    axes = [p for p in _below(options, value) if p.level == 1 and not p.lack][:_MOST]
    if closing_row([_value(p) for p in axes], value):
        return 1
    return _PICKED * bool(closing_subset([_value(p) for p in axes], value))


def _below(options: list[Part], total: Decimal) -> list[Part]:
    """The options smaller than the total; « de cette somme » after the total itself tells its axes."""
    found: list[Part] = []
    parent = Decimal(0)
    for part in options:
        if part.level == 1:
            parent = _value(part)
        if _value(part) < total:
            found.append(replace(part, level=1) if parent >= total else part)
    return found


def _under(axes: list[Part], options: list[Part]) -> list[Part]:
    """The axes, and what stands after each one as its parts: after « dont », or adding up to it."""
    found: list[Part] = []
    starts = [p.money.start for p in axes if p.money] + [10**9]
    for axis, until in zip(axes, starts[1:], strict=True):
        start = axis.money.start if axis.money else axis.start
        between = [p for p in options if p.money and start < p.money.start < until and p.money.max < _value(axis)]
        exact = sum((_value(p) for p in between), Decimal(0)) == _value(axis)
        found.append(axis)
        found += [replace(p, level=2, sure=max(p.sure, 0.6)) for p in between if exact or (p.level == 2 and p.sure)]
    return found


def _value(part: Part) -> Decimal:
    return part.money.max if part.money else Decimal(0)


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

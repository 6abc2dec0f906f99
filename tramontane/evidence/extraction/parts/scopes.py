"""Which sums are the whole plan's, which an axis's, which an action's; the rest is not the plan's money."""

import re
from dataclasses import dataclass
from decimal import Decimal

from tramontane.evidence.extraction.clauses import Reading
from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.grammar.money import Money
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.sentences import within
from tramontane.evidence.extraction.grammar.tables import MEASURES, Measure, Tabled, rows_of
from tramontane.evidence.extraction.naming.antecedents import SCHEME_NOUN, takes_up_plan, takes_up_scheme
from tramontane.evidence.extraction.naming.names import PLAN_NOUN
from tramontane.evidence.extraction.parts.given import is_aid, is_given
from tramontane.evidence.extraction.parts.instalments import is_instalment
from tramontane.evidence.extraction.parts.settling import closes
from tramontane.evidence.extraction.parts.structure import Part
from tramontane.evidence.values import Modality, Scope

_MEASURES = tuple((name, cue(words)) for name, words in MEASURES[:3])
_NAMED_TOTAL = cue(rf"\b{PLAN_NOUN}\b[^.;:]{{0,40}}\b(?:de|a|d'|au)\s?$|\baffecte\w{{0,2}}\sau\s{PLAN_NOUN}\s$")
_PLAN_WEIGHS = cue(
    rf"\b{PLAN_NOUN}\b(?:\s[^\s.;]+){{0,3}}\s(?:pese|s'eleve|represente|atteint|coute|totalise|est\sdote|sera\sdote"
    rf"|dispose|prevoit)\b[^.;]{{0,24}}$"
    rf"|\b{PLAN_NOUN}\b(?:\s[a-z]+){{0,3}}\s«[^«»]{{2,60}}»\s?(?:\([^()]{{2,40}}\)\s?)?(?:,[^.;,«»]{{3,60}},)?\s(?:mobilis|engag|consacr"
    r"|reuni|porte\ssur|dispos|beneficie|est\sdote|sera\sdote|pese|represent|coute|s'eleve|atteint|totalis|prevoi)\w*[^.;,]{0,16}$"
    rf"|»,\s(?:son|le|un|notre|sa|la|une)\s(?:\w+\s)?{PLAN_NOUN}\b[^.;]{{0,60}},\sdotee?\sd(?:e\s|'une\senveloppe\sde\s)$"
)
_AFTER_NAME = re.compile(r"[»\"]\s?(?::|,|–|—|\()\s?(?:un\splan\sde\s|une\senveloppe\sde\s)?$")
_ENDOWED = cue(
    r"\b(?:dotee?s?|assortie?|dispose|disposera|beneficie|beneficiera)s?\s(?:\w+\s)?(?:de\s|d'(?:une?\s)?"
    r"|par\s[^.]{0,30}de\s)?(?:enveloppe|budget|montant|credits?)?[^.]{0,24}$"
)
_ENVELOPE = cue(
    r"\b(?:enveloppe|budget|montant|effort|cout|estimation|chiffrage|investissement|autorisation\sd'engagement|dotation"
    r"|autorisation\sde\sprogramme|financement|facture|somme|credit[\s-]cadre|credit\sd'(?:engagement|ouvrage"
    r"|investissement)|credit\sglobal|bordereau)s?\b[^.;]{0,80}$"
)
_AMOUNTS_TO = cue(
    r"\b(?:s'eleve\w*|se\s(?:monte|chiffre)\w*|(?:est|a\sete|sera)\s(?:\w+\s)?(?:arrete|fixe|chiffre|porte|evalue"
    r"|estime|ramene)e?|atteint|atteindra|represente\w*"
    r"|pese\w*|coute\w*|totalise\w*|porte\ssur)(?:,\s[^,.;:]{2,30},)?\s(?:desormais\s|finalement\s|ainsi\s|au\stotal\s)?(?:a|de|sur)?\s?$"
)
_LABELLED = re.compile(
    r"(?:^|[^\w])(?:budget|cout|enveloppe|montant|total|financement|dotation|credit|facture|addition|note"
    r"|prix)(?:\s\w+)?\s?:\s?$"
)
_SPENDS = cue(
    r"\b(?:consacr|mobilis|investi|engag|affect|debloqu|met(?:tra|tre|tent|tons)?\b|allou|injecte|vot|ouvr"
    r"|inscri|affich|prevo[iy]|annonc)\w*\b[^.;]{0,30}$"
)
_THERETO = re.compile(r"\by\s\w+[^.;]{0,20}$")
_FOR_ONE = re.compile(
    r"\s(?:pour|a|au)\s(?:(?:l'|le\s|la\s)?(?:[Uu]niversité|CHU|[Ll]ycée|[Hh]ôpital|[Pp]ôle|[ÉEé]cole|[Ii]nstitut|[Cc]entre|[Cc]ommune)"
    r"|[A-ZÉÈ][\w-]+\s(?:[Uu]niversité|[Mm]étropole|[A-ZÉÈ][\w-]+))"
)
_LASTS = re.compile(
    r"[^.;]{0,30}\b(?:entre\s20\d\d\set|sur|d'ici|jusqu|en|pour)\s(?:\w+\s){0,3}(?:ans|annees|20\d\d)\b"
)
_SPLIT = cue(r"[^.]{0,60}\b(?:ventile|reparti|se\srepartit|decline|decompose)")
_SPLIT_NEXT = cue(
    r"\b(?:cette\s(?:somme|enveloppe)|ce\smontant)\s(?:se|est|sera)\s(?:\w+\s)?(?:repart|ventil|decompos)"
)
_WHOLE = re.compile(
    r"\b(?:credit[\s-]cadre|(?:cout|budget|enveloppe|montant)\s(?:total|global)e?|total)\b[^.;:\n]{0,30}:\s?$"
)
#: « 27 des 68 M€ », « un tiers des 68 M€ »
_OUT_OF = re.compile(r"\b(?:\d+(?:,\d+)?|millions?|tiers|moitie|quart|dixieme)\s(?:des|sur\sles)\s$")
_OF_IT_NEXT = re.compile(r"[^\d]{0,120}\b(?:sur|de|dans)\s(?:ce\stotal|cette\s(?:somme|enveloppe))\b")
#: « pour partie de la Région (64 M€) », « 24 M€ sortiront des caisses régionales »: what the owner itself pays.
_OWN_SHARE = re.compile(
    r"\b(?:pour\spartie|pour\smoitie|part|contribution|apport)\s(?:de|par|a)\s(?:la\s)?region\s\(?$"
)
_FROM_OWNER = re.compile(
    r"\s(?:sort|provien|vien)\w*\sd(?:es\scaisses\sregionales|u\sbudget\sregional|e\sla\sregion)\b"
)
_ASKS = cue(
    rf"\b(?:{PLAN_NOUN}|budget|enveloppe)\b[^?]{{0,80}}\b(?:combien|coute\w*)\b[^?]{{0,20}}\?"
    rf"|\bcombien\b[^?]{{0,60}}\b{PLAN_NOUN}\b[^?]{{0,20}}\?"
)
_PLAN = cue(
    rf"\b{PLAN_NOUN}\b|\bl'enveloppe\b|\by\s(?:consacr|affect|mobilis)|\b(?:son|cette)\s(?:budget|enveloppe"
    rf"|montant|cout)\b|\b(?:il|elle)\s(?:est|sera)\sdote|\bcredit[\s-]cadre|\bprojet\sde\s(?:decret|loi)\b"
    r"|\ble\s(?:texte|document|projet|rapport|dossier|bordereau)\s(?:prevoit|annonce|affiche|fixe|chiffre|mobilise"
    r"|consacre|evoque|totalise|retient|inscrit)"
)
_OWNER = cue(
    r"\b(?:la\sregion|le\sconseil\sregional|la\scollectivite|le\scanton|le\sgouvernement|les?\selus"
    r"|le\sconseil\sd'etat|le\sgrand\sconseil"
    r"|nous|l'assemblee|l'executif|la\smetropole|la\sville|le\sdepartement|regional|francilien|quebec|la\swallonie)"
)
_THE_PLAN = cue(rf"\b{PLAN_NOUN}\b")
_OWN_SCHEME = re.compile(r"\s*(?:le|ce|un|l')\s?(?:nouveau\s)?(?:dispositif|accord|partenariat)\b")
_IN_ALL = cue(
    r"\b(?:pour|soit|a|atteint|forme)\sun\stotal\sde\s$|\btotalis\w+\s$|\bau\stotal,?\s$|\bsoit\sau\stotal\s$"
)
_ALL_IN = cue(r"\s(?:au\stotal|en\stout)\b")
_FOR_PLAN = cue(rf"\spour\s(?:ce|cette|le|la|notre|son|sa)\s{PLAN_NOUN}\b")
_SCHEME = cue(rf"\b{SCHEME_NOUN}\b[^.;]{{0,70}}$")
_MOST_YEARS = 12
#: A sum so much larger than the plan's total is no version of it.
_MOST_TIMES = 6
_ABOUT = Decimal("0.02")
_OTHER_NEWS = cue(
    r"\b(?:deuxieme|seconde|troisieme|autre)\s(?:\w+\s)?(?:annonce|nouvelle|dossier|sujet)|\bautres?\s(?:breves"
    r"|actualites|deliberations)|\bpar\sailleurs\b|\ba\spart\scela\b"
)
_WILL = re.compile(
    r"\b(?!sera\b|seront\b|aura\b|auront\b|pourra)[a-z]{2,}(?:ra|ront|rons|rai)\b|\b(?:sera|seront)\s\w+(?:e|es"
    r"|i|is|u|us|t|ts|s)\b|(?:^|[:;•–-]\s)(?:[a-z]{2,}(?:er|ir|re)|creation|ouverture|mise\sen\splace|soutien|achat"
    r"|acquisition)\b|\bva\s[a-z]+(?:er|ir|re)\b|\bira\b|\biront\b|\bcout|\bcoute|\bpour\s[a-z]+(?:er|ir|re)\b"
)
_SPENT_AS = cue(
    r"\s(?:(?:ont|sont|etaient|seront|avaient|etait|a|est)\s(?:deja\s)?(?:ete\s)?)?(?:\w+ment\s|deja\s)?(?:(?P<engaged>engage)|mandate|paye"
    r"|decaisse|liquide|verse)e?s\b"
)
_REFUSED: tuple[Modality, ...] = (
    "requested",
    "rejected",
    "negated",
    "superseded",
    "spent",
    "computed",
    "proposed",
)
_UNSURE: tuple[Modality, ...] = (
    "rejected",
    "superseded",
    "conditional",
    "requested",
    "proposed",
    "computed",
    "estimated",
)
_SHARED = cue(r"\b(?:axe|volet|pilier|chantier|mesure)\s[^.;]{0,60}$")
_EACH = cue(r"\s(?:par|/)\s?(?:habitant|tete)|\spar\san\set\spar\shabitant")
#: What someone makes of the parts: another total may have been announced.
_RECKONED = cue(
    r"\b(?:soit|(?:j'|on\s|nous\s|il\s|elle\s|ca\s|cela\s)(?:n'|en\s)?(?:arriv\w+\sa|obtien\w+(?:\sque)?|fait|trouv\w+))\s$"
)
_SAID_AGAIN = 0.6
_ENOUGH = 1.6
_CHANGE = cue(rf"\bamend|\bamdt|\bpropos|\bdemand|\bopposition|\benveloppe|\b{PLAN_NOUN}\b|\bvoul|\breclam|\bgroupe\b")
_TRIED = 8


@dataclass(frozen=True, slots=True)
class Placed:
    """The scope given to one sum, and how sure the grammar is of it (0 to 1)."""

    scope: Scope
    sure: float


def measure_of(low: str) -> Measure | None:
    """The budget measure (AP, AE, CP) that a stretch names, None if it names none or several."""
    found = [name for name, words in _MEASURES if words.search(low)]
    return found[0] if len(found) == 1 else None


def spent_as(after: str) -> Measure | None:
    """« 9 M€ ont été engagés », « 6 M€ mandatés »: what the words after a sum say it counts."""
    verb = _SPENT_AS.match(after)
    return ("engaged" if verb["engaged"] else "paid") if verb else None


def plan_total(parsed: Parsed, readings: list[Reading], parts: list[Part], told: frozenset[int]) -> Money | None:
    """The sum that is the whole plan's, None when no sum is clearly it.

    ``told`` numbers the sentences that name the plan.
    """
    weighed: dict[Decimal, float] = {}
    first: dict[Decimal, Money] = {}
    stated = {r.money.max for r in rows_of(parsed.tabled) if r.total_row}
    given = {id(p.money) for p in parts if p.listed or p.sure}
    unsure = [m for m, r in zip(parsed.money, readings, strict=True) if r.modality in ("requested", "conditional")]
    able = [m for m, r in zip(parsed.money, readings, strict=True) if _can_be_total(m, r)]
    largest = sorted({m.max for m in able}, reverse=True)[:_TRIED]
    closing = {value: 1 if value in stated else _closes(value, parts) for value in largest}
    listed = sum((p.money.max for p in parts if p.money and p.listed and p.level == 1), Decimal(0))
    for money in able:
        weight = total_weight(parsed, money, told) + (money.max == largest[0]) + 0.7 * (money is able[0])
        reckoned = _RECKONED.search(parsed.low, max(0, money.start - 40), money.start)
        closed = closing.get(money.max, 0)
        part = id(money) in given and not _WHOLE.search(parsed.low, max(0, money.start - 60), money.start)
        weight += (1.5 if reckoned else 3) * closed if closed else -4 * part
        weight += money.max * 4 <= listed * 5 < money.max * 5
        weight -= 1.5 * (money in unsure)
        weight -= 2.5 * bool(_FOR_ONE.match(parsed.plain, money.end))
        weighed[money.max] = max(weighed.get(money.max, -9) + _SAID_AGAIN, weight)
        first.setdefault(money.max, money)
    best = max(weighed, key=lambda v: (weighed[v], v), default=None)
    stated_above = [
        m.max for m in able if best and m.max > best and weighed[m.max] >= _ENOUGH and _is_stated(parsed, m)
    ]
    best = max(stated_above, default=best)
    return first[best] if best is not None and weighed[best] >= _ENOUGH else None


def _can_be_total(money: Money, reading: Reading) -> bool:
    return not reading.external and money.per != "unit" and reading.modality not in _REFUSED


def _is_stated(parsed: Parsed, money: Money) -> bool:
    """Whether the words before a sum say outright that the plan is worth it: « le plan « X » mobilise 36 M€ »."""
    start = max(parsed.sentence_at(money.start).start, money.start - 190)
    return bool(_PLAN_WEIGHS.search(parsed.low, start, money.start))


def _closes(value: Decimal, parts: list[Part]) -> float:
    """How well the listed axes, or some of those of the prose, add up to a value (0 to 1)."""
    listed = [p.money.max for p in parts if p.money and p.listed and p.level == 1]
    return sum(listed) == value if len(listed) > 1 else closes(value, parts)


def total_weight(parsed: Parsed, money: Money, told: frozenset[int]) -> float:
    """How much the words around a sum say that it is the whole plan's (3 and more: yes)."""
    low = parsed.low
    sentence = parsed.sentence_at(money.start)
    before = low.part(max(sentence.start, money.start - 110), money.start)
    after = low.part(money.end, min(sentence.end, money.end + 110))
    own = sentence.index in told or bool(_PLAN.search(low, sentence.start, sentence.end))
    own = own or takes_up_plan(parsed, sentence)
    weight = 1.0 * own + 0.5 * (parsed.blocks[sentence.block].kind in ("heading", "title") or sentence.index == 0)
    weight += 2.5 * (sentence.index in told and bool(_AFTER_NAME.search(before)))
    weight += 3 * bool(_NAMED_TOTAL.search(before) or _PLAN_WEIGHS.search(before))
    weight += 2 * bool(_ENDOWED.search(before)) * own
    weight += 1.5 * bool(_ENVELOPE.search(before)) + 1.5 * bool(_LABELLED.search(before))
    weight += 1.5 * bool(_AMOUNTS_TO.search(before)) * (own or bool(_ENVELOPE.search(before)))
    owner = _OWNER.search(low, sentence.start, sentence.end) or parsed.places_between(sentence.start, sentence.end)
    weight += 1.5 * bool(_SPENDS.search(before)) * (bool(owner) + bool(_THERETO.search(before)))
    weight += 0.5 * bool(owner) + 1.0 * bool(_LASTS.match(after)) + 2.0 * bool(_SPLIT.match(after))
    following = low[sentence.end : sentence.end + 90]
    weight += 2.0 * bool(_SPLIT_NEXT.search(following)) + 1.5 * bool(_OF_IT_NEXT.match(low, sentence.end))
    weight -= 3.0 * _is_own_share(parsed, money)
    weight += 2.0 * bool(_FOR_PLAN.match(after)) + 3.0 * bool(_IN_ALL.search(before) or _ALL_IN.match(after))
    weight += 1.5 * (sentence.index > 0 and sentence.index - 1 in told and money.start - sentence.start < 12)
    asked = parsed.sentences[sentence.index - 1] if sentence.index else sentence
    weight += 3.0 * bool(_ASKS.search(low, asked.start, asked.end)) * (money.start - sentence.start < 40)
    weight += 2.5 * bool(_OUT_OF.search(before))
    scheme = takes_up_scheme(parsed, sentence) and not _THE_PLAN.search(before)
    return weight - 4 * (bool(_SCHEME.search(before)) or scheme)


def place(  # noqa: PLR0911, PLR0917 (one line per scope)
    parsed: Parsed,
    money: Money,
    reading: Reading,
    total: Money | None,
    part: Part | None,
    told: frozenset[int],
    *,
    held: bool = False,
) -> Placed:
    """The scope of one sum of the running text, once the plan's total and its parts are known.

    ``held`` says that it stands under the heading of an axis.
    """
    if reading.external or (total and money.currency != total.currency):
        return Placed("external", 0.8)
    if total and _EACH.search(parsed.low, money.core[1], money.core[1] + 30):
        return Placed("external" if reading.modality == "spent" else "plan_total", 0.5)
    if reading.modality == "negated":
        return Placed("external", 0.6)
    if total and (money.min, money.max, money.currency) == (total.min, total.max, total.currency):
        return Placed("plan_total", 0.9)
    if part:
        return Placed("axis" if part.level == 1 else "subaxis", part.sure)
    if money.per == "unit" and is_aid(parsed.low, parsed.sentence_at(money.start)):
        return Placed("action", 0.6)
    near = total is None or money.max <= _MOST_TIMES * total.max
    if near and _is_whole(parsed, money, reading, total, told):
        return Placed("plan_total", 0.6)
    if total and held and money.max < total.max:
        return Placed("action", 0.5)
    return Placed("action", 0.5) if _is_action(parsed, money, total, told) else Placed("external", 0.5)


def _is_whole(parsed: Parsed, money: Money, reading: Reading, total: Money | None, told: frozenset[int]) -> bool:
    """Another measure of the whole plan: payment credits, what was engaged, or a total that was only said."""
    sentence = parsed.sentence_at(money.start)
    before = parsed.low[sentence.start : money.start][-110:]
    others = within(parsed.money, sentence.start, money.start)
    near = parsed.low[max(sentence.start, others[-1].end if others else 0) : money.start]
    if total is not None and money.max <= total.max and _SHARED.search(before):
        return False
    if total is not None and (measure_of(near[-110:]) or spent_as(parsed.low[money.end : sentence.end][:40])):
        return money.max <= total.max
    if total is not None and _is_share_of_whole(parsed, money, reading, total, before):
        return True
    if reading.modality == "rejected" and not _CHANGE.search(parsed.low, sentence.start, sentence.end):
        return False
    weight = total_weight(parsed, money, told)
    if weight >= 2 and (total is None or reading.modality in _UNSURE):
        return True
    alike = total is not None and total.max * 2 <= money.max * 5 and money.max <= total.max * 5
    return alike and weight >= 0 and reading.modality in ("superseded", "computed", "conditional", "rejected")


def _is_share_of_whole(parsed: Parsed, money: Money, reading: Reading, total: Money, before: str) -> bool:
    """What the plan is worth a year, one of its years and instalments, or what its owner pays of it."""
    if _is_own_share(parsed, money):
        return money.max < total.max
    if money.per == "year":
        scheme = _is_of_scheme(before) or takes_up_scheme(parsed, parsed.sentence_at(money.start))
        return reading.modality == "computed" or (not scheme and _is_yearly(money, total))
    return (
        is_instalment(parsed.low, parsed.sentence_at(money.start), money)
        and money.max < total.max
        and not _is_of_scheme(before)
    )


def _is_own_share(parsed: Parsed, money: Money) -> bool:
    """Whether a sum is what the owner of the plan pays of it, others paying the rest."""
    start = max(parsed.sentence_at(money.start).start, money.start - 60)
    return bool(_OWN_SHARE.search(parsed.low, start, money.start) or _FROM_OWNER.match(parsed.low, money.core[1]))


def _is_of_scheme(before: str) -> bool:
    """Whether the words before a sum speak of a scheme, or of an axis, rather than of the plan."""
    return bool(_SCHEME.search(before) or _SHARED.search(before))


def _is_yearly(money: Money, total: Money) -> bool:
    """Whether a yearly sum is the total shared out between a whole number of years."""
    years = total.max / money.max if money.max else Decimal(0)
    exact = money.min == money.max
    return exact and 1 < round(years) <= _MOST_YEARS and abs(years - round(years)) <= _ABOUT * years


def _is_action(parsed: Parsed, money: Money, total: Money | None, told: frozenset[int]) -> bool:
    """A sum smaller than the plan's, where the plan, its owner or what they will do is spoken of."""
    sentence = parsed.sentence_at(money.start)
    if total is not None and money.max >= total.max:
        return False
    block = parsed.blocks[sentence.block]
    if _OTHER_NEWS.search(parsed.low, max(block.start, sentence.start - 300), money.start):
        return False
    if total is None:
        return False
    if takes_up_scheme(parsed, sentence) or _OWN_SCHEME.match(parsed.low, sentence.start, money.start):
        around = (max(block.start, sentence.start - 400), min(block.end, sentence.end + 200))
        return bool(_THE_PLAN.search(parsed.low, *around) or _OWNER.search(parsed.low, *around))
    if is_given(parsed.low, sentence, money):
        return True
    told_here = sentence.index in told or _PLAN.search(parsed.low, sentence.start, sentence.end)
    return bool(told_here or _WILL.search(parsed.low, sentence.start, sentence.end))


def replaced_scopes(parsed: Parsed, placed: list[Placed], readings: list[Reading]) -> list[Placed]:
    """A figure that another one replaces in the same sentence has the scope of that other one."""
    settled = list(placed)
    for i, (reading, spot) in enumerate(zip(readings, placed, strict=True)):
        if reading.modality != "superseded" or reading.external or spot.scope in ("axis", "subaxis"):
            continue
        here = parsed.sentence_at(parsed.money[i].start).index
        for j in (i + 1, i - 1):
            if not 0 <= j < len(placed) or parsed.sentence_at(parsed.money[j].start).index != here:
                continue
            if readings[j].modality != "superseded" and placed[j].scope != "external":
                settled[i] = Placed(placed[j].scope, spot.sure)
                break
    return settled


def place_cell(cell: Tabled, total: Money | None, part: Part | None) -> Placed:
    """The scope of one sum of a table: its total row is the plan's, a row that is an axis is the axis's."""
    if cell.money.per == "unit":
        return Placed("action", 0.6)
    if cell.total_row and total:
        return Placed("plan_total", 0.8)
    if part is None:
        return Placed("external", 0.5)
    return Placed("axis" if part.level == 1 else "subaxis", 0.8)

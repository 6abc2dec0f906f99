"""Which counted figures are to be reached, and not where things stand."""

import re
from dataclasses import dataclass, replace

from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.cues.texts import Text
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.sentences import clause_of
from tramontane.evidence.extraction.quantities.counts import Counted
from tramontane.evidence.extraction.quantities.horizons import due_after, due_before, is_yearly, this_year, year_of
from tramontane.evidence.extraction.quantities.levels import level_at
from tramontane.evidence.rendition import Block

_QUANT = (
    r"(?:au\smoins\s|a\sminima\s|au\sminimum\s|pas\smoins\sd(?:e\s|')|plus\sd(?:e\s|')|pres\sd(?:e\s|')|environ\s|jusqu'a\s|quelque\s"
    r"|un\stotal\sde\s|les\s|ses\s|nos\s|chaque\sannee\s|par\san\s|a\sterme\s|au\stotal\s|ainsi\s|egalement\s|aussi\s|ici\s|(?:en\s)?fin\s"
    r"|d'ici\sla\s|en\s20\d\d\s|d'ici\s(?:a\s)?(?:fin\s)?20\d\d\s|gratuitement\s|progressivement\s|directement\s)*"
)
_FUTURE_ENDING = r"(?:r(?:a|ont|ons|ai)|r(?:ait|aient|ions))"
#: Verbs in the future that only say how things will be.
_STATIC = (
    r"(?:dur|cout|compt|compren|comprend|comport|sieg|reuni|represent|commenc|debut|vot|rend|remett|prend|rest|exced|depass"
    r"|contien|contiend|presid|conserv|couvri|rassembl|vers|pay|rembours|fau|faud|se|aur|peser|pes|consult|auditionn|design|eli"
    r"|examin|percev|preleve|avoisin|entre|faudr|commente)"
)
_WILL_OBJECT = re.compile(
    rf"\b(?!{_STATIC}e?{_FUTURE_ENDING}\b)[a-z]{{2,18}}(?<!\bop)(?<!\bcame){_FUTURE_ENDING}\s(?:a\s|aux?\s|de\s|d'|dans\s|pour\s)?{_QUANT}$"
)
_WILL_BE = cue(
    rf"\b(?:ser(?:a|ont|ons|ait|aient)|aur(?:a|ont|ons|ait|aient)|compter(?:a|ont|ait|ons)|disposer(?:a|ont|ons)|representer(?:a|ont)"
    rf"|depasser(?:a|ont)|faudra|etre)\s(?:de\s|d'|superieure?s?\sa\s|inferieure?s?\sa\s)?{_QUANT}$"
)
_RISES_TO = cue(
    rf"\b(?:passer|porter|monter|ramener|s'elever|s'etablir|grimper|progresser|atteindr|descendr|tomber|approcher|depasser|franchir|avoisiner"
    rf"|relever|remonter|abaisser|reduir)(?:a|ont|ait|aient|e)?\s(?:a\s|le\scap\sd(?:e\s|es\s)|la\sbarre\sd(?:e\s|es\s)|les\s)?{_QUANT}$"
    rf"|\b(?:ser(?:a|ont|ait|aient)|etre)\s(?:\w+\s)?(?:porte|ramene|releve|abaisse|limite|fixe|reduit|augmente)(?:e?s?)\sa\s{_QUANT}$"
)
_BRINGS_TO = cue(
    rf"\b(?:porter|ramener|relever|hisser|limiter|abaisser|elever)(?:a|ont|ait|aient)?\s(?:[a-z'-]+\s){{1,8}}?a\s{_QUANT}$"
)
_OF_ONE = cue(r"\b(?:(?:le|la|un|une|ce|cette)\s|l')[a-z'-]+\s(?:[a-z-]+\s)?de\s$")
_CHANGES = cue(
    rf"\b(?:ser(?:a|ont|ait|aient)|etre)\s(?:\w+\s)?(?:reduit|augmente|diminue|baisse|abaisse|accru|releve)(?:e?s?)\sd(?:e\s|'){_QUANT}$"
    r"|\b(?:reduire|augmenter|diminuer|baisser|abaisser|accroitre|economiser|ameliorer|gagner|couper|relever|reduira|augmentera|diminuera"
    rf"|baissera|progressera|accroitra)\s(?:[a-z'-]+\s){{0,8}}?(?:de\s|d'){_QUANT}$"
)
_NOUN_PHRASE = r"(?:\s?%)?(?:\s[a-z0-9%][a-z0-9'./-]*|\s«[^»]{1,30}»){0,9}?"
_WILL_VERB = (
    rf"(?:ser(?:a|ont|aient|ait)|aur(?:a|ont)|devr\w+|pourr(?:a|ont|aient|ait)|doi(?:t|vent)|v(?:a|ont)(?=\s[a-z]+(?:er|ir|re)\b)"
    rf"|(?!{_STATIC}e?r(?:a|ont))[a-z]{{3,18}}(?:e|i|d|t|v|r|ur)r(?:a|ont|aient)\b(?<!camera)(?<!opera))"
)
_WILL_SUBJECT = re.compile(rf"{_NOUN_PHRASE},?\s(?:\(?[a-z]+\)\s|qui\s|que\snous\s)?{_WILL_VERB}\b")
_EXPECTED = cue(
    rf"{_NOUN_PHRASE},?\s(?:(?:est|sont)\s)?(?:attendu|prevu|programme|vise|espere|envisage|promis|planifie|ambitionne|escompte|projete)"
    rf"(?:e?s?)\b|{_NOUN_PHRASE}\s(?:que\snous\s(?:voulons|visons|souhaitons|comptons|allons|devons)|a\s(?:former|creer|atteindre"
    rf"|equiper|accompagner|recruter|raccorder|ouvrir)\b)"
)
_AIM = cue(
    r"\bobjectifs?\b|\bcibles?\b|\bd'ici\b|\battend(?:ent|ons)?\s(?!que\b|avec\b)|\bvis(?:e|ent|ons|ant|er|ait)\b|\bambition\w*|\batteindre\b|\ba\sl'horizon\b|\bcap\s(?:de|est|:|a|sur)"
    r"|\bon\sveut\b|\b(?:veut|veux|veulent|voulons|vouloir|voudr\w+|souhait(?:e|ent|ons)|esper(?:e|ent|ons))\b|\bbuts?\b|\bgoal\b"
    r"|\bresultats?\sattendus?\b|\b(?:entend(?:ent|ons)?|compt(?:e|ent|ons)|espere(?:nt)?|prevoi(?:t|ent)|propose(?:nt)?)\s(?:bien\s)?(?:d'|de\s)?"
    r"[a-z']+(?:er|ir|re)\b|\bs'(?:est\s)?engage\w*\s(?:a|sur)\b|\bnous\sengageons\b|\bdecid\w+\sd(?:e\s|')|\bpromis\sd(?:e\s|')|\bvolonte\b|\bintention\b|\bpermettr\w+|\bil\ss'agi\w+\sd|\bdevr(?:a|ont|aient|ait)\b"
    r"|\bpourr(?:a|ont|aient|ait)\b|\bprevoi(?:t|ent|yons)\b|\bprevu\w*\b|\bprojet(?:te|tent|ons)\b|\bva\s[a-z]+(?:er|ir|re)\b|\bpromet(?:tent|tons)?\b"
    r"|\bindicateurs?\b|\ba\sterme\b|\b(?:s'est|s'etait|se\s(?:sont|fixent?)|nous\s(?:sommes|fixons|etions))\s(?:tous\s)?(?:fixe\w*\s)?(?:une?|un\sseuil|pour|comme|l')\b|\bfixe\sa\b|\bdoi(?:t|vent)\b|\bauront\b|\bengagements?\schiffres\b"
)
_LED = cue(
    r"\b(?:objectifs?|cibles?|ambitions?|resultats?\sattendus?|indicateurs?|buts?|cap|engagements?\schiffres|d'ici|horizon|a\sterme"
    r"|jalons?|volonte|intention|nous\svoulons|attendus)\b"
)
_CLASS = (
    r"form|accompagn|aid|equip|recrut|attir|cre|install|sensibilis|organis|touch|deploi|deploy|certifi|financ|embauch|labellis|incub|plant"
    r"|connect|raccord|dot|diplom|convert|numeris|initi|outill|host|heberg|qualifi|renov|branch|amorc|impuls|mobilis|implant|cofinanc"
)
_INFINITIVE = cue(
    rf"\b(?:(?:{_CLASS})er|soutenir|ouvrir|construire|produire|offrir|rejoindre|tenir|toucher|publier|delivrer|proposer|amener|atteindre"
    rf"|compter|acquerir|accueillir|avoir|fournir|convaincre|inscrire|conduire|deposer|lancer|realiser|obtenir|gagner|beneficier\sa"
    rf"|monter\sa|profiter\sa|aboutir\sa)\s(?:a\s|chaque\s)?{_QUANT}$"
)
_NOMINAL = cue(
    r"\b(?:creation|formation|accompagnement|recrutement|embauche|installation|ouverture|equipement|deploiement|raccordement|construction"
    r"|soutien|appui|financement|implantation|certification|plantation|renovation|sensibilisation|initiation|mise\sen\sservice)\s"
    rf"(?:a\s|de\s|d'){_QUANT}$"
)
_BEFORE_DONE = cue(
    r"\b(?:l'an\s(?:dernier|passe)|a\sce\sjour|actuellement|aujourd'hui|deja|comptait|etaient|regroupent|rassemble|contre|consacre|abrite"
    r"|depuis|dont\sdeja|objectifs?\s(?:[a-z]+\s){0,4}(?:atteint|depasse|rempli|tenu)s?)\b|\ben\s(?P<year>20[0-2]\d)\b"
)
_DID = re.compile(
    r"\b(?:a|ont|avons|avait|avaient|ai|est|sont|etait)\s(?:deja\s|bien\s|ainsi\s|permis\s|pu\s)?(?!fixe|prevu|attendu|vise|pour|promis|plus|moins|peu|peine|une|engage|decide|propose|choisi)"
    rf"[a-z]{{2,}}(?:e|i|u|is|it|ert)(?:e?s?)\s(?:de\s|d'|a\s|par\s)?(?:[a-z]+(?:er|ir|re)\s)?{_QUANT}$"
)
_DONE_AFTER = re.compile(
    rf"{_NOUN_PHRASE},?\s(?:(?:l')?(?:ont|a|avaient)\s(?:deja\s|ainsi\s)?(?:ete\b|[a-z]+(?:e|i|u|is|it|ert)(?:e?s?)\b)|etaient\b)"
)
_NEGATED = cue(rf"{_NOUN_PHRASE},?\s(?:ne\s(?:ser|pourr|devr|doi)[a-z]+|n'auront|n'aura)\s(?:pas|plus|jamais)\b")
_ASIDE = cue(r"\bdepense|\beligible")
_MONEY_SHARE = re.compile(
    r"\s?%\s(?:des?\s|du\s|d')(?:la\s|l')?(?:depens|cout|montant|assiette|budget|credit|enveloppe|fonds|financ|subvention|prix|investiss|aide"
    r"|total|cible|objectif|projet\b|plan\b|somme|frais|sa\s|son\s|ses\s|cet|salaire)"
)
_RATE = cue(
    r"\b(?:taux\sd(?:'aide|'intervention|e\ssubvention|e\scofinancement|e\sprise)|avance|acompte|subvention|(?:co)?financ(?:e|ent|er|era|eront|ement)\b|prise?\sen\scharge"
    r"|a\shauteur|plafonn\w+|solde|bonifi\w+|majorat\w+|penalite|part\s(?:de\sla\sregion|regionale|communale|federale))\b[^.;:]{0,40}$"
)
_WHOLE = cue(
    r"(?<!\bcap\s)(?<!engage\s)(?<!engagent\s)(?<!engageons\s)\bsur\s(?:les\s|ses\s|leurs\s|nos\s|un\stotal\sde\s|l'ensemble\sdes\s|quelque\s)?$"
    r"|\bde\s(?:moins|plus)\sde\s$"
    r"|\b(?:comite|jury|groupe|panel|equipe|commission|college|conseil|compose|composee|parmi|assemblee)s?\s"
    r"(?:[a-z'-]+\s){0,2}(?:de\s|d'|les\s)" + _QUANT + r"$"
    r"|\b(?:peut|peuvent|peux|pouvons|permet|permettent|capables?|susceptibles?)\s(?:[a-z'-]+\s){0,2}[a-z]+(?:er|ir|re)\s"
    + _QUANT
    + r"$"
)
#: Where something is tried out is no goal: « sera testé dans trois lycées et deux hôpitaux ».
_TRIED = cue(
    r"\b(?:test|essay|experiment|eprouv|mis(?:e|es)?\sa\sl'(?:essai|epreuve))\w*\s(?:[a-z'-]+\s){0,2}"
    r"(?:dans|aupres\sd(?:e|')|chez|au\ssein\sd(?:e|')|par|avec|sur)\s?[^.;:]{0,40}$"
)
_TO_DO = re.compile(_NOUN_PHRASE + r"\sa\s[a-z]+(?:er|ir|re)\b")
_NAMED_AIM = cue(r"\bobjectif|\bcible|\bvise|\bd'ici\b")
_DUE_AFTER = cue(r"\bd'ici\b|\ba\sl'horizon\b|\ba\satteindre\b")
_AT_LEAST = cue(r"\bau\smoins\s$")
_RESTATED = cue(r"\bsoit\s(?:pres\sde\s|environ\s|plus\sd(?:e\s|'))?$")
_THE = cue(r"\b(?:les|ces|nos|ses|leurs|aux|mes|vos)\s$")
_OWN_YEAR = re.compile(
    r"(?:\s?%)?(?:\s[a-z][a-z'-]*){0,4}?\s?\(?(?:d'ici(?:\sa)?|en|fin|a\sl'horizon|pour|au\s\d\d?\s[a-z]+|a(?=\sla\sfin)|avant(?=\sla\sfin)|\()\s?(?:la\sfin\sde\s|fin\s)?(?P<year>20\d\d)\b"
)
_JOINED = re.compile(
    r"(?:\s[a-z0-9][a-z0-9'/-]*){0,6}?(?:\s\([^()]{1,40}\))?\s?"
    r"(?:[,;]|et|,\set|ou|ainsi\sque|puis|,\spuis|autour\sde|dans)\s(?:a\s|aux?\s|de\s|d'|dans\s|pour\s)?" + _QUANT
)
_PROCEDURE = cue(
    r"\s(?:(?:grandes?|nouvelles?)\s)?(?:reunions?|seances?|sessions?|scrutins?|membres?|experts?|commissaires?|votes?|dossiers?|exemplaires"
    r"|commentaires?|questions?|articles?|pages?|copies|conseillers\s(?:municipaux|communaux|departementaux)|elus?\b|relev\w+|vagues?|representants?"
    r"|personnalites|temoins|debats|fois|objectifs|cibles|ambitions|buts|tours?|voix|sieges|suppleants|titulaires|collegues|amendements?)\b"
)
_NO_VERB = re.compile(r"[^a-z]*(?:(?:soit|ou|et|pour|environ|puis)\s)?" + _QUANT)
_PRESENT = re.compile(r"\b(?:[a-z]+[^m\W]ent|a|ont|est|sont)\b")
_THIRD = re.compile(
    r"\b(?:[Jj]eune\spousse|[Ss]tart-?up|[Ss]ociété|[Gg]roupe|[Ff]irme|[ÉEée]diteur|[Ff]abricant|[Cc]onstructeur|[Ee]ntreprise|[Aa]ssociation"
    r"|[Ss]yndicat)\s(?:[a-zéèç]+\s){0,2}«?\s?[A-ZÉ]"
)
_FOREIGN = cue(
    r"union\seuropeenne|objectif\seuropeen|chips\sact|au\sniveau\s(?:national|mondial|europeen)"
    r"|dans\sle\smonde|\betats-unis|\bchine\b"
)
_HELD = re.compile(
    r",\s(?:contre|au\slieu\sde|soit|dont|actuellement|aujourd'hui)\s[^,;.:()]{1,40},(?=\s)|\s\([^()]{1,40}\)(?=\s[a-z])"
)
_FROM_YEAR = cue(r"\b(?:a\spartir\sde|des)\s(?:la\srentree\s|l'annee\s|[a-z]+\s)?(?P<year>20\d\d)\b")
_CUT = re.compile(r"[;:]\s|,?\s(?:mais|tandis\sque|alors\sque|contre|quand|au\slieu|vs)\b")
_NEAR = 110


@dataclass(frozen=True, slots=True)
class Around:
    """The words about a counted figure: ``before`` it in its clause, ``after`` it without what is said by the way."""

    start: int
    end: int
    before: Text
    after: str


def around(parsed: Parsed, figure: Counted) -> Around:
    """The clause of a figure, at most some hundred characters to each side."""
    sentence = parsed.sentence_at(figure.start)
    near = replace(
        sentence, start=max(sentence.start, figure.start - 2 * _NEAR), end=min(sentence.end, figure.end + 2 * _NEAR)
    )
    start, end = clause_of(parsed.low, near, figure.start, figure.end)
    after: str = parsed.low.part(figure.end, min(sentence.end, figure.end + 180))
    held = _HELD.search(after, 0, 100)
    if held:
        after = after[: held.start()] + after[held.end() :]
    cut = _CUT.search(after)
    after = after[: cut.start()] if cut else after
    return Around(start, end, parsed.low.part(start, figure.start), after)


def is_goal(parsed: Parsed, figure: Counted, *, listed: bool, after: int) -> bool:
    """Whether a figure is to be reached.

    ``listed`` when it stands in an item of the plan's axes; ``after`` is where the target before it ends.
    """
    sentence = parsed.sentence_at(figure.start)
    if figure.vote or is_foreign(parsed.low, sentence.start, sentence.end):
        return False
    words = around(parsed, figure)
    if _is_of_others(parsed, figure, words):
        return False
    if _is_dated_ahead_itself(parsed, figure, words):
        return not _PROCEDURE.match(parsed.low, figure.end)
    if _is_state(parsed, figure, words):
        return False
    return _is_joined(parsed.low, after, figure, words) or _is_to_come(parsed, figure, words, listed=listed)


def _is_of_others(parsed: Parsed, figure: Counted, words: Around) -> bool:
    """« sur les 80 communes », « un jury de douze membres », « la société Kelvia embauchera 20 personnes »."""
    floor = max(words.start, figure.start - 160)
    whole = _WHOLE.search(words.before.tail(_NEAR)) and not _TO_DO.match(words.after)
    tried = _TRIED.search(words.before.tail(_NEAR)) and not _NAMED_AIM.search(words.before + words.after)
    return bool(whole or tried or _THIRD.search(parsed.plain, floor, figure.start))


def _is_state(parsed: Parsed, figure: Counted, words: Around) -> bool:
    """Whether a figure tells where things stand, what was done, a rate of funding or a step of procedure."""
    low, floor = parsed.low, parsed.sentence_at(figure.start).start
    level = level_at(low, figure.start, figure.end, this_year(parsed), floor)
    aimed = _AIM.search(words.before) or _WILL_SUBJECT.match(words.after) or _EXPECTED.match(words.after)
    if level == 2 or (level == 1 and not aimed):
        return True
    if _PROCEDURE.match(low, figure.end) and not _NAMED_AIM.search(words.before):
        return True
    return _is_done(parsed, words) or _is_rate(low, figure, words)


def _is_done(parsed: Parsed, words: Around) -> bool:
    """« a formé 300 agents », « 300 agents ont été formés », « en 2024, 300 agents »; or what will not be done."""
    if _DID.search(words.before.tail(90)) or _DONE_AFTER.match(words.after) or _NEGATED.match(words.after):
        return True
    near = words.before.tail(60)
    told = list(_BEFORE_DONE.finditer(near))
    if not told or (told[-1]["year"] and int(told[-1]["year"]) >= this_year(parsed)):
        return False
    since = near[told[-1].end() :]
    return not any(cue.search(since) for cue in (_AIM, _RISES_TO, _WILL_BE, _WILL_OBJECT))


def _is_rate(low: str, figure: Counted, words: Around) -> bool:
    """« 50 % des dépenses », « une avance de 40 % »: a share of money is a rule, not a goal."""
    if _ASIDE.search(words.before[-90:] + words.after[:70]):
        return True
    if figure.unit == "%" and _RESTATED.search(words.before):
        return True
    share = figure.unit == "%" and (_MONEY_SHARE.match(low, figure.end) or _RATE.search(words.before.tail(80)))
    return bool(share) and not _NAMED_AIM.search(words.before)


def _is_to_come(parsed: Parsed, figure: Counted, words: Around, *, listed: bool) -> bool:
    before, near, after = words.before, words.before.tail(_NEAR), words.after
    yearly = is_yearly(parsed.low, figure.end, min(words.end, figure.end + 70))
    announced = bool(_LED.search(lead(parsed, figure)))
    return bool(
        announced
        or any(cue.search(near) for cue in (_WILL_OBJECT, _RISES_TO, _BRINGS_TO, _CHANGES, _INFINITIVE))
        or _EXPECTED.match(after)
        or _AIM.search(before)
        or (_WILL_SUBJECT.match(after) and not (_THE.search(near) or _OF_ONE.search(near)))
        or _DUE_AFTER.search(after)
        or _is_dated_ahead(parsed, figure, words)
        or (listed and (yearly or _NOMINAL.search(near) or _AT_LEAST.search(near)))
        or (yearly and _NO_VERB.fullmatch(near) and not _PRESENT.search(after))
    )


def _is_dated_ahead_itself(parsed: Parsed, figure: Counted, words: Around) -> bool:
    """« 600 en 2028 », « 120 lycées équipés fin 2027 »: whatever the rest of the clause tells."""
    own = _OWN_YEAR.match(words.after)
    return bool(own) and int(own["year"]) > this_year(parsed) if own else False


def _is_dated_ahead(parsed: Parsed, figure: Counted, words: Around) -> bool:
    """« 120 en 2028 », « En 2028, 600 entreprises… »: a date of years to come in the clause."""
    now = this_year(parsed)
    stop = min(words.end, figure.end + _NEAR)
    dated = due_after(parsed, figure.end, stop)
    if dated and year_of(dated) > now and not _PRESENT.search(parsed.low, figure.end, dated.start):
        return True
    begun = _FROM_YEAR.search(words.after)
    if begun and int(begun["year"]) > now:
        return True
    first = due_before(parsed, max(parsed.sentence_at(figure.start).start, figure.start - _NEAR), figure.start)
    return bool(first) and year_of(first) > now if first else False


def _is_joined(low: str, after: int, figure: Counted, words: Around) -> bool:
    """« équipera 30 lycées, 12 collèges et 4 CFA »: the verb of the target before holds for this figure too."""
    if not 0 <= figure.start - after < _NEAR or not _JOINED.fullmatch(low, after, figure.start):
        return False
    return not _PRESENT.search(words.after)


def is_foreign(low: str, start: int, end: int) -> bool:
    """Whether a sentence tells the aims of somebody else: Europe, the world."""
    return bool(_FOREIGN.search(low, start, end))


def lead_date(parsed: Parsed, figure: Counted) -> str | None:
    """The date in what stands above an item: « Objectifs au 31 décembre 2029 : »."""
    sentence = parsed.sentence_at(figure.start)
    block = parsed.blocks[sentence.block]
    above = _above(parsed, sentence.block)
    if above is None or figure.start - block.start > _NEAR or not _LED.search(parsed.low, above.start, above.end):
        return None
    dates = parsed.dates_between(max(above.start, above.end - 120), above.end)
    ahead = [d for d in dates if year_of(d) >= this_year(parsed)]
    return ahead[-1].edtf if ahead else None


def _above(parsed: Parsed, number: int) -> Block | None:
    """The block that announces an item, or the heading of a paragraph."""
    block = parsed.blocks[number]
    if block.kind != "item":
        before = parsed.blocks[number - 1] if number else None
        heads = before and (before.kind in ("heading", "title") or parsed.low.endswith(":", before.start, before.end))
        return before if heads else None
    blocks = reversed(parsed.blocks[max(0, number - 10) : number])
    return next((b for b in blocks if b.kind != "item" or b.level < block.level), None)


def lead(parsed: Parsed, figure: Counted) -> str:
    """The words that announce a figure: its sentence before it, or what stands above the item or line it begins."""
    sentence = parsed.sentence_at(figure.start)
    own = parsed.low[max(sentence.start, figure.start - 90) : figure.start]
    above = _above(parsed, sentence.block)
    if above is None or figure.start - parsed.blocks[sentence.block].start > 60:
        return own
    return own + " " + parsed.low[max(above.start, above.end - 120) : above.end]

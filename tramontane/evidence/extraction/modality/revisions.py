"""Sums that another one replaces: first versions, errors put right, former budgets, promises of old."""

import re

from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.cues.texts import Text
from tramontane.evidence.extraction.modality.surroundings import Surroundings

_WRONG = (
    r"\bpar\serreur\b|\ba\stort\b|\berronee?s?\b|\bcadu(?:c|cs|que|ques)\b|\b(?:est|sont|etait|etaient)\s(?:inexact"
    r"|faux|fausse|surestime|sous-estime)\w*|\bperimee?s?\b|\bobsoletes?\b|(?<!\bon\s)(?<!qu'on\s)\boubliee?s?\b|\bne\svaut\splus\b"
    r"|\bn'est\splus\sd'actualite|\bn'(?:a|ont)\splus\scours|\ba\sete\s(?:ramene|reduit|rabote|abaisse)\w*"
    r"|\bhypothese\sde\stravail\b|\b(?:est|sont)\s(?:morte?s?|remplacee?s?|corrigee?s?)\b(?!-)"
)
_OLD = r"(?:initialement|d'abord|jadis|naguere|un\stemps|alors|dans\sun\spremier\stemps|au\sdepart|a\sl'origine)"
_SETTLED = r"(?:fixe|annonce|chiffre|evalue|estime|prevu|arrete|evoque|promis|inscrit|avance)e?s?"
_DRAFT = (
    r"(?:annexe|avant-projet|projet\sde\sbudget|esquisse|mouture|budget\sprimitif|maquette|brouillon|consultation"
    r"|debat\sd'orientation|rapport\sd'orientation|premier\sjet|ebauche|version)"
)
_WROTE = (
    r"(?:prevoyait|inscrivait|mentionnait|indiquait|affichait|retenait|etait|etaient|faisait\setat|portait|chiffrait"
    r"|evaluait|fixait|annoncait|donnait)"
)
_REPLACED_BEFORE = cue(
    r"(?:\betait\squestion\sde|\betait\sprevu(?:\sde)?|\b(?:estimation|version|chiffre|evaluation|projet|montant|dotation|enveloppe|prevision"
    r"|budget)s?\s(?:anterieure?|precedente?"
    r"|initiale?|provisoire)s?\b[^.;]{0,40}?"
    r"|\bet\snon(?:\s(?:pas|plus|de|a|les?|des?|d'))*|\bau\slieu\sd(?:e|es|u|')(?:\s«)?|\ben\slieu\set\splace\sd(?:e|es|u|')"
    r"|\bplutot\squ(?:e|')"
    r"|\b(?:initialement|a\sl'origine|au\sdepart|d'abord\s(?:annonc|prev|evalu|chiffr|fix|estim|evoqu)\w*|auparavant"
    r"|precedemment|jusqu'ici|jusqu'alors)\b[^.;,:]{0,40}?"
    rf"|\b{_SETTLED}\s{_OLD}\s(?:a|de)|\b{_OLD}\s{_SETTLED}\s(?:a|de)|\b(?:jadis|naguere|autrefois)\b[^.;,]{{0,40}}?"
    rf"|\b{_DRAFT}\b[^.;]{{0,40}}?\s{_WROTE}\b[^.;]{{0,24}}?"
    r"|\bancien(?:ne)?s?\s(?:dotation|montant|enveloppe|budget|plafond|chiffre|estimation|credit)s?\b[^.;]{0,30}?"
    r"|\b(?:tabl(?:ait|aient)|parl(?:ait|aient|iez)|evoqu(?:ait|aient)|annonc(?:ait|aient)|pariait|dis(?:iez|ait|aient)"
    r"|promett(?:ait|aient|iez)|misait)\b[^.;]{0,40}?"
    r"|\b(?:av(?:ait|aient|ez)|ont|a)\s(?:alors\s|d'abord\s|initialement\s|un\stemps\s)(?:\w+\s)?(?:parle|annonce"
    r"|evoque|prevu|avance|promis)\w*\b[^.;]{0,24}?"
    r"|\bav(?:ait|aient|ions|iez)\s(?:promis|annonce)e?s?\b[^.;]{0,24}?"
    r"|\bpremiere?s?\s(?:version|projet|mouture|jet|esquisse|ebauche|enveloppe)s?\b"
    r"(?:[^.;]{0,60}?\b)?,?|\bpremiere?s?\s(?:devis|chiffrage|estimation)s?\b[^.;]{0,50}?(?:ait|aient)\b[^.;]{0,16}?|\b(?:substitu\w+\sa|remplac(?:e|ent|er|ait|era)\b(?!\spar)|annul(?:e|ent|ait))\b"
    r"[^.;]{0,50}?"
    r"|\bau\slieu\sde\s?:\s?«[^«»]{0,60}?|\b(?:loin|en\sdeca|en\sdessous|tres\sen\sdessous)\sdes?|\bn'(?:est|etait|sera)\spas\sd(?:e|')"
    r"|\bversion\s(?:initiale"
    r"|precedente)\b[^.;]{0,60}?"
    r"|\b(?:ramene|reduit|revu|abaisse|releve|releva|porte|rabote|reevalue|passe)\w{0,3}\s(?:\w+\s)?de"
    r"|\bcontre|\b(?:grimpe|descend|tombe|monte|bondit|passera|passant|passerait)\w{0,3}\sde)[\s,:]?\s?(?:l[ea]s?\s|l'|de\s|d'|un\s|une\s|environ\s|quelque\s|:\s)*$"
)
_SWAPPED = cue(r"\bsubstitu\w+\s[^.;]{3,60}\sa\s(?:les?\s)?$")
_VALUATION = cue(r"\b(?:evaluation|estimation|chiffrage|version|variante|hypothese|mouture)\b[^.;]{0,30}$")
_STRUCK = cue(r"[^.;]{0,60}?\b(?:est|sont|a\sete|ont\sete)\s(?:\w+\s)?(?:annule|abandonne|ecarte|revu|ecrase)e?s?\b")
_REPLACED_AFTER = cue(
    r"\s?[,(]?\s?(?:(?:initialement|d'abord|precedemment|auparavant)\s)?(?:\w+\s)?(?:annonce|prevu|evoque|avance"
    r"|promis|indique|affiche|inscrit|estime|cite|publie|envisage)e?s?\s"
    r"(?:au\sdepart|a\sl'origine|auparavant|initialement|par\serreur|en\s\w+\sdernier|dans\s(?:un|une|le|la"
    r"|notre)\s\w+\s(?:precedent|anterieur|diffuse|du|de))"
    rf"|\s(?:de\s(?:l'|la\s)|du\s)(?:avant-projet|esquisse|ebauche|premiere?\s(?:version|mouture|jet|chiffrage)"
    r"|version\s(?:initiale|precedente))|,?\s(?:dont|duquel)\s(?:on|il|nous|vous)\s(?:\w+\s){0,2}(?:parl|etait\squestion)"
    r"|\s(?:a\sl'origine|initialement|au\sdepart|dans\sun\spremier\stemps)\b"
    rf"|[^.;]{{0,70}}?(?:{_WRONG}|\b(?:a|ont)\sete\srevu\w{{0,2}}\sa\sla\s(?:baisse|hausse)|\bont\sfondu\b)"
)
_INSTEAD = cue(r"\b(?:au\slieu\sd(?:e|es|u|')|et\snon)\s?(?:l[ea]s?\s)?$")
_REPLACED_NEXT = re.compile(
    r"(?:[^?!]{0,24}[—–-]\s)?(?:c'etait|ce\schiffre|ce\smontant|cette\s(?:somme|estimation|enveloppe)"
    r"|un\schiffre)\b[^.]{0,60}?"
    rf"(?:{_WRONG}|\bavant\b|\babandonn|\berreur|\bcorrig|\bdementi|\bhypothese)"
    r"|[^.;:]{0,90}\b(?:propos|decid|preconis|choisi|convien|recommand|demand|obten|fini|suggere)\w*\s(?:\w+\s)?(?:de\s|par\s|a\s)?(?:la\s|le\s|l')"
    r"(?:ramener|reduire|abaisser|porter|raboter|relever|limiter|descendre)\s(?:\w+\s)?a\s"
    r"|(?:la\scommission|le\sconseil|l'assemblee|l'executif|la\srapporteure?|le\srapporteur)\s(?:l'a|la|le)\s(?:ramene|reduit|abaisse|porte)\w*\s(?:\w+\s)?a\s"
    r"|(?:(?:un|l'|cet|son)\s?amendements?|le\svote|la\sseance|la\sdiscussion)\b[^.;]{0,40}\b(?:porte|ramene|reduit|abaisse|releve)\w*"
    r"\s(?:\w+\s)?a\s"
    r"|(?:il\sfallait|il\sfaut|lire|lisez|prenez|on\slira)\s(?:lire|plutot|:)|(?:[^?!]{0,24}[—–-]\s)?oubliez\b"
)
_CHANGED_THEN = cue(
    r"[^.;]{0,80}\b(?:a\sete|est|fut|puis|finalement|sont)\s(?:\w+\s)?(?:passe|porte|ramene|releve|reduit|rabote|revu"
    r"|abaisse)e?s?\sa\s|,\s(?:\w+\s)?(?:porte|ramene|releve|rabote|reduit|abaisse|reevalue)e?s?\s(?:\w+\s)?a\s|[^.;]{0,70}\b(?:est|sont)\sdevenue?s?\s|\smais\s(?:de\s|bien\s)?"
)
_FROM = cue(r"(?:^|[\s,(])de\s$")
_TO_THEN = cue(r",?\s[^.;]{0,60}\b(?:passe|descend|tombe|monte|grimpe|bondi)\w*\sa\s(?:environ\s|quelque\s)?")
_WAS_SET = cue(rf"\betai(?:t|ent)\s(?:\w+\s)?{_SETTLED}\sa\s$")
_IS_NOW = cue(r"[^.]{0,60}\b(?:desormais|aujourd'hui|finalement|atteint)\b[^.]{0,30}")
_NOW_NEXT = re.compile(r"(?:il|elle|ils|c'est|ce|on)\b[^.;]{0,40}\d")
_FOR_WHICH = cue(rf"^(?:[^.;]{{0,40}}\s)?{_SETTLED}\s(?:\w+\s)?a\s$")
_FINALLY = cue(r"[^.;]{0,60}\b(?:finalement|en\sfait|au\sfinal|in\sfine)\b[^.;]{0,40}")
#: « moins que les 50 M€ évoqués au printemps », « On attendait 80 M€. Ce sera 60. »
_SHORT_OF = re.compile(r"\b(?:moins|plus|loin|mieux)\s(?:que|de|des)\s(?:les\s)?$|\b(?:que|de|sur)\sles\s$")
_TALKED_OF = re.compile(
    r"\s(?:\w+\s)?(?:evoque|annonce|promis|envisage|espere|prevu|avance|attendu)e?s\s(?:au\s(?:printemps|depart)|en\s\w+|a\sl'(?:ete"
    r"|automne|origine)|cet\s\w+|l'an\s|par\s(?:le|la|l'|sa|son)|jusqu'|il\sy\sa|dans\sla\spresse)"
)
_AWAITED_SO = re.compile(r"\b(?:attend|esper|promett|annonc|pari|tabl|rev)(?:ait|aient|ions)\b[^.;]{0,20}$")
_BUT_NOW = re.compile(r"(?:ce\s(?:sera|sont|fut)|c'est|(?:il|on)\sn'?y?\s?en\s(?:aura|a|obtient))\b[^.;]{0,30}\d")
_SAID_NOT = cue(r"\b(?:ce\sn'est|ce\sne\ssont|ce\sn'etait)\spas\s(?:de\s)?$")
_GIVES_LESS = cue(r"[^.;]{0,40}\bn'en\s(?:vers|apport|donn|met|finance|garde|consacr)\w*\s(?:\w+\s)?que\b")
_NOW = cue(r"\b(?:ramene|porte|passe|revise|reduit|releve|fixe|arrete)\w{0,3}\s(?:desormais\s|finalement\s)?a\s$")
_FIRST = cue(rf"\b(?:{_OLD}|auparavant|precedemment)\b")
_AGAINST = cue(r"\bcontre\s$")
_BEFORE_THAT = cue(
    r"\b(?:annonc|prev|initial|envisag|promis|auparavant|precedemment|jusqu'(?:ici|alors)|au\sdepart)"
    r"|\bdans\s(?:la|une|le|un)\s(?:premiere?\s)?(?:version|mouture|projet|avant-projet|esquisse)"
)


def is_replaced(around: Surroundings) -> bool:
    """« L'enveloppe passe de 26 M€ à 24 M€. », « 21 M€, et non 12 M€ », « le montant de 8 M€ était erroné »."""
    after = around.after
    whole = around.money.per != "unit"
    if whole and _CHANGED_THEN.fullmatch(after) and (" mais " not in after or _SAID_NOT.search(around.near_before)):
        return True
    if _NOW.search(around.near_before) and not _FIRST.search(around.near_before):
        return False
    before = around.low.part(max(around.sentence.start, around.floor, around.money.start - 90), around.money.start)
    if _AGAINST.search(before) and not _BEFORE_THAT.search(after.head(60)):
        return False
    if _REPLACED_BEFORE.search(before) or _REPLACED_AFTER.match(after):
        return not _INSTEAD.search(after)
    return _changes(around, before) or bool(_REPLACED_NEXT.match(around.following) or _GIVES_LESS.match(after))


def _changes(around: Surroundings, before: Text) -> bool:
    """« De 16 M€, il passe à 14 », « substituer 4 M€ à 3 M€ », « était fixé à 9 M€ ; il est de 7 »."""
    if _SHORT_OF.search(before) and _TALKED_OF.match(around.after):
        return True
    if _FROM.search(before) and _TO_THEN.fullmatch(around.after):
        return True
    if _FOR_WHICH.search(before) and _FINALLY.fullmatch(around.after):
        return True
    if _VALUATION.search(before) and _STRUCK.match(around.after):
        return True
    if _WAS_SET.search(before):
        return bool(_IS_NOW.fullmatch(around.after) or _NOW_NEXT.match(around.following))
    start = max(around.sentence.start, around.money.start - 90)
    awaited = _AWAITED_SO.search(before) and _BUT_NOW.match(around.following)
    return bool(awaited or _SWAPPED.search(around.low, start, around.money.start))

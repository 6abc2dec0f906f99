"""What was refused, and what will not be paid: amendments voted down, projects given up, sums denied."""

import re

from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.modality.surroundings import Surroundings

_WAS = (
    r"(?:est|sont|etait|etaient|sera|seront|fut|furent|a\sete|ont\sete|avait\sete|avaient\sete|ete|reste"
    r"|restent)\s(?:\w+\s)?"
)
_STILL = r"(?!\w*\s(?:pas|jamais|rien|guere|plus)\b)"
_REFUSED_WORD = (
    r"(?:rejete|refuse|ecarte|retoque|balaye|biffe|recale|repousse(?!\w{0,2}\s(?:a|au|aux|d'|de)\b)|decline|deboute"
    r"|battu|(?<!nous\sa\s)(?<!leur\sa\s)retire(?=\w{0,2}(?:[\s,.;:)]|$)(?!\s(?:de|du|des)\b)))(?:e|s|es)?\b"
)
_NOT_TAKEN = (
    r"\bn(?:e\s(?:(?:les?|la)\s|l')?|')(?:a|ont|est|sont|avait|avaient|fut|furent)\s(?:finalement\s|donc\s|toutefois\s|jamais\s)?(?:pas|jamais|guere)\s(?:ete\s)?"
    r"(?:\w+\s)?(?:retenue?s?|adoptee?s?|votee?s?|suivie?s?|acceptee?s?|reprise?s?|donne\ssuite|convaincu|abouti"
    r"|prospere|emporte|trouve\sde\smajorite|eu\sgain\sde\scause|entendue?s?|voulu)"
    r"|(?:n'a|n'ont|n'avait)\s(?:recueilli|obtenu|reuni)\sque\b|\b(?:sans\ssucces|en\svain)\b"
)
_NO = (
    r"\bsans\ssuite\b|\bdit\snon\b|\bmeme\ssort\b|\bfin\sde\snon[\s-]recevoir\b|\blong\sfeu\b|\ben\sminorite\b"
    r"|\blettre\smorte\b|\b(?:a|ont)\s(?:echoue|capote)\b|\benterree?s?\sen\scommission|\bopposer?\s(?:un|son)\srefus\b"
    r"|\bmanque\w*\sla\smajorite\b|\bretir(?:e|ee)s?\s(?:en|avant)\s(?:la\s)?seance\b"
)
_REFUSED = cue(
    rf"\b{_STILL}(?:{_REFUSED_WORD}|(?:refus|rejet|ecart|repouss|declin|retoqu|biff|recal)(?:er|ent|ons|ait|aient"
    rf"|era|eront|ant)\b)|{_NOT_TAKEN}|{_NO}|\blaiss\w+\sde\scote"
    r"|\bmis\w*\sde\scote|\bfait\s(?:biffer|supprimer|retirer|rejeter)\b"
    r"|\b(?:rejet|refus)\s(?:de|du|d'|par)\b|\bnon\s(?:retenu|adopte)e?s?\b"
    r"|\bs'(?:est\s|etait\s|sont\s)?oppos\w+\sa\b"
)
_REFUSED_AFTER = cue(
    rf"[^.;]{{0,120}}?(?:\b{_WAS}{_REFUSED_WORD}|{_NOT_TAKEN}|{_NO}|[:,(\s]{_REFUSED_WORD}(?!\spar\s(?!la\b|le\b"
    rf"|l'|les\b|\d)))"
)
_MOVED = (
    r"(?:il|elle|ils|elles|celui-ci|celle-ci|ce\sdernier|le\svoeu|resultat\s:|(?:l'|(?:les?|la|son|sa|ses|leurs?|notre"
    r"|nos|cet|cette|ce|mon|ma)\s)(?:sous-)?(?:amendements?|propositions?|demandes?|motions?|requetes?|idees?|texte"
    r"|contre-projet|suggestions?))"
)
_PUT_TO_VOTE = r"(?:(?:mis(?:e|es)?|soumis(?:e|es)?|passee?s?)\s(?:aux\svoix|au\s(?:vote|voix)),?\s)?"
_REFUSED_NEXT = re.compile(
    rf"{_PUT_TO_VOTE}(?:{_MOVED}\b[^.;]{{0,60}}?)?(?:\b{_REFUSED_WORD}|{_NOT_TAKEN}|{_NO})"
    r"|[^.;]{0,40}\b(?:a|ont|avons)\s(?:repondu|dit)\s(?:que\s)?non\b|(?:c'est|ce\sfut|reponse\s:)\snon\b"
    r"|(?:refus|rejet|veto|niet|non\scategorique)\b"
)
_FALLS = cue(r"[^.;]{0,40}\b(?:tombe|tombent|est\stombe)\b|[^.;]{0,60}\b(?:sans\ssucces|en\svain)\b")
_VOTED_DOWN = cue(
    r"\b(?:vot|prononc)\w+\scontre\s(?:l[ea]s?\s|l'|une?\s)?[^.;,]{0,40}$|\b(?:rejet|repouss|refus|ecart)\w+"
    r"\spar\s\d+\s(?:voix\s)?contre\s\d+,?\s[^.;]{0,60}$"
)
_ASKED = cue(
    r"\bamendement|\bamdt|\bpropos|\bdemand|\breclam|\bvoeu\b|\bmotion\b|\bsouhait|\bplaid|\bvoul|\bdefend|\bvariante"
    r"|\brequete|\bexig"
)
_WISHED = cue(r"\b(?:demand|reclam|souhait|voul|sollicit|exig|revendiqu)\w*\b")
_NOT_GIVEN = cue(
    r"[^.;]{0,90}?\bn(?:e\s(?:les?\s|la\s|l')?|')(?:a|ont|avait|avaient|sera|seront)\s(?:pas|jamais)\s(?:ete\s)?(?:\w+\s)?"
    r"(?:accorde|octroye|obtenu|attribue|entendu)"
)
_TAKEN = cue(rf"[^.;]{{0,90}}?(?<!pas\s)(?<!jamais\s)\b{_WAS}(?:adopte|vote|approuve|accepte|integre|retenu)e?s?\b")
_TAKEN_NEXT = re.compile(
    rf"{_PUT_TO_VOTE}(?:{_MOVED}\s{_WAS}|(?:vote\s:|avis\sfavorable[,.]?)\s)?(?:adopte|vote|approuve|accepte)e?s?\b"
)
#: « un amendement l'a porté à 37 M€ »: its effect is told as done.
_CHANGED_BY = re.compile(
    r"\bamendements?\b[^.;]{0,40}?\b(?:l'a|l'ont|les\sa|les\sont|a|ont)\s(?:\w+\s)?(?:porte|ramene|releve|reduit|rabote|abaisse)(?!r)"
)
_MOTION = cue(r"\b(?:amendement|amdt|voeu|motion|proposition)")
_DROPPED = (
    r"(?:(?:est|sont|a\sete|ont\sete|sera|seront)\s(?:\w+\s)?(?:abandonne|annule|supprime|gele|enterre)e?s?\b|(?:a"
    r"|ont)\s(?:\w+\s){0,2}disparu\b|(?:passe|passent|tombe|tombent)\sa\s(?:la\strappe|l'eau)\b|\bmort-ne|\b(?:est|a\sete|sont|ont\sete)\sretiree?s?\sd\w+|\bn'exist(?:e|ent)\spas\b)"
)
_UNLIKELY = (
    r"(?!depass|exced|suffi|oubli|baiss|chang|diminu|reduir|ser[ao]|bouger|tarder|manquer|remplacer|touch|pass|figur"
    r"|entr|relev|transit|appara|grev|pes|modif|remett)"
)
_WILL_NOT = cue(
    rf"\bn(?:e\s|'){_UNLIKELY}(?:(?:[a-z]{{1,3}}\s|l'|y\s|en\s)?){_UNLIKELY}[a-z]+r(?:a|ont|ons|ai)\s(?:pas(?!\savant|\smoins)"
    r"|plus|jamais)\b|\bn'y\s(?:a|aura)\spas\b"
    r"|\bpas\squestion\sd|\bexit\b|\baucun(?:e)?\sd(?:es|e\sces)\s"
)
_GOES = r"(?!\s(?:moins|plus|depass|exced|de\sdepass|s'arreter|se\slimiter|avant))"
_PAY = (
    r"(?:financ|pai|pay|vers|consacr|engag|accord|mobilis|debloqu|apport|affect|invest|depens|reserv|vot|attribu|octroi"
    r"|octroy|allou|inject|inscri)"
)
_NOT = r"\s(?:pas|plus|point|jamais|nullement|aucunement)\s(?:encore\s|du\stout\s|non\splus\s)?"
_MORE = r"(?:moins\b|plus\b|qu[e']|autant\b|davantage\b|aussi\b|d'oublier)"
_NOT_PAID = (
    rf"\bn(?:e\s|')(?:(?:les?|la|lui|leur|y|en)\s|l')?(?:{_PAY}\w*{_NOT}(?!{_MORE})"
    rf"|(?:a|ont|ai|avons|avait|avaient|aura|auront){_NOT}(?:ete\s)?{_PAY}\w*(?!\w|\s{_MORE}))"
)
_ABSENT = cue(
    r"\bn(?:e|')\s?(?:y\s|en\s|l'|se\s)?[a-z]{1,14}\s(?:pas|plus|point|jamais|nullement)\s(?:non\splus\s)?(?:(?!seulement|uniquement)\w+\s)?"
    r"(?:finance|budget|prevu|inscrit|retenu|programme|pris\sen\scharge|acquis|octroye|accorde|reconduit|couvert)"
    r"|\bne\s(?:les\s|l[ea]\s|l'|y\s)?(?:financ|pai|pay|verse|couvr|prendr|mettr|mett|met|subvention|contribu|reconduir"
    r"|depenser|engager|soutiendr|consacr|debloqu)\w*"
    r"\s(?:pas|plus|jamais|rien)\b(?!\smoins|\squ[e']|\sd'oublier)"
    r"|\bne\s(?:viendr\w+|vien\w+|ser\w+|verr\w+)\s(?:pas|plus|jamais)\b(?!\s(?:depass|super|infer|plus\sde))"
    r"|\baucun(?:e)?\s(?:euro|credit|financement|budget|somme|aide)|\bne\scompte\w*\spas\ssur\b|\bpas\sun\s(?:euro"
    r"|centime|sou|franc|dollar)\b"
    r"|\bn(?:e\s|')(?:entend|compte|souhait|v[eo]u[lt]|prevoi|envisag)\w*\s(?:pas|plus|nullement)\s(?!plus\sde|moins)"
    r"(?:de\s|d'|y\s)?(?!depass|exced)[a-z]{2,}(?:er|ir|re)\b"
    r"|\bn'(?:a|ont|avons|ai|avait|avaient)\s(?:pas|jamais)\s(?:encore\s)?(?:vers|pay|debloqu|verse|mis|promis"
    r"|financ|consacr|engag|annonc|parle|evoqu)\w*"
    r"|\bpersonne\sn'|\brien\sn'est\s(?:prevu|inscrit|budgete|acquis)|\bn'a\sjamais\sete\squestion\s|\bni\squestion\s|\bjamais\s(?:il|elle|on|nous|je|la|le)\s[^.;,]{0,20}?n'|\bdement\w*\b"
    rf"|{_NOT_PAID}|\b(?:renonc|abandonn)\w*|\b{_DROPPED}|\bdispar(?:u|ait|aissent)\b|\b(?:mis|met|mettre)\sfin\sa"
    r"|\btir\w*\sun\strait\ssur\b|\bcoup\sd'arret\b|\bsans\sles?\s$"
)
_ABSENT_AFTER = re.compile(
    rf"[^.;]{{0,60}}?\s(?:n'(?:est|a|ont|y)\b|ne\s(?:sera|seront|sont|viendr\w+|financ\w+|verr\w+)"
    rf"|{_DROPPED})[^.;,]{{0,50}}"
)
_GONE_AFTER = cue(rf"[^.;]{{0,60}}?(?:\b{_DROPPED}|,?\s(?:c'est|ce\ssera)\snon\b|\b(?:auxquels?|a\squoi)\b[^.;]"
                         r"{0,30}\brenonc)")  # fmt: skip
_DENIED = cue(
    r"[^.;]{0,120}?(?:\b(?:les?|l'|la)\s(?:\w+\s)?dement\w*|\best\s(?:faux|fantaisiste|inexact|infonde)\w*|\bn'(?:a"
    r"|ont)\sjamais\s(?:ete|exist))"
)
_DENIED_NEXT = re.compile(
    r"(?:[^?!]{0,24}[—–-]\s)?(?:«\s)?(?:non,|faux\b|c'est\s(?:faux|inexact|absurde|un\smensonge|une\s(?:intox"
    r"|invention|rumeur|fable))|pas\sdu\stout|absolument\spas|il\sn'en\s(?:est|a\sjamais\sete)\s)"
)
_GIVEN_UP = cue(r"\b(?:renonc|abandonn)\w*")
_SAID_BY = cue(r"\b(?:parl|evoqu|annonc|dis|pretend|affirm|avanc|circul|rumeur|bruit|adversaires?|opposition)\w*")


def is_refused(around: Surroundings) -> bool:
    """« Un amendement ajoutant 3 M€ est rejeté. », « Refusés aussi, les 700 000 € demandés »."""
    asked = _ASKED.search(around.low, around.sentence.start, around.sentence.end)
    if _REFUSED_AFTER.match(around.after) and not _REFUSED.search(around.before):
        return True
    said = around.low.part(max(around.sentence.start, around.floor), around.money.start)
    if _REFUSED.search(around.near_before) or _VOTED_DOWN.search(said):
        return True
    if _WISHED.search(around.clause) and _NOT_GIVEN.match(around.after):
        return True
    if asked and _FALLS.match(around.after):
        return True
    return bool(asked) and bool(_REFUSED_NEXT.match(around.following))


def is_taken(around: Surroundings) -> bool:
    """« L'amendement qui ajoute 3 M€ est adopté. »: what was proposed is decided."""
    if not _MOTION.search(around.low, around.sentence.start, around.sentence.end):
        return False
    if _CHANGED_BY.search(around.before):
        return True
    return bool(_TAKEN.match(around.after) or _TAKEN_NEXT.match(around.following))


def is_absent(around: Surroundings) -> bool:
    """« La Région ne financera pas le campus à 7 M€. », « Le stade numérique, 15 M€, ne verra pas le jour. »."""
    before = around.low.part(max(around.sentence.start, around.floor), around.start)
    near = around.near_before
    if near.endswith(" pas ") and around.low.startswith("moins", around.money.start):
        near = near.head(0)
    if _ABSENT.search(near) or _GIVEN_UP.search(before):
        return True
    if _WILL_NOT.search(near) or _WILL_NOT.search(around.after.head(70)) or _DENIED.match(around.after):
        return True
    if _GONE_AFTER.match(around.after):
        return True
    if _DENIED_NEXT.match(around.following) and _SAID_BY.search(around.before):
        return True
    after = _ABSENT_AFTER.match(around.after)
    return after is not None and bool(_ABSENT.search(f" {after.group()}"))

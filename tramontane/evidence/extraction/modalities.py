"""How sure a clause is of its sum: refused, given up, replaced, asked for, conditional, estimated, spent, proposed…"""

import re
from dataclasses import dataclass

from tramontane.evidence.extraction.grammar.money import Money
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.sentences import Sentence
from tramontane.evidence.values import Modality

_WAS = (
    r"(?:est|sont|etait|etaient|sera|seront|fut|furent|a\sete|ont\sete|avait\sete|avaient\sete|ete|reste"
    r"|restent)\s(?:\w+\s)?"
)
_REFUSED_WORD = (
    r"(?:rejete|refuse|ecarte|retoque|balaye|biffe|repousse(?!\w{0,2}\s(?:a|au|aux|d'|de)\b)|decline|deboute|battu"
    r"|retire(?=\w{0,2}(?:[\s,.;:)]|$)))(?:e|s|es)?\b"
)
_NOT_TAKEN = (
    r"(?:n'a|n'ont|n'est|n'avait)\s(?:pas|jamais|guere)\s(?:ete\s)?(?:\w+\s)?(?:retenue?|adoptee?|votee?|suivie?"
    r"|acceptee?|reprise?|donne\ssuite|convaincu|abouti|prospere|emporte|trouve\sde\smajorite)"
    r"|(?:n'a|n'ont|n'avait)\s(?:recueilli|obtenu|reuni)\sque\b|\b(?:sans\ssucces|en\svain)\b"
)
_REFUSED = re.compile(
    rf"\b{_REFUSED_WORD}|{_NOT_TAKEN}|\bsans\ssuite\b|\bdit\snon\b|\bmeme\ssort\b|\blaiss\w+\sde\scote"
    rf"|\bmis\w*\sde\scote|\bfait\s(?:biffer|supprimer|retirer|rejeter)\b"
    r"|\b(?:rejet|refus)\s(?:de|du|d'|par)\b|\bnon\s(?:retenu|adopte)e?s?\b"
)
_REFUSED_AFTER = re.compile(
    rf"[^.;]{{0,120}}?(?:\b{_WAS}{_REFUSED_WORD}|{_NOT_TAKEN}|\bsans\ssuite\b|[:,(\s]{_REFUSED_WORD})"
)
_REFUSED_NEXT = re.compile(
    rf"(?:(?:il|elle|ils|elles|celui-ci|celle-ci|l'amendement|(?:la|sa|cette|leur)\s(?:proposition|demande|motion)"
    rf"|ce\sdernier|le\svoeu|resultat\s:)\b[^.;]{{0,60}}?)?(?:\b{_REFUSED_WORD}|{_NOT_TAKEN})"
)
_FALLS = re.compile(r"[^.;]{0,40}\b(?:tombe|tombent|est\stombe)\b|[^.;]{0,60}\b(?:sans\ssucces|en\svain)\b")
_ASKED = re.compile(
    r"\bamendement|\bamdt|\bpropos|\bdemand|\breclam|\bvoeu\b|\bmotion\b|\bsouhait|\bplaid|\bvoul|\bdefend|\bvariante"
)
_DROPPED = (
    r"(?:est|sont|a\sete|ont\sete|sera|seront)\s(?:\w+\s)?(?:abandonne|annule|supprime|gele|enterre)e?s?\b|(?:a"
    r"|ont)\s(?:\w+\s)?disparu\b"
)
_UNLIKELY = r"(?!depass|exced|suffi|oubli|baiss|chang|diminu|reduir|ser[ao]|bouger|tarder|manquer|remplacer)"
_WILL_NOT = re.compile(
    rf"\bn(?:e\s|'){_UNLIKELY}(?:[a-z']{{1,3}}\s)?{_UNLIKELY}[a-z]+r(?:a|ont|ons|ai)\s(?:pas|plus|jamais)\b"
    rf"|\bn'y\s(?:a|aura)\spas\b"
    r"|\bpas\squestion\sd|\bexit\b|\baucun(?:e)?\sd(?:es|e\sces)\s"
)
_ABSENT = re.compile(
    r"\bn(?:e|')\s?(?:y\s|en\s|l'|se\s)?[a-z]{1,14}\s(?:pas|plus|point|jamais|nullement)\s(?:non\splus\s)?(?:\w+\s)?"
    r"(?:finance|budget|prevu|inscrit|retenu|programme|pris\sen\scharge|acquis|octroye|accorde|reconduit|couvert)"
    r"|\bne\s(?:financ|pai|pay|verse|couvr|prendr|mettr|met|subvention|contribu|reconduir|depenser|engager"
    r"|soutiendr)\w*"
    r"\s(?:pas|plus|jamais|rien)\b"
    r"|\bne\s(?:viendr\w+|vien\w+|ser\w+|verr\w+)\s(?:pas|plus|jamais)\b(?!\s(?:depass|super|infer|plus\sde))"
    r"|\baucun(?:e)?\s(?:euro|credit|financement|budget|somme|aide)|\bne\scompte\w*\spas\ssur\b|\bpas\sun\s(?:euro"
    r"|centime|sou|franc|dollar)\b"
    rf"|\b(?:renonc|abandonn)\w*|\b{_DROPPED}|\bdispar(?:u|ait|aissent)\b|\btombe(?:nt)?\sa\sl'eau\b"
    rf"|\bpasse\sa\sla\strappe\b"
)
_ABSENT_AFTER = re.compile(
    rf"[^.;]{{0,60}}?\s(?:n'(?:est|a|ont|y)\b|ne\s(?:sera|seront|sont|viendr\w+|financ\w+|verr\w+)"
    rf"|{_DROPPED})[^.;,]{{0,50}}"
)
_DENIED = re.compile(
    r"[^.;]{0,120}?(?:\b(?:les?|l'|la)\s(?:\w+\s)?dement\w*|\best\s(?:faux|fantaisiste|inexact|infonde)\w*|\bn'(?:a"
    r"|ont)\sjamais\s(?:ete|exist))"
)
_WRONG = (
    r"\bpar\serreur\b|\ba\stort\b|\berronee?s?\b|\bcadu(?:c|cs|que|ques)\b|\b(?:est|sont|etait|etaient)\s(?:inexact"
    r"|faux|fausse|surestime|sous-estime)\w*|\bperimee?s?\b|\bobsoletes?\b"
    r"|\bn'est\splus\sd'actualite|\bn'(?:a|ont)\splus\scours|\ba\sete\s(?:ramene|reduit|rabote|abaisse)\w*"
    r"|\bhypothese\sde\stravail\b|\b(?:est|sont)\s(?:morte?s?|remplacee?s?|corrigee?s?)\b"
)
_REPLACED_BEFORE = re.compile(
    r"(?:\betait\squestion\sde|\b(?:estimation|version|chiffre|evaluation|projet|montant|dotation|enveloppe"
    r"|budget)\s(?:anterieure?|precedente?"
    r"|initiale?|provisoire)\b[^.;]{0,40}?"
    r"|\bet\snon(?:\s(?:pas|plus|de|a|les?|des?|d'))*|\bau\slieu\sd(?:e|es|u|')|\ben\slieu\set\splace\sd(?:e|es|u|')"
    r"|\bplutot\squ(?:e|')"
    r"|\b(?:initialement|a\sl'origine|au\sdepart|d'abord\s(?:annonc|prev|evalu|chiffr|fix|estim|evoqu)\w*|auparavant"
    r"|precedemment|jusqu'ici|jusqu'alors)\b[^.;,:]{0,40}?"
    r"|\b(?:tabl(?:ait|aient)|parl(?:ait|aient|iez)|evoqu(?:ait|aient)|annonc(?:ait|aient)|pariait"
    r"|misait)\b[^.;]{0,40}?"
    r"|\b(?:av(?:ait|aient|ez)|ont|a)\s(?:alors\s|d'abord\s|initialement\s|un\stemps\s)(?:\w+\s)?(?:parle|annonce"
    r"|evoque|prevu|avance)\w*\b[^.;]{0,24}?"
    r"|\bpremiere?\s(?:version|projet|mouture|jet|esquisse|ebauche|devis|chiffrage|estimation"
    r"|enveloppe)\b[^.;]{0,60}?\b|\b(?:substitu\w+\sa|remplac(?:e|ent|er|ait|era)|annul(?:e|ent|ait))\b[^.;]{0,50}?"
    r"|\bversion\s(?:initiale"
    r"|precedente)\b[^.;]{0,60}?"
    r"|\b(?:ramene|reduit|revu|abaisse|releve|releva|porte|rabote|reevalue|passe)\w{0,3}\s(?:\w+\s)?de"
    r"|\bcontre)\s?(?:l[ea]s?\s|l'|de\s|d'|un\s|une\s|environ\s|quelque\s)*$"
)
_REPLACED_AFTER = re.compile(
    r"\s?[,(]?\s?(?:(?:initialement|d'abord|precedemment|auparavant)\s)?(?:\w+\s)?(?:annonce|prevu|evoque|avance"
    r"|promis|indique|affiche|inscrit|estime|cite|publie|envisage)e?s?\s"
    r"(?:au\sdepart|a\sl'origine|auparavant|initialement|par\serreur|en\s\w+\sdernier|dans\s(?:un|une|le|la"
    r"|notre)\s\w+\s(?:precedent|anterieur|diffuse|du|de))"
    rf"|[^.;]{{0,70}}?(?:{_WRONG}|\b(?:a|ont)\sete\srevu\w{{0,2}}\sa\sla\s(?:baisse|hausse))"
)
_INSTEAD = re.compile(r"\b(?:au\slieu\sd(?:e|es|u|')|et\snon)\s?(?:l[ea]s?\s)?$")
_REPLACED_NEXT = re.compile(
    r"(?:c'etait|ce\schiffre|ce\smontant|cette\s(?:somme|estimation|enveloppe)|il\sfallait\slire|lire\s:"
    r"|un\schiffre)\b[^.]{0,60}?"
    rf"(?:{_WRONG}|\bavant\b|\babandonn|\berreur|\bcorrig|\bdementi|\bhypothese)"
)
_CHANGED_THEN = re.compile(
    r"[^.;]{0,80}\b(?:a\sete|est|fut|puis|finalement|sont)\s(?:\w+\s)?(?:passe|porte|ramene|releve|reduit|rabote|revu"
    r"|abaisse)e?s?\sa\s|[^.;]{0,70}\b(?:est|sont)\sdevenue?s?\s|\smais\s(?:de\s|bien\s)?"
)
_SAID_NOT = re.compile(r"\b(?:ce\sn'est|ce\sne\ssont|ce\sn'etait)\spas\s(?:de\s)?$")
_GIVES_LESS = re.compile(r"[^.;]{0,40}\bn'en\s(?:vers|apport|donn|met|finance|garde|consacr)\w*\s(?:\w+\s)?que\b")
_NOW = re.compile(
    r"\b(?:ramene|porte|passe|revise|reduit|releve|fixe|arrete)\w{0,3}\s(?:desormais\s|finalement\s)?a\s$"
)
_FIRST = re.compile(r"\b(?:initialement|a\sl'origine|au\sdepart|d'abord|auparavant|precedemment)\b")
_REQUESTED = re.compile(
    r"\bdemand(?:e|ee|ees|ait|aient|er|era|ent|ons|ez)\b|(?<!aux\s)(?<!des\s)(?<!les\s)(?<!ses\s)\bdemandes\b"
    r"|\bsollicit\w+|\bcandidat(?:e|er|ons|ure|ures)?\b|\breclam\w+"
    r"|\ben\sattente\b|\battend(?:u|us|ue|ues|ent|ons)?\b|\bespere\w*\sobtenir|\bdepos\w+\s(?:un|une)\s(?:dossier"
    r"|demande)"
    r"|\bdossiers?\b[^.;]{0,60}\b(?:depose|en\scours|porte\ssur|a\sl'etude)|\b(?:syndicats?|salaries|opposition|agents"
    r"|elus)\b[^.;]{0,30}\brevendiqu"
)
_HOPED = re.compile(
    r"\b(?:souhait\w+|esper\w+|voudrai\w+|voulai\w+)\s(?:encore\s|obtenir\s|avoir\s|recevoir\s|decrocher\s)?(?:les\s"
    r"|pres\sde\s"
    r"|environ\s)?$|\b(?:pour|a|d'|afin\sd')\s?(?:obtenir|decrocher|avoir)\s$"
    r"|\bfrapp\w+\sa\sla\sporte\b|\b(?:a|ont|avons)\secrit\b"
)
_HOPED_AFTER = re.compile(
    r"[^.;]{0,40}\b(?:a|restent\sa|reste\sa)\sobtenir\b|[^.;]{0,60}\b(?:reponse\s(?:est\s)?attendue|en\sattente)"
)
_NOT_ASKED = re.compile(
    r"\bdemand\w+\s(?:au|aux|a\sl')\s?(?:grand\sconseil|parlement|conseil\w*|assemblee|elus|conseillers|deputes)"
    r"|\bcredit(?:[\s-]cadre|\sd'engagement)?\s(?:sollicite|demande)|"
    r"\bpour\s(?:les?\s|la\s)?candidat|\bdemandeurs?\b|\ba\sla\sdemande\b|\bcandidats?\b|\bappel\sa\scandidatures?\b"
)
_MAYBE_AFTER = re.compile(
    r"[^.;]{0,60}\b(?:si\s(?:le|la|les|l'|elle|elles|il|ils|on|nous|tout|bruxelles|l)\b|s'(?:il|ils)\s|n'(?:est"
    r"|sont)\spas\s(?:exclue?s?|acquise?s?)|(?:est|sont|reste|restent)\s(?:possible|envisageable)s?"
    r"|pourr(?:a|ont)\setre\s(?:decide|debloque|accorde|ajoute|mobilise|porte|complete)\w*|peut-etre|sous\sreserve"
    r"|en\scas\sd|a\scondition)"
)
_CONDITIONAL = re.compile(
    r"\b(?!devr|vrai)[a-z]{1,}(?:rai(?:t|ent)|rions|riez)\b|\bsous\sreserve|\ben\scas\sd|\bs'(?:il|ils)\s"
    r"|\bsi\s(?:le|la|les|l'|elle|bruxelles|paris|on|nous|ce|cette|des|un|une|tout|la)\b|\beventuel|\ba\scondition\b"
    r"|\bpeut-etre\b|\ble\scas\secheant\b"
    r"|\bpossiblement\b|\bdevrai(?:t|ent)\s(?:pouvoir|etre\scomplet)"
)
_ESTIMATED = re.compile(
    r"\bestim(?!er\scheque)\w+|\bprevoi(?:t|ent)\s(?:d'y\s|de\s(?:consacrer|mobiliser|investir|depenser|mettre)"
    r"|d'(?:investir|engager|affecter|y))"
    r"|\bevalu(?:e|ee|es|ees|ation|ait|ent)\b|\bchiffr(?:ee?s?\s|age|ent|ait|e\sa)|\bprevisions\b|\bprevisionnel\w*"
    r"|\bevoqu(?:e|ent|ait|aient)\b|\bon\sparle\sd|\brumeur|\bcircule\b|\bdevrai(?:t|ent)\b|\bescompt\w+"
    r"|\bespere\w*|\ben\smoyenne\b|\b(?:cabinets|economistes|analystes|experts|observateurs)\b|\bordre\sde\sgrandeur"
    r"|\benvisag\w+"
    r"|\b(?:compte|comptent|entend|entendent|ambitionne\w*|projette\w*|souhaite\w*)\s(?:y\s)?(?:consacrer|mobiliser"
    r"|investir|mettre|engager)"
    r"|\bprojections?\b|\bprevisionnel\w*|\ba\sla\slouche\b|\btable\ssur\b|\bdans\sles\s$|\bpourrait\savoisiner"
    r"|\bavoisine\w*"
    r"|\bbesoins?\s(?:est|sont|se\s)|\bse\ssitu\w+|\bfourchette\b|\bselon\s(?:nos\sinformations|une\setude"
    r"|un\srapport|plusieurs)|\bau\sdoigt\smouille"
)
_SPENT = re.compile(
    r"\b(?:a|ont|avait|avaient|avons|avez|aura)\s(?:deja\s)?(?:ete\s)?(?:\w+\s)?(?:vers|depens|pay|debours|decaiss"
    r"|mandat|consomm|liquid|regl)e(?:e|s|es)?\b"
    r"|\bdeja\s(?:vers|depens|pay|mobilis|investi|engag|decaiss|consomm)\w*|\b(?:a|ont|avait|aura)\s(?:deja\s)?coute\b"
    r"|\bmandat(?:e|es|ee|ees)\b|\bliquid(?:e|es|ee|ees)\b|\bavons\s(?:deja\s)?(?:investi|consacre|mis|depense)"
    r"|\bdepens(?:e|es|ee|ees)\s(?:l'an|en\s20|a\sce\sjour|depuis|au)|\ba\sce\sjour\b[^.;]{0,30}\b(?:verse|paye"
    r"|depense|decaisse)"
)
_CLOSED = re.compile(
    r"\bapres\s(?:consommation|paiement|versement|une?\sdepense)\sde\s$|\bsoldee?s?\s(?:a|apres|pour)\s$"
)
_CLOSED_AFTER = re.compile(
    r"[^.;]{0,60}\b(?:entierement|deja|totalement)\s(?:utilise|consomme|depense|epuise|parti)e?s\b"
)
_SPENT_AFTER = re.compile(
    r"\s?[,(]?\s?(?:(?:seulement|a\speine|au\stotal)\s)?(?:(?:ont|a|avaient|avait|sont|est)\s)?(?:(?:deja"
    r"|effectivement|reellement)\s)?(?:(?:ont|a)\s)?(?:(?:deja|effectivement)\s)?(?:ete\s)?(?:deja\s)?"
    r"(?:vers|depens|pay|debours|decaiss|mandat|consomm|liquid)e(?:e|s|es)?\b"
)
_LAST_YEAR = re.compile(
    r"\b(?:l'an\s(?:dernier|passe)|l'annee\s(?:derniere|passee)|en\s20\d\d)\b[^.?]{0,60}\b(?:depens|pay|vers|cout)e"
)
_PROPOSED = re.compile(
    r"\bproposition\b|\bamendement|\bamdt\b|\bpropose\w*\s(?:de|d'|que|plutot|un)|\bcontre-proposition|\b(?:preconis"
    r"|recommand|sugger|plaid)\w+"
    r"|\b(?:voudr|souhaiter|aimer)(?:ait|aient|ions)\b|\bcontre-projet|\bveut\s(?:porter|ajouter|relever|doubler)"
)
_COMPUTED_BEFORE = re.compile(
    r"\b(?:nos|ses|leurs|mes)\s(?:propres\s)?(?:calculs|comptes|additions)|\bcalcul(?:e|ons|ent|ette|ait)\b"
    r"|\b(?:selon|d'apres)\s(?:nos\s(?!informations|sources)|nous\b|l'opposition|le\sgroupe|l'association"
    r"|le\ssyndicat)"
    r"|\b(?:ca|cela)\sfait\b|\bj'arrive\sa\b|\bon\sarrive\sa\b|\bne\sfait\s(?:plus\s)?que\b|\bdivise\spar\b"
    r"|\brevient\sa\b|\bil\s(?:manque|faut\scompter)\b|\bn'(?:obtient|arrive|atteint)\b|\ben\sadditionnant"
    r"|\bfaites\sle\scompte"
    r"|\bon\s(?:arrive\sa|nous\scache|obtient)|\bsoit\sun\s(?:total|ecart)|\bl'addition\b"
    r"|\bles\scomptes\sde\sl'opposition"
)
_COMPUTED_AFTER = re.compile(r"\s(?:manquants?|de\s(?:trou|difference|ecart|moins\sque)|qui\smanquent|par\shabitant)\b")
_ITEMS = 12
_ORDER: tuple[tuple[Modality, re.Pattern[str]], ...] = (
    ("requested", _REQUESTED), ("proposed", _PROPOSED), ("conditional", _CONDITIONAL), ("estimated", _ESTIMATED),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The stretches of the folded text that speak of one sum: its sentence, its clause, and up to its neighbours.

    ``following`` is the next sentence; ``lead`` is what announces the list that holds the sum, empty outside lists.
    """

    low: str
    sentence: Sentence
    start: int
    end: int
    money: Money
    floor: int
    ceiling: int
    following: str
    lead: str

    @property
    def before(self) -> str:
        """The clause up to the sum."""
        return self.low[self.start : self.money.start]

    @property
    def near_before(self) -> str:
        """The words since the sum before it, or since the clause began."""
        return self.low[max(self.start, self.floor) : self.money.start]

    @property
    def after(self) -> str:
        """From the sum to the next one or to the end of the sentence."""
        return self.low[self.money.end : self.ceiling]

    @property
    def clause(self) -> str:
        """The whole clause."""
        return self.low[self.start : self.end]


def surroundings(parsed: Parsed, index: int, clause: tuple[int, int]) -> Surroundings:
    """What stands around the sum number ``index``."""
    money, sums = parsed.money[index], parsed.money
    sentence = parsed.sentence_at(money.start)
    floor = sums[index - 1].end if index else 0
    ceiling = min(sentence.end, sums[index + 1].start) if index + 1 < len(sums) else sentence.end
    following = ""
    if sentence.index + 1 < len(parsed.sentences):
        after = parsed.sentences[sentence.index + 1]
        following = parsed.low[after.start : min(after.end, after.start + 160)]
    rest = parsed.low.find(";", money.end, ceiling)
    following = parsed.low[rest + 2 : min(sentence.end, rest + 160)] if rest >= 0 else following
    return Surroundings(
        parsed.low, sentence, *clause, money, floor, max(ceiling, money.end), following, _lead(parsed, sentence)
    )


def _lead(parsed: Parsed, sentence: Sentence) -> str:
    """« Le conseil préconise : », before the items of a list."""
    number = sentence.block
    if parsed.blocks[number].kind != "item":
        return ""
    for block in reversed(parsed.blocks[max(0, number - _ITEMS) : number]):
        if block.kind != "item":
            return parsed.low[max(block.start, block.end - 160) : block.end] if block.kind == "paragraph" else ""
    return ""


def modality_of(around: Surroundings) -> Modality:
    """How the words around a sum qualify it; « firm » when nothing does."""
    if _is_refused(around):
        return "rejected"
    if _COMPUTED_AFTER.match(around.after) or _COMPUTED_BEFORE.search(around.near_before[-70:]):
        return "computed"
    if _is_replaced(around):
        return "superseded"
    if _is_absent(around):
        return "negated"
    return _mood(around)


def _is_refused(around: Surroundings) -> bool:
    asked = _ASKED.search(around.low, around.sentence.start, around.sentence.end)
    if _REFUSED_AFTER.match(around.after) and not _REFUSED.search(around.before):
        return True
    if _REFUSED.search(around.near_before):
        return True
    if asked and _FALLS.match(around.after):
        return True
    return bool(asked) and bool(_REFUSED_NEXT.match(around.following))


def _is_replaced(around: Surroundings) -> bool:
    if _CHANGED_THEN.fullmatch(around.after) and (" mais " not in around.after or _SAID_NOT.search(around.near_before)):
        return True
    if _NOW.search(around.near_before) and not _FIRST.search(around.near_before):
        return False
    before = around.low[max(around.sentence.start, around.floor, around.money.start - 90) : around.money.start]
    if re.search(r"\bcontre\s$", before) and not re.search(
        r"\b(?:annonc|prev|initial|envisag|promis)", around.after[:50]
    ):
        return False
    if _REPLACED_BEFORE.search(before) or _REPLACED_AFTER.match(around.after):
        return not _INSTEAD.search(around.after)
    return bool(_REPLACED_NEXT.match(around.following)) or bool(_GIVES_LESS.match(around.after))


def _is_absent(around: Surroundings) -> bool:
    before = around.low[max(around.sentence.start, around.floor) : around.start]
    if _ABSENT.search(around.near_before) or re.search(r"\b(?:renonc|abandonn)\w*", before):
        return True
    if _WILL_NOT.search(around.near_before) or _WILL_NOT.search(around.after[:70]) or _DENIED.match(around.after):
        return True
    after = _ABSENT_AFTER.match(around.after)
    return after is not None and bool(_ABSENT.search(f" {after.group()}"))


def _mood(around: Surroundings) -> Modality:
    spent = _SPENT_AFTER.match(around.after) or _SPENT.search(around.before)
    spent = spent or _CLOSED.search(around.near_before) or _CLOSED_AFTER.match(around.after)
    if spent or _LAST_YEAR.search(around.low, max(0, around.sentence.start - 90), around.sentence.start):
        return "spent"
    if _HOPED.search(around.near_before) or _HOPED_AFTER.match(around.after):
        return "requested"
    if _MAYBE_AFTER.match(around.after):
        return "conditional"
    clause = _NOT_ASKED.sub(" ", around.clause)
    if found := next((modality for modality, cue in _ORDER if cue.search(clause)), None):
        return found
    return "proposed" if _PROPOSED.search(around.lead) else "firm"

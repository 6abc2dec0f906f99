"""Sums that are asked for, proposed, hoped for, estimated, spent already, or worked out by somebody."""

import re

from tramontane.evidence.extraction.cues.cue import Pattern, cue
from tramontane.evidence.extraction.cues.texts import Text
from tramontane.evidence.extraction.modality.surroundings import Surroundings
from tramontane.evidence.values import Modality

_BODIES = re.compile(
    r"\b(?:cfdt|cgt|medef|cpme|unsa|u2p|syndicats?|salaries|agents|universites?|chu|hopitaux|communes|maires|laboratoires"
    r"|chercheurs|etudiants|entreprises|start-up|pme|agriculteurs|pecheurs|associations?|artisans|lyceens|parents"
    r"|soignants|enseignants|industriels|filiere|eleveurs|elus\sruraux)\s[^.;]{0,24}$"
)
_WANT = cue(r"\b(?:(?:voudr|aimer)(?:ait|aient)|veut|veulent)\b")
_REQUESTED = cue(
    r"\bdemand(?:e|ee|ees|ait|aient|er|era|ent|ons|ez|ions|iez)\b|(?<!aux\s)(?<!des\s)(?<!les\s)(?<!ses\s)\bdemandes\b"
    r"|\bsollicit\w+|\bcandidat(?:e|er|ons|ure)?\b|\breclam\w+"
    r"|\ben\sattente\b|(?<!beneficiaires\s)(?<!laureats\s)(?<!projets\s)(?<!participants\s)\battend(?:u|us|ue|ues|ent|ons)?\b(?!\s(?:autour|a\s\d|aux\salentours|pour\s))|\bespere\w*\sobtenir|\bdepos\w+\s(?:[^.;,]{0,24}\s)?(?:un|une)\s(?:dossier"
    r"|demande)"
    r"|\bdossiers?\b[^.;]{0,60}\b(?:depose|en\scours|porte\ssur|a\sl'etude)|\brevendiqu(?:aient|ons)\b"
    r"|\b(?:syndicats?|maires|elus|salaries|agents|associations?|opposants|universites?|communes|cfdt|cgt)\s(?:\w+\s)?revendiquent\b"
    r"|\b(?:quemand|mendi|postul)(?:e|ent|ait|aient|ons)\b|\bexig(?:e|ent|eait|eaient)\b(?!\s(?:que|de|des|un)\b)"
    r"|\bbrigu(?:e|ent|ait)\b|\bcompt(?:e|ent|ons)\ssur\b|\bappell?e\w*\sde\s(?:ses|leurs|nos)\svoeux\b"
)
_HOPED = re.compile(
    r"\b(?:souhait\w+|esper\w+|voudrai\w+|voulai\w+)\s(?:encore\s|obtenir\s|avoir\s|recevoir\s|decrocher\s)?(?:les\s"
    r"|pres\sde\s|que\s(?:les\s|pres\sde\s)?"
    r"|environ\s)?$|\b(?:pour|a|de|d'|afin\sd')\s?(?:obtenir|decrocher|avoir)\s$"
    r"|\bfrapp\w+\sa\sla\sporte\b|\b(?:a|ont|avons)\secrit\b"
)
_HOPED_AFTER = cue(
    r"[^.;]{0,40}\b(?:a|restent\sa|reste\sa)\sobtenir\b|[^.;]{0,60}\b(?:reponse\s(?:est\s)?attendue|en\sattente)"
)
_NOT_GRANTED = cue(r"\bsollicit\w+[^.;]{0,90}$|\bdemande\sde\s(?:subvention|financement|aide)\b[^.;]{0,60}$")
_NOT_GRANTED_AFTER = cue(
    r"[^.;]{0,90}?\bn'est\spas\s(?:encore\s)?acquise?s?\b|[^.;]{0,20}\b(?:sollicite|demande)e?s?\b|[^.]{0,60}\baucune"
    r"\s(?:reponse|suite)\b"
)
_NOT_ASKED = cue(
    r"\bdemand\w+\s(?:[^.;,]{0,40}\s)?(?:au|aux|a\sl')\s?(?:grand\sconseil|parlement|conseil\w*|assemblee|elus"
    r"|conseillers|deputes)"
    r"|\b(?:demande|sollicite)\s(?:un|l'octroi\sd'un|l'ouverture\sd'un)\s?credit\b"
    r"|\bdemandes?\sd(?:e\s|'un\s|'une\s)(?:credit|autorisation|enveloppe|ouverture)\w*"
    r"|\bcredit(?:[\s-]cadre|\sd'engagement)?\s(?:sollicite|demande)"
    r"|\bcredit[^.;]{0,40}?\b(?:est|sont)\s(?:sollicite|demande|requis)e?s?\b|"
    r"\bpour\s(?:les?\s|la\s)?candidat|\bdemandeurs?\b|\ba\sla\sdemande\b|\bcandidats?\b|\bappel\sa\scandidatures?\b"
)
_MAYBE_AFTER = cue(
    r"[^.;]{0,80}?\b(?:si\s(?:le|la|les|l'|elle|elles|il|ils|on|nous|tout|bruxelles|l)\b|s'(?:il|ils)\s|n'(?:est"
    r"|sont)\spas\s(?:exclue?s?|acquise?s?)|(?:est|sont|reste|restent)\s(?:possible|envisageable)s?"
    r"|pourr(?:a|ont)\setre\s(?:decide|debloque|accorde|ajoute|mobilise|porte|complete)\w*|peut-etre|sous\sreserve"
    r"|en\scas\sd|a\scondition|pour\sautant\sque|pourvu\sque|(?:est|sont|reste|restent)\s(?:suspendu|subordonne"
    r"|conditionne)\w*|en\ssuspens|(?:conditionnel|optionnel)\w*)"
)
_WOULD = re.compile(
    r"r(?:ai(?<!\bdevrai)(?<!\b[vt]rai)(?<!\bportrai)(?<!\battrai)(?<!\bextrai)(?<!\bretrai)(?:t|ent)|ions|iez)\b"
)
_CONDITIONAL = cue(
    r"\bsous\sreserve|\ben\scas\sd|\bs'(?:il|ils)\s"
    r"|\bsi\s(?:le|la|les|l'|elle|bruxelles|paris|on|nous|ce|cette|des|un|une|tout|la)\b|\beventuel|\ba\scondition\b"
    r"|\bpeut-etre\b|\ble\scas\secheant\b|\b(?:pour\sautant|pourvu|a\ssupposer|au\scas)\s(?:que|qu'|ou)"
    r"|\bdans\sl'hypothese\b|\bmoyennant\s(?:l'accord|l'aval|l'avis|un\saccord)|\bsauf\s(?:avis|refus|opposition)"
    r"|\bsuspendue?s?\sa\b|\bsubordonn\w+\b|\btranches?\s(?:conditionnel|optionnel)\w*"
    r"|\bdes\s(?:lors\s)?que\s[^,.;]{3,60}\s(?:aura|auront|sera|seront)\b"
    r"|\bpossiblement\b|\bpourr(?:a|ont)\setre\s(?:abonde|porte|releve|augmente|complete|majore)\w*|\bdevrai(?:t|ent)\s(?:pouvoir|etre\scomplet)"
)
_BOUND = cue(r"\bsubordonn|\bconditionn|\bsous\sreserve|\ba\scondition")
_WONDERED = cue(r"\b(?:faut-il|faudra-t-il|faudrait-il|doit-on|devait-on|peut-on|pourquoi\spas)\b[^?]{0,160}$")
_ESTIMATED = cue(
    r"\bestim(?!er\scheque)\w+|\bprevoi(?:t|ent)\s(?:d'y\s|de\s(?:consacrer|mobiliser|investir|depenser|mettre)"
    r"|d'(?:investir|engager|affecter|y))"
    r"|\bevalu(?:e|ee|es|ees|ait|ent)\b|\b(?:l'|une\s)evaluation\s(?:a|de|est|fait|donne|provisoire)\b"
    r"|\bchiffr(?:ee?s?\s(?!d'affaires)|age|ent|ait|e\sa)|\bprevisions\b|\bprevisionnel\w*|\bprevision\s(?::|est|initiale|de\s\d)"
    r"|\bevoqu(?:e|ent|ait|aient)\b|\bon\sparle\sd|\brumeur|\bcircule\b|\bdevrai(?:t|ent)\b|\bescompt\w+"
    r"|\bespere\w*|\b(?:cabinets|economistes|analystes|experts|observateurs)\b|\bordre\sde\sgrandeur"
    r"|\benvisag\w+"
    r"|\b(?:compte|comptent|entend|entendent|ambitionne\w*|projette\w*|souhaite\w*)\s(?:y\s)?(?:consacrer|mobiliser"
    r"|investir|mettre|engager)|\bcomptez\s(?:\d|environ|pres|plutot)|\boscill\w+\sentre\b|\battendue?s?\s(?:autour|aux\salentours|a\s\d)"
    r"|\bprojections?\s(?!de\sfilm)|\ba\sla\slouche\b|\btable\ssur\b|\bdans\sles\s$|\bpourrait\savoisiner"
    r"|\bavoisine\w*"
    r"|\bbesoins?\s(?:est|sont|se\s)|\bse\ssitu\w+|\bfourchette\b|\bselon\s(?:nos\sinformations|une\setude"
    r"|un\srapport|plusieurs)|\bau\sdoigt\smouille"
)
_SPEND = (
    r"(?:vers|depens|pay|debours|decaiss|mandat|consomm|liquid|regl|distribu|factur|claqu|gaspill|dilapid|flamb)e(?:e|s|es)?\b"
    r"|englouti(?:e|s|es)?\b|distribu(?:e|s|es)?\b"
)
_SPENT = cue(
    rf"\b(?:a|ai|as|ont|avait|avaient|avons|avez|aura|auront)(?:,\s[^,.;]{{2,24}},)?\s(?:deja\s)?(?:ete\s)?(?:\w+\s)?(?:{_SPEND})"
    r"|\bdeja\s(?:vers|depens|pay|mobilis|investi|engag|decaiss|consomm|touche|mis\b|percu|recu|distribu)\w*|\b(?:a|ont|avait|aura|avaient)(?:,\s[^,.;]{2,24},)?\s(?:deja\s)?coute\b"
    r"|\bcout\s(?:final|definitif|reel)\b"
    r"|\bmandat(?:e|es|ee|ees)\b|(?<!,\s)\bliquid(?:e|es|ee|ees)\b|\bavons\s(?:deja\s)?(?:investi|consacre|mis|depense)"
    r"|\bdepens(?:e|es|ee|ees)\s(?:l'an|en\s20|a\sce\sjour|depuis|au)|\ba\sce\sjour\b[^.;]{0,30}\b(?:verse|paye"
    r"|depense|decaisse)|\b(?:facture|depenses?|addition|note|cout)\b[^.;]{0,40}\ss'(?:est|etait|sont)\s(?:eleve|monte"
    r"|chiffre|etabli)\w*\s(?:finalement\s)?a\s$|\by\s(?:a|avons|ont)\slaisse\b"
)
_DONE = cue(
    r"(?:\ble\srealise\b|\bdepenses?\s(?:realise|constate|effectue|execute)e?s?|\brealise\s20\d\d|\bcompte\sadministratif"
    r"|\bcompte\sfinancier\sunique|\bdecaissements?\b|\bpaiements?\s(?:effectue|realise|intervenu)s?|\bmandatements?\b)[^.;]{0,40}$"
)
#: « les engagements se sont limités à 20 M€ et les paiements à 18 »; « Sur ces paiements, 7 M€ sont allés à… ».
_PAID_TO = re.compile(r"\b(?:paiements|versements|mandatements|decaissements)\s(?:[^.;,]{0,24}\s)?a\s$")
_OUT_OF_PAID = re.compile(r"(?:sur|de)\sces\s(?:paiements|versements|mandatements|depenses)\b")
_PASSED = re.compile(r"\b(?:a|ont|se\ssont|s'est|etaient|sont\salle\w*)\b")
_NOT_THAT = cue(r"\b(?:pour|sur)\s(?:(?:un|une)\s(?:credit|budget|enveloppe|dotation|plafond)\s(?:de\s|d')?)?$")
_CLOSED = cue(r"\bapres\s(?:consommation|paiement|versement|une?\sdepense)\sde\s$|\bsoldee?s?\s(?:a|apres|pour)\s$")
_CLOSED_AFTER = cue(
    r"[^.;]{0,60}\b(?:entierement|deja|totalement)\s(?:utilise|consomme|depense|epuise|parti)e?s\b"
    r"|\s(?:engloutis?|engloutie?s|gaspilles?|dilapides?|partis?\sen)"
    r"|\ssont\spartis\b|\s(?:y\s)?(?:ont|a)\s(?:deja\s)?ete\s(?:distribue|octroye)e?s?\b|\s(?:y\s)?(?:ont|a)\sete\s(?:investi|consacre|injecte|engage)e?s?\s(?:\w+\s){0,4}(?:depuis|entre)\s"
)
_SPENT_AFTER = re.compile(
    r"\s?[,(]?\s?(?:(?:seulement|a\speine|au\stotal)\s)?(?:(?:ont|a|avaient|avait|sont|est)\s)?(?:(?:deja"
    r"|effectivement|reellement)\s)?(?:(?:ont|a)\s)?(?:(?:deja|effectivement)\s)?(?:ete\s)?(?:(?:deja|effectivement|reellement)\s)?"
    r"(?:vers|depens|pay|debours|decaiss|mandat|consomm|liquid|utilis)e(?:e|s|es)?\b(?!\s(?:chaque|par\san|tous|pour\smoitie|en\s(?:deux|trois|quatre)))"
)
_LAST_YEAR = cue(
    r"\b(?:l'an\s(?:dernier|passe)|l'annee\s(?:derniere|passee)|en\s20\d\d)\b[^.?]{0,60}\b(?:depens|pay|vers|cout)e"
    r"|\bdeja\s(?:depens|pay|vers|debours)e\w{0,2}\s?\?"
)
_AFTER = cue(r"\bapres\s(?:(?:avoir|pres\sde|environ)\s)?$")
_ADDED_UP = cue(r"\b(?:donnent|additionn\w+|cumul\w+|font)\s")
_WERE_SPENT = cue(r"\b(?:ont|a|avaient|avait)\sete\s(?:\w+\s)?(?:consomm|depens|mandat|pay|vers)ee?s?\b[^.;]{0,6}$")
_PROPOSED = cue(
    r"\bproposition\b|\bamendement|\bamdt\b|\bpropos(?:e|era|eront|ent|ons)\w{0,2}\s(?:de|d'|que|plutot|un|\d)"
    r"|\bcontre-proposition|\b(?:preconis"
    r"|recommand|sugger|plaid)\w+|\binvit(?:e|ent)\s(?:[^.;,]{2,30}\s)?a\s(?:mettre|porter|ajouter|consacrer|affecter|relever|reserver|flecher|doubler)"
    r"|\bproposer(?:a|ont)\b|\bpropos(?:ait|aient)\b"
    r"|\b(?:voudr|souhaiter|aimer)(?:ait|aient|ions)\b|\bcontre-projet|\bveut\s(?:porter|ajouter|relever|doubler)"
)
_COMPUTED_BEFORE = cue(
    r"\b(?:nos|ses|leurs|mes)\s(?:propres\s)?(?:calculs|comptes|additions)|\bcalcul(?:e|ons|ent|ette|ait)\b"
    r"|\b(?:selon|d'apres)\s(?:nos\s(?!informations|sources)|nous\b|l'opposition|le\sgroupe|l'association"
    r"|le\ssyndicat)"
    r"|\b(?:ca|cela)\sfait\b|\bj'arrive\sa\b|\bon\sarrive\sa\b|\bne\sfait\s(?:plus\s)?que\b|\bdivise\spar\b"
    r"|\brevient\sa\b|\bil\s(?:en\s)?(?:manque|faut\scompter)\b|\bn'(?:obtient|arrive|atteint)\b|\ben\sadditionnant"
    r"|\bfaites\s(?:le\sc(?:ompte|alcul)|l'addition)|\bcalcul\sdonne\b|\bpour\schaque\shabitant\b|\bla\s(?:somme|addition)\sdes\s(?:\w+\s)?(?:axes|volets|lignes|postes|piliers|montants|parts)\s"
    r"(?:fait|donne|n'est\sque|est|atteint|n'atteint)\b|\b(?:lignes|postes|axes|volets|montants)\s(?:\w+\s)?(?:donnent|font|totalisent)\b"
    r"|\b(?:est|serait)\s(?:ainsi|donc|en\sfait)\s(?:plus\sproche\s)?de\b|\b(?:difference|ecart)\s(?:est\s)?de\s$|\b(?:additionne|cumule)e?s\s(?:donnent"
    r"|font)\b"
    r"|\bon\s(?:arrive\sa|nous\scache|obtient)|\bsoit\sun\s(?:total|ecart)|\bl'addition\b"
    r"|\bles\scomptes\sde\sl'opposition|\b(?:rapporte|ramene)e?s?\s(?:a\sl'|au\snombre\sd')?habitants?\b"
)
_COMPUTED_AFTER = cue(r"\s(?:manquants?|de\s(?:trou|difference|ecart|moins\sque)|qui\smanquent)\b")
_PER_HEAD = cue(r"[^.,;]{0,24}\b(?:par|/)\s?(?:an\s(?:et\s|,\s)?par\s)?(?:habitant|tete\b)")
_DEMONYM = cue(r"\spar\s[A-Z][a-zéèêç]+(?:ien|ais|ois|ain|an|on|in|ard|éen|eur)(?:ne|se|e)?\b")
_WHO = re.compile(r",\s(?:l'autre|le\sreste|le\ssolde|qui|que|qu'|dont|ou|a\squi|lequel|laquelle)\s")
_GIVES = cue(
    r"\b(?:accorde|vote|consacre|affecte|inscrit|attribue|verse|alloue|finance|ajoute|recoit|obtient|octroie)(?:nt|ra|ront)?\b"
)
#: « Nous avons déposé un dossier à 3 M€ : », before what it asks for.
_ASKED_LEAD = re.compile(r"\bdepos\w+\b[^.;]{0,40}\b(?:dossier|demande)|\bsollicit(?:e|ons|ent)\b|\bdemandons\b")
_ORDER: tuple[tuple[Modality, Pattern], ...] = (
    ("requested", _REQUESTED), ("proposed", _PROPOSED), ("conditional", _WOULD), ("conditional", _CONDITIONAL),
    ("estimated", _ESTIMATED),
)  # fmt: skip
_COLUMNS: tuple[tuple[Modality, re.Pattern[str]], ...] = (
    ("rejected", re.compile(r"\b(?:rejete|refuse|ecarte)e?s?\b|\bnon\sretenu")),
    ("superseded", re.compile(r"\b(?:prevision|budget|montant|dotation|estimation|version|enveloppe)s?\sinitiale?s?\b"
                              r"|\bancien(?:ne)?s?\b|\bprecedente?s?\b|\bavant\s(?:revision|modification)")),
    ("spent", re.compile(r"\b(?:mandate|paye|liquide|verse|depense|consomme|decaisse|realise|execute|justifie)e?s?\b"
                         r"|\bpaiements?\b(?!\s20)(?<!de\spaiement)(?<!de\spaiements)|\brealisation\b"
                         r"|\bcompte\sadministratif|\bca\s20")),
    ("requested", re.compile(r"\b(?:demande|sollicite|requis|reclame)e?s?\b|\bdemandes?\b")),
    ("proposed", re.compile(r"\bpropos(?:e|ee|es|ees|ition|itions)\b|\ba\sinscrire\b")),
    ("estimated", re.compile(r"\bprevisionnel\w*|\bprevision\b|\bestime?e?s?\b|\bestimation\b|\bprojection\b"
                             r"|\bprev\.|\batterrissage\b")),
)  # fmt: skip


def column_modality(header: str) -> Modality | None:
    """What the header of a column says of its sums: « réalisé », « demandé », « prévision initiale »."""
    return next((modality for modality, cue in _COLUMNS if cue.search(header)), None)


def is_computed(around: Surroundings, plain_after: str) -> bool:
    """« Selon nos calculs, 9 M€ », « soit 12 € par habitant », « il manque 3 M€ »."""
    core = around.money.core[1]
    per = around.low.part(core, min(core + 50, around.ceiling))
    if _PER_HEAD.match(per) or _DEMONYM.match(plain_after):
        return True
    if around.before.endswith("soit ") and _ADDED_UP.search(around.low, around.sentence.start, around.start):
        return True
    return bool(_COMPUTED_AFTER.match(around.after) or _COMPUTED_BEFORE.search(around.near_before.tail(70)))


def is_awaited(around: Surroundings) -> bool:
    """« La subvention sollicitée, soit 500 000 €, n'est pas acquise. »: asked for, not refused."""
    rest = around.low.part(around.money.end, around.sentence.end)
    if rest.startswith(" sollicite"):
        return "acquis" in around.after
    asked = _NOT_GRANTED.search(around.low, around.sentence.start, around.money.start)
    return bool(asked) and bool(_NOT_GRANTED_AFTER.match(rest))


def is_bound(around: Surroundings) -> bool:
    """« Subordonner 2 M€ à l'avis de la commission »."""
    return bool(_BOUND.search(around.clause))


def mood_of(around: Surroundings) -> Modality:
    """Spent, asked for, conditional, proposed or estimated; « firm » when nothing says so."""
    if _is_spent(around):
        return "spent"
    if _HOPED.search(around.near_before) or _HOPED_AFTER.match(around.after):
        return "requested"
    if _MAYBE_AFTER.match(around.after):
        return "conditional"
    if _WONDERED.search(around.before) and around.low.find("?", around.money.end, around.sentence.end) >= 0:
        return "conditional"
    found = _qualified(_NOT_ASKED.sub(" ", _said(around)))
    if found != "firm" or not around.lead:
        return found
    return "requested" if _ASKED_LEAD.search(around.lead) else "proposed" if _PROPOSED.search(around.lead) else found


def _qualified(clause: str) -> Modality:
    """What the words of a clause say, wherever they stand in it."""
    if (want := _WANT.search(clause)) and _BODIES.search(clause[: want.start()]):
        return "requested"
    return next((modality for modality, cue in _ORDER if cue.search(clause)), "firm")


def _is_spent(around: Surroundings) -> bool:
    if _SPENT_AFTER.match(around.after) or _CLOSED.search(around.near_before) or _CLOSED_AFTER.match(around.after):
        return True
    if _DONE.search(around.near_before) or (_AFTER.search(around.before) and around.after.startswith(" de depense")):
        return True
    if _PASSED.search(around.low, around.sentence.start, around.money.end + 24) and (
        _PAID_TO.search(around.near_before) or _OUT_OF_PAID.match(around.low, around.sentence.start)
    ):
        return True
    before = around.before
    if before.endswith("soit ") or not before.strip():
        start = max(around.sentence.start, around.floor)
        soit = 5 * around.low.endswith("soit ", start, around.money.start)
        before = around.low.part(start, around.money.start - soit)
        if _WERE_SPENT.search(before):
            return True
    if _SPENT.search(before) and not (around.floor > around.start and _NOT_THAT.search(around.near_before)):
        return True
    return bool(_LAST_YEAR.search(around.low, max(0, around.sentence.start - 90), around.sentence.start))


def _said(around: Surroundings) -> Text:
    """The clause, without what a relative after the sum says, nor what was said of another sum than this one."""
    who = _WHO.search(around.low, around.money.end, around.end)
    start = around.start
    if around.floor > start and _GIVES.search(around.near_before):
        start = around.floor
    return around.low.part(start, who.start() if who else around.end)

"""What tells an event of any other date: its noun, its verb, and the contexts in which a day is no event's."""

import re

from tramontane.evidence.extraction.cues.cue import cue

NOUN = cue(
    r"(?<![\w-])(?P<label>(?:assemblee|seance|session|commission)\s(?:pleniere|permanente|publique|ordinaire"
    r"|extraordinaire"
    r"|budgetaire|inaugurale|constitutive|d'installation)|assemblee\s(?:regionale|generale|de\scorse)"
    r"|pleniere|seance|session|grand\sconseil(?=,?\s(?:du|le|les|de|des)\s(?:\d|[a-z]+di\s\d))"
    r"|(?:conseil|commission|comite|bureau|conference|parlement|gouvernement)(?:\s(?:d'|de\s|des\s|du\s)?[a-z-]+){0,2}"
    r"(?=,?\s(?:du|le|les|des)\s(?:\d{1,2}\b|[a-z]+di\s\d))"
    r"|assises|etats\sgeneraux|salon|conference|sommet|colloque|congres|forum|seminaire|symposium|foire"
    r"|convention(?=\s(?:du|annuelle))"
    r"|rencontres?|rendez-vous|festival|hackathon|journees?\s(?:de|d'|du|regionale|portes|citoyenne|nationale|mondiale"
    r"|technique|d'etude)|tables?\srondes?|matinee|petit[s-]dejeuner|masterclass|exposition|concours|challenge"
    r"|inauguration|portes\souvertes|semaine\s(?:de|du|des)|fete\sde"
    r"|concertation|consultation|enquete\spublique|debat\spublic|webinaire|atelier|jury|auditions?|referendum"
    r"|votation|scrutin|vernissage|finale|remise\sdes?\s(?:prix|offres|dossiers|rapports?|conclusions|trophees"
    r"|diplomes)"
    r"|comites?\sde\s(?:pilotage|suivi|selection|lecture)|reunion|ceremonie|signature"
    r"|mise\sen\s(?:service|ligne|production|oeuvre|place|route)|edition|evenement"
    r"|(?:date|heure)\s(?:limite|butoir|de\scloture)|echeance|livraison|depot(?=\s(?:des|du|avant|jusqu))|cloture"
    r"|ouverture(?=\s(?:des|du|de\sl'appel|officielle|au\spublic|prevue?))|lancement\s(?:officiel|prevu)"
    r"|lancement(?=\s(?:de|du|des)\s[^.;]{3,60}[a-z]+di\s\d)"
    r"|(?:debut|demarrage|reprise)\sdes|entree\sen\s(?:vigueur|service|fonctions?|application)"
    r"|delai\s(?:referendaire|de\s(?:recours|depot|reponse|candidature))|inscriptions?|candidatures?"
    r"|(?:annonce|publication|proclamation)\sdes\s(?:resultats|laureats)|decision\smodificative"
    r"|budget\s(?:supplementaire|primitif)|comite\s[a-z]+\s(?=du\s\d)|arbitrage|releve(?=\s?:)|premiere\spierre"
    r"|revue\sa\smi-parcours|bilan\s(?:final|d'etape|a\smi-parcours)|evaluation\sfinale|point\sd'etape"
    r"|vote(?=\s(?:le|du|est|aura|prevu|attendu|final|definitif))|debat\sd'orientation|rdv|conference\sde\spresse"
    r"|avis\s(?:favorable\s|defavorable\s)?(?:du|rendu|de\sla))\b"
)
_SAID = (
    r"(?:ouvert|signe|remis|inaugure|presente|lance|fixe|attendu|promis|prevu|programme|rendu|publie|installe|convoque"
)
STARTS = re.compile(
    r"\b(?:(?!(?:camera|opera|agora|extra|infra)\b)[a-z]{2,}r(?:a|ont|ons)|doi(?:t|vent)|pourrai(?:t|ent)"
    rf"|(?:est|sont|etait|etaient|reste|restent)\s(?:\w+ment\s)?{_SAID}|repousse|reporte|decale|avance|annonce"
    r"|organise|maintenu|ajourne|planifie|agende|demande)(?:e|s|es)?"
    r"|(?:a|ont)\sete\s(?:\w+ment\s)?(?:signe|inaugure|installe|ouvert|conclu|paraphe|rendu|remis|reporte|repousse"
    r"|notifie|depose)(?:e|s|es)?"
    r"|(?:s'est|se\ssont)\s(?:reuni|tenu|ouvert|acheve|deroule)(?:e|s|es)?|(?:a|ont)\seu\slieu"
    r"|se\s(?:tient|tiennent|reunit|reunissent|deroule|deroulent)|(?:a|ont)\slieu|entre(?:nt)?\sen\s(?:vigueur|service"
    r"|application)|court\sjusqu|courent\sjusqu|s'acheve(?:nt)?|se\stermine(?:nt)?|expire(?:nt)?|debute(?:nt)?"
    r"|commence(?:nt)?|prend\s(?:fin|effet)|ouvre(?:nt)?|ferme(?:nt)?|sont\s(?:a|recevables|recues|acceptees)"
    r"|est\sa|(?<=\s)prevue?s?|(?<=\s)attendue?s?|(?<=\s)programmee?s?|(?<=\s)fixee?s?)\b"
)
ARRIVES = cue(
    r"\b(?:a|ont|est|sont|avait|avaient|l'a|l'ont)\s(?:ete\s|\w+ment\s)?(?:vote|adopte|approuve|valide|presente|lance"
    r"|devoile|annonce|accepte|voulu)(?:e|s|es)?\b[^.;:]{0,60}$"
    r"|^[^.;:]{0,40}\b(?:vote|adopte|approuve|valide|presente|lance|devoile|debattu)(?:e|s|es)?\b[^.;:]{0,30}$"
)
DEADLINE = cue(
    r"\b(?:dossiers?|candidatures?|inscri\w+|offres?|contributions?|depot|depos\w+|reponses?|repondre|parvenir"
    r"|postul\w+|candidat\w*|transm\w+|recours|delai|s'achever|consultation|observations|demandes?|prolonge\w*"
    r"|ouverte?s?|recevables|limite)\b"
)
OPEN_ENDED = cue(
    r"(?:\bd'ici(?:\s(?:a|au|a\sla|le|la|l'))?|\bcontre|\bdepuis(?:\sle)?|\ba\sla\sdate\sdu|\ba\s(?:compter"
    r"|partir)\sd[ue]"
    r"|\bavant(?:\s(?:le|la|l'))?|\bjusqu'(?:a|au|en)|\bentre\sle)\s?(?:la\s)?$"
)
STATE_AT = re.compile(r"(?:^|[^a-z])(?:au|fin|des|au\splus\stard\sau)\s$")
FIXED = cue(
    r"\b(?:fixe|reporte|repousse|decale|avance|prevu|renvoye|ajourne|maintenu|prolonge|convoque"
    r"|programme)\w*\s[^.;]{0,12}$"
)
PAPERS = cue(
    r"\b(?:mise?s?\sa\sjour|publiee?s?|parue?s?|version|imprimee?|diffusee?|date\s?:|recueillis|loi|decret|arrete"
    r"|ordonnance|reglement|directive|circulaire|courrier|lettre|deliberation|protocole|contrat|convention|reponse"
    r"|jugement|code|accord|charte|fait\sa\s[\w' -]{2,30}|etude|rapport|sondage|enquete|article|ref|reference"
    r"|numero)\b[.]?(?:\s?:)?"
    r"[^.;:,]{0,60}(?:\s(?:du|des|le|en\sdate\sdu)|,\sle|:|jour)\s?$"
)
AHEAD = re.compile(
    r"\b(?:[a-z]{2,}r(?:a|ont|ons)|doi(?:t|vent)|prochaine?s?|rendez-vous|rdv|(?:est|sont)\s(?:prevu|attendu|fixe"
    r"|programme"
    r"|convoque|repousse|reporte)\w*|limite|butoir|inscriptions?|candidatures?|avant|jusqu'\w+|prevue?s?|attendue?s?)\b"
)
BEHIND = re.compile(
    r"\b(?:s'est|se\ssont|a\sete|ont\sete|a\seu|ont\seu|avait|avaient|etait|etaient|derniere?|(?:a"
    r"|ont)\s[a-z]{3,}(?:e|u|i|is|it))\b"
)
NAMED_AT = cue(
    r"\b(?:lors|pendant|à l'occasion|durant|en marge|en clôture|en ouverture|au cours)\s(?:de\s|d')?(?:la\s|du\s|l'"
    r"|des\s|le\s"
    r"|cette\s)?(?P<event>(?:\w+\s)?(?:édition|salon|forum|sommet|congrès|colloque|festival|conférence|rencontres?"
    r"|assises"
    r"|journées?|hackathon|foire|séminaire|semaine)\s(?:(?:de|du|des|sur)\s(?:la\s|l')?)?"
    r"(?:«\s?(?P<name>[^«»]{2,60}?)\s?»|[A-ZÉ][\w'-]+(?:\s[A-ZÉ][\w'-]+){0,3}))"
)
RECITAL = re.compile(r"\s*(?:vu|considerant)\b")
DECIDES = re.compile(r"\b(?:a|ont|avait|avaient)\s(?:\w+\s)?[a-z]{3,}é\b")
COMPLEMENT = re.compile(
    r"(?:\s(?:(?:de|sur|pour|dans)\s(?:la\s|l'|les?\s)?|d'(?:une?\s)?|du\s|des\s|en\s)?"
    r"(?!(?:se|s'|a|ont|est|sont|sera|seront|aura|auront|qui|que|ou|et|le|la|les|l'|ce|cette|lors|au|aux|avec|par"
    r"|prevue?s?|programmee?s?|organisee?s?|fixee?s?|consiste|reunit|ouvre|debute|commence|rassemble|accueille|revient"
    r"|\w+r(?:a|ont)|lundi|mardi|mercredi|jeudi|vendredi|samedi"
    r"|dimanche|y)\b)[a-z][\w-]*){1,7}"
)
PLACE = re.compile(
    r"\b(?:à|À|au) (?P<place>(?:[A-ZÉÎ][\w'-]+)(?:[ -](?:[A-ZÉ][\w'-]+|(?:et|et à) [A-ZÉ][\w'-]+)){0,3})"
)
NOT_PLACE = re.compile(r"^(?:IA|[TSQ]\d|R&D|Région|Un|Une|Ce|Cet|Europe$|France$)")
QUOTE = re.compile(r"«\s?(?P<name>[A-Z0-9][^«»]{2,60}?)\s?»")

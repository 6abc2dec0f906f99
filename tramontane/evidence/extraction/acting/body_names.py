"""How names of organisations are written, and the words and capitals that are none."""

import re

from tramontane.evidence.extraction.grammar.folding import fold_text

_NO_COUNT = r"(?![\w]|[.,]\d| ?(?:%|€|k€|M€|M |Md|millions?|milliards?|euros|francs|ans|voix|[a-zé]+s\b))"
_CAPITAL = r"(?:[A-ZÉÈÎÔÂ][\w'’&-]*\w|[A-Z]{2,})"
_NEXT = rf"(?: (?:& )?{_CAPITAL})"
RUN = (
    rf"(?>{_CAPITAL}{_NEXT}{{0,4}}(?: (?:de la |de |du |d'|des ){_CAPITAL}{_NEXT}{{0,3}})?"
    rf"(?!\w)(?: [1-9]\d{{0,2}}{_NO_COUNT})?)"
)
_ART = r"(?:l'|la |le |les |L'|La |Le |Les |l’)?"
LIST = rf"(?>{_ART}{RUN}(?:(?:, | et |, et | ou | ainsi que |, puis ){_ART}{RUN}){{0,9}})"
#: One name of an enumeration.
ONE = re.compile(
    rf"(?:^|(?<=, )|(?<= et )|(?<= ou )|(?<= que )|(?<= puis )|(?<=[\s:'’]))(?:(?:la|le|les|La|Le|Les) "
    rf"|[lL]['’])?(?P<one>{RUN})"
)
_KINDS = (
    r"(?:société|start-up|startup|jeune pousse|usine|entreprise|éditeur|opérateur|cabinet|association|fondation"
    r"|groupe|laboratoire|incubateur|technopole|technopôle|collectif|syndicat|fédération|réseau|pôle de compétitivité"
    r"|pôle|cluster"
    r"|IA-Cluster|hébergeur|fonds|banque|coopérative|mutuelle|studio|agence|institut|assureur|équipementier"
    r"|constructeur"
    r"|géant|think tank|observatoire|consortium|régie|PME|pépite|éditrice|fournisseur|prestataire|industriel|licorne"
    r"|spin-off"
    r"|filiale|centrale|scale-up|PMI|ETI|TPE|armateur|énergéticien|bailleur|promoteur|avionneur|ONG|ASBL|asbl"
    r"|bureau d'études"
    r"|accélérateur|tiers-lieu|organisme|institution|plateforme logistique|multinationale|imprimerie|laiterie"
    r"|conserverie)"
)
_PLURALS = (
    r"(?:sociétés|entreprises|associations|start-ups|groupes|opérateurs|laboratoires|syndicats|éditeurs|industriels)"
)
_POLITICS = (
    r"(?!(?:[ÉE]colog|Social|Républic|Indépend|Commun|Gauche|Droite|Centr|Rassembl|Union|Insoumis|PLR|Vert|Démocrat"
    r"|Libér"
    r"|Renaissance|Horizons|Les |PS\b|LR\b|RN\b|UDC|PCF|LFI|MR\b|[A-ZÉ][\w-]+ (?:écologiste|debout|Debout|en commun"
    r"|solidaire)))"
)
KIND = re.compile(
    rf"(?<![\w-])(?P<kind>{_KINDS}|[Aa]gence|[Ff]onds|[Ss]ociété|[Gg]roupe|[Aa]ssociation"
    rf"|{_PLURALS})(?: (?:[a-zéè]{{4,}}e?"
    rf"|de [a-z]+)){{0,2}}? (?:« )?{_POLITICS}(?:(?P<name>(?:Le |La )?{RUN})(?! et {_ART}[A-Z]|, {_ART}[A-Z])"
    rf"|(?P<names>{LIST}))"
)
INSET = re.compile(
    rf"(?<![\w-])(?P<kind>{_KINDS})(?: [a-zéè]+(?:ais|ois|al|ique|ien|on|and)e?)?, (?:la |le |l')?(?P<name>{RUN}),"
)
APPOSED = re.compile(
    rf"(?<![\w'’-])(?P<name>{RUN})(?:,| \() ?(?:une? |la |le |l'|cette |autre |petite "
    rf"|jeune ){{1,2}}(?P<kind>{_KINDS})(?!\w)"
)
_FILL = (
    r"(?:comptes|commerces?|chambres?|municipalités|communes|villes|régions|collectivités|départements|industries?|d'industrie|l'industrie|métiers|l'artisanat|artisanat|numérique|développement"
    r"|ingénierie"
    r"|santé|dépôts|agriculture|d'agriculture|d'appel|notaires|entreprises|travail|emploi|l'emploi|formation|locale?"
    r"|polytechnique"
    r"|fédérale?|régionale?s?|nationale?s?|départementale?|cantonale?|africaine|européenn?e?|administratif|populaire"
    r"|publique"
    r"|supérieure?|centrale|normande?|bretonne?|wallonne?|vaudoise?|genevoise?|valaisanne?|neuchâteloise?"
    r"|fribourgeoise|bernoise"
    r"|jurassienne|québécoise?|canadienne?|suisse|belge|française?|romande?|hospitalier|universitaire"
    r"|hospitalo-universitaire"
    r"|intercommunale?|interprofessionnelle|professionnelle?|mutuel|agricole|territoriale?s?|technologique|l'innovation"
    r"|innovation|recherche|la recherche|l'eau|la mer|mer|environnement|l'environnement|données|la donnée|transports?"
    r"|habitat"
    r"|avocats|médecins|pharmaciens|architectes|experts-comptables|droits|consommateurs|maires|élus|parents|patients"
    r"|usagers|éleveurs"
    r"|agriculteurs|exploitants|pêcheurs|artisans|commerçants|ports|hôpitaux|mines|eaux|forêts|banques|assureurs"
    r"|patronale?|rurale?|chrétienne?|libre|catholique|technique|techniques|appliquées?|arts|sciences|gestion"
    r"|pédagogique)"
)
_ADJ = rf"(?: (?:de la |de l'|de |d'|des |du |aux |en |et d'|et de |et du |et des |et )?{_FILL}(?!\w))"
_HEADS = (
    r"[Uu]niversité|[Ii]nstitut|[Aa]gence(?= (?:de |d'|du |des |[a-z]+(?:al|èn|is|ois|and|enn)e))|[Ff]ondation"
    r"|[Cc]hambre(?= (?:de |d'|des |régionale|syndicale))"
    r"|[Cc]entre (?:national|hospitalier|régional)|[Bb]anque|[ÉéE]cole|[Hh]aute [éE]cole|[Ff]édération"
    r"|[Cc]onfédération|[Oo]ffice"
    r"|[Tt]ribunal(?= adm| cant)|[Cc]our(?= des comptes| d'appel)|[Hh]ôpital|[Rr]ectorat|[Cc]aisse|[Ll]aboratoire"
    r"|CHUM|CHUV|CHRU|CHU|CHR|CCI|CMA|INSA|IUT|ENS|IMT|IEP|EHESP"
    r"|CPAM|ARS|CRESS|DREAL|DRAAF|GIP|SATT|ESPE|INSPÉ|CEGEP|[Cc]égep|[Oo]bservatoire|[Ss]yndicat|[Oo]rdre|Port|Parc"
    r"|Ville(?= de)|ville(?= de)|[Aa]cadémie(?= de| d')"
    r"|[Cc]ommunauté (?:d'agglomération|de communes|urbaine)|[Mm]étropole(?= de| d')|[Ll]ycée|[Cc]ollège(?= [A-Z])"
    r"|[Mm]ission locale|[Mm]aison de l'emploi"
    r"|[Tt]echnopole|[Uu]nion(?= (?:des|patronale|régionale|locale))|[Mm]inistère|[Dd]irection (?:régionale|générale"
    r"|interrégionale)"
    r"|[Cc]onservatoire|[Ll]igue(?= )|[Cc]ollectif(?= )|[Cc]entrale(?= syndicale)|[Mm]uséum|[Ss]ervice public"
    r"|[Rr]égie|[Cc]omité (?:régional|national|économique)|[Gg]roupement|[Cc]lub|[Aa]gglomération"
    r"|[Cc]onseil (?:économique|supérieur|national)|[Cc]oopérative|[Mm]utualité|[Ss]ociété (?:publique|d'accélération"
    r"|d'économie mixte|régionale|de transfert)"
)
INSTITUTION = re.compile(
    rf"(?<![\w-])(?P<name>(?:{_HEADS}){_ADJ}{{0,5}}"
    rf"(?:(?: (?:de la |de l'|de |d'|des |du |en |pour la |pour l')?| l')(?!(?:Le|La|Les|Un|Une|Il|Elle|Ce|Cette|En"
    rf"|Pour|Avec|IA|AI)(?!\w)){RUN}){{1,2}}"
    rf"(?: [1-9]\d?{_NO_COUNT})?"
    rf"|(?:CHUM?|CHUV|CHRU|HES-SO|INSA|EPFL|CEA|CNRS|Inserm|Inria|Bpifrance|[Rr]ectorat|[Cc]our des comptes"
    rf"|[Cc]our d'appel"
    rf"|[Cc]aisse des dépôts|[Cc]hambre de commerce(?: et d'industrie)?|[Cc]hambre d'agriculture|[Cc]hambre de métiers"
    rf"|[Bb]anque cantonale vaudoise|[Ff]édération patronale|[Aa]gence régionale de santé|[Mm]ission locale"
    rf"|École polytechnique)(?![\w-])"
    rf"|(?:Institut|Agence|Fondation|Banque|École|Fédération|Office|Observatoire|Chambre|Caisse|Conseil économique"
    rf"|Haute école|Syndicat)"
    rf"{_ADJ}{{1,6}}(?!\w))"
)
_KNOWN = """
Union européenne|Commission européenne|Banque européenne d'investissement|Nations unies|Parlement européen
Unesco|OCDE|Pôle emploi|France Travail|Régions de France|Départements de France|Grande École du Numérique
Banque des [Tt]erritoires|Caisse des [Dd]épôts|Bpifrance|Business France|Medef|CPME|Cnil|Insee|Urssaf|Ademe
Anssi|Arcep|Cnam|Afpa|Cned|Dinum|Anact|Cerema|Ifremer|Inrae|INRAE|Cirad|Inria|Inserm|Onisep|Unaf|Afnor|Cereq
Cigref|Numeum|Syntec|French Tech|Enedis|Engie|SNCF|La Poste|Docaposte|EDF|RTE|GRDF|Météo-France|Airbus|Thales
Safran|Naval Group|Dassault Systèmes|Atos|Eviden|Capgemini|Sopra Steria|Orange Business|OVHcloud|Scaleway
Mistral AI|Hugging Face|LightOn|Dataiku|Microsoft|Google|Amazon|Nvidia|NVIDIA|OpenAI|IBM|Meta|Michelin|Renault
Stellantis|Sanofi|Schneider Electric|Crédit Agricole|Crédit Mutuel|Desjardins|Hydro-Québec|Mila|Ivado|IVADO
Scale AI|Mitacs|Obvia|Forem|VDAB|Actiris|Innoviris|Agoria|Digital Wallonia|Sirris|Cenaero|Proximus|Innosuisse
Swisscom|Economiesuisse|Idiap|Swissmem|La Banque Postale|Unia
"""
KNOWN = re.compile(rf"(?<![\w-])(?P<name>{'|'.join(_KNOWN.strip().replace(chr(10), '|').split('|'))})(?![\w-])")
TERRITORIAL = re.compile(
    rf"(?<![\w'’-])(?P<name>{_CAPITAL} (?:[Mm]étropole|Université|Habitat|Angels|Numérique|[Aa]gglomération|Labs?"
    rf"|Invest|Tech|Capital|Innovation|Énergie"
    rf"|Développement(?: Innovation)?|Économie|Tourisme|Ventures|Robotics|Systems|Technologies|Santé|Port|Aéroport"
    rf"|Initiative)"
    rf"|(?:Polytechnique|Centrale|Investissement|Télécom|Sciences Po|Centrale) {_CAPITAL})(?![\w-])"
)
REGION = re.compile(
    r"(?<![\w-])(?P<name>Région (?!Académique)[A-ZÎÉ][\w'’-]+(?:[ -](?:de la |de |d'"
    r"|et )?[A-ZÎÉ][\w'’-]+){0,3})"
)
_DOES = (
    r"(?:pourrait|pourra|test\w+|investi(?:t|ra|rait)?|apporte(?:ra|rait)?|lève|lèvera|exploit\w+|héberge(?:ra|nt)?"
    r"|fourni(?:t|ra)|accompagne(?:ra|nt)?|pilote(?:ra|nt)?|récolte|ajoute(?:ra)?|finance(?:ra|nt)?|cofinance(?:ra"
    r"|nt)?|verse(?:ra|nt)?"
    r"|recrute(?:ra|nt)?|ouvrir(?:a|ont)|installe(?:ra)?|rejoint|rejoignent|équipe(?:ra)?|emploie|salue|critique"
    r"|dénonce|réclame|demande"
    r"|promet|prêtera|prêteront|mettra|mettront|met|annonce|propose(?:nt)?|proposeront|développe(?:nt)?|forme(?:nt)?"
    r"|soutient|soutiennent|signe(?:nt)?|rachète|commercialise"
    r"|conçoit|emploiera|embauche(?:ra)?|animera|animent|coordonne(?:ra)?|coordonneront|conseilleront|conseillera"
    r"|fabrique|participe(?:nt)?|s'associe(?:nt)?"
    r"|s'installe(?:ra)?|s'engage(?:nt)?|s'inquiète|s'implantera|sera associée?|seront associée?s|est partenaire"
    r"|sont partenaires|a été retenue?|ont été retenue?s"
    r"|a (?:levé|investi|obtenu|reçu|demandé|annoncé|promis|signé|rejoint|développé|calculé|recensé|recruté|ouvert"
    r"|remporté|déposé|conçu|fourni)"
    r"|ont (?:levé|signé|promis|rejoint|voté|demandé|déposé|développé|conçu|remporté)|(?!accueill|attend"
    r"|verr)[a-zéè]{3,}(?:er|ir|dr)(?:a|ont)(?= (?:le|la|les|l'|un|une|des|du)\b))"
)
AGENTS = re.compile(
    rf"(?<![\w'’-])(?P<names>{LIST})(?:,? (?:elle|lui|eux|[^,.;\n]{{3,50}},))? (?:n'|ne |en |y |lui )?{_DOES}\b"
)
AGENT_AHEAD = re.compile(
    rf"\b(?:mené|porté|piloté|animé|conduit|conçu|développé|opéré|exploité|hébergé|géré|financé|cofinancé|fourni"
    rf"|édité|fondé|créé|dirigé|soutenu|coordonné|réalisé"
    rf"|accompagné)e?s? (?:\w+ment |notamment )?(?:par|avec) (?P<names>{LIST})"
    rf"|\b(?:attribué|confié|cédé|vendu|versé|alloué|remis|accordé|revient|échoit|incombe|profite"
    rf"|bénéficie)e?s? (?:\w+ment |notamment )?(?:à|au|aux) (?P<others>{LIST})"
)
ACRONYM = re.compile(
    r"(?<![\w-])(?:[Ll]a|[Ll]e|l'|[Ll]'|du|au|par|avec|dont|et|à|de|chez|via|d'|\(|syndicat|selon|entre)[ ']?(?:le |la "
    r"|l')?(?P<name>[A-Z]{3,8}(?:-[A-Z][\w-]+)?|[A-Z]{2}-[A-Z]{2,4}|[A-Z][a-z]+[A-Z]\w*"
    r"|[A-Z](?:\.[A-Z]){2,5}\.)(?!\w)(?! [A-Z][a-z]+,)"
)
HANDLE = re.compile(r"(?:avec|par|et|chez|à|merci à|bravo à) (?P<name>@\w{3,30})\b")
ELIDED = re.compile(
    r"(?<![\w'’-])(?<!de )(?<!dans )(?:[Ll]'|[Ll]’)(?P<name>[A-ZÉI][a-zéè]{3,}(?:-[A-Z][a-z]+)?)(?![\w'’]| [A-ZÉ])"
)
PARTNERS = re.compile(
    rf"(?:partenariat(?: renforcé| étroit)? avec|[Pp]artenaires?[\w ]{{0,20}}(?:,? dont| :| sont| :)|aux côtés d[e']"
    rf"|en lien avec|soutien d[e']|appui d[e']"
    rf"|[Ff]inanceurs? :|[Mm]embres(?: fondateurs)? :|[Ss]ignataires :|collaboration avec"
    rf"|(?<=sociétés )entre) ?(?P<names>{LIST})"
)
ROLE_OF = re.compile(
    r"\b(?:PDG|patronn?e?|(?:président[e]?-)?[Dd]irect(?:eur|rice)(?: (?:générale?|scientifique|technique|adjointe?"
    r"|régionale?))?|[Pp]résidente?|(?:[Cc]o-?)?[Ff]ondat(?:eur|rice)"
    r"|[Gg]érante?|[Rr]esponsable(?: \w+){0,2}|[Pp]orte-parole|[Cc]herch(?:eur|euse)|[Ii]ngénieure?|[Éé]conomiste"
    r"|[Ss]yndicaliste|[Ss]ociologue|[Pp]rofesseure?"
    r"|[Dd]irigeante?|[Ss]ecrétaire générale?|[Dd]éléguée? \w+|[Aa]nalyste|[Aa]dministrat(?:eur|rice)) (?:de la "
    r"|de l'|de |d'|du |des |chez |à la |à l'|au )"
    rf"(?P<names>{RUN})"
)
GROUP = re.compile(
    r"(?<![\w-])(?P<name>[Gg]roupe (?:politique )?[A-ZÉ][\w'’-]+(?: (?:et |& |en |de |des |du |pour (?:la |l')?|les "
    r"|- )?(?:[A-ZÉ][\w'’-]+|commun|ensemble"
    r"|[ée]cologiste|[ée]cologie|solidaire|solidarité|socialiste|républicain|citoyen|populaire|territoires"
    r"|progressiste|apparentés|indépendants)(?!\w)){1,4})"
)
SUCH_AS = re.compile(
    rf"(?:comme|tels? que|telles? que|notamment|dont|citons|à savoir|:) (?:IA-Cluster )?(?P<names>{LIST})(?=[,.;)\n»]"
    rf"| et| pour| qui|$)"
)
WITH = re.compile(
    rf"\b(?:avec|chez|auprès de|auprès du|confiée?s? à|confiée?s? au|conçue?s? avec|par|entre|de|et|d') (?:l'|la |le "
    rf"|les )?"
    rf"(?P<names>(?:(?<=par )|(?<=avec )|(?<=avec l')|(?<=avec la )|(?<=avec le )|(?<=par l')|(?<=par la )"
    rf"|(?<=par le )|(?<=chez )|(?<=auprès de )|(?<=auprès du )"
    rf"|(?<= à )|(?<= au )|(?<=entre )|(?<=d'(?=[A-Z][a-z]+-)))(?:{LIST}))"
)
ABBREVIATED = re.compile(r" ?\((?:ci-après )?(?:«\s?)?(?:l')?|, (?:dite?|ci-après) «?\s?(?:l')?")
ROMAN = re.compile(r"[ivx]+(?:er|e)?")
_COMMON = """
aap academie actu adoption ae afrique ag agence ami amerique amdt annexe ap api approuve arrete article asie
assemblee atlantique attribue avis axe banque bp btp bts bus but cad caisse cap centre ces cgct chambre chf chef
ci-apres cir code communique conseil considerant constitution contact cour cp cper cpu cree creer csv cv cvs dam
data decide delibere direct dob dont dpo drh dsp ecole ecoles economie edito education elysee embargo energie ent
entre ept erp erratum ess etat eti etp etpt eur europe faq fcfa feder fondation france fse ftj gafam gpec gps gpu
gw h2 hexagone histoire homme hopital hors ht html ia ia-cluster iag ile industrie innovation institut intelligence
internet iot ip isbn iso kwh laboratoire lan lidar llm lr mainframe metropole mnt mooc mots mou msp mw nb nda noel
nv objectif objet observatoire ods office ok openbadge ordre os ouvre parc paris pc pcaet pdf pdg pib plui
pluriannuel pme pmi pmr port pour ppi presse pv qcm qpv rdv r&d rer region republique rgaa rgpd rh rib rob rse rt
rtt saas sante scot sdis sig sim sms sradet sraddet srdeii srdeie sud svp tbd tech ter tgv tice total tpe tpe/pme
ttc tv tva ue union universite url usb usd ville vote vp wifi xof zan zrr tpe-pme pme-pmi ps rn lfi ump udi pcf plr
udc mr modem pvda ecologie
"""
#: Folded names that are no organisation's, in capitals or not.
NOT_BODIES = frozenset([*_COMMON.split(), "sud ia", "agglomeration", "collectivite", "executif", "opposition"])
NOT_FIRST = re.compile(
    r"^(?:le|la|les|l'|un|une|ce|cette|ces|cet|des|du|de|regions?|plan|strategie|etat|article|notre|nos|nous|on|il|elle"
    r"|ils|elles|qui|que|cela|ceci|celui|celle|ceux|celles|chaque|tout|toute|tous|toutes|en|au|aux|dans|pour|avec|selon"
    r"|sur|si|mais|et|ou|son|sa|ses|leur|leurs|vous|votre|vos|monsieur|madame|mme|mm?|aucun|aucune|pas|plus|moins|lundi"
    r"|mardi|mercredi|jeudi|vendredi|samedi|dimanche|personne|rien|certains?|beaucoup|plusieurs|quelques|janvier"
    r"|fevrier"
    r"|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|hier|demain|axe|volet|saint|president\w*"
    r"|maire"
    r"|quand|comme|lors|depuis|apres|avant|dont|sans|sous|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze"
    r"|quinze"
    r"|vingt|trente|quarante|cinquante|soixante|cent|mille|bruxelles|paris|france(?! \w)|europe|feder|premier"
    r"|premiere|seul"
    r"|seule|enfin|ensuite|puis|objectif|budget|cout|loi|lot|annexe|tableau|page|figure|mesure|oui|non|merci|bravo"
    r"|amendement"
    r"|ministre|ministere|gouvernement|parlement|departement|canton|commune|mairie|conseil|assemblee|grand conseil"
    r"|regional|national|departemental|cantonal|municipal)\b"
)
NOT_ALONE = re.compile(
    r"(?:union|cap|pack|action|projet|programme|fiche|chapitre|titre|rapport|texte|total|reste|credits?|calcul"
    r"|recherche"
    r"|formations?|sante|emplois?|jeunesse|culture|agriculture|industrie|energie|ecologie|tourisme|mobilites?|donnees"
    r"|services?|usages|entreprises?|former|creer|ouvrir|financer|soutenir|aider|dossier|calendrier|contexte|suites?"
    r"|reponse|question|pme|tpe|metropole|hautes?|nord|sud|est|ouest|intelligence)"
)
#: Companies whose name is also a town's or a common word.
FIRMS = frozenset(["orange"])

#: The folded words that open a name, for the patterns that few words open.
GROUP_WORDS = frozenset(["groupe"])
_PARTNER_WORDS = """
partenariat partenaire partenaires aux en soutien appui financeur financeurs membres signataires collaboration entre
"""
PARTNER_WORDS = frozenset(_PARTNER_WORDS.split())
_KIND_WORDS = """
societe start startup jeune usine entreprise editeur operateur cabinet association fondation groupe laboratoire
incubateur technopole collectif syndicat federation reseau pole cluster ia hebergeur fonds banque cooperative mutuelle
studio agence institut assureur equipementier constructeur geant think observatoire consortium regie pme pepite
editrice fournisseur prestataire industriel licorne spin filiale centrale scale pmi eti tpe armateur energeticien
bailleur promoteur avionneur ong asbl bureau accelerateur tiers organisme institution plateforme multinationale
imprimerie laiterie conserverie
"""
KIND_WORDS = frozenset(f"{word}{end}" for word in _KIND_WORDS.split() for end in ("", "s"))
_INSTITUTION_WORDS = """
universite institut agence fondation chambre centre banque ecole haute federation confederation office tribunal cour
hopital rectorat caisse laboratoire chum chuv chru chu chr cci cma insa iut ens imt iep ehesp cpam ars cress dreal
draaf gip satt espe inspe cegep observatoire syndicat ordre port parc ville academie communaute metropole lycee college
mission maison technopole union ministere direction conservatoire ligue collectif centrale museum service regie comite
groupement club agglomeration conseil cooperative mutualite societe hes epfl cea cnrs inserm inria bpifrance
"""
INSTITUTION_WORDS = frozenset(_INSTITUTION_WORDS.split())
KNOWN_WORDS = frozenset(re.findall(r"[a-z]{2,}", fold_text(_KNOWN)))
REGION_WORDS = frozenset(["region"])
_POST_WORDS = """
pdg patron patronne president presidente directeur directrice co cofondateur cofondatrice fondateur fondatrice gerant
gerante responsable porte chercheur chercheuse ingenieur ingenieure economiste syndicaliste sociologue professeur
professeure dirigeant dirigeante secretaire delegue deleguee analyste administrateur administratrice
"""
POST_WORDS = frozenset(_POST_WORDS.split())
_AGENCY_WORDS = """
mene porte pilote anime conduit concu developpe opere exploite heberge gere finance cofinance fourni edite fonde cree
dirige soutenu coordonne realise accompagne attribue confie cede vendu verse alloue remis accorde revient echoit
incombe profite beneficie
"""
AGENCY_WORDS = frozenset(f"{word}{end}" for word in _AGENCY_WORDS.split() for end in ("", "e", "s", "es"))

"""The verbs and nouns of what a public body does: to create, to open, to fund… and what no measure is."""

import re

from tramontane.evidence.extraction.grammar.folding import fold_text

_VERBS = """
aborder abonder accélérer accompagner accorder accroître accueillir acheter acquérir adapter adopter affecter aider
alimenter allouer améliorer aménager animer anticiper appliquer apporter apprendre appuyer archiver articuler
assister associer assurer attirer attribuer auditer augmenter automatiser autoriser bâtir bonifier brancher
cartographier certifier cibler cofinancer collecter combler communiquer compléter concevoir conclure conduire
confier connecter conseiller consolider constituer construire consulter contractualiser contrôler convertir
coordonner coconstruire créer cultiver débloquer décarboner dédier déléguer délivrer démocratiser démultiplier
densifier déployer désigner détecter développer diagnostiquer diffuser distribuer diversifier documenter donner
doter dresser éditer éduquer élaborer élargir éliminer embaucher employer encadrer engager encourager enrichir
enseigner entretenir équiper établir étendre étudier évaluer éveiller examiner exiger exonérer expérimenter
exploiter explorer fabriquer faciliter faire favoriser fédérer financer fixer fonder former fournir fusionner
garantir généraliser gérer harmoniser héberger identifier imaginer implanter imposer inaugurer inciter inclure
indemniser informatiser informer initier innover inscrire insérer installer instaurer instituer instruire intégrer
intensifier interconnecter interdire intéresser internaliser intervenir introduire inventorier inviter irriguer
labelliser lancer lever limiter livrer louer lutter maintenir mener mesurer mettre missionner mobiliser moderniser
modéliser monter moissonner munir mutualiser négocier nommer nouer numériser octroyer offrir optimiser orchestrer
organiser orienter outiller ouvrir partager pérenniser permettre piloter planter plafonner porter poser poursuivre
pousser pratiquer prendre préparer préserver prêter prévenir prévoir prioriser procurer produire programmer
prolonger promouvoir proposer protéger publier qualifier raccorder raccourcir rapprocher réaffecter réaliser
recenser recourir recruter rédiger réduire refondre réformer regrouper relier relocaliser rembourser remettre
remplacer rémunérer renforcer rénover renouveler repérer répondre reproduire requalifier réserver restaurer
restituer résorber restructurer réunir revoir salarier sanctionner sanctuariser sécuriser sélectionner sensibiliser
servir signaler signer simplifier simuler solliciter soutenir spécialiser standardiser stimuler stocker structurer
subventionner suivre superviser supprimer surveiller susciter tenir tester traduire traiter transférer transformer
transmettre transposer travailler tripler tutorer unifier utiliser valider valoriser veiller vendre verser
vulgariser
"""
_SHAPES = {"eter": "ète", "ener": "ène", "ever": "ève", "érer": "ère", "éder": "ède", "oyer": "oie", "uyer": "uie"}
_IRREGULAR = """
ouvrir:ouvre,ouvrent offrir:offre,offrent accueillir:accueille,accueillent soutenir:soutient,soutiennent
tenir:tient,tiennent mettre:met,mettent prendre:prend,prennent acquérir:acquiert,acquièrent
construire:construit,construisent produire:produit,produisent conduire:conduit,conduisent remettre:remet,remettent
instruire:instruit,instruisent inscrire:inscrit,inscrivent bâtir:bâtit,bâtissent fournir:fournit,fournissent
établir:établit,établissent réunir:réunit,réunissent garantir:garantit,garantissent élargir:élargit,élargissent
étendre:étend,étendent répondre:répond,répondent apprendre:apprend,apprennent suivre:suit,suivent
servir:sert,servent réduire:réduit,réduisent interdire:interdit,interdisent promouvoir:promeut,promeuvent
traduire:traduit,traduisent transmettre:transmet,transmettent maintenir:maintient,maintiennent
"""
#: Verbs of an infinitive that is a measure, folded.
INFINITIVES = frozenset(fold_text(v) for v in _VERBS.split())
_ALSO_SAID = """
aborder étudier examiner fixer plafonner porter prévoir proposer exiger limiter adopter permettre consulter inviter
travailler faire donner solliciter employer utiliser intéresser valider conclure approuver augmenter autoriser
imposer inclure lever monter tripler prêter affecter vendre intégrer mesurer traiter dresser
"""
_SPOKEN_OF = frozenset(_ALSO_SAID.split())


def _present(verb: str) -> tuple[str, str] | None:
    if not verb.endswith("er"):
        return None
    for ending, shape in _SHAPES.items():
        if verb.endswith(ending) and verb not in ("créer", "agréer"):
            stem = verb.removesuffix(ending) + shape
            return stem, f"{stem}nt"
    return f"{verb[:-1]}", f"{verb[:-1]}nt"


#: « finance », « ouvrent »: the present of the verbs that alone tell a measure, in small letters with their accents.
PRESENTS = frozenset(
    [
        *(f for v in _VERBS.split() if v not in _SPOKEN_OF for f in _present(v) or ()),
        *(f for pair in _IRREGULAR.split() for f in pair.split(":")[1].split(",")),
    ]
)
DEED = (
    r"(?:creations?|abandon|renoncement|arret(?=\s(?:de|du|des)\s)|mise\ssur\spied|suspension|organisation|financement|cofinancement|developpement|ouverture|lancement|soutien|accompagnement"
    r"|deploiement|animation|installation|recrutement|signature(?=\sd'un)|acquisition|achat|renovation|construction"
    r"|amenagement|extension|implantation|constitution|elaboration|redaction|attribution|octroi|embauche|instauration"
    r"|institution|designation|nomination|numerisation|modernisation|mutualisation|raccordement|inscription|suppression"
    r"|conception|realisation|sensibilisation|experimentation|generalisation|construction|mobilisation|certification"
    r"|structuration|equipement(?=\s(?:de|des|du)\s)|hebergement|publication|traduction|montee\sen\s(?:charge|puissance"
    r"|competences?)|formation(?=\s(?:de|des)\s(?:\d|[a-z]+\s(?:cents?|mille)|tous|toutes|deux|trois|quatre|cinq|dix"
    r"|vingt"
    r"|trente|cent|mille))|(?:mise|remise|entree|prise)\s(?:en\s(?:place|oeuvre|ligne|reseau|service|charge|commun)"
    r"|a\s(?:disposition|niveau))|renforcement|location|distribution|gratuite)"
)
NOT_DONE = re.compile(
    r"(?:camera|opera|extra|infra|front|affront|agora|panorama|cobra|sera|seront|aura|auront|pourra|pourront|devra"
    r"|devront|atteindra|atteindront|coutera|couteront|representera|representeront|s'elevera|s'eleveront|pesera"
    r"|faudra|voudra|restera(?!\s(?:herberg|ouvert))|deviendra|portera|porteront|verra|verront|depassera|depasseront"
    r"|montera|monteront|passera|passeront|rattrapera|jouera|joueront|viendra|viendront|presidera|dirigera"
    r"|presideront|durera"
    r"|dureront|s'occupera|suffira|suffiront|profiteront|appartiendra|debutera|debuteront|commencera|commenceront"
    r"|s'achevera|s'acheveront|s'abstiendra|s'abstiendront|votera|voteront|examinera|examineront|debattra|debattront"
    r"|expirera|prendra\sfin|totalisera|avoisinera|correspondra|s'etalera|s'etendra|courra|entrera|entreront"
    r"|comptera|compteront|comprendra|comprendront|comportera|concernera|couvrira|figurera|dependra|dependront"
    r"|figureront"
    r"|relevera|releveront|provient|signifiera|changera|changeront|dira|diront|pensera|statuera|tranchera|s'ajoutera"
    r"|s'ajouteront|se\sreunira|se\sreuniront|se\sprononcera|se\sprononceront|progressera|augmentera|doublera"
    r"|triplera|baissera"
    r"|diminuera|reviendra|reviendront|gagnera|perdra|emploiera|arrivera|arriveront|sortira|figurera|tombera|faudrait"
    r"|faudront|paraitra|semblera|echouera|reussira|croitra|excedera|excederont|tiendrons|battrons|parlerons|verrons"
    r"|reviendrons|continuerons|resterons|serons|aurons|pourrons|devrons|irons"
    r"|ferons\sbien|saurons|debattrons|voterons|abstiendrons|prononcerons)"
)
_STATING = """
etre avoir dire savoir voir pouvoir devoir falloir vouloir croire comprendre rappeler souligner preciser indiquer
noter constater attendre esperer atteindre depasser rester devenir paraitre sembler aller venir revenir partir
s'elever elever representer couter durer monter baisser passer penser parler entendre regarder compter hesiter
saluer remercier feliciter souhaiter deplorer regretter admettre reconnaitre craindre douter juger estimer voter
deliberer debattre statuer prononcer approuver rejeter presenter annoncer devoiler figurer conclure commencer finir
terminer continuer changer citer lire ecouter jouer gagner perdre arriver battre tabler exceder ajouter hier
premier dernier entier particulier financier regulier courrier papier quartier metier chantier fevrier janvier
atelier centre notre votre cadre ordre titre nombre membre chiffre autre quatre entre contre outre lettre oeuvre
offre mettre-a-jour ministre maire affaire salaire territoire laboratoire primaire secondaire solidaire militaire
tributaire moindre propre avenir plaisir loisir souvenir empire hiver cancer leader cluster manager dossier
calendrier millier foncier hospitalier policier
"""
STATED = frozenset(_STATING.split())

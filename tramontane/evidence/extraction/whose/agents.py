"""Sentences whose subject is somebody else who spends, or something that the plan does not build."""

import re

from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.sentences import Sentence
from tramontane.evidence.extraction.whose.owners import LOCAL, is_back, is_regional

_BODY = (
    r"banque|credit\s(?:agricole|mutuel|cooperatif|foncier|du|de)|groupe|societe|entreprise|start-up|jeune\spousse|pepite"
    r"|operateur|geant|constructeur|editeur|assureur|mutuelle|cooperative|fondation|chambre|commissariat|crous|ministere"
    r"|office|syndicat|federation|clinique|cnrs|prefecture|association|fonds\s(?:souverain|d'investissement|americain"
    r"|national)|consortium|promoteur|armee|marine|gendarmerie|filiale|concurrent|industriel|milliardaire|exploitant"
    r"|bailleur|caisse|rectorat|academie|inserm|inria|cea|cnes|onera|sncf|edf|poste|ademe|prefet|contribuable|client|usager|locataire|consommateur|menage|automobiliste|multinationale|equipementier|avionneur|armateur|energeticien|distributeur|hopital|chu|universite"
)
_SPENDS = (
    r"(?:constru|renov|modernis|lanc|ouvr|invest|consacr|mett|met\b|financ|depens|vot|install|batir|batit|achet|acquer|deploi"
    r"|debours|inject|engag|vers|equip|affich|mobilis|allou|pretera|prete\b|implant|agrand|recrut|inaugur|boucl|leve|a\s(?:deja\s)?lev"
    r"|a\s(?:deja\s)?(?:ouvert|mis|investi|vote|depense|debloque|achete|construit|verse|promis)|pai|pay|promet|annonc|confirm|s'install"
    r"|s'implant|s'agrandi|(?:a|vient\sd')\s?ouvri)\w*"
)
_RECEIVES = re.compile(
    r"\b(?:recevr\w+|recoi\w+|touche\w*|obtien\w*|obtiend\w*|benefici\w+|percevr\w+|se\spartag\w+|(?:sera|seront|est|sont)\s"
    r"(?:dote|laureat|soutenu|aide|retenu|finance|accompagne)\w*|laureat\w*|selectionne\w*|grace\s(?:a|au)|avec\s(?:l'aide|le\ssoutien)"
    r"|beneficiaires?)\b"
)
_THING = (
    r"siege|lycee|pont|gare|caserne|passerelle|stade|piscine|piste\scyclable|raccordement|autoroute|tunnel|barrage|usine"
    r"|hangar|residence|parking|rocade|tramway|metro|terminal|musee|theatre|prison|scanner|navire|fusee|avion|helicoptere"
    r"|base\snavale|centre\sde\sdonnees|centre\sde\stri|data\scenter|hopital|chantier\sd(?:u|e\sla)|viaduc|telepherique|hotel"
    r"|college|gymnase|mediatheque|digue|eolienne|parc\s(?:eolien|solaire)|station\sd'epuration|reacteur|ligne\s(?:a|de)"
    r"|voie\sverte|patinoire|ecole\s(?:maternelle|primaire)|extension\sdu|renovation\sd\w+|refection\sd\w+|halle|eglise|cathedrale"
)
_COSTS = (
    r"(?:cout\w*|(?:est|etait|sera)\s(?:estime|evalue|chiffre|facture)\w*|revien\w*|ressort\w*|a\sete\s(?:livre|inaugure)\w*"
    r"|(?:sera|est)\s(?:entierement\s)?(?:renove|construit|inaugure|refait|agrandi|reconstruit)\w*|c'est)"
)
_OPENING = r"(?:[^.;:,]{0,40}[,:]\s)?(?:et\s|mais\s|puis\s)?"
_WITH = r"(?:(?:le|la|les|cette|ce|son|sa)\s|l'|l'«\s?|un\s|une\s)(?:autre\s|nouve\w+\s|futur\w*\s|grand\w*\s)?"
_NAMED = r"(?:«[^«»]{2,40}»,\s)?"
_AGENT = re.compile(rf"{_OPENING}{_WITH}(?:{_BODY})s?\b(?P<rest>[^.;:]{{0,70}}?)\b{_SPENDS}")
_SUBJECT = re.compile(rf"{_WITH}(?:{_BODY})s?\b")
_LOCAL_AGENT = re.compile(rf"{_OPENING}{_WITH}(?:{_BODY}{LOCAL})s?\b(?P<rest>[^.;:]{{0,70}}?)\b{_SPENDS}")
_BUILT = re.compile(rf"{_OPENING}(?:l'?\s?«[^«»]{{2,40}}»,\s)?{_WITH}(?:{_THING})s?\b[^.;:\d]{{0,80}}?\b{_COSTS}")
#: « Barcelone a mis », « le Pays basque consacre »: a proper noun that spends, none of the words for the owner.
_NOT_OWNERS = (
    r"(?!Région|Conseil|Plan|Assemblée|Ville|Métropole|Canton|Gouvernement|Axe|Département|Collectivité|Stratégie|Programme"
    r"|Commission|IA\b|État)"
)
_NO_PRONOUN = (
    r"(?!(?:Chacune?|Tous|Toutes|Elles?|Ils?|Nous|On|Vous|Je|Cela|Ça|Ce|Qui|Rien|Beaucoup|Personne|Aucune?|Plusieurs"
    r"|Certains|Celle|Celui|Ceux|Mais|Et|Puis)\b)"
)
_PROPER = re.compile(
    rf"(?:[ÀA] [A-ZÉ][\w-]+, )?(?:(?:L[ea]s? |L'){_NOT_OWNERS}|{_NO_PRONOUN})"
    r"(?P<name>[A-ZÉ][\w'-]{2,}(?: [A-ZÉ][\w'-]+| basque| espagnol){0,3}),? (?:[a-zé]+, )?(?:y |en )?"
    r"(?:a |ont |va |vient d[e'] ?)?(?:déjà |elle-même |aussi )?"
    r"(?:mis|mett|met\b|invest|consacr|dépens|vot|débours|achet|constru|inject|déploi|rénov|boucl|lev|mobilis"
    r"|annonc\w+ (?:un (?:contrat|chantier|investissement)|une (?:commande|levée)))"
)
#: « Les Lyonnais, eux, »: people of another place, written with a capital.
_CONTRAST = re.compile(r"(?:[Ll]es|[Nn]os voisins) [A-ZÉ][\w-]+s(?: [a-zé-]+)?,? (?:eux|elles)\b")


def is_about_others(parsed: Parsed, sentence: Sentence) -> bool:
    """« La fondation Orion fête ses dix ans. »: somebody else is the subject, whatever the verb."""
    return bool(_SUBJECT.match(parsed.low, sentence.start, sentence.end)) and not is_back(
        parsed, sentence.start, sentence.end
    )


def receives(parsed: Parsed, start: int, end: int) -> bool:
    """Whether a stretch says that somebody is given money."""
    return _RECEIVES.search(parsed.low, start, end) is not None


def is_others_doing(parsed: Parsed, sentence: Sentence) -> bool:
    """« La société Hydrotec construit une usine », « le nouveau siège coûtera », « les Lyonnais, eux, »."""
    low, start, end = parsed.low, sentence.start, sentence.end
    built = _BUILT.match(low, start, end)
    if built:
        return not is_back(parsed, start, built.end())
    agent = (_LOCAL_AGENT if is_regional(parsed) else _AGENT).match(low, start, end)
    if agent and not is_back(parsed, start, end):
        return not _RECEIVES.search(low, start, end)
    return bool(_CONTRAST.match(parsed.plain, start, end)) or _is_anothers(parsed, start, end)


def _is_anothers(parsed: Parsed, start: int, end: int) -> bool:
    """Whether a proper noun that is not the owner's opens the sentence and spends."""
    proper = _PROPER.match(parsed.plain, start, end)
    if proper is None:
        return False
    own = fold_text(parsed.territory.name) if parsed.territory else ""
    name = fold_text(proper["name"])
    places = parsed.places_between(*proper.span("name"))
    return name not in own and own not in name and all(fold_text(p.name) != own for p in places)

"""Organisations that a text names: by what they are (« l'usine Sucrex »), what they do, and who works with them."""

import re
from collections.abc import Iterator

from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.extraction.grammar.given_names import is_given
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.people import Acting
from tramontane.evidence.values import Actor

_CAPITAL = r"(?:[A-ZÉÈÎÔÂ][\w'’&-]*\w|[A-Z]{2,})"
_RUN = rf"{_CAPITAL}(?: {_CAPITAL}){{0,4}}(?: (?:de la |de |du |d'|des ){_CAPITAL}(?: {_CAPITAL}){{0,3}})?"
_KINDS = (
    r"(?:société|start-up|startup|jeune pousse|usine|entreprise|éditeur|opérateur|cabinet|association|fondation"
    r"|groupe|laboratoire|incubateur|technopole|collectif"
    r"|syndicat|fédération|réseau|pôle|cluster|IA-Cluster|hébergeur|fonds|banque|coopérative|mutuelle|studio|agence"
    r"|institut|assureur|équipementier|constructeur|géant"
    r"|think tank|observatoire|consortium|régie|PME|pépite|éditrice|fournisseur|prestataire)"
)
_BODY = re.compile(
    rf"(?<![\w-])(?P<kind>{_KINDS}|[Aa]gence|[Ff]onds|[Ss]ociété|[Gg]roupe|[Aa]ssociation)(?: (?:[a-zéè]{{4,}}e?"
    rf"|de [a-z]+)){{0,2}}? (?:« )?(?P<name>{_RUN})"
)
_INSTITUTION = re.compile(
    rf"(?<![\w-])(?P<name>(?:[Uu]niversité|Institut|[Aa]gence(?= (?:de|d'|du|rég))|[Ff]ondation|[Cc]hambre(?= (?:de"
    rf"|d'|des|régionale))|[Cc]entre (?:national|hospitalier)|Banque|École"
    r"|[Hh]aute école|[Ff]édération|Office|[Tt]ribunal(?= adm)|[Cc]our(?= des comptes| d'appel)|[Hh]ôpital(?= de| d')"
    r"|Rectorat|rectorat|Bpifrance|Caisse|[Cc]aisse(?= des dépôts)|Laboratoire|CHU|CHRU|CHUV|HES-SO|INSA|EPFL|CEA"
    r"|CNRS"
    r"|Inserm|Inria|Observatoire|Syndicat|Ordre|Port|Parc|Ville(?= de)|ville(?= de)|Académie|académie(?= de)"
    r"|[Cc]ommunauté d'agglomération|[Mm]étropole(?= de| d'))"
    rf"(?: (?:régionale?|africaine|européenne|nationale?|départementale?|administratif|cantonale?|populaire|publique"
    rf"|supérieure|polytechnique|centrale))?"
    rf"(?: (?:de la |de l'|de |d'|des |du |aux |en |régional d[e'] ?|et )?(?:{_CAPITAL}|comptes"
    rf"|commerce(?: et d'industrie)?|métiers|numérique|développement|ingénierie|santé|dépôts|agriculture"
    rf"|notaires)){{0,6}})"
)
_METROPOLE = re.compile(
    rf"(?<![\w-])(?P<name>{_CAPITAL} (?:Métropole|Université|Habitat|Angels|Numérique|Agglomération|Labs?|Invest"
    rf"|Développement))(?!\w)"
)
_ACTS = (
    r"(?:pourrait|pourra|test\w+|investi(?:t|ra|rait)?|apporte(?:ra|rait)?|lève|lèvera|exploit\w+|héberge(?:ra)?"
    r"|fourni(?:t|ra)|accompagne(?:ra)?|pilote(?:ra)?|récolte|ajoute(?:ra)?"
    r"|finance(?:ra)?|verse(?:ra)?|recrute(?:ra)?|ouvrira|installe(?:ra)?|rejoint|équipe(?:ra)?|emploie|salue"
    r"|critique|dénonce|réclame|demande|promet|prêtera|mettra|met"
    r"|a (?:levé|investi|obtenu|reçu|demandé|annoncé|promis|signé|rejoint|développé|calculé|recensé|recruté|ouvert)"
    r"|ont (?:levé|signé|promis|rejoint))"
)
_AGENT = re.compile(rf"(?<![\w'’-])(?P<name>{_RUN})(?:,? (?:elle|lui|[^,.;\n]{{3,50}},))? {_ACTS}\b")
_ACRONYM = re.compile(
    r"(?<![\w-])(?:[Ll]a|[Ll]e|l'|[Ll]'|du|au|par|avec|dont|et|à|de|chez|via|d'|\()[ ']?(?:le |la "
    r"|l')?(?P<name>[A-Z]{3,8}(?:-[A-Z][\w-]+)?"
    r"|[A-Z][a-z]+[A-Z]\w*)\b(?! [A-Z][a-z]+,)"
)
_NAMED = re.compile(r"(?<![\w'’-])(?:[Ll]'|[Ll]’)(?P<name>[A-ZÉI][a-zéè]{3,}(?:-[A-Z][a-z]+)?)(?![\w'’]| [A-ZÉ])")
_PARTNER = re.compile(
    r"(?:partenariat(?: renforcé)? avec|partenaires?[\w ]{0,20},? dont|aux côtés d[e']|entre) (?:le |la |l'"
    r"|les )?(?P<name>[A-ZÉ][\w'’-]+(?: [A-ZÉ][\w'’-]+)?)(?:,? et (?:la |le "
    r"|l')?(?P<other>[A-ZÉ][\w'’-]+(?: [A-ZÉ][\w-]+)?))?"
)
_SUCH_AS = re.compile(
    r"(?:comme|tels? que"
    r"|telles? que) (?:l')?(?P<name>(?:IA-Cluster )?[A-ZÉ][\w'’-]+(?: [A-ZÉ][\w'’-]+)?)(?:,? et (?:la |le "
    r"|l')?(?P<other>[A-ZÉ][\w'’-]+(?: [A-ZÉ][\w-]+)?))?"
)
_WITH = re.compile(
    rf"\b(?:avec|par|chez|auprès de|auprès du|confiée?s? à|confiée?s? au|conçue?s? avec|hébergée?s? par"
    rf"|opérée?s? par) (?:l'|la |le |les )?(?P<name>{_RUN})"
    rf"(?:,? et (?:l'|la |le )?(?P<other>{_RUN}))?"
)
_COMMON = """
academie actu adoption ae afrique agence amerique annexe ap approuve arrete article asie assemblee atlantique
attribue avis axe banque budget cad caisse centre ces cgct chambre chf communique conseil considerant
constitution contact cour cp cpu cree decide delibere direct dont ecole economie edito education elysee embargo
energie entre ept erratum etat eti etp eur europe faq fcfa feder fondation france fse gpu hexagone histoire
homme hopital hors html ia ia-cluster ile industrie innovation institut intelligence internet laboratoire
metropole mooc msp noel objectif objet observatoire ods office openbadge ordre ouvre parc paris pdf pib pme pmi
port pour presse r&d rdv region republique rgpd sud total tpe tpe/pme tva union universite usd ville vote xof
"""
_NOT_ORGANISATION = frozenset([*_COMMON.split(), "sud ia"])
_NOT_FIRST = re.compile(
    r"^(?:le|la|les|l'|un|une|ce|cette|ces|cet|des|du|de|regions?|conseil|intelligence|plan|strategie|etat|article"
    r"|assemblee|notre|nos|nous|on|il|elle|ils|elles|qui|que"
    r"|chaque|tout|toute|tous|en|au|aux|dans|pour|avec|selon|sur|si|mais|et|ou|son|sa|ses|leur|leurs|vous|votre|vos"
    r"|monsieur|madame|mme|m|aucun|aucune|pas|plus|moins|lundi|mardi"
    r"|mercredi|jeudi|vendredi|samedi|dimanche|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre"
    r"|novembre|decembre|hier|demain|axe|volet|saint|president\w*|maire"
    r"|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|vingt|cent|mille|bruxelles|paris|europe|france|union|feder"
    r"|premier|premiere|seul|seule|enfin|ensuite|puis|objectif|budget|cout)\b"
)


def bodies_of(parsed: Parsed, people: list[Acting]) -> list[Acting]:
    """The organisations, in the order of the patterns that find them; persons, places and common words left out."""
    taken = [(p.start, p.end) for p in people]
    found = []
    for pattern in (_BODY, _PARTNER, _SUCH_AS, _INSTITUTION, _METROPOLE, _ACRONYM, _NAMED, _AGENT, _WITH):
        loose = pattern in (_AGENT, _WITH, _NAMED, _BODY)
        for match in pattern.finditer(parsed.plain):
            role = match["kind"].lower() if pattern is _BODY else "partenaire" if pattern is _PARTNER else None
            for start, end in _names(match):
                inside = any(a < end and start < b for a, b in taken)
                if (
                    not inside
                    and _is_body(parsed.low[start:end])
                    and not (loose and _is_common(parsed, start, end))
                    and not _in_capitals(parsed, start)
                ):
                    found.append(Acting(start, end, Actor(name=parsed.folded.text[start:end], role=role)))
    return found


def _is_body(name: str) -> bool:
    """Whether a folded name can be an organisation's."""
    return name not in _NOT_ORGANISATION and len(name) > 2


def _names(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    for group in sorted(match.re.groupindex.keys() - {"kind"}):
        if match[group] and not match[group].startswith("IA-Cluster "):
            yield match.span(group)


def _is_common(parsed: Parsed, start: int, end: int) -> bool:
    """A capital that begins a sentence, a place, a day, a person, a quoted name: no organisation's."""
    low = parsed.low[start:end]
    words = low.split()
    if _NOT_FIRST.match(low) or is_given(words[0]) or (len(words) == 1 and len(low) < 4):
        return True
    if parsed.plain[max(0, start - 2) : start].strip() in ("«", '"', "@", "#"):
        return True
    return any(p.start <= start < p.end for p in parsed.places_between(max(0, start - 30), end + 30)) or bool(
        re.match(r"^[a-z-]+\sia\b|^ia\b", fold_text(low))
    )


def _in_capitals(parsed: Parsed, position: int) -> bool:
    """Whether the sentence is written in capitals (a heading): an acronym means nothing there."""
    sentence = parsed.sentence_at(position)
    text = parsed.plain[sentence.start : sentence.end]
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) * 2 > len(letters)

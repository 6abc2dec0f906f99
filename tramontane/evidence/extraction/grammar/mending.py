"""Mends the words of a scanned page (« re poussé », « C0NSEIL »), and keeps the way back to its text."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.rendition import Rendition

_LETTER = r"A-Za-zÀ-ÖØ-öø-ÿ"
#: What only a scanner writes: O or l among figures, 0 among letters.
_SIGN = re.compile(rf"\dO[O\d]|\d[lI]\d|\bl\d|O\dO|[{_LETTER}]0[{_LETTER}]|[A-Z]l[A-Z]")
_SIGNS = 3
_ZERO = re.compile(rf"(?<=[{_LETTER}])0(?=[{_LETTER}])|(?<![\w,.])0(?=[a-zà-ÿ]{{3}})")
_BAR = re.compile(r"(?<=[A-Z])l(?=[A-Z])")
_BREAK = re.compile(rf"(?<=[{_LETTER}])-[ \t]*\n[ \t]*(?=[a-zà-ÿ])")
_KEPT = (
    " vice", " sous", " mi", " demi", " non", " avant", " apres", " ex", " contre", " porte", " quatre", " vingt",
    " dix", " soixante", " celui", " celle", " ceux", " peut", "est", " a", " t", " anti", " grand", " saint",
)  # fmt: skip
_PAIR = re.compile(r"(?<![\w-])([a-z]{1,12})[ \n](?=([a-z]{1,14})(?!\w))")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Pieces that are no word: they begin the word that follows.
_HEADS = _set(
    "re pre pro com con col cor sol im in ac ap af at ob op oc sup tra ins abs exer inter fi sou pa mo ade ame amen"
    " ado adop app appr appro coll comm cons consei deli delib depe ela eta eva exe exa exi fon fina inv inve mont mob"
    " mobi num nume obj orga pres prese prog proj publ rea reg regi repr ress resp san secu subv"
    " terr tota univ cre equi etu dis disp imp impl arr arre admi assem assemb munici comp compl"
    " contri conve depa depar deve devel direc econ elec ense entrep expe forma habi inte intel labo"
    " mem minis obje parte perso poli prin prio prote qual quest reali recher refu repo sala scien"
    " sessi soli souha strat vali vot"
)
_WORDS = _set(
    "en de du des la le les un une au aux et est que qui par pour sur dans ce se ne sa son ses nous vous il elle on ou"
    " ni si y ont sont dont mais plus pas"
)
_ACCENTED = frozenset(("dé", "mé", "né", "lé", "ré", "sé", "té", "é", "fé", "cé"))
_TAILS = re.compile(
    r"(?:tions?|sions?|ments?|tures?|teurs?|trices?|nelles?|bilites?|lites?|tifs?|tives?|tiques?|logies?|rables?"
    r"|naux|miques?|taires?|liers?|ques?(?<!que)|cielles?|ciels?|dant|vant|nies?|pal|paux|nieres?|mieres?|miers?|rique|riques|pales?|teriels?)$"
)
_STEMS = re.compile(
    r"(?:adopt|approu|approb|vot|present|propos|rejet|repouss|refus|ecart|abandon|annul|demand|sollicit|reclam|souhait"
    r"|estim|evalu|chiffr|prevoi|prevu|consacr|affect|allou|attribu|mobilis|inscri|financ|vers|mandat|depens|consomm"
    r"|liquid|engag|programm|projet|budget|montant|exercice|credit|envelop|reparti|mesure|conseil|commission|assemblee"
    r"|deliber|rapport|president|seance|municip|region|departem|commun|collectiv|service|formation|donnee|person"
    r"|enseign|recherch|industri|entrepris|agricult|logisti|numeri|intelligen|artific|calcul|serveur|bourse|etudiant"
    r"|equip|install|creation|acquer|acquis|amendem|secretair|citoyen|habitant|usager|accueil|energie|proprete"
    r"|eclairag|archiv|mainten|object|reduir|reduct|societe|prealab|precis|rappel|repond|represent|devoil|confie"
    r"|indiqu|dernier|derniere|aucune|million|milliard|subvent|convent|parten|universit|laborat|hopita|college"
    r"|jeunesse|emploi|assistan|surveill|algorith|abstent|session|memoire|imagerie|portuaire|rentree|sujets|vouloir"
    r"|passera|ouvert|garantie|autoris|soutien|transport|environ|signature|unanim|majorit|opposit|groupe|directeur"
    r"|euros?\b|francs?\b|ministre|prefet|garde|regarder|ramener|enquier|contre|developp|modernis|strateg|pluriann|duree|periode)"
)


@dataclass(frozen=True, slots=True)
class Mended:
    """A rendition to read, and where its characters stand in the one it comes from."""

    rendition: Rendition
    cuts: tuple[int, ...] = ()
    skipped: tuple[int, ...] = ()

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original text that ``text[start:end]`` comes from."""
        return self._from(start), self._from(end - 1) + 1

    def _from(self, position: int) -> int:
        i = bisect_right(self.cuts, position) - 1
        return position + (self.skipped[i] if i >= 0 else 0)


def mended(rendition: Rendition) -> Mended:
    """The rendition itself, unless its text shows the signs of a scan. Linear in its length."""
    text = rendition.text
    signs = sum(1 for _, _ in zip(_SIGN.finditer(text), range(_SIGNS), strict=False))
    if signs < _SIGNS:
        return Mended(rendition)
    ends = sorted(b.end for b in rendition.blocks)
    whole = _letters(text)
    low = fold_text(whole)
    gone = sorted(
        g for g in {*_breaks(text, low), *_splits(whole, low)} if bisect_right(ends, g[0]) == bisect_right(ends, g[1])
    )
    return _without(rendition, whole, gone)


def _letters(text: str) -> str:
    """0 among letters is an o, l among capitals an i; the text keeps its length."""
    text = _ZERO.sub(lambda m: "O" if _is_capital(text, m.start()) else "o", text)
    return _BAR.sub("I", text)


def _is_capital(text: str, at: int) -> bool:
    return text[at + 1 : at + 2].isupper() or at == 0 or text[at - 1] == "\n"


def _breaks(text: str, low: str) -> Iterator[tuple[int, int]]:
    """Words cut at the end of a line."""
    for match in _BREAK.finditer(text):
        if not low.endswith(_KEPT, max(0, match.start() - 12), match.start()):
            yield match.span()


def _splits(text: str, low: str) -> Iterator[tuple[int, int]]:
    """Spaces inside words."""
    joined = -1
    for match in _PAIR.finditer(low):
        first, second = match.groups()
        one_case = text[match.end()].isupper() == text[match.end(1) - 1].isupper()
        if match.start() != joined and one_case and _is_one_word(first, second, text[match.start() : match.end(1)]):
            joined = match.end()
            yield match.end(1), match.end()


def _is_one_word(first: str, second: str, written: str) -> bool:
    if second in _WORDS:
        return False
    if _TAILS.fullmatch(second) and len(first) > 1:
        return True
    if first in _HEADS or written in _ACCENTED:
        return len(second) > 1
    stem = _STEMS.match(first + second)
    return stem is not None and len(first) < stem.end() and not _STEMS.fullmatch(first)


def _without(rendition: Rendition, text: str, gone: list[tuple[int, int]]) -> Mended:
    """The rendition without some stretches of its text."""
    pieces, cuts, skipped, reached, removed = [], [], [], 0, 0
    for start, end in gone:
        pieces.append(text[reached:start])
        reached = end
        removed += end - start
        cuts.append(end - removed)
        skipped.append(removed)
    starts = [start for start, _ in gone]
    lost = [0, *skipped]

    def moved(position: int) -> int:
        return position - lost[bisect_right(starts, position - 1)]

    blocks = tuple(replace(b, start=moved(b.start), end=moved(b.end)) for b in rendition.blocks)
    whole = "".join([*pieces, text[reached:]])
    return Mended(replace(rendition, text=whole, blocks=blocks), tuple(cuts), tuple(skipped))

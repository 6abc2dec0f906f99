"""Texts of ours that tell of invented plans, and a rendition of plain text that needs no reader."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from tramontane.evidence.claims import Claim, Extraction
from tramontane.evidence.extraction.extract import extract
from tramontane.evidence.rendition import Block, Rendition, identity

V = TypeVar("V")
_MARK = re.compile(r" *([•–-]|\d\.) +(?=\S)")


def rendition_of(text: str) -> Rendition:
    """One block per line: a list item when it begins with a mark, a paragraph otherwise."""
    blocks = []
    for line in re.finditer(r"[^\n]+", text):
        if line.group().strip():
            mark = _MARK.match(text, line.start())
            start = mark.end() if mark else line.start()
            blocks.append(Block("item" if mark else "paragraph", start, line.end(), marker=mark[1] if mark else ""))
    return Rendition(text, text, identity(text), tuple(blocks))


def table_of(caption: str, rows: list[list[str]]) -> Rendition:
    """A caption, then a table of cells, the first row being its header."""
    text, blocks = caption, [Block("paragraph", 0, len(caption))]
    for r, row in enumerate(rows):
        for c, content in enumerate(row):
            start = len(text) + 1
            text = f"{text}\n{content}"
            headers = (rows[0][c],) if r else ()
            head = row[0] if c else ""
            cell = Block("cell", start, len(text), table=0, row=r, column=c, headers=headers, row_header=head)
            blocks.append(replace(cell, caption=caption))
    return Rendition(text, text, identity(text), tuple(blocks))


def read(text: str, published_on: date | None = None) -> Extraction:
    return extract(rendition_of(text), published_on)


def cases(table: str) -> list[tuple[str, str]]:
    """Pairs of a text (« / » ends a line of it) and what is expected of it, told on a line that begins with =."""
    found: list[tuple[str, str]] = []
    text: list[str] = []
    for line in table.strip().splitlines():
        if line.startswith("="):
            found.append((" ".join(text).replace(" / ", "\n"), line[1:].strip()))
            text = []
        else:
            text.append(line)
    return found


def claims(extraction: Extraction, kind: str) -> list[Claim]:
    return [c for c in extraction.claims if c.value.kind == kind]


def values(extraction: Extraction, of: type[V]) -> list[V]:
    return [c.value for c in extraction.claims if isinstance(c.value, of)]


def whole(value: Decimal | None) -> int:
    """A stated decimal without decimals, as an integer."""
    assert value is not None
    assert value == int(value)
    return int(value)


PROSE = """Intelligence artificielle : la Bretagne met 60 M€ sur la table

Les conseillers régionaux de Bretagne ont voté, jeudi 11 juillet, la stratégie « Breizh IA ». Son budget s’élève à \
soixante millions d’euros pour les années 2024 à 2028.

La somme se répartit en cinq volets. Le premier, consacré à la structuration de la filière, reçoit 22 M€ : 18 M€ iront \
aux projets de recherche et développement des entreprises, 4 M€ à l’animation du réseau. Dix millions d’euros \
financeront l’IA dans les projets de la Région. La recherche obtient 14 M€, dont 3 M€ pour un supercalculateur. Neuf \
millions d’euros sont réservés à la formation. Les 5 M€ restants serviront à moderniser les services publics.

L’objectif est d’accompagner cent projets en cinq ans, de doubler le nombre de jeunes pousses d’ici 2028, de 40 à 80 \
par an.

Le budget total de la Région atteint 1,9 milliard d’euros. L’État, de son côté, a débloqué 40 millions d’euros.

La Région organise un forum, « Les Assises du numérique », prévu à l’automne 2024 à Brest.
"""

LIST = """La Normandie adopte son plan IA

Réunis en assemblée plénière ce lundi 3 mars à Caen, les élus normands ont approuvé à l’unanimité le plan « Normandie \
augmentée », doté de 32 millions d’euros sur quatre ans.

Trois axes structurent ce plan :
- Recherche : 12 M€
- Entreprises : 15 M€, dont 6 M€ d’aides directes
- Compétences : 4 M€

Une première version tablait sur 40 millions d’euros. La commune pourrait ajouter 2 millions d’euros. La start-up \
Datakeo, de son côté, vient de lever 8 millions d’euros.

Le plan prévoit de former 3 000 agents d’ici 2027, contre 450 l’an dernier.
"""

COMMON = """L’État et la Région Bretagne ont signé hier une Feuille de route commune État-Région en matière \
d’intelligence artificielle.

Elle s’inscrit dans le plan France 2030, doté au niveau national de 54 milliards d’euros, dont 2 milliards pour \
l’IA, et contribue à doubler la place de l’Union européenne dans la production de puces d’ici 2030.
"""

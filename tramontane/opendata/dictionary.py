"""The data dictionary, made from the declared columns of every table: it cannot say anything else than the files."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tramontane.opendata.columns import TYPE_WORDS, Column, column
from tramontane.opendata.tables import TABLES, LiveTable, Table, live_tables


@dataclass(frozen=True, slots=True, kw_only=True)
class DictionaryLine:
    """A column of a table."""

    jeu: str = column(_("Jeu de données"))
    colonne: str = column(_("Code de la colonne"))
    libelle: str = column(_("Libellé"))
    type: str = column(_("Type"), codes=TYPE_WORDS)
    unite: str = column(_("Unité"))
    vide_possible: bool = column(_("Peut être vide"))
    description: str = column(_("Description"))
    codes: str = column(_("Codes"), _("Chaque code et son sens, séparés par « ; »."))


DICTIONARY = Table(
    code="dictionnaire",
    title=_("Dictionnaire"),
    about=_("Ce que veut dire chaque colonne de chaque jeu."),
    row=DictionaryLine,
    of=lambda _plan: (),
)


def dictionary() -> tuple[DictionaryLine, ...]:
    """Every column of every table, in order."""
    tables: tuple[Table | LiveTable, ...] = (*TABLES, *live_tables())
    return tuple(_line(table.code, found) for table in tables for found in table.columns)


def _line(table: str, found: Column) -> DictionaryLine:
    return DictionaryLine(
        jeu=table,
        colonne=found.code,
        libelle=str(found.label),
        type=found.type,
        unite=str(found.unit),
        vide_possible=found.is_optional or found.type == "text",
        description=str(found.description),
        codes=" ; ".join(f"{code} = {words}" for code, words in (found.codes or {}).items()),
    )

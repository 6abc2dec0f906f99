"""A version of a plan in one archive: what it is, its document, every table, the dictionary; and the way back."""

import io
import json
import zipfile
from typing import Any

from django.utils.translation import gettext as _

from tramontane.lib import french
from tramontane.lib.periods import PARIS, day_in_france
from tramontane.opendata import licence
from tramontane.opendata.dictionary import DICTIONARY, dictionary
from tramontane.opendata.files.separated import read_csv, write_csv
from tramontane.opendata.files.sheets import write_ods
from tramontane.opendata.places import Places
from tramontane.opendata.tables import TABLES
from tramontane.plan.document import PlanDocument, json_schema
from tramontane.plan.memory import last_per_version
from tramontane.plan.published import PublishedPlan

MEDIA_TYPE = "application/zip"


def public_json(plan: PublishedPlan) -> str:
    """The document of a plan, without the bytes of its sources."""
    sources = tuple(s.model_copy(update={"content": None}) for s in plan.document.sources)
    return plan.document.model_copy(update={"sources": sources}).model_dump_json(by_alias=True, indent=1)


@last_per_version(16)
def archive(plan: PublishedPlan, root: str) -> bytes:
    """The archive of a version; ``root`` is the first address of the platform, for the README."""
    content = io.BytesIO()
    rows = {t.code: t.rows([plan]) for t in TABLES}
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:

        def add(name: str, data: bytes | str) -> None:
            when = plan.published_at.astimezone(PARIS)
            info = zipfile.ZipInfo(f"{plan.slug}-v{plan.number}/{name}", when.timetuple()[:6])
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            made.writestr(info, data)

        add("LISEZ-MOI.md", readme(plan, {code: len(found) for code, found in rows.items()}, root))
        add("plan.json", public_json(plan))
        add("plan-2.schema.json", json.dumps(json_schema(), ensure_ascii=False, indent=1))
        add("dictionnaire.csv", write_csv(DICTIONARY.row, dictionary()))
        for table in TABLES:
            add(f"tables/{table.code}.csv", write_csv(table.row, rows[table.code]))
        add("tables.ods", write_ods((t.code, t.row, rows[t.code]) for t in TABLES))
    return content.getvalue()


def read_archive(content: bytes) -> tuple[PlanDocument, dict[str, tuple[Any, ...]]]:
    """The document and the rows of each table of an archive. Raises ``KeyError`` or ``ValueError`` for another file."""
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        folder = found.namelist()[0].partition("/")[0]
        document = PlanDocument.model_validate_json(found.read(f"{folder}/plan.json"))
        tables = {t.code: read_csv(t.row, found.read(f"{folder}/tables/{t.code}.csv")) for t in TABLES}
    return document, tables


def readme(plan: PublishedPlan, counts: dict[str, int], root: str) -> str:
    """What the archive is, for someone who finds it years later."""
    places, heading = Places(root), plan.document.heading
    published = french.day(day_in_france(plan.published_at))
    lines = [
        f"# {heading.title}",
        "",
        _("Version {number}, publiée le {day} par {who}.").format(
            number=plan.number, day=published, who=plan.published_by
        ),
        plan.note,
        "",
        _("Adresse : {url}").format(url=places.snapshot(plan.slug, plan.number)),
        _("Licence : {name}, {url}").format(name=licence.NAME, url=licence.URL),
        str(licence.TERMS),
        "",
        _("## Ce que contient l’archive"),
        "",
        _("- plan.json : le plan entier avec ses preuves ; plan-2.schema.json décrit ce format (JSON Schema)."),
        _("- dictionnaire.csv : ce que veut dire chaque colonne, son type, son unité, ses codes."),
        _("- tables.ods : toutes les tables dans un classeur (LibreOffice, Excel)."),
        _("- tables/*.csv : les mêmes, une par fichier."),
        "",
        *(f"- tables/{t.code}.csv : {t.about} ({_rows(counts[t.code])})" for t in TABLES),
        "",
        _("## Lire les CSV"),
        "",
        _("UTF-8, virgule, fin de ligne CRLF, point décimal, dates AAAA-MM-JJ, « vrai » ou « faux »."),
        _("La première ligne dit de chaque colonne son code, son libellé et son unité : « code : Libellé (unité) »."),
        _("Une cellule vide veut dire « non dit » : ce n’est jamais zéro."),
        _("Un texte qui commence par = + - @ ou ' est précédé d’une apostrophe, pour qu’aucun tableur ne l’exécute :"),
        _("retirez cette apostrophe pour retrouver le texte exact. Les nombres et les dates n’en ont jamais."),
        "",
        _("## Remettre ce plan dans une plateforme"),
        "",
        _("plan.json s’importe tel quel là où ses sources sont archivées ; l’export obtenu est le même document."),
    ]
    return "\n".join(lines) + "\n"


def _rows(count: int) -> str:
    return french.counted(count, _("ligne"), _("lignes"))

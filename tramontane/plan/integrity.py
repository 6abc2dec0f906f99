"""Looks for what plans should never contain, as if the rules of the database could have been bypassed.

Each check yields one French sentence per fault, and nothing when all is well.
"""

from collections.abc import Iterator

from django.db import connection
from pydantic import ValidationError

from tramontane.evidence.models import Document, Fact
from tramontane.plan.assembly import fingerprint
from tramontane.plan.document import PlanDocument
from tramontane.plan.lines import KINDS
from tramontane.plan.models import Version
from tramontane.plan.published import parts_of


def _rows(query: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


def lines() -> Iterator[str]:
    """Every line has its content, and rests on facts of the documents of its plan."""
    for name, kind in KINDS.items():
        table = connection.ops.quote_name(kind.model._meta.db_table)  # noqa: SLF001  (public API of Django)
        for slug, ref in _rows(
            "SELECT p.slug, l.ref FROM plan_line l JOIN plan_plan p ON p.id = l.plan_id"  # noqa: S608  (our own tables)
            f" LEFT JOIN {table} c ON c.line_ptr_id = l.id"
            f" WHERE (l.kind = '{name}') <> (c.line_ptr_id IS NOT NULL) ORDER BY 1, 2"
        ):
            yield f"la ligne {ref} du plan {slug} n’a pas le contenu de sa nature"
    for slug, ref in _rows(
        "SELECT DISTINCT p.slug, l.ref FROM plan_proof r JOIN plan_line l ON l.id = r.line_id"
        " JOIN plan_plan p ON p.id = l.plan_id JOIN evidence_fact f ON f.id = r.fact_id"
        " WHERE NOT EXISTS (SELECT 1 FROM plan_plandocumentlink k"
        "  WHERE k.plan_id = l.plan_id AND k.document_id = f.document_id) ORDER BY 1, 2"
    ):
        yield f"la ligne {ref} du plan {slug} s’appuie sur un document étranger au plan"


def decisions() -> Iterator[str]:
    """The state of every line is what the last decision on it says."""
    for slug, ref, state in _rows(
        "SELECT p.slug, l.ref, l.state FROM plan_line l JOIN plan_plan p ON p.id = l.plan_id LEFT JOIN LATERAL"
        " (SELECT verdict FROM plan_decision d WHERE d.line_id = l.id ORDER BY d.id DESC LIMIT 1) d ON true"
        " WHERE CASE l.state WHEN 'draft' THEN coalesce(d.verdict, 'reopened') NOT IN ('reopened', 'corrected')"
        " ELSE d.verdict IS DISTINCT FROM l.state END ORDER BY 1, 2"
    ):
        said = {"validated": "validée", "rejected": "écartée"}.get(str(state), "à valider")
        yield f"la ligne {ref} du plan {slug} est {said} sans décision qui le dise"


def versions() -> Iterator[str]:
    """Versions follow one another, are what their fingerprint says, and cite only what is archived here."""
    facts = set(Fact.objects.values_list("uid", flat=True))
    sources = set(Document.objects.values_list("sha256", flat=True))
    last: dict[int, Version] = {}
    for version in Version.objects.order_by("plan_id", "number").select_related("plan").iterator(chunk_size=20):
        name = f"la version {version.number} du plan {version.plan.slug}"
        before = last.get(version.plan_id)
        if version.number != (before.number + 1 if before else 1):
            yield f"{name} ne suit pas la précédente"
        if before and version.published_at < before.published_at:
            yield f"{name} est datée d’avant la précédente"
        last[version.plan_id] = version
        if fingerprint(version.document) != version.sha256:
            yield f"{name} ne correspond pas à son empreinte"
        try:
            document = PlanDocument.model_validate(version.document)
        except ValidationError:
            yield f"{name} n’est pas un document de plan lisible"
            continue
        for uid in sorted({fact.uid for fact in document.facts} - facts):
            yield f"{name} cite le fait {uid}, qui n’est plus là"
        for sha256 in sorted({source.sha256 for source in document.sources} - sources):
            yield f"{name} cite la source {sha256}, qui n’est plus là"
        yield from (f"{name} renvoie à {gone}, qu’elle ne contient pas" for gone in dangling(document))


def dangling(document: PlanDocument) -> list[str]:
    """The references, facts and sources that a document names and does not hold, in order."""
    kept = {fact.uid for fact in document.facts}
    parts = [part for of_kind in parts_of(document).values() for part in of_kind]
    cited = {uid for part in parts for uids in part.proofs.values() for uid in uids}
    cited |= {r.fact for i in document.indicators for r in i.readings if r.fact}
    cited |= {uid for link in document.links for uid in (link.source, link.target)}
    axes = {axis.ref for axis in document.axes}
    named = {ref for part in parts for n in ("axis", "parent") if (ref := getattr(part, n, None))}
    sources = {source.sha256 for source in document.sources}
    files = {r.source for i in document.indicators for r in i.readings if r.source}
    owners = {part.owner for part in parts if part.owner} - {steward.code for steward in document.stewards}
    files |= {fact.source for fact in document.facts}
    return sorted((cited - kept) | (named - axes) | owners | (files - sources))


def imports() -> Iterator[str]:
    """Every import is ended or on its way; an ended one says when, and a finished one left its text in the plan."""
    for (number,) in _rows(
        "SELECT i.id FROM plan_import i WHERE i.state IN ('waiting', 'running') AND NOT EXISTS ("
        " SELECT 1 FROM procrastinate_jobs j WHERE j.status IN ('todo', 'doing')"
        " AND j.args ->> 'import_id' = i.id::text) ORDER BY 1"
    ):
        yield f"l’import {number} n’est ni terminé ni en file d’attente"
    for (number,) in _rows(
        "SELECT id FROM plan_import WHERE (ended_at IS NULL) <> (state IN ('waiting', 'running')) ORDER BY 1"
    ):
        yield f"l’import {number} n’a pas la date de sa fin"
    for (number,) in _rows(
        "SELECT i.id FROM plan_import i WHERE i.state = 'done' AND NOT ("
        " EXISTS (SELECT 1 FROM evidence_renditionrecord r WHERE r.document_id = i.document_id) AND"
        " EXISTS (SELECT 1 FROM plan_plandocumentlink k WHERE k.plan_id = i.plan_id AND k.document_id = i.document_id)"
        ") ORDER BY 1"
    ):
        yield f"l’import {number} est dit terminé mais son document n’est pas entré dans le plan"

"""``tramontane reconcile``: what documents together say of a plan, in the exchange format, without a database."""

import json
from pathlib import Path
from typing import Any

import click

from tramontane.config.commands.files import replaced
from tramontane.config.commands.manifests import entries_of, extracted, objects_of, read_entry, said_of
from tramontane.config.commands.progress import progress
from tramontane.config.env import EnvironmentProblem
from tramontane.evidence.actions import fact_uid
from tramontane.evidence.queries import RANK
from tramontane.evidence.reconciliation.genres import genre_of
from tramontane.evidence.reconciliation.statements import Statement, tells_vote
from tramontane.evidence.values import dump_value
from tramontane.lib.errors import Refusal
from tramontane.plan.excerpts import sentence_around
from tramontane.plan.questions import FIELDS, Answer, answer, read_together


def _questions(path: Path) -> list[dict[str, Any]]:
    expected = "une liste d’objets {id, group, docs, field} (id, docs et field sont obligatoires)"
    found = objects_of(path, ("id", "docs", "field"), expected)
    unknown = next((q["field"] for q in found if str(q["field"]).partition(":")[0] not in FIELDS), None)
    if unknown is not None:
        raise EnvironmentProblem(f"{path} : question inconnue « {unknown} » ; connues : {', '.join(FIELDS)}.")
    return found


def _statements(entry: dict[str, Any], folder: Path) -> list[Statement]:
    """What a document states. Its ``genre`` gives its rank, or else its text. Raises as ``read_entry`` does."""
    rendition, published = read_entry(entry, folder)
    claims = extracted(rendition, published).claims
    genre = entry.get("genre") or genre_of(rendition.text)
    if genre not in RANK:
        raise ValueError(f"genre inconnu « {genre} » ; connus : {', '.join(RANK)}")
    voted = tells_vote(c.value for c in claims)
    return [
        Statement(
            uid=fact_uid(str(entry["doc"]), dump_value(claim.value), list(claim.spans)),
            value=claim.value,
            source=str(entry["doc"]),
            rank=RANK[genre],
            published_on=published,
            source_title=str(entry.get("title") or entry["file"]),
            excerpt=sentence_around(rendition.text, *claim.spans[0]) if claim.spans else "",
            tells_vote=voted,
        )
        for claim in claims
    ]


def _read(manifest: Path, wanted: set[str]) -> tuple[dict[str, list[Statement]], list[str]]:
    """What each wanted document states, and why some could not be read."""
    entries = [e for e in entries_of(manifest) if str(e["doc"]) in wanted]
    missing = sorted(wanted - {str(e["doc"]) for e in entries})
    told, refused = {}, [f"{doc} : absent de {manifest.name}" for doc in missing]
    with progress(entries, label="Documents", length=len(entries)) as watched:
        for entry in watched:
            try:
                told[str(entry["doc"])] = _statements(entry, manifest.parent)
            except (Refusal, OSError, ValueError) as problem:
                refused.append(said_of(entry, problem))
    return told, refused


def _written(question: dict[str, Any], found: Answer) -> dict[str, Any]:
    current = {"current": found.current, "relation": found.relation, "evidence": list(found.evidence)}
    return {"id": question["id"], **current}


@click.command()
@click.argument("questions", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("manifest", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--output", "-o", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Fichier écrit.")
def reconcile(questions: Path, manifest: Path, output: Path) -> int:
    """Rapproche des documents et répond à QUESTIONS (liste JSON de {id, group, docs, field}).

    MANIFEST est celui de « extract » ; chaque document peut y porter son « genre » (act, release, press, other), sinon
    il se déduit du texte. Un document illisible est signalé, les autres répondent ; le code de sortie est alors 1.
    """
    asked = _questions(questions)
    told, refused = _read(manifest, {str(d) for q in asked for d in q["docs"]})
    groups = {docs: read_together(s for d in docs for s in told.get(d, ())) for docs in map(_docs, asked)}
    found = [_written(q, answer(q["field"], groups[_docs(q)])) for q in asked]
    with replaced(output) as temporary:
        temporary.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for line in refused:
        click.echo(line, err=True)
    return 1 if refused else 0


def _docs(question: dict[str, Any]) -> tuple[str, ...]:
    return tuple(sorted({str(d) for d in question["docs"]}))

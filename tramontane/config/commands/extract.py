"""``tramontane extract``: the facts of the documents of a manifest, in the exchange format, without a database."""

import dataclasses
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from tramontane.config.commands.files import replaced
from tramontane.config.commands.progress import progress
from tramontane.config.env import EnvironmentProblem
from tramontane.evidence.claims import Claim, Extraction
from tramontane.evidence.extraction.extract import extract as extract_claims
from tramontane.evidence.reading.read import read_safely, sniff
from tramontane.evidence.rendition import Rendition
from tramontane.evidence.values import dump_value
from tramontane.lib.errors import Refusal


def _entries(manifest: Path) -> list[dict[str, Any]]:
    try:
        entries = json.loads(manifest.read_text(encoding="utf-8"))
    except json.JSONDecodeError as problem:
        raise EnvironmentProblem(f"{manifest} n’est pas du JSON (ligne {problem.lineno}).") from problem
    except UnicodeDecodeError as problem:
        raise EnvironmentProblem(f"{manifest} n’est pas un texte en UTF-8.") from problem
    whole = isinstance(entries, list) and all(isinstance(e, dict) and e.get("doc") and e.get("file") for e in entries)
    if not whole:
        expected = "une liste d’objets {doc, file, media_type, published} (doc et file sont obligatoires)"
        raise EnvironmentProblem(f"{manifest} doit être {expected}.")
    return list(entries)


def _read(entry: dict[str, Any], folder: Path) -> tuple[Rendition, date | None]:
    """The rendition of an entry and its date. Raises ``Refusal``, ``OSError`` or ``ValueError``."""
    content = (folder / entry["file"]).read_bytes()
    media_type = entry.get("media_type") or sniff(content, entry["file"])
    published = date.fromisoformat(entry["published"]) if entry.get("published") else None
    return read_safely(content, media_type), published


def _fact(claim: Claim, rendition: Rendition) -> dict[str, object]:
    value = {key: item for key, item in dump_value(claim.value).items() if item is not None and item not in ([], ())}
    spans = []
    for text_start, text_end in claim.spans:
        start, end = rendition.raw_span(text_start, text_end)
        spans.append({"start": start, "end": end, "quote": rendition.raw[start:end]})
    placed = spans[0] if len(spans) == 1 else {"spans": spans} if spans else {}
    return {**value, **placed, "confidence": round(claim.confidence, 3)}


def _document(doc: str, extraction: Extraction, rendition: Rendition) -> dict[str, object]:
    card = {key: value for key, value in dataclasses.asdict(extraction.card).items() if value is not None}
    return {"doc": doc, "card": card, "facts": [_fact(claim, rendition) for claim in extraction.claims]}


def _documents(manifest: Path) -> Iterator[tuple[dict[str, object], str]]:
    """Each document with its facts, or without and the reason why."""
    entries = _entries(manifest)
    with progress(entries, label="Documents", length=len(entries)) as watched:
        for entry in watched:
            doc = str(entry["doc"])
            try:
                rendition, published = _read(entry, manifest.parent)
                yield _document(doc, extract_claims(rendition, published), rendition), ""
            except (Refusal, OSError, ValueError) as problem:
                said = problem.strerror or str(problem) if isinstance(problem, OSError) else str(problem)
                yield {"doc": doc, "card": {}, "facts": []}, f"{doc} ({entry['file']}) : {said}"


@click.command()
@click.argument("manifest", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--output", "-o", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Fichier écrit.")
def extract(manifest: Path, output: Path) -> int:
    """Relève les faits des documents de MANIFEST (liste JSON de {doc, file, media_type, published}).

    Les chemins sont relatifs au manifeste. Un document illisible est signalé et les autres continuent ;
    le code de sortie est alors 1. Aucune base de données n’est nécessaire.
    """
    found, refused = [], []
    for document, problem in _documents(manifest):
        found.append(document)
        if problem:
            refused.append(problem)
    with replaced(output) as temporary:
        temporary.write_text(json.dumps({"documents": found}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for line in refused:
        click.echo(line, err=True)
    return 1 if refused else 0

"""``tramontane extract``: the facts of the documents of a manifest, in the exchange format, without a database."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from tramontane.config.commands.files import replaced
from tramontane.config.commands.manifests import entries_of, extracted, read_entry, said_of
from tramontane.config.commands.progress import progress
from tramontane.evidence.exchange import document_of
from tramontane.lib.errors import Refusal


def _documents(manifest: Path) -> Iterator[tuple[dict[str, object], str]]:
    """Each document with its facts, or without and the reason why."""
    entries = entries_of(manifest)
    with progress(entries, label="Documents", length=len(entries)) as watched:
        for entry in watched:
            doc = str(entry["doc"])
            try:
                rendition, published = read_entry(entry, manifest.parent)
                yield document_of(doc, extracted(rendition, published), rendition), ""
            except (Refusal, OSError, ValueError) as problem:
                yield {"doc": doc, "card": {}, "facts": []}, said_of(entry, problem)


@click.command()
@click.argument("manifest", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--output", "-o", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Fichier écrit.")
def extract(manifest: Path, output: Path) -> int:
    """Relève les faits des documents de MANIFEST (liste JSON de {doc, file, media_type, published}).

    Les chemins sont relatifs au manifeste ; une adresse https:// est téléchargée. Un document illisible ou trop long
    à analyser est signalé et les autres continuent ; le code de sortie est alors 1. Aucune base n’est nécessaire.
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

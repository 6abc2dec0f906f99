"""A manifest: the documents that a command reads, listed in JSON beside them."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from tramontane.config.commands.sources import received
from tramontane.config.env import EnvironmentProblem, read
from tramontane.evidence.claims import Extraction
from tramontane.evidence.extraction.bounded import extract_safely
from tramontane.evidence.reading.read import read_safely
from tramontane.evidence.rendition import Rendition


def objects_of(path: Path, required: tuple[str, ...], expected: str) -> list[dict[str, Any]]:
    """The list of objects that a JSON file holds, each with what is required. Raises ``EnvironmentProblem``."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as problem:
        raise EnvironmentProblem(f"{path} n’est pas du JSON (ligne {problem.lineno}).") from problem
    except UnicodeDecodeError as problem:
        raise EnvironmentProblem(f"{path} n’est pas un texte en UTF-8.") from problem
    if not isinstance(found, list) or not all(isinstance(o, dict) and all(o.get(r) for r in required) for o in found):
        raise EnvironmentProblem(f"{path} doit être {expected}.")
    return list(found)


def entries_of(manifest: Path) -> list[dict[str, Any]]:
    """The documents of a manifest. Raises ``EnvironmentProblem``."""
    expected = "une liste d’objets {doc, file, media_type, published} (doc et file sont obligatoires)"
    return objects_of(manifest, ("doc", "file"), expected)


def read_entry(entry: dict[str, Any], folder: Path) -> tuple[Rendition, date | None]:
    """The rendition of an entry and its date. Raises ``Refusal``, ``OSError`` or ``ValueError``."""
    found = received(entry["file"], folder, entry.get("media_type") or "")
    published = date.fromisoformat(entry["published"]) if entry.get("published") else None
    return read_safely(found.content, found.media_type), published


def extracted(rendition: Rendition, published: date | None) -> Extraction:
    """What a document says, within the limits of this installation. Raises ``Refusal`` beyond them."""
    env = read()
    return extract_safely(rendition, published, seconds=env.extraction_seconds, memory_mb=env.extraction_mb)


def said_of(entry: dict[str, Any], problem: Exception) -> str:
    """Why a document was not read, in one line."""
    said = problem.strerror or str(problem) if isinstance(problem, OSError) else str(problem)
    return f"{entry['doc']} ({entry['file']}) : {said}"

"""From texts to answers: groups of documents of ours, read by the command as the platform reads them."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tramontane.config.cli import tramontane as command
from tramontane.config.env import EnvironmentProblem

GROUPS = Path(__file__).parent / "groups"


def load(name: str) -> list[dict[str, Any]]:
    found = json.loads((GROUPS / name).read_text(encoding="utf-8"))
    return list(found)


def run(questions: Path, manifest: Path, output: Path) -> Result:
    given = ["reconcile", str(questions), str(manifest), "-o", str(output)]
    return CliRunner().invoke(command, given, standalone_mode=False)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What the command answers, by question."""
    output = tmp_path_factory.mktemp("reconcile") / "answers.json"
    done = run(GROUPS / "questions.json", GROUPS / "manifest.json", output)
    assert done.exception is None
    assert done.return_value == 0
    return {a["id"]: a for a in json.loads(output.read_text(encoding="utf-8"))}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param(q, e, id=f"{q['group']}-{q['field']}")
        for q, e in zip(load("questions.json"), load("expected.json"), strict=True)
    ],
)
def test_documents_are_brought_together_as_a_person_would(
    answers: dict[str, dict[str, Any]], question: dict[str, Any], expected: dict[str, Any]
) -> None:
    assert answers[question["id"]] == expected


def write(path: Path, content: object) -> Path:
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_a_document_that_is_missing_or_unreadable_is_named_and_the_others_answer(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Le plan « Cap IA » de la Région Corse est doté de 12 millions d’euros.\n")
    entries = [
        {"doc": "a", "file": "a.txt", "media_type": "text/plain", "published": "2025-03-14", "genre": "act"},
        {"doc": "b", "file": "b.txt", "media_type": "text/plain", "published": None},
        {"doc": "c", "file": "a.txt", "media_type": "text/plain", "published": None, "genre": "roman"},
    ]
    asked = [{"id": "1", "group": "g", "docs": ["a", "b", "c", "d"], "field": "total"}]
    output = tmp_path / "o.json"
    done = run(write(tmp_path / "q.json", asked), write(tmp_path / "m.json", entries), output)
    assert done.return_value == 1
    assert [line[0] for line in done.stderr.splitlines()] == ["d", "b", "c"]
    (found,) = json.loads(output.read_text(encoding="utf-8"))
    assert found == {"id": "1", "current": 12_000_000, "relation": "consistent", "evidence": ["a"]}


@pytest.mark.parametrize("field", ["same_plan", "total", "status", "period", "adoption_date", "axis_count", "axis:X"])
def test_documents_that_say_nothing_give_no_value(tmp_path: Path, field: str) -> None:
    (tmp_path / "a.txt").write_text("Il fait beau ce matin.\n")
    manifest = write(tmp_path / "m.json", [{"doc": "a", "file": "a.txt", "media_type": "text/plain"}])
    asked = write(tmp_path / "q.json", [{"id": "1", "docs": ["a"], "field": field}])
    assert run(asked, manifest, tmp_path / "o.json").return_value == 0
    (found,) = json.loads((tmp_path / "o.json").read_text(encoding="utf-8"))
    assert found["current"] is (True if field == "same_plan" else None)


@pytest.mark.parametrize(
    "asked", [{"id": "1"}, [{"id": "1", "docs": ["a"]}], [{"id": "1", "docs": ["a"], "field": "x"}]]
)
def test_questions_that_are_none_are_refused_in_words(tmp_path: Path, asked: object) -> None:
    done = run(write(tmp_path / "q.json", asked), GROUPS / "manifest.json", tmp_path / "o.json")
    assert isinstance(done.exception, EnvironmentProblem)
    assert not (tmp_path / "o.json").exists()

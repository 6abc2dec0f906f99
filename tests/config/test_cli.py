"""The command line: French help, refusals in words, extraction in the exchange format."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.config.processes import tramontane
from tests.conftest import DELIBERATION
from tramontane.config.cli import COMMANDS
from tramontane.config.cli import tramontane as command

HTML = "<html><head><title>Plan</title></head><body><h1>Le plan</h1><p>Le plan r&eacute;gional est dot&eacute; de "
HTML += "60&nbsp;millions d&rsquo;euros.</p></body></html>"


def test_the_help_names_every_command_in_french(tmp_path: Path) -> None:
    done = tramontane(tmp_path, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith("Usage : tramontane")
    assert all(f"  {name} " in done.stdout for name in COMMANDS)
    assert "Show" not in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    done = CliRunner().invoke(command, [name, "--help"], prog_name="tramontane")
    assert done.exit_code == 0, done.output
    assert f"tramontane {name}" in done.output
    assert "--help" in done.output


def test_a_mistyped_command_is_refused_in_french(tmp_path: Path) -> None:
    done = tramontane(tmp_path, "exporte")
    assert done.returncode == 2
    assert "La commande 'exporte' n’existe pas." in done.stderr
    assert "Traceback" not in done.stderr


def test_extraction_goes_on_after_a_bad_document_and_every_quote_is_in_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(DELIBERATION)
    (tmp_path / "b.html").write_text(HTML, encoding="utf-8")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7 abime")
    manifest = [
        {"doc": "01", "file": "a.txt", "media_type": "text/plain", "published": "2024-07-12"},
        {"doc": "02", "file": "c.pdf", "media_type": "application/pdf", "published": None},
        {"doc": "03", "file": "b.html", "media_type": "text/html", "published": None},
        {"doc": "04", "file": "absent.txt", "media_type": "text/plain", "published": None},
    ]
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    done = tramontane(
        tmp_path / "data", "extract", str(tmp_path / "manifest.json"), "--output", str(tmp_path / "p.json")
    )
    assert done.returncode == 1
    assert [line.split(" ")[0] for line in done.stderr.splitlines()] == ["02", "04"]
    found = {d["doc"]: d for d in json.loads((tmp_path / "p.json").read_text())["documents"]}
    assert list(found) == ["01", "02", "03", "04"]
    assert found["02"]["facts"] == found["04"]["facts"] == []
    for doc, name in (("01", "a.txt"), ("03", "b.html")):
        raw = (tmp_path / name).read_bytes().decode()
        spans = [s for f in found[doc]["facts"] for s in f.get("spans", [f] if "quote" in f else [])]
        assert spans
        assert all(raw[s["start"] : s["end"]] == s["quote"] for s in spans)
    amounts = [f for f in found["03"]["facts"] if f["kind"] == "amount"]
    assert [a["max"] for a in amounts] == [60_000_000]
    assert not (tmp_path / "data").exists()


def test_extraction_goes_on_after_a_document_too_long_to_analyse(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Le plan vaut 12 millions d’euros, puis 3 M€ pour la mer.\n" * 4000)
    (tmp_path / "b.txt").write_bytes(DELIBERATION)
    (tmp_path / "m.json").write_text(json.dumps([{"doc": "01", "file": "a.txt"}, {"doc": "02", "file": "b.txt"}]))
    arguments = ("extract", str(tmp_path / "m.json"), "-o", str(tmp_path / "p.json"))
    done = tramontane(tmp_path, *arguments, extraction_seconds="1")
    assert done.returncode == 1
    assert done.stderr.startswith("01 (a.txt) : Le texte du document est lisible, mais en relever les faits dépasse 1 ")
    slow, other = json.loads((tmp_path / "p.json").read_text())["documents"]
    assert slow["facts"] == []
    assert other["facts"]


@pytest.mark.parametrize("content", ["{", '{"doc": "01"}', '[{"doc": "01"}]'])
def test_a_manifest_that_is_not_one_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "m.json").write_text(content)
    done = tramontane(tmp_path, "extract", str(tmp_path / "m.json"), "-o", str(tmp_path / "p.json"))
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "p.json").exists()

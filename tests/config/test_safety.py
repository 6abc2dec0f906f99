"""Backup, restore, integrity: what comes back is what was saved, rules included."""

import json
import zipfile
from pathlib import Path

import psycopg
import pytest

from tests.config.conftest import AGENT, copied
from tests.config.processes import tramontane
from tests.conftest import DELIBERATION
from tramontane.config import embedded

pytestmark = pytest.mark.slow

FALSE_PASSAGE = """INSERT INTO evidence_passage (document_id, start, "end", quote, text_start, text_end, boxes)
                   SELECT id, 0, 4, 'faux', 0, 4, '[]' FROM evidence_document"""
FORBIDDEN = (
    "UPDATE evidence_fact SET confidence = 0",
    "DELETE FROM evidence_passage",
    "TRUNCATE evidence_document CASCADE",
    FALSE_PASSAGE,
)


@pytest.fixture(scope="module")
def origin(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an instance that holds one plan (``data``), its backup and its export."""
    folder = tmp_path_factory.mktemp("origine")
    (folder / "acte.txt").write_bytes(DELIBERATION)
    data = copied(made, folder / "data")
    for command in (
        ("import", str(folder / "acte.txt"), "--plan", "horizon-ia", "--territory", "76", "--publisher", "Région",
         "--published-on", "2024-07-12", "--genre", "act", "--as", AGENT),
        ("export", "horizon-ia", "-o", str(folder / "plan.json")),
        ("export", "horizon-ia", "-o", str(folder / "plan.yaml")),
        ("backup", str(folder / "sauvegarde.tmt")),
    ):  # fmt: skip
        done = tramontane(data, *command)
        assert done.returncode == 0, (command, done.stderr)
    return folder


def exported(data: Path, output: Path) -> bytes:
    done = tramontane(data, "export", "horizon-ia", "-o", str(output))
    assert done.returncode == 0, done.stderr
    return output.read_bytes()


def test_a_backup_restored_on_an_empty_server_gives_the_same_export(origin: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    done = tramontane(data, "restore", str(origin / "sauvegarde.tmt"))
    assert done.returncode == 0, done.stderr
    assert "Aucune anomalie." in done.stdout
    assert exported(data, tmp_path / "plan.json") == (origin / "plan.json").read_bytes()
    server = embedded.start(data / "postgresql")
    try:
        with psycopg.connect(server.url()) as connection:
            for forbidden in FORBIDDEN:
                with pytest.raises(psycopg.Error, match=r"frozen|append-only|keeps its bytes|quote is not"):
                    connection.execute(forbidden)
                connection.rollback()
    finally:
        server.stop()


def test_a_base_that_is_not_empty_is_never_replaced_unasked(origin: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    copied(origin / "data", data)
    saved = str(origin / "sauvegarde.tmt")
    refused = tramontane(data, "restore", saved)
    assert refused.returncode == 1
    assert refused.stderr.strip().startswith("La base n’est pas vide")
    forced = tramontane(data, "restore", saved, "--force")
    assert forced.returncode == 0, forced.stderr
    assert exported(data, tmp_path / "plan.json") == (origin / "plan.json").read_bytes()


def test_a_damaged_backup_changes_nothing(origin: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "abimee.tmt"
    with zipfile.ZipFile(origin / "sauvegarde.tmt") as source, zipfile.ZipFile(damaged, "w") as target:
        target.writestr("manifest.json", source.read("manifest.json"))
        content = bytearray(source.read("database.dump"))
        content[len(content) // 2] ^= 0xFF
        target.writestr("database.dump", bytes(content))
    refused = tramontane(origin / "data", "restore", str(damaged), "--force")
    assert refused.returncode == 1
    assert "est abîmé (empreinte différente) : rien n’a été changé" in refused.stderr
    assert exported(origin / "data", tmp_path / "plan.json") == (origin / "plan.json").read_bytes()


def test_a_backup_of_a_newer_version_is_refused(origin: Path, tmp_path: Path) -> None:
    newer = tmp_path / "nouvelle.tmt"
    with zipfile.ZipFile(origin / "sauvegarde.tmt") as source, zipfile.ZipFile(newer, "w") as target:
        manifest = json.loads(source.read("manifest.json"))
        manifest["migrations"].append("plan.9999_demain")
        target.writestr("manifest.json", json.dumps(manifest))
        target.writestr("database.dump", source.read("database.dump"))
    refused = tramontane(tmp_path / "data", "restore", str(newer))
    assert refused.returncode == 1
    assert "version plus récente" in refused.stderr


def test_what_is_not_a_backup_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("rien")
    refused = tramontane(tmp_path / "data", "restore", str(tmp_path / "notes.txt"))
    assert refused.returncode == 1
    assert refused.stderr.strip().endswith("n’est pas une sauvegarde de Tramontane, ou elle est abîmée.")


def test_an_exported_plan_comes_back_the_same_elsewhere(origin: Path, made: Path, tmp_path: Path) -> None:
    data = copied(made, tmp_path / "data")
    done = tramontane(data, "import", str(origin / "plan.yaml"), "--as", AGENT)
    assert done.returncode == 0, done.stderr
    assert exported(data, tmp_path / "plan.json") == (origin / "plan.json").read_bytes()


def test_integrity_sees_what_was_written_behind_the_rules(origin: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    copied(origin / "data", data)
    server = embedded.start(data / "postgresql")
    try:
        with psycopg.connect(server.url(), autocommit=True) as connection:
            connection.execute("SET session_replication_role = replica")
            connection.execute("UPDATE evidence_passage SET quote = quote || ' (retouché)' WHERE id = 1")
            connection.execute("UPDATE evidence_archive SET content = '\\x00'")
            connection.execute(
                "UPDATE evidence_fact SET value = value || '{\"qualifier\": \"about\"}' WHERE kind = 'amount'"
            )
            connection.execute("ALTER TABLE evidence_fact DISABLE TRIGGER fact_frozen")
        found = tramontane(data, "check-integrity")
    finally:
        server.stop()
    assert found.returncode == 1
    for said in (
        "ne se retrouve pas dans sa source",
        "ne correspond pas à son empreinte",
        "ne dit plus",
        "fact_frozen",
    ):
        assert said in found.stderr

"""Addresses of the web given to commands: fetched by the rules of the instance, archived with their address."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.config.conftest import AGENT, copied
from tests.config.processes import tramontane
from tests.conftest import DELIBERATION
from tests.evidence.fetching.websites import Website, document, website


@pytest.fixture
def site() -> Iterator[Website]:
    """A site of this machine."""
    with website({"/acte": document(DELIBERATION), "/absent.txt": document(b"", status=404)}) as opened:
        yield opened


def allowed(site: Website) -> dict[str, str]:
    """The variables of an instance that may reach the site."""
    return {"fetch_networks": "127.0.0.1/32", "fetch_ports": str(site.port)}


def test_a_manifest_may_give_addresses(site: Website, tmp_path: Path) -> None:
    entries = [{"doc": "1", "file": site.at("/acte")}, {"doc": "2", "file": site.at("/absent.txt")}]
    (tmp_path / "m.json").write_text(json.dumps(entries))
    command = ("extract", str(tmp_path / "m.json"), "-o", str(tmp_path / "p.json"))
    done = tramontane(tmp_path / "data", *command, **allowed(site))
    assert done.returncode == 1
    assert [line.partition(" ")[0] for line in done.stderr.splitlines()] == ["2"]
    assert "(Réponse 404.)" in done.stderr
    found = json.loads((tmp_path / "p.json").read_text())["documents"]
    assert [bool(d["facts"]) for d in found] == [True, False]
    refused = tramontane(tmp_path / "data", *command, fetch_ports=str(site.port))
    assert refused.stderr.count("réseau privé") == 2


@pytest.mark.slow
def test_an_address_is_imported_as_a_file_is(site: Website, made: Path, tmp_path: Path) -> None:
    data = copied(made, tmp_path / "data")
    options = ("--plan", "horizon-ia", "--territory", "76", "--publisher", "Région", "--as", AGENT)
    sources = (site.at("/acte"), site.at("/absent.txt"))
    done = tramontane(data, "import", *sources, *options, **allowed(site))
    assert done.returncode == 1
    assert site.at("/acte") in done.stdout
    assert "(Réponse 404.)" in done.stderr
    exported = tramontane(data, "export", "horizon-ia", "--draft", "-o", str(tmp_path / "plan.json"))
    assert exported.returncode == 0, exported.stderr
    (source,) = json.loads((tmp_path / "plan.json").read_text())["sources"]
    assert (source["url"], source["title"], source["media_type"]) == (site.at("/acte"), "acte", "text/plain")


def test_a_missing_file_is_still_refused_before_anything(tmp_path: Path) -> None:
    done = tramontane(tmp_path / "data", "import", str(tmp_path / "absent.txt"), "--as", AGENT)
    assert done.returncode == 2
    assert "absent.txt" in done.stderr
    assert not (tmp_path / "data").exists()

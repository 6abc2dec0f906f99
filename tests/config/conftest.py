"""An instance made once, copied by the tests that need one: a first start costs seconds."""

import shutil
from pathlib import Path

import pytest

from tests.config.processes import tramontane

AGENT = "agent@example.org"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of an instance at rest: one organisation, one publisher, no plan."""
    data = tmp_path_factory.mktemp("instance") / "data"
    who = (AGENT, "--organisation", "occitanie", "--organisation-name", "Région Occitanie", "--role", "publisher")
    done = tramontane(data, "account", *who)
    assert done.returncode == 0, done.stderr
    return data


def copied(data: Path, to: Path) -> Path:
    """A copy of an instance at rest."""
    shutil.copytree(data, to)
    return to

"""``tramontane rename``: another address for a plan, by who may publish it."""

from pathlib import Path

import pytest

from tests.config.conftest import AGENT, copied
from tests.config.processes import tramontane
from tests.conftest import DELIBERATION

pytestmark = pytest.mark.slow


def test_a_plan_gets_another_address_and_bad_ones_are_refused_in_words(made: Path, tmp_path: Path) -> None:
    data = copied(made, tmp_path / "data")
    (tmp_path / "acte.txt").write_bytes(DELIBERATION)
    brought = tramontane(
        data, "import", str(tmp_path / "acte.txt"), "--plan", "horizon-ia", "--territory", "76",
        "--publisher", "Région", "--published-on", "2024-07-12", "--genre", "act", "--as", AGENT,
    )  # fmt: skip
    assert brought.returncode == 0, brought.stderr
    done = tramontane(data, "rename", "horizon-ia", "plan-ia", "--as", AGENT)
    assert done.returncode == 0, done.stderr
    assert "plan-ia" in done.stdout
    for arguments, said in (
        (("horizon-ia", "autre"), "Aucun plan n’a l’adresse"),
        (("plan-ia", "Plan IA"), "minuscules"),
    ):
        refused = tramontane(data, "rename", *arguments, "--as", AGENT)
        assert refused.returncode == 1
        assert said in refused.stderr

"""The import contracts refuse what they are there to refuse: each fault is put in a copy of the package."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LINT = Path(sys.executable).with_name("lint-imports")

FLOORS, INSTRUMENTS, ROOMS, CYCLES, LEDGER = "Floors", "Instruments", "Rooms", "No package", "Only the ledger"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the package, with two instruments and a ledger that do nothing wrong."""
    ignored = shutil.ignore_patterns("__pycache__", "*.html", "*.css", "*.js", "*.po", "*.mo")
    shutil.copytree(ROOT / "tramontane", tmp_path / "tramontane", ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name in ("instruments/academy", "instruments/funding", "ledger"):
        for room in ("__init__", "models", "queries", "actions"):
            write(tmp_path, f"{name}/{room}", "")
    write(tmp_path, "ledger/actions", "from tramontane.ledger.models import Entry")
    write(tmp_path, "ledger/models", "from tramontane.plan.models import Plan\nEntry = Plan")
    write(tmp_path, "instruments/funding/actions", "from tramontane.ledger import actions, queries")
    return tmp_path


def write(root: Path, module: str, line: str) -> None:
    """Add a line at the end of a module of the copy, making it if needed."""
    path = root / "tramontane" / f"{module}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")


def lint(root: Path) -> tuple[int, list[str]]:
    """The exit code, and the beginnings of the names of the broken contracts."""
    done = subprocess.run(
        [LINT, "--no-cache", "--config", "pyproject.toml"], cwd=root, capture_output=True, text=True, check=False
    )
    summary = " ".join(done.stdout.split())
    names = f"{FLOORS}|{INSTRUMENTS}|{ROOMS}|{CYCLES}|{LEDGER}"
    broken = [n for n, said in re.findall(rf"({names})\b.*? (KEPT|BROKEN)", summary) if said == "BROKEN"]
    return done.returncode, broken


def test_the_contracts_are_kept_even_once_there_are_a_ledger_and_instruments(package: Path) -> None:
    assert lint(package) == (0, [])


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        pytest.param(
            "plan/queries", "from tramontane.instruments.academy import queries", FLOORS, id="core-instrument"
        ),
        pytest.param(
            "plan/queries",
            "def late() -> None:\n    from tramontane.instruments.academy import queries",
            FLOORS,
            id="core-instrument-inside-a-function",
        ),
        pytest.param(
            "evidence/queries",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from tramontane.plan import queries",
            FLOORS,
            id="upward-for-types-only",
        ),
        pytest.param("plan/queries", "from tramontane.ledger import queries", FLOORS, id="plan-ledger"),
        pytest.param("lib/money", "from tramontane.plan import models", FLOORS, id="lib-plan"),
        pytest.param("accounts/models", "from tramontane.evidence import models", FLOORS, id="accounts-evidence"),
        pytest.param("portal/page", "from tramontane.config import env", FLOORS, id="portal-config"),
        pytest.param("planning/__init__", "", FLOORS, id="undeclared-floor"),
        pytest.param("shortcuts", "", FLOORS, id="undeclared-module"),
        pytest.param(
            "instruments/academy/queries",
            "from tramontane.instruments.funding import queries",
            INSTRUMENTS,
            id="instrument-instrument",
        ),
        pytest.param("plan/views", "from tramontane.plan import models", None, id="views-models-allowed"),
        pytest.param("accounts/models", "from tramontane.accounts import actions", ROOMS, id="models-actions"),
        pytest.param("evidence/queries", "from tramontane.evidence import actions", ROOMS, id="queries-actions"),
        pytest.param(
            "instruments/academy/models", "from tramontane.instruments.academy import queries", ROOMS, id="m-q"
        ),
        pytest.param("ledger/queries", "from tramontane.ledger import actions", ROOMS, id="ledger-rooms"),
        pytest.param("lib/money", "from tramontane.lib import periods", None, id="lib-lib-allowed"),
        pytest.param(
            "instruments/funding/actions",
            "from tramontane.ledger.models import Entry",
            LEDGER,
            id="instrument-ledger-models",
        ),
        pytest.param("portal/page", "from tramontane.ledger.models import Entry", LEDGER, id="portal-ledger-models"),
    ],
)
def test_each_import_is_judged(package: Path, module: str, line: str, contract: str | None) -> None:
    write(package, module, line)
    code, broken = lint(package)
    assert (code != 0) == (contract is not None)
    assert contract is None or contract in broken


def test_a_models_module_that_imports_views_is_refused(package: Path) -> None:
    write(package, "plan/views", "")
    write(package, "plan/models", "from tramontane.plan import views")
    assert ROOMS in lint(package)[1]


def test_a_cycle_inside_a_floor_is_refused(package: Path) -> None:
    write(package, "lib/one", "from tramontane.lib import other")
    write(package, "lib/other", "from tramontane.lib import one")
    assert lint(package) == (1, [CYCLES])

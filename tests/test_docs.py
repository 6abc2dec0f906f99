"""The documentation check finds what a page cites and that is not there."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from django.conf import settings


@pytest.fixture(scope="module")
def check() -> ModuleType:
    """``docs/check.py``, which is a command and not a module of the package."""
    spec = importlib.util.spec_from_file_location("docs_check", settings.ROOT / "docs" / "check.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[here](absent.md)", "absent.md leads nowhere"),
        ("`make absent`", "make absent"),
        ("```\nmake absent  # why\n```", "make absent"),
        ("`tramontane absent`", "tramontane absent"),
        ("`.venv/bin/tramontane absent --x`", "tramontane absent"),
        ("`tramontane/absent.py`", "tramontane/absent.py does not exist"),
    ],
)
def test_what_is_not_there_is_found(check: ModuleType, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "page.md").write_text(text, encoding="utf-8")
    (page,) = check.pages(tmp_path)
    (fault,) = check.faults(page, root=tmp_path, targets={"run"}, known={"serve"})
    assert said in fault


def test_what_is_there_passes(check: ModuleType, tmp_path: Path) -> None:
    text = (
        "[a](page.md#part) [b](https://example.org) [c](#here) `make run` `tramontane serve` `tramontane --help` `docs`"
    )
    (tmp_path / "page.md").write_text(text, encoding="utf-8")
    assert list(check.faults(tmp_path / "page.md", root=tmp_path, targets={"run"}, known={"serve"})) == []


def test_the_commands_are_those_of_the_command_line(check: ModuleType) -> None:
    assert {"serve", "worker", "extract", "import", "publish", "export", "backup", "restore"} <= check.commands()

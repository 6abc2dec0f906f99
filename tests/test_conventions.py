"""The conventions that a machine can check and no linter does: sizes, names, captions, words of the glossary."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils import translation

ROOT = Path(settings.ROOT)
PACKAGE = Path(settings.PACKAGE)
FORBIDDEN_NAMES = (
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "base",
    "manager",
    "managers",
    "handler",
    "handlers",
    "misc",
)
LINES = {"file": 400, "function": 40, "class": 250, "template": 80}
_ALLOWED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["tramontane"]["long"]
#: Exceptions, each with its reason: ``tramontane/plan/models.py`` or ``tramontane/plan/models.py:Plan.save``.
ALLOWED: dict[str, str] = _ALLOWED


def sources(folder: Path) -> list[Path]:
    """The Python files that people wrote."""
    return [p for p in sorted(folder.rglob("*.py")) if "migrations" not in p.parts]


def length(path: Path) -> int:
    """How many lines a file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


def too_long(folder: Path, root: Path) -> list[str]:
    """Files, functions and classes over their limit, exceptions included."""
    found = []
    for path in sources(folder):
        name = path.relative_to(root).as_posix()
        if length(path) > LINES["file"]:
            found.append(name)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            limit = LINES["class"] if isinstance(node, ast.ClassDef) else LINES["function"]
            if (node.end_lineno or 0) - node.lineno + 1 > limit:
                found.append(f"{name}:{node.name}")
    found += [p.relative_to(root).as_posix() for p in sorted(folder.rglob("*.html")) if length(p) > LINES["template"]]
    return found


def without_caption(folder: Path) -> list[str]:
    """Modules that do not open with a sentence."""
    found = []
    for path in sources(folder):
        first = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split("\n\n")[0]
        if not re.search(r"[.…!?]$", first.strip()):
            found.append(path.name)
    return found


def test_nothing_is_too_long_but_what_pyproject_allows_with_a_reason() -> None:
    assert sorted(set(too_long(PACKAGE, ROOT)) ^ ALLOWED.keys()) == []
    assert all(len(reason) > 10 for reason in ALLOWED.values())


def test_every_module_opens_with_a_sentence() -> None:
    assert without_caption(PACKAGE) == []


def test_no_module_is_named_after_nothing() -> None:
    assert [str(p) for p in PACKAGE.rglob("*") if p.stem in FORBIDDEN_NAMES and p.suffix in (".py", "")] == []


def test_the_checks_above_bite(tmp_path: Path) -> None:
    body = "\n    pass" * 40
    (tmp_path / "long.py").write_text(f'"""No full stop"""\ndef work():{body}\n' + "\n" * 400, encoding="utf-8")
    (tmp_path / "page.html").write_text("\n" * 81, encoding="utf-8")
    assert too_long(tmp_path, tmp_path) == ["long.py", "long.py:work", "page.html"]
    assert without_caption(tmp_path) == ["long.py"]


def our_models() -> list[type[models.Model]]:
    """The models of our apps, those made by Django for many-to-many keys left out."""
    return [m for m in apps.get_models() if m.__module__.startswith("tramontane.")]


def test_money_and_measures_are_never_floats() -> None:
    fields = [f for m in our_models() for f in m._meta.get_fields() if isinstance(f, models.Field)]
    assert len(fields) > 100
    assert [f"{f.model.__name__}.{f.name}" for f in fields if isinstance(f, models.FloatField)] == []


def glossary() -> dict[str, str]:
    """French term by class, from docs/glossary.md."""
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").partition("\n## ")[0]
    rows = [
        [c.strip() for c in line.strip().strip("|").split("|")] for line in text.splitlines() if line.startswith("|")
    ]
    return {row[0]: row[1] for row in rows[2:]}


def test_the_glossary_has_the_word_of_every_model_and_no_other() -> None:
    with translation.override("fr"):
        shown = {m.__name__: str(m._meta.verbose_name) for m in our_models()}
    assert glossary() == shown


def test_every_model_says_its_name_and_its_plural_in_lower_case_and_has_a_caption() -> None:
    for model in our_models():
        assert model._meta.verbose_name_plural, model
        assert str(model._meta.verbose_name).islower(), model
        assert model.__doc__, model
        assert not model.__doc__.startswith(f"{model.__name__}("), model


def test_every_field_has_a_french_name() -> None:
    missing = []
    for model in our_models():
        for field in model._meta.get_fields():
            if (
                isinstance(field, models.Field)
                and field.model is model
                and not field.auto_created
                and field.name != "id"
            ):
                given = str(field.verbose_name)
                if (
                    not field.name.endswith("_ptr")
                    and given == field.name.replace("_", " ")
                    and given not in SAME_IN_FRENCH
                ):
                    missing.append(f"{model.__name__}.{field.name}")
    assert [m for m in missing if not m.startswith("User.")] == []


SAME_IN_FRENCH = {
    "album",
    "code",
    "plan",
    "document",
    "page",
    "date",
    "passage",
    "passages",
    "documents",
    "minimum",
    "maximum",
    "relation",
    "signature",
    "section",
    "collection",
}


@pytest.mark.parametrize("word", ["TODO", "FIXME", "XXX" + ":", "HACK"])
def test_nothing_is_left_for_later(word: str) -> None:
    files = [*sources(PACKAGE), *PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.css")]
    assert [str(p) for p in files if re.search(rf"\b{re.escape(word)}", p.read_text(encoding="utf-8"))] == []
    assert len(files) > 50


def test_templates_hold_no_inline_code() -> None:
    inline = re.compile(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:|\|\s*safe\b", re.IGNORECASE)
    found = [str(p) for p in PACKAGE.rglob("*.html") if inline.search(p.read_text(encoding="utf-8"))]
    assert found == []
    assert inline.search('<p style="x">')
    assert inline.search("{{ text|safe }}")


def test_settings_fit_on_two_pages() -> None:
    assert length(PACKAGE / "config" / "settings.py") < 200

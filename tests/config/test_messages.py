"""The English catalogue: whole, fresh, and saying the same thing as the sources."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.conf import settings

from tramontane.config.runtime.messages import LANGUAGES, LOCALE, compile_catalogues, extract

_HOLES = re.compile(r"%\(\w+\)s|\{[\w:.]*\}|</?\w+>")


def catalogue(path: Path) -> Catalog:
    """A catalogue, or a template of one."""
    with path.open("rb") as text:
        return read_po(text)


@pytest.fixture(scope="module", params=LANGUAGES)
def translated(request: pytest.FixtureRequest) -> Catalog:
    """The catalogue of a language."""
    return catalogue(LOCALE / request.param / "LC_MESSAGES" / "django.po")


def test_every_message_of_the_sources_is_in_the_catalogue_and_no_other(translated: Catalog, tmp_path: Path) -> None:
    extract(tmp_path / "django.pot")
    sources = {m.id for m in catalogue(tmp_path / "django.pot") if m.id}
    assert len(sources) > 2000
    assert {m.id for m in translated if m.id} ^ sources == set(), "make messages, then translate what is new"
    assert not translated.obsolete


def test_every_message_is_translated_and_none_is_a_guess(translated: Catalog) -> None:
    assert [m.id for m in translated if m.id and (not m.string or m.fuzzy)] == []


def test_what_is_filled_in_is_the_same_on_both_sides(translated: Catalog) -> None:
    pairs = [(str(m.id), str(m.string)) for m in translated if m.id]
    assert [i for i, s in pairs if sorted(_HOLES.findall(i)) != sorted(_HOLES.findall(s))] == []


def test_plurals_are_said_by_the_figures_of_each_language(translated: Catalog) -> None:
    assert [m.id for m in translated if m.pluralizable] == []


def test_no_message_hides_where_extraction_does_not_look() -> None:
    found = []
    for path in sorted(Path(settings.PACKAGE).rglob("*.py")):
        strings = (n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.JoinedStr))
        calls = (n for s in strings for n in ast.walk(s) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name))
        found += [f"{path.name}:{n.lineno}" for n in calls if isinstance(n.func, ast.Name) and n.func.id == "_"]
    assert found == []


def test_a_catalogue_is_compiled_where_it_is_newer(tmp_path: Path) -> None:
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text('msgid ""\nmsgstr ""\n\nmsgid "oui"\nmsgstr "yes"\n', encoding="utf-8")
    assert compile_catalogues(tmp_path) == 1
    assert compile_catalogues(tmp_path) == 0
    assert [p.name for p in sorted(folder.iterdir())] == ["django.mo", "django.po"]

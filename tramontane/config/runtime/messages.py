"""The message catalogues: found in the sources for translators, compiled for the platform."""

import contextlib
import os
import sys
import tempfile
from pathlib import Path

from babel.messages.frontend import CommandLineInterface
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[3]
LOCALE = ROOT / "locale"
LANGUAGES = ("en",)
"""Those that the sources are translated into: the sources themselves are in French."""

_SOURCES = """
[python: tramontane/**.py]
[jinja2: tramontane/**/jinja2/**]
extensions = jinja2.ext.i18n
trimmed = true
"""


def compile_catalogues(folder: Path = LOCALE) -> int:
    """Compile every ``.po`` newer than its ``.mo``; returns how many were."""
    count = 0
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        compiled = source.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with source.open("rb") as text:
            catalogue = read_po(text, locale=source.parts[-3])
        handle, name = tempfile.mkstemp(dir=compiled.parent, suffix=".mo.new")
        with os.fdopen(handle, "wb") as output:
            write_mo(output, catalogue)
        fresh = Path(name)
        fresh.chmod(0o644)
        fresh.replace(compiled)
        count += 1
    return count


def extract(template: Path) -> None:
    """Write every sentence of the sources to a template of catalogue."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(ROOT):
        mapping = Path(folder) / "babel.cfg"
        mapping.write_text(_SOURCES, encoding="utf-8")
        words = [
            "-k",
            "gettext_lazy",
            "-k",
            "ngettext_lazy:1,2",
            "-k",
            "pgettext_lazy:1c,2",
            "--no-location",
            "--project=Tramontane",
        ]
        _babel("extract", "-F", str(mapping), *words, "--sort-output", "-o", str(template), ".")


def update_catalogues() -> None:
    """Find every sentence of the sources and merge them into ``django.po`` of each language."""
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "django.pot"
        extract(template)
        for language in LANGUAGES:
            target = LOCALE / language / "LC_MESSAGES" / "django.po"
            target.parent.mkdir(parents=True, exist_ok=True)
            action = ("update", "-N", "--ignore-obsolete", "--width=110") if target.exists() else ("init",)
            _babel(*action, "-i", str(template), "-o", str(target), "-l", language)


def _babel(*arguments: str) -> None:
    CommandLineInterface().run(["pybabel", "-q", *arguments])  # type: ignore[no-untyped-call]  # Babel is not annotated there


def main() -> int:
    """Update, then compile."""
    update_catalogues()
    compile_catalogues()
    return 0


if __name__ == "__main__":
    sys.exit(main())

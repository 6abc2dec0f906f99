"""Checks that the documentation cites what is there: links, `make` targets, commands of `tramontane`, files, models."""

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LINK = re.compile(r"\]\((?!https?://|mailto:|#)([^)#\s]+)")
CODE = re.compile(r"`([^`\n]+)`")
BLOCK = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"(?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:py|md|toml|lock|html|css|yaml)")
TARGET = re.compile(r"^([a-z][a-z-]*):", re.MULTILINE)
#: First parts of a path that say it is one of ours.
OURS = ("tramontane", "tests", "docs", "demo", "locale", "bench", ".ci")


def pages(root: Path = ROOT) -> list[Path]:
    """The pages of the documentation."""
    return sorted([*root.glob("*.md"), *(root / "docs").rglob("*.md")])


def commands() -> set[str]:
    """The commands of the ``tramontane`` command line."""
    return set(import_module("tramontane.config.cli").COMMANDS)


def faults(page: Path, *, root: Path, targets: set[str], known: set[str]) -> Iterator[str]:
    """What a page cites that is not there, each as one line."""
    text = page.read_text(encoding="utf-8")
    name = page.relative_to(root)
    for link in LINK.findall(text):
        if not (page.parent / link).exists():
            yield f"{name}: the link {link} leads nowhere"
    codes = [
        *CODE.findall(BLOCK.sub("", text)),
        *(line.strip() for b in BLOCK.findall(text) for line in b.splitlines()),
    ]
    for code in codes:
        words = code.split("#")[0].split()
        if len(words) > 1 and words[0] == "make" and re.fullmatch(r"[a-z-]+", words[1]) and words[1] not in targets:
            yield f"{name}: there is no « make {words[1]} »"
        is_ours = len(words) > 1 and Path(words[0]).name == "tramontane" and re.fullmatch(r"[a-z][a-z-]*", words[1])
        if is_ours and words[1] not in known:
            yield f"{name}: there is no command « tramontane {words[1]} »"
        if (
            len(words) == 1
            and FILE.fullmatch(words[0])
            and words[0].split("/")[0] in OURS
            and not _exists(root, words[0])
        ):
            yield f"{name}: {words[0]} does not exist"


def _exists(root: Path, path: str) -> bool:
    return (root / path).exists() or bool(path.endswith(".mo"))


def main() -> int:
    """Print every fault; 1 if there is one."""
    targets = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    known = commands()
    found = [fault for page in pages() for fault in faults(page, root=ROOT, targets=targets, known=known)]
    for fault in found:
        print(fault, file=sys.stderr)  # noqa: T201  (a command)
    return 1 if found else 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())

"""Mutants of the grammar: one token changed at a time; how many the tests notice, and which ones they do not.

``python -m bench.extraction.mutants [--module numbers.py] [--sample 200] [--seed 1] [--jobs 2]``. Each mutant runs in
a forked process that imports the changed module under its own name and stops at the first test that fails.
"""

import argparse
import ast
import contextlib
import importlib.abc
import importlib.machinery
import io
import os
import random
import re
import signal
import sys
import tokenize
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import hypothesis
import pytest

from tramontane.evidence import values  # noqa: F401  (imported once, before the forks)

ROOT = Path(__file__).parents[2]
PACKAGE = "tramontane.evidence.extraction.grammar"
GRAMMAR = ROOT / Path(*PACKAGE.split("."))
TESTS = ROOT / "tests/evidence/extraction"
#: Seconds a mutant may run; one that hangs is noticed.
LONGEST = 60
#: Mutants that change nothing one can see: what their line shows, with the reason.
EQUIVALENT: tuple[tuple[str, str], ...] = (
    (r"max\(\[0\|\(0 - 1\)\]", "a negative start is read as the start of the text"),
    (r"scale >=? \[1\|\(1 [+-] 1\)\]", "a multiplier is 1 or at least 1000"),
    (
        r"(?:closing|cells)\[\[0\|\(0 - 1\)\]\](?:\.label|\.caption|\.total_row|\.budget|$| if)",
        "a list of one, or of cells that share it",
    ),
    (r"if which \[and\|or\]", "what one pattern found, its twin with names finds"),
    (r"return days\[\[0\|\(0 - 1\)", "one day at most is of the year of a text"),
    (r"\[12\|\(12 \+ 1\)\] // size", "a year has as many whole parts as thirteen months"),
    (r"position - \[2\|\(2 \+ 1\)\]\) : position\]\.rstrip", "a currency stands one space from its number at most"),
    (r"\[tqs\]\[1-4\]\[\\b\|\]", "how a date begins only spares time: its form has the boundary too"),
    (r": Measure = Literal|Literal\[", "a type is not read when the code runs"),
)
_OPERATORS = {
    "<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "+": "-", "-": "+", "*": "+", "/": "*",
    "//": "*", "%": "*", "and": "or", "or": "and", "not": "", "True": "False", "False": "True", "in": "not in",
}  # fmt: skip
_AFTER_OPERAND = frozenset({tokenize.NAME, tokenize.NUMBER, tokenize.STRING})
_ALTERNATIVE = re.compile(r"(?<=[|(:>])([^|()\[\]{}]+)(?=[|)])|(?<=^)([^|()\[\]{}]+)(?=\|)|(?<=\|)([^|()\[\]{}]+)$")
_QUANTIFIER = re.compile(r"(?<![(\\])[?*+](?!\w*[=!<])|\{\{?\d*,?\d+\}\}?")
_BOUNDARY = re.compile(r"\\b")


@dataclass(frozen=True)
class Mutant:
    """A module with one change at ``line``: ``before`` became ``after``."""

    module: str
    line: int
    before: str
    after: str
    source: str

    def __str__(self) -> str:
        same = len(os.path.commonprefix([self.before, self.after]))  # noqa: RUF071
        tail = len(os.path.commonprefix([self.before[same:][::-1], self.after[same:][::-1]]))  # noqa: RUF071
        lead = self.before[max(0, same - 40) : same]
        old, new = (text[same : len(text) - tail] for text in (self.before, self.after))
        return f"{self.module}:{self.line}: {lead}[{old}|{new}]{self.before[len(self.before) - tail :][:40]}"


def mutants_of(path: Path) -> Iterator[Mutant]:
    """All the mutants of a module, in the order of its text."""
    source = path.read_text(encoding="utf8")
    starts = [0, *(m.end() for m in re.finditer("\n", source))]
    seen = set()
    for start, end, new in sorted({*_token_changes(source, starts), *_tree_changes(source, starts)}):
        mutated = source[:start] + new + source[end:]
        if mutated == source or mutated in seen or not _compiles(mutated):
            continue
        seen.add(mutated)
        line = source.count("\n", 0, start)
        first, last = starts[line], source.find("\n", end)
        yield Mutant(
            path.name, line + 1, source[first:last], mutated[first : last + len(mutated) - len(source)], mutated
        )


def _compiles(source: str) -> bool:
    try:
        compile(source, "mutant", "exec")
    except SyntaxError:
        return False
    return True


def _token_changes(source: str, starts: list[int]) -> Iterator[tuple[int, int, str]]:
    """Numbers, operators, words of logic and strings."""
    tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    for i, token in enumerate(tokens):
        start = starts[token.start[0] - 1] + token.start[1]
        end = starts[token.end[0] - 1] + token.end[1]
        before = tokens[i - 1] if i else token
        if token.line.lstrip().startswith(("@", "from ", "import ")):
            continue
        if token.type == tokenize.NUMBER:
            yield start, end, f"({token.string} + 1)"
            yield start, end, f"({token.string} - 1)"
        elif token.type == tokenize.STRING and not token.line.lstrip().startswith('"""'):
            yield from _string_changes(token.string, start)
        elif token.string in _OPERATORS and token.type in (tokenize.OP, tokenize.NAME):
            operand = before.type in _AFTER_OPERAND or before.string in (")", "]")
            if token.string in "+-*/%" and (not operand or before.string in ("return", "lambda", "in", "and", "or")):
                continue
            if token.string == "in" and " for " in f" {token.line[: token.start[1]]}":
                continue
            yield start, end, _OPERATORS[token.string]


def _string_changes(string: str, start: int) -> Iterator[tuple[int, int, str]]:
    """One alternative or boundary of a pattern dropped, one quantifier changed; a plain word changed."""
    opening = re.match(r"[rfb]*(?:\"\"\"|\"|')", string)
    if not opening:
        return
    quote = opening.group().lstrip("rfb")
    first, text = start + opening.end(), string[opening.end() : len(string) - len(quote)]
    is_pattern = "r" in opening.group().removesuffix(quote)
    if not is_pattern:
        if text and "f" not in opening.group():
            yield first, first + len(text), text + "x"
        return
    for found in _ALTERNATIVE.finditer(text):
        begin, end = first + found.start(), first + found.end()
        cut_left = found.start() > 0 and text[found.start() - 1] == "|"
        yield (
            (begin - 1, end, "") if cut_left else (begin, end + 1, "") if text[found.end() :][:1] == "|" else (0, 0, "")
        )
    for found in _QUANTIFIER.finditer(text):
        sign = found.group()
        if sign[0] == "{":
            for number in re.finditer(r"\d+", sign):
                at = first + found.start() + number.start()
                yield at, at + len(number.group()), str(int(number.group()) + 1)
        else:
            yield first + found.start(), first + found.end(), {"?": "", "*": "+", "+": "*"}[sign]
    for found in _BOUNDARY.finditer(text):
        yield first + found.start(), first + found.end(), ""


def _tree_changes(source: str, starts: list[int]) -> Iterator[tuple[int, int, str]]:
    """Conditions turned round, values no longer returned."""
    lines = source.splitlines(keepends=True)

    def place(line: int, column: int) -> int:
        return starts[line - 1] + len(lines[line - 1].encode()[:column].decode())

    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Return) and node.value and not isinstance(node.value, ast.Constant):
            part: ast.expr = node.value
            new = "None"
        elif isinstance(node, ast.If | ast.IfExp | ast.While):
            part, new = node.test, ""
        else:
            continue
        start = place(part.lineno, part.col_offset)
        end = place(part.end_lineno or part.lineno, part.end_col_offset or 0)
        yield start, end, new or f"not ({source[start:end]})"


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports the changed source under the module's own name."""

    def __init__(self, mutant: Mutant) -> None:
        self.name, self.source = f"{PACKAGE}.{mutant.module.removesuffix('.py')}", mutant.source

    def find_spec(self, fullname: str, _path: object, _target: object = None) -> importlib.machinery.ModuleSpec | None:
        """The module, if it is the changed one."""
        return importlib.machinery.ModuleSpec(fullname, self) if fullname == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        """Runs the changed source."""
        exec(compile(self.source, self.name, "exec"), module.__dict__)  # noqa: S102  (that is the point)


_PLUGINS = ["django", "randomly", "xdist", "cacheprovider", "terminal"]


def run_tests(arguments: list[str], mutant: Mutant | None = None) -> int:
    """The exit code of the tests in a forked process; 1 if they hang."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status)
    code = 1
    try:
        signal.alarm(LONGEST)
        if mutant:
            sys.meta_path.insert(0, _Finder(mutant))
        off = [f"-pno:{plugin}" for plugin in _PLUGINS]
        with Path(os.devnull).open("w") as sink, contextlib.redirect_stdout(sink), contextlib.redirect_stderr(sink):
            os.dup2(sink.fileno(), 1)
            os.dup2(sink.fileno(), 2)
            code = int(pytest.main(["--noconftest", "-x", "-o", "addopts=", "-o", "filterwarnings=", *off, *arguments]))
    finally:
        os._exit(code)


def _tests(*, whole: bool) -> list[str]:
    """The tests of the grammar, and those of the whole extraction that pass as things stand."""
    own = sorted(str(p) for p in (TESTS / "grammar").glob("test_*.py") if p.name != "test_properties.py")
    own += [str(TESTS / "test_names.py"), str(TESTS / "grammar/test_properties.py")]  # territories are told among names
    if not whole:
        return own
    return own + [str(p) for p in sorted(TESTS.glob("test_*.py")) if run_tests([str(p)]) == 0]


def main() -> None:
    """Prints the share of mutants noticed, and the others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--module", default="", help="a file of grammar/, all by default")
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--whole", action="store_true", help="run the tests of the whole extraction too")
    options = parser.parse_args()
    os.chdir(ROOT)
    phases = [hypothesis.Phase.explicit, hypothesis.Phase.generate]
    quick = hypothesis.settings(max_examples=12, database=None, derandomize=True, deadline=None, phases=phases)
    hypothesis.settings.register_profile("mutants", quick)
    hypothesis.settings.load_profile("mutants")
    paths = [p for p in sorted(GRAMMAR.glob("*.py")) if p.name != "__init__.py" and options.module in ("", p.name)]
    every = [m for p in paths for m in mutants_of(p)]
    every = [m for m in every if not any(re.search(shown, str(m)) for shown, _ in EQUIVALENT)]
    chosen = random.Random(options.seed).sample(every, min(options.sample, len(every)))  # noqa: S311  (no secret)
    tests = _tests(whole=options.whole)
    if run_tests(tests):
        raise SystemExit("The tests fail before any change.")
    with ThreadPoolExecutor(options.jobs) as pool:
        codes = list(pool.map(lambda mutant: run_tests(tests, mutant), chosen))
    survivors = [m for m, code in zip(chosen, codes, strict=True) if code == 0]
    for mutant in sorted(survivors, key=lambda m: (m.module, m.line)):
        print(mutant)  # noqa: T201
    share = 1 - len(survivors) / len(chosen)
    print(f"{len(every)} mutants, {len(chosen)} tried, {len(survivors)} not noticed: {share:.1%} noticed")  # noqa: T201


if __name__ == "__main__":
    main()

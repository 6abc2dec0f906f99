"""The scoreboard: how the extraction reads the annotated documents, those it was developed on and those kept aside.

usage: python -m bench.extraction.board [FOLDER …]
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from bench.extraction.run import facts_of
from bench.extraction.score import Board, add

CORPUS = Path(__file__).resolve().parents[2] / "tests" / "evidence" / "extraction" / "corpus"
DEVELOPED, KEPT = CORPUS / "developed", CORPUS / "kept"


def documents(folder: Path) -> Iterator[tuple[dict[str, Any], Path]]:
    """Each annotation of a folder with the document that it annotates."""
    for gold_file in sorted(folder.glob("*.gold.json")):
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        yield gold, folder / gold["file"]


def board_of(*folders: Path) -> Board:
    """Reads and marks every annotated document of some folders."""
    board = Board()
    for folder in folders:
        for gold, path in documents(folder):
            content = path.read_bytes()
            published = date.fromisoformat(gold["published"]) if gold.get("published") else None
            add(board, facts_of(path.name, content, published), gold, content.decode("utf-8"))
    return board


def table(board: Board) -> str:
    """One line a kind, then what matters most."""
    lines = [f"{'kind':<10} {'facts':>5}  precision  recall    F1"]
    for kind, tally in board.kinds.items():
        if tally.right + tally.missed:
            size = tally.right + tally.missed
            lines.append(f"{kind:<10} {size:>5}  {tally.precision:>9.3f}  {tally.recall:>6.3f} {tally.f1:>5.3f}")
    leaks = board.leaks
    return "\n".join(
        [
            *lines,
            f"amounts with their scope and modality: F1 {board.labelled.f1:.3f}",
            f"macro-F1 {board.macro_f1:.3f}, quotes that do not reproduce {board.false_quotes}",
            f"foreign sums shown as plan money {leaks['external_leaked']} of {leaks['external']}",
            f"sums that are not firm shown as firm {leaks['not_firm_leaked']} of {leaks['not_firm']}",
            f"total of the plan right in {board.totals['right']} of {board.totals['documents']} documents",
        ]
    )


def measures(board: Board, name: str) -> dict[str, float]:
    """Metric → value, for the bench's file."""
    return {
        f"{name}_macro_f1": board.macro_f1,
        f"{name}_amount_f1": board.kinds["amount"].f1,
        f"{name}_amount_labelled_f1": board.labelled.f1,
        f"{name}_external_leaked": board.share("external"),
        f"{name}_not_firm_leaked": board.share("not_firm"),
        f"{name}_total_right": board.totals["right"] / max(1, board.totals["documents"]),
        **{f"{name}_{kind}_f1": board.kinds[kind].f1 for kind in ("status", "period", "target", "check")},
    }


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(folders: tuple[Path, ...]) -> None:
    """Print the scoreboard of FOLDERS, or of both halves of the corpus."""
    for chosen in ([*folders],) if folders else ([DEVELOPED], [KEPT]):
        click.echo(f"\n{', '.join(f.name for f in chosen)}")
        click.echo(table(board_of(*chosen)))


if __name__ == "__main__":
    main()

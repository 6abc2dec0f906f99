"""``python -m bench``: everything in one run, the platform and the reference by turns, then documents and search."""

import os
import tempfile
from contextlib import ExitStack
from pathlib import Path

import click

from bench import house, large, ledger, pages, reference, report, searching, work
from bench.extraction import board, hostile
from bench.samples import Spread


@click.command()
@click.option("--rounds", default=6, show_default=True, help="How many times every page is measured.")
@click.option("--requests", default=600, show_default=True, help="Requests per page and round.")
@click.option("--pages-only", is_flag=True, help="Skips documents, search and the ledger.")
@click.option("--ledger-only", is_flag=True, help="The ledger alone.")
@click.option("--ledger-entries", default=1_000_000, show_default=True, help="How long the journal is made.")
def main(rounds: int, requests: int, pages_only: bool, ledger_only: bool, ledger_entries: int) -> None:  # noqa: FBT001  (click gives options by name)
    """Print the table and write bench/latest.json."""
    before = os.getloadavg()[0]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tramontane-bench-")))
        server = stack.enter_context(house.prepared(folder))
        if ledger_only:
            click.echo(report.table({**ledger.speed(), **ledger.reads(ledger_entries)}))
            return
        ours = stack.enter_context(house.web(pages.PLAN))
        asked = pages.ours(ours)
        if reference.is_there():
            reference.fill(server)
            asked = (*asked, *pages.theirs(stack.enter_context(reference.web(server))))
        else:
            click.echo(f"The reference page is not here ({reference.FOLDER}): the platform is measured alone.")
        measures: dict[str, Spread | float] = {**report.summary(pages.measure(asked, rounds=rounds, requests=requests))}
        measures |= pages.first_view(ours)
        large.fill()
        grown = large.pages(ours)
        measures |= large.growth(grown, pages.measure(grown, rounds=rounds, requests=requests // 3))
        if not pages_only:
            measures["extraction_kb_per_s"] = work.extraction_speed()
            for name, folder_of_documents in (("developed", board.DEVELOPED), ("kept", board.KEPT)):
                marks = board.board_of(folder_of_documents)
                click.echo(f"\nExtraction, documents {name}\n{board.table(marks)}\n")
                measures |= board.measures(marks, name)
            measures |= hostile.summary()
            measures["import_one_document_s"] = work.import_seconds()
            measures |= searching.summary()
            measures |= {**ledger.speed(), **ledger.reads(ledger_entries)}
        measures |= {"load_average_before": before, "load_average_after": os.getloadavg()[0]}
    click.echo(report.table(measures))
    report.write(measures)


if __name__ == "__main__":
    main()

"""What the pages of open data show: each dataset with its files and its size, each plan with its snapshots."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tramontane.instrument import Words
from tramontane.lib.periods import day_in_france
from tramontane.opendata.files.formats import FORMATS
from tramontane.opendata.places import Places
from tramontane.opendata.tables import TABLES, LiveTable
from tramontane.plan.published import PublishedPlan
from tramontane.plan.queries import VersionRow


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file: its format, its address."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A dataset: what it holds, how many rows, since when it has not changed (None: it changes at any time)."""

    code: str
    title: Words
    about: Words
    count: int
    updated_on: date | None
    files: tuple[FileLink, ...]


@dataclass(frozen=True, slots=True)
class SnapshotRow:
    """A version of a plan, dated."""

    number: int
    published_on: date
    href: str
    archive: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan and its versions, newest first."""

    title: str
    href: str
    snapshots: tuple[SnapshotRow, ...]


def table_rows(plans: tuple[PublishedPlan, ...], at: Places, live: Iterable[LiveTable]) -> tuple[TableRow, ...]:
    """Every dataset."""
    latest = max((day_in_france(p.published_at) for p in plans), default=None)
    found = [
        TableRow(
            t.code,
            t.title,
            t.about,
            t.count(plans),
            latest,
            tuple(FileLink(f.name, at.table(t.code, f.code)) for f in FORMATS),
        )
        for t in TABLES
    ]
    found += [
        TableRow(
            t.code,
            t.title,
            t.about,
            len(t.rows()),
            None,
            tuple(FileLink(f.name, at.live_table(t.code, f.code)) for f in FORMATS),
        )
        for t in live
    ]
    return tuple(found)


def plan_rows(
    plans: tuple[PublishedPlan, ...], versions: dict[str, tuple[VersionRow, ...]], at: Places
) -> tuple[PlanRow, ...]:
    """Every plan with its snapshots."""
    return tuple(
        PlanRow(
            p.document.heading.title,
            f"{at.root}plans/{p.slug}/{at.day}",
            tuple(
                SnapshotRow(
                    v.number,
                    day_in_france(v.published_at),
                    at.snapshot(p.slug, v.number),
                    at.archive(p.slug, v.number),
                )
                for v in reversed(versions.get(p.slug, ()))
            ),
        )
        for p in plans
    )


def snapshot_files(plan: PublishedPlan) -> tuple[TableRow, ...]:
    """The tables of a version."""
    at, day = Places(), day_in_france(plan.published_at)
    return tuple(
        TableRow(
            t.code,
            t.title,
            t.about,
            t.count([plan]),
            day,
            tuple(FileLink(f.name, at.snapshot_table(plan.slug, plan.number, t.code, f.code)) for f in FORMATS),
        )
        for t in TABLES
    )

"""The tables of open data: those of published plans, then the datasets that installed instruments declare."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from tramontane.instrument import Dataset, Words, installed
from tramontane.opendata.columns import Column, columns_of
from tramontane.opendata.rows import evidence, lines, plans
from tramontane.plan.memory import once_per_version
from tramontane.plan.published import PublishedPlan
from tramontane.plan.queries import versions_up_to


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of published plans. ``of`` makes the rows of one plan; ``code`` is in addresses, for ever."""

    code: str
    title: Words
    about: Words
    row: type
    of: Callable[[PublishedPlan], Iterable[Any]]

    @property
    def columns(self) -> tuple[Column, ...]:
        """Its columns, in order."""
        return columns_of(self.row)

    def rows(self, published: Iterable[PublishedPlan]) -> tuple[Any, ...]:
        """The rows of those plans, plan after plan. No query, but one for the table of versions."""
        if self.row is plans.VersionLine:
            return tuple(_versions(tuple(published)))
        return tuple(row for plan in published for row in _rows(plan, self.code))

    def count(self, published: Iterable[PublishedPlan]) -> int:
        """How many rows those plans have. No query: versions are numbered from 1."""
        if self.row is plans.VersionLine:
            return sum(plan.number for plan in published)
        return sum(len(_rows(plan, self.code)) for plan in published)


@once_per_version
def _rows(plan: PublishedPlan, code: str) -> tuple[Any, ...]:
    return tuple(BY_CODE[code].of(plan))


def _versions(published: tuple[PublishedPlan, ...]) -> Iterator[plans.VersionLine]:
    """The versions of each plan up to the one at hand: what was out that day."""
    found = versions_up_to({p.slug: p.number for p in published})
    for plan in published:
        yield from plans.version_rows(plan.slug, found.get(plan.slug, ()))


def _one_plan(plan: PublishedPlan) -> tuple[plans.PlanRow, ...]:
    return (plans.plan_row(plan),)


TABLES: tuple[Table, ...] = (
    Table(
        code="plans",
        title=_("Plans"),
        about=_("Chaque plan publié : Région, porteurs, étape, période, montant total."),
        row=plans.PlanRow,
        of=_one_plan,
    ),
    Table(
        code="axes",
        title=_("Axes"),
        about=_("Les axes de chaque plan et leurs parties."),
        row=lines.AxisLine,
        of=lines.axis_rows,
    ),
    Table(
        code="enveloppes",
        title=_("Enveloppes"),
        about=_("L’argent promis : combien, pour quoi, sur quels termes, par qui."),
        row=lines.EnvelopeLine,
        of=lines.envelope_rows,
    ),
    Table(
        code="engagements",
        title=_("Engagements"),
        about=_("Ce que chaque plan dit qu’il fera, ou qu’il ne fera pas."),
        row=lines.PledgeLine,
        of=lines.pledge_rows,
    ),
    Table(
        code="indicateurs",
        title=_("Indicateurs"),
        about=_("Ce que chaque plan veut changer : d’où, vers où, pour quand, et où il en est."),
        row=lines.IndicatorLine,
        of=lines.indicator_rows,
    ),
    Table(
        code="releves",
        title=_("Relevés"),
        about=_("Les valeurs des indicateurs, jour par jour."),
        row=lines.ReadingLine,
        of=lines.reading_rows,
    ),
    Table(
        code="jalons",
        title=_("Jalons"),
        about=_("Les étapes datées, atteintes ou non."),
        row=lines.MilestoneLine,
        of=lines.milestone_rows,
    ),
    Table(
        code="evenements",
        title=_("Événements"),
        about=_("Les séances, salons et conférences que disent les sources."),
        row=lines.EventLine,
        of=lines.event_rows,
    ),
    Table(
        code="participations",
        title=_("Parties prenantes"),
        about=_("Qui porte, signe, finance, met en œuvre."),
        row=lines.ParticipationLine,
        of=lines.participation_rows,
    ),
    Table(
        code="contextes",
        title=_("Chiffres de contexte"),
        about=_("Les chiffres que les sources citent et qui ne sont pas l’argent du plan."),
        row=lines.ContextLine,
        of=lines.context_rows,
    ),
    Table(
        code="affirmations",
        title=_("Affirmations"),
        about=_("Ce que chaque source énonce : la valeur, ses termes, la citation exacte."),
        row=evidence.FactLine,
        of=evidence.fact_rows,
    ),
    Table(
        code="preuves",
        title=_("Preuves"),
        about=_("Quelle affirmation dit quel champ de quelle ligne."),
        row=evidence.ProofLine,
        of=evidence.proof_rows,
    ),
    Table(
        code="sources",
        title=_("Sources"),
        about=_("Les documents archivés sur lesquels reposent les plans."),
        row=evidence.SourceLine,
        of=evidence.source_rows,
    ),
    Table(
        code="contradictions",
        title=_("Contradictions"),
        about=_("Les affirmations qui ne disent pas la même chose, et ce qui l’explique."),
        row=evidence.ContradictionLine,
        of=evidence.contradiction_rows,
    ),
    Table(
        code="versions",
        title=_("Versions"),
        about=_("Les versions publiées de chaque plan : quand, par qui, pourquoi."),
        row=plans.VersionLine,
        of=lambda plan: _versions((plan,)),
    ),
)
BY_CODE = {table.code: table for table in TABLES}


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveTable:
    """A dataset of an instrument: as it is now, without a past. ``code`` is ``academy.sessions``."""

    code: str
    title: Words
    about: Words
    dataset: Dataset

    @property
    def row(self) -> type:
        """The dataclass of its rows."""
        return self.dataset.row

    @property
    def columns(self) -> tuple[Column, ...]:
        """Its columns, in order."""
        return columns_of(self.dataset.row)

    def rows(self) -> tuple[Any, ...]:
        """Its rows, now."""
        return tuple(self.dataset.rows())


def live_tables() -> tuple[LiveTable, ...]:
    """The datasets of installed instruments, in their order."""
    return tuple(
        LiveTable(code=f"{i.code}.{d.code}", title=d.title, about=i.summary, dataset=d)
        for i in installed()
        for d in i.datasets
    )


def live_table(code: str) -> LiveTable | None:
    """The dataset with that full code."""
    return next((t for t in live_tables() if t.code == code), None)

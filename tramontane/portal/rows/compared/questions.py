"""The same questions asked to the plans chosen; what a plan does not say is « non dit »."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from tramontane.lib import french
from tramontane.lib.money import to_cents
from tramontane.plan.memory import once_per_version
from tramontane.plan.published import PublishedPlan
from tramontane.portal.addresses import Addresses
from tramontane.portal.rows.compared.caveats import caveats, gaps
from tramontane.portal.rows.compared.population import POPULATIONS
from tramontane.portal.rows.compared.themes import ThemeShare, shares
from tramontane.portal.rows.figures import NOTHING, Figure, plain
from tramontane.portal.rows.plan import PlanSheet, period_years, plan_sheet


@dataclass(frozen=True, slots=True)
class Cell:
    """An answer: figures, then a remark and where it can be checked. Without any of them the plan does not say.

    ``width`` is the percent of the largest answer to the same question, for the eye; "" when there is nothing to draw.
    """

    figures: tuple[Figure, ...] = ()
    remark: str = ""
    remark_href: str = ""
    notes: tuple[str, ...] = ()
    themes: tuple[ThemeShare, ...] = ()
    width: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the answer of each plan, in order; ``caveat`` is what to know before comparing."""

    code: str
    text: str
    caveat: str
    cells: tuple[Cell, ...]


Ask = Callable[[PublishedPlan, PlanSheet, Addresses], Cell]


def compare(
    plans: tuple[PublishedPlan, ...], at: Addresses, today: date
) -> tuple[tuple[PlanSheet, ...], tuple[Question, ...]]:
    """The sheets of the plans and the questions put to them."""
    sheets = tuple(plan_sheet(p, at, today) for p in plans)
    answers = tuple(_answers(p, at, today) for p in plans)
    questions = tuple(
        Question(code, text, caveat, _drawn(code, tuple(cells[rank] for cells in answers)))
        for rank, (code, text, caveat, _ask) in enumerate(_asked())
    )
    return sheets, questions


@once_per_version
def _answers(plan: PublishedPlan, at: Addresses, today: date) -> tuple[Cell, ...]:
    """What one plan answers to every question, in order."""
    sheet = plan_sheet(plan, at, today)
    return tuple(ask(plan, sheet, at) for _code, _text, _caveat, ask in _asked())


def _asked() -> tuple[tuple[str, str, str, Ask], ...]:
    return (
        ("etape", _("Où en est-il ?"), "", lambda _p, s, _a: _one(s.status_figure)),
        ("prudence", _("À savoir avant de comparer"), "", lambda p, _s, _a: Cell(notes=caveats(p))),
        ("total", _("Combien en tout ?"), "", lambda _p, s, _a: _money(s)),
        ("periode", _("Sur quelle période ?"), "", lambda p, s, _a: _period(p, s)),
        (
            "par-an",
            _("Combien par an, en moyenne ?"),
            _("Total divisé par le nombre d’années dites ; le calcul est le nôtre, pas une promesse."),
            lambda p, s, _a: _per_year(p, s),
        ),
        (
            "par-habitant",
            _("Combien par habitant ?"),
            _("Total du plan divisé par la population de la Région, pour toute la durée."),
            lambda p, s, _a: _per_inhabitant(p, s),
        ),
        (
            "themes",
            _("Pour quoi ?"),
            _("Chaque axe est rangé par un mot de son titre, cité à côté ; sans mot connu, il n’est pas classé."),
            lambda p, _s, a: Cell(themes=shares(p, a)),
        ),
        ("cibles", _("Quelles cibles chiffrées ?"), "", lambda _p, s, _a: _targets(s)),
        ("qui", _("Qui s’engage ?"), "", lambda _p, s, _a: _committed(s)),
        (
            "engagements",
            _("Combien d’engagements ?"),
            _("Un plan bavard n’est pas un plan plus riche."),
            lambda _p, s, _a: _counted(s.pledge_count, f"{s.href}#engagements"),
        ),
        ("sources", _("Sur combien de sources ?"), "", lambda _p, s, _a: _counted(len(s.sources), f"{s.href}#sources")),
        (
            "non-dit",
            _("Ce qui n’est pas dit"),
            _("Aucune source publiée ne l’énonce ; cela peut exister ailleurs."),
            lambda p, _s, _a: Cell(notes=gaps(p)),
        ),
    )


def _one(figure: Figure) -> Cell:
    return Cell((figure,) if figure.text else ())


def _money(sheet: PlanSheet) -> Cell:
    return Cell((sheet.total,) if sheet.total.text else (), sheet.modality)


def _committed(sheet: PlanSheet) -> Cell:
    return Cell(tuple(_also(r.proof, r.roles) for r in sheet.parties if _commits(r.roles)))


def _also(figure: Figure, more: str) -> Figure:
    return Figure(f"{figure.text} ({more})", href=figure.href, is_long=True)


def _commits(roles: str) -> bool:
    return any(word in roles for word in (_("porte le plan"), _("signe"), _("finance")))


def duration(plan: PublishedPlan) -> int | None:
    """How many calendar years the plan lasts, both ends included; None when neither bounds nor length are said."""
    heading = plan.document.heading
    if not heading.period_start and not heading.period_end:
        return period_years(plan)
    bounds = [re.match(r"\d{4}", text or "") for text in (heading.period_start, heading.period_end)]
    if not bounds[0] or not bounds[1]:
        return None
    found = int(bounds[1][0]) - int(bounds[0][0]) + 1
    return found if found > 0 else None


def _period(plan: PublishedPlan, sheet: PlanSheet) -> Cell:
    known = duration(plan)
    length = french.counted(known, _("an"), _("ans")) if known else ""
    return Cell((sheet.period,) if sheet.period.text else (), length if length != sheet.period.text else "")


def _whole(plan: PublishedPlan) -> Decimal | None:
    """The total for the whole duration, in euros; None when the plan does not say one."""
    total = plan.total
    return total.maximum if total and total.per == "total" and total.currency == "EUR" else None


def _per_year(plan: PublishedPlan, sheet: PlanSheet) -> Cell:
    known, whole = duration(plan), _whole(plan)
    if not known or whole is None:
        return Cell()
    yearly = (whole / known).quantize(Decimal(100_000), rounding=ROUND_HALF_UP)
    text = french.amount(yearly, yearly, per="year", qualifier="exact" if yearly * known == whole else "about")
    link = sheet.total.href or NOTHING.href
    remark = _("calcul : {t} ÷ {n}").format(t=sheet.total.text, n=known)
    return Cell(
        (Figure(text, value=plain(yearly), href=link, is_long=True),),
        remark.replace(" ÷ ", f"{french.NBSP}÷{french.NBSP}"),
    )


def per_inhabitant(plan: PublishedPlan) -> Decimal | None:
    """Euros for each inhabitant over the whole duration, to the cent; None without a total or a population."""
    whole, population = _whole(plan), POPULATIONS.get(plan.document.territory.code)
    return None if whole is None or population is None else to_cents(whole / population.people)


def _per_inhabitant(plan: PublishedPlan, sheet: PlanSheet) -> Cell:
    euros, population = per_inhabitant(plan), POPULATIONS.get(plan.document.territory.code)
    if population is None or euros is None:
        return Cell()
    text = _("environ {sum}").format(sum=french.money(euros))
    people = french.counted(population.people, _("habitant"), _("habitants"))
    remark = _("{t} ÷ {people} ; {source}").format(t=sheet.total.text, people=people, source=population.source)
    return Cell((Figure(text, value=plain(euros), href=sheet.total.href, is_long=True),), remark, population.href)


def _targets(sheet: PlanSheet) -> Cell:
    rows = ((i, i.target.value and i.target.text.casefold() not in i.title.casefold()) for i in sheet.indicators)
    return Cell(
        tuple(
            Figure(f"{i.title} : {i.target.text}" if more else i.title, href=i.href, is_long=True) for i, more in rows
        )
    )


def _counted(count: int, href: str) -> Cell:
    text = french.number(count)
    return Cell((Figure(text, value=text, href=href),)) if count else Cell()


def _drawn(code: str, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Bars for questions answered by one amount of euros: percents of the largest."""
    if code not in ("total", "par-an", "par-habitant"):
        return cells
    values = [Decimal(c.figures[0].value) if c.figures and c.figures[0].value else Decimal(0) for c in cells]
    most = max(values, default=Decimal(0))
    if most <= 0:
        return cells
    widths = [plain((v * 100 / most).quantize(Decimal("0.01"))) if v else "" for v in values]
    return tuple(
        Cell(c.figures, c.remark, c.remark_href, c.notes, c.themes, w) for c, w in zip(cells, widths, strict=True)
    )

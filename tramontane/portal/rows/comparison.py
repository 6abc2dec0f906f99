"""The same questions asked to every published plan; what a plan does not say is « non dit »."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from tramontane.lib import french
from tramontane.plan.published import PublishedPlan
from tramontane.portal.addresses import Addresses
from tramontane.portal.rows.figures import NOTHING, Figure
from tramontane.portal.rows.plan import PlanSheet, period_years, plan_sheet


@dataclass(frozen=True, slots=True)
class Cell:
    """An answer: figures, then a remark. Without figures nor remark the plan does not say."""

    figures: tuple[Figure, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the answer of each plan, in order; ``caveat`` is what to know before comparing."""

    text: str
    caveat: str
    cells: tuple[Cell, ...]


def compare(
    plans: tuple[PublishedPlan, ...], at: Addresses, today: date
) -> tuple[tuple[PlanSheet, ...], tuple[Question, ...]]:
    """The sheets of the plans and the questions put to them."""
    sheets = tuple(plan_sheet(p, at, today) for p in plans)
    asked: list[tuple[str, str, Callable[[PublishedPlan, PlanSheet], Cell]]] = [
        (_("Où en est-il ?"), "", lambda _p, s: _one(s.status_figure)),
        (_("Qui s’engage ?"), "", lambda _p, s: Cell(tuple(r.proof for r in s.parties if _commits(r.roles)))),
        (_("Sur quelle période ?"), "", _period),
        (
            _("Combien en tout ?"),
            _("Les périmètres diffèrent : un plan peut compter l’argent de l’État ou de l’Europe, un autre non."),
            lambda _p, s: Cell((s.total,) if s.total.text else (), s.modality),
        ),
        (
            _("Combien par an, en moyenne ?"),
            _("Total divisé par le nombre d’années dites ; le calcul est le nôtre, pas une promesse."),
            _per_year,
        ),
        (_("Quels axes ?"), _("Les axes n’ont pas les mêmes contours d’une Région à l’autre."), _axes),
        (_("Quelles cibles chiffrées ?"), "", _targets),
        (_("Combien d’engagements ?"), _("Un plan bavard n’est pas un plan plus riche."), _pledges),
        (_("Sur combien de sources repose-t-il ?"), "", _sources),
    ]
    questions = tuple(
        Question(text, caveat, tuple(ask(p, s) for p, s in zip(plans, sheets, strict=True)))
        for text, caveat, ask in asked
    )
    return sheets, questions


def _one(figure: Figure) -> Cell:
    return Cell((figure,) if figure.text else ())


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
    length = french.counted(known, "an", "ans") if known else ""
    return Cell((sheet.period,) if sheet.period.text else (), length if length != sheet.period.text else "")


def _per_year(plan: PublishedPlan, sheet: PlanSheet) -> Cell:
    known, total = duration(plan), plan.total
    if not known or total is None or total.per != "total":
        return Cell()
    yearly = (total.maximum / known).quantize(Decimal(100_000), rounding=ROUND_HALF_UP)
    shown = french.short_money(yearly, total.currency)
    exact = yearly * known == total.maximum
    text = f"{'' if exact else _('environ ')}{shown}{_(' par an')}"
    link = sheet.total.href or NOTHING.href
    return Cell(
        (Figure(text, value=str(yearly), href=link, is_long=True),),
        _("calcul : {t} ÷ {n}").format(t=sheet.total.text, n=known),
    )


def _axes(_plan: PublishedPlan, sheet: PlanSheet) -> Cell:
    return Cell(
        tuple(
            Figure(f"{a.title}{f' : {a.sum.text}' if a.sum.text else ''}", href=a.href, is_long=True)
            for a in sheet.axes
        )
    )


def _targets(_plan: PublishedPlan, sheet: PlanSheet) -> Cell:
    rows = ((i, i.target.value and i.target.text.casefold() not in i.title.casefold()) for i in sheet.indicators)
    return Cell(
        tuple(
            Figure(f"{i.title} : {i.target.text}" if more else i.title, href=i.href, is_long=True) for i, more in rows
        )
    )


def _pledges(_plan: PublishedPlan, sheet: PlanSheet) -> Cell:
    text = french.number(sheet.pledge_count)
    return Cell((Figure(text, value=text, href=f"{sheet.href}#engagements"),)) if sheet.pledge_count else Cell()


def _sources(_plan: PublishedPlan, sheet: PlanSheet) -> Cell:
    text = french.number(len(sheet.sources))
    return Cell((Figure(text, value=text, href=f"{sheet.href}#sources"),))

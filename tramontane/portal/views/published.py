"""What every public view starts with: the plans in force on the day shown, or a page that says from when."""

from datetime import date

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from tramontane.lib import french
from tramontane.lib.periods import day_in_france
from tramontane.plan.published import PublishedPlan
from tramontane.plan.queries import address_now, published_plan, published_plans, versions_of
from tramontane.portal.page import addresses, today


class NotYet(Http404):
    """Nothing was published yet on the day shown; the message says from when there is something."""


class Moved(Http404):
    """The plan changed address; ``now`` is the new one (answered 301)."""

    def __init__(self, former: str, now: str) -> None:
        super().__init__()
        self.former, self.now = former, now


def day_of(request: HttpRequest) -> date | None:
    """The past day asked for, None for now."""
    found: date | None = getattr(request, "shown_day", None)
    return found


def reading_day(request: HttpRequest) -> date:
    """The day from which the page looks at deadlines."""
    return day_of(request) or today()


def plan_or_404(request: HttpRequest, slug: str) -> PublishedPlan:
    """The plan in force; raises ``NotYet`` before its first publication, ``Http404`` when there is no such plan."""
    found = published_plan(slug, day_of(request))
    if found is not None:
        return found
    versions = versions_of(slug)
    if not versions:
        now = address_now(slug)
        if now is not None:
            raise Moved(slug, now)
        raise Http404(_("Aucun plan publié ne porte cette adresse."))
    first = french.day(day_in_france(versions[0].published_at))
    raise NotYet(
        _("Ce plan n’était pas encore publié à cette date : sa première version date du {day}.").format(day=first)
    )


def plans_or_404(request: HttpRequest) -> tuple[PublishedPlan, ...]:
    """The plans in force; raises ``NotYet`` on a day before the first publication of all."""
    day = day_of(request)
    found = published_plans(day)
    if found or day is None:
        return found
    starts = [versions_of(p.slug)[0].published_at for p in published_plans(None)]
    if not starts:
        return ()
    first = french.day(day_in_france(min(starts)))
    raise NotYet(_("Aucun plan n’était publié à cette date : la première publication date du {day}.").format(day=first))


def page_asked(request: HttpRequest, count: int, size: int) -> dict[str, int | str]:
    """The page asked of ``count`` things, ``size`` a page: ``current``, ``last``, and ``pages``, to add a number to.

    A page that does not exist is not found.
    """
    last = max(1, -(-count // size))
    asked = request.GET.get("page", "1")
    if not (asked.isascii() and asked.isdecimal() and 1 <= int(asked[:6]) <= last):
        raise Http404(_("Cette liste n’a pas autant de pages."))
    day = addresses(request).day
    return {"current": int(asked), "last": last, "pages": f"{request.path}{day}{'&' if day else '?'}page="}

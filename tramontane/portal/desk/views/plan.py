"""The desk of one plan: where it stands, its documents, its lines and the decisions on them."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tramontane.ledger.queries import proposals_of
from tramontane.lib import french
from tramontane.lib.errors import Refusal
from tramontane.plan.models import Plan
from tramontane.plan.queries import may, published_plan
from tramontane.portal.desk.access import desk_page, person, plan_of, whose
from tramontane.portal.desk.actions import ChangedMeanwhile, decide_seen_lines
from tramontane.portal.desk.forms import DecideForm
from tramontane.portal.desk.queries import open_conflicts, standing
from tramontane.portal.desk.rows.documents import import_rows
from tramontane.portal.desk.rows.lines import Group, LineRow, groups
from tramontane.portal.desk.rows.sums import sum_rows
from tramontane.portal.desk.words import STATE
from tramontane.portal.page import render


@dataclass(frozen=True, slots=True)
class Ticket:
    """A line as it was ticked: its reference, its mark and the sentence that was shown."""

    ref: str
    mark: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Clash:
    """A line that changed between the page and the decision: the sentence shown, and the line now (None if gone)."""

    shown: str
    now: LineRow | None


def tickets(request: HttpRequest) -> tuple[Ticket, ...]:
    """The lines ticked, each once."""
    split = (t.split(" ", 2) for t in request.POST.getlist("line"))
    found = {ref: Ticket(ref, mark, sentence) for ref, mark, sentence in (s for s in split if len(s) == 3)}
    return tuple(found.values())


@require_safe
@desk_page
def plan_desk(request: HttpRequest, slug: str) -> HttpResponse:
    """The plan as it stands."""
    plan = plan_of(request, slug)
    return render(request, "portal/desk/plan.html", page(request, plan, groups(plan)))


def page(request: HttpRequest, plan: Plan, found: tuple[Group, ...]) -> dict[str, Any]:
    """What the page of a plan shows; lines are those of the state asked by ``?etat=``, all without it."""
    user = person(request)
    asked = request.POST.get("etat") or request.GET.get("etat", "")
    state = asked if asked in STATE else ""
    imports = import_rows(plan)
    lines = [line for group in found for line in group.lines]
    ticked = {line.ref for line in lines if line.kind == request.GET.get("cocher") and line.state == "draft"}
    heading = next((line.title for line in lines if line.kind == "heading"), plan.slug)
    return {
        "plan": plan,
        "title": heading,
        "counts": {s: sum(line.state == s for line in lines) for s in STATE},
        "states": STATE,
        "state": state,
        "groups": tuple(g for g in (_only(g, state) for g in found) if g.lines),
        "sums": sum_rows(standing(plan), found),
        "imports": imports,
        "is_reading": any(i.is_running for i in imports),
        "conflicts": open_conflicts([plan.pk])[plan.pk],
        "published": published_plan(plan.slug),
        "movements": proposals_of(plan, only_open=True).count(),
        "may_decide": may(user, "officer", plan),
        "may_publish": may(user, "publisher", plan),
        "mine": whose(user),
        "ticked": ticked,
        "form": DecideForm(),
        "clashes": (),
    }


def _only(group: Group, state: str) -> Group:
    """The lines of a group in that state; a rejected line stays out of the way unless it is asked for."""
    kept = tuple(line for line in group.lines if (line.state == state if state else line.state != "rejected"))
    return Group(group.kind, group.title, kept)


@require_POST
@desk_page
def decide(request: HttpRequest, slug: str) -> HttpResponse:
    """Validate, reject or reopen the ticked lines; the page comes back with everything kept when it cannot be done."""
    plan = plan_of(request, slug, "officer")
    form, wanted = DecideForm(request.POST), tickets(request)
    status, changed = 422, tuple[str, ...]()
    if not wanted:
        form.add_error(None, _("Cochez au moins une ligne."))
    elif form.is_valid():
        data = form.cleaned_data
        seen = {t.ref: t.mark for t in wanted}
        try:
            count = decide_seen_lines(
                plan=plan, seen=seen, verdict=data["verdict"], by=person(request), reason=data["reason"]
            )
        except ChangedMeanwhile as refusal:
            status, changed = 409, refusal.refs
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, decided_words(data["verdict"], count))
            state = request.POST.get("etat", "")
            query = f"?etat={state}" if state in STATE else ""
            return redirect(f"{reverse('desk_plan', args=[slug])}{query}#lignes")
    found = groups(plan)
    now = {line.ref: line for group in found for line in group.lines}
    context = page(request, plan, found) | {
        "form": form,
        "ticked": {t.ref for t in wanted if t.ref not in changed},
        "clashes": tuple(Clash(t.sentence, now.get(t.ref)) for t in wanted if t.ref in changed),
    }
    return render(request, "portal/desk/plan.html", context, status=status)


def decided_words(verdict: str, count: int) -> str:
    """What was done, for the message."""
    if not count:
        return _("Rien n’a changé : ces lignes étaient déjà dans cet état.")
    said = {
        "validated": (_("ligne validée"), _("lignes validées")),
        "rejected": (_("ligne écartée"), _("lignes écartées")),
        "reopened": (_("ligne rouverte"), _("lignes rouvertes")),
    }
    return f"{french.counted(count, *said[verdict])}."

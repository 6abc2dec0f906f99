"""One line of a plan: its proofs in their text, what was decided, a decision to take, a correction to make."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tramontane.lib import french
from tramontane.lib.errors import Refusal
from tramontane.plan.document import LinePart
from tramontane.plan.lines import KINDS
from tramontane.plan.marked import marked
from tramontane.plan.models import Line, Plan
from tramontane.plan.queries import may
from tramontane.portal import words
from tramontane.portal.desk.access import desk_page, person, plan_of, whose
from tramontane.portal.desk.actions import ChangedMeanwhile, assign_seen_line, correct_seen_line, decide_seen_lines
from tramontane.portal.desk.corrections import FORMS, LineForm
from tramontane.portal.desk.forms import DecideForm
from tramontane.portal.desk.queries import decisions_on, lines_of
from tramontane.portal.desk.rows.lines import DecisionRow, Evidence, LineRow, decision_row, evidence_of, line_row
from tramontane.portal.desk.rows.said import parse_part, sentence
from tramontane.portal.desk.views.plan import Clash, decided_words
from tramontane.portal.page import render


class Shown:
    """The line of a page, read once: its row, its part, what proves it."""

    def __init__(self, plan: Plan, ref: str) -> None:
        pairs = lines_of(plan)
        found = next((p for of_kind in pairs.values() for p in of_kind if p[1].ref == ref), None)
        if found is None:
            raise Http404(_("Ce plan n’a pas cette ligne."))
        self.plan = plan
        self.row: Line = found[0]
        self.part: LinePart = found[1]
        self.evidence: Evidence = evidence_of(plan, pairs)
        self.line: LineRow = line_row(plan, self.row, self.part, self.evidence, None)
        self._parents = {p.ref: getattr(p, "parent", None) for _row, p in pairs["axis"]}

    def form(self, data: QueryDict | None = None) -> LineForm:
        """The correction of this line, bound to ``data`` if given."""
        seen = {"seen": self.line.mark, "seen_words": self.line.sentence}
        axes = {ref: title for ref, title in self.evidence.axes.items() if not self._is_below(ref)}
        return FORMS[self.row.kind](data, part=self.part, axes=axes, initial=seen)

    def history(self) -> tuple[DecisionRow, ...]:
        """Its decisions, newest first, each with what the line said then."""
        rows = []
        for decision in decisions_on(self.row):
            part = parse_part(KINDS[self.row.kind].part, decision.content)
            then = sentence(self.row.kind, marked(part), self.evidence.axes) if part else ""
            rows.append(decision_row(decision, then))
        return tuple(rows)

    def _is_below(self, ref: str) -> bool:
        """Whether an axis is this line itself or hangs from it."""
        at: str | None = ref
        while at is not None:
            if self.row.kind == "axis" and at == self.part.ref:
                return True
            at = self._parents.get(at)
        return False


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def line(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """The page of a line; its two forms come back here."""
    if request.method != "POST":
        plan = plan_of(request, slug)
        return _page(request, Shown(plan, ref))
    shown = Shown(plan_of(request, slug, "officer"), ref)
    if "owner" in request.POST:
        return _assign(request, shown)
    return _decide(request, shown) if "decision-verdict" in request.POST else _correct(request, shown)


def _page(request: HttpRequest, shown: Shown, *, status: int = 200, **more: Any) -> HttpResponse:  # noqa: ANN401 - context
    user, was_typed = person(request), bool({"decision", "form"} & more.keys())
    context = {
        "plan": shown.plan,
        "line": shown.line,
        "history": shown.history(),
        "may_decide": may(user, "officer", shown.plan) and (shown.row.owner_id in whose(user) or was_typed),
        "stewards": tuple(shown.plan.stewards.order_by("name")),
        "form": shown.form(),
        "decision": DecideForm(prefix="decision"),
        "clash": None,
        "is_correcting": "form" in more or _back(request),
        "back": _back(request),
    }
    return render(request, "portal/desk/line.html", context | more, status=status)


def _back(request: HttpRequest) -> bool:
    """Whether the person came from the review, and goes back there."""
    return "relire" in (request.GET.get("retour"), request.POST.get("retour"))


def _done(request: HttpRequest, plan: Plan, ref: str) -> HttpResponse:
    if _back(request):
        return redirect(f"{reverse('desk_review', args=[plan.slug])}#ligne-{ref}")
    return redirect("desk_line", plan.slug, ref)


def _assign(request: HttpRequest, shown: Shown) -> HttpResponse:
    """Give the line to one of the stewards, or to all of them."""
    wanted = request.POST["owner"]
    owner = shown.plan.stewards.filter(code=wanted).first()
    if wanted and owner is None:
        raise Refusal("line.owner", _("Choisissez l’un des organismes du plan."))
    seen, ref = request.POST.get("seen", ""), shown.part.ref
    try:
        assign_seen_line(plan=shown.plan, ref=ref, seen=seen, owner=owner, by=person(request))
    except ChangedMeanwhile:
        now = Shown(shown.plan, ref)
        return _page(request, now, status=409, clash=Clash(request.POST.get("seen_words", ""), now.line))
    messages.success(request, _("C’est noté."))
    return _done(request, shown.plan, ref)


def _decide(request: HttpRequest, shown: Shown) -> HttpResponse:
    form = DecideForm(request.POST, prefix="decision")
    if not form.is_valid():
        return _page(request, shown, status=422, decision=form)
    data, ref = form.cleaned_data, shown.part.ref
    seen = {ref: request.POST.get("seen", "")}
    try:
        count = decide_seen_lines(
            plan=shown.plan, seen=seen, verdict=data["verdict"], by=person(request), reason=data["reason"]
        )
    except ChangedMeanwhile:
        now = Shown(shown.plan, ref)
        clash = Clash(request.POST.get("seen_words", ""), now.line)
        return _page(request, now, status=409, decision=form, clash=clash)
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return _page(request, shown, status=422, decision=form)
    messages.success(request, decided_words(data["verdict"], count))
    return _done(request, shown.plan, ref)


def _correct(request: HttpRequest, shown: Shown) -> HttpResponse:
    form = shown.form(request.POST)
    if not form.is_valid():
        return _page(request, shown, status=422, form=form)
    try:
        new = correct_seen_line(
            plan=shown.plan,
            seen=form.cleaned_data["seen"],
            part=form.corrected(),
            by=person(request),
            reason=form.cleaned_data["reason"],
        )
    except ChangedMeanwhile:
        return _clash(request, shown)
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return _page(request, shown, status=422, form=form)
    messages.success(request, _corrected_words(shown.part, new))
    return _done(request, shown.plan, new.ref)


def _clash(request: HttpRequest, shown: Shown) -> HttpResponse:
    """The same page with what was typed, over the line as it is now: sending it again is a decision taken knowingly."""
    now, data = Shown(shown.plan, shown.part.ref), request.POST.copy()
    clash = Clash(data.get("seen_words", ""), now.line)
    data["seen"], data["seen_words"] = now.line.mark, now.line.sentence
    return _page(request, now, status=409, form=now.form(data), clash=clash)


def _corrected_words(old: LinePart, new: LinePart) -> str:
    lost = [str(words.FIELD.get(name, name)) for name in old.proofs if name not in new.proofs]
    said = _("Ligne corrigée : elle attend de nouveau une décision.")
    if lost:
        said += " " + _("Sans preuve désormais : {fields}.").format(fields=french.enumeration(lost))
    return said

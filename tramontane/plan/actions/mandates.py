"""Who may write to a plan, and to which of its lines."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from tramontane.accounts.models import User
from tramontane.lib import french
from tramontane.lib.errors import Refusal
from tramontane.plan.models import Line, Plan
from tramontane.plan.queries import may, owners_of


def require(by: User, role: str, plan: Plan) -> None:
    """Raise ``Refusal`` unless the person holds ``role`` on the plan."""
    if not may(by, role, plan):
        raise Refusal("plan.not_yours", _("Vous n’avez pas de mandat pour cela sur ce plan."))


def require_lines(by: User, plan: Plan, refs: Iterable[str]) -> None:
    """Raise ``Refusal`` unless the person may change each of these lines: those of an owner are its officers' alone."""
    require(by, "officer", plan)
    mine = owners_of(by)
    owned = Line.objects.filter(plan=plan, ref__in=set(refs), owner__isnull=False).select_related("owner")
    others = {line.owner.name for line in owned.order_by("id") if line.owner and line.owner_id not in mine}
    if others:
        names = french.enumeration(sorted(others))
        raise Refusal(
            "line.not_yours",
            _("Cette ligne relève de {names} : seuls ses agents peuvent la changer.").format(names=names),
        )

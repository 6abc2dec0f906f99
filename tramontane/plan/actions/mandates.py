"""Who may write to a plan."""

from tramontane.accounts.models import User
from tramontane.lib.errors import Refusal
from tramontane.plan.models import Plan
from tramontane.plan.queries import may


def require(by: User, role: str, plan: Plan) -> None:
    """Raise ``Refusal`` unless the person holds ``role`` on the plan."""
    if not may(by, role, plan):
        raise Refusal("plan.not_yours", "Vous n’avez pas de mandat pour cela sur ce plan.")

"""Changes the address of a plan; the one it had leads to it for ever."""

from django.db import transaction
from django.utils.translation import gettext as _

from tramontane.accounts.models import User
from tramontane.lib.errors import Refusal
from tramontane.plan.actions.mandates import require
from tramontane.plan.models import FormerAddress, Plan


@transaction.atomic
def rename_plan(*, plan: Plan, slug: str, by: User) -> Plan:
    """Give a plan another address. Raises ``Refusal`` when another plan has it, or had it."""
    require(by, "publisher", plan)
    held = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if held.slug == slug:
        return held
    is_taken = Plan.objects.filter(slug=slug).exists()
    if is_taken or FormerAddress.objects.filter(slug=slug).exclude(plan=held).exists():
        raise Refusal(
            "plan.exists",
            _("Un plan porte ou portait l’adresse « {slug} » : choisissez-en une autre.").format(slug=slug),
        )
    FormerAddress.objects.filter(slug=slug).delete()
    FormerAddress.objects.create(slug=held.slug, plan=held)
    held.slug = slug
    held.save(update_fields=["slug"])
    return held

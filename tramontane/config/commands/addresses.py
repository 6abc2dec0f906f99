"""The command that changes the address of a plan: ``rename``."""

import re

import click

from tramontane.accounts.models import User
from tramontane.config.env import read
from tramontane.config.runtime.database import opened
from tramontane.lib.errors import Refusal
from tramontane.plan.actions import rename_plan
from tramontane.plan.models import Plan

_ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@click.command()
@click.argument("slug")
@click.argument("address")
@click.option("--as", "email", required=True, metavar="ADRESSE", help="Compte qui publie ce plan.")
def rename(slug: str, address: str, email: str) -> None:
    """Donne au plan SLUG une autre adresse ; l’ancienne y mène pour toujours."""
    if not _ADDRESS.fullmatch(address) or len(address) > 80:
        raise Refusal("plan.address", "Une adresse s’écrit en minuscules, chiffres et tirets : ia-occitanie.")
    with opened(read()):
        plan = Plan.objects.filter(slug=slug).first()
        if plan is None:
            raise Refusal("plan.unknown", f"Aucun plan n’a l’adresse « {slug} ».")
        by = User.objects.filter(email__iexact=email, is_active=True).first()
        if by is None:
            raise Refusal("account.unknown", f"Aucun compte actif à l’adresse {email}.")
        renamed = rename_plan(plan=plan, slug=address, by=by)
    click.echo(f"Le plan « {slug} » est maintenant à l’adresse « {renamed.slug} ».")

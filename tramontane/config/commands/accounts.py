"""``tramontane account``: the first accounts of an instance, and their mandates."""

import click
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from tramontane.accounts.actions import give_mandate, open_account, open_organisation
from tramontane.accounts.models import Mandate, Organisation
from tramontane.config.env import read
from tramontane.config.runtime import prepare
from tramontane.config.runtime.database import opened
from tramontane.lib.errors import Refusal


@click.command()
@click.argument("email")
@click.option("--name", default="", help="Nom de la personne.")
@click.option("--organisation", "code", metavar="CODE", help="Code de l’organisme pour lequel elle agit.")
@click.option("--organisation-name", default="", help="Nom de l’organisme, pour le créer.")
@click.option(
    "--kind", type=click.Choice(Organisation.Kind.values), default="region", show_default=True, help="Nature."
)
@click.option(
    "--role", type=click.Choice(Mandate.Role.values), default="reader", show_default=True, help="Mandat donné."
)
def account(*, email: str, name: str, code: str | None, organisation_name: str, kind: str, role: str) -> None:
    """Ouvre un compte, et donne à la personne un mandat pour un organisme.

    Mandats : reader (lit les brouillons), officer (conduit le plan), publisher (publie). Refaire ne change rien.
    """
    try:
        validate_email(email)
    except ValidationError as problem:
        raise Refusal("account.email", f"« {email} » n’est pas une adresse électronique.") from problem
    with opened(read()):
        prepare.migrate()
        user = open_account(email=email, name=name)
        if code is None:
            click.echo(f"Compte {user.email} ouvert, sans mandat.")
            return
        if not organisation_name and not Organisation.objects.filter(code=code).exists():
            raise Refusal("account.organisation", f"Organisme « {code} » inconnu : donnez --organisation-name.")
        organisation = open_organisation(code=code, name=organisation_name, kind=kind)
        mandate = give_mandate(user=user, organisation=organisation, role=role)
        click.echo(f"{user.email} : {mandate.get_role_display()} ({organisation.name}).")

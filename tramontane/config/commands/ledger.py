"""Commands of the money: ``seals``, ``grant``."""

import csv
import sys
from datetime import date, datetime
from pathlib import Path

import click
from django.db import transaction

from tramontane.config.commands.files import replaced
from tramontane.config.env import EnvironmentProblem, read
from tramontane.config.runtime import grants, prepare
from tramontane.config.runtime.database import opened
from tramontane.ledger.chain import lines
from tramontane.ledger.queries import SealRow
from tramontane.ledger.queries import seals as sealed


@click.command()
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Fichier CSV ; sinon, la sortie.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Depuis ce jour.")
@click.option(
    "--entries", type=click.Path(dir_okay=False, path_type=Path), help="Écrit aussi le texte des écritures scellées."
)
def seals(*, output: Path | None, since: datetime | None, entries: Path | None) -> None:
    """Exporte les empreintes quotidiennes du journal, à faire dater par un tiers et à garder ailleurs.

    Avec --entries, le texte de chaque écriture est joint : qui a les deux peut tout recalculer sans la plateforme.
    """
    with opened(read()):
        rows = list(sealed(since=since.date() if since else None))
        if output is None:
            _write(rows, sys.stdout)
        else:
            with replaced(output) as temporary, temporary.open("w", encoding="utf-8", newline="") as file:
                _write(rows, file)
        if entries is not None:
            with replaced(entries) as temporary, temporary.open("w", encoding="utf-8") as file:
                file.writelines(f"{line}\n" for line in lines(0, rows[-1].last_entry if rows else 0))
    if output is not None:
        click.echo(f"{output} : {len(rows)} scellé{'s' if len(rows) > 1 else ''}.")


@click.command()
@click.argument("role")
def grant(role: str) -> None:
    """Donne à ROLE le droit de servir la plateforme, sans posséder une table ni pouvoir changer une règle.

    À lancer avec l’adresse du propriétaire de la base, une fois puis après chaque mise à jour. ROLE existe déjà.
    """
    with opened(read()):
        prepare.migrate()
        if not grants.role_exists(role):
            raise EnvironmentProblem(f"Le serveur ne connaît pas le rôle « {role} » : créez-le d’abord.")
        if grants.owns_something(role):
            raise EnvironmentProblem(f"Le rôle « {role} » possède des tables ou passe les règles : prenez-en un autre.")
        with transaction.atomic():
            grants.grant(role)
    click.echo(f"Le rôle {role} peut servir la plateforme ; il ne peut pas écrire le journal autrement que par elle.")


def _write(rows: list[SealRow], file: object) -> None:
    writer = csv.writer(file)  # type: ignore[arg-type]  # anything that is written to
    writer.writerow(["jour", "ecritures", "derniere_ecriture", "sha256"])
    writer.writerows([_day(r.day), r.entries, r.last_entry, r.sha256] for r in rows)


def _day(day: date) -> str:
    return day.isoformat()

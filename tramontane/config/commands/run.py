"""Commands that run the platform: ``serve``, ``worker``, ``migrate``, ``demo``."""

import click

from tramontane.config.env import EnvironmentProblem, read
from tramontane.config.runtime import prepare
from tramontane.config.runtime import worker as worker_process
from tramontane.config.runtime.database import opened
from tramontane.config.serve import Supervisor


@click.command()
@click.option("--without-worker", is_flag=True, help="Sans l’exécutant (il tourne ailleurs : « tramontane worker »).")
def serve(without_worker: bool) -> int:  # noqa: FBT001  (click gives options by name)
    """Ouvre la plateforme et la garde ouverte jusqu’à Ctrl-C.

    Au premier lancement : crée la base de données, la met à jour, charge les plans de démonstration
    (si le mode démonstration est actif). Relance ce qui tombe. Tout s’arrête avec elle.
    """
    return Supervisor(read(), with_worker=not without_worker).run()


@click.command()
def worker() -> int:
    """Exécute les tâches de fond (lecture des documents…) jusqu’à Ctrl-C.

    « tramontane serve » en lance déjà un ; celui-ci sert sur une autre machine, ou à en ajouter.
    """
    with opened(read()):
        return worker_process.main()


@click.command()
def migrate() -> None:
    """Met la base à jour pour cette version, pendant que la précédente sert encore le site.

    Une table occupée n’est jamais attendue plus d’une demi-seconde : la mise à jour laisse passer les lecteurs et
    recommence.
    """
    with opened(read()):
        done = prepare.migrate()
    click.echo("Base mise à jour." if done else "La base était déjà à jour.")


@click.command()
def demo() -> None:
    """Charge les plans de démonstration (interdit en production)."""
    env = read()
    if not env.demo:
        raise EnvironmentProblem("Le mode démonstration est désactivé : rien n’a été chargé.")
    with opened(env):
        prepare.migrate()
        done = prepare.load_demonstration(env, lambda step: click.echo(f"  {step}", err=True))
    click.echo("Plans de démonstration chargés." if done else "Les plans de démonstration étaient déjà là.")

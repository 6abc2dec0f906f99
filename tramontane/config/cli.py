"""``tramontane``: the command line, one French line per refusal and never a traceback for a person's mistake."""

import contextlib
import errno
import gettext
import os
import sys
from importlib import import_module
from pathlib import Path

import click

from tramontane import __version__

#: command → (module under ``commands``, what the general help says of it).
COMMANDS = {
    "serve": ("run", "Ouvre la plateforme : base de données, site et exécutant."),
    "worker": ("run", "Exécute les tâches de fond, sans le site."),
    "migrate": ("run", "Met la base à jour pendant que le site répond."),
    "demo": ("run", "Charge les plans de démonstration."),
    "extract": ("extract", "Relève les faits des documents d’un manifeste."),
    "reconcile": ("reconcile", "Dit ce que plusieurs documents disent ensemble d’un plan."),
    "import": ("exchange", "Importe des documents dans un plan, ou un plan entier."),
    "publish": ("exchange", "Publie une version d’un plan."),
    "export": ("exchange", "Exporte un plan en JSON ou en YAML."),
    "rename": ("addresses", "Donne une autre adresse à un plan ; l’ancienne y mène."),
    "account": ("accounts", "Ouvre un compte et lui donne un mandat."),
    "mail": ("mail", "Dit quels messages n’ont pas pu partir, et les renvoie."),
    "seals": ("ledger", "Exporte les empreintes quotidiennes du journal de l’argent."),
    "grant": ("ledger", "Donne à un rôle PostgreSQL le droit de servir la plateforme, sans plus."),
    "backup": ("safety", "Sauvegarde toute la base dans un fichier."),
    "restore": ("safety", "Rétablit une sauvegarde dans une base vide."),
    "check-integrity": ("safety", "Vérifie que la base ne contient rien de faux."),
}


#: What an ``OSError`` may be without being a bug of ours.
_MISTAKES = (
    *(errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS),
    *(errno.ENOENT, errno.ENOTDIR, errno.EISDIR),
)


class Commands(click.Group):
    """Loads a command, and Django, only when it is called: the general help stays instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All of them, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, once Django is ready."""
        if cmd_name not in COMMANDS:
            return None
        import django  # noqa: PLC0415  (hence no cost for the help)

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tramontane.config.settings")
        django.setup()
        module = import_module(f"tramontane.config.commands.{COMMANDS[cmd_name][0]}")
        found = getattr(module, cmd_name.replace("-", "_").replace("import", "import_"))
        return found if isinstance(found, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table, without loading a module."""
        with formatter.section("Commandes"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.command(cls=Commands, context_settings={"help_option_names": ["--help", "-h"]})
@click.version_option(__version__, prog_name="tramontane", help="Affiche la version.")
def tramontane() -> None:
    """La plateforme sur laquelle une Région conduit son plan d’intelligence artificielle.

    « tramontane COMMANDE --help » explique une commande. Les variables TRAMONTANE_… sont dans docs/operations.md.
    """


def _speak_french() -> None:
    """Give click its French words; without a writable folder to compile them in, it speaks English."""
    folder = Path(__file__).resolve().parents[2] / "locale"
    from tramontane.config.runtime.messages import compile_catalogues  # noqa: PLC0415  (after the version is checked)

    with contextlib.suppress(OSError):
        compile_catalogues(folder)
    os.environ.setdefault("LANGUAGE", "fr")
    gettext.bindtextdomain("click", folder)
    gettext.textdomain("click")


def _fail(line: str, code: int = 1) -> None:
    click.echo(line, err=True)
    sys.exit(code)


def main() -> None:
    """Run a command; every expected refusal is one line on standard error and an exit code that is not 0."""
    if sys.version_info < (3, 11):  # noqa: UP036  (run from a checkout, nothing else checks it)
        _fail(f"Tramontane demande Python 3.11 ou plus récent ; ceci est Python {sys.version.split()[0]}.", 2)
    from django.db.utils import OperationalError  # noqa: PLC0415  (after the version is known to be right)

    from tramontane.config.env import EnvironmentProblem  # noqa: PLC0415
    from tramontane.lib.errors import Refusal  # noqa: PLC0415

    _speak_french()
    try:
        code = tramontane.main(prog_name="tramontane", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.ClickException as problem:
        problem.show()
        sys.exit(problem.exit_code)
    except click.Abort:
        _fail("Interrompu.", 130)
    except (EnvironmentProblem, Refusal) as problem:
        _fail(str(problem))
    except OperationalError as problem:
        _fail(f"La base de données ne répond pas : {str(problem).strip().splitlines()[0]}")
    except OSError as problem:
        if problem.errno not in _MISTAKES:
            raise
        from tramontane.config.runtime.conditions import reason  # noqa: PLC0415

        _fail(f"Lecture ou écriture impossible : {reason(problem)} ({problem.filename or 'fichier demandé'}).")


if __name__ == "__main__":
    main()

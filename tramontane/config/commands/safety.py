"""Commands that keep the data safe: ``backup``, ``restore``, ``check-integrity``."""

from pathlib import Path

import click

from tramontane.config.commands.files import replaced
from tramontane.config.commands.progress import counter, progress
from tramontane.config.env import EnvironmentProblem, read
from tramontane.config.runtime import backup as copies
from tramontane.config.runtime import prepare
from tramontane.config.runtime.conditions import ensure_writable, hold
from tramontane.config.runtime.database import opened
from tramontane.config.runtime.integrity import CHECKS

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=FILE)
def backup(file: Path) -> None:
    """Sauvegarde toute la base (documents archivés compris) dans FILE, sans arrêter la plateforme.

    FILE n’est remplacé qu’une fois la sauvegarde entière et écrite sur le disque.
    """
    if not file.absolute().parent.is_dir():
        raise EnvironmentProblem(f"Le dossier {file.absolute().parent} n’existe pas.")
    with opened(read()):
        tables = copies.tables()
        if not tables:
            raise EnvironmentProblem("La base est vide : il n’y a rien à sauvegarder.")
        with replaced(file) as temporary, counter(length=tables, label="Sauvegarde") as bar:
            manifest = copies.dump(temporary, each_table=lambda: bar.update(1))
    click.echo(f"{file} : {file.stat().st_size / 2**20:.1f} Mo, empreinte {manifest.sha256[:12]}.")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Remplace tout ce que contient la base (sans retour).")
def restore(file: Path, force: bool) -> int:  # noqa: FBT001  (click gives options by name)
    """Rétablit la sauvegarde FILE dans une base vide, puis vérifie tout.

    Tout est rétabli, ou rien n’est changé. Arrêtez d’abord « tramontane serve ».
    """
    env = read()
    ensure_writable(env.data)
    lock = hold(env.data)
    try:
        with opened(env):
            return _restore(file, force=force)
    finally:
        lock.close()


def _restore(file: Path, *, force: bool) -> int:
    manifest = copies.read_manifest(file)
    if copies.tables() and not force:
        raise EnvironmentProblem(
            "La base n’est pas vide : rétablissez dans une base neuve, ou ajoutez --force pour tout remplacer."
        )
    with counter(length=manifest.tables, label="Restauration") as bar:
        copies.put_back(file, manifest, each_table=lambda: bar.update(1))
    if prepare.migrate():
        click.echo("Base mise à jour pour cette version de Tramontane.")
    click.echo(f"Sauvegarde du {manifest.made_at} rétablie.")
    return _check()


@click.command("check-integrity")
def check_integrity() -> int:
    """Vérifie la base : empreintes, passages, faits, versions, règles. Code de sortie 1 si quelque chose est faux."""
    with opened(read()):
        if not copies.tables():
            raise EnvironmentProblem(
                "La base est vide : lancez d’abord « tramontane serve » ou « tramontane restore »."
            )
        return _check()


def _check() -> int:
    wrong: list[str] = []
    with progress(CHECKS.items(), label="Vérification", length=len(CHECKS)) as checks:
        for name, check in checks:
            wrong += [f"{name} : {line}" for line in check()]
    for line in wrong:
        click.echo(line, err=True)
    if wrong:
        click.echo(f"{len(wrong)} anomalie{'s' if len(wrong) > 1 else ''}.", err=True)
        return 1
    click.echo("Aucune anomalie.")
    return 0

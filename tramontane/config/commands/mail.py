"""``tramontane mail``: what has not left of the outbox, and sending it again."""

import click

from tramontane.accounts.actions import retry_messages
from tramontane.accounts.models import Message
from tramontane.accounts.queries import messages_by_state, stuck_messages
from tramontane.config.env import read
from tramontane.config.runtime import prepare
from tramontane.config.runtime.database import opened
from tramontane.lib import french
from tramontane.lib.periods import PARIS


@click.command()
@click.option("--retry", is_flag=True, help="Renvoie ce qui a été refusé ou interrompu (au risque d’un double).")
def mail(*, retry: bool) -> int:
    """Dit où en sont les messages et lesquels n’ont pas pu partir, sans nommer personne. Code 1 s’il y en a.

    Un message « envoi interrompu » est peut-être parti : la machine s’est arrêtée au moment de l’envoi.
    """
    with opened(read()):
        prepare.migrate()
        if retry:
            click.echo(f"{french.counted(retry_messages(), 'message remis', 'messages remis')} en attente.")
        counts = messages_by_state()
        for state in Message.State:
            if counts.get(state):
                click.echo(f"{state.label} : {french.number(counts[state])}")
        stuck = list(stuck_messages()[:100])
        for row in stuck:
            at = row.created_at.astimezone(PARIS).strftime("%Y-%m-%d %H:%M")
            tries = french.counted(row.attempts, "essai", "essais")
            click.echo(
                f"  n° {row.pk}, {row.get_kind_display()}, du {at} : {row.get_state_display()}, {tries}"
                f" ({row.problem or 'sans explication'})"
            )
        if not stuck:
            click.echo("Rien n’est resté en souffrance.")
    return int(bool(stuck))

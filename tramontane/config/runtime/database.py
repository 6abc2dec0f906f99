"""The database of this instance, embedded or external, open for as long as a command needs it."""

from collections.abc import Iterator
from contextlib import contextmanager

from tramontane.config import embedded
from tramontane.config.env import Env
from tramontane.config.runtime.conditions import ensure_database_answers, ensure_writable


def open_database(env: Env) -> embedded.EmbeddedServer | None:
    """Make the database answer: start or join the embedded server, or check the external one (then None).

    Raises ``EnvironmentProblem``.
    """
    ensure_writable(env.data)
    if env.database_url:
        ensure_database_answers(env.database_url)
        return None
    server = embedded.start(env.postgresql)
    try:
        server.ensure_database()
    except BaseException:
        server.stop()
        raise
    return server


@contextmanager
def opened(env: Env) -> Iterator[None]:
    """The database answers inside the block; an embedded server that nobody else uses stops after it."""
    server = open_database(env)
    try:
        yield
    finally:
        if server is not None:
            server.stop()

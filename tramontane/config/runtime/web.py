"""The web process: granian serving the WSGI application, loaded once before it is shared among the workers."""

import os
from collections.abc import Callable

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from tramontane.config.env import read
from tramontane.config.logs import logging_config
from tramontane.config.runtime.children import end_with_parent
from tramontane.config.wsgi import application

_MASTER = os.getpid()


def load(_target: str) -> Callable[..., object]:
    """What each worker serves; a worker ends when its master does."""
    if os.getpid() != _MASTER:
        end_with_parent(os.getppid())
    return application


def main() -> None:
    """Serve until SIGTERM or SIGINT."""
    env = read()
    end_with_parent()
    Granian(
        "tramontane.config.wsgi:application",
        address=env.host,
        port=env.port,
        interface=Interfaces.WSGI,
        workers=env.workers,
        blocking_threads=2,
        websockets=False,
        log_level=LogLevels.warning,
        log_dictconfig=logging_config(env.log_format),
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=10,
    ).serve(target_loader=load)


if __name__ == "__main__":
    main()

"""The platform under measure: a PostgreSQL in a temporary folder, the demonstration, the real web server."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.processes import Server, free_port
from tramontane.config import embedded

ROOT = Path(__file__).resolve().parents[1]
WORKERS = 2


@contextmanager
def prepared(folder: Path) -> Iterator[embedded.EmbeddedServer]:
    """Set Django up on a new database that holds the demonstration; yields its PostgreSQL, stopped at the end."""
    for name in [n for n in os.environ if n.startswith("TRAMONTANE_")]:
        del os.environ[name]
    os.environ |= {
        "TRAMONTANE_DATA": str(folder),
        "TRAMONTANE_DEMO": "oui",
        "TRAMONTANE_WORKERS": str(WORKERS),
        "TRAMONTANE_PAGES_PER_MINUTE": "0",
        "DJANGO_SETTINGS_MODULE": "tramontane.config.settings",
    }
    server = embedded.start(folder / "postgresql")
    try:
        server.ensure_database()
        import django  # noqa: PLC0415  (the environment had to be ready first)

        django.setup()
        from tramontane.config import demo  # noqa: PLC0415
        from tramontane.config.runtime import messages, prepare  # noqa: PLC0415

        prepare.migrate()
        messages.compile_catalogues()
        prepare.collect_static()
        demo.load()
        yield server
    finally:
        from django.db import connections  # noqa: PLC0415

        connections.close_all()
        server.stop()


def web(path: str) -> Server:
    """The web server that ``tramontane serve`` starts."""
    port = free_port()
    return Server(
        [sys.executable, "-m", "tramontane.config.runtime.web"],
        port=port,
        path=path,
        env=os.environ | {"TRAMONTANE_PORT": str(port), "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
    )

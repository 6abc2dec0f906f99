"""The PostgreSQL of the tests: one server for each run, shared by the processes of pytest-xdist, gone at the end."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tramontane.config import embedded

#: Set by the first process of a run; the others find the server there.
MARK = "TRAMONTANE_TESTS_FOLDER"


def start_once() -> None:
    """Start the server, or join the one of this run, and let ``TRAMONTANE_*`` describe it alone."""
    folder = os.environ.get(MARK)
    if folder is None:
        root = Path(tempfile.mkdtemp(prefix="tramontane-tests-"))
        server = embedded.start(root / "pg", durable=False)
        owner = os.getpid()

        def end() -> None:
            if os.getpid() == owner:
                server.stop()
                shutil.rmtree(root, ignore_errors=True)

        atexit.register(end)
        (root / "static").mkdir()
        folder = os.environ[MARK] = str(root)
    for name in [n for n in os.environ if n.startswith("TRAMONTANE_") and n != MARK]:
        del os.environ[name]
    os.environ["TRAMONTANE_DATABASE_URL"] = embedded.url(Path(folder) / "pg")
    os.environ["TRAMONTANE_DATA"] = folder
    os.environ["TRAMONTANE_DEMO"] = "oui"

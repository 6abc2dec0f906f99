"""What documents cost: characters read and extracted per second, seconds to import one into a plan."""

import statistics
import time
from pathlib import Path

from bench.house import ROOT

DOCUMENTS = ROOT / "demo" / "documents"
TIMES = 3


def extraction_speed() -> float:
    """Kilobytes of text per second that the extractor goes through, on the sample documents (best of three)."""
    from tramontane.evidence.extraction.extract import extract  # noqa: PLC0415  (once Django is ready)
    from tramontane.evidence.reading.read import read, sniff  # noqa: PLC0415

    texts = [read(p.read_bytes(), sniff(p.read_bytes(), p.name)) for p in sorted(DOCUMENTS.iterdir())]
    size = sum(len(text.text.encode()) for text in texts)
    took = []
    for _ in range(TIMES):
        started = time.process_time()
        for text in texts:
            extract(text, None)
        took.append(time.process_time() - started)
    return size / 1000 / min(took)


def import_seconds() -> float:
    """Seconds from the bytes of a document to its draft lines: archive, reading in a child, facts, draft (median)."""
    from tramontane.accounts.models import Organisation, User  # noqa: PLC0415  (once Django is ready)
    from tramontane.evidence.actions import Description  # noqa: PLC0415
    from tramontane.plan.actions import ask_import, open_plan, process_import  # noqa: PLC0415
    from tramontane.plan.models import Territory  # noqa: PLC0415

    organisation = Organisation.objects.get(code="region-occitanie")
    by = User.objects.get(email="claire.occitanie@demo.tramontane.example")
    sample = Path(DOCUMENTS / "occitanie-adoption-2024-07.txt").read_bytes()
    took = []
    for number in range(TIMES):
        plan = open_plan(slug=f"mesure-{number}", territory=Territory.objects.get(code="76"), stewards=[organisation])
        started = time.perf_counter()
        asked = ask_import(
            plan=plan,
            content=sample + b"\n" * (number + 1),
            description=Description(title="Mesure", publisher="Mesure", file_name="mesure.txt"),
            organisation=organisation,
            by=by,
        )
        done = process_import(asked=asked)
        took.append(time.perf_counter() - started)
        if done.state != "done":
            raise RuntimeError(done.message)
    return statistics.median(took)

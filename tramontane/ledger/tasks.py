"""What the worker does of the ledger."""

from django.utils import timezone
from procrastinate.contrib.django import app

from tramontane.ledger.actions import seal_journal
from tramontane.lib.periods import day_in_france


@app.periodic(cron="7 23 * * *")
@app.task(name="ledger.seal", queueing_lock="ledger.seal")
def seal(timestamp: int) -> str:
    """Every night: bind the day's entries to those before."""
    return seal_journal(day=day_in_france(timezone.now())).sha256

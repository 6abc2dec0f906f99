"""Seals the journal: once a day, the fingerprint of what was written since the seal before."""

from datetime import date

from django.db import connection

from tramontane.ledger.actions.posting import action
from tramontane.ledger.chain import fingerprint
from tramontane.ledger.models import Seal


@action
def seal_journal(*, day: date) -> Seal:
    """Seal all that is written, under that day; a day already sealed keeps its seal, and what followed waits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ledger_hold_journal()")
        last = cursor.fetchone()[0]
    known = Seal.objects.order_by("-day").first()
    if known is not None and known.day >= day:
        return known
    before, after = (known.sha256, known.last_entry_id or 0) if known else ("", 0)
    digest, count = fingerprint(before, day, after, last or 0)
    return Seal.objects.create(day=day, entries=count, last_entry_id=last, sha256=digest)

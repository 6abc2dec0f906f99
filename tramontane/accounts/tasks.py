"""What the worker does of the outbox."""

from procrastinate.contrib.django import app

from tramontane.accounts.actions import MAIL_QUEUE, SEND_JOB
from tramontane.accounts.outbox import purge_messages, send_due_messages


@app.task(name=SEND_JOB, queue=MAIL_QUEUE)
def send() -> int:
    """Send what is due, as soon as somebody waits for it."""
    return send_due_messages()


@app.periodic(cron="* * * * *")
@app.task(name="accounts.send_due", queue=MAIL_QUEUE, queueing_lock="accounts.send_due")
def send_due(timestamp: int) -> int:
    """Every minute: what waits without hurry, and what is tried again."""
    return send_due_messages()


@app.periodic(cron="41 3 * * *")
@app.task(name="accounts.purge", queue=MAIL_QUEUE, queueing_lock="accounts.purge")
def purge(timestamp: int) -> int:
    """Every night: forget old traces."""
    return purge_messages()

"""What the worker does for plans."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from tramontane.plan.actions.drafts import IMPORT_JOB, give_up_lost_imports, process_import
from tramontane.plan.models import Import


@app.task(name=IMPORT_JOB, retry=RetryStrategy(max_attempts=3, wait=2))
def import_document(*, import_id: int) -> str:
    """Turn one archived document into draft lines; a refusal is a result, not a failure."""
    asked = Import.objects.select_related("document", "plan__territory").get(pk=import_id)
    return process_import(asked=asked).state


@app.periodic(cron="* * * * *")
@app.task(name="plan.lost_imports", queueing_lock="plan.lost_imports")
def end_lost_imports(timestamp: int) -> int:
    """Every minute: no import stays « en cours » when nothing works on it any more."""
    return give_up_lost_imports()

"""What the worker does for plans."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from tramontane.plan.actions.drafts import IMPORT_JOB, process_import
from tramontane.plan.models import Import


@app.task(name=IMPORT_JOB, retry=RetryStrategy(max_attempts=3, wait=2))
def import_document(*, import_id: int) -> str:
    """Turn one archived document into draft lines; a refusal is a result, not a failure."""
    asked = Import.objects.select_related("document", "plan__territory").get(pk=import_id)
    return process_import(asked=asked).state

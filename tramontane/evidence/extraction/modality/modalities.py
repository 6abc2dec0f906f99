"""How sure a clause is of its sum: refused, given up, replaced, asked for, conditional, estimated, spent, proposed…"""

from tramontane.evidence.extraction.modality.moods import is_awaited, is_bound, is_computed, mood_of
from tramontane.evidence.extraction.modality.refusals import is_absent, is_refused, is_taken
from tramontane.evidence.extraction.modality.revisions import is_replaced
from tramontane.evidence.extraction.modality.surroundings import Surroundings
from tramontane.evidence.values import Modality


def modality_of(around: Surroundings, plain_after: str) -> Modality:
    """How the words around a sum qualify it; « firm » when nothing does. ``plain_after`` keeps capitals."""
    if is_refused(around):
        return "rejected"
    if is_computed(around, plain_after):
        return "computed"
    if is_replaced(around):
        return "superseded"
    if is_awaited(around):
        return "requested"
    return "negated" if is_absent(around) else _mood(around)


def _mood(around: Surroundings) -> Modality:
    """What was proposed and then taken is decided, on a condition perhaps."""
    mood = mood_of(around)
    if mood == "proposed" and is_taken(around):
        return "conditional" if is_bound(around) else "firm"
    return mood

"""Where a plan stands: steps follow one another, a postponement or a refusal undoes what was only expected."""

from collections.abc import Sequence

from tramontane.evidence.reconciliation.precision import same_day
from tramontane.evidence.reconciliation.statements import LIFE, VOTED, Statement
from tramontane.evidence.values import Status, Value

_SETBACKS = ("postponed", "rejected")
#: What happens to a plan once: two days for it cannot both be right.
_ONCE = ("adopted", "signed", "launched")


def same_step(one: Value, other: Value) -> bool:
    """The same step; of what happens once, at dates that may be the same day."""
    if not isinstance(one, Status) or not isinstance(other, Status) or one.value != other.value:
        return False
    return one.value not in _ONCE or same_day(one.date, other.date)


def step_precedence(statement: Statement) -> tuple[object, ...]:
    """Sort key of steps told of one plan, setbacks apart: the last one prevails."""
    return (_place(statement), statement.rank, statement.day, _told(statement) or "", statement.uid)


def current_step(statements: Sequence[Statement]) -> Statement:
    """The step a plan is at.

    A postponement or a refusal prevails over what was expected until then, and over a vote only when it comes
    later from a source of no lower rank; a step taken since then prevails over it.
    """
    back = max((s for s in statements if is_setback(s)), key=lambda s: (_when(s), s.rank, s.uid), default=None)
    forward = [s for s in statements if not is_setback(s)]
    if back is None or not forward:
        return back or max(forward, key=step_precedence)
    standing = [s for s in forward if _withstands(s, back)]
    return max(standing, key=step_precedence) if standing else back


def contradicted(step: Statement, other: Statement) -> bool:
    """Whether ``other``, of no lower rank and published after the day of ``step``, still expects the vote.

    A vote that a later act or release of equal worth denies or still announces is for a person to look at.
    """
    if _place(step) < VOTED or other.rank < step.rank or _told(step) is None or other.published_on is None:
        return False
    return _word(other) in ("submitted", "to_adopt") and other.published_on.isoformat() > _when(step)


def _withstands(step: Statement, back: Statement) -> bool:
    if _place(step) >= VOTED:
        return _when(step) >= _when(back) or back.rank < step.rank
    return _told(step) is not None and _word(step) != "to_adopt" and _when(step) > _when(back)


def _word(statement: Statement) -> str:
    return statement.value.value if isinstance(statement.value, Status) else ""


def _place(statement: Statement) -> int:
    word = _word(statement)
    return LIFE.index(word) if word in LIFE else -1


def is_setback(statement: Statement) -> bool:
    """A postponement or a refusal."""
    return _word(statement) in _SETBACKS


def _told(statement: Statement) -> str | None:
    return statement.value.date if isinstance(statement.value, Status) else None


def _when(statement: Statement) -> str:
    """The day of a step as a sortable date; for what is still to come, and for a setback, the day it was told."""
    told = _told(statement)
    ahead = _word(statement) in (*_SETBACKS, "to_adopt")
    if statement.published_on and (ahead or not told or not told[:4].isdigit()):
        return statement.published_on.isoformat()
    return told if told and told[:4].isdigit() else ""

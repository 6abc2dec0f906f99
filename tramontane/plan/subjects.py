"""When two facts speak of the same subject, and when they say the same of it."""

from collections.abc import Callable, Iterable
from typing import Any

from tramontane.evidence.reconciliation.statements import Statement
from tramontane.evidence.values import Actor, Amount, Axis, Count, Period, Target, Value
from tramontane.lib.words import similarity
from tramontane.plan.document import PartyKind

#: Two labels at least this alike speak of the same thing.
ALIKE = 0.6


def amount_of(value: Value) -> Amount:
    """The money a fact states; an axis that says its envelope counts. Raises ``TypeError`` when it states none."""
    if isinstance(value, Axis) and value.amount is not None:
        return Amount(min=value.amount, max=value.amount)
    if isinstance(value, Amount):
        return value
    raise TypeError(f"a {value.kind} states no money")


def same_amount(a: Value, b: Value) -> bool:
    """The same money, per the same thing."""
    one, other = amount_of(a), amount_of(b)
    return (one.min, one.max, one.currency, one.per) == (other.min, other.max, other.currency, other.per)


def same_count(a: Value, b: Value) -> bool:
    """The same figure."""
    return isinstance(a, Count) and isinstance(b, Count) and a.value == b.value


def same_period(a: Value, b: Value) -> bool:
    """The same years, one of them possibly vaguer."""
    if not isinstance(a, Period) or not isinstance(b, Period):
        return False
    return (
        (a.start or "")[:4] == (b.start or "")[:4]
        and (a.end or "")[:4] == (b.end or "")[:4]
        and (a.years == b.years or None in (a.years, b.years))
    )


def same_subject(a: Value, b: Value) -> bool:
    """Two targets about the same thing."""
    if not isinstance(a, Target) or not isinstance(b, Target) or a.per != b.per:
        return False
    return similarity(a.unit, b.unit) >= ALIKE if a.unit and b.unit else similarity(a.label, b.label) >= ALIKE


def same_target(a: Value, b: Value) -> bool:
    """The same aim, one of them possibly vaguer."""
    if not isinstance(a, Target) or not isinstance(b, Target):
        return False
    pairs = [(getattr(a, name), getattr(b, name)) for name in ("value", "factor", "baseline")]
    return all(one == other or None in (one, other) for one, other in pairs)


def filled(head: Target, statements: Iterable[Statement]) -> tuple[Target, dict[str, str]]:
    """The target with what others that agree add to it: its baseline, its deadline; and who says each."""
    known: dict[str, object] = {}
    said: dict[str, str] = {}
    for statement in statements:
        if not same_target(head, statement.value):
            continue
        for name in ("baseline", "deadline", "horizon_years", "unit"):
            value = getattr(statement.value, name)
            if value and not getattr(head, name) and name not in known:
                known[name], said[name] = value, statement.uid
    return head.model_copy(update=known), said


def bounds(period: Value | None) -> tuple[str | None, str | None, int | None]:
    """Start, end and years as stated; a number of years alone gives no bound that nobody wrote."""
    return (period.start, period.end, period.years) if isinstance(period, Period) else (None, None, None)


def is_region(name: str, territory: str) -> bool:
    """The name of the Region itself."""
    return similarity(name, territory) >= ALIKE or name.lower().startswith(("la région", "région ", "conseil régional"))


def kind_of_party(name: str, actor: Actor) -> PartyKind:
    """Region, State, person or other, from the name."""
    lowered = name.lower()
    if actor.type == "person":
        return "person"
    if lowered.startswith(("région", "la région", "conseil régional")):
        return "region"
    if lowered in ("état", "etat", "l’état", "l’etat", "l'état", "l'etat") or "préfe" in lowered or "sgar" in lowered:
        return "state"
    return "other"


def gather(
    told: list[tuple[str, list[Statement]]],
    title: str,
    statement: Statement,
    agree: Callable[[Any, Any], bool] = lambda a, b: True,
) -> None:
    """Put a statement with those of other sources that say the same, or on its own."""
    for known, statements in told:
        if (
            similarity(known, title) >= ALIKE
            and agree(statements[0].value, statement.value)
            and all(s.source != statement.source for s in statements)
        ):
            statements.append(statement)
            return
    told.append((title, [statement]))

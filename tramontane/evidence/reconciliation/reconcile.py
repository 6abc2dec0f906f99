"""Decides how facts on one subject bear on one another: which prevails, and what becomes of the others.

A source is worth its rank (act > official release > press > other); a firm word beats an estimate; a later
word of higher rank beats an earlier one of a lower rank, and at equal rank the account of the vote beats an earlier
announcement; what a later source says was wrong or is replaced (« et non 12 millions ») gives way whatever its
rank; a more precise word completes a vaguer one. Anything else that differs stays in conflict until a person decides.
"""

from collections.abc import Callable, Mapping, Sequence

from tramontane.evidence.reconciliation.precision import compatible, is_exact, refines
from tramontane.evidence.reconciliation.statements import Proposal, Relation, Statement
from tramontane.evidence.reconciliation.steps import contradicted, current_step, is_setback, step_precedence
from tramontane.evidence.values import Amount, Axis, Status, Target, Value


def firmness(value: Value) -> int:
    """3 for what is stated without estimate, condition or negation, 2 for an estimate, 1 for a mere possibility."""
    modality = getattr(value, "modality", "firm")
    return 3 if modality in ("firm", "spent") else 2 if modality in ("estimated", "computed") else 1


def precedence(statement: Statement) -> tuple[object, ...]:
    """Sort key of statements on one subject: the last one prevails."""
    value = statement.value
    if isinstance(value, Status):
        return step_precedence(statement)
    stands = not _is_replaced(value)
    worth = (statement.rank, statement.tells_vote, is_exact(value), statement.day)
    return (stands, firmness(value), *worth, statement.uid)


def recalled(statements: Sequence[Statement]) -> dict[str, str]:
    """Uids whose value another source, not older, calls replaced or wrong; to each, the uid that says so."""
    found: dict[str, str] = {}
    for witness in sorted(statements, key=lambda s: s.uid):
        if not _is_replaced(witness.value):
            continue
        for other in statements:
            live = not _is_replaced(other.value) and other.source != witness.source
            if live and witness.day >= other.day and _figure(other.value) == _figure(witness.value):
                found[other.uid] = witness.uid
    return found


def _is_replaced(value: Value) -> bool:
    return getattr(value, "modality", "firm") == "superseded"


def _figure(value: Value) -> tuple[object, ...]:
    """What a value says, without its qualifier and modality."""
    match value:
        case Amount():
            return (value.min, value.max, value.currency, value.per)
        case Axis() if value.amount is not None:
            return (value.amount, value.amount, "EUR", "total")
        case Target():
            return (value.value, value.value_max, value.factor, value.per)
    return (value,)


def head_of(statements: Sequence[Statement]) -> Statement:
    """The statement that prevails on its subject, what people decided first. The order they come in is indifferent."""
    wrong = recalled(statements)
    right = [s for s in statements if s.uid not in wrong] or statements
    head = current_step(right) if isinstance(right[0].value, Status) else max(right, key=precedence)
    return _decided(_finest(head, right), statements)


def _finest(head: Statement, statements: Sequence[Statement]) -> Statement:
    """The most precise of the firm words compatible with the one that prevails; hearsay makes nothing precise."""
    for _ in statements:
        finer = [
            s
            for s in statements
            if s.rank >= min(head.rank, 1)
            and firmness(s.value) >= firmness(head.value)
            and refines(s.value, head.value)
        ]
        if not finer:
            break
        head = max(finer, key=precedence)
    return head


def _decided(head: Statement, statements: Sequence[Statement]) -> Statement:
    """What a person preferred to the head, or to the same value told elsewhere by a source of no lower rank."""
    by_uid = {s.uid: s for s in statements}
    for _ in statements:
        winners = [
            s
            for s in statements
            for uid, relation in s.decided
            if relation in ("supersedes", "corrects") and _speaks_of(head, by_uid.get(uid)) and s.uid != head.uid
        ]
        if not winners:
            break
        head = max(winners, key=precedence)
    return head


def _speaks_of(head: Statement, judged: Statement | None) -> bool:
    if judged is None:
        return False
    return head.uid == judged.uid or (head.rank <= judged.rank and _figure(head.value) == _figure(judged.value))


def proposals(
    statements: Sequence[Statement], *, agree: Callable[[Value, Value], bool], subject: str
) -> tuple[Statement, tuple[Proposal, ...]]:
    """The statement that prevails and how it bears on each of the others. ``agree`` says when two values are one."""
    head = head_of(statements)
    wrong = recalled(statements)
    found = [_relate(head, other, agree, subject, wrong) for other in statements if other != head]
    return head, tuple(p for p in found if p is not None)


def _relate(
    head: Statement, other: Statement, agree: Callable[[Value, Value], bool], subject: str, wrong: Mapping[str, str]
) -> Proposal | None:
    agreed = agree(head.value, other.value)
    if head.source == other.source and (agreed or compatible(head.value, other.value)):
        return None
    relation, reason = _bearing(head, other, agreed=agreed, is_recalled=other.uid in wrong)
    return Proposal(head.uid, other.uid, relation, f"{reason} ({subject}).")


def _bearing(head: Statement, other: Statement, *, agreed: bool, is_recalled: bool) -> tuple[Relation, str]:
    """What the prevailing statement is to another one, and why."""
    if is_recalled and not agreed:
        return "corrects", "Une source dit elle-même que ce chiffre était une erreur ou qu’il est remplacé"
    if refines(head.value, other.value):
        return "completes", "La même chose, plus précisément"
    if agreed:
        return "same", "Deux sources disent la même chose"
    if compatible(head.value, other.value):
        return "same", "Valeurs compatibles"
    if isinstance(head.value, Status) and isinstance(other.value, Status) and head.value.value != other.value.value:
        return _next_step(head, other)
    why = _why_superseded(head, other)
    return ("supersedes", why) if why else ("conflicts", _why_in_conflict(head, other))


def _next_step(head: Statement, other: Statement) -> tuple[Relation, str]:
    if contradicted(head, other):
        return "conflicts", "Une source plus récente, d’un rang au moins égal, ne tient pas cette étape pour faite"
    if head.rank > other.rank and is_setback(other):
        return "supersedes", "Une source de rang supérieur donne cette étape pour faite"
    return "supersedes", "Étape suivante de la vie du plan"


def _why_superseded(head: Statement, other: Statement) -> str:
    """Why a value gives way without anybody's decision; empty when it does not."""
    if _is_replaced(other.value):
        return "La source dit elle-même que ce chiffre est remplacé"
    if firmness(head.value) > firmness(other.value):
        return "Valeur plus ferme que l’autre, qui est une estimation ou une éventualité"
    if head.rank > other.rank and head.day >= other.day:
        return "Source de rang supérieur et plus récente"
    if head.rank == other.rank and head.day > other.day:
        if head.tells_vote and not other.tells_vote:
            return "Compte rendu du vote, après une annonce"
        if is_exact(head.value) and not is_exact(other.value):
            return "Valeur exacte, après une approximation"
    return ""


def _why_in_conflict(head: Statement, other: Statement) -> str:
    if head.rank > other.rank:
        return "Une source plus récente, de rang inférieur, ne dit pas la même chose"
    return "Deux sources de même poids ne disent pas la même chose"

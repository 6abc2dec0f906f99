"""What changed between two versions of a plan, line by line and field by field."""

from dataclasses import dataclass
from typing import Literal

from tramontane.plan.document import LinePart, PlanDocument
from tramontane.plan.published import parts_of, title_of


@dataclass(frozen=True, slots=True)
class Change:
    """A line added, removed or changed; for a change, which field and both values as in the document."""

    kind: str
    ref: str
    title: str
    what: Literal["added", "removed", "changed"]
    field: str = ""
    before: str = ""
    after: str = ""


def differences(old: PlanDocument | None, new: PlanDocument) -> tuple[Change, ...]:
    """The changes from ``old`` (nothing, for a first version) to ``new``, in the order of the plan."""
    before = parts_of(old) if old else {}
    changes: list[Change] = []
    for kind, parts in parts_of(new).items():
        known = {p.ref: p for p in before.get(kind, ())}
        for part in parts:
            was = known.pop(part.ref, None)
            if was is None:
                changes.append(Change(kind, part.ref, title_of(part), "added"))
            else:
                changes.extend(_fields(kind, was, part))
        changes.extend(Change(kind, p.ref, title_of(p), "removed") for p in known.values())
    return tuple(changes)


def _fields(kind: str, old: LinePart, new: LinePart) -> list[Change]:
    was, now = old.model_dump(mode="json"), new.model_dump(mode="json")
    return [
        Change(kind, new.ref, title_of(new), "changed", name, _text(was.get(name)), _text(now[name]))
        for name in now
        if was.get(name) != now[name]
    ]


def _text(value: object) -> str:
    """A value as words: nothing, a list of uids, a plain value."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return ", ".join(f"{k} : {', '.join(v)}" for k, v in value.items())
    return str(value)

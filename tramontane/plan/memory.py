"""Rows made from a published version are made once: versions never change."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

from tramontane.plan.published import PublishedPlan

P = ParamSpec("P")
R = TypeVar("R")


class _Same:
    """A plan as a key: this very object, without comparing what it holds."""

    __slots__ = ("plan",)

    def __init__(self, plan: PublishedPlan) -> None:
        self.plan = plan

    def __hash__(self) -> int:
        return id(self.plan)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.plan is self.plan


def once_per_version(
    make: Callable[Concatenate[PublishedPlan, P], R],
) -> Callable[Concatenate[PublishedPlan, P], R]:
    """Remember what ``make`` returned for a plan and hashable arguments (the last 256)."""

    @lru_cache(maxsize=256)
    def remembered(same: _Same, *args: object) -> R:
        return make(same.plan, *args)  # type: ignore[arg-type, call-arg]  # the very arguments of ``make``

    @wraps(make)
    def ask(plan: PublishedPlan, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if kwargs:
            raise TypeError("give the arguments in order: they are the key")
        return remembered(_Same(plan), *args)

    return ask

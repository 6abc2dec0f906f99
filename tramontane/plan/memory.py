"""What is made from a published version is made once: versions never change."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

from tramontane.lib.language import language
from tramontane.plan.published import PublishedPlan

P = ParamSpec("P")
R = TypeVar("R")
Make = Callable[Concatenate[PublishedPlan, P], R]


class _Same:
    """A plan as a key: this very object, without comparing what it holds."""

    __slots__ = ("plan",)

    def __init__(self, plan: PublishedPlan) -> None:
        self.plan = plan

    def __hash__(self) -> int:
        return id(self.plan)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.plan is self.plan


def last_per_version(size: int) -> Callable[[Make[P, R]], Make[P, R]]:
    """Remember the last ``size`` things that a function returned for a plan, a language and hashable arguments."""

    def decorate(make: Make[P, R]) -> Make[P, R]:
        @lru_cache(maxsize=size)
        def remembered(same: _Same, _language: str, *args: object) -> R:
            return make(same.plan, *args)  # type: ignore[arg-type, call-arg]  # the very arguments of ``make``

        @wraps(make)
        def ask(plan: PublishedPlan, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if kwargs:
                raise TypeError("give the arguments in order: they are the key")
            return remembered(_Same(plan), language(), *args)

        return ask

    return decorate


def once_per_version(make: Make[P, R]) -> Make[P, R]:
    """Remember what ``make`` returned for a plan and hashable arguments (the last 256)."""
    return last_per_version(256)(make)

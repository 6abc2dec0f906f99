"""Plans of ten to ten thousand promises: what their pages cost against what they show."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.client import ask
from bench.pages import PLAN, Page
from bench.processes import Server
from bench.samples import Spread, spread

if TYPE_CHECKING:
    from tramontane.plan.document import PlanDocument, PledgePart

SIZES = (10, 100, 1_000, 10_000)
#: What is measured of each plan, under its address; {ref} is a promise in the middle.
_PATHS = {"plan": "", "axis": "axes/{axis}/", "pledges": "engagements/", "pledge": "engagements/{ref}/"}


@dataclass(frozen=True, slots=True)
class Grown:
    """A page of the plans: milliseconds a request and kilobytes, by size."""

    ms: dict[int, Spread]
    kb: dict[int, float]

    @property
    def worst(self) -> float:
        """How much faster than what it shows the page's cost grows, from the smallest plan: 1 is as fast, at most."""
        small = SIZES[0]
        return max(self.ms[n].median / self.ms[small].median / (self.kb[n] / self.kb[small]) for n in SIZES[1:])


def fill() -> None:
    """Publish the plans: that of the demonstration, its promises replaced by many. Written as a version is kept."""
    from django.utils import timezone  # noqa: PLC0415  (once Django is ready)

    from tramontane.accounts.models import Organisation, User  # noqa: PLC0415
    from tramontane.plan.actions import open_plan  # noqa: PLC0415
    from tramontane.plan.assembly import fingerprint  # noqa: PLC0415
    from tramontane.plan.models import Territory, Version  # noqa: PLC0415
    from tramontane.plan.queries import published_plan  # noqa: PLC0415

    model = published_plan(PLAN.strip("/").split("/")[-1])
    if model is None:
        raise RuntimeError("the demonstration is not loaded")
    by = User.objects.get(email="claire.occitanie@demo.tramontane.example")
    for size in SIZES:
        plan = open_plan(
            slug=_slug(size),
            territory=Territory.objects.get(code="76"),
            stewards=[Organisation.objects.get(code="region-occitanie")],
            is_demonstration=True,
        )
        document = model.document.model_copy(update={"slug": plan.slug, "pledges": _pledges(model.document, size)})
        data = document.model_dump(mode="json", by_alias=True)
        Version.objects.create(
            plan=plan, number=1, published_at=timezone.now(), published_by=by, document=data, sha256=fingerprint(data)
        )


def pages(server: Server) -> tuple[Page, ...]:
    """The pages under measure, named ``plan_10``, ``axis_10``…"""
    axis = next(part for part in ask(server.port, PLAN).body.decode().split('"') if part.startswith(f"{PLAN}axes/"))
    known = {"axis": axis.strip("/").split("/")[-1]}
    return tuple(
        Page(f"{name}_{size}", server, f"/plans/{_slug(size)}/{path.format(ref=f'promesse-{size // 2}', **known)}")
        for name, path in _PATHS.items()
        for size in SIZES
    )


def growth(asked: Sequence[Page], samples: Mapping[str, Sequence[float]]) -> dict[str, Spread | float]:
    """Milliseconds and kilobytes of each page at each size, and the worst growth of each."""
    said: dict[str, Spread | float] = {}
    sizes = {page.name: len(ask(page.server.port, page.path).body) / 1000 for page in asked}
    for name in _PATHS:
        found = Grown({n: spread(samples[f"{name}_{n}"]) for n in SIZES}, {n: sizes[f"{name}_{n}"] for n in SIZES})
        said |= {f"{name}_of_{n}_web_ms": found.ms[n] for n in SIZES}
        said |= {f"{name}_of_{n}_kb": found.kb[n] for n in SIZES}
        said[f"{name}_growth_over_shown"] = found.worst
    return said


def _slug(size: int) -> str:
    return f"plan-de-{size}"


def _pledges(document: "PlanDocument", count: int) -> "tuple[PledgePart, ...]":
    """Promises shared among the axes, worded and proved in turn as those of the document."""
    worded = itertools.cycle(document.pledges)
    axes = itertools.cycle([*(a.ref for a in document.axes), None])
    return tuple(next(worded).model_copy(update={"ref": f"promesse-{n}", "axis": next(axes)}) for n in range(count))

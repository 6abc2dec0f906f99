"""What can be followed: a published plan, or one of its axes, envelopes, pledges and indicators."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tramontane.lib.language import fr
from tramontane.plan.differences import Change
from tramontane.plan.document import AxisPart
from tramontane.plan.published import PublishedPlan, parts_of, title_of
from tramontane.plan.queries import published_plan
from tramontane.portal import words
from tramontane.portal.addresses import Addresses
from tramontane.portal.rows.money import envelope_title

#: How an address names the kind of a line → the kind.
KINDS = {"axe": "axis", "enveloppe": "envelope", "engagement": "pledge", "indicateur": "indicator"}


@dataclass(frozen=True, slots=True)
class Node:
    """A plan (``ref`` empty) or one of its lines."""

    slug: str
    kind: str
    ref: str
    title: str
    plan_title: str
    href: str
    version: int

    @property
    def words(self) -> str:
        """« le plan « X » », « axe « Y » du plan « X » »."""
        if self.kind == "plan":
            return _("le plan « {title} »").format(title=fr(self.title))
        return _("{line} « {title} », {plan}").format(
            line=words.LINE[self.kind], title=fr(self.title), plan=fr(self.plan_title)
        )


def asked_node(asked: Mapping[str, str]) -> Node | None:
    """The node that an address names (``?plan=x&axe=y``), None when it is not published."""
    named = [(kind, asked[name]) for name, kind in KINDS.items() if asked.get(name)]
    kind, ref = named[0] if named else ("plan", "")
    return node(asked.get("plan", ""), kind, ref)


def node(slug: str, kind: str, ref: str) -> Node | None:
    """A node of a plan in force, None when it is not there."""
    plan = published_plan(slug) if slug and "\x00" not in slug else None
    return node_of(plan, kind, ref) if plan else None


def node_of(plan: PublishedPlan, kind: str, ref: str) -> Node | None:
    """A node of this version of a plan."""
    title = plan.document.heading.title
    if kind == "plan":
        return Node(plan.slug, kind, "", title, title, Addresses().plan(plan.slug), plan.number)
    part = next((p for p in parts_of(plan.document).get(kind, ()) if p.ref == ref), None)
    if part is None:
        return None
    name = envelope_title(plan, plan.envelope(ref)) if kind == "envelope" else title_of(part)
    return Node(plan.slug, kind, ref, name, title, Addresses().line(plan.slug, kind, ref), plan.number)


def concerns(change: Change, kind: str, ref: str, old: PublishedPlan, new: PublishedPlan) -> bool:
    """Whether a change between two versions is about a node: an axis carries its parts and all that hangs from them."""
    if kind == "plan" or (change.kind, change.ref) == (kind, ref):
        return True
    return kind == "axis" and any(ref in _axes_above(plan, change) for plan in (old, new))


def _axes_above(plan: PublishedPlan, change: Change) -> set[str]:
    part = next((p for p in parts_of(plan.document)[change.kind] if p.ref == change.ref), None)
    axis = part.ref if isinstance(part, AxisPart) else getattr(part, "axis", None)
    return {axis, *(a.ref for a in plan.ancestors(axis))} if axis else set()

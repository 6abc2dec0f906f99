"""What would be published: the changes since the last version, and what stands in the way."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from tramontane.accounts.models import User
from tramontane.lib import french
from tramontane.lib.language import FRENCH
from tramontane.plan.actions.publication import two_people
from tramontane.plan.assembly import fingerprint
from tramontane.plan.contradictions import contradictions
from tramontane.plan.differences import differences
from tramontane.plan.document import PlanDocument
from tramontane.plan.marked import marked
from tramontane.plan.models import Line, Plan
from tramontane.plan.published import PublishedPlan
from tramontane.plan.queries import may, published_plan, validated_alone
from tramontane.portal.desk.addresses import DESK
from tramontane.portal.desk.queries import standing
from tramontane.portal.languages import speaking
from tramontane.portal.rows.changes import ChangeRow, change_rows


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A reason why the plan cannot be published, and where to remove it."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Publication:
    """The next version: what changes, what blocks, and the fingerprint of what is shown ("" for nothing)."""

    last: PublishedPlan | None
    changes: tuple[ChangeRow, ...]
    obstacles: tuple[Obstacle, ...]
    mark: str

    @property
    def number(self) -> int:
        """Of the next version."""
        return self.last.number + 1 if self.last else 1


def publication(plan: Plan, user: User) -> Publication:
    """What publishing this plan now would do, and what stands in this person's way."""
    with speaking(FRENCH):
        last, found = published_plan(plan.slug), standing(plan, "validated")
    if found is None:
        return Publication(last, (), _obstacles(plan, None, user, changed=True), "")
    mark = fingerprint(found.document.model_dump(mode="json", by_alias=True))
    is_new = last is None or fingerprint(last.document.model_dump(mode="json", by_alias=True)) != mark
    shown = replace(found, document=marked(found.document))
    changes = differences(marked(last.document) if last else None, shown.document)
    return Publication(
        last, change_rows(shown, DESK, changes), _obstacles(plan, found.document, user, changed=is_new), mark
    )


def _obstacles(plan: Plan, document: PlanDocument | None, user: User, *, changed: bool) -> tuple[Obstacle, ...]:
    here, found = DESK.plan(plan.slug), []
    waiting = Line.objects.filter(plan=plan, state=Line.State.DRAFT).count()
    if waiting:
        said = french.counted(waiting, _("ligne attend une décision"), _("lignes attendent une décision"))
        found.append(Obstacle(said, f"{here}?etat=draft#lignes"))
    if document is None:
        found.append(Obstacle(_("L’intitulé du plan n’est pas validé."), f"{here}#lignes"))
        return tuple(found)
    cited = {u for line in (*document.envelopes, *document.indicators) for us in line.proofs.values() for u in us}
    disputed = sum(c.state == "open" and bool({c.newer.uid, c.older.uid} & cited) for c in contradictions(document))
    if disputed:
        said = french.counted(
            disputed, _("contradiction n’est pas tranchée"), _("contradictions ne sont pas tranchées")
        )
        found.append(Obstacle(said, f"{here}contradictions/"))
    own = validated_alone(plan, user) if may(user, "publisher", plan) else 0
    if own:
        found.append(Obstacle(two_people(own), f"{here}?etat=validated#lignes"))
    if not changed:
        found.append(Obstacle(_("Rien n’a changé depuis la dernière version."), here))
    return tuple(found)

"""The digest of a follower: what changed on what they follow since they were last told, plan by plan; or nothing."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import groupby

from django.db import transaction
from django.utils.translation import gettext as _

from tramontane.accounts.actions import queue_message
from tramontane.lib import french
from tramontane.lib.language import NAMES, language
from tramontane.lib.periods import day_in_france
from tramontane.plan.differences import Change, differences
from tramontane.plan.published import PublishedPlan
from tramontane.plan.queries import published_version
from tramontane.portal.addresses import Addresses
from tramontane.portal.follow.letters import Item, Letter, Link, Part, stopping
from tramontane.portal.follow.links import absolute, link
from tramontane.portal.follow.nodes import concerns
from tramontane.portal.follow.queries import Targets, due_followers, followings_of, targets
from tramontane.portal.follow.told import Told, tell
from tramontane.portal.languages import speaking
from tramontane.portal.models import Follower, Following

#: Beyond this many lines, a letter sends to the page of the version.
MOST_LINES = 30


@dataclass(frozen=True, slots=True)
class Passage:
    """A plan from one version to a later one, and all that changed between them."""

    old: PublishedPlan
    new: PublishedPlan
    changes: tuple[Change, ...]


Comparing = Callable[[str, int, int], Passage]


def tell_followers(now: datetime) -> int:
    """Write to all who should know of something by ``now``; returns how many letters. Safe to run again."""
    wanted = targets(now)
    compared = {code: cache(_compare) for code in NAMES}

    def compare(slug: str, old: int, new: int) -> Passage:
        return compared[language()](slug, old, new)

    return sum(tell_follower(follower_id=f, wanted=wanted, compare=compare) for f in due_followers(wanted))


def _compare(slug: str, old: int, new: int) -> Passage:
    before, after = published_version(slug, old), published_version(slug, new)
    assert before is not None  # noqa: S101 - versions are never deleted
    assert after is not None  # noqa: S101
    return Passage(before, after, differences(before.document, after.document))


@transaction.atomic
def tell_follower(*, follower_id: int, wanted: Targets, compare: Comparing = _compare) -> bool:
    """Bring one follower up to date, the letter and the memory of it together; False when nothing is to be said.

    Another worker that has this follower in hands is left to it.
    """
    rows = Follower.objects.select_for_update(of=("self",), skip_locked=True)
    follower = rows.filter(pk=follower_id).first()
    if follower is None:
        return False
    with speaking(follower.language):
        return _bring_up_to_date(follower, wanted, compare)


def _bring_up_to_date(follower: Follower, wanted: Targets, compare: Comparing) -> bool:
    due = [f for f in followings_of(follower) if f.told_version < wanted.get((f.plan_id, f.frequency), 0)]
    parts, steps = [], []
    for _plan, group in groupby(sorted(due, key=lambda f: f.plan.slug), key=lambda f: f.plan_id):
        followings = list(group)
        parts += _parts(followings, wanted, compare)
        for row in followings:
            number = wanted[row.plan_id, row.frequency]
            steps.append(f"{row.pk}:{row.told_version}:{number}")
            Following.objects.filter(pk=row.pk).update(told_version=number)
    return bool(parts) and _send(follower, parts, steps)


def _parts(followings: list[Following], wanted: Targets, compare: Comparing) -> list[Part]:
    """What changed on one plan; subscriptions that go from the same version to the same one are told together."""
    found: dict[tuple[int, int], list[Following]] = {}
    for row in followings:
        found.setdefault((row.told_version, wanted[row.plan_id, row.frequency]), []).append(row)
    parts = []
    for (old, new), rows in sorted(found.items()):
        passage = compare(rows[0].plan.slug, old, new)
        wanted_changes = [
            c for c in passage.changes if any(concerns(c, r.kind, r.ref, passage.old, passage.new) for r in rows)
        ]
        if wanted_changes:
            parts.append(_part(passage, wanted_changes))
    return parts


def _part(passage: Passage, changes: Iterable[Change]) -> Part:
    told, new, at = tell(passage.old, passage.new, changes), passage.new, Addresses()
    intro = _("Version {n}, publiée le {day}.").format(n=new.number, day=french.day(day_in_france(new.published_at)))
    count = french.counted(len(told), _("changement"), _("changements"))
    rest = len(told) - MOST_LINES
    label = _("Toutes les différences")
    if rest > 0:
        label = _("Et {more} : toutes les différences").format(
            more=french.counted(rest, _("autre changement"), _("autres changements"))
        )
    return Part(
        title=new.document.heading.title,
        intro=" ".join(filter(None, (intro, new.note, f"{count}."))),
        items=tuple(_item(t) for t in told[:MOST_LINES]),
        links=(
            Link(label, absolute(at.version(new.slug, new.number))),
            Link(_("Le plan"), absolute(at.plan(new.slug))),
        ),
    )


def _item(told: Told) -> Item:
    page = (Link(_("Voir la page"), absolute(told.href)),) if told.href else ()
    proofs = (Link(_("La preuve : {source}").format(source=words), absolute(href)) for words, href in told.proofs)
    return Item(told.title, told.sentences, (*page, *proofs))


def _send(follower: Follower, parts: list[Part], steps: list[str]) -> bool:
    stop = link("follow_stop", "stop", follower.uid)
    titles = list(dict.fromkeys(p.title for p in parts))
    subject = titles[0] if len(titles) == 1 else _("{n} plans").format(n=len(titles))
    letter = Letter(
        subject=_("Ce qui a changé : {what}").format(what=subject),
        opening=(_("Voici ce qui a changé sur ce que vous suivez, depuis notre dernière lettre."),),
        parts=tuple(parts),
        closing=(_("Chaque lien « La preuve » ouvre la phrase du document qui énonce le chiffre."),),
        links=(
            Link(_("Voir et changer mes abonnements"), link("follow_mine", "manage", follower.uid)),
            Link(_("Ne plus rien recevoir"), stop),
        ),
    )
    said = hashlib.sha256(",".join(sorted(steps)).encode()).hexdigest()[:32]
    return queue_message(
        key=f"digest:{follower.uid.hex}:{said}",
        kind="digest",
        recipient=follower.email,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        headers=stopping(stop),
    )

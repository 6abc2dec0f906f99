"""What the database refuses of subscriptions."""

import pytest
from django.utils import timezone

from tests.conftest import People
from tests.rules import Break, Copy, assert_refused, breaks, cases
from tramontane.plan.models import Plan
from tramontane.portal.models import DeskLetter, Follower, Following

NEW = {"uid": "gen_random_uuid()"}
BREAKS = [
    breaks(
        "portal_follower(uid)", Copy("portal_follower", {"email": "'b@example.org'"}), said="portal_follower_uid_key"
    ),
    breaks("follower_language", "UPDATE portal_follower SET language = 'xx'"),
    breaks("follower_email_ci", Copy("portal_follower", {**NEW, "email": "upper(email)"})),
    breaks(
        "portal_following(uid)",
        Copy("portal_following", {"kind": "'axis'", "ref": "'a'"}),
        said="portal_following_uid_key",
    ),
    breaks("following_once", Copy("portal_following", NEW)),
    breaks("following_names_a_line", Copy("portal_following", {**NEW, "ref": "'a'"})),
    breaks("following_names_a_line", Copy("portal_following", {**NEW, "kind": "'axis'"})),
    breaks("following_names_a_line", Copy("portal_following", {**NEW, "kind": "'heading'", "ref": "'a'"})),
    breaks("following_frequency", "UPDATE portal_following SET frequency = 'daily'"),
    breaks("following_starts_from_a_version", "UPDATE portal_following SET confirmed_at = now()"),
    breaks("portal_deskletter(user_id)", Copy("portal_deskletter", NEW), said="portal_deskletter_user_id_key"),
    breaks("portal_deskletter(uid)", Copy("portal_deskletter", {"user_id": "-1"}), said="portal_deskletter_uid_key"),
]


@pytest.mark.parametrize("broken", cases(BREAKS))
def test_the_database_refuses(occitanie: People, drafted_plan: Plan, broken: Break) -> None:
    follower = Follower.objects.create(email="a@example.org")
    Following.objects.create(
        follower=follower, plan=drafted_plan, kind="plan", frequency="weekly", asked_at=timezone.now()
    )
    DeskLetter.objects.create(user=occitanie.officer)
    assert_refused(broken)

"""Run as a process on the platform under test: opens an account and plans, one ready to publish per number asked.

``python -m tests.crash.prepare COUNT`` prints the key of a session of the publisher.
"""

import sys

import django
from django.conf import settings


def main(count: int) -> str:
    """Open the plans ``pret-0``… (validated, not published) and ``vide``; returns the session key."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from tests.conftest import DELIBERATION
    from tramontane.accounts.actions import give_mandate, open_account, open_organisation
    from tramontane.evidence.actions import Description
    from tramontane.plan.actions import ask_import, decide_lines, open_plan, process_import
    from tramontane.plan.models import Line, Territory

    organisation = open_organisation(code="region-occitanie", name="Région Occitanie", kind="region")
    user = open_account(email="agent@example.org", name="Agent")
    give_mandate(user=user, organisation=organisation, role="publisher")
    reader = open_account(email="relectrice@example.org", name="Relectrice")
    give_mandate(user=reader, organisation=organisation, role="officer")
    territory = Territory.objects.get(code="76")
    open_plan(slug="vide", territory=territory, stewards=[organisation])
    for number in range(count):
        plan = open_plan(slug=f"pret-{number}", territory=territory, stewards=[organisation])
        description = Description(title="Délibération", publisher="Région", file_name="deliberation.txt", genre="act")
        asked = ask_import(plan=plan, content=DELIBERATION, description=description, organisation=organisation, by=user)
        if (done := process_import(asked=asked)).state != "done":
            raise RuntimeError(done.message)
        refs = list(Line.objects.filter(plan=plan).order_by("id").values_list("ref", flat=True))
        decide_lines(plan=plan, refs=refs, verdict="validated", by=reader, reason="Relu avec la source.")
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(main(int(sys.argv[1])))

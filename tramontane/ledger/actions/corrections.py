"""Years closed and opened again, and errors put right: never an edit, always an opposite entry."""

from datetime import date
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from tramontane.accounts.models import User
from tramontane.ledger.actions.posting import Place, Posting, action, between, check_now, one_posting, post, require
from tramontane.ledger.models import Account, Act, JournalEntry
from tramontane.ledger.queries.years import closing_of
from tramontane.lib.errors import Refusal
from tramontane.plan.models import Plan


@action
def close_year(*, plan: Plan, year: int, act: Act, on: date, by: User, key: UUID | None = None) -> JournalEntry:
    """Close a fiscal year: the credits left of all its envelopes are cancelled, and nothing moves in it any more.

    Refused while an order of that year waits for the accountant. Authorisations are not touched.
    """
    require(by, "publisher", plan.pk)
    if on.year < year:
        raise Refusal("ledger.year", _("Un exercice ne se clôt pas avant d’avoir commencé."))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT ledger_lock(id) FROM"
            " (SELECT id FROM ledger_budgetenvelope WHERE plan_id = %s ORDER BY id) envelopes",
            [plan.pk],
        )
    left = (
        Account.objects.filter(envelope__plan=plan, kind="C1", fiscal_year=year, balance__gt=0)
        .select_related("envelope")
        .order_by("envelope_id")
    )
    moves = [m.in_year(year) for a in left for m in between("C1", "C4", a.balance, Place(a.envelope))]
    posting = Posting(kind="closing", plan_id=plan.pk, act=act, on=on, by=by, key=key, year=year)
    entry = post(posting, moves)
    check_now()
    return entry


@one_posting
def reopen_year(
    *, plan: Plan, year: int, reason: str, act: Act, on: date, by: User, key: UUID | None = None
) -> JournalEntry:
    """Open a closed year again, for all to see: its cancelled credits come back."""
    require(by, "publisher", plan.pk)
    closing = closing_of(plan, year)
    if closing is None:
        raise Refusal("ledger.year_open", _("Cet exercice n’est pas clos."))
    return _reverse("reopening", closing, reason, act, on, by, key)


@one_posting
def correct_entry(
    *, entry: JournalEntry, reason: str, act: Act, on: date, by: User, key: UUID | None = None
) -> JournalEntry:
    """Undo an entry by its opposite, once, saying why; then post what should have been."""
    require(by, "publisher", entry.plan_id)
    return _reverse("correction", entry, reason, act, on, by, key)


def _reverse(  # noqa: PLR0917  (of this module)
    kind: str, entry: JournalEntry, reason: str, act: Act, on: date, by: User, key: UUID | None
) -> JournalEntry:
    if not reason.strip():
        raise Refusal("ledger.reason", _("Dites pourquoi l’écriture est annulée."))
    posting = Posting(
        kind=kind,
        plan_id=entry.plan_id,
        act=act,
        on=on,
        by=by,
        key=key,
        year=entry.fiscal_year,
        reason=reason.strip()[:500],
        reverses=entry,
    )
    return post(posting, ())

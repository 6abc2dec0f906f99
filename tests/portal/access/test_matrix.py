"""Every address × everybody × every method: what the table says is what happens, and a refusal changes nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from tests.portal.access.addresses import ADDRESSES, Address
from tests.portal.access.sent import FORMS
from tests.portal.access.table import rules
from tests.portal.access.world import RANKS, Person, Side, World, make_world
from tramontane.ledger.actions import propose
from tramontane.ledger.proposed import Vote
from tramontane.plan.actions import assign_lines
from tramontane.plan.lines import load

pytestmark = pytest.mark.slow

RULES = rules()
#: Written by every page that knows its visitor, whatever it answers.
_APART = ("django_session", "tramontane_cache")
_WRITES = (
    "SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables"
    " WHERE n_tup_ins + n_tup_upd + n_tup_del > 0 AND NOT relname = ANY(%s) ORDER BY relname"
)


def test_every_address_is_in_the_table_and_nothing_else() -> None:
    """A new page without a line in the table fails here."""
    assert {a.name for a in ADDRESSES} == set(RULES)


@pytest.fixture(scope="module")
def world(module_db: None) -> World:
    """Made once; what each request writes is undone."""
    return make_world()


@pytest.fixture(autouse=True)
def _reachable(settings: Any) -> None:
    """A contact, without which ``security.txt`` does not exist."""
    settings.CONTACT = "accueil@example.org"


def written() -> dict[str, int]:
    """How many rows of each table the transaction has inserted, changed or deleted, undone ones included."""
    with connection.cursor() as cursor:
        cursor.execute(_WRITES, [list(_APART)])
        return dict(cursor.fetchall())


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside did not."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def answer(client: Client, method: str, path: str, sent: dict[str, Any] | None = None, **more: Any) -> str:
    """What came of a request, in the words of the table; with ``, written`` when it changed a table."""
    before = written()
    with undone():
        response = getattr(client, method.lower())(path, sent or {}, **more)
        changed = written() != before
    to = response.headers.get("Location", "")
    said = str(response.status_code)
    if response.status_code == 302 and to == f"/connexion/?next={path}":
        said = "sign-in"
    elif response.status_code == 302 and to == "/connexion/":
        said = "first page"
    elif response.status_code == 302 and to == "/espace/":
        said = "desk"
    return f"{said}, written" if changed else said


def allowed(rule: str, person: Person, side: str) -> str:
    """What the table promises to a person: ``open``, or how the answer refuses."""
    is_known = person.user is not None and person.name != "closed account"
    if rule in RANKS:
        rank = RANKS.index(person.rank(side)) if is_known else -1
        if rank <= 0:
            return "404" if is_known else "sign-in"
        return "open" if rank >= RANKS.index(rule) else "403"
    if rule == "opener":
        return "sign-in" if not is_known else "open" if person.is_officer_somewhere else "403"
    if rule in ("visitor", "coded") and is_known:
        return "desk"
    said = {"person": "open" if is_known else "sign-in", "absent": "404", "405": "405", "coded": "first page"}
    return said.get(rule, "open")


#: Answers of an open address that are not a page (no worker runs here; an old address leads to the new one).
READ = {"health": {"200", "503"}, "schemas/plan-1.json": {"301"}}
#: Forms that end something in the session, which is not counted; a letter is only written to an address that follows.
CHANGED = {"account_logout": {"302"}}


def expected(address: Address, method: str, person: Person, side: str) -> set[str]:
    """The answers that the table allows."""
    promised = allowed(RULES[address.name][method == "POST"], person, side)
    if promised != "open":
        return {promised}
    if method == "GET":
        return READ.get(address.name, {"200"})
    return CHANGED.get(address.name, {f"{s}, written" for s in ("200", "302", "first page", "desk")})


def sides(world: World, address: Address) -> tuple[Side, ...]:
    """Both Regions when the address is about a plan."""
    return (world.ours, world.theirs) if address.name.startswith("desk_") else (world.ours,)


def asked_by(world: World, address: Address) -> tuple[Person, ...]:
    """Everybody at the desk and at sign-in; on public pages, nobody and the two who have the most rights."""
    is_public = RULES[address.name][0] == "everyone" and RULES[address.name][1] == "405"
    few = ("nobody", "publisher (Region)", "publisher elsewhere")
    return tuple(p for p in world.people if not is_public or p.name in few)


def named(world: World, name: str) -> Person:
    """One of everybody."""
    return next(p for p in world.people if p.name == name)


def params_of(world: World, address: Address, side: Side) -> dict[str, Any]:
    """The parameters of an address about what is of a side."""
    plan = side.draft if address.name == "desk_conflicts" else side.main
    return side.params(plan, address.name) | {"given": world.links.get(address.name, "")}


def every(*wanted: Address) -> pytest.MarkDecorator:
    """One test for each address."""
    return pytest.mark.parametrize("address", wanted or ADDRESSES, ids=lambda a: f"{a.name} {a.route}")


@every()
def test_what_the_table_says_is_what_happens(world: World, address: Address) -> None:
    """One line of the table: everybody, on what is theirs and what is not, reading and changing."""
    wrong = []
    for side in sides(world, address):
        path = address.path(**params_of(world, address, side))
        for person in asked_by(world, address):
            for method in ("GET", "POST"):
                made = FORMS.get(address.name) if method == "POST" else None
                said = answer(person.client(), method, path, made(side, person) if made else None)
                may = expected(address, method, person, side.code)
                if said not in may:
                    wrong.append(f"{method:5}{path:60}{person.name:34}{said:16}instead of {' or '.join(sorted(may))}")
    assert not wrong, "\n" + "\n".join(wrong)


@every()
def test_no_other_method_is_taken(world: World, address: Address) -> None:
    """Not even from those who have every right."""
    path = address.path(**params_of(world, address, world.ours))
    few = [p for p in world.people if p.name in ("nobody", "publisher (Region)")]
    said = {(p.name, m): answer(p.client(), m, path) for p in few for m in ("PUT", "PATCH", "DELETE")}
    assert set(said.values()) == {"405"}, said


@every(*(a for a in ADDRESSES if RULES[a.name][0] == "everyone" and a.params & {"slug", "uid", "short", "empreinte"}))
def test_nothing_of_a_draft_is_public(world: World, address: Address) -> None:
    """Not found at the public addresses, even by those who read it at the desk."""
    path = address.path(**world.ours.params(world.ours.draft, address.name))
    for person in asked_by(world, address):
        assert answer(person.client(), "GET", path) == "404", (person.name, path)


CHANGING = tuple(a for a in ADDRESSES if RULES[a.name][1] not in ("405", "absent"))


@every(*(a for a in CHANGING if a.name.startswith("desk_") and a.name not in ("desk_letters", "desk_letter_stop")))
def test_what_is_of_another_plan_is_not_reached_through_ones_own(world: World, address: Address) -> None:
    """The address of my plan with the line, document or form of somebody else's."""
    mine, other = (named(world, n) for n in ("publisher (Region)", "publisher elsewhere"))
    ours, theirs = params_of(world, address, world.ours), params_of(world, address, world.theirs)
    crossed = address.path(**theirs | {"slug": ours["slug"]})
    form = FORMS[address.name](world.theirs, other)
    if address.params - {"slug", "family"}:
        assert answer(mine.client(), "GET", crossed) in ("404", "405")
        assert answer(mine.client(), "POST", crossed, FORMS[address.name](world.ours, mine)) == "404"
    if address.name not in ("desk_confirm", "desk_money_proposal"):  # the address says of what; the form only says yes
        assert "written" not in answer(mine.client(), "POST", address.path(**ours), form)


OWNED = ("desk_decide", "desk_review", "desk_review_document", "desk_line", "desk_indicator", "desk_decide_readings")


@every(*(a for a in ADDRESSES if a.name in OWNED))
def test_a_line_that_one_steward_answers_for_is_changed_by_its_officers_alone(world: World, address: Address) -> None:
    """The other steward reads it, and is refused with a reason."""
    plan = world.ours.main
    with undone():
        refs = [load(plan)[kind][0][0].ref for kind in ("pledge", "indicator")]
        people = world.ours.people
        assign_lines(plan=plan, refs=refs, owner=people.organisation, by=people.officer)
        path = address.path(**params_of(world, address, world.ours))
        for name, may in (("publisher (State)", {"422"}), ("officer (Region)", {"302, written"})):
            person = named(world, name)
            assert answer(person.client(), "POST", path, FORMS[address.name](world.ours, person)) in may, name


def test_who_proposes_a_movement_does_not_decide_it(world: World) -> None:
    """Not even a publisher; the publisher of the other steward does."""
    (address,) = (a for a in ADDRESSES if a.name == "desk_money_proposal")
    ours, mine = world.ours, world.ours.people.publisher
    with undone():
        said = Vote(on=date(2024, 3, 1), envelope="recherche", amount=Decimal(70))
        act = ours.act("deliberation")
        made = propose(plan=ours.main, name="vote_authorisation", said=said, act=act, by=mine)
        path = address.path(slug=ours.main.slug, number=made.pk)
        for verdict in ("confirmed", "declined"):
            sent = {"verdict": verdict, "answer": "Non."}
            for name, may in (("publisher (Region)", "422"), ("publisher (State)", "302, written")):
                assert answer(named(world, name).client(), "POST", path, sent) == may, (name, verdict)


@every(*CHANGING)
def test_a_form_that_another_site_made_somebody_send_is_refused(world: World, address: Address) -> None:
    """Even from those who may."""
    person = named(world, "publisher (Region)")
    made = FORMS.get(address.name)
    path = address.path(**params_of(world, address, world.ours))
    sent = made(world.ours, person) if made else {}
    client = person.client(is_strict=True)
    assert answer(client, "POST", path, sent, headers={"origin": "https://ailleurs.example"}) == "403"


@every(*(a for a in ADDRESSES if a.name.startswith("desk") and RULES[a.name][0] != "405"))
def test_pages_of_the_desk_are_kept_by_no_shared_cache(world: World, address: Address) -> None:
    path = address.path(**params_of(world, address, world.ours))
    page = named(world, "publisher (Region)").client().get(path)
    assert page.status_code == 200
    assert page.headers["Cache-Control"] in ("private, no-cache", "private, no-store")

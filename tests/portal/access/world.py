"""Two Regions and a State service, their people and their plans, and what each address needs to be asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

from tests.conftest import DELIBERATION, People, import_all, make_people, publish_all
from tests.ledger.world import World as Money
from tests.ledger.world import euros
from tests.plan.test_actions import BRETON
from tramontane.accounts.actions import give_mandate, open_account
from tramontane.accounts.models import User
from tramontane.evidence.actions import Description
from tramontane.evidence.models import Document, Fact
from tramontane.ledger.actions import propose
from tramontane.ledger.models import Act, Proposal
from tramontane.ledger.proposed import Vote
from tramontane.plan.actions import NewReading, ask_import, correct_line, decide_lines, process_import, propose_reading
from tramontane.plan.lines import load
from tramontane.plan.models import Import, Line, Party, Plan, Version
from tramontane.plan.queries import published_plan
from tramontane.portal.addresses import Addresses
from tramontane.portal.follow.actions import ask_to_follow, confirm_following
from tramontane.portal.follow.links import token
from tramontane.portal.follow.nodes import asked_node
from tramontane.portal.models import DeskLetter, Follower, Following, Picture
from tramontane.portal.pictures.actions import draw_album
from tramontane.portal.pictures.illustrations import illustrations
from tramontane.portal.sessions import SessionStore

RANKS = ("none", "reader", "officer", "publisher")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who asks: the user (None: nobody), the session, and the rank on the plans of each side."""

    name: str
    user: User | None
    ranks: Mapping[str, str]
    session: str = ""

    def rank(self, side: str) -> str:
        """``none``, ``reader``, ``officer`` or ``publisher``."""
        return self.ranks.get(side, "none")

    @property
    def is_officer_somewhere(self) -> bool:
        """Whether the person may open a plan."""
        return bool({"officer", "publisher"} & set(self.ranks.values()))

    def client(self, *, is_strict: bool = False) -> Client:
        """A browser with that session, as new for each request; a strict one is checked against forgery."""
        made = Client(enforce_csrf_checks=is_strict)
        if self.session:
            made.cookies[settings.SESSION_COOKIE_NAME] = self.session
        return made


@dataclass(frozen=True, slots=True)
class Side:
    """A steward with a plan that is published and goes on, and another in draft whose sources disagree."""

    code: str
    people: People
    main: Plan
    draft: Plan
    colleague: User

    def params(self, plan: Plan, name: str) -> dict[str, Any]:
        """What the parameters of an address are called with, about ``plan``."""
        shown = published_plan(plan.slug)
        document = Document.objects.filter(plans=plan).order_by("id").first()
        assert document is not None
        picture = Picture.objects.filter(album__version__plan=plan).order_by("id").first()
        images = [i.name for i in illustrations(shown, Addresses())] if shown else ["parts"]
        ref = Line.objects.filter(plan=plan, kind=_kind(name)).order_by("id").values_list("ref", flat=True)[0]
        return {
            "slug": plan.slug,
            "ref": ref,
            "reference": ref,
            "number": self.numbered(plan, name),
            "short": document.short,
            "empreinte": document.short,
            "uid": Fact.objects.filter(document=document).order_by("id")[0].uid,
            "name": f"{plan.slug}-v1" if name == "data_archive" else images[0],
            "digest": picture.sha256[:32] if picture else "0" * 32,
            "code": "recherche" if "money" in name else "axes",
            "family": "autorisations",
            "suffix": "csv",
            "notation": "ttl",
            "form": "csv",
        }

    def numbered(self, plan: Plan, name: str) -> int:
        """The document that waits for somebody to say whose plan it tells, the proposal that waits, or a version."""
        if name == "desk_confirm":
            return Import.objects.get(plan=plan, state="held").pk
        return Proposal.objects.get(plan=plan, verdict="").pk if name == "desk_money_proposal" else 1

    def act(self, kind: str) -> Act:
        """The act of that kind of the published plan."""
        return Act.objects.get(plan=self.main, kind=kind)


def _kind(name: str) -> str:
    kinds = ("axis", "envelope", "pledge", "indicator")
    return next((k for k in kinds if k in name), "indicator" if "indicateurs" in name else "pledge")


def _bring(plan: Plan, people: People, content: bytes) -> None:
    description = Description(title="Délibération", publisher="Région", genre="act", file_name="a.txt")
    asked = ask_import(
        plan=plan, content=content, description=description, organisation=people.organisation, by=people.officer
    )
    process_import(asked=asked)


def make_side(code: str, people: People, territory: str, name: str) -> Side:
    """The plans of a Region: the first has a version, a line validated since, a value proposed, a document held."""
    colleague = open_account(email=f"collegue.{code}@example.org", name="Collègue")
    give_mandate(user=colleague, organisation=people.organisation, role="officer")
    text = DELIBERATION.replace(b"Horizon IA", name.encode())
    if code == "eux":
        text = text.replace(b"100 projets", b"200 projets").replace(b"conf\xc3\xa9rence", b"foire")
    main = import_all(people, f"plan-{code}", (text,), code=territory)
    publish_all(main, people)
    draw_album(version=Version.objects.get(plan=main))
    row, part = load(main)["pledge"][0]
    other = part.model_copy(update={"title": "Organiser une conférence"})
    correct_line(plan=main, ref=row.ref, part=other, by=colleague, reason="Relu.")
    decide_lines(plan=main, refs=[row.ref], verdict="validated", by=colleague, reason="Relu.")
    told = NewReading(on=date(2026, 6, 30), value=Decimal(41), note="Suivi")
    propose_reading(plan=main, ref=load(main)["indicator"][0][0].ref, reading=told, by=colleague)
    _bring(main, people, BRETON.replace(b"24 millions", f"24 millions ({code}), soit 24 millions".encode()))
    disputed = text.replace(name.encode(), f"{name} bis".encode())
    draft = import_all(
        people, f"litige-{code}", (disputed, disputed.replace(b"60 millions", b"65 millions")), code=territory
    )
    _bring(draft, people, BRETON.replace(b"24 millions", f"25 millions ({code}), soit 25 millions".encode()))
    for plan in (main, draft):
        fund(plan, people)
    return Side(code, people, main, draft, colleague)


def fund(plan: Plan, people: People) -> None:
    """An envelope with a payment order that waits for the accountant, and more authorisations that an officer asks."""
    document = Document.objects.filter(plans=plan).order_by("id")[0]
    funder = Party.objects.get_or_create(name=people.organisation.name, defaults={"kind": "region"})[0]
    money = Money(plan, people, funder, document)
    envelope = money.envelope("recherche")
    money.vote(envelope, 1000)
    money.credit(envelope, 600)
    money.order(money.award(money.reserve(envelope, 400), 100), 30, reference="M1")
    said = Vote(on=date(2024, 3, 1), envelope=envelope.code, amount=euros(50))
    propose(plan=plan, name="vote_authorisation", said=said, act=money.act("deliberation"), by=people.officer)


@dataclass(frozen=True, slots=True)
class World:
    """Everybody, both sides, and the links that letters carry."""

    ours: Side
    theirs: Side
    people: tuple[Person, ...]
    links: Mapping[str, str]


def make_world() -> World:
    """Occitanie and a State service together, Sud apart; one person of each role, and those who have none."""
    region = make_people("region-occitanie", "Région Occitanie")
    state = make_people("etat", "Service de l’État", "state")
    sud = make_people("region-sud", "Région Sud")
    ours, theirs = make_side("nous", region, "76", "Horizon IA"), make_side("eux", sud, "93", "Rivage IA")
    for plan in (ours.main, ours.draft):
        plan.stewards.add(state.organisation)
    return World(ours, theirs, _everybody(region, state, sud), _links(ours.main, region.officer))


def _everybody(region: People, state: People, sud: People) -> tuple[Person, ...]:
    closed = open_account(email="parti@example.org", name="Parti")
    give_mandate(user=closed, organisation=region.organisation, role="publisher")
    mixed = open_account(email="deux@example.org", name="Deux mandats")
    give_mandate(user=mixed, organisation=region.organisation, role="reader")
    give_mandate(user=mixed, organisation=sud.organisation, role="publisher")
    operator = User.objects.create_superuser("exploitant@example.org")
    found: list[tuple[str, User | None, dict[str, str]]] = [
        ("nobody", None, {}),
        ("closed account", closed, {}),
        ("no mandate", open_account(email="personne@example.org", name="Personne"), {}),
        ("operator", operator, {}),
        ("publisher elsewhere", sud.publisher, {"eux": "publisher"}),
        ("officer elsewhere", sud.officer, {"eux": "officer"}),
        ("reader here, publisher elsewhere", mixed, {"nous": "reader", "eux": "publisher"}),
    ]
    for who, people in (("Region", region), ("State", state)):
        found += [(f"{role} ({who})", getattr(people, role), {"nous": role}) for role in RANKS[1:]]
    made = tuple(Person(name, user, ranks, _session(user) if user else "") for name, user, ranks in found)
    User.objects.filter(pk=closed.pk).update(is_active=False)
    return made


def _session(user: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def _links(plan: Plan, officer: User) -> dict[str, str]:
    node = asked_node({"plan": plan.slug})
    assert node is not None
    for email in ("jeanne@example.org", "paul@example.org"):
        ask_to_follow(email=email, node=node, frequency="publication")
    asked, confirmed = Following.objects.order_by("id")
    confirm_following(uid=confirmed.uid)
    follower = Follower.objects.get(followings=confirmed)
    return {
        "follow_confirm": token("confirm", asked.uid),
        "follow_mine": token("manage", follower.uid),
        "follow_stop": token("stop", follower.uid),
        "desk_letter_stop": token("desk", DeskLetter.objects.create(user=officer).uid),
    }

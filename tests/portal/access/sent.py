"""Complete forms: what each address would be sent by the page of a person, so that a refusal refuses something."""

import re
from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.conftest import DELIBERATION
from tests.portal.access.world import RANKS, Person, Side
from tramontane.accounts.models import Organisation
from tramontane.evidence.models import Document
from tramontane.plan.contradictions import contradictions
from tramontane.plan.lines import load
from tramontane.plan.models import Axis, Party, Plan, Reading, Territory
from tramontane.portal.desk.follow.queries import followed_one
from tramontane.portal.desk.kept import Kept
from tramontane.portal.desk.queries import line_mark, standing
from tramontane.portal.desk.rows.publication import publication
from tramontane.portal.models import Following


def _organisation(side: Side, person: Person) -> Organisation:
    """For whom the person would act."""
    mine = Organisation.objects.filter(mandates__user=person.user, plans=side.main).order_by("id").first()
    return mine or side.people.organisation


def _ticket(plan: Plan, kind: str = "pledge") -> dict[str, str]:
    row, part = load(plan)[kind][0]
    return {"verdict": "rejected", "reason": "Hors sujet.", "line": f"{part.ref} {line_mark(row, part)} vu"}


def _mark(plan: Plan, person: Person) -> tuple[str, str]:
    """The indicator of the plan and its mark, whoever asks."""
    ref = load(plan)["indicator"][0][0].ref
    found = followed_one(person.user, plan, ref) if person.user else None
    return ref, found.mark if found else "0" * 16


def _values(side: Side, person: Person) -> dict[str, str]:
    ref, mark = _mark(side.main, person)
    number = Reading.objects.get(indicator__plan=side.main, state="proposed").pk
    return {"verdict": "validated", "line": f"{number} {ref}:{mark} vu"}


def _sheet(side: Side, person: Person) -> dict[str, str]:
    ref, mark = _mark(side.main, person)
    kept = Kept("suivi.csv", f"indicateur;date;valeur\n{ref};2026-09-30;44".encode())
    signed = kept.signed("readings", side.main, person.user or side.people.officer)
    return {"kept": signed, "seen": f"{ref} {mark}"}


def _settling(side: Side, _person: Person) -> dict[str, str]:
    found = standing(side.draft)
    assert found is not None
    pair = next(c for c in contradictions(found.document) if c.state == "open")
    prefix = f"{pair.older.uid}-{pair.newer.uid}"
    more = {f"{prefix}-choice": "second-corrects", f"{prefix}-reason": "Erreur de plume."}
    return {"first": pair.older.uid, "second": pair.newer.uid, **more}


def _document(side: Side, person: Person) -> dict[str, Any]:
    file = SimpleUploadedFile("acte.txt", DELIBERATION + b"Encore.")
    known = {"publisher": "R", "genre": "act", "title": "Acte"}
    return {**known, "organisation": _organisation(side, person).pk, "uploads": file}


def _new_plan(side: Side, person: Person) -> dict[str, Any]:
    mine = Organisation.objects.filter(mandates__user=person.user, mandates__role__in=RANKS[2:]).first()
    steward = mine or side.people.organisation
    return {"slug": "nouveau-plan", "territory": Territory.objects.get(code="76").pk, "steward": steward.pk}


def _stopping(_side: Side, _person: Person) -> dict[str, str]:
    return {f"suivi-{f.pk}": "stopped" for f in Following.objects.filter(confirmed_at__isnull=False).order_by("id")}


def _act(side: Side, _person: Person) -> dict[str, Any]:
    document = Document.objects.filter(plans=side.main).order_by("id")[0]
    told = {"kind": "deliberation", "reference": "CR 7", "on": "2024-07-11", "title": "Vote"}
    return {**told, "document": document.pk}


def _envelope(side: Side, _person: Person) -> dict[str, Any]:
    axis = Axis.objects.filter(plan=side.main, state="validated").order_by("ref")[0]
    funder = Party.objects.get(name=side.people.organisation.name)
    told = {"title": "Calcul", "code": "calcul", "section": "investment", "first_year": "2024"}
    return {**told, "funder": funder.pk, "axis": axis.pk}


def _acted(side: Side, kind: str) -> dict[str, Any]:
    return {"act": side.act(kind).pk, "on": "2024-03-01", "reason": "", "key": str(uuid4())}


def _movement(side: Side, _person: Person) -> dict[str, Any]:
    return {**_acted(side, "deliberation"), "what": "vote", "envelope": "recherche", "amount": "50,10 €"}


def _budget(side: Side, person: Person) -> dict[str, Any]:
    """What the preview of a sheet carries; its mark is the same for everybody."""
    kept, officer = Kept("budget.csv", "enveloppe;AP/AE votées\nrecherche;1200".encode()), Client()
    officer.force_login(side.people.officer)
    sheet = SimpleUploadedFile(kept.name, kept.content)
    page = officer.post(f"/espace/plans/{side.main.slug}/argent/budget/", {"sheet": sheet}).content.decode()
    found = re.search(r'name="seen" value="(\w+)"', page)
    assert found is not None
    signed = kept.signed("budget", side.main, person.user or side.people.officer)
    return {**_acted(side, "budget"), "kept": signed, "seen": found[1]}


def _return(side: Side, person: Person) -> dict[str, Any]:
    kept = Kept("retour.csv", "mandat;exercice;montant;date;payé/rejeté\nM1;2024;30;05/03/2024;payé".encode())
    signed = kept.signed("return", side.main, person.user or side.people.officer)
    return {"kept": signed, "reference": "B 12", "on": "2024-03-07", "key": str(uuid4())}


#: What would change something at each address, were it taken: a complete form, as the page of the person would send it.
FORMS: Mapping[str, Callable[[Side, Person], dict[str, Any]]] = {
    "desk_decide": lambda s, _p: _ticket(s.main),
    "desk_review": lambda s, _p: _ticket(s.main),
    "desk_review_document": lambda s, _p: _ticket(s.main),
    "desk_line": lambda s, _p: {
        **{f"decision-{k}": v for k, v in _ticket(s.main).items()},
        "seen": _ticket(s.main)["line"].split()[1],
    },
    "desk_indicator": lambda s, p: {
        "what": "weather", "level": "assured", "comment": "Bien.", "role": "Chargée", "seen": _mark(s.main, p)[1],
    },
    "desk_readings": _sheet,
    "desk_decide_readings": _values,
    "desk_import": _document,
    "desk_confirm": lambda _s, _p: {"belongs": "yes"},
    "desk_conflicts": _settling,
    "desk_publish": lambda s, _p: {"note": "Parue.", "seen": publication(s.main, s.people.publisher).mark},
    "desk_new_plan": _new_plan,
    "desk_money_act": _act,
    "desk_money_envelope": _envelope,
    "desk_money_propose": _movement,
    "desk_money_proposal": lambda _s, _p: {"verdict": "confirmed"},
    "desk_money_budget": _budget,
    "desk_money_return": _return,
    "desk_letters": lambda _s, _p: {"lettre": "non"},
    "follow": lambda s, _p: {"email": "x@example.org", "frequency": "weekly", "plan": s.main.slug},
    "follow_key": lambda _s, _p: {"lien-email": "paul@example.org"},
    "follow_mine": _stopping,
    "account_login": lambda s, _p: {"email": s.people.officer.email},
    "account_request_login_code": lambda s, _p: {"email": s.people.officer.email},
    "account_confirm_login_code": lambda _s, _p: {"code": "ABCD-EFGH"},
    "demonstration_sign_in": lambda s, _p: {"account": s.people.publisher.email},
}  # fmt: skip

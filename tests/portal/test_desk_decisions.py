"""Lines at the desk: seen with their proof, decided one by one or by sums, corrected, never over a colleague's back."""

import html
import re
from typing import Any

import pytest
from django.test import Client

from tests.conftest import Drafting, People, validate_all
from tramontane.evidence.actions import Description
from tramontane.plan.actions import ask_import, decide_lines, process_import
from tramontane.plan.assembly import assemble
from tramontane.plan.lines import KINDS
from tramontane.plan.models import Decision, Envelope, Line, Plan

PLAN = "/espace/plans/horizon-ia/"
TICKET = re.compile(r'name="line" value="([^"]*)"')


@pytest.fixture
def officer(occitanie: People) -> Client:
    client = Client()
    client.force_login(occitanie.officer)
    return client


def tickets(page: str) -> dict[str, str]:
    """What the check boxes of a page send, by reference."""
    found = [html.unescape(t) for t in TICKET.findall(page)]
    return {t.partition(" ")[0]: t for t in found}


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return html.unescape(found[1])


def total(plan: Plan) -> Envelope:
    return Envelope.objects.get(plan=plan, scope="plan")


def state_of(line: Line) -> str:
    return Line.objects.get(pk=line.pk).state


def test_the_desk_shows_each_line_with_its_sentence(officer: Client, drafted_plan: Plan) -> None:
    """Values in words, the sentence marked in its text, the way to the source."""
    page = officer.get(PLAN).content.decode()
    assert "60\xa0M€" in page
    assert "<mark>60 millions d’euros</mark>" in page
    assert "/espace/sources/" in page
    assert "l’addition tombe juste" in page


def test_ticked_lines_are_validated_with_their_author(officer: Client, occitanie: People, drafted_plan: Plan) -> None:
    """Then the page says who, and comes back by a redirect."""
    ref = total(drafted_plan).ref
    ticket = tickets(officer.get(PLAN).content.decode())[ref]
    answer = officer.post(PLAN + "decider/", {"verdict": "validated", "line": ticket})
    assert answer.status_code == 302
    assert state_of(total(drafted_plan)) == "validated"
    assert Decision.objects.get().by == occitanie.officer
    page = officer.get(answer.headers["Location"]).content.decode()
    assert "1\xa0ligne validée" in page
    assert "officer Région Occitanie" in page


@pytest.mark.parametrize("verdict", ["rejected", "reopened"])
def test_a_reason_is_needed_to_reject_and_what_was_ticked_stays(
    officer: Client, drafted_plan: Plan, verdict: str
) -> None:
    """The error is tied to its question; boxes stay ticked."""
    ref = total(drafted_plan).ref
    ticket = tickets(officer.get(PLAN).content.decode())[ref]
    answer = officer.post(PLAN + "decider/", {"verdict": verdict, "line": ticket})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_reason"' in page
    assert re.search(rf'id="l-{ref}"[^>]* checked', page)
    assert state_of(total(drafted_plan)) == "draft"
    given = officer.post(PLAN + "decider/", {"verdict": verdict, "line": ticket, "reason": "Chiffre d’un autre plan."})
    assert given.status_code == 302


def test_deciding_without_a_ticked_line_says_so_and_keeps_the_reason(officer: Client, drafted_plan: Plan) -> None:
    """Nothing typed is lost."""
    answer = officer.post(PLAN + "decider/", {"verdict": "rejected", "reason": "Hors sujet."})
    assert answer.status_code == 422
    assert "Cochez au moins une ligne." in answer.content.decode()
    assert "Hors sujet." in answer.content.decode()


def test_one_gesture_validates_every_line_of_a_right_addition(officer: Client, drafted_plan: Plan) -> None:
    """The total, its parts, their axes; the addition is kept as the reason."""
    page = officer.get(PLAN).content.decode()
    form = page[page.index('id="h-additions"') : page.index('id="h-lignes"')]
    sent = {"verdict": hidden(form, "verdict"), "reason": hidden(form, "reason"), "line": [*tickets(form).values()]}
    assert officer.post(PLAN + "decider/", sent).status_code == 302
    validated = Line.objects.filter(plan=drafted_plan, state="validated")
    assert sorted(validated.order_by("id").values_list("kind", flat=True)) == ["axis"] * 2 + ["envelope"] * 3
    assert {d.reason for d in Decision.objects.order_by("id")} == {
        "L’addition tombe juste : 60 = 40 + 20 en millions d’euros."
    }


def test_a_wrong_addition_offers_no_gesture(officer: Client, draft_plan: Drafting, deliberation: bytes) -> None:
    """40 + 20 is not 70."""
    draft_plan("horizon-ia", deliberation.replace(b"60 millions", b"70 millions"))
    page = officer.get(PLAN).content.decode()
    form = page[page.index('id="h-additions"') : page.index('id="h-lignes"')]
    assert "≠" in form
    assert not tickets(form)


def test_a_line_decided_by_a_colleague_meanwhile_is_not_decided_again(
    officer: Client, occitanie: People, drafted_plan: Plan
) -> None:
    """Both versions are shown, the other ticks and the reason are kept, nothing is written."""
    page = officer.get(PLAN).content.decode()
    sent, ref = tickets(page), total(drafted_plan).ref
    heading = Line.objects.get(plan=drafted_plan, kind="heading").ref
    decide_lines(plan=drafted_plan, refs=[ref], verdict="rejected", by=occitanie.publisher, reason="Doublon.")
    data = {"verdict": "validated", "reason": "Relu.", "line": [sent[ref], sent[heading]]}
    answer = officer.post(PLAN + "decider/", data)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "a changé entre-temps" in shown
    assert "Ce que vous aviez sous les yeux" in shown
    assert "Écartée par publisher Région Occitanie" in shown
    assert re.search(rf'id="l-{heading}"[^>]* checked', shown)
    assert "Relu." in shown
    assert Decision.objects.count() == 1


def correction(page: str, **changes: str) -> dict[str, str]:
    """What the form of correction of a page sends, with some answers changed."""
    form = page[page.index('id="h-corriger"') : page.index('id="h-histoire"')]
    sent = {n: html.unescape(v) for n, v in re.findall(r'<input[^>]*? name="(\w+)"[^>]*? value="([^"]*)"', form)}
    sent |= {n: html.unescape(v) for n, v in re.findall(r'<input[^>]*? value="([^"]*)"[^>]*? name="(\w+)"', form)}
    sent |= {
        n: html.unescape(v).lstrip() for n, v in re.findall(r'<textarea name="(\w+)"[^>]*>(.*?)</textarea>', form, re.S)
    }
    for name, options in re.findall(r'<select name="(\w+)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'value="([^"]*)" selected', options)
        sent[name] = chosen[1] if chosen else ""
    return {**sent, **changes}


def test_a_corrected_amount_loses_its_proof_and_waits_again(
    officer: Client, occitanie: People, drafted_plan: Plan
) -> None:
    """The page says so before and after; the decision keeps why."""
    validate_all(drafted_plan, occitanie.officer)
    address = f"{PLAN}lignes/{total(drafted_plan).ref}/"
    page = officer.get(address).content.decode()
    assert "le changer retire cette preuve" in page
    sent = correction(page, minimum="61,5 M€", maximum="61 500 000", reason="Décision modificative.")
    answer = officer.post(address, sent)
    assert answer.status_code == 302, answer.content.decode()
    after = officer.get(address).content.decode()
    assert "Sans preuve désormais : montant." in after
    assert "61,5\xa0M€" in after
    assert "non sourcé" in after
    assert "Décision modificative." in after
    assert total(drafted_plan).maximum == 61_500_000
    assert state_of(total(drafted_plan)) == "draft"


def test_a_correction_over_a_colleagues_one_shows_both_and_keeps_what_was_typed(
    officer: Client, occitanie: People, drafted_plan: Plan
) -> None:
    """The second person is told, loses nothing, and may then decide knowingly."""
    address = f"{PLAN}lignes/{total(drafted_plan).ref}/"
    page = officer.get(address).content.decode()
    other = Client()
    other.force_login(occitanie.publisher)
    other.post(address, correction(page, title="Titre du collègue", reason="Précision."))
    answer = officer.post(address, correction(page, title="Mon titre", reason="Mon motif."))
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Titre du collègue" in shown
    assert "Mon titre" in shown
    assert "Mon motif." in shown
    assert total(drafted_plan).title == "Titre du collègue"
    assert officer.post(address, correction(shown)).status_code == 302
    assert total(drafted_plan).title == "Mon titre"


@pytest.mark.parametrize(
    ("changes", "control"),
    [
        ({"minimum": "beaucoup"}, "id_minimum"),
        ({"minimum": "-1"}, "id_minimum"),
        ({"minimum": "0,001"}, "id_minimum"),
        ({"maximum": "9999999999999"}, "id_maximum"),
        ({"minimum": "70 M€"}, "id_maximum"),
        ({"scope": "axis"}, "id_axis"),
        ({"scope": "galaxie"}, "id_scope"),
        ({"currency": "euros"}, "id_currency"),
        ({"reason": ""}, "id_reason"),
    ],
)
def test_a_wrong_correction_is_told_at_its_control_and_kept(
    officer: Client, drafted_plan: Plan, changes: dict[str, str], control: str
) -> None:
    """422, a link from the summary to the control, nothing written."""
    address = f"{PLAN}lignes/{total(drafted_plan).ref}/"
    sent = correction(officer.get(address).content.decode(), title="Titre gardé", **{"reason": "Un motif.", **changes})
    answer = officer.post(address, sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#{control}"' in page
    assert f'id="{control}"' in page
    assert "Titre gardé" in page
    assert not Decision.objects.exists()


def test_every_kind_of_line_can_be_corrected(officer: Client, plan: Plan) -> None:
    """The form of each, sent back as it is shown, changes nothing but the state."""
    kinds, before = set(), assemble(plan)
    for row in Line.objects.filter(plan=plan).order_by("id"):
        address = f"/espace/plans/{plan.slug}/lignes/{row.ref}/"
        answer = officer.post(address, correction(officer.get(address).content.decode(), reason="Rien à changer."))
        assert answer.status_code == 302, (row.kind, answer.content.decode())
        kinds.add(row.kind)
    assert assemble(plan) == before
    assert kinds == set(KINDS)
    assert not Line.objects.filter(plan=plan, state="validated").exists()


def test_an_axis_cannot_hang_from_itself(officer: Client, drafted_plan: Plan) -> None:
    """It is not among the choices."""
    ref = Line.objects.filter(plan=drafted_plan, kind="axis").order_by("id")[0].ref
    address = f"{PLAN}lignes/{ref}/"
    sent = correction(officer.get(address).content.decode(), parent=ref, reason="Essai.")
    assert officer.post(address, sent).status_code == 422


def test_a_line_is_rejected_then_reopened_from_its_page(officer: Client, drafted_plan: Plan) -> None:
    """With its history, newest first."""
    address = f"{PLAN}lignes/{total(drafted_plan).ref}/"

    def decide(verdict: str, reason: str) -> Any:
        seen = hidden(officer.get(address).content.decode(), "seen")
        return officer.post(address, {"decision-verdict": verdict, "decision-reason": reason, "seen": seen})

    assert decide("rejected", "").status_code == 422
    assert decide("rejected", "Chiffre de presse.").status_code == 302
    assert state_of(total(drafted_plan)) == "rejected"
    assert decide("reopened", "Confirmé par l’acte.").status_code == 302
    page = officer.get(address).content.decode()
    assert page.index("Confirmé par l’acte.") < page.index("Chiffre de presse.")


def test_what_one_types_is_shown_as_text(officer: Client, drafted_plan: Plan) -> None:
    """Never as markup."""
    address = f"{PLAN}lignes/{total(drafted_plan).ref}/"
    sent = correction(officer.get(address).content.decode(), title="<b>gras</b>", reason="<i>essai</i>")
    assert officer.post(address, sent).status_code == 302
    for shown in (officer.get(address), officer.get(PLAN)):
        page = shown.content.decode()
        assert "<b>gras" not in page
        assert "<i>essai" not in page


def test_a_held_document_is_confirmed_at_the_desk(officer: Client, occitanie: People, drafted_plan: Plan) -> None:
    """The page says that nothing entered, asks, and a second answer changes nothing."""
    asked = ask_import(
        plan=drafted_plan,
        content="La Région Bretagne a adopté le plan « Breizh Données », doté de 24 millions d’euros.".encode(),
        description=Description(title="Breizh", publisher="Région Bretagne", genre="release", file_name="breizh.txt"),
        organisation=occitanie.organisation,
        by=occitanie.officer,
    )
    assert process_import(asked=asked).state == "held"
    assert "document à confirmer" in officer.get("/espace/").content.decode()
    page = officer.get(PLAN).content.decode()
    assert "Rien de ce document n’est entré dans le plan." in page
    there = f"{PLAN}importer/{asked.pk}/"
    assert there in page
    for sent, said in (("", "oui ou non"), ("no", "Document laissé hors du plan"), ("yes", "plus de confirmation")):
        answer = officer.post(there, {"belongs": sent}, follow=True)
        assert said in answer.content.decode()
    asked.refresh_from_db()
    assert asked.state == "failed"

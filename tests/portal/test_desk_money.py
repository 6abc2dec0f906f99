"""The money of a plan at the desk: who may do what, two people, nothing typed is lost."""

import html
import re
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.conftest import People
from tests.ledger.world import World, euros, make_world
from tramontane.accounts.models import User
from tramontane.ledger.models import Act, BudgetEnvelope, JournalEntry, Proposal
from tramontane.ledger.queries import is_closed, position
from tramontane.plan.models import Plan

HOME = "/espace/plans/horizon-ia/argent/"
AUTHORISE = f"{HOME}proposer/autorisations/"


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def words(answer: Any) -> str:
    text = html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))
    return " ".join(text.replace("\u202f", " ").replace("\xa0", " ").split())


@pytest.fixture
def world(published_plan: Plan, occitanie: People) -> World:
    """The money of the published plan: two envelopes, 1 000 € of authorisations and 600 € of credits of 2024 in one."""
    made = make_world("argent-voisin", people=occitanie)
    made.plan = published_plan
    research = made.envelope("recherche")
    made.envelope("formation")
    made.vote(research, 1000)
    made.credit(research, 600)
    return made


def vote(world: World, **changes: Any) -> dict[str, Any]:
    """A form of authorisations, filled in."""
    typed = {"what": "vote", "envelope": "recherche", "amount": "50,10 €", "on": "2024-03-01", "key": str(uuid4())}
    return {**typed, "act": world.act("deliberation").pk, "reason": "", **changes}


def proposed(world: World, user: User | None = None, **changes: Any) -> Proposal:
    """Proposed by the officer at the desk."""
    client = as_(user or world.people.officer)
    answer = client.post(AUTHORISE, vote(world, **changes))
    assert answer.status_code == 302, words(answer)
    return Proposal.objects.latest("id")


def at(proposal: Proposal) -> str:
    return f"{HOME}propositions/{proposal.pk}/"


def state() -> tuple[int, ...]:
    return tuple(m.objects.count() for m in (JournalEntry, Proposal, Act, BudgetEnvelope))


def test_pages_open_to_the_plan_s_people_alone(world: World, sud: People, stranger: User) -> None:
    made, people = proposed(world), world.people
    for address in (HOME, at(made)):
        assert [as_(u).get(address).status_code for u in (people.reader, people.officer)] == [200, 200]
        assert [as_(u).get(address).status_code for u in (sud.publisher, stranger)] == [404, 404]
    families = [f"{HOME}proposer/{f}/" for f in ("autorisations", "credits", "virement", "exercice", "correction")]
    for address in (*families, f"{HOME}actes/nouveau/", f"{HOME}budget/", f"{HOME}comptable/"):
        assert as_(people.reader).get(address).status_code == 403, address
        assert as_(people.officer).get(address).status_code == 200, address
        assert as_(sud.publisher).get(address).status_code == 404, address
    assert as_(people.officer).get(f"{HOME}enveloppes/nouvelle/").status_code == 403
    assert as_(people.publisher).get(f"{HOME}enveloppes/nouvelle/").status_code == 200
    assert as_(people.officer).get(f"{HOME}proposer/loterie/").status_code == 404


def test_nobody_writes_beyond_their_mandate(world: World, sud: People) -> None:
    made = proposed(world)
    before = state()
    confirm = {"verdict": "confirmed"}
    for user, address, sent, status in (
        (world.people.reader, AUTHORISE, vote(world), 403),
        (sud.publisher, AUTHORISE, vote(world), 404),
        (world.people.reader, at(made), confirm, 403),
        (world.people.officer, at(made), confirm, 403),
        (sud.publisher, at(made), confirm, 404),
        (sud.publisher, f"{HOME}budget/", {}, 404),
        (world.people.reader, f"{HOME}comptable/", {}, 403),
    ):
        assert as_(user).post(address, sent).status_code == status
    assert state() == before


def test_an_officer_proposes_and_a_publisher_confirms_once(world: World) -> None:
    made = proposed(world)
    publisher = as_(world.people.publisher)
    assert "L’argent (1 mouvement à confirmer)" in words(publisher.get("/espace/plans/horizon-ia/"))
    assert "vote d’autorisations : 50,10 €" in words(publisher.get(HOME))
    told = words(publisher.get(at(made)))
    assert "Recherche autorisations disponibles 1 000 € + 50,10 € 1 050,10 €" in told
    for _twice in range(2):
        assert publisher.post(at(made), {"verdict": "confirmed"}).status_code == 302
    assert position(BudgetEnvelope.objects.get(code="recherche")).voted == euros("1050.10")
    assert "Au journal, écriture n°" in words(publisher.get(at(made)))


def test_a_publisher_does_not_confirm_what_they_proposed(world: World) -> None:
    made = proposed(world, world.people.publisher)
    publisher, before = as_(world.people.publisher), state()
    assert 'name="verdict"' not in publisher.get(at(made)).content.decode()
    answer = publisher.post(at(made), {"verdict": "confirmed"})
    assert answer.status_code == 422
    assert "une autre personne le confirme" in words(answer)
    assert state() == before


def test_a_refusal_of_the_ledger_is_shown_and_the_proposal_stays_open(world: World) -> None:
    made = proposed(world, what="lower", amount="900")
    world.reserve(BudgetEnvelope.objects.get(code="recherche"), 500)
    publisher = as_(world.people.publisher)
    assert "sous zéro : sera refusé" in words(publisher.get(at(made)))
    answer = publisher.post(at(made), {"verdict": "confirmed", "answer": "À voir"})
    assert answer.status_code == 422
    assert "n’a plus que 500 € d’autorisations disponibles" in words(answer)
    assert "À voir" in answer.content.decode()
    assert Proposal.objects.get().verdict == ""
    assert publisher.post(at(made), {"verdict": "declined"}).status_code == 422
    assert publisher.post(at(made), {"verdict": "declined", "answer": "Trop."}).status_code == 302
    assert "Trop." in words(publisher.get(HOME))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"amount": "beaucoup"}, "Écrivez une somme"),
        ({"amount": "0"}, "supérieur à zéro"),
        ({"amount": "1,005"}, "trop précis"),
        ({"envelope": "absente"}, "Choisissez dans la liste"),
        ({"on": "2099-01-01"}, "jour à venir"),
        ({"on": "2001-01-01"}, "Cet acte ne permet pas"),
        ({"what": "lower", "amount": "5000"}, "n’a plus que 1 000 €"),
        ({"act": ""}, "Cette réponse est nécessaire"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(world: World, changes: dict[str, str], said: str) -> None:
    sent = vote(world, reason="Un motif tapé", **changes)
    answer = as_(world.people.officer).post(AUTHORISE, sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in words(answer)
    assert "Un motif tapé" in page
    assert html.escape(sent["amount"]) in page
    assert f'name="key" value="{sent["key"]}"' in page
    assert not Proposal.objects.exists()


def test_the_same_form_sent_twice_proposes_once(world: World) -> None:
    sent = vote(world)
    officer = as_(world.people.officer)
    first, second = officer.post(AUTHORISE, sent), officer.post(AUTHORISE, sent)
    assert first.headers["Location"] == second.headers["Location"]
    assert Proposal.objects.count() == 1


def test_each_family_of_movements_goes_through(world: World) -> None:
    officer, publisher = as_(world.people.officer), as_(world.people.publisher)

    def go(family: str, act: str, **typed: Any) -> None:
        sent = {"act": world.act(act).pk, "on": "2024-03-01", "key": str(uuid4()), "reason": "Voilà.", **typed}
        answer = officer.post(f"{HOME}proposer/{family}/", sent)
        assert answer.status_code == 302, words(answer)
        done = publisher.post(answer.headers["Location"], {"verdict": "confirmed"})
        assert done.status_code == 302, words(done)

    go("credits", "budget", what="raise", envelope="recherche", year="2024", amount="40")
    go("virement", "deliberation", what="a", source="recherche", target="formation", amount="100")
    go("virement", "budget", what="c", source="recherche", target="formation", year="2024", amount="10")
    go("correction", "correction", entry=JournalEntry.objects.latest("id").pk)
    go("autorisations", "deliberation", what="lapse", envelope="formation", amount="1")
    go("exercice", "closing", what="close", year="2024")
    assert is_closed(world.plan, 2024)
    go("exercice", "closing", what="reopen", year="2024")
    assert not is_closed(world.plan, 2024)
    held = {c: position(BudgetEnvelope.objects.get(code=c)) for c in ("recherche", "formation")}
    assert (held["recherche"].voted, held["recherche"].credit(2024).available) == (euros(900), euros(640))
    assert (held["formation"].lapsed, held["formation"].available) == (euros(1), euros(99))


def test_an_act_is_recorded_with_a_document_of_the_plan_or_its_file(world: World) -> None:
    officer, address = as_(world.people.officer), f"{HOME}actes/nouveau/"
    told = {"kind": "budget", "reference": "BP 2024", "on": "2024-01-01", "title": "Budget primitif"}
    bare = officer.post(address, told)
    assert bare.status_code == 422
    assert "Joignez le document" in words(bare)
    assert "Budget primitif" in bare.content.decode()
    file = SimpleUploadedFile("bp.txt", "Budget primitif 2024 de la Région.".encode())
    done = officer.post(address, {**told, "upload": file, "suite": "credits"})
    assert done.headers["Location"] == f"{HOME}proposer/credits/"
    act = Act.objects.get(reference="BP 2024")
    assert act.document is not None
    assert (act.on, act.document.file_name) == (date(2024, 1, 1), "bp.txt")
    again = officer.post(address, {**told, "document": act.document.pk})
    assert "porte déjà ce numéro" in words(again)


def test_an_envelope_is_opened_by_who_may_publish(world: World) -> None:
    told = {"title": "Calcul", "code": "calcul", "section": "investment", "first_year": "2024"}
    publisher, address = as_(world.people.publisher), f"{HOME}enveloppes/nouvelle/"
    assert publisher.post(address, {**told, "funder": world.funder.pk}).status_code == 302
    taken = publisher.post(address, {**told, "funder": world.funder.pk})
    assert taken.status_code == 422
    assert "porte déjà ce code" in words(taken)


def test_the_overview_says_which_orders_wait(world: World) -> None:
    commitment = world.award(world.reserve(BudgetEnvelope.objects.get(code="recherche"), 400), 100)
    world.order(commitment, 30, reference="2024-77")
    told = words(as_(world.people.reader).get(HOME))
    assert "2024-77" in told
    assert "Enregistrer un acte" not in told


BUDGET, RETURN = f"{HOME}budget/", f"{HOME}comptable/"
HEAD = "enveloppe;intitulé;section;financeur;axe;AP/AE votées;CP 2024;CP 2025"


def bring(client: Client, address: str, *rows: str, name: str = "tableau.csv") -> Any:
    return client.post(address, {"sheet": SimpleUploadedFile(name, "\n".join(rows).encode())})


def hidden(answer: Any) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="(kept|seen|key)" value="([^"]*)"', answer.content.decode())
    return {name: html.unescape(value) for name, value in found}


def test_every_bad_cell_of_a_budget_is_told_and_nothing_is_written(world: World) -> None:
    world.reserve(BudgetEnvelope.objects.get(code="recherche"), 300)
    world.do("close_year", "closing", plan=world.plan, year=2024)
    before = state()
    answer = bring(
        as_(world.people.officer),
        BUDGET,
        f"{HEAD};CP 20266",
        "recherche;Autre nom;fonctionnement;Région Occitanie;;200;700;-5",
        "Calcul Intensif;Calcul;investissement;Région Occitanie;;10;;",
        "calcul;;loterie;Personne;axe-absent;beaucoup;1,005;",
        "formation;;;;;5;;",
        "formation;;;;;6;;",
    )
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    for cell, read, expected in (
        ("I1", "CP 20266", "une colonne du modèle"),
        ("B2", "Autre nom", "« Recherche »"),
        ("C2", "fonctionnement", "« investissement »"),
        ("F2", "200", "au moins 300"),
        ("G2", "700", "est clos"),
        ("H2", "-5", "un montant en euros"),
        ("A3", "Calcul Intensif", "un code en minuscules"),
        ("B4", "", "l’intitulé"),
        ("C4", "loterie", "« investissement » ou « fonctionnement »"),
        ("D4", "Personne", "un financeur connu"),
        ("E4", "axe-absent", "la référence d’un axe"),
        ("F4", "beaucoup", "un montant en euros"),
        ("G4", "1,005", "au centime"),
        ("A6", "formation", "la ligne 5 en parle déjà"),
    ):
        row = next((r for r in re.findall(r"<tr>.*?</tr>", page) if f'<th scope="row">{cell}</th>' in r), "")
        assert read in row, cell
        assert expected in " ".join(row.replace("\xa0", " ").split()).replace("\u202f", " "), cell
    assert "kept" not in hidden(answer)
    assert state() == before


def test_a_budget_is_previewed_proposed_and_confirmed_whole(world: World) -> None:
    officer, publisher, act = as_(world.people.officer), as_(world.people.publisher), world.act("budget")
    preview = bring(
        officer,
        BUDGET,
        HEAD,
        "recherche;Recherche;investissement;Région Occitanie;;1200;600;50,5",
        "calcul;Calcul;investissement;région occitanie;;2 M€;;100",
    )
    assert preview.status_code == 200, words(preview)
    assert "4 montants changent, 1 déjà voté ainsi, 1 enveloppe à ouvrir" in words(preview)
    before = state()
    lost = officer.post(BUDGET, {**hidden(preview), "on": "2024-03-01", "act": "", "reason": "Gardé"})
    assert lost.status_code == 422
    assert "Gardé" in lost.content.decode()
    assert state() == before
    sent = {**hidden(lost), "on": "2024-03-01", "act": act.pk, "reason": "BP"}
    done = officer.post(BUDGET, sent)
    assert done.status_code == 302, words(done)
    assert not BudgetEnvelope.objects.filter(code="calcul").exists()
    assert publisher.post(done.headers["Location"], {"verdict": "confirmed"}).status_code == 302
    opened = position(BudgetEnvelope.objects.get(code="calcul"))
    assert (opened.voted, opened.credit(2025).voted) == (euros(2_000_000), euros(100))
    assert position(BudgetEnvelope.objects.get(code="recherche")).credit(2025).voted == euros("50.50")


def test_a_budget_that_changed_since_its_preview_is_shown_again(world: World) -> None:
    officer = as_(world.people.officer)
    preview = bring(officer, BUDGET, HEAD, "recherche;;;;;1200;;")
    world.vote(BudgetEnvelope.objects.get(code="recherche"), 50)
    late = officer.post(BUDGET, {**hidden(preview), "on": "2024-03-01", "act": world.act("budget").pk})
    assert late.status_code == 409
    assert "a changé entre-temps" in words(late)
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("form", ["csv", "xlsx", "ods"])
def test_the_budget_as_it_stands_is_brought_back_and_changes_nothing(world: World, form: str) -> None:
    officer = as_(world.people.officer)
    file = officer.get(f"{BUDGET}modele.{form}")
    assert file.headers["Content-Disposition"] == f'attachment; filename="budget-horizon-ia.{form}"'
    back = officer.post(BUDGET, {"sheet": SimpleUploadedFile(f"b.{form}", file.content)})
    assert back.status_code == 200, words(back)
    assert "déjà voté" in words(back)
    assert "kept" not in hidden(back)


RETURNED = "mandat;exercice;montant;date;SIRET;payé/rejeté;motif"


@pytest.fixture
def ordered(world: World) -> World:
    """Two orders that wait, M1 and M2, of 30 and 20 €."""
    commitment = world.award(world.reserve(BudgetEnvelope.objects.get(code="recherche"), 400), 100)
    world.order(commitment, 30, reference="M1")
    world.order(commitment, 20, reference="M2")
    return world


def test_each_row_of_the_accountant_s_file_is_judged(ordered: World) -> None:
    before = state()
    rows = ("M1;2024;31;05/03/2024;;payé;", "M9;2024;20;05/03/2024;;payé;", "M2;2024;20;05/03/2024;;payé;")
    answer = bring(as_(ordered.people.officer), RETURN, RETURNED, *rows)
    assert answer.status_code == 422
    told = words(answer)
    assert "31 € dans le fichier, 30 € mandatés" in told
    assert "aucun mandat de 2024 ne porte ce numéro" in told
    assert "1 réponse à enregistrer, 0 déjà connue, 2 lignes refusées" in told
    bad = bring(
        as_(ordered.people.officer), RETURN, RETURNED, "M1;24;x;hier;12;peut-être;", "M2;2024;20;05/03/2024;;rejeté;"
    )
    for cell in ("B2", "C2", "D2", "E2", "F2", "G3"):
        assert f'<th scope="row">{cell}</th>' in bad.content.decode(), cell
    assert "kept" not in hidden(answer) | hidden(bad)
    assert state() == before


def test_the_accountant_s_file_is_confirmed_by_another_and_sent_twice_is_once(ordered: World) -> None:
    officer, publisher = as_(ordered.people.officer), as_(ordered.people.publisher)
    rows = (RETURNED, "M1;2024;30;05/03/2024;;payé;", "M2;2024;20,00;06/03/2024;;rejeté;RIB faux")
    preview = bring(officer, RETURN, *rows, name="retour.csv")
    assert preview.status_code == 200, words(preview)
    sent = {**hidden(preview), "reference": "B 12", "on": "2024-03-07"}
    first, twice = officer.post(RETURN, sent), officer.post(RETURN, sent)
    assert first.status_code == 302, words(first)
    assert first.headers["Location"] == twice.headers["Location"]
    assert publisher.post(first.headers["Location"], {"verdict": "confirmed"}).status_code == 302
    held = position(BudgetEnvelope.objects.get(code="recherche"))
    assert (held.paid, held.ordered, held.committed) == (euros(30), euros(0), euros(70))
    act = Act.objects.get(kind="accountant")
    assert act.document is not None
    assert act.document.file_name == "retour.csv"
    again = bring(officer, RETURN, *rows, name="retour.csv")
    assert "déjà enregistré" in words(again)
    assert "kept" not in hidden(again)


@pytest.mark.parametrize("form", ["csv", "xlsx", "ods"])
def test_the_orders_that_wait_are_given_to_fill_in(ordered: World, form: str) -> None:
    officer = as_(ordered.people.officer)
    file = officer.get(f"{RETURN}modele.{form}")
    back = officer.post(RETURN, {"sheet": SimpleUploadedFile(f"m.{form}", file.content)})
    assert back.status_code == 200
    assert "Ce fichier ne donne aucune réponse" in words(back)


def test_a_preview_is_good_for_its_page_and_its_person_only(ordered: World) -> None:
    officer, other = as_(ordered.people.officer), as_(ordered.people.publisher)
    kept = hidden(bring(officer, RETURN, RETURNED, "M1;2024;30;05/03/2024;;payé;"))
    assert not re.search(r"[\r\n]", kept["kept"]), "a browser would send other line ends back"
    for client, address in ((other, RETURN), (officer, BUDGET)):
        answer = client.post(address, {**kept, "reference": "B", "on": "2024-03-07"})
        assert answer.status_code == 422
        assert "ne peut plus être confirmé" in words(answer)
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("address", [BUDGET, RETURN])
@pytest.mark.parametrize(
    ("name", "content", "said"),
    [("a.pdf", b"%PDF-1.4", "n’est pas un tableau"), ("a.csv", b"nom\na", "n’a pas les colonnes")],
)
def test_another_file_is_refused_in_words(world: World, address: str, name: str, content: bytes, said: str) -> None:
    answer = as_(world.people.officer).post(address, {"sheet": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422
    assert said in words(answer)

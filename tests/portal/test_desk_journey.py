"""From documents to a public version through the desk alone, and what may go wrong on the way."""

import json
from collections.abc import Iterator
from ipaddress import ip_network
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.conftest import ANNOUNCEMENT, DELIBERATION, Drafting, People, publish_all, validate_all
from tests.evidence.fetching.websites import Website, document, moved, website
from tests.portal.test_desk_decisions import hidden, tickets
from tramontane.plan.actions import process_import
from tramontane.plan.contradictions import contradictions
from tramontane.plan.document import PlanDocument
from tramontane.plan.models import Import, Line, Plan, Territory, Version
from tramontane.portal.desk.brought import _FETCHING
from tramontane.portal.desk.queries import open_conflicts, standing

PLAN = "/espace/plans/horizon-ia/"
KNOWN = {"publisher": "Région Occitanie", "genre": "act", "published_on": "2024-07-12"}


@pytest.fixture
def publisher(occitanie: People) -> Client:
    client = Client()
    client.force_login(occitanie.publisher)
    return client


def file(content: bytes, name: str = "deliberation.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def work() -> None:
    """What the worker does."""
    for asked in Import.objects.filter(state="waiting").order_by("id"):
        process_import(asked=asked)


def send(client: Client, people: People, **sent: Any) -> Any:
    return client.post(PLAN + "importer/", {**KNOWN, "organisation": people.organisation.pk, **sent})


@pytest.fixture
def empty(publisher: Client, occitanie: People) -> Plan:
    """A plan opened at the desk."""
    territory = Territory.objects.get(code="76").pk
    sent = {"territory": territory, "slug": "horizon-ia", "steward": occitanie.organisation.pk}
    assert publisher.post("/espace/plans/nouveau/", sent).status_code == 302
    return Plan.objects.get()


def test_from_a_document_to_the_public_page(publisher: Client, occitanie: People, empty: Plan) -> None:
    """Import, reading, validation, publication: each step shows the next, and the figure keeps its proof in public."""
    received = send(publisher, occitanie, uploads=[file(DELIBERATION)], title="Délibération")
    assert received.headers["Location"] == PLAN
    assert "Actualiser la page" in publisher.get(PLAN).content.decode()
    assert publisher.get(PLAN + "importer/etat.json").json() == {
        "running": 1,
        "said": "Délibération : en attente de lecture",
    }
    work()
    assert publisher.get(PLAN + "importer/etat.json").json()["running"] == 0
    page = publisher.get(PLAN).content.decode()
    assert "Actualiser la page" not in page
    assert "faits relevés" in page
    assert Client().get("/plans/horizon-ia/").status_code == 404
    blocked = publisher.get(PLAN + "publier/").content.decode()
    assert "lignes attendent une décision" in blocked
    assert 'name="note"' not in blocked
    sent = {"verdict": "validated", "line": [*tickets(page).values()]}
    colleague = Client()
    colleague.force_login(occitanie.officer)
    colleague.post(PLAN + "decider/", sent)
    assert not Line.objects.filter(state="draft").exists()
    ready = publisher.get(PLAN + "publier/").content.decode()
    data = {"note": "Première version.", "seen": hidden(ready, "seen")}
    published = publisher.post(PLAN + "publier/", data)
    assert published.status_code == 302
    assert 'href="/plans/horizon-ia/"' in publisher.get(published.headers["Location"]).content.decode()
    public = Client().get("/plans/horizon-ia/").content.decode()
    assert "60\xa0M€" in public
    assert "/affirmations/" in public


def test_one_bad_file_does_not_stop_the_others(publisher: Client, occitanie: People, empty: Plan) -> None:
    """Each has its own answer; everything typed stays."""
    files = [
        file(DELIBERATION),
        file(b"", "vide.txt"),
        file(b"\x89PNG\r\n", "photo.png"),
        file(ANNOUNCEMENT, "annonce.md"),
    ]
    answer = send(publisher, occitanie, uploads=files, title="Mon titre", url="https://www.laregion.fr/ia")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "vide.txt" in page
    assert "photo.png" in page
    assert "Ce type de fichier n’est pas lu" in page
    for kept in ("Mon titre", "https://www.laregion.fr/ia", "Région Occitanie", "2024-07-12"):
        assert f'value="{kept}"' in page
    titles = Import.objects.order_by("id").values_list("document__title", flat=True)
    assert list(titles) == ["Mon titre (deliberation)", "Mon titre (annonce)"]


def test_a_file_too_large_is_refused_without_being_read(
    publisher: Client, occitanie: People, empty: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit is said."""
    monkeypatch.setattr(settings, "MAX_DOCUMENT_BYTES", 1024)
    answer = send(publisher, occitanie, uploads=[file(b"x" * 1025)])
    assert answer.status_code == 422
    assert "dépasse" in answer.content.decode()
    assert not Import.objects.exists()


@pytest.mark.parametrize(
    ("sent", "control"),
    [
        ({}, "id_uploads"),
        ({"text": "Un texte."}, "id_title"),
        ({"text": "Un texte.", "title": "T", "publisher": ""}, "id_publisher"),
        ({"text": "Un texte.", "title": "T", "published_on": "hier"}, "id_published_on"),
        ({"text": "Un texte.", "title": "T", "url": "pas une adresse"}, "id_url"),
        ({"text": "Un texte.", "title": "T", "genre": "rumeur"}, "id_genre"),
    ],
)
def test_a_form_with_a_hole_says_where(
    publisher: Client, occitanie: People, empty: Plan, sent: dict[str, str], control: str
) -> None:
    """The summary leads to the control; the pasted text is still there; nothing is archived."""
    answer = send(publisher, occitanie, **sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#{control}"' in page
    assert not sent or "Un texte.</textarea>" in page
    assert not Import.objects.exists()


def test_more_than_twenty_files_are_refused_in_french(publisher: Client, occitanie: People, empty: Plan) -> None:
    """Before any of them is kept."""
    answer = send(publisher, occitanie, uploads=[file(b"texte %d" % n, f"{n}.txt") for n in range(21)])
    assert answer.status_code == 422
    assert "Vingt fichiers au plus" in answer.content.decode()
    assert not Import.objects.exists()


def test_a_pasted_text_is_a_document_like_another(publisher: Client, occitanie: People, empty: Plan) -> None:
    """Its quotes stand in the text as it was pasted."""
    text = DELIBERATION.decode().replace("\n", "\r\n")
    assert send(publisher, occitanie, text=text, title="Texte collé").status_code == 302
    work()
    assert bytes(Import.objects.get().document.archive.content) == DELIBERATION
    assert "60\xa0M€" in publisher.get(PLAN).content.decode()


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Website]:
    """A site of this machine, which the instance allows as it would an intranet."""
    pages = {"/actes/deliberation.txt": document(DELIBERATION), "/": moved("/actes/deliberation.txt")}
    pages |= {"/ailleurs": moved("http://127.0.0.2/"), "/vide": document(b"")}
    with website(pages) as opened:
        monkeypatch.setattr(settings, "FETCH_NETWORKS", (ip_network("127.0.0.1/32"),))
        monkeypatch.setattr(settings, "FETCH_PORTS", frozenset({80, 443, opened.port}))
        yield opened


def test_a_document_is_brought_from_its_address_and_keeps_it(
    publisher: Client, occitanie: People, empty: Plan, site: Website
) -> None:
    """The bytes as they came, the name of the file for a title, and the address that the person gave."""
    assert send(publisher, occitanie, address=site.at()).status_code == 302
    work()
    kept = Import.objects.get().document
    assert bytes(kept.archive.content) == DELIBERATION
    assert (kept.url, kept.title, kept.file_name) == (site.at(), "deliberation", "deliberation.txt")
    assert "60\xa0M€" in publisher.get(PLAN).content.decode()


def test_the_address_of_origin_prevails_over_the_one_that_was_fetched(
    publisher: Client, occitanie: People, empty: Plan, site: Website
) -> None:
    """A file has an address, and the page that presents it another one, which readers prefer."""
    send(publisher, occitanie, address=site.at(), url="https://www.laregion.fr/ia", title="Plan")
    kept = Import.objects.get().document
    assert (kept.url, kept.title) == ("https://www.laregion.fr/ia", "Plan")


@pytest.mark.parametrize(
    ("path", "said"), [("/ailleurs", "réseau privé"), ("/vide", "document vide"), ("/actes/deliberation.txt?x#y", "")]
)
def test_an_address_out_of_reach_does_not_stop_the_files(
    publisher: Client, occitanie: People, empty: Plan, site: Website, *, path: str, said: str
) -> None:
    """Each document has its own answer, and the address stays in the form."""
    answer = send(
        publisher, occitanie, uploads=[file(ANNOUNCEMENT, "annonce.txt")], address=site.at(path), title="Ma note"
    )
    assert answer.status_code == (422 if said else 302)
    titles = list(Import.objects.order_by("id").values_list("document__title", flat=True))
    assert titles == (["Ma note (annonce)"] if said else ["Ma note (annonce)", "Ma note (127.0.0.1)"])
    if said:
        page = answer.content.decode()
        assert said in page
        assert f'value="{site.at(path)}"' in page
        assert 'value="Ma note"' in page


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("ftp://laregion.fr/a", "https://"),
        ("https://moi:secret@laregion.fr/", "mot de passe"),
        ("https://laregion.fr:22/", "port 22"),
        ("pas une adresse", "complète"),
    ],
)
def test_an_address_of_another_form_is_refused_beside_its_field(
    publisher: Client, occitanie: People, empty: Plan, address: str, said: str
) -> None:
    """Before anything is archived or asked of the network; what was typed stays."""
    answer = send(publisher, occitanie, address=address, uploads=[file(DELIBERATION)])
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_address"' in page
    assert said in page
    assert f'value="{address}"' in page
    assert not Import.objects.exists()


def test_one_process_waits_for_one_site_at_a_time(
    publisher: Client, occitanie: People, empty: Plan, site: Website
) -> None:
    """The other requests of the process are never all waiting for slow sites."""
    with _FETCHING:
        answer = send(publisher, occitanie, address=site.at())
    assert "Un autre téléchargement est en cours" in answer.content.decode()
    assert send(publisher, occitanie, address=site.at()).status_code == 302


def test_a_document_that_cannot_be_read_says_why_on_the_desk(publisher: Client, occitanie: People, empty: Plan) -> None:
    """In French, with what to do, and among what waits."""
    send(publisher, occitanie, uploads=[file(b"%PDF-1.4 rien du tout", "acte.pdf")])
    work()
    asked = Import.objects.get()
    assert asked.state == "failed"
    page = publisher.get(PLAN).content.decode()
    assert "refusé" in page
    assert asked.message in page.replace("&#39;", "'")
    assert "1\xa0document refusé" in publisher.get("/espace/").content.decode()


@pytest.fixture
def disputed(draft_plan: Drafting) -> Plan:
    """Two acts of the same day that do not give the same total."""
    return draft_plan("horizon-ia", DELIBERATION, DELIBERATION.replace(b"60 millions", b"65 millions"))


def test_a_contradiction_is_settled_face_to_face(publisher: Client, disputed: Plan) -> None:
    """It blocks until a person says, with a reason, what one sentence is for the other."""
    found = standing(disputed)
    assert found is not None
    pair = next(c for c in contradictions(found.document) if c.state == "open")
    waiting = sum(c.state == "open" for c in contradictions(found.document))
    assert open_conflicts([disputed.pk])[disputed.pk] == waiting
    page = publisher.get(PLAN + "contradictions/").content.decode()
    assert "60\xa0M€" in page
    assert "65\xa0M€" in page
    uids = {"first": pair.older.uid, "second": pair.newer.uid}
    prefix = f"{pair.older.uid}-{pair.newer.uid}"
    nothing = publisher.post(PLAN + "contradictions/", uids)
    assert nothing.status_code == 422
    assert f'href="#id_{prefix}-choice"' in nothing.content.decode()
    assert f'id="id_{prefix}-choice"' in nothing.content.decode()
    sent = {**uids, f"{prefix}-choice": "second-corrects", f"{prefix}-reason": "Erreur de plume."}
    assert publisher.post(PLAN + "contradictions/", sent).status_code == 302
    after = publisher.get(PLAN + "contradictions/").content.decode()
    assert "Erreur de plume." in after
    assert open_conflicts([disputed.pk])[disputed.pk] == waiting - 1
    again = publisher.post(PLAN + "contradictions/", sent, follow=True)
    assert "tranchée entre-temps" in again.content.decode()


def test_an_open_contradiction_is_named_among_what_blocks(publisher: Client, occitanie: People, disputed: Plan) -> None:
    """And publishing anyway is refused."""
    validate_all(disputed, occitanie.officer)
    page = publisher.get(PLAN + "publier/").content.decode()
    assert "tranchée" in page
    answer = publisher.post(PLAN + "publier/", {"note": "Quand même.", "seen": ""})
    assert answer.status_code == 409
    assert not Version.objects.exists()


def test_what_is_published_is_what_was_shown(publisher: Client, occitanie: People, drafted_plan: Plan) -> None:
    """A colleague's decision in between stops the publication; the note stays; the new changes are shown."""
    validate_all(drafted_plan, occitanie.officer)
    seen = hidden(publisher.get(PLAN + "publier/").content.decode(), "seen")
    gone = Line.objects.filter(plan=drafted_plan, kind="event").order_by("id")[0]
    page = publisher.get(PLAN).content.decode()
    sent = {"verdict": "rejected", "reason": "Hors plan.", "line": tickets(page)[gone.ref]}
    assert publisher.post(PLAN + "decider/", sent).status_code == 302
    answer = publisher.post(PLAN + "publier/", {"note": "Ma note.", "seen": seen})
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "a changé entre-temps" in shown
    assert "Ma note." in shown
    assert not Version.objects.exists()
    data = {"note": "Ma note.", "seen": hidden(shown, "seen")}
    assert publisher.post(PLAN + "publier/", data).status_code == 302
    assert Version.objects.get().note == "Ma note."


def test_an_unchanged_plan_is_not_published_twice(publisher: Client, occitanie: People, drafted_plan: Plan) -> None:
    """The page says so instead of offering a button."""
    publish_all(drafted_plan, occitanie)
    page = publisher.get(PLAN + "publier/").content.decode()
    assert "Rien n’a changé depuis la dernière version." in page
    assert 'name="note"' not in page


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_the_export_is_a_whole_plan_with_its_sources(publisher: Client, drafted_plan: Plan, form: str) -> None:
    """Readable by the same contract, bytes included."""
    answer = publisher.get(f"{PLAN}export.{form}")
    assert f'filename="horizon-ia.{form}"' in answer.headers["Content-Disposition"]
    text = answer.content.decode()
    data = json.loads(text) if form == "json" else yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - strings only
    if form == "json":
        document = PlanDocument.model_validate_json(json.dumps(data))
        assert document.sources[0].content
    assert data["slug"] == "horizon-ia"
    assert data["sources"][0]["content"]


def test_an_empty_plan_has_nothing_to_export(publisher: Client, empty: Plan) -> None:
    """A refusal, not an error."""
    answer = publisher.get(PLAN + "export.json")
    assert answer.status_code == 422
    assert "importez un document" in answer.content.decode()
    assert publisher.get(PLAN + "publier/").status_code == 200
    assert publisher.get(PLAN + "contradictions/").status_code == 200

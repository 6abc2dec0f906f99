"""Readings by spreadsheet at the desk: bad cells told, a preview, one confirmation, a second time changes nothing."""

import html
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.conftest import People
from tramontane.evidence.models import Document
from tramontane.plan.actions import NewReading, propose_reading
from tramontane.plan.models import Indicator, Plan, Reading

PAGE = "/espace/plans/horizon-ia/releves/"


@pytest.fixture
def ref(published_plan: Plan) -> str:
    return Indicator.objects.get(plan=published_plan).ref


@pytest.fixture
def officer(occitanie: People) -> Client:
    client = Client()
    client.force_login(occitanie.officer)
    return client


def bring(client: Client, *rows: str, name: str = "suivi.csv") -> Any:
    text = "\n".join(("indicateur;date;valeur;borne basse;borne haute;méthode;origine", *rows))
    return client.post(PAGE, {"sheet": SimpleUploadedFile(name, text.encode())})


def hidden(page: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="(kept|seen)" value="([^"]*)"', page):
        found.setdefault(name, []).append(html.unescape(value))
    return found


def test_every_bad_cell_is_told_and_nothing_is_written(officer: Client, ref: str) -> None:
    answer = bring(officer, f"{ref};30/06/2026;beaucoup", "absent;31/02/2026;3", f"{ref};2026-03-31;12,5")
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "3\xa0cellules à corriger" in page
    for cell, read in (("C2", "beaucoup"), ("A3", "absent"), ("B3", "31/02/2026")):
        assert re.search(rf'<th scope="row">{cell}</th><td[^>]*>« {read} »', page), cell
    assert "kept" not in hidden(page)
    assert not Reading.objects.exists()
    assert not Document.objects.filter(file_name="suivi.csv").exists()


def test_a_preview_then_one_confirmation_writes_everything(officer: Client, ref: str, occitanie: People) -> None:
    answer = bring(officer, f"{ref};30/06/2026;41;38;44;Sondage;", f"{ref};2026-03-31;12,5")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "2\xa0valeurs nouvelles" in html.unescape(page)
    assert not Reading.objects.exists()
    done = officer.post(PAGE, hidden(page))
    assert done.headers["Location"] == "/espace/taches/"
    rows = list(Reading.objects.order_by("on").values_list("on", "value", "low", "note", "state"))
    assert rows == [
        (date(2026, 3, 31), Decimal("12.5"), None, "suivi.csv", "proposed"),
        (date(2026, 6, 30), Decimal(41), Decimal(38), "suivi.csv", "proposed"),
    ]
    assert Reading.objects.filter(document__file_name="suivi.csv", proposed_by=occitanie.officer).count() == 2


def test_the_same_file_again_changes_nothing(officer: Client, ref: str) -> None:
    row = f"{ref};30/06/2026;41"
    first = hidden(bring(officer, row).content.decode())
    officer.post(PAGE, first)
    again = bring(officer, row)
    assert "déjà connu" in html.unescape(again.content.decode())
    assert "kept" not in hidden(again.content.decode())
    replayed = officer.post(PAGE, first)
    assert replayed.status_code == 409
    assert Reading.objects.count() == 1


def test_a_colleague_in_between_is_shown_before_anything_is_written(
    officer: Client, published_plan: Plan, ref: str, occitanie: People
) -> None:
    sent = hidden(bring(officer, f"{ref};30/06/2026;41").content.decode())
    told = NewReading(on=date(2026, 3, 31), value=Decimal(3), note="Suivi")
    propose_reading(plan=published_plan, ref=ref, reading=told, by=occitanie.publisher)
    late = officer.post(PAGE, sent)
    page = late.content.decode()
    assert late.status_code == 409
    assert "Un indicateur a changé entre-temps" in html.unescape(page)
    assert Reading.objects.count() == 1
    assert officer.post(PAGE, hidden(page)).status_code == 302
    assert Reading.objects.count() == 2


def test_a_preview_is_good_for_the_person_who_saw_it_only(officer: Client, ref: str, occitanie: People) -> None:
    sent = hidden(bring(officer, f"{ref};30/06/2026;41").content.decode())
    other = Client()
    other.force_login(occitanie.publisher)
    for client, kept in ((other, sent["kept"][0]), (officer, sent["kept"][0] + "x"), (officer, "x")):
        answer = client.post(PAGE, {**sent, "kept": kept})
        assert answer.status_code == 422
        assert "ne peut plus être confirmé" in html.unescape(answer.content.decode())
    assert not Reading.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("suivi.pdf", b"%PDF-1.4", "n’est pas un tableau"),
        ("suivi.csv", b"nom;valeur\na;3", "n’a pas les colonnes"),
        ("suivi.csv", b"x" * 1_000_001, "dépasse 1 Mo"),
    ],
)
def test_another_file_is_refused_in_words(officer: Client, ref: str, name: str, content: bytes, said: str) -> None:
    answer = officer.post(PAGE, {"sheet": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422
    assert said in html.unescape(answer.content.decode())


@pytest.mark.parametrize("form", ["csv", "xlsx", "ods"])
def test_the_template_is_brought_back_as_it_is(officer: Client, ref: str, form: str) -> None:
    answer = officer.get(f"{PAGE}modele.{form}")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="releves-horizon-ia.{form}"'
    back = officer.post(PAGE, {"sheet": SimpleUploadedFile(f"m.{form}", answer.content)})
    assert back.status_code == 200
    assert "déjà connu" in html.unescape(back.content.decode())

"""Each guard of the test house bites: without these tests a guard could be gone and nobody would know."""

import random
import re
import socket
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db import InternalError, connection, transaction
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.test import Client, override_settings
from django.urls import path
from jinja2 import UndefinedError

from tests.conftest import REGIONS
from tests.guards import GuardError, inspect_html
from tramontane.accounts.actions import open_organisation
from tramontane.accounts.models import Organisation
from tramontane.plan.models import Plan, Territory
from tramontane.portal.jinja import environment
from tramontane.portal.readonly import writing


@pytest.mark.django_db
def test_rows_without_an_order_come_back_shuffled() -> None:
    orders = set()
    for seed in range(8):
        random.seed(seed)
        orders.add(tuple(Territory.objects.order_by().values_list("code", flat=True)))
    assert len(orders) > 1
    assert len({tuple(Territory.objects.values_list("code", flat=True)) for _ in range(8)}) == 1


@pytest.mark.django_db
def test_an_aggregated_queryset_has_lost_its_order() -> None:
    orders = {tuple(Territory.objects.values("code").annotate(Max("id")).values_list("code")) for _ in range(8)}
    assert len(orders) > 1


@pytest.mark.django_db
def test_a_lock_that_does_not_name_its_table_is_refused() -> None:
    with pytest.raises(GuardError, match="does not name its table"):
        Plan.objects.select_for_update()
    with transaction.atomic():
        assert list(Plan.objects.select_for_update(of=("self",))) == []


def test_the_network_is_out_of_reach() -> None:
    with socket.socket() as outside, pytest.raises(GuardError, match=r"192\.0\.2\.1"):
        outside.connect(("192.0.2.1", 80))
    with socket.socket() as server, socket.socket() as inside:
        server.bind(("127.0.0.1", 0))
        server.listen()
        inside.connect(server.getsockname())


def test_an_undefined_variable_of_a_template_fails() -> None:
    with pytest.raises(UndefinedError):
        environment(autoescape=True).from_string("{{ nobody_gave_this }}").render()


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>",
        "<style>p { color: red }</style>",
        '<p style="color: red">',
        '<button onclick="go()">',
        '<div hx-on:click="go()">',
        '<a href=" javascript:go()">',
        "<p>{{ plan.title }}</p>",
        "<p>{% endif %}</p>",
        '<a href="{{ url }}">',
    ],
)
def test_inline_code_and_leftover_marks_are_found(markup: str) -> None:
    with pytest.raises(GuardError):
        inspect_html(HttpResponse(f"<!DOCTYPE html><html><body>{markup}</body></html>"))


def test_an_honest_page_passes() -> None:
    inspect_html(HttpResponse('<script src="/a.js" defer></script><p class="style" data-on="1">on = { } %</p>'))
    inspect_html(JsonResponse({"style": "<p style='x'>"}))


def dirty(request: HttpRequest) -> HttpResponse:
    return HttpResponse('<p style="color: red">')


def writer(request: HttpRequest) -> HttpResponse:
    open_organisation(code="written", name="Écrite", kind="other")
    return HttpResponse("<p>écrit</p>")


def session_writer(request: HttpRequest) -> HttpResponse:
    with writing():
        return writer(request)


urlpatterns = [path("dirty", dirty), path("writer", writer), path("session", session_writer)]
Asking = Callable[[str], HttpResponse]


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.django_db
def test_every_page_of_the_test_client_is_inspected(client: Client) -> None:
    with pytest.raises(GuardError, match="style= on <p>"):
        client.get("/dirty")


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "head"])
def test_a_page_that_reads_does_not_write_even_inside_a_test_transaction(client: Client, method: str) -> None:
    with pytest.raises(GuardError, match="a page that only reads wrote"):
        getattr(client, method)("/writer")
    assert not Organisation.objects.exists()
    assert client.post("/writer").status_code == 200
    assert Organisation.objects.count() == 1


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.django_db
def test_sessions_may_be_kept_while_reading_and_the_test_may_write_afterwards(client: Client) -> None:
    assert client.get("/session").status_code == 200
    assert open_organisation(code="after", name="Après", kind="other").pk


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_postgresql_itself_refuses_the_write_of_a_reading_page(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.guards._WRITE", re.compile(r"(?!)"))
    with pytest.raises(InternalError, match="read-only transaction"):
        client.get("/writer")
    assert not Organisation.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_regions_are_there_again_after_the_tables_were_emptied() -> None:
    Territory.objects.filter(code="76").delete()
    call_command("flush", interactive=False, verbosity=0)
    assert Territory.objects.count() == len(REGIONS) == 18
    with connection.cursor() as cursor:
        cursor.execute("SHOW session_replication_role")
        assert cursor.fetchone() == ("origin",)

"""Frames for other sites: any site may show them, no script, and each says its date, its source and its licence."""

import html
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.portal.test_public_pages import shown
from tramontane.plan.models import Plan

FRAMES = (
    "/integrer/plans/boussole/",
    "/integrer/plans/boussole/total/",
    "/integrer/plans/boussole/axes/",
    "/integrer/plans/boussole/axes/filiere/",
    "/integrer/plans/boussole/enveloppes/prime/",
    "/integrer/plans/boussole/indicateurs/jeunes-entreprises/",
)


@pytest.mark.parametrize("address", FRAMES)
def test_a_frame_may_be_shown_by_any_site_and_runs_nothing(client: Client, plan: Plan, address: str) -> None:
    response = client.get(address)
    policy = response.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "script-src" not in policy
    assert "X-Frame-Options" not in response.headers
    assert not response.cookies
    assert "<script" not in response.content.decode()


@pytest.mark.parametrize("address", FRAMES)
def test_a_frame_says_where_it_comes_from_and_of_when_it_is(client: Client, plan: Plan, address: str) -> None:
    page = shown(client, address)
    assert "Plan Boussole" in page
    assert "version 1 du 12 juillet 2024" in page
    assert "Licence Ouverte 2.0" in page
    assert 'href="/plans/boussole/"' in client.get(address).content.decode()


@pytest.mark.parametrize("address", FRAMES)
def test_an_unchanged_frame_does_not_lock_itself(client: Client, plan: Plan, address: str) -> None:
    tag = client.get(address).headers["ETag"]
    with CaptureQueriesContext(connection) as asked:
        again = client.get(address, headers={"if-none-match": tag})
    assert again.status_code == 304
    assert len(asked) == 1
    assert "frame-ancestors *" in again.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in again.headers


def test_ordinary_pages_are_framed_by_nobody(client: Client, plan: Plan) -> None:
    response = client.get("/plans/boussole/")
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Frame-Options"] == "DENY"


def test_the_html_to_copy_leads_to_frames_that_answer(client: Client, plan: Plan) -> None:
    response = client.get("/integrer/?plan=boussole")
    copied = [html.unescape(t) for t in re.findall(r"<textarea[^>]*>([^<]*)</textarea>", response.content.decode())]
    assert len(copied) > 8
    for text in copied:
        found = re.fullmatch(
            r'<iframe src="http://testserver(/[^"]+)" title="[^"]+" width="100%" height="\d+"[^>]*></iframe>', text
        )
        assert found, text
        assert client.get(found[1]).status_code == 200
    assert "frame-src 'self'" in response.headers["Content-Security-Policy"]
    assert client.get("/integrer/?plan=inconnu").status_code == 404


def test_a_frame_of_the_past_says_so(client: Client, plan: Plan) -> None:
    assert "état publié au 20 juillet 2024" in shown(client, "/integrer/plans/boussole/total/?au=2024-07-20")
    for ref in ("axes/rien", "enveloppes/rien", "indicateurs/rien"):
        assert client.get(f"/integrer/plans/boussole/{ref}/").status_code == 404


def test_a_value_nobody_published_is_not_zero(client: Client, plan: Plan) -> None:
    assert "aujourd’hui : non renseigné" in shown(client, "/integrer/plans/boussole/indicateurs/jeunes-entreprises/")

"""Heavy texts travel compressed, to visitors whom the page does not know."""

import gzip

from django.conf import settings
from django.test import Client

from tests.conftest import People
from tramontane.plan.models import Plan
from tramontane.portal.compression import HEAVY

GZIP = {"accept-encoding": "gzip"}
HEAVY_PAGE = "/donnees/dictionnaire/"


def test_a_heavy_page_is_compressed_and_says_the_same(client: Client, plan: Plan) -> None:
    whole = client.get(HEAVY_PAGE)
    assert len(whole.content) > HEAVY
    assert "Content-Encoding" not in whole.headers
    answer = client.get(HEAVY_PAGE, headers=GZIP)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert len(answer.content) < len(whole.content) / 4
    assert gzip.decompress(answer.content) == whole.content


def test_a_compressed_page_is_revalidated_like_another(client: Client, plan: Plan) -> None:
    tag = client.get(HEAVY_PAGE, headers=GZIP).headers["ETag"]
    assert client.get(HEAVY_PAGE, headers={**GZIP, "if-none-match": tag}).status_code == 304
    assert client.get(HEAVY_PAGE, headers={"if-none-match": tag}).status_code == 304


def test_light_pages_and_those_of_people_are_not(client: Client, plan: Plan, occitanie: People) -> None:
    assert "Content-Encoding" not in client.get("/plans/boussole/", headers=GZIP).headers
    client.force_login(occitanie.officer)
    assert "Content-Encoding" not in client.get(HEAVY_PAGE, headers=GZIP).headers


def test_the_copy_that_is_kept_is_not_compressed(client: Client, plan: Plan) -> None:
    assert client.get(HEAVY_PAGE, headers=GZIP).headers["Content-Encoding"] == "gzip"
    kept = [p.read_bytes() for p in settings.COPIES.glob("*")]
    assert any(b'"path": "/donnees/dictionnaire/"' in copy and b"<h1>" in copy for copy in kept)

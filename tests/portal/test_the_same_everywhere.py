"""One fact says one figure wherever it stands, and a past day reads as the base of that day would."""

import re
from collections import defaultdict
from datetime import datetime
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

from tests.conftest import Drafting, People, publish_all
from tramontane.evidence.actions import Description
from tramontane.lib.periods import PARIS
from tramontane.plan.actions import ask_import, process_import

#: Public pages that tell the moment they are read, or the whole journal whatever the day.
_OF_NOW = re.compile(r"^/(?:en/)?(etat-du-service|sante|changements|abonnements|connexion|composants|api|integrer)")
_LINK = re.compile(r'<a\b[^>]*\bhref="([^"]+)"')
_FIGURE = re.compile(r'<a\b[^>]*\bhref="(?:[^"]*)/affirmations/([0-9a-f]{16})/(?:[^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_MONEY = re.compile(r"(\d[\d\s]*(?:,\d+)?)\s*(Md€|M€|k€|€)")
#: What stands beside a figure that is ours, worked out from the fact.
_WORKED_OUT = re.compile("calcul|habitant")
_UNIT = {"€": 1, "k€": 10**3, "M€": 10**6, "Md€": 10**9}


def read(client: Client, day: str = "") -> dict[str, str]:
    """Every public page that links lead to from the first one, by its path, as of the day."""
    found: dict[str, str] = {}
    waiting = ["/"]
    while waiting:
        path = waiting.pop()
        answer = client.get(path, {"au": day} if day else {})
        if not answer["Content-Type"].startswith("text/html"):
            continue
        found[path] = answer.content.decode()
        for link in _LINK.findall(found[path]):
            near = urlsplit(urljoin(f"http://testserver{path}", link))
            known = near.path in found or near.path in waiting or near.netloc != "testserver"
            if not known and near.path.endswith("/") and not _OF_NOW.match(near.path):
                waiting.append(near.path)
    return found


def sums_of(text: str) -> set[float]:
    """The amounts that a stretch of HTML says, in euros."""
    bare = re.sub(r"<[^>]+>", " ", text).replace("\u202f", "").replace("\u00a0", " ")
    return {float(re.sub(r"\s", "", n).replace(",", ".")) * _UNIT[unit] for n, unit in _MONEY.findall(bare)}


@pytest.mark.django_db
def test_a_fact_says_the_same_figure_on_every_page(client: Client, history: object) -> None:
    told: defaultdict[str, dict[float, str]] = defaultdict(dict)
    pages = read(client)
    for path, html in pages.items():
        for figure in _FIGURE.finditer(html):
            sums = sums_of(figure[2])
            if len(sums) == 1 and not _WORKED_OUT.search(figure[2] + html[figure.end() : figure.end() + 160]):
                told[figure[1]].setdefault(sums.pop(), path)
    assert len(pages) > 20
    assert len(told) >= 3
    assert {uid: ways for uid, ways in told.items() if len(ways) > 1} == {}


@pytest.mark.django_db
def test_a_past_day_reads_as_the_base_of_that_day(
    client: Client, draft_plan: Drafting, occitanie: People, announcement: bytes, deliberation: bytes
) -> None:
    plan = draft_plan("horizon-ia", announcement, is_demonstration=True)
    publish_all(plan, occitanie, datetime(2024, 5, 23, 9, tzinfo=PARIS))
    before = read(client, "2024-05-25")
    description = Description(title="Délibération", publisher="Région", genre="act", file_name="a.txt")
    asked = ask_import(
        plan=plan,
        content=deliberation,
        description=description,
        organisation=occitanie.organisation,
        by=occitanie.officer,
    )
    assert process_import(asked=asked).state == "done"
    publish_all(plan, occitanie, datetime(2024, 7, 12, 9, tzinfo=PARIS))
    after = read(client, "2024-05-25")
    assert len(before) > 15
    assert set(before) == set(after)
    assert {p: (before[p], after[p]) for p in before if before[p] != after[p]} == {}

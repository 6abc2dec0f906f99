"""What one address may read: stated, counted apart for each address, given back with time."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from hypothesis import given
from hypothesis import strategies as st

from tramontane.plan.models import Plan
from tramontane.portal import limits
from tramontane.portal.limits import Limiter, client, limited


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> Limiter:
    """A limiter of three units a minute, for the whole platform."""
    made = Limiter(3)
    monkeypatch.setattr(limits, "LIMITER", made)
    return made


def test_an_address_spends_then_waits_then_reads_again() -> None:
    clock = Clock()
    limiter = Limiter(60, clock=clock)
    assert [limiter.spend("a", 20) for _ in range(4)] == [(40, 0), (20, 0), (0, 0), (0, 20)]
    assert limiter.spend("b", 20) == (40, 0), "another address is not starved"
    clock.now = 19
    assert limiter.spend("a", 20) == (19, 1)
    clock.now = 20
    assert limiter.spend("a", 20) == (0, 0)
    clock.now = 10_000
    assert limiter.spend("a", 1) == (59, 0), "no more than a minute is ever saved"


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 10), st.floats(0, 30)), max_size=60))
def test_no_address_ever_reads_more_than_stated(asked: list[tuple[str, int, float]]) -> None:
    clock, spent = Clock(), dict.fromkeys("abc", 0)
    limiter = Limiter(30, clock=clock)
    for address, cost, later in asked:
        clock.now += later
        _left, wait = limiter.spend(address, cost)
        spent[address] += 0 if wait else cost
        assert spent[address] <= 30 + clock.now * 30 / 60 + 1e-6


def test_memory_is_bounded() -> None:
    limiter = Limiter(10, most=100)
    for n in range(1000):
        limiter.spend(str(n), 1)
    assert len(limiter) == 100


def test_too_many_demands_are_told_how_long_to_wait(client: Client, plan: Plan, few: Limiter) -> None:
    answers = [client.get("/api/plans") for _ in range(4)]
    assert [a.status_code for a in answers] == [200, 200, 200, 429]
    assert [a.headers["RateLimit-Remaining"] for a in answers] == ["2", "1", "0", "0"]
    refused = answers[-1]
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert 1 <= int(refused.headers["Retry-After"]) <= 20
    assert refused.headers["Access-Control-Allow-Origin"] == "*"
    assert "Recommencez dans" in refused.json()["detail"]
    assert client.get("/api/plans", REMOTE_ADDR="198.51.100.7").status_code == 200
    assert client.get("/plans/boussole/").status_code == 200, "pages for people are not counted"


def test_an_archive_costs_more_than_a_line(client: Client, plan: Plan, few: Limiter) -> None:
    assert client.get("/donnees/plans/boussole/v1/boussole-v1.zip").status_code == 429
    assert client.get("/donnees/axes.ods").status_code == 429
    assert client.get("/donnees/axes.csv").status_code == 200


@pytest.fixture
def few_pages(monkeypatch: pytest.MonkeyPatch) -> Limiter:
    """Pages: sixty units a minute, twenty at once."""
    made = Limiter(60, at_once=20)
    monkeypatch.setattr(limits, "PAGES", made)
    return made


def test_an_address_saves_no_more_than_it_may_spend_at_once() -> None:
    clock = Clock()
    limiter = Limiter(60, at_once=5, clock=clock)
    assert [limiter.spend("a", 5)[1], limiter.spend("a", 5)[1]] == [0, 5]
    clock.now = 1000
    assert [limiter.spend("a", 5)[1], limiter.spend("a", 1)[1]] == [0, 1]


def test_pages_are_counted_by_what_they_cost_until_one_is_refused(
    client: Client, plan: Plan, few_pages: Limiter, django_assert_num_queries: Any
) -> None:
    asked = ("/", "/recherche/?q=filière", "/comparer/", "/rien/", "/plans/", "/qualite/")
    assert [client.get(a).status_code for a in asked] == [200, 200, 200, 404, 200, 429]
    with django_assert_num_queries(0):
        refused = client.get("/recherche/?q=filière")
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["Retry-After"]) <= 5
    assert "Attendez une minute" in refused.content.decode()
    assert "frame-ancestors 'none'" in refused.headers["Content-Security-Policy"]
    assert client.post("/abonnements/lien/", {}).status_code == 422, "a unit was left"
    assert client.get("/recherche/?q=filière", REMOTE_ADDR="198.51.100.7").status_code == 200


def test_what_has_its_own_account_and_the_state_of_the_service_are_not_pages(
    client: Client, plan: Plan, few_pages: Limiter
) -> None:
    free = ("/api/plans", "/plans.json", "/donnees/axes.csv", "/donnees/plans/boussole/v1/axes.ods", "/sante/")
    for _ in range(5):
        assert {client.get(a).status_code for a in free} <= {200, 503}
    assert few_pages.spend("127.0.0.1", 20) == (0, 0), "nothing was spent"


def test_nobody_is_refused_behind_a_proxy_that_we_were_not_told_of(
    client: Client, plan: Plan, few_pages: Limiter
) -> None:
    """All visitors would be one. Told of it, each has their own account; from elsewhere, the header is nothing."""
    told = {"x-forwarded-for": "203.0.113.9"}
    assert {client.get("/comparer/", headers=told).status_code for _ in range(9)} == {200}
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1):
        assert [client.get("/comparer/", headers=told).status_code for _ in range(5)] == [200] * 4 + [429]
        other = {"x-forwarded-for": "6.6.6.6, 203.0.113.10"}
        assert client.get("/comparer/", headers=other).status_code == 200
    outside = [client.get("/comparer/", headers=told, REMOTE_ADDR="8.8.8.8").status_code for _ in range(5)]
    assert outside == [200] * 4 + [429]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "remote", "expected"),
    [
        (0, "", "198.51.100.7", "198.51.100.7"),
        (0, "203.0.113.9", "198.51.100.7", "198.51.100.7"),
        (1, "203.0.113.9", "10.0.0.1", "203.0.113.9"),
        (1, "6.6.6.6, 203.0.113.9", "10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "10.0.0.1", "unknown"),
        (0, "", "2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        (0, "", "", "unknown"),
        (0, "", "nowhere", "unknown"),
    ],
)
def test_who_asks(rf: RequestFactory, proxies: int, forwarded: str, remote: str, expected: str) -> None:
    request = rf.get("/", REMOTE_ADDR=remote, headers={"x-forwarded-for": forwarded} if forwarded else {})
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=proxies):
        assert client(request) == expected


def test_a_view_is_asked_only_while_there_is_something_left(rf: RequestFactory, few: Limiter) -> None:
    asked = []

    @limited(2)
    def view(request: HttpRequest) -> HttpResponse:
        asked.append(request)
        return HttpResponse()

    assert [view(rf.get("/")).status_code for _ in range(2)] == [200, 429]
    assert len(asked) == 1

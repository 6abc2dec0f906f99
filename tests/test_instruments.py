"""What every instrument must keep, tested for nothing: links, measures, spending, documents, passages, datasets."""

import dataclasses
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from importlib import import_module, reload
from types import ModuleType
from typing import Any
from unittest.mock import patch

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, override_settings
from django.urls import clear_url_caches, resolve, reverse

from tests.conftest import REGIONS
from tramontane import instrument as contract
from tramontane.config import urls
from tramontane.instrument import Dataset, Document, Instrument, Link, Measure, Passage, Spending, installed
from tramontane.lib.money import CENT
from tramontane.lib.periods import year
from tramontane.plan.models import Territory

TINY = "tests.instruments.tiny"
NAMES = [*settings.INSTRUMENTS, TINY]


def switch_on(*names: str) -> None:
    """Read the instruments and the addresses again."""
    installed.cache_clear()
    clear_url_caches()
    reload(urls)


@pytest.fixture
def everything() -> Iterator[None]:
    """All the instruments of the settings, and the tiny one."""
    with override_settings(INSTRUMENTS=NAMES):
        switch_on()
        yield
    switch_on()


@pytest.fixture(params=NAMES)
def one(everything: None, request: pytest.FixtureRequest) -> Instrument:
    """Each instrument in turn."""
    found: Instrument = import_module(f"{request.param}.instrument").instrument
    return found


@pytest.fixture(params=["empty", "demonstration"])
def filled(request: pytest.FixtureRequest, db: None, one: Instrument) -> bool:
    """The base as it is at first, then with the demonstration of the instrument; says which."""
    if request.param == "demonstration":
        assert one.demo is not None, "every instrument ships its demonstration"
        one.demo()
    return bool(request.param == "demonstration")


def test_each_link_answers(client: Client, one: Instrument, filled: bool) -> None:
    for link in one.navigation:
        response = client.get(reverse(link.to))
        assert response.status_code == (200 if link.permission is None else 302), link.to
        assert reverse(link.to).startswith(f"/{one.path}/")


def test_each_measure_is_a_number_everywhere(one: Instrument, filled: bool) -> None:
    numbers = [m.of(t, year(2026)) for m in one.measures for t in Territory.objects.all()]
    assert len(numbers) == len(one.measures) * len(REGIONS)
    assert all(isinstance(n, Decimal | int) and not isinstance(n, bool) for n in numbers)
    assert any(numbers) or not filled or not numbers


def test_each_spending_total_is_in_whole_cents(one: Instrument, filled: bool) -> None:
    for spending in one.spending:
        total = spending.total(year(2026))
        assert isinstance(total, Decimal)
        assert total == total.quantize(CENT)
        assert total > 0 or not filled


def test_each_dataset_yields_its_declared_row(one: Instrument, filled: bool) -> None:
    for dataset in one.datasets:
        assert dataclasses.is_dataclass(dataset.row)
        assert dataset.row.__dataclass_params__.frozen  # type: ignore[attr-defined]  # set by dataclass()
        rows = list(dataset.rows())
        assert all(type(row) is dataset.row for row in rows)
        assert rows or not filled


def test_each_document_and_passage_leads_to_a_page_of_its_instrument(
    client: Client, one: Instrument, filled: bool
) -> None:
    documents, passages = list(one.documents()), list(one.passages())
    assert all(isinstance(d, Document) and isinstance(d.updated_on, date) for d in documents)
    assert all(isinstance(p, Passage) and p.text for p in passages)
    for url in sorted({d.url for d in documents} | {p.url for p in passages}):
        assert url.startswith(f"/{one.path}/")
        assert resolve(url)
        assert client.get(url).status_code == 200


def test_the_demonstration_can_be_loaded_twice(one: Instrument, db: None) -> None:
    assert one.demo is not None
    one.demo()
    before = [len(list(d.rows())) for d in one.datasets]
    one.demo()
    assert [len(list(d.rows())) for d in one.datasets] == before


def test_codes_are_unique_inside_each_instrument(one: Instrument) -> None:
    for kind in (one.measures, one.spending, one.datasets):
        codes = [item.code for item in kind]
        assert len(codes) == len(set(codes))


def test_an_indicator_finds_its_measure_by_its_full_code(everything: None, db: None) -> None:
    found = contract.measure("tiny.left")
    assert found is not None
    assert str(found.label) == "Idées déposées"
    assert contract.measure("tiny.absent") is None
    assert contract.measure("absent.left") is None
    assert contract.measure("left") is None


def test_the_menu_shows_the_instruments_that_are_installed(client: Client, everything: None, db: None) -> None:
    assert "/boite-a-idees/" in client.get(reverse("tiny:ideas")).content.decode()


def broken(**changes: Any) -> ModuleType:
    """A module that holds another instrument."""
    module = ModuleType("broken")
    vars(module)["instrument"] = dataclasses.replace(import_module(f"{TINY}.instrument").instrument, **changes)
    return module


@pytest.mark.parametrize(
    ("module", "said"),
    [
        (ModuleType("empty"), "is not an Instrument"),
        (broken(path="autre"), "two instruments have the code 'tiny'"),
        (broken(code="other"), "two instruments have the path 'boite-a-idees'"),
    ],
)
def test_a_wrong_instrument_refuses_to_start(module: ModuleType, said: str) -> None:
    with (
        patch.dict("sys.modules", {"private.thing": ModuleType("thing"), "private.thing.instrument": module}),
        override_settings(INSTRUMENTS=[TINY, "private.thing"]),
    ):
        installed.cache_clear()
        with pytest.raises(ImproperlyConfigured, match=said):
            installed()
    installed.cache_clear()


@pytest.mark.parametrize("name", ["tests.instruments.tinny", "tests.instruments", "tests.lib"])
def test_a_misspelt_package_or_one_without_instrument_refuses_to_start(name: str) -> None:
    with override_settings(INSTRUMENTS=[name]):
        installed.cache_clear()
        with pytest.raises(ImportError):
            installed()
    installed.cache_clear()


@pytest.mark.parametrize("word", ["mesures", "measure", "nav"])
def test_a_misspelt_contribution_refuses_to_start(word: str) -> None:
    with pytest.raises(TypeError, match=word):
        broken(**{word: ()})


@pytest.mark.parametrize("missing", ["code", "path", "name", "summary", "urls"])
def test_a_missing_word_refuses_to_start(missing: str) -> None:
    words = {"code": "a", "path": "a", "name": "A", "summary": "A", "urls": "a"}
    del words[missing]
    with pytest.raises(TypeError, match=missing):
        Instrument(**words)  # type: ignore[arg-type]  # what the test is about


@pytest.mark.parametrize("kind", [Link, Measure, Spending, Document, Passage, Dataset, Instrument])
def test_contributions_are_frozen(kind: type) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]  # set by dataclass()
    assert "__dict__" not in dir(kind)


def test_the_guide_has_a_heading_for_each_kind_of_contribution() -> None:
    guide = (settings.ROOT / "docs" / "instruments.md").read_text(encoding="utf-8")
    headings = {line.lstrip("# `").split("`")[0] for line in guide.splitlines() if line.startswith("## ")}
    fields = {f.name for f in dataclasses.fields(Instrument)}
    assert fields <= headings, f"docs/instruments.md says nothing of {fields - headings}"

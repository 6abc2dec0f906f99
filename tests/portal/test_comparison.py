"""Plans side by side: the same questions, honest divisions, named gaps, and a choice made without a script."""

import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import REGIONS, Drafting, People, publish_all
from tests.portal.samples import AXES, M, boussole
from tests.portal.test_public_pages import shown
from tramontane.plan.document import AxisPart, EnvelopePart, PlanDocument
from tramontane.plan.models import Plan
from tramontane.plan.published import PublishedPlan
from tramontane.portal.addresses import Addresses
from tramontane.portal.rows.compared.caveats import caveats, gaps
from tramontane.portal.rows.compared.population import POPULATIONS
from tramontane.portal.rows.compared.questions import per_inhabitant
from tramontane.portal.rows.compared.themes import THEMES, shares, theme_of


def read(document: PlanDocument) -> PublishedPlan:
    """A document as if it were published."""
    from datetime import datetime

    from tramontane.lib.periods import PARIS

    return PublishedPlan("essai", 1, datetime(2024, 7, 12, tzinfo=PARIS), "Une personne", "", document)


def changed(**heading: object) -> PublishedPlan:
    """The sample with other words at its head."""
    document = boussole()
    return read(document.model_copy(update={"heading": document.heading.model_copy(update=heading)}))


@pytest.fixture
def two(plan: Plan, draft_plan: Drafting, deliberation: bytes, occitanie: People) -> None:
    """Two published plans: Boussole and Horizon IA."""
    publish_all(draft_plan("horizon-ia", deliberation), occitanie)


def test_every_region_has_its_population_and_where_it_is_published() -> None:
    assert {code for code, _name, _slug in REGIONS} == POPULATIONS.keys()
    assert all(p.href.startswith("https://www.insee.fr/") and p.people > 100_000 for p in POPULATIONS.values())
    assert POPULATIONS["76"].source == "Insee, population municipale 2021"
    assert POPULATIONS["06"].year == 2017


def test_euros_per_inhabitant_are_the_total_divided_by_the_population(client: Client, plan: Plan) -> None:
    assert per_inhabitant(read(boussole())) == Decimal("9.96")
    page = shown(client, "/comparer/")
    assert "environ 9,96 €" in page
    assert "60 M€ ÷ 6 022 176 habitants ; Insee, population municipale 2021" in page


def test_a_total_in_another_currency_or_by_the_year_is_not_divided_by_people() -> None:
    document = boussole()
    for more in ({"currency": "USD"}, {"per": "year"}):
        whole = document.envelopes[0].model_copy(update=more)
        other = read(document.model_copy(update={"envelopes": (whole, *document.envelopes[1:])}))
        assert per_inhabitant(other) is None
        assert len(caveats(other)) >= 1


@pytest.mark.parametrize(
    ("title", "theme", "word"),
    [
        ("Former aux métiers de l’IA", "training", "Former"),
        ("Structurer la filière régionale", "companies", "filière"),
        ("L’IA au service du public", "public", "public"),
        ("Le supercalculateur", "means", "supercalculateur"),
        ("Une IA éthique pour les start-up", "trust", "éthique"),
        ("Transformer la publication", "", ""),
        ("Projets agentiques", "", ""),
        ("Mettre l’IA dans les projets régionaux", "", ""),
    ],
)
def test_a_title_goes_under_the_first_theme_that_its_words_name(title: str, theme: str, word: str) -> None:
    assert theme_of(title) == (theme, word)


@given(
    st.lists(st.tuples(st.sampled_from(["Former", "Recherche", "Divers", "Données"]), st.integers(0, 50)), max_size=8)
)
def test_shares_add_up_to_the_axes_and_never_pass_the_whole(rows: list[tuple[str, int]]) -> None:
    document = boussole()
    axes = tuple(AxisPart(ref=f"a{i}", title=title) for i, (title, _m) in enumerate(rows))
    envelopes = tuple(
        EnvelopePart(ref=f"e{i}", scope="axis", axis=f"a{i}", minimum=Decimal(m * M), maximum=Decimal(m * M))
        for i, (_t, m) in enumerate(rows)
    )
    found = shares(
        read(document.model_copy(update={"axes": axes, "envelopes": (document.envelopes[0], *envelopes)})), Addresses()
    )
    assert sum(t.amount for t in found) == sum(m * M for _t, m in rows)
    assert sum(len(t.axes) for t in found) == len(rows)
    assert sum(Decimal(t.width or 0) for t in found) <= Decimal("100.1")
    assert [t.code for t in found] == [c for c in (*THEMES, "") if c in {t.code for t in found}]


def test_money_that_is_only_announced_is_said_so() -> None:
    assert any("Rien n’est voté" in c for c in caveats(changed(status="announced", status_on=None)))
    assert any("n’est pas un vote" in c for c in caveats(changed(status="signed")))
    assert any("annoncés ou votés" in c for c in caveats(changed(status=None, status_on=None)))
    assert any("reporté" in c for c in caveats(changed(status="postponed")))
    assert not any("voté" in c for c in caveats(read(boussole())))


def test_each_gap_has_its_name() -> None:
    assert "qui paie" in gaps(read(boussole()))
    assert "un montant total" not in gaps(read(boussole()))
    bare = boussole().model_copy(
        update={"axes": (), "envelopes": (), "indicators": (), "milestones": (), "participations": ()}
    )
    said = gaps(read(bare))
    assert {"un montant total", "ses axes", "une cible chiffrée", "un calendrier", "qui s’engage"} <= set(said)


def test_the_plans_to_compare_are_chosen_by_ticking_them(client: Client, two: None) -> None:
    both = shown(client, "/comparer/")
    assert "Plan Boussole" in both
    assert "Horizon IA" in both
    page = client.get("/comparer/?plan=boussole").content.decode()
    assert len(re.findall(r"<th scope=\"col\"", page)) == 2
    assert re.findall(r'value="([\w-]+)" id="plan-[\w-]+" checked', page) == ["boussole"]
    assert "Aucun plan publié à cette date" not in page


def test_a_plan_that_is_not_there_is_said_and_the_others_stay(client: Client, two: None) -> None:
    page = shown(client, "/comparer/?plan=boussole&plan=inconnu")
    assert "Aucun plan publié à cette date ne porte cette adresse : inconnu" in page
    assert "60 M€" in page
    assert "Aucun plan publié à comparer" in shown(client, "/comparer/?plan=inconnu")


def test_a_choice_keeps_the_day_shown(client: Client, plan: Plan) -> None:
    page = client.get("/comparer/?au=2024-07-20&plan=boussole").content.decode()
    assert "État publié" in page or "Vous lisez l’état publié" in page


def test_the_comparison_asks_the_database_as_little_for_two_plans_as_for_one(client: Client, two: None) -> None:
    client.get("/comparer/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/comparer/")
    assert len(asked) == 2


def test_the_axes_of_the_sample_are_all_placed() -> None:
    top = [a for a in AXES if a[4] is None]
    placed = [a.title for t in shares(read(boussole()), Addresses()) for a in t.axes]
    assert sorted(placed) == sorted(a[1] for a in top)

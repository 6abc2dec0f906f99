"""Indicators in public: five different displays for not filled in, zero, late, unknown and error; old versions read."""

import html
import re
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.conftest import People, publish_all
from tests.portal.samples import boussole
from tramontane.plan.actions import import_plan
from tramontane.plan.document import IndicatorPart, PlanDocument, ReadingPart, WaypointPart, WeatherPart
from tramontane.plan.models import Plan

TODAY = timezone.localdate()
FOLLOWED: dict[str, Any] = {
    "baseline": Decimal(0),
    "target": Decimal(100),
    "baseline_on": str(TODAY - timedelta(days=1000)),
    "deadline": str(TODAY + timedelta(days=1000)),
    "horizon_years": None,
}


def reading(value: int, ago: int = 0, **more: Any) -> ReadingPart:
    return ReadingPart(on=str(TODAY - timedelta(days=ago)), value=Decimal(value), note="Tableau de suivi", **more)


@pytest.fixture
def published(occitanie: People) -> Any:
    """Publishes the plan Boussole with its first indicator changed."""

    def publish(**more: Any) -> IndicatorPart:
        document = boussole()
        first = IndicatorPart.model_validate({**document.indicators[0].model_dump(), **more})
        changed = document.model_copy(update={"indicators": (first, *document.indicators[1:])})
        made = import_plan(document=changed, by=occitanie.officer, organisation=occitanie.organisation)
        publish_all(made, occitanie)
        return first

    return publish


def shown(client: Client, address: str) -> str:
    text = re.sub(r"<[^>]+>", " ", client.get(address).content.decode())
    return " ".join(html.unescape(text).split())


PAGE = "/plans/boussole/indicateurs/projets-accompagnes/"


def test_a_late_value_is_told_with_its_sum_interval_and_weather(client: Client, published: Any) -> None:
    bounded = reading(41, low=Decimal(38), high=Decimal(44), method="Sondage de 300 entreprises")
    weather = WeatherPart(
        level="support", on="2024-09-01", comment="Un appel manque.", role="Directrice", organisation="region-occitanie"
    )
    published(**FOLLOWED, readings=(bounded,), tolerance=Decimal(2), weather=weather, owner="region-occitanie")
    page = shown(client, PAGE)
    assert "41 sur 100, 6 mois de retard sur la trajectoire" in page
    assert "0 + 100 × 1 000 jours ÷ 2 000 jours = 50" in page
    assert "tolérance : 2 % du chemin, soit 2" in page
    assert "entre 38 et 44 , Tableau de suivi" in page or "entre 38 et 44, Tableau de suivi" in page
    assert "Sondage de 300 entreprises" in page
    assert "à soutenir Un appel manque." in page
    assert "Directrice, Région Occitanie, 1er septembre 2024" in page
    assert "En répond Région Occitanie" in page
    plan = shown(client, "/plans/boussole/")
    assert "6 mois de retard sur la trajectoire" in plan
    assert "météo : à soutenir" in plan


def test_zero_is_a_value(client: Client, published: Any) -> None:
    published(**FOLLOWED, readings=(reading(0),))
    page = shown(client, PAGE)
    assert "0 sur 100, 33 mois de retard sur la trajectoire" in page
    assert "non renseignée" not in page.partition("Avance ou retard")[0]


def test_nothing_said_is_no_zero(client: Client, published: Any) -> None:
    published(**FOLLOWED)
    page = shown(client, PAGE)
    assert "Valeur non renseignée" in page
    assert "Ce n’est pas zéro" in page
    assert "Météo non renseignée" in page


def test_unknown_says_what_is_missing(client: Client, published: Any) -> None:
    published(**{**FOLLOWED, "baseline": None}, readings=(reading(41),))
    page = shown(client, PAGE)
    assert "avance ou retard inconnus : la valeur de départ n’est pas renseignée" in page
    assert "inconnu" in shown(client, "/plans/boussole/")


def test_a_measure_out_of_reach_is_an_error(client: Client, published: Any) -> None:
    published(**FOLLOWED, measure="absent.measure")
    assert "Erreur : la mesure est injoignable" in shown(client, PAGE)
    assert "erreur : mesure injoignable" in shown(client, "/plans/boussole/")


@pytest.mark.parametrize(
    ("ago", "said"),
    [(120, "valeur attendue depuis le"), (0, "prochaine valeur attendue le")],
)
def test_a_stale_value_says_by_how_many_days(client: Client, published: Any, ago: int, said: str) -> None:
    due = str(TODAY - timedelta(days=10))
    published(**FOLLOWED, readings=(reading(50, ago),), frequency="quarter", due_on=due)
    page = shown(client, PAGE)
    assert said in page
    assert ("10 jours de retard" in page) is (ago == 120)


def test_the_document_carries_it_all_and_an_older_one_still_reads(client: Client, published: Any) -> None:
    step = WaypointPart(on=str(TODAY), value=Decimal(30))
    first = published(**FOLLOWED, waypoints=(step,), readings=(reading(31),), frequency="year", due_on="2026-12-31")
    data = client.get("/plans/boussole.json").json()
    assert data["format"] == "tramontane-plan/2"
    assert PlanDocument.model_validate(data).indicators[0] == first
    new = ("owner", "baseline_on", "waypoints", "frequency", "due_on", "tolerance", "weather")
    for line in (i for lines in data.values() if isinstance(lines, list) for i in lines if isinstance(i, dict)):
        for name in new:
            line.pop(name, None)
    del data["heading"]["owner"]
    older = PlanDocument.model_validate({**data, "format": "tramontane-plan/1"})
    assert older.format == "tramontane-plan/2"
    assert older.indicators[0].frequency is None
    assert client.get("/schemas/plan-1.json").headers["Location"] == "/schemas/plan-2.json"


def test_the_indicators_of_a_plan_have_a_page(client: Client, plan: Plan) -> None:
    """Table, pictures, files: what each indicator's own page says, together."""
    page = client.get("/plans/boussole/indicateurs/").content.decode()
    assert "Projets accompagnés" in page
    assert "Jeunes entreprises" in page
    assert 'href="/plans/boussole/indicateurs/projets-accompagnes/"' in page
    assert 'href="/donnees/plans/boussole/v1/indicateurs.csv"' in page
    assert client.get("/donnees/plans/boussole/v1/indicateurs.csv").status_code == 200
    assert 'id="image-indicateur-' in page
    assert 'href="/plans/boussole/indicateurs/"' in client.get("/plans/boussole/").content.decode()
    rows = client.get("/plans/boussole/indicateurs.json").json()["rows"]
    assert [r["ref"] for r in rows] == ["projets-accompagnes", "jeunes-entreprises"]
    assert client.get("/plans/rien/indicateurs/").status_code == 404

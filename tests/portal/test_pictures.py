"""Pictures of figures: the same numbers in the sentence, the drawing, the table and the CSV; drawn by the worker."""

import json
import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.plan.strategies import plan_documents
from tests.portal.samples import boussole
from tests.portal.test_calendar import HOSTILE, made
from tests.portal.test_public_pages import shown
from tramontane.opendata.files.separated import read_csv, write_csv
from tramontane.plan.document import IndicatorPart, MilestonePart, PlanDocument, ReadingPart
from tramontane.plan.models import Plan, Version
from tramontane.plan.published import PublishedPlan
from tramontane.portal import tasks
from tramontane.portal.addresses import Addresses
from tramontane.portal.models import Album, Picture
from tramontane.portal.pictures import drawing
from tramontane.portal.pictures.actions import ALBUM_JOB, ask_for_albums, draw_album
from tramontane.portal.pictures.illustrations import Illustration, Point, illustrations

INDICATOR = IndicatorPart(
    ref="jeunes",
    title=HOSTILE,
    unit="entreprises",
    baseline=Decimal(50),
    target=Decimal("100.5"),
    deadline="2028",
    readings=(ReadingPart(on="2025-06", value=Decimal(61)), ReadingPart(on="2026", value=Decimal(72))),
)


def rich() -> PublishedPlan:
    """A plan with a picture of each kind, and titles that try to escape."""
    axes = tuple(a.model_copy(update={"title": f"{HOSTILE} {a.title}"}) for a in boussole().axes)
    return made(axes=axes, indicators=(INDICATOR,), milestones=(MilestonePart(ref="m", title=HOSTILE, due="2026-05"),))


def of(plan: PublishedPlan) -> dict[str, Illustration]:
    """Its pictures by kind."""
    return {i.kind: i for i in illustrations(plan, Addresses())}


def test_each_kind_of_picture_says_its_numbers() -> None:
    found = of(rich())
    assert [p.text.replace("\u00a0", " ") for p in found["shares"].points] == [
        "22 M€", "10 M€", "14 M€", "9 M€", "5 M€"
    ]  # fmt: skip
    assert [(p.nature, p.date, p.value) for p in found["trajectory"].points] == [
        ("départ", "2024-01-01", Decimal(50)),
        ("relevé", "2025-06-30", Decimal(61)),
        ("relevé", "2026-12-31", Decimal(72)),
        ("cible", "2028-12-31", Decimal("100.5")),
    ]
    assert [(p.label.replace("\u00a0", " "), p.value) for p in found["quarters"].points] == [("T2 2026", Decimal(1))]
    assert "1\u00a0autre date ne dit pas de trimestre" in found["quarters"].sentence


@given(plan_documents(boussole()))
def test_numbers_are_the_same_in_the_sentence_the_drawing_and_the_file(document: PlanDocument) -> None:
    base = made()
    plan = PublishedPlan("boussole", 1, base.published_at, "Paul", "", document)
    for picture in illustrations(plan, Addresses()):
        asked = json.loads(json.dumps(drawing.as_asked(picture)), parse_float=Decimal)["points"]
        read = read_csv(Point, write_csv(Point, picture.points))
        assert [Decimal(a["value"]) for a in asked] == [r.value for r in read] == [p.value for p in picture.points]
        assert [a["text"] for a in asked] == [r.text for r in read]
        if picture.kind == "shares":
            assert all(p.text in picture.sentence for p in picture.points[:6])
        if picture.kind == "quarters":
            total = int(re.match(r"\d+", picture.sentence)[0])  # type: ignore[index]  # it begins with the number
            assert total == sum(p.value for p in picture.points)
        if picture.kind == "trajectory":
            ends = [p for p in picture.points if p.nature != "relevé"]
            assert all(p.text in picture.sentence for p in ends)


@pytest.fixture(scope="module")
def drawn() -> list[drawing.Drawn]:
    """The pictures of the rich plan, really drawn."""
    return drawing.draw(illustrations(rich(), Addresses()))


def test_the_child_draws_every_theme_without_script_nor_address(drawn: list[drawing.Drawn]) -> None:
    assert {d["theme"] for d in drawn} == {"light", "dark", "print"}
    assert len(drawn) == 9
    for d in drawn:
        assert d["svg"].startswith("<svg ")
        assert 300 < d["width"] < 480
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=|href=", d["svg"], re.IGNORECASE)
        assert "<b>" not in d["svg"]


def test_the_specification_holds_the_exact_numbers(drawn: list[drawing.Drawn]) -> None:
    for d in drawn:
        picture = next(i for i in illustrations(rich(), Addresses()) if i.name == d["name"])
        made_of = json.loads(d["specification"], parse_float=Decimal)
        assert made_of["description"] == picture.sentence
        values = re.findall(r'"value":(-?[\d.]+)', d["specification"])
        assert {p.value for p in picture.points} <= set(map(Decimal, values))
        assert not re.search(r'"(url|href)"', d["specification"])


def test_the_same_numbers_make_the_same_bytes(drawn: list[drawing.Drawn]) -> None:
    assert drawing.draw(illustrations(rich(), Addresses())) == drawn


def test_a_page_waits_for_its_pictures_then_shows_them(client: Client, plan: Plan) -> None:
    address = "/plans/boussole/images/"
    before = client.get(address)
    assert "<picture>" not in before.content.decode()
    said = shown(client, address)
    assert "Sur 60 M€ — Filière : 22 M€ (37 % du total)" in said
    assert "L’image sera dessinée dans quelques minutes" in said
    assert client.get(f"{address}parts.vl.json").status_code == 404
    album = draw_album(version=Version.objects.get(plan=plan))
    after = client.get(address, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert client.get(address, headers={"If-None-Match": after.headers["ETag"]}).status_code == 304
    body = after.content.decode()
    found = re.findall(r'(?:src|srcset)="(/images/[0-9a-f]{32}\.svg)"', body)
    assert len(found) == album.pictures.count() == 9
    answer = client.get(found[0])
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    for alt, sentence in zip(re.findall(r'alt="([^"]*M€[^"]*)"', body), ["Sur\xa060"], strict=False):
        assert "22\xa0M€" in alt, sentence
    assert client.get(f"{address}parts.vl.json").json()["description"].startswith("Sur 60")
    twin = client.get("/plans/boussole/images.json").json()["pictures"]
    csv = read_csv(Point, client.get(f"{address}parts.csv").content)
    assert [p["text"] for p in twin[0]["illustration"]["points"]] == [p.text for p in csv]
    assert all(f'<data value="{p.exact}">{p.text}</data>' in body for p in csv)
    assert "<picture>" in client.get("/plans/boussole/indicateurs/jeunes-entreprises/").content.decode()


def test_what_is_not_there_is_said(client: Client, plan: Plan) -> None:
    for address in ("/plans/boussole/images/rien.csv", f"/images/{'0' * 32}.svg", "/plans/rien/images/"):
        assert client.get(address).status_code == 404, address


def test_the_pictures_cost_two_queries(client: Client, plan: Plan) -> None:
    draw_album(version=Version.objects.get(plan=plan))
    client.get("/plans/boussole/images/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/plans/boussole/images/")
    assert len(asked) == 4, "two for what is published and drawn, one for the plan, one for its pictures"


def test_each_version_is_asked_once_and_drawn_again_by_another_recipe(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ask_for_albums() == ask_for_albums() == 1
    jobs = ProcrastinateJob.objects.filter(task_name=ALBUM_JOB, status="todo")
    assert [j.args for j in jobs.order_by("id")] == [{"version_id": Version.objects.get(plan=plan).pk}]
    assert tasks.draw(version_id=Version.objects.get(plan=plan).pk) == 9
    assert tasks.look_for_missing_albums(0) == 0
    kept = set(Picture.objects.values_list("sha256", flat=True))
    monkeypatch.setattr("tramontane.portal.pictures.queries.recipe", lambda: "another")
    assert ask_for_albums() == 1
    draw_album(version=Version.objects.get(plan=plan))
    assert Album.objects.count() == 1
    assert set(Picture.objects.values_list("sha256", flat=True)) == kept

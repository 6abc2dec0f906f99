"""The whole path on the real source texts: imported, read, drafted, validated, published, then read by the public."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.conftest import People, make_people, publish_all
from tramontane.evidence.actions import Description
from tramontane.evidence.queries import rendition
from tramontane.plan.actions import ask_import, open_plan, process_import
from tramontane.plan.arithmetic import sums
from tramontane.plan.contradictions import contradictions
from tramontane.plan.models import Territory
from tramontane.plan.published import PublishedPlan
from tramontane.plan.queries import published_plan

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.django_db,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared folder is absent"),
]
#: Number of the text, nature, day of publication as far as it is known.
OCCITANIE = (("001", "press", date(2024, 5, 22)), ("000", "press", date(2024, 7, 12)))
SUD = (("002", "press", date(2024, 10, 28)), ("003", "release", date(2024, 11, 15)))
AURA = (("004", "release", None),)
MILLION = Decimal(1_000_000)


def publish(code: str, people: People, texts: tuple[tuple[str, str, date | None], ...]) -> PublishedPlan:
    """A plan of the Region, made of these texts by the ordinary code and published."""
    plan = open_plan(slug="plan", territory=Territory.objects.get(code=code), stewards=[people.organisation])
    for number, genre, day in texts:
        file = next(SEEDS.glob(f"{number}_*.txt"))
        about = Description(title=number, publisher="Source", published_on=day, genre=genre, file_name=file.name)
        asked = ask_import(
            plan=plan,
            content=file.read_bytes(),
            description=about,
            organisation=people.organisation,
            by=people.officer,
        )
        done = process_import(asked=asked)
        assert done.state == "done", done.message
    publish_all(plan, people)
    found = published_plan("plan")
    assert found is not None
    return found


def test_occitanie_shows_60_voted_after_about_50_announced_and_its_additions_close() -> None:
    plan = publish("76", make_people("region-76", "Région Occitanie"), OCCITANIE)
    heading = plan.document.heading
    assert (heading.status, heading.status_on) == ("adopted", "2024-07-11")
    assert (heading.period_start, heading.period_end) == ("2024", "2028")
    assert plan.total is not None
    assert plan.total.maximum == 60 * MILLION
    closed = {
        (int(s.total / MILLION), tuple(int(plan.envelope(p).maximum / MILLION) for p in s.parts))
        for s in sums(plan.document)
        if s.is_closed
    }
    assert closed == {(60, (22, 10, 14, 9, 5)), (22, (18, 4))}
    told = [c for c in contradictions(plan.document) if c.newer.value.kind == "amount"]
    assert [(c.relation, c.state) for c in told] == [("supersedes", "explained")]
    older, newer = told[0].older.value, told[0].newer.value
    assert older.kind == newer.kind == "amount"
    assert (older.max, older.modality, newer.max) == (50 * MILLION, "estimated", 60 * MILLION)


def test_occitanie_has_its_targets() -> None:
    plan = publish("76", make_people("region-76", "Région Occitanie"), OCCITANIE)
    targets = plan.document.indicators
    assert any(i.target == 100 and i.horizon_years == 5 and "projets" in i.unit for i in targets)
    assert any(i.baseline == 50 and i.target == 100 and i.per == "year" and i.deadline == "2028" for i in targets)
    assert any(i.factor == 2 and "étudiants" in i.unit for i in targets)


def test_sud_is_told_by_two_sources() -> None:
    plan = publish("93", make_people("region-93", "Région Sud"), SUD)
    assert plan.total is not None
    assert plan.total.maximum == 70 * MILLION
    assert len({plan.fact(uid).source for uid in plan.total.proofs["amount"]}) == 2
    assert (plan.document.heading.status_on, plan.document.heading.period_years) == ("2024-10-25", 5)
    assert len(plan.children(None)) == 3


def test_auvergne_rhone_alpes_has_two_signatories_and_no_money_of_its_own() -> None:
    plan = publish("84", make_people("region-84", "Région Auvergne-Rhône-Alpes"), AURA)
    assert plan.total is None
    assert not plan.document.envelopes
    signatories = {p.party_kind for p in plan.document.participations if p.role == "signatory"}
    assert signatories == {"region", "state"}
    cited = {plan.fact(uid).value for part in plan.document.context for uid in part.proofs["fact"]}
    assert {v.max for v in cited if v.kind == "amount"} == {54_000 * MILLION, 1_500 * MILLION}


def test_every_published_quote_is_in_its_source() -> None:
    plan = publish("76", make_people("region-76", "Région Occitanie"), OCCITANIE)
    for fact in plan.document.facts:
        text = rendition(fact.source)
        assert text is not None
        assert all(text.raw[s.start : s.end] == s.quote for s in fact.spans)

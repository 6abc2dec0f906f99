"""Two plans of one territory are never confused, one plan under two names is recognised."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tramontane.evidence.reconciliation.same_plan import PlanIdentity, Verdict, identity_of, same_plan
from tramontane.evidence.values import Amount, Axis, Period, PlanName, Status


def plan(*names: str, **known: object) -> PlanIdentity:
    return PlanIdentity(names=frozenset(names), **{"territory": "Occitanie", **known})  # type: ignore[arg-type]


ADOPTED = plan("Cap IA", start=2024, end=2028, total=Decimal(60), axes=("Recherche", "Formation", "Filière"))


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        (plan("Cap IA"), "same"),
        (plan("Plan régional « Cap IA » 2030", total=Decimal(50)), "same"),
        (plan("Cap IA", start=2018, end=2021), "distinct"),
        (plan("Cap Données"), "distinct"),
        (plan("Plan hydrogène", start=2024, end=2028), "unsure"),
        (plan("Plan hydrogène", start=2024, end=2028, total=Decimal(60)), "same"),
        (plan("Boussole", total=Decimal(60), axes=("La recherche", "La formation")), "same"),
        (plan("Cap IA", territory="Bretagne"), "distinct"),
        (plan("Plan régional d’intelligence artificielle"), "unsure"),
        (plan("Plan IA Occitanie", total=Decimal(60)), "same"),
        (plan(), "unsure"),
        (plan(start=2030, end=2034), "distinct"),
    ],
)
def test_a_plan_is_told_from_another_by_more_than_its_territory(other: PlanIdentity, verdict: Verdict) -> None:
    found, reasons = same_plan(ADOPTED, other)
    assert found == verdict
    assert reasons
    assert same_plan(other, ADOPTED)[0] == verdict


def test_the_territory_is_no_part_of_a_name() -> None:
    assert same_plan(plan("Stratégie Occitanie"), plan("Plan Occitanie Données"))[0] == "unsure"
    assert same_plan(plan("Occitanie Santé"), plan("Occitanie Données"))[0] == "distinct"


def test_an_identity_is_read_in_facts() -> None:
    total = Amount(min=Decimal(60), max=Decimal(60), scope="plan_total")
    facts = (
        PlanName(name="Cap IA", territory="Occitanie"),
        Period.model_validate({"from": "2024-07", "to": "2028"}),
        total.model_copy(update={"modality": "conditional", "max": Decimal(90)}),
        total,
        Axis(label="Recherche"),
        Axis(label="Thèses", level=2),
    )
    assert identity_of(facts) == PlanIdentity(
        frozenset({"Cap IA"}), "Occitanie", 2024, 2028, Decimal(60), ("Recherche",)
    )
    assert identity_of(()) == PlanIdentity()


def test_the_vote_and_the_years_of_the_documents_are_part_of_an_identity() -> None:
    steps = (Status(value="announced", date="2024-05-21"), Status(value="adopted", date="2024-07-11"))
    found = identity_of(steps, (date(2024, 7, 12), None, date(2023, 1, 1)))
    assert (found.voted, found.told) == ("2024-07-11", (2023, 2024))
    assert identity_of((Status(value="adopted", date="XXXX-07-11"),)).voted is None


VOTED = plan("Cap IA", voted="2024-07-11", told=(2024,))


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (VOTED, plan("Cap IA", voted="2027-03-01"), "unsure"),
        (VOTED, plan("Stratégie IA", voted="2021-03-01"), "distinct"),
        (VOTED, plan("Boussole", voted="2024-07-11", total=Decimal(60)), "unsure"),
        (VOTED, plan(voted="2024-07-11"), "same"),
        (plan("Cap IA", voted="2025-06-26", total=Decimal(9)), plan("Élan", voted="2025-06-26"), "unsure"),
        (
            plan("Cap IA", voted="2025-06-26", total=Decimal(9)),
            plan("Élan", voted="2025-06-26", total=Decimal(40)),
            "distinct",
        ),
        (VOTED, plan("Plan régional d’IA", told=(2018,)), "distinct"),
        (VOTED, plan("Plan régional d’IA", told=(2025,)), "unsure"),
        (VOTED, plan("Stratégie régionale de la donnée"), "distinct"),
        (plan("Plan IA"), plan("Stratégie régionale de la donnée"), "distinct"),
        (plan("Plan IA et données"), plan("Stratégie régionale de la donnée"), "unsure"),
        (plan("IA 2021", told=(2018,)), plan("Plan IA", start=2025, end=2028), "distinct"),
        (plan("IA 2021"), plan("IA 2028"), "distinct"),
        (plan("IA 2028"), plan("Stratégie IA 2028"), "unsure"),
        (plan("SRIA"), plan("Stratégie régionale d’intelligence artificielle"), "same"),
        (plan("PRIA"), plan("Plan régional pour l’intelligence artificielle"), "same"),
        (plan("PRIA"), plan("Plan quinquennal de la filière bois"), "distinct"),
        (plan("LE PLAN"), plan("Lent éveil"), "unsure"),
        (
            plan("Projet de stratégie IA", total=Decimal(60), start=2024, end=2028),
            plan("Cap IA", total=Decimal(60), start=2024, end=2028),
            "same",
        ),
        (plan("Boussole", axes=("Recherche", "Formation")), plan(axes=("La recherche", "La formation")), "same"),
    ],
)
def test_names_subjects_votes_and_years_tell_plans_apart(
    one: PlanIdentity, other: PlanIdentity, verdict: Verdict
) -> None:
    found, reasons = same_plan(one, other)
    assert (found, same_plan(other, one)[0]) == (verdict, verdict)
    assert all(r.endswith(".") for r in reasons)


words = st.sampled_from(["Cap IA", "Boussole", "SRIA", "Plan IA", "IA 2021", "Schéma de la donnée", "Plan IA 2030"])
identities = st.builds(
    plan,
    words,
    start=st.just(None),
    total=st.none() | st.sampled_from([Decimal(50), Decimal(60)]),
    axes=st.sampled_from([(), ("Recherche",), ("Recherche", "Formation")]),
    voted=st.none() | st.sampled_from(["2018-10", "2024-07-11", "2025"]),
    told=st.sampled_from([(), (2018,), (2024, 2025)]),
)


@given(identities, identities)
def test_the_verdict_does_not_depend_on_which_comes_first(one: PlanIdentity, other: PlanIdentity) -> None:
    assert same_plan(one, other)[0] == same_plan(other, one)[0]


def test_a_territory_alone_never_makes_two_documents_one_plan() -> None:
    assert same_plan(plan(), plan("Cap IA"))[0] != "same"
    assert same_plan(plan("Boussole"), plan("Cap IA"))[0] != "same"


@given(
    st.sampled_from(["Cap IA", "Boussole", "Sud IA"]), st.sampled_from(["Bretagne", "Corse"]), st.integers(2015, 2030)
)
def test_a_plan_is_itself(name: str, territory: str, start: int) -> None:
    one = plan(name, territory=territory, start=start, end=start + 4)
    assert same_plan(one, one)[0] == "same"

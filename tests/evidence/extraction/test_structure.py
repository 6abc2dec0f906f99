from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evidence.extraction.texts import LIST, PROSE, read, table_of, values, whole
from tramontane.evidence.extraction.extract import extract
from tramontane.evidence.extraction.parts.sums.addition import closing_subset
from tramontane.evidence.values import Amount, Axis, Check


def test_prose_gives_the_axes_and_their_parts() -> None:
    axes = values(read(PROSE, date(2024, 7, 12)), Axis)
    assert [(a.path, int(a.amount or 0) // 10**6) for a in axes] == [
        ((1,), 22), ((1, 1), 18), ((1, 2), 4), ((2,), 10), ((3,), 14), ((3, 1), 3), ((4,), 9), ((5,), 5),
    ]  # fmt: skip
    assert [a.label for a in axes if a.level == 1][:2] == [
        "structuration de la filière",
        "IA dans les projets de la Région",
    ]


def test_a_sum_that_closes_is_a_check_and_makes_its_members_sure() -> None:
    extraction = read(PROSE, date(2024, 7, 12))
    checks = values(extraction, Check)
    assert [(int(c.total), c.consistent, c.axis) for c in checks] == [(60_000_000, True, ()), (22_000_000, True, (1,))]
    sure = [c.confidence for c in extraction.claims if isinstance(c.value, Amount) and c.value.scope == "axis"]
    assert min(sure) > 0.9


def test_a_sum_that_misses_is_a_check_with_its_gap() -> None:
    (check,) = values(read(LIST, date(2025, 3, 3)), Check)
    assert (whole(check.total), whole(check.parts_sum), whole(check.gap), check.consistent) == (
        32_000_000,
        31_000_000,
        1_000_000,
        False,
    )


def test_a_list_gives_the_axes_in_order() -> None:
    axes = values(read(LIST, date(2025, 3, 3)), Axis)
    assert [(a.label, a.path) for a in axes] == [
        ("Recherche", (1,)), ("Entreprises", (2,)), ("aides directes", (2, 1)), ("Compétences", (3,)),
    ]  # fmt: skip


def test_a_list_without_sums_needs_a_word_that_announces_axes() -> None:
    announced = (
        "Le plan IA de la Bretagne a trois priorités :\n- Former les jeunes\n- Aider les PME\n- Ouvrir les données\n"
    )
    assert [a.label for a in values(read(announced), Axis)] == [
        "Former les jeunes",
        "Aider les PME",
        "Ouvrir les données",
    ]
    assert not values(read(announced.replace("a trois priorités", "en Bretagne, c’est déjà")), Axis)


def test_a_budget_table_gives_rows_columns_and_its_total() -> None:
    rows = [
        ["Axe", "AP", "2026", "2027"],
        ["Calcul", "20", "5", "15"],
        ["Formation", "10", "4", "6"],
        ["Total", "30", "9", "21"],
    ]
    extraction = extract(table_of("Le plan est doté de 30 M€, répartis comme suit (en M€) :", rows), None)
    amounts = values(extraction, Amount)
    assert [(int(a.max) // 10**6, a.measure, a.year, a.axis) for a in amounts if a.scope == "axis"] == [
        (20, "AP", None, (1,)), (5, None, 2026, (1,)), (15, None, 2027, (1,)),
        (10, "AP", None, (2,)), (4, None, 2026, (2,)), (6, None, 2027, (2,)),
    ]  # fmt: skip
    assert [a.label for a in values(extraction, Axis)] == ["Calcul", "Formation"]
    assert [c.consistent for c in values(extraction, Check)] == [True]
    assert extraction.card.total == 30_000_000


def test_a_table_without_unit_is_not_money() -> None:
    assert not values(extract(table_of("Effectifs", [["Site", "2026"], ["Brest", "40"]]), None), Amount)


@given(st.lists(st.integers(1, 40), min_size=2, max_size=10), st.data())
@settings(max_examples=60)
def test_the_solver_finds_a_subset_that_closes(parts: list[int], data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(range(len(parts))), min_size=2, unique=True))
    total = sum(parts[i] for i in chosen)
    found = closing_subset([Decimal(p) for p in parts], Decimal(total))
    assert sum(parts[i] for i in found) == total
    assert len(found) >= 2


@given(st.lists(st.integers(2, 30), min_size=2, max_size=6), st.integers(0, 3))
@settings(max_examples=40)
def test_any_plan_told_as_a_list_adds_up(parts: list[int], missing: int) -> None:
    total = sum(parts) + missing
    items = "\n".join(f"- Chantier {chr(65 + i)} : {p} M€" for i, p in enumerate(parts))
    text = f"La Région Bretagne a adopté le plan « Breizh IA », doté de {total} M€.\nSes axes :\n{items}\n"
    (check,) = values(read(text), Check)
    assert (whole(check.total), whole(check.parts_sum)) == (total * 10**6, sum(parts) * 10**6)


def test_an_interview_tells_the_axes_after_the_total() -> None:
    text = (
        "Pour la présidente de la Région Pays de la Loire, l’IA est une affaire de proximité.\n"
        "Nous y consacrerons 24 millions d’euros entre 2025 et 2028, soit six millions par an. Sur ce total, dix "
        "millions viendront en soutien des laboratoires, huit millions financeront des formations et six millions "
        "aideront les petites entreprises. Nous avons sollicité 9 millions d’euros de FEDER.\n"
    )
    extraction = read(text, date(2025, 2, 14))
    assert [(a.label, whole(a.amount)) for a in values(extraction, Axis)] == [
        ("laboratoires", 10_000_000),
        ("formations", 8_000_000),
        ("petites entreprises", 6_000_000),
    ]
    assert [c.consistent for c in values(extraction, Check)] == [True]
    assert extraction.card.total == 24_000_000


def test_a_figure_that_replaces_another_is_the_total() -> None:
    text = (
        "Le vote du schéma « Sillage » de la Région Bretagne est reporté au 12 décembre. Son montant, initialement "
        "fixé à 45 millions d’euros, a été ramené à 38 millions d’euros. Trois piliers restent : la formation (15 M€), "
        "la recherche (13 M€) et les usages (10 M€).\n"
    )
    extraction = read(text, date(2024, 9, 18))
    assert (extraction.card.total, extraction.card.status, extraction.card.date) == (
        38_000_000,
        "postponed",
        "2024-12-12",
    )
    old = next(a for a in values(extraction, Amount) if a.max == 45_000_000)
    assert old.modality == "superseded"
    assert [whole(a.amount) for a in values(extraction, Axis)] == [15_000_000, 13_000_000, 10_000_000]

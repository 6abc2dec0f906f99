"""Reads of plans: what is published on a day, what is being worked on, and by whom it may be."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import Count, Q, QuerySet

from tramontane.accounts.models import User
from tramontane.accounts.queries import organisations_of
from tramontane.lib.language import fr, is_english
from tramontane.lib.periods import PARIS
from tramontane.plan.document import IndicatorPart, PlanDocument
from tramontane.plan.marked import marked
from tramontane.plan.models import Decision, FormerAddress, Import, Plan, Territory, Version
from tramontane.plan.progress import Observed
from tramontane.plan.published import PublishedPlan


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A published version without its document."""

    number: int
    published_at: datetime
    published_by: str
    note: str
    sha256: str


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """Where an indicator stands: value, day, and what says so. ``value`` None means nobody has said.

    The origin "broken" is a measure that should answer and does not.
    """

    value: Decimal | None
    on: str | None = None
    origin: Literal["measure", "reading", "fact", "broken"] | None = None
    fact: str | None = None
    note: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    method: str = ""
    source: str | None = None

    @property
    def seen(self) -> Observed | None:
        """What progress is judged by; None when there is no value."""
        if self.value is None or not self.on:
            return None
        return Observed(self.value, date.fromisoformat(self.on), self.low, self.high)


def public_state() -> str:
    """Changes whenever anything is published or a plan changes address. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(*) FROM plan_version), (SELECT max(id) FROM plan_formeraddress), id, left(sha256, 12)"
            " FROM plan_version ORDER BY id DESC LIMIT 1"
        )
        return ".".join(map(str, cursor.fetchone() or (0,)))


def refused_documents() -> dict[str, tuple[int, int]]:
    """By plan, documents that could not be read, then those that wait for somebody to say whose plan they tell."""
    rows = (
        Import.objects.filter(state__in=("failed", "held"))
        .values_list("plan__slug")
        .annotate(failed=Count("pk", filter=Q(state="failed")), held=Count("pk", filter=Q(state="held")))
        .order_by("plan__slug")
    )
    return {slug: (failed, held) for slug, failed, held in rows}


def public_state_and_refusals() -> str:
    """Changes with what is published and with the documents that are refused."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(*) FROM plan_version), (SELECT max(id) FROM plan_formeraddress),"
            " (SELECT left(sha256, 12) FROM plan_version ORDER BY id DESC LIMIT 1),"
            " (SELECT string_agg(id || state, ',' ORDER BY id) FROM plan_import WHERE state IN ('failed', 'held'))"
        )
        return ".".join(map(str, cursor.fetchone() or ()))


def _parsed(version_id: int, sha256: str, slug: str) -> PublishedPlan:
    """A version; on a page in another language, its words say that they are French."""
    return _marked(version_id, sha256, slug) if is_english() else _read(version_id, sha256, slug)


@lru_cache(maxsize=64)
def _marked(version_id: int, sha256: str, slug: str) -> PublishedPlan:
    plan = _read(version_id, sha256, slug)
    return replace(plan, published_by=fr(plan.published_by), note=fr(plan.note), document=marked(plan.document))


@lru_cache(maxsize=128)
def _read(version_id: int, sha256: str, slug: str) -> PublishedPlan:
    """A version, read and validated once: versions never change, but a restored base may give a number again.

    ``slug`` is the address of its plan now, which may change.
    """
    row = Version.objects.select_related("published_by").get(id=version_id)
    return PublishedPlan(
        slug=slug,
        number=row.number,
        published_at=row.published_at,
        published_by=str(row.published_by),
        note=row.note,
        document=PlanDocument.model_validate(row.document),
    )


_IN_FORCE = """
SELECT DISTINCT ON (t.name, p.slug) v.id, v.sha256, p.slug
  FROM plan_version v JOIN plan_plan p ON p.id = v.plan_id JOIN plan_territory t ON t.id = p.territory_id
 WHERE (%(until)s::timestamptz IS NULL OR v.published_at < %(until)s) AND (%(slug)s::text IS NULL OR p.slug = %(slug)s)
 ORDER BY t.name, p.slug, v.number DESC
"""


def _end_of(day: date | None) -> datetime | None:
    """The instant at which the day ends in Paris."""
    return datetime.combine(day + timedelta(days=1), time(0), PARIS) if day else None


def _in_force(day: date | None, slug: str | None) -> tuple[PublishedPlan, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_IN_FORCE, {"until": _end_of(day), "slug": slug})
        keys = cursor.fetchall()
    return tuple(_parsed(*key) for key in keys)


def published_plans(day: date | None = None) -> tuple[PublishedPlan, ...]:
    """The version of each plan in force at the end of that day in Paris (now if None), by territory. One query."""
    return _in_force(day, None)


def published_plan(slug: str, day: date | None = None) -> PublishedPlan | None:
    """The version of one plan in force at the end of that day, or None before its first publication. One query."""
    return next(iter(_in_force(day, slug)), None)


def published_version(slug: str, number: int) -> PublishedPlan | None:
    """Version ``number`` of a plan."""
    found = Version.objects.filter(plan__slug=slug, number=number).values_list("id", "sha256").first()
    return None if found is None else _parsed(*found, slug)


@dataclass(frozen=True, slots=True)
class Publication:
    """A version as it came out: its plan, and the keys by which it and the one before it (None at first) are read."""

    slug: str
    number: int
    published_at: datetime
    key: tuple[int, str]
    before: tuple[int, str] | None


_PUBLICATIONS = """
SELECT p.slug, v.number, v.published_at, v.id, v.sha256,
       lag(v.id) OVER of_plan, lag(v.sha256) OVER of_plan
  FROM plan_version v JOIN plan_plan p ON p.id = v.plan_id
 WHERE (%(until)s::timestamptz IS NULL OR v.published_at < %(until)s) AND (%(slug)s::text IS NULL OR p.slug = %(slug)s)
WINDOW of_plan AS (PARTITION BY v.plan_id ORDER BY v.number)
 ORDER BY v.published_at DESC, v.id DESC
"""


def publications(day: date | None = None, slug: str | None = None) -> tuple[Publication, ...]:
    """What was published by the end of that day (by now if None), of one plan or of all, newest first. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_PUBLICATIONS, {"until": _end_of(day), "slug": slug})
        rows = cursor.fetchall()
    return tuple(Publication(s, n, at, (i, h), (bi, bh) if bi else None) for s, n, at, i, h, bi, bh in rows)


def read_publication(publication: Publication) -> tuple[PublishedPlan, PublishedPlan | None]:
    """The version that came out and the one before it."""
    before, slug = publication.before, publication.slug
    return _parsed(*publication.key, slug), _parsed(*before, slug) if before else None


_LAST_WITH = """
SELECT max(v.number) FROM plan_version v JOIN plan_plan p ON p.id = v.plan_id
 WHERE p.slug = %s AND v.number < %s AND jsonb_path_exists(v.document -> %s, '$[*] ? (@.ref == $ref)', %s)
"""


def last_version_with(slug: str, lists: str, ref: str, before: int) -> int | None:
    """The last version under ``before`` whose document holds that reference in one of its lists (``axes``…)."""
    with connection.cursor() as cursor:
        cursor.execute(_LAST_WITH, [slug, before, lists, json.dumps({"ref": ref})])
        row = cursor.fetchone()
    return row[0] if row else None


def address_now(former: str) -> str | None:
    """Where the plan that had this address is now."""
    return FormerAddress.objects.filter(slug=former).values_list("plan__slug", flat=True).first()


def versions_of(slug: str) -> tuple[VersionRow, ...]:
    """The versions of a plan, oldest first."""
    rows = Version.objects.filter(plan__slug=slug).select_related("published_by").defer("document").order_by("number")
    return tuple(VersionRow(v.number, v.published_at, fr(str(v.published_by)), fr(v.note), v.sha256) for v in rows)


_VERSIONS = """
SELECT p.slug, v.number, v.published_at, coalesce(nullif(u.name, ''), u.email), v.note, v.sha256
  FROM unnest(%s::text[], %s::int[]) AS wanted(slug, number)
  JOIN plan_plan p ON p.slug = wanted.slug JOIN plan_version v ON v.plan_id = p.id AND v.number <= wanted.number
  JOIN accounts_user u ON u.id = v.published_by_id
 ORDER BY p.slug, v.number
"""


def versions_up_to(numbers: Mapping[str, int]) -> dict[str, tuple[VersionRow, ...]]:
    """The versions of several plans, oldest first, up to a number for each. One query."""
    found: dict[str, list[VersionRow]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_VERSIONS, [list(numbers), list(numbers.values())])
        for slug, number, published_at, by, note, sha256 in cursor.fetchall():
            found.setdefault(slug, []).append(VersionRow(number, published_at, fr(by), fr(note), sha256))
    return {slug: tuple(rows) for slug, rows in found.items()}


def reading_of_indicator(indicator: IndicatorPart) -> IndicatorValue:
    """The last reading of an indicator; a live measure, when it follows one, is asked by the portal."""
    if not indicator.readings:
        return IndicatorValue(None)
    last = max(indicator.readings, key=lambda r: r.on)
    origin: Literal["fact", "reading"] = "fact" if last.fact else "reading"
    return IndicatorValue(
        last.value, last.on, origin, last.fact, last.note, last.low, last.high, last.method, last.source
    )


def plans_of(user: User | AnonymousUser, role: str = "reader") -> QuerySet[Plan]:
    """The plans on which the person holds at least that role, by the organisations that steward them."""
    return Plan.objects.filter(stewards__in=organisations_of(user, role)).distinct()


def may(user: User | AnonymousUser, role: str, plan: Plan) -> bool:
    """Whether the person holds at least ``role`` (reader < officer < publisher) on this plan."""
    return plans_of(user, role).filter(pk=plan.pk).exists()


def owners_of(user: User | AnonymousUser) -> frozenset[int]:
    """The organisations whose lines the person may change."""
    return frozenset(organisations_of(user, "officer").order_by().values_list("pk", flat=True))


def validated_alone(plan: Plan, user: User | AnonymousUser) -> int:
    """How many lines that wait for publication this person is the last to have validated."""
    last = Version.objects.filter(plan=plan).order_by("-number").values_list("published_at", flat=True).first()
    decisions = Decision.objects.filter(line__plan=plan, line__state="validated", verdict="validated")
    newest = decisions.order_by("line_id", "-id").distinct("line_id").values_list("by_id", "at")
    return sum(by == user.pk and (last is None or at > last) for by, at in newest)


def imports_of(plan: Plan) -> QuerySet[Import]:
    """The documents on their way into a plan, newest first."""
    return Import.objects.filter(plan=plan).select_related("document", "asked_by").order_by("-asked_at", "-id")


def territories() -> QuerySet[Territory]:
    """Every Region, by name."""
    return Territory.objects.order_by("name")

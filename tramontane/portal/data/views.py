"""Open data for people and for machines: each view finds what is published and hands it to ``tramontane.opendata``."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tramontane.lib.periods import day_in_france
from tramontane.opendata import licence
from tramontane.opendata.archive import MEDIA_TYPE, archive, public_json
from tramontane.opendata.catalogue.dcat import Holdings, catalogue
from tramontane.opendata.catalogue.graph import jsonld, turtle
from tramontane.opendata.columns import TYPE_WORDS
from tramontane.opendata.dictionary import DICTIONARY, dictionary
from tramontane.opendata.files import formats
from tramontane.opendata.places import Places
from tramontane.opendata.tables import BY_CODE, LiveTable, Table, live_table, live_tables
from tramontane.plan.published import PublishedPlan
from tramontane.plan.queries import published_version, versions_up_to
from tramontane.portal.data.rows import plan_rows, snapshot_files, table_rows
from tramontane.portal.limits import costing, limited
from tramontane.portal.page import addresses, live_page, published_page, render
from tramontane.portal.problems import open_to_all
from tramontane.portal.rows.plan import plan_sheet
from tramontane.portal.views.published import day_of, plan_or_404, plans_or_404, reading_day


def places(request: HttpRequest) -> Places:
    """Where files are, from the first address of the platform, on the day shown."""
    return Places(request.build_absolute_uri("/"), addresses(request).day)


@costing(5)
@live_page
def index(request: HttpRequest) -> HttpResponse:
    """The catalogue for people."""
    plans = plans_or_404(request)
    at = Places(day=addresses(request).day)
    versions = versions_up_to({p.slug: p.number for p in plans})
    context = {
        "tables": table_rows(plans, at, () if day_of(request) else live_tables()),
        "plans": plan_rows(plans, versions, at),
        "licence": licence,
        "places": at,
        "dated": True,
    }
    return render(request, "portal/data/index.html", context)


@costing(5)
@live_page
def dictionary_page(request: HttpRequest) -> HttpResponse:
    """What each column means."""
    tables: tuple[Table | LiveTable, ...] = (*BY_CODE.values(), *live_tables())
    lines = dictionary()
    rows = tuple((t, tuple(d for d in lines if d.jeu == t.code)) for t in tables)
    context = {"rows": rows, "types": TYPE_WORDS, "places": Places(day=addresses(request).day)}
    return render(request, "portal/data/dictionary.html", context)


def dictionary_json(request: HttpRequest) -> HttpResponse:
    """The same lines, as the dataset that they are."""
    return _live_file(request, DICTIONARY.code, "json")


@limited(1)
@live_page
def catalogue_file(request: HttpRequest, notation: str) -> HttpResponse:
    """The catalogue for machines, in DCAT-AP."""
    plans = plans_or_404(request)
    versions = versions_up_to({p.slug: p.number for p in plans})
    nodes = catalogue(Holdings(plans=plans, versions=versions, live=live_tables()), places(request))
    content, media_type = {
        "jsonld": (jsonld(nodes), "application/ld+json"),
        "ttl": (turtle(nodes), "text/turtle; charset=utf-8"),
    }[notation]
    return open_to_all(HttpResponse(content, content_type=media_type))


@costing(0)
def table_file(request: HttpRequest, code: str, suffix: str) -> HttpResponse:
    """A table of every plan in force, the dictionary, or a dataset of an instrument."""
    cost = 10 if suffix == "ods" else 1
    view = _published_file if code in BY_CODE else _live_file
    return limited(cost)(view)(request, code, suffix)


@published_page
def _published_file(request: HttpRequest, code: str, suffix: str) -> HttpResponse:
    return _file(request, BY_CODE[code], BY_CODE[code].rows(plans_or_404(request)), suffix, code)


@live_page
def _live_file(request: HttpRequest, code: str, suffix: str) -> HttpResponse:
    if code == DICTIONARY.code:
        return _file(request, DICTIONARY, dictionary(), suffix, code)
    found = live_table(code)
    if found is None:
        raise Http404(_("Ce jeu de données n’existe pas."))
    if day_of(request):
        raise Http404(_("Ce jeu n’a pas de passé : il n’existe que tel qu’il est aujourd’hui."))
    return _file(request, found, found.rows(), suffix, code)


def _file(request: HttpRequest, table: Table | LiveTable, rows: Iterable[Any], suffix: str, name: str) -> HttpResponse:
    codes_only = request.GET.get("entetes") == "codes"
    content = formats.write(table, rows, suffix, codes_only=codes_only)
    return _download(content, formats.BY_CODE[suffix].media_type, f"{name}.{suffix}")


def _download(content: bytes | str, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return open_to_all(response)


def _version_or_404(request: HttpRequest, slug: str, number: int) -> PublishedPlan:
    """A version that was out on the day shown."""
    current = plan_or_404(request, slug)
    found = published_version(slug, number) if 0 < number <= current.number else None
    if found is None:
        raise Http404(_("Ce plan n’a pas de version {n}.").format(n=number))
    return found


@published_page
def snapshot(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A version of a plan: its files, dated, that never change."""
    found = _version_or_404(request, slug, number)
    context = {
        "plan": plan_sheet(found, addresses(request), reading_day(request)),
        "day": day_in_france(found.published_at),
        "tables": snapshot_files(found),
        "licence": licence,
        "places": Places(),
    }
    return render(request, "portal/data/snapshot.html", context)


@costing(0)
def snapshot_table(request: HttpRequest, slug: str, number: int, code: str, suffix: str) -> HttpResponse:
    """A table of a version."""
    return limited(10 if suffix == "ods" else 1)(_snapshot_table)(request, slug, number, code, suffix)


@published_page
def _snapshot_table(request: HttpRequest, slug: str, number: int, code: str, suffix: str) -> HttpResponse:
    table = BY_CODE.get(code)
    if table is None:
        raise Http404(_("Ce jeu de données n’existe pas."))
    rows = table.rows([_version_or_404(request, slug, number)])
    return _file(request, table, rows, suffix, f"{slug}-v{number}-{code}")


@limited(10)
@published_page
def snapshot_archive(request: HttpRequest, slug: str, number: int, name: str) -> HttpResponse:
    """A version with all its tables."""
    found = _version_or_404(request, slug, number)
    if name != f"{slug}-v{number}":
        raise Http404
    return _download(archive(found, request.build_absolute_uri("/")), MEDIA_TYPE, f"{name}.zip")


@limited(1)
@published_page
def snapshot_document(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A version as its document: what another platform imports."""
    found = _version_or_404(request, slug, number)
    return open_to_all(HttpResponse(public_json(found), content_type="application/json"))

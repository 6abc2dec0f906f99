"""What the API serves: plans, each of their tables, one fact, source or indicator, versions and what they changed."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Query, Schema
from ninja.errors import ValidationError
from pydantic import create_model

from tramontane.opendata import licence
from tramontane.opendata.files.objects import json_column, json_row
from tramontane.opendata.places import Places
from tramontane.opendata.rows.evidence import fact_row
from tramontane.opendata.rows.plans import plan_row
from tramontane.opendata.tables import BY_CODE, TABLES, Table, live_table, live_tables
from tramontane.plan import words
from tramontane.plan.differences import differences
from tramontane.plan.queries import published_version, versions_up_to
from tramontane.portal.api import schemas
from tramontane.portal.api.answers import page_of, said, unreadable
from tramontane.portal.problems import problem
from tramontane.portal.views.published import plan_or_404, plans_or_404

api = NinjaAPI(
    title=_("API des plans d’intelligence artificielle des Régions"),
    version="1",
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
)
_REFUSED = {400: schemas.Problem, 404: schemas.Problem, 429: schemas.Problem}
PLAN = create_model(
    "Plan",
    __base__=schemas.row_schema(BY_CODE["plans"]),
    __doc__=_("Un plan, et combien de lignes a chacune de ses tables."),
    nombres=(dict[str, int], ...),
    archive=(str, ...),
)
_Reading = schemas.row_schema(BY_CODE["releves"])
INDICATOR = create_model(
    "Indicateur",
    __base__=schemas.row_schema(BY_CODE["indicateurs"]),
    __doc__=_("Un indicateur et tous ses relevés."),
    releves=(list[_Reading], ...),  # type: ignore[valid-type]  # a model made from the columns
)


class Set(Schema):
    """Un jeu de données : ce qu’il contient, ses colonnes, son adresse."""

    jeu: str
    titre: str
    description: str
    licence: str
    adresse: str
    colonnes: list[dict[str, str]]


@api.exception_handler(ValidationError)
def _unreadable(request: HttpRequest, error: Any) -> HttpResponse:  # noqa: ANN401 - as ninja hands it
    return unreadable(request, error)


@api.exception_handler(Http404)
def _absent(request: HttpRequest, error: Any) -> HttpResponse:  # noqa: ANN401 - as ninja hands it
    told = error.args[0] if error.args and isinstance(error.args[0], str) else _("Il n’y a rien à cette adresse.")
    return problem(request, 404, told)


def _list_of_all(table: Table) -> Callable[..., HttpResponse]:
    asked_schema = schemas.asked_schema(table, of_one_plan=False)

    def operation(request: HttpRequest, asked: Query[asked_schema]) -> HttpResponse:  # type: ignore[valid-type]
        return page_of(request, table.rows(plans_or_404(request)), asked)

    return operation


def _list_of_one(table: Table) -> Callable[..., HttpResponse]:
    asked_schema = schemas.asked_schema(table, of_one_plan=True)

    def operation(request: HttpRequest, slug: str, asked: Query[asked_schema]) -> HttpResponse:  # type: ignore[valid-type]
        return page_of(request, table.rows([plan_or_404(request, slug)]), asked)

    return operation


@api.get(
    "/jeux",
    response={200: list[Set], 429: schemas.Problem},
    summary=_("Les jeux de données"),
    description=_("Ceux des plans, puis ceux des instruments installés, avec leurs colonnes."),
)
def sets(request: HttpRequest) -> HttpResponse:
    """Every dataset: those of the plans, then those of the instruments that are installed."""
    at = Places(request.build_absolute_uri("/"))
    places = [(t, f"{at.api()}{t.code}") for t in TABLES] + [(t, f"{at.api()}jeux/{t.code}") for t in live_tables()]
    return said(
        [
            {
                "jeu": t.code,
                "titre": str(t.title),
                "description": str(t.about),
                "licence": licence.CODE,
                "adresse": where,
                "colonnes": [json_column(c) for c in t.columns],
            }
            for t, where in places
        ]
    )


@api.get(
    "/jeux/{code}",
    response={200: schemas.Page, **_REFUSED},
    summary=_("Un jeu d’un instrument, tel qu’il est maintenant"),
    description=_("Il n’a pas de passé : ?au= n’y est pas accepté."),
)
def live_set(request: HttpRequest, code: str, asked: Query[schemas.Paging]) -> HttpResponse:
    """A dataset of an instrument: it has no past."""
    found = live_table(code)
    if found is None:
        raise Http404(_("Aucun instrument ne publie ce jeu."))
    return page_of(request, found.rows(), asked)


@api.get(
    "/plans/{slug:slug}",
    response={200: PLAN, **_REFUSED},
    summary=_("Un plan et la taille de ses tables"),
    description=_("La ligne du plan, le nombre de lignes de chaque table, l’adresse de son archive."),
)
def plan(request: HttpRequest, slug: str, asked: Query[schemas.Day]) -> HttpResponse:
    """One plan."""
    found = plan_or_404(request, slug)
    at = Places(request.build_absolute_uri("/"))
    counts = {t.code: len(t.rows([found])) for t in TABLES}
    return said({**json_row(plan_row(found)), "nombres": counts, "archive": at.archive(slug, found.number)})


@api.get(
    "/plans/{slug:slug}/indicateurs/{slug:reference}",
    response={200: INDICATOR, **_REFUSED},
    summary=_("Un indicateur et ses relevés"),
    description=_("La ligne de l’indicateur et toutes ses valeurs datées."),
)
def indicator(request: HttpRequest, slug: str, reference: str, asked: Query[schemas.Day]) -> HttpResponse:
    """One indicator with its readings."""
    found = plan_or_404(request, slug)
    rows = [r for r in BY_CODE["indicateurs"].rows([found]) if r.reference == reference]
    if not rows:
        raise Http404(_("Ce plan n’a pas cet indicateur."))
    readings = [json_row(r) for r in BY_CODE["releves"].rows([found]) if r.indicateur == reference]
    return said({**json_row(rows[0]), "releves": readings})


@api.get(
    "/plans/{slug:slug}/versions/{int:number}",
    response={200: schemas.row_schema(BY_CODE["versions"]), **_REFUSED},
    summary=_("Une version publiée"),
    description=_("Quand, par qui, pourquoi, et son empreinte."),
)
def version(request: HttpRequest, slug: str, number: int, asked: Query[schemas.Day]) -> HttpResponse:
    """One version of a plan."""
    rows = BY_CODE["versions"].rows([plan_or_404(request, slug)])
    found = next((r for r in rows if r.version == number), None)
    if found is None:
        raise Http404(_("Ce plan n’a pas de version {n}.").format(n=number))
    return said(json_row(found))


@api.get(
    "/plans/{slug:slug}/versions/{int:number}/differences",
    response={200: schemas.Changes, **_REFUSED},
    summary=_("Ce qu’une version a changé"),
    description=_("Ligne par ligne et champ par champ, depuis la version précédente ou depuis celle que vous dites."),
)
def changes(request: HttpRequest, slug: str, number: int, asked: Query[schemas.Since]) -> HttpResponse:
    """What changed from one version to another, line by line and field by field."""
    current = plan_or_404(request, slug)
    out = {v.number for v in versions_up_to({slug: current.number}).get(slug, ())}
    since = number - 1 if asked.depuis is None else asked.depuis
    if number not in out or (since and since not in out):
        raise Http404(_("Ce plan n’a pas de version {n}.").format(n=since if number in out else number))
    new, old = published_version(slug, number), published_version(slug, since) if since else None
    found = differences(old.document if old else None, new.document) if new else ()
    rows = [
        {
            "nature": c.kind,
            "reference": c.ref,
            "intitule": c.title,
            "changement": c.what,
            "changement_libelle": str(words.CHANGE[c.what]),
            "champ": c.field,
            "champ_libelle": str(words.FIELD.get(c.field, c.field)),
            "avant": c.before,
            "apres": c.after,
        }
        for c in found
    ]
    return said({"plan": slug, "depuis": since, "version": number, "changements": rows})


@api.get(
    "/affirmations/{uid:uid}",
    response={200: schemas.row_schema(BY_CODE["affirmations"]), **_REFUSED},
    summary=_("Une affirmation"),
    description=_("Ce qu’une source énonce, dans le premier plan qui s’y appuie."),
)
def fact(request: HttpRequest, uid: str, asked: Query[schemas.Day]) -> HttpResponse:
    """One fact, in the first plan that rests on it."""
    for found in plans_or_404(request):
        if any(f.uid == uid for f in found.document.facts):
            return said(json_row(fact_row(found, found.fact(uid))))
    raise Http404(_("Aucun plan publié ne s’appuie sur cette affirmation."))


@api.get(
    "/sources/{short:empreinte}",
    response={200: schemas.row_schema(BY_CODE["sources"]), **_REFUSED},
    summary=_("Une source"),
    description=_("Par son empreinte SHA-256 ou ses douze premiers caractères au moins."),
)
def source(request: HttpRequest, empreinte: str, asked: Query[schemas.Day]) -> HttpResponse:
    """One source, by its fingerprint or the beginning of it."""
    rows = BY_CODE["sources"].rows(plans_or_404(request))
    found = next((r for r in rows if r.source.startswith(empreinte)), None)
    if found is None:
        raise Http404(_("Aucun plan publié ne s’appuie sur cette source."))
    return said(json_row(found))


for _table in TABLES:
    api.get(
        f"/{_table.code}",
        response={200: schemas.page_schema(_table), **_REFUSED},
        summary=str(_table.title),
        description=str(_table.about),
        operation_id=_table.code,
    )(_list_of_all(_table))
    if _table.code != "plans":
        api.get(
            f"/plans/{{slug:slug}}/{_table.code}",
            response={200: schemas.page_schema(_table), **_REFUSED},
            summary=schemas.OF_A_PLAN.format(label=_table.title),
            description=str(_table.about),
            operation_id=f"plan_{_table.code}",
        )(_list_of_one(_table))

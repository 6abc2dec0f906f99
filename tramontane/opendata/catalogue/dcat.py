"""What the catalogue says: the platform's tables, each plan and its versions, the API, on what terms.

DCAT-AP 3.0 (SEMIC, European Commission): classes, mandatory and recommended properties; vocabularies of the
Publications Office (file types, frequencies, themes, languages) and of INSEE (Regions).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from tramontane.opendata import licence
from tramontane.opendata.archive import MEDIA_TYPE as ZIP
from tramontane.opendata.catalogue.graph import Iri, Node, Text
from tramontane.opendata.files.cells import instant
from tramontane.opendata.files.formats import FORMATS
from tramontane.opendata.places import Places
from tramontane.opendata.tables import TABLES, LiveTable, Table
from tramontane.plan.document import PlanDocument
from tramontane.plan.published import PublishedPlan
from tramontane.plan.queries import VersionRow

_EU = "http://publications.europa.eu/resource/authority/"
_FRENCH = f"{_EU}language/FRA"
_FRANCE = f"{_EU}country/FRA"
_THEMES = f"{_EU}data-theme"
_THEME = f"{_THEMES}/GOVE"
_PUBLIC = f"{_EU}access-right/PUBLIC"
_IRREGULAR = f"{_EU}frequency/IRREG"
_STABLE = f"{_EU}planned-availability/STABLE"
_IANA = "https://www.iana.org/assignments/media-types/"

Said = tuple[tuple[str, Text | Iri], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What there is to describe: plans in force, the versions of each, the datasets of instruments."""

    plans: tuple[PublishedPlan, ...]
    versions: dict[str, tuple[VersionRow, ...]]
    live: tuple[LiveTable, ...]


def catalogue(holdings: Holdings, at: Places) -> tuple[Node, ...]:
    """The catalogue as a graph, each resource once."""
    found: dict[str, Node] = {}
    for node in _nodes(holdings, at):
        found.setdefault(node.iri, node)
    return tuple(found.values())


def _french(text: object) -> Text:
    return Text(str(text), language="fr")


def _moment(value: datetime) -> Text:
    return Text(instant(value), datatype="xsd:dateTime")


def _agent(at: Places, code: str = "plateforme") -> str:
    return f"{at.root}donnees/#organisme-{code}"


def _nodes(holdings: Holdings, at: Places) -> Iterator[Node]:
    latest = max((p.published_at for p in holdings.plans), default=None)
    tables: tuple[Table | LiveTable, ...] = (*TABLES, *holdings.live)
    said = [_table(t, at, latest) for t in tables]
    plans = [node for p in holdings.plans for node in _plan(p, holdings.versions.get(p.slug, ()), at)]
    datasets = [dataset.iri for dataset, _files in said] + [n.iri for n in plans if "dcat:Dataset" in n.types]
    yield _catalog(at, datasets, latest)
    for dataset, files in said:
        yield dataset
        yield from files
    yield from plans
    yield _service(at, [dataset.iri for dataset, _files in said])
    yield from _vocabularies(holdings, at)


def _catalog(at: Places, datasets: Iterable[str], latest: datetime | None) -> Node:
    return Node(
        f"{at.root}donnees/#catalogue",
        ("dcat:Catalog",),
        (
            ("dct:title", _french(_("Données des plans d’intelligence artificielle des Régions"))),
            (
                "dct:description",
                _french(
                    _("Chaque plan publié avec ses preuves, en tables et en archives datées, et l’API qui les sert.")
                ),
            ),
            ("dct:publisher", Iri(_agent(at))),
            ("dct:language", Iri(_FRENCH)),
            ("dct:license", Iri(licence.URL)),
            ("dct:spatial", Iri(_FRANCE)),
            ("foaf:homepage", Iri(at.root)),
            ("dcat:themeTaxonomy", Iri(_THEMES)),
            ("dcat:service", Iri(f"{at.api()}#service")),
            *((("dct:modified", _moment(latest)),) if latest else ()),
            *(("dcat:dataset", Iri(iri)) for iri in datasets),
        ),
    )


def _table(table: Table | LiveTable, at: Places, latest: datetime | None) -> tuple[Node, tuple[Node, ...]]:
    """A table of the platform and its files."""
    is_live = isinstance(table, LiveTable)
    code, place = table.code, at.live_table if is_live else at.table
    files = tuple(
        _file(
            f"{at.root}donnees/#fichier-{code}-{f.code}",
            at,
            title=f"{table.title} ({f.name})",
            url=place(code, f.code),
            eu=f.eu,
            iana=f.iana,
        )
        for f in FORMATS
    )
    node = _dataset(
        f"{at.root}donnees/#jeu-{code}",
        at,
        title=str(table.title),
        about=str(table.about),
        code=code,
        files=files,
        modified=None if is_live else latest,
    )
    return node, files


def _dataset(
    iri: str,
    at: Places,
    *,
    title: str,
    about: str,
    code: str,
    files: Iterable[Node],
    modified: datetime | None,
    publisher: str = "",
    more: Said = (),
) -> Node:
    return Node(
        iri,
        ("dcat:Dataset",),
        (
            ("dct:title", _french(title)),
            ("dct:description", _french(about)),
            ("dct:identifier", Text(code)),
            ("dct:publisher", Iri(publisher or _agent(at))),
            ("dcat:contactPoint", Iri(f"{at.root}donnees/#contact")),
            ("dcat:theme", Iri(_THEME)),
            ("dcat:keyword", _french(_("intelligence artificielle"))),
            ("dcat:keyword", _french(_("politique régionale"))),
            ("dct:language", Iri(_FRENCH)),
            ("dct:accessRights", Iri(_PUBLIC)),
            ("dct:accrualPeriodicity", Iri(_IRREGULAR)),
            ("dcat:landingPage", Iri(at.page())),
            *((("dct:modified", _moment(modified)),) if modified else ()),
            *(("dcat:distribution", Iri(f.iri)) for f in files),
            *more,
        ),
    )


def _file(iri: str, at: Places, *, title: str, url: str, eu: str, iana: str) -> Node:
    return Node(
        iri,
        ("dcat:Distribution",),
        (
            ("dct:title", _french(title)),
            ("dcat:accessURL", Iri(at.page())),
            ("dcat:downloadURL", Iri(url)),
            ("dct:format", Iri(f"{_EU}file-type/{eu}")),
            ("dcat:mediaType", Iri(f"{_IANA}{iana}")),
            ("dct:license", Iri(licence.URL)),
            ("dct:language", Iri(_FRENCH)),
            ("dcatap:availability", Iri(_STABLE)),
        ),
    )


def _plan(plan: PublishedPlan, versions: tuple[VersionRow, ...], at: Places) -> Iterator[Node]:
    """A plan, and each of its versions as a dated snapshot."""
    document, heading = plan.document, plan.document.heading
    stewards = [_agent(at, s.code) for s in document.stewards] or [_agent(at)]
    region = Iri(f"http://id.insee.fr/geo/region/{document.territory.code}")
    about = heading.summary or _("Le plan entier avec ses preuves : lignes, affirmations, citations, sources.")
    if document.is_demonstration:
        about += _(" Démonstration : documents rédigés pour l’exemple.")
    snapshots = [_snapshot(plan.document, v, at, about, stewards[0]) for v in versions]
    for node, files in snapshots:
        yield node
        yield from files
    yield _dataset(
        f"{at.root}plans/{plan.slug}/",
        at,
        title=heading.title,
        about=about,
        code=plan.slug,
        files=_plan_files(plan.slug, plan.number, heading.title, at),
        modified=plan.published_at,
        publisher=stewards[0],
        more=(
            ("dct:spatial", region),
            ("dcat:version", Text(str(plan.number))),
            *(("dcat:hasVersion", Iri(node.iri)) for node, _files in snapshots),
        ),
    )


def _snapshot(
    document: PlanDocument, version: VersionRow, at: Places, about: str, publisher: str
) -> tuple[Node, tuple[Node, ...]]:
    """A version of a plan, dated, and its files."""
    slug, title = document.slug, document.heading.title
    files = _plan_files(slug, version.number, title, at)
    node = _dataset(
        at.snapshot(slug, version.number),
        at,
        title=_("{title}, version {n}").format(title=title, n=version.number),
        about=about,
        code=f"{slug}/v{version.number}",
        files=files,
        modified=version.published_at,
        publisher=publisher,
        more=(
            ("dct:spatial", Iri(f"http://id.insee.fr/geo/region/{document.territory.code}")),
            ("dct:issued", _moment(version.published_at)),
            ("dcat:version", Text(str(version.number))),
            ("adms:versionNotes", _french(version.note or _("Sans note."))),
        ),
    )
    return node, files


def _plan_files(slug: str, number: int, title: str, at: Places) -> tuple[Node, ...]:
    here = at.snapshot(slug, number)
    archived, document = _("{t}, archive").format(t=title), _("{t}, document").format(t=title)
    return (
        _file(f"{here}#archive", at, title=archived, url=at.archive(slug, number), eu="ZIP", iana=ZIP),
        _file(
            f"{here}#document", at, title=document, url=at.document(slug, number), eu="JSON", iana="application/json"
        ),
    )


def _service(at: Places, served: Iterable[str]) -> Node:
    return Node(
        f"{at.api()}#service",
        ("dcat:DataService",),
        (
            ("dct:title", _french(_("API des plans"))),
            ("dct:description", _french(_("Lecture sans clé de toutes les tables, page par page, en JSON."))),
            ("dcat:endpointURL", Iri(at.api())),
            ("dcat:endpointDescription", Iri(at.openapi())),
            ("dct:publisher", Iri(_agent(at))),
            ("dct:license", Iri(licence.URL)),
            ("dct:accessRights", Iri(_PUBLIC)),
            *(("dcat:servesDataset", Iri(iri)) for iri in served),
        ),
    )


def _vocabularies(holdings: Holdings, at: Places) -> Iterator[Node]:
    """The agents, and the terms of others that the catalogue uses, each with its class."""
    yield Node(_agent(at), ("foaf:Agent",), (("foaf:name", _french("Tramontane")), ("foaf:homepage", Iri(at.root))))
    yield Node(
        f"{at.root}donnees/#contact",
        ("vcard:Kind", "vcard:Organization"),
        (("vcard:fn", _french("Tramontane")), ("vcard:hasURL", Iri(f"{at.root}mentions-legales/"))),
    )
    for plan in holdings.plans:
        for steward in plan.document.stewards:
            yield Node(_agent(at, steward.code), ("foaf:Agent",), (("foaf:name", _french(steward.name)),))
        place = plan.document.territory
        yield Node(
            f"http://id.insee.fr/geo/region/{place.code}", ("dct:Location",), (("skos:prefLabel", _french(place.name)),)
        )
    for iri, kind in (
        (licence.URL, "dct:LicenseDocument"),
        (_FRENCH, "dct:LinguisticSystem"),
        (_FRANCE, "dct:Location"),
        (_THEMES, "skos:ConceptScheme"),
        (_THEME, "skos:Concept"),
        (_PUBLIC, "dct:RightsStatement"),
        (_IRREGULAR, "dct:Frequency"),
        (_STABLE, "skos:Concept"),
        (at.root, "foaf:Document"),
        (at.page(), "foaf:Document"),
        *((f"{_EU}file-type/{code}", "dct:MediaTypeOrExtent") for code in ("CSV", "JSON", "ODS", "ZIP")),
        *((f"{_IANA}{f.iana}", "dct:MediaType") for f in FORMATS),
        (f"{_IANA}{ZIP}", "dct:MediaType"),
    ):
        yield Node(iri, (kind,), (("skos:prefLabel", _french(licence.NAME)),) if iri == licence.URL else ())

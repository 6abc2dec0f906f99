"""Addresses of the portal: French, stable, without numbers that mean nothing."""

from django.urls import include, path, register_converter
from django.urls.converters import StringConverter
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

from tramontane.portal.api import documentation
from tramontane.portal.data import views as data
from tramontane.portal.limits import limited
from tramontane.portal.twins import as_json, twinned
from tramontane.portal.views import (
    about,
    briefing,
    calendar,
    comparison,
    facts,
    home,
    indicators,
    pictures,
    plans,
    search,
    sources,
    versions,
)


class UidConverter(StringConverter):
    """The identifier of a fact."""

    regex = "[0-9a-f]{16}"


class ShortConverter(StringConverter):
    """The beginning of the fingerprint of a source."""

    regex = "[0-9a-f]{12,64}"


class DigestConverter(StringConverter):
    """The beginning of the fingerprint of a picture."""

    regex = "[0-9a-f]{32}"


register_converter(DigestConverter, "digest")
register_converter(UidConverter, "uid")
register_converter(ShortConverter, "short")

urlpatterns = [
    *twinned("", home.home, name="home"),
    *twinned("plans/", home.plans, name="plans"),
    *twinned("plans/<slug:slug>/", plans.plan, name="plan", twin=plans.plan_json),
    *twinned("plans/<slug:slug>/axes/<slug:ref>/", plans.axis, name="axis"),
    *twinned("plans/<slug:slug>/enveloppes/<slug:ref>/", plans.envelope, name="envelope"),
    *twinned("plans/<slug:slug>/engagements/<slug:ref>/", plans.pledge, name="pledge"),
    *twinned("plans/<slug:slug>/engagements/", plans.pledges, name="pledges"),
    *twinned("plans/<slug:slug>/indicateurs/", indicators.indicators, name="indicators"),
    *twinned("plans/<slug:slug>/indicateurs/<slug:ref>/", plans.indicator, name="indicator"),
    *twinned("plans/<slug:slug>/versions/", versions.versions, name="versions"),
    *twinned("plans/<slug:slug>/versions/<int:number>/", versions.version, name="version"),
    *twinned("plans/<slug:slug>/jalons/", calendar.calendar, name="calendar"),
    path("plans/<slug:slug>/jalons.csv", calendar.calendar_csv, name="calendar_csv"),
    path("plans/<slug:slug>/jalons.ics", calendar.calendar_ics, name="calendar_ics"),
    *twinned("plans/<slug:slug>/images/", pictures.pictures, name="pictures"),
    path("plans/<slug:slug>/images/<slug:name>.csv", pictures.picture_csv, name="picture_csv"),
    path("plans/<slug:slug>/images/<slug:name>.vl.json", pictures.picture_specification, name="picture_vl"),
    path("images/<digest:digest>.svg", pictures.picture_svg, name="picture_svg"),
    *twinned("plans/<slug:slug>/note/", briefing.note, name="briefing"),
    path("plans/<slug:slug>/note.pdf", briefing.note_pdf, name="briefing_pdf"),
    path("schemas/plan-2.json", plans.schema, name="plan_schema"),
    path("schemas/plan-1.json", require_safe(RedirectView.as_view(pattern_name="plan_schema", permanent=True))),
    *twinned("sources/", sources.sources, name="sources"),
    *twinned("sources/<short:short>/", sources.source, name="source"),
    *twinned("affirmations/<uid:uid>/", facts.fact, name="fact"),
    *twinned("contradictions/", facts.contradictions, name="contradictions"),
    *twinned("recherche/", search.page, name="search", twin=search.as_json),
    path("recherche.atom", limited()(search.as_atom), name="search_atom"),
    *twinned("comparer/", comparison.comparison, name="comparison"),
    *twinned("qualite/", comparison.quality, name="quality"),
    *twinned("composants/", about.components, name="components", twin=as_json(about.contracts)),
    *twinned("donnees/", data.index, name="data"),
    path("", include("tramontane.portal.money.urls")),
    path("donnees/", include("tramontane.portal.data.urls")),
    path("abonnements/", include("tramontane.portal.follow.urls")),
    *twinned("api/", documentation.page, name="api"),
    path("api/", include("tramontane.portal.api.urls")),
    path("", include("tramontane.portal.views.urls")),
    path("", include("tramontane.portal.desk.urls")),
]

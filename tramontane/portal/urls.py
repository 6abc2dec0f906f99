"""Addresses of the portal: French, stable, without numbers that mean nothing."""

from django.urls import include, path, register_converter
from django.urls.converters import StringConverter

from tramontane.portal.views import about, comparison, facts, home, plans, sources, versions


class UidConverter(StringConverter):
    """The identifier of a fact."""

    regex = "[0-9a-f]{16}"


class ShortConverter(StringConverter):
    """The beginning of the fingerprint of a source."""

    regex = "[0-9a-f]{12,64}"


register_converter(UidConverter, "uid")
register_converter(ShortConverter, "short")

urlpatterns = [
    path("", home.home, name="home"),
    path("plans/", home.plans, name="plans"),
    path("plans/<slug:slug>.json", plans.plan_json, name="plan_json"),
    path("plans/<slug:slug>/", plans.plan, name="plan"),
    path("plans/<slug:slug>/axes/<slug:ref>/", plans.axis, name="axis"),
    path("plans/<slug:slug>/enveloppes/<slug:ref>/", plans.envelope, name="envelope"),
    path("plans/<slug:slug>/engagements/<slug:ref>/", plans.pledge, name="pledge"),
    path("plans/<slug:slug>/indicateurs/<slug:ref>/", plans.indicator, name="indicator"),
    path("plans/<slug:slug>/versions/", versions.versions, name="versions"),
    path("plans/<slug:slug>/versions/<int:number>/", versions.version, name="version"),
    path("schemas/plan-1.json", plans.schema, name="plan_schema"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<short:short>/", sources.source, name="source"),
    path("affirmations/<uid:uid>/", facts.fact, name="fact"),
    path("contradictions/", facts.contradictions, name="contradictions"),
    path("comparer/", comparison.comparison, name="comparison"),
    path("qualite/", comparison.quality, name="quality"),
    path("composants/", about.components, name="components"),
    path("accessibilite/", about.accessibility, name="accessibility"),
    path("mentions-legales/", about.legal, name="legal"),
    path("", include("tramontane.portal.desk.urls")),
    path("", include("tramontane.portal.desk.urls")),
]

"""Addresses of the pages around plans: what changed and its feeds, frames for other sites, declarations."""

from django.urls import path

from tramontane.portal.twins import twinned
from tramontane.portal.views import changes, declared, embeds

_NODES = (("axes", "axis"), ("enveloppes", "envelope"), ("engagements", "pledge"), ("indicateurs", "indicator"))

urlpatterns = [
    *twinned("changements/", changes.changes, name="changes"),
    path("changements.atom", changes.feed, name="changes_feed"),
    *twinned("plans/<slug:slug>/changements/", changes.plan_changes, name="plan_changes"),
    path("plans/<slug:slug>/changements.atom", changes.plan_feed, name="plan_changes_feed"),
    *(
        path(
            f"plans/<slug:slug>/{folder}/<slug:ref>/changements.atom",
            changes.line_feed,
            {"kind": kind},
            name=f"{kind}_feed",
        )
        for folder, kind in _NODES
    ),
    *twinned("glossaire/", declared.glossary, name="glossary"),
    *twinned("accessibilite/", declared.accessibility, name="accessibility"),
    *twinned("mentions-legales/", declared.legal, name="legal"),
    *twinned("donnees-personnelles/", declared.privacy, name="privacy"),
    *twinned("ecoconception/", declared.ecodesign, name="ecodesign"),
    *twinned("securite/", declared.security, name="security"),
    *twinned("etat-du-service/", declared.service, name="service"),
    path(".well-known/security.txt", declared.security_txt, name="security_txt"),
    *twinned("integrer/", embeds.choose, name="embed"),
    path("integrer/plans/<slug:slug>/", embeds.card, name="embed_card"),
    path("integrer/plans/<slug:slug>/total/", embeds.total, name="embed_total"),
    path("integrer/plans/<slug:slug>/axes/", embeds.axes, name="embed_axes"),
    path("integrer/plans/<slug:slug>/axes/<slug:ref>/", embeds.axis, name="embed_axis"),
    path("integrer/plans/<slug:slug>/enveloppes/<slug:ref>/", embeds.envelope, name="embed_envelope"),
    path("integrer/plans/<slug:slug>/indicateurs/<slug:ref>/", embeds.indicator, name="embed_indicator"),
]

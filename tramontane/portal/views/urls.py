"""Addresses of the pages around plans: what changed and its feeds, frames for other sites, declarations."""

from django.urls import path

from tramontane.portal.views import changes, declared, embeds

_NODES = (("axes", "axis"), ("enveloppes", "envelope"), ("engagements", "pledge"), ("indicateurs", "indicator"))

urlpatterns = [
    path("changements/", changes.changes, name="changes"),
    path("changements.atom", changes.feed, name="changes_feed"),
    path("plans/<slug:slug>/changements/", changes.plan_changes, name="plan_changes"),
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
    path("glossaire/", declared.glossary, name="glossary"),
    path("accessibilite/", declared.accessibility, name="accessibility"),
    path("mentions-legales/", declared.legal, name="legal"),
    path("donnees-personnelles/", declared.privacy, name="privacy"),
    path("ecoconception/", declared.ecodesign, name="ecodesign"),
    path("securite/", declared.security, name="security"),
    path("etat-du-service/", declared.service, name="service"),
    path(".well-known/security.txt", declared.security_txt, name="security_txt"),
    path("integrer/", embeds.choose, name="embed"),
    path("integrer/plans/<slug:slug>/", embeds.card, name="embed_card"),
    path("integrer/plans/<slug:slug>/total/", embeds.total, name="embed_total"),
    path("integrer/plans/<slug:slug>/axes/", embeds.axes, name="embed_axes"),
    path("integrer/plans/<slug:slug>/axes/<slug:ref>/", embeds.axis, name="embed_axis"),
    path("integrer/plans/<slug:slug>/enveloppes/<slug:ref>/", embeds.envelope, name="embed_envelope"),
    path("integrer/plans/<slug:slug>/indicateurs/<slug:ref>/", embeds.indicator, name="embed_indicator"),
]

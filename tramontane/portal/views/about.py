"""The pieces that pages are made of, each with its contract and an example."""

from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from tramontane.lib.language import fr
from tramontane.portal.page import published_page, render
from tramontane.portal.rows.evidence import Quote
from tramontane.portal.rows.figures import NOTHING, Figure, plain

COMPONENTS = Path(__file__).parent.parent / "jinja2" / "portal" / "components"


class Bar(NamedTuple):
    """A part of a proportion, for the examples."""

    start: str
    width: str
    colour: int


class Moment(NamedTuple):
    """A step of a timeline, for the examples."""

    when: str
    is_now: bool
    title: str


class ExampleForm(forms.Form):
    """A form in error, for the examples."""

    title = forms.CharField(label=_("Intitulé"), help_text=_("Tel que la délibération l’écrit."))
    day = forms.DateField(label=_("Date"), required=False, widget=forms.DateInput(attrs={"type": "date"}))


class ExampleChoices(forms.Form):
    """A question with a few answers, and one box to tick."""

    verdict = forms.ChoiceField(
        label=_("Décision"), choices=(("oui", _("valider")), ("non", _("écarter"))), widget=forms.RadioSelect
    )
    sure = forms.BooleanField(label=_("J’ai relu la source"))


@published_page
def components(request: HttpRequest) -> HttpResponse:
    """Every component with its contract and an example."""
    return render(request, "portal/components.html", {"contracts": _contracts(), **_examples()})


@published_page
def contracts(request: HttpRequest) -> HttpResponse:
    """The contracts alone: examples are for the eye."""
    return render(request, "portal/components.html", {"contracts": _contracts()})


def _contracts() -> dict[str, str]:
    return {p.stem: _contract(p.read_text(encoding="utf-8")) for p in sorted(COMPONENTS.glob("*.html"))}


def _contract(source: str) -> str:
    """The comment at the top of a component."""
    return " ".join(source.partition("{#")[2].partition("#}")[0].split())


def _examples() -> dict[str, Any]:
    millions = [Decimal(n) for n in (22, 10, 14, 9, 5)]
    starts = [sum(millions[:i], Decimal(0)) for i in range(5)]
    return {
        "sourced": Figure(
            fr("60 M€"), "60000000", "60 000 000 €", "#figure", ((fr("Région (11 juillet 2024)"), "#figure"),)
        ),
        "unsourced": Figure(fr("60 M€"), "60000000", "60 000 000 €"),
        "missing": NOTHING,
        "bars": tuple(
            Bar(plain((s * 100 / 60).quantize(Decimal("0.01"))), plain((m * 100 / 60).quantize(Decimal("0.01"))), i)
            for i, (s, m) in enumerate(zip(starts, millions, strict=True), start=1)
        ),
        "quote": Quote(
            fr("Réunis à Toulouse, les élus ont voté "),
            fr("60 millions d’euros"),
            fr(" pour cinq ans."),
            fr("Délibération"),
            "#evidence",
            fr("Région"),
            fr("11 juillet 2024"),
            2,
        ),
        "steps": (Moment(fr("juin 2024"), False, fr("Présentation")), Moment("", False, fr("Mise en service"))),
        "form": ExampleForm(data={"title": ""}),
        "choice_form": ExampleChoices(prefix="choix"),
    }

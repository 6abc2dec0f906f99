"""One-line forms of indicators: a value, the weather, how it is followed, a spreadsheet."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tramontane.accounts.models import Organisation, User
from tramontane.lib import french
from tramontane.plan.actions import NewReading, SourceFile
from tramontane.plan.models import Plan
from tramontane.portal import words
from tramontane.portal.desk.fields import NameField, NumberField
from tramontane.portal.desk.follow.queries import Followed
from tramontane.portal.desk.forms import REQUIRED

DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]
#: A file that states values.
MOST_BYTES = 10 * 1024 * 1024


def _day(label: Any, *, required: bool) -> forms.DateField:  # noqa: ANN401 - lazy words
    return forms.DateField(
        label=label,
        required=required,
        input_formats=DAY_FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={**REQUIRED, "invalid": _("Écrivez une date, par exemple 30/06/2026.")},
    )


class SeenForm(forms.Form):
    """A form on an indicator that says what the page showed of it. Its controls are named after the indicator."""

    what = ""

    def __init__(self, data: Any = None, files: Any = None, *, of: Followed, **kwargs: Any) -> None:  # noqa: ANN401
        place = f"{of.row.plan_id}-{of.part.ref}"
        super().__init__(data, files, auto_id=f"{self.what}-{place}-%s", **kwargs)
        self.of = of
        self.seen, self.seen_words = of.mark, of.sentence


class ReadingForm(SeenForm):
    """A value, its day and where it comes from; an interval with its method if there is one."""

    what = "reading"

    value = NumberField(label=_("Valeur"), error_messages=REQUIRED)
    on = _day(_("Date"), required=True)
    note = forms.CharField(
        label=_("D’où vient cette valeur"),
        max_length=500,
        error_messages={"required": _("Dites d’où vient cette valeur, ou joignez son fichier.")},
    )
    source = forms.FileField(label=_("Fichier source"), required=False)
    low = NumberField(label=_("Borne basse"), required=False)
    high = NumberField(label=_("Borne haute"), required=False)
    method = forms.CharField(label=_("Méthode de l’intervalle"), required=False, max_length=500)

    def __init__(self, data: Any = None, files: Any = None, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(data, files, **kwargs)
        self.fields["note"].required = not (files and files.get("source"))

    def clean(self) -> dict[str, Any]:
        """A source; a whole interval or none."""
        data = self.cleaned_data
        file = data.get("source")
        if file is not None and (file.size or 0) > MOST_BYTES:
            self.add_error("source", _("Dix mégaoctets au plus."))
        if not data.get("note") and file is not None:
            data["note"] = file.name
        told = {n: data.get(n) for n in ("low", "high", "method") if n not in self.errors}
        if any(v not in (None, "") for v in told.values()):
            for name, value in told.items():
                if value in (None, ""):
                    self.add_error(name, _("Un intervalle a deux bornes et une méthode."))
            value, low, high = (data.get(n) for n in ("value", "low", "high"))
            if value is not None and low is not None and high is not None and not low <= value <= high:
                self.add_error("low", _("La valeur n’est pas entre les deux bornes."))
        return data

    def reading(self) -> NewReading:
        """What was typed."""
        data = self.cleaned_data
        names = ("on", "value", "note", "low", "high", "method")
        return NewReading(**{name: data[name] for name in names})

    def file(self) -> SourceFile | None:
        """The file that was joined."""
        given = self.cleaned_data["source"]
        return SourceFile(name=given.name, content=given.read()) if given else None


class WeatherForm(SeenForm):
    """How it is going, in one of four words, with a comment signed by a role."""

    what = "weather"

    level = forms.ChoiceField(
        label=_("Météo"),
        choices=[("", _("Choisir")), *words.WEATHER_MEANING.items()],
        error_messages={"required": _("Choisissez une météo.")},
    )
    comment = forms.CharField(
        label=_("Ce qui l’explique, en une phrase"),
        max_length=500,
        error_messages={"required": _("Dites pourquoi : le commentaire sera public.")},
    )
    role = forms.CharField(
        label=_("Signé (fonction)"),
        max_length=120,
        error_messages={"required": _("Dites à quel titre vous signez : la fonction sera publique.")},
    )


class WaypointsField(forms.CharField):
    """Dated steps, one a line: « 31/12/2026 : 70 »."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - Django's own
        """As a French reader writes them."""
        if isinstance(value, str) or value is None:
            return value
        return "\n".join(f"{on.strftime('%d/%m/%Y')} : {french.number(number)}" for on, number in value)

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - a CharField that gives pairs
        """Pairs of a day and a number. Raises ``ValidationError``."""
        lines = [line for line in (super().to_python(value) or "").splitlines() if line.strip()]
        found = [_waypoint(line) for line in lines]
        if len({on for on, _number in found}) < len(found):
            raise forms.ValidationError(_("Deux étapes tombent le même jour."), code="twice")
        return found


def _waypoint(line: str) -> tuple[date, Decimal]:
    told = re.fullmatch(r"\s*(\d{1,2})/(\d{1,2})/(\d{4})\s*:\s*(.+?)\s*", line)
    try:
        if told is None:
            raise ValueError(line)
        return date(int(told[3]), int(told[2]), int(told[1])), french.parse_number(told[4])
    except ValueError:
        message = _("« %(line)s » ne se lit pas : écrivez par exemple 31/12/2026 : 70.") % {"line": line.strip()[:60]}
        raise forms.ValidationError(message, code="waypoint") from None


class FollowForm(SeenForm):
    """Who answers for an indicator, when its values are due, and the path to its target."""

    what = "follow"

    owner = NameField(
        Organisation.objects.none(),
        label=_("Organisme qui en répond"),
        required=False,
        empty_label=_("tous les organismes du plan"),
        help_text=_("Lui seul pourra ensuite changer cette ligne."),
    )
    answerable = NameField(
        User.objects.none(), label=_("Personne qui en répond"), required=False, empty_label=_("personne en particulier")
    )
    frequency = forms.ChoiceField(
        label=_("Rythme des relevés"), choices=[("", _("aucun rythme")), *words.FREQUENCY.items()], required=False
    )
    due_on = _day(_("Première valeur due le"), required=False)
    tolerance = NumberField(
        label=_("Tolérance"),
        required=False,
        help_text=_("En pour cent du chemin entre le départ et la cible (de la cible, pour une valeur à maintenir)."),
    )
    baseline_on = _day(_("Date de la valeur de départ"), required=False)
    waypoints = WaypointsField(
        label=_("Étapes de la trajectoire"),
        required=False,
        help_text=_("Une par ligne, par exemple 31/12/2026 : 70. Entre deux points, la trajectoire est droite."),
    )

    def __init__(self, data: Any = None, *, of: Followed, plan: Plan, people: QuerySet[User]) -> None:  # noqa: ANN401
        part, row = of.part, of.row
        steps = [(date.fromisoformat(w.on), w.value) for w in part.waypoints]
        names = ("frequency", "due_on", "tolerance", "baseline_on")
        initial = {n: getattr(part, n) for n in names} | {"waypoints": steps}
        super().__init__(data, of=of, initial={**initial, "owner": row.owner_id, "answerable": row.answerable_id})
        for name, choices in (("owner", plan.stewards.order_by("name")), ("answerable", people)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared just above
            field.queryset = choices

    def clean_tolerance(self) -> Decimal | None:
        """Between nothing and the whole way."""
        given: Decimal | None = self.cleaned_data["tolerance"]
        if given is not None and not 0 <= given <= 100:
            raise forms.ValidationError(_("Entre 0 et 100 %."), code="bounds")
        return given

    def clean(self) -> dict[str, Any]:
        """A rhythm has a first day."""
        data = self.cleaned_data
        if bool(data.get("frequency")) != bool(data.get("due_on")) and "due_on" not in self.errors:
            name = "due_on" if data.get("frequency") else "frequency"
            self.add_error(name, _("Un rythme va avec le jour où la première valeur est due."))
        return data


class SheetForm(forms.Form):
    """A spreadsheet of readings."""

    sheet = forms.FileField(
        label=_("Tableau des relevés"),
        help_text=_("CSV, XLSX ou ODS, 1 Mo au plus. Rien n’est écrit avant votre confirmation."),
        error_messages={"required": _("Choisissez un fichier."), "empty": _("Ce fichier est vide.")},
    )

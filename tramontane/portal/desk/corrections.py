"""One form per kind of line, to correct what the machine or a colleague wrote."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tramontane.instrument import installed
from tramontane.plan.actions.decisions import STATED
from tramontane.plan.document import LinePart
from tramontane.plan.lines import KINDS
from tramontane.portal import words
from tramontane.portal.desk.fields import MoneyField, NumberField, WhenField
from tramontane.portal.desk.forms import REQUIRED
from tramontane.portal.desk.words import PARTY_KIND, PER, QUALIFIER, SCOPE


def _choices(table: dict[str, Any], empty: Any = None) -> list[tuple[str, Any]]:  # noqa: ANN401 - lazy words
    return [*([("", empty)] if empty else []), *table.items()]


def _text(label: Any, *, longest: int = 500, required: bool = False, long: bool = False) -> forms.CharField:  # noqa: ANN401
    widget = forms.Textarea(attrs={"rows": 2}) if long else None
    return forms.CharField(label=label, max_length=longest, required=required, widget=widget, error_messages=REQUIRED)


def _choice(label: Any, table: dict[str, Any], empty: Any = None) -> forms.ChoiceField:  # noqa: ANN401 - lazy words
    return forms.ChoiceField(label=label, choices=_choices(table, empty), required=empty is None)


class LineForm(forms.Form):
    """What every correction has: the mark of the line as it was seen, and why it is corrected."""

    #: Fields that are no field of the line itself.
    APART: tuple[str, ...] = ("reason", "seen", "seen_words")

    def __init__(self, *args: Any, part: LinePart, axes: dict[str, str], **kwargs: Any) -> None:  # noqa: ANN401
        kwargs["initial"] = {name: getattr(part, name) for name in type(part).model_fields} | kwargs["initial"]
        super().__init__(*args, **kwargs)
        self.part = part
        for name in ("axis", "parent"):
            field = self.fields.get(name)
            if isinstance(field, forms.ChoiceField):
                empty = _("le plan entier") if name == "axis" else _("aucun : tout en haut")
                field.choices = [("", empty), *axes.items()]
        self.fields["reason"] = forms.CharField(
            label=_("Pourquoi cette correction"),
            max_length=500,
            widget=forms.Textarea(attrs={"rows": 2}),
            error_messages={"required": _("Dites pourquoi vous corrigez : le motif est conservé.")},
        )
        self.fields["seen"] = forms.CharField(widget=forms.HiddenInput, required=False)
        self.fields["seen_words"] = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
        for name, field in self.fields.items():
            if any(name in STATED.get(proof, (proof,)) and part.proofs[proof] for proof in part.proofs):
                field.help_text = " ".join(
                    t
                    for t in (str(field.help_text), str(_("Prouvé par une source : le changer retire cette preuve.")))
                    if t
                )

    def corrected(self) -> LinePart:
        """The line with what was typed; its reference and the rest stay."""
        typed = {n: v for n, v in self.cleaned_data.items() if n not in self.APART}
        for name in ("axis", "parent", "status", "funder", "measure"):
            if name in typed:
                typed[name] = typed[name] or None
        return type(self.part).model_validate({**self.part.model_dump(), **typed})


class HeadingForm(LineForm):
    """The plan itself."""

    title = _text(_("Intitulé"), required=True, long=True)
    status = _choice(_("Étape"), words.STATUS, _("non renseignée"))
    status_on = WhenField(label=_("Date de l’étape"), required=False)
    period_start = WhenField(label=_("Début"), required=False)
    period_end = WhenField(label=_("Fin"), required=False)
    period_years = forms.IntegerField(label=_("Durée en années"), required=False, min_value=1, max_value=50)
    summary = forms.CharField(
        label=_("Résumé"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4})
    )


class ParticipationForm(LineForm):
    """What a party is to the plan."""

    party = _text(_("Partie"), longest=200, required=True)
    party_kind = _choice(_("Nature, si cette partie est nouvelle"), PARTY_KIND)
    role = _choice(_("Rôle"), words.ROLE)


class AxisForm(LineForm):
    """A part of the plan."""

    title = _text(_("Intitulé"), required=True, long=True)
    parent = forms.ChoiceField(label=_("Axe supérieur"), required=False)
    summary = forms.CharField(
        label=_("Résumé"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4})
    )


class EnvelopeForm(LineForm):
    """Money promised."""

    title = _text(_("Intitulé"), long=True)
    minimum = MoneyField(label=_("Montant minimum"), error_messages=REQUIRED)
    maximum = MoneyField(
        label=_("Montant maximum"),
        error_messages=REQUIRED,
        help_text=_("Le même que le minimum pour un montant unique."),
    )
    currency = forms.RegexField(
        r"^[A-Z]{3}$", label=_("Monnaie"), error_messages={"invalid": _("Trois lettres : EUR.")}
    )
    per = _choice(_("Rythme"), PER)
    qualifier = _choice(_("Précision"), QUALIFIER)
    modality = _choice(_("Modalité"), words.MODALITY)
    scope = _choice(_("Portée"), SCOPE)
    axis = forms.ChoiceField(label=_("Axe"), required=False)
    funder = _text(_("Financeur"), longest=200)

    def clean(self) -> dict[str, Any]:
        """Bounds in order; an axis where there must be one, and only there."""
        data = self.cleaned_data
        low, high = data.get("minimum"), data.get("maximum")
        if low is not None and high is not None and low > high:
            self.add_error("maximum", _("Le maximum ne peut pas être inférieur au minimum."))
        if data.get("scope") == "axis" and not data.get("axis"):
            self.add_error("axis", _("Dites de quel axe il s’agit."))
        if data.get("scope") == "plan" and data.get("axis"):
            self.add_error("axis", _("Une enveloppe du plan entier n’a pas d’axe : changez la portée ou l’axe."))
        return data


class PledgeForm(LineForm):
    """A promise."""

    title = _text(_("Intitulé"), longest=1000, required=True, long=True)
    modality = _choice(_("Modalité"), words.MODALITY)
    is_negated = forms.BooleanField(label=_("Le document exclut que cela soit fait"), required=False)
    due = WhenField(label=_("Échéance"), required=False)
    axis = forms.ChoiceField(label=_("Axe"), required=False)


class IndicatorForm(LineForm):
    """What the plan wants to change; its values and its rhythm have forms of their own (``follow``)."""

    title = _text(_("Intitulé"), required=True, long=True)
    unit = _text(_("Unité"), longest=200)
    per = _choice(_("Rythme"), PER)
    direction = _choice(_("Sens"), words.DIRECTION)
    qualifier = _choice(_("Précision de la cible"), QUALIFIER)
    baseline = NumberField(label=_("Valeur de départ"), required=False)
    target = NumberField(label=_("Cible"), required=False)
    factor = NumberField(
        label=_("Facteur"), required=False, help_text=_("2 pour « doubler », quand la cible n’est pas chiffrée.")
    )
    deadline = WhenField(label=_("Échéance"), required=False)
    horizon_years = forms.IntegerField(label=_("Délai en années"), required=False, min_value=1, max_value=50)
    axis = forms.ChoiceField(label=_("Axe"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        measures = [(f"{i.code}.{m.code}", m.label) for i in installed() for m in i.measures]
        if measures:
            self.fields["measure"] = forms.ChoiceField(
                label=_("Mesure suivie"), choices=[("", _("aucune")), *measures], required=False
            )

    def clean(self) -> dict[str, Any]:
        """Something to reach."""
        data = self.cleaned_data
        if data.get("target") is None and data.get("factor") is None and not {"target", "factor"} & self.errors.keys():
            self.add_error("target", _("Donnez une cible ou un facteur."))
        return data


class MilestoneForm(LineForm):
    """A dated step."""

    title = _text(_("Intitulé"), required=True, long=True)
    due = WhenField(label=_("Échéance"), required=False)
    done_on = forms.DateField(
        label=_("Atteint le"),
        required=False,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    axis = forms.ChoiceField(label=_("Axe"), required=False)

    def clean_done_on(self) -> str | None:
        """As documents write it."""
        day = self.cleaned_data["done_on"]
        return day.isoformat() if day else None


class EventForm(LineForm):
    """A session, a fair, a conference."""

    title = _text(_("Intitulé"), required=True, long=True)
    date = WhenField(label=_("Date"), required=False)
    place = _text(_("Lieu"), longest=200)
    axis = forms.ChoiceField(label=_("Axe"), required=False)


class ContextForm(LineForm):
    """A figure that is not the plan's own."""

    title = _text(_("Intitulé"), longest=1000, required=True, long=True)


FORMS: dict[str, type[LineForm]] = {
    "heading": HeadingForm,
    "participation": ParticipationForm,
    "axis": AxisForm,
    "envelope": EnvelopeForm,
    "pledge": PledgeForm,
    "indicator": IndicatorForm,
    "milestone": MilestoneForm,
    "event": EventForm,
    "context": ContextForm,
}
assert FORMS.keys() == KINDS.keys()  # noqa: S101 - a kind without its form refuses to start

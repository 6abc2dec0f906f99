"""Forms of what money stands on: acts, envelopes, and the answer to a proposal."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tramontane.evidence.models import Document
from tramontane.ledger.queries import Act, BudgetEnvelope, envelopes_of
from tramontane.plan.models import Axis, Party, Plan
from tramontane.plan.sheets.cells import MAX_BYTES
from tramontane.portal.desk.fields import NameField
from tramontane.portal.desk.forms import REQUIRED, SLUG

DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]
CHOOSE = {**REQUIRED, "invalid_choice": _("Choisissez dans la liste.")}


def day_field(label: Any, help_text: Any = "") -> forms.DateField:  # noqa: ANN401 - lazy words
    """A day as French people write it."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        input_formats=DAY_FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={**REQUIRED, "invalid": _("Écrivez une date, par exemple 30/06/2026.")},
    )


def year_field(label: Any, **more: Any) -> forms.IntegerField:  # noqa: ANN401 - Django's own
    """A fiscal year."""
    wrong = _("Écrivez une année, par exemple 2026.")
    told = {**REQUIRED, "invalid": wrong, "min_value": wrong, "max_value": wrong}
    widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "short"})
    return forms.IntegerField(label=label, min_value=2000, max_value=2100, widget=widget, error_messages=told, **more)


def documents_for(plan: Plan) -> QuerySet[Document]:
    """The documents that an act of the plan may have: those of its file, and of its other acts."""
    return Document.objects.filter(Q(plans=plan) | Q(acts__plan=plan)).distinct().order_by("-published_on", "title")


def funders_for(plan: Plan) -> QuerySet[Party]:
    """Who may fund an envelope: those who take part in the plan or fund it, and public bodies."""
    public = Q(kind__in=("region", "state", "eu"))
    found = Party.objects.filter(public | Q(participations__plan=plan) | Q(budget__plan=plan))
    return found.exclude(kind="person").distinct().order_by("name")


class ActForm(forms.Form):
    """An act: what it is, its number and day, and its document."""

    kind = forms.ChoiceField(
        label=_("Nature de l’acte"), choices=[("", _("Choisir")), *Act.Kind.choices], error_messages=CHOOSE
    )
    reference = forms.CharField(
        label=_("Numéro"),
        max_length=80,
        error_messages=REQUIRED,
        help_text=_("Tel qu’il est écrit sur l’acte. Exemple : CR 2026-07/12"),
    )
    on = day_field(_("Date de l’acte"))
    title = forms.CharField(label=_("Objet"), max_length=500, error_messages=REQUIRED)
    document = NameField(
        Document.objects.none(),
        label=_("Document, parmi ceux du plan"),
        required=False,
        empty_label=_("aucun"),
        error_messages=CHOOSE,
    )
    upload = forms.FileField(
        label=_("Ou fichier de l’acte"),
        required=False,
        help_text=_("Archivé tel quel. Une certification, un achèvement, une correction peuvent s’en passer."),
    )

    def __init__(self, *args: Any, plan: Plan, today: date, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.today = today
        choose(self, "document", documents_for(plan))

    def clean_on(self) -> date:
        """Not to come."""
        return _past(self.cleaned_data["on"], self.today)

    def clean(self) -> dict[str, Any]:
        """Its document, for the acts that have one; not two."""
        data = self.cleaned_data
        document, upload = data.get("document"), data.get("upload")
        if document and upload:
            self.add_error("upload", _("Choisissez un document du plan ou un fichier, pas les deux."))
        if not document and not upload and data.get("kind") and data["kind"] not in Act.WITHOUT_DOCUMENT:
            self.add_error("document", _("Joignez le document de cet acte."))
        return data


class EnvelopeForm(forms.Form):
    """An envelope to open, empty."""

    title = forms.CharField(label=_("Intitulé"), max_length=300, error_messages=REQUIRED)
    code = forms.CharField(
        label=_("Code"),
        max_length=60,
        validators=[SLUG],
        error_messages=REQUIRED,
        help_text=_("Minuscules sans accent, chiffres et tirets. Il reste pour toujours. Exemple : soutien-recherche"),
    )
    section = forms.ChoiceField(
        label=_("Section"),
        choices=[("", _("Choisir")), *BudgetEnvelope.Section.choices],
        error_messages=CHOOSE,
    )
    funder = NameField(Party.objects.none(), label=_("Financeur"), empty_label=_("Choisir"), error_messages=CHOOSE)
    axis = NameField(
        Axis.objects.none(), label=_("Axe du plan"), required=False, empty_label=_("aucun"), error_messages=CHOOSE
    )
    first_year = year_field(_("Millésime"), help_text=_("L’année du premier vote."))

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        choose(self, "funder", funders_for(plan))
        choose(self, "axis", Axis.objects.filter(plan=plan, state="validated").order_by("ref"))


class AnswerForm(forms.Form):
    """The decision of a second person on a proposal."""

    verdict = forms.ChoiceField(choices=[("confirmed", "confirmed"), ("declined", "declined")], error_messages=CHOOSE)
    answer = forms.CharField(
        label=_("Motif, si vous écartez"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        """A reason to decline."""
        data = self.cleaned_data
        if data.get("verdict") == "declined" and not data.get("answer"):
            self.add_error("answer", _("Dites pourquoi : le motif est conservé avec la proposition."))
        return data


def choose(form: forms.Form, name: str, found: QuerySet[Any]) -> None:
    """Give a question of a form its choices."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared so
    field.queryset = found


def envelope_field(label: Any) -> "forms.ModelChoiceField[BudgetEnvelope]":  # noqa: ANN401 - lazy words
    """An envelope of the plan, by code."""
    return NameField(
        BudgetEnvelope.objects.none(),
        label=label,
        to_field_name="code",
        empty_label=_("Choisir"),
        error_messages=CHOOSE,
    )


def choose_envelopes(form: forms.Form, plan: Plan, *names: str) -> None:
    """Give these questions the envelopes of the plan."""
    for name in names:
        choose(form, name, envelopes_of(plan))


def _past(on: date, today: date) -> date:
    if on > today:
        raise forms.ValidationError(_("Un acte à venir ne permet rien encore : corrigez la date."), code="ahead")
    return on


class FileForm(forms.Form):
    """A spreadsheet of money."""

    sheet = forms.FileField(
        label=_("Tableau"),
        help_text=_("CSV, XLSX ou ODS, 1 Mo au plus. Rien n’est écrit avant la confirmation d’une autre personne."),
        error_messages={"required": _("Choisissez un fichier."), "empty": _("Ce fichier est vide.")},
    )

    def clean_sheet(self) -> Any:  # noqa: ANN401 - Django's own
        """Not too large to be read."""
        file = self.cleaned_data["sheet"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(_("Ce tableau dépasse 1 Mo : partagez-le en plusieurs fichiers."), code="size")
        return file


class ReturnForm(forms.Form):
    """The act that the accountant's file makes."""

    reference = forms.CharField(
        label=_("Numéro du fichier ou du bordereau"),
        max_length=80,
        error_messages=REQUIRED,
        help_text=_("Le fichier est archivé et devient l’acte de ces paiements. Exemple : Bordereau 2026-11"),
    )
    on = day_field(_("Date du fichier"))
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> date:
        """Not to come."""
        return _past(self.cleaned_data["on"], self.today)

"""Forms of the desk: what is typed is checked here and written by actions."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tramontane.accounts.models import Organisation
from tramontane.evidence.actions import Description
from tramontane.evidence.fetching.addresses import MAX_ADDRESS, parsed
from tramontane.evidence.models import Document
from tramontane.lib.errors import Refusal
from tramontane.plan.models import Plan, Territory
from tramontane.portal.desk.brought import Brought
from tramontane.portal.desk.fields import FilesField, NameField

#: Files in one sending.
MOST_FILES = 20
REQUIRED = {"required": _("Cette réponse est nécessaire.")}
SLUG = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*$",
    _("Lettres minuscules sans accent, chiffres et tirets seulement. Exemple : ia-occitanie"),
)


class NewPlanForm(forms.Form):
    """A plan to open: where, at which address, kept by which of my organisations."""

    territory = NameField(
        Territory.objects.order_by("name"),
        label=_("Territoire"),
        empty_label=_("Choisir"),
        error_messages={**REQUIRED, "invalid_choice": _("Choisissez un territoire de la liste.")},
    )
    slug = forms.CharField(
        label=_("Adresse du plan"),
        max_length=80,
        validators=[SLUG],
        error_messages=REQUIRED,
        help_text=_("Elle reste pour toujours dans les liens publics. Exemple : ia-occitanie"),
    )
    steward = NameField(
        Organisation.objects.none(),
        label=_("Organisme responsable"),
        empty_label=None,
        error_messages={**REQUIRED, "invalid_choice": _("Choisissez l’un de vos organismes.")},
    )

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        steward = self.fields["steward"]
        assert isinstance(steward, forms.ModelChoiceField)  # noqa: S101 - declared just above
        steward.queryset = organisations

    def clean_slug(self) -> str:
        """The address; one of ours is taken by this very form, others by plans of anybody."""
        slug: str = self.cleaned_data["slug"]
        if slug == "nouveau" or Plan.objects.filter(slug=slug).exists():
            raise forms.ValidationError(_("Cette adresse est déjà prise : choisissez-en une autre."), code="taken")
        return slug


class ImportForm(forms.Form):
    """Documents to import: files or a pasted text, and what is known of them."""

    uploads = FilesField(
        label=_("Fichiers"),
        required=False,
        help_text=_("Un ou plusieurs : .txt, .md, .html, .pdf (avec du texte), .docx ; 25 Mo chacun, 20 au plus."),
    )
    address = forms.CharField(
        label=_("Ou adresse du document"),
        required=False,
        max_length=MAX_ADDRESS,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        help_text=_("La plateforme va chercher elle-même cette page ou ce fichier public, et garde son adresse."),
    )
    text = forms.CharField(
        label=_("Ou texte collé"),
        required=False,
        max_length=1_000_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Le texte entier du document, tel qu’il a été publié."),
    )
    title = forms.CharField(
        label=_("Titre"),
        required=False,
        max_length=400,
        help_text=_("Nécessaire pour un texte collé ; pour un fichier ou une adresse, à défaut, le nom du fichier."),
    )
    publisher = forms.CharField(
        label=_("Publié par"),
        max_length=200,
        error_messages=REQUIRED,
        help_text=_("L’organisme ou le journal qui a fait paraître le document."),
    )
    genre = forms.ChoiceField(
        label=_("Nature"),
        choices=[(g.value, g.label) for g in Document.Genre],
        initial=Document.Genre.RELEASE,
        help_text=_(
            "Quand deux sources se contredisent, un acte l’emporte sur un communiqué, un communiqué sur la presse."
        ),
    )
    published_on = forms.DateField(
        label=_("Date de publication"),
        required=False,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Écrivez la date ainsi : 11/07/2024.")},
    )
    url = forms.URLField(
        label=_("Adresse d’origine"),
        required=False,
        max_length=1000,
        assume_scheme="https",
        error_messages={"invalid": _("Cette adresse n’est pas complète. Exemple : https://www.laregion.fr/page")},
    )
    organisation = NameField(
        Organisation.objects.none(),
        label=_("Déposé pour"),
        empty_label=None,
        help_text=_("Cet organisme pourra lire le document avant sa publication."),
    )

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared just above
        field.queryset = organisations
        if len(organisations) == 1:
            field.initial = organisations[0]
            field.widget = forms.HiddenInput()

    def clean_address(self) -> str:
        """An address that may be asked for; what answers is seen later."""
        given: str = self.cleaned_data["address"]
        if not given:
            return ""
        given = given if ":" in given.partition("/")[0] else f"https://{given}"
        try:
            parsed(given, settings.FETCH_PORTS)
        except Refusal as refusal:
            raise forms.ValidationError(refusal.message, code=refusal.rule) from refusal
        return given

    def clean(self) -> dict[str, Any]:
        """At least one document, and not too many."""
        data = self.cleaned_data
        files, text = data.get("uploads", []), data.get("text", "").strip()
        if not files and not text and not data.get("address") and "address" not in self.errors:
            self.add_error("uploads", _("Choisissez au moins un fichier, donnez une adresse ou collez un texte."))
        if len(files) > MOST_FILES:
            self.add_error("uploads", _("Vingt fichiers au plus en un envoi : faites-en plusieurs."))
        if text and not data.get("title"):
            self.add_error("title", _("Donnez un titre au texte collé."))
        return data

    def documents(self) -> Iterator[Brought]:
        """Each document with its description; several files share the title, told apart by their names."""
        files, text, address = (self.cleaned_data[name] for name in ("uploads", "text", "address"))
        alone = len(files) + bool(text.strip()) + bool(address) == 1
        title = self.cleaned_data["title"]
        for file in files:
            stem = PurePath(file.name or "document").stem
            own = title if title and alone else f"{title} ({stem})" if title else stem
            yield Brought(file.name or stem, self._description(own, file.name or ""), file)
        if text.strip():
            content = text.replace("\r\n", "\n").encode()
            yield Brought(str(_("Texte collé")), self._description(title, "texte-colle.txt"), content)
        if address:
            host = urlsplit(address).hostname or ""
            own = f"{title} ({host})" if title and not alone else title
            yield Brought(address, self._description(own, "", address), address)

    def _description(self, title: str, file_name: str, address: str = "") -> Description:
        data = self.cleaned_data
        return Description(
            title=title,
            publisher=data["publisher"],
            published_on=data["published_on"],
            genre=data["genre"],
            url=data["url"] or address,
            file_name=file_name,
        )


class DecideForm(forms.Form):
    """A decision on lines; which lines are the tickets sent beside it."""

    verdict = forms.ChoiceField(
        choices=[("validated", "validated"), ("rejected", "rejected"), ("reopened", "reopened")],
        error_messages={"required": _("Choisissez : valider, écarter ou rouvrir.")},
    )
    reason = forms.CharField(
        label=_("Motif"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Nécessaire pour écarter ou rouvrir ; conservé avec la décision."),
    )

    def clean(self) -> dict[str, Any]:
        """A reason for what needs one."""
        data = self.cleaned_data
        if data.get("verdict") in ("rejected", "reopened") and not data.get("reason"):
            self.add_error("reason", _("Dites pourquoi : le motif est conservé avec la décision."))
        return data


#: What one may decide of two facts: (code, words); « first » is the older one.
CHOICES = (
    ("second-supersedes", _("La seconde remplace la première (le plan a changé depuis)")),
    ("second-corrects", _("La seconde corrige la première (la première se trompait)")),
    ("first-supersedes", _("La première reste en vigueur : elle remplace la seconde")),
    ("first-corrects", _("La première est juste : elle corrige la seconde")),
    ("second-completes", _("La seconde complète la première : les deux sont vraies")),
    ("second-same", _("Elles disent la même chose")),
    ("second-distinct", _("Elles parlent de choses différentes")),
)


class SettleForm(forms.Form):
    """What two facts that disagree are for each other."""

    choice = forms.ChoiceField(
        label=_("Votre décision"),
        choices=CHOICES,
        widget=forms.RadioSelect,
        error_messages={**REQUIRED, "required": _("Choisissez ce que l’une de ces phrases est pour l’autre.")},
    )
    reason = forms.CharField(
        label=_("Motif"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Dites pourquoi : le motif sera publié avec la décision.")},
        help_text=_("Publié avec la décision."),
    )

    def decision(self, first: str, second: str) -> tuple[str, str, str]:
        """The fact that prevails, the other, and their relation."""
        side, _dash, relation = self.cleaned_data["choice"].partition("-")
        return (first, second, relation) if side == "first" else (second, first, relation)


class PublishForm(forms.Form):
    """A note published with the version."""

    note = forms.CharField(
        label=_("Ce qui motive cette version"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Dites en une phrase pourquoi cette version paraît : elle sera publique.")},
        help_text=_(
            "Une phrase, publiée avec la version. Exemple : le plan est adopté, la somme votée remplace l’estimation."
        ),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

"""What is asked of those who follow: an address, what, and how often."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tramontane.plan.queries import published_plans
from tramontane.portal.follow.actions import STOPPED
from tramontane.portal.models import Following


def _email(help_text: Any) -> forms.EmailField:  # noqa: ANN401 - a lazy translation
    return forms.EmailField(
        label=_("Adresse électronique"),
        help_text=help_text,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": _("Écrivez votre adresse électronique."),
            "invalid": _("Cette adresse n’est pas complète. Exemple : prenom.nom@exemple.fr"),
        },
    )


class FollowForm(forms.Form):
    """To follow one node; the plan is asked for when the address of the page does not name one."""

    plan = forms.ChoiceField(
        label=_("Plan"),
        error_messages={"invalid_choice": _("Choisissez un plan de la liste."), "required": _("Choisissez un plan.")},
    )
    email = _email(_("Elle ne sert qu’à cela, n’est montrée à personne et s’efface d’un clic."))
    frequency = forms.ChoiceField(
        label=_("Quand vous écrire, s’il y a du nouveau"),
        choices=Following.Frequency.choices,
        initial=Following.Frequency.PUBLICATION,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choisissez quand vous écrire."),
            "invalid_choice": _("Choisissez quand vous écrire."),
        },
    )

    def __init__(self, *args: Any, asks_plan: bool, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        if asks_plan:
            field = self.fields["plan"]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
            field.choices = [("", _("Choisir")), *((p.slug, p.document.heading.title) for p in published_plans())]
        else:
            del self.fields["plan"]


class KeyForm(forms.Form):
    """To receive the link to one's subscriptions."""

    email = _email(_("Celle qui reçoit nos lettres."))


class MineForm(forms.Form):
    """One question for each subscription: when, or no longer."""

    def __init__(self, *args: Any, rows: list[tuple[Following, str]], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        for row, words in rows:
            self.fields[f"suivi-{row.pk}"] = forms.ChoiceField(
                label=words,
                choices=[*Following.Frequency.choices, (STOPPED, _("ne plus suivre"))],
                initial=row.frequency,
            )

    def wanted(self) -> dict[int, str]:
        """The frequency chosen for each subscription, by number."""
        return {int(name.removeprefix("suivi-")): value for name, value in self.cleaned_data.items()}

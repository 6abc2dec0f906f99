"""Forms of the movements of the budget, one by family; each gives the action it asks and what it says, typed."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from tramontane.ledger import proposed
from tramontane.ledger.queries import Act, JournalEntry, Movement, movements, proposal_acts, years_of
from tramontane.lib import french
from tramontane.plan.models import Plan
from tramontane.portal.desk.fields import MoneyField
from tramontane.portal.desk.forms import REQUIRED
from tramontane.portal.desk.money.forms import CHOOSE, choose, choose_envelopes, day_field, envelope_field, year_field

#: Entries that may be undone from the page: the last ones.
MOST_ENTRIES = 100


def amount_field() -> MoneyField:
    """A sum, over zero."""
    return MoneyField(label=_("Montant"), error_messages=REQUIRED, help_text=_("Exemple : 1 250 000,50 € ou 2,5 M€"))


class ActedForm(forms.Form):
    """What each movement has: its act, its day, its reason, and the key by which it is proposed once."""

    act = forms.ModelChoiceField(
        Act.objects.none(), label=_("Acte qui le permet"), empty_label=_("Choisir"), error_messages=CHOOSE
    )
    on = day_field(_("Date d’effet"), _("Le jour à partir duquel le mouvement compte, pas celui de la saisie."))
    reason = forms.CharField(label=_("Motif"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    actions: tuple[str, ...] = ()

    def __init__(self, *args: Any, plan: Plan, today: date, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.plan, self.today = plan, today
        kinds = {k for name in self.actions for k in proposal_acts(name)}
        self.kinds = tuple(k for k in Act.Kind.values if k in kinds)
        acts = Act.objects.filter(plan=plan, kind__in=kinds).order_by("-on", "-id")
        choose(self, "act", acts)
        self.has_acts = acts.exists()
        self.fields["act"].label_from_instance = _act_words  # type: ignore[attr-defined]  # of a ModelChoiceField
        self.order_fields([n for n in self.fields if n not in ActedForm.base_fields])

    def clean_on(self) -> date:
        """Not to come."""
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("Une écriture ne compte pas à partir d’un jour à venir."), code="ahead")
        return on

    def clean_amount(self) -> Decimal:
        """Over zero."""
        amount: Decimal = self.cleaned_data["amount"]
        if not amount:
            raise forms.ValidationError(_("Le montant doit être supérieur à zéro."), code="zero")
        return amount

    def action(self) -> str:
        """The action of the ledger that is asked."""
        return self.actions[0]

    def said(self) -> proposed.Said:
        """What it says."""
        return proposed.SCHEMAS[self.action()].model_validate({"on": self.cleaned_data["on"], **self.told()})

    def told(self) -> dict[str, Any]:
        """Its own answers."""
        raise NotImplementedError


def _act_words(act: Act) -> str:
    return f"{act}, {french.day(act.on)} — {act.title[:60]}"


def _radio(label: Any, choices: list[tuple[str, Any]]) -> forms.ChoiceField:  # noqa: ANN401 - lazy words
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, error_messages=CHOOSE)


class AuthorisationForm(ActedForm):
    """Authorisations voted, raised, lowered, or that lapse."""

    title = _("Voter ou réviser des autorisations (AP, AE)")
    actions = ("vote_authorisation", "revise_authorisation", "lapse_authorisation")

    what = _radio(
        _("Mouvement"),
        [
            ("vote", _("Voter des autorisations")),
            ("raise", _("Réviser à la hausse")),
            ("lower", _("Réviser à la baisse")),
            ("lapse", _("Constater la caducité")),
        ],
    )
    envelope = envelope_field(_("Enveloppe"))
    amount = amount_field()

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, plan=plan, **kwargs)
        choose_envelopes(self, plan, "envelope")

    def action(self) -> str:
        """By what is ticked."""
        asked = {"vote": "vote_authorisation", "lapse": "lapse_authorisation"}
        return asked.get(self.cleaned_data["what"], "revise_authorisation")

    def told(self) -> dict[str, Any]:
        """A revision says by how much, under zero when it lowers."""
        return _moved(self.cleaned_data)


def _moved(data: Mapping[str, Any]) -> dict[str, Any]:
    amount, place = data["amount"], {"envelope": data["envelope"].code}
    if data["what"] in ("raise", "lower"):
        return {**place, "change": amount if data["what"] == "raise" else -amount}
    return {**place, "amount": amount}


class CreditForm(ActedForm):
    """Credits of a year voted, raised or lowered."""

    title = _("Voter ou réviser des crédits de paiement (CP)")
    actions = ("vote_credits", "revise_credits")

    what = _radio(
        _("Mouvement"),
        [
            ("vote", _("Voter des crédits")),
            ("raise", _("Réviser à la hausse")),
            ("lower", _("Réviser à la baisse")),
        ],
    )
    envelope = envelope_field(_("Enveloppe"))
    year = year_field(_("Exercice"))
    amount = amount_field()

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, plan=plan, **kwargs)
        choose_envelopes(self, plan, "envelope")

    def action(self) -> str:
        """By what is ticked."""
        return "vote_credits" if self.cleaned_data["what"] == "vote" else "revise_credits"

    def told(self) -> dict[str, Any]:
        """The same as authorisations, in a year."""
        return _moved(self.cleaned_data) | {"year": self.cleaned_data["year"]}


class TransferForm(ActedForm):
    """Authorisations, or credits of a year, from one envelope to another."""

    title = _("Virer d’une enveloppe à une autre")
    actions = ("transfer_authorisation", "transfer_credits")

    what = _radio(_("Ce qui est viré"), [("a", _("Des autorisations (AP, AE)")), ("c", _("Des crédits (CP)"))])
    source = envelope_field(_("De l’enveloppe"))
    target = envelope_field(_("Vers l’enveloppe"))
    year = year_field(_("Exercice, pour des crédits"), required=False)
    amount = amount_field()

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, plan=plan, **kwargs)
        choose_envelopes(self, plan, "source", "target")

    def clean(self) -> dict[str, Any]:
        """Two envelopes; a year for credits, and for them alone."""
        data = self.cleaned_data
        if data.get("source") and data.get("source") == data.get("target"):
            self.add_error("target", _("Choisissez deux enveloppes différentes."))
        if data.get("what") == "c" and not data.get("year") and "year" not in self.errors:
            self.add_error("year", _("Des crédits sont d’un exercice : dites lequel."))
        if data.get("what") == "a" and data.get("year"):
            self.add_error("year", _("Des autorisations ne sont pas d’un exercice : laissez vide."))
        return data

    def action(self) -> str:
        """By what is ticked."""
        return "transfer_credits" if self.cleaned_data["what"] == "c" else "transfer_authorisation"

    def told(self) -> dict[str, Any]:
        """From, to, how much, and the year of credits."""
        data = self.cleaned_data
        told = {"source": data["source"].code, "target": data["target"].code, "amount": data["amount"]}
        return told | ({"year": data["year"]} if data["what"] == "c" else {})


class SaidWhyForm(ActedForm):
    """A movement that undoes something: it says why."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.fields["reason"].error_messages["required"] = _("Dites pourquoi : le motif sera public.")


class YearForm(SaidWhyForm):
    """A fiscal year closed, or opened again."""

    title = _("Clore ou rouvrir un exercice")
    actions = ("close_year", "reopen_year")

    what = _radio(_("Mouvement"), [("close", _("Clore l’exercice")), ("reopen", _("Le rouvrir"))])
    year = forms.TypedChoiceField(label=_("Exercice"), coerce=int, error_messages=CHOOSE)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, plan=plan, **kwargs)
        states = {True: _("clos"), False: _("ouvert")}
        years = [(y.year, f"{y.year} — {states[y.is_closed]}") for y in years_of(plan)]
        field = self.fields["year"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - declared just above
        field.choices = [("", _("Choisir")), *years]

    def clean(self) -> dict[str, Any]:
        """Why it is opened again."""
        data = self.cleaned_data
        if data.get("what") == "reopen" and not data.get("reason"):
            self.add_error("reason", _("Dites pourquoi : le motif sera public."))
        return data

    def action(self) -> str:
        """By what is ticked."""
        return "close_year" if self.cleaned_data["what"] == "close" else "reopen_year"

    def told(self) -> dict[str, Any]:
        """The year."""
        return {"year": self.cleaned_data["year"]}


class CorrectionForm(SaidWhyForm):
    """An entry undone by its opposite."""

    title = _("Corriger une écriture")
    actions = ("correct_entry",)

    entry = forms.TypedChoiceField(
        label=_("Écriture à annuler"),
        coerce=int,
        error_messages=CHOOSE,
        help_text=_("Elle reste au journal ; une écriture opposée l’annule. Proposez ensuite ce qui aurait dû être."),
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, plan=plan, **kwargs)
        self.fields["reason"].required = True
        kinds = [k for k in JournalEntry.Kind.values if k not in ("closing", "reopening", "correction", "rejection")]
        found = [m for m in movements(plan=plan, kinds=kinds, limit=MOST_ENTRIES) if not m.is_reversed]
        field = self.fields["entry"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - declared just above
        field.choices = [("", _("Choisir")), *((m.entry.pk, _entry_words(m)) for m in found)]

    def told(self) -> dict[str, Any]:
        """Its number."""
        return {"entry": self.cleaned_data["entry"]}


def _entry_words(m: Movement) -> str:
    about = ", ".join(filter(None, (m.holder, *m.envelopes)))
    return f"n° {m.entry.pk}, {french.day(m.on)} : {m.label}, {french.money(m.amount)}, {about}"[:140]


class BudgetForm(ActedForm):
    """The act of a whole budget; what it says comes from its spreadsheet."""

    actions = ("import_budget",)


FAMILIES: Mapping[str, type[ActedForm]] = {
    "autorisations": AuthorisationForm,
    "credits": CreditForm,
    "virement": TransferForm,
    "exercice": YearForm,
    "correction": CorrectionForm,
}

"""Form fields that read what French people write: numbers, sums of money, dates of any precision, several files."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from tramontane.lib import french
from tramontane.lib.language import fr

_EDTF = re.compile(r"^[0-9X./?~\-]{2,40}$")
_FRENCH_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


class NameField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when it runs
    """Something chosen by its name, which is in French in every language."""

    def label_from_instance(self, obj: Any) -> str:  # noqa: ANN401 - Django's own
        """Its name."""
        return fr(str(obj))


class NumberField(forms.CharField):
    """A number with at most four decimals, as a ``Decimal``; None when left empty."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "short"})
    decimals = 4
    digits = 14
    wrong = _("Écrivez un nombre, par exemple 1 250 ou 12,5.")

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - Django's own
        """As a French reader writes it."""
        return french.number(value) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - a CharField that gives a Decimal
        """The number. Raises ``ValidationError``."""
        text = super().to_python(value)
        if not text:
            return None
        try:
            found = self.parse(text)
        except ValueError:
            raise forms.ValidationError(self.wrong, code="number") from None
        _sign, digits, exponent = found.normalize().as_tuple()
        assert isinstance(exponent, int)  # noqa: S101 - never infinite: parsed from digits
        if -exponent > self.decimals or len(digits) + exponent > self.digits:
            raise forms.ValidationError(_("Ce nombre est trop grand ou trop précis."), code="size")
        return found

    def parse(self, text: str) -> Decimal:
        """A number alone."""
        return french.parse_number(text)


class MoneyField(NumberField):
    """A sum of money, positive, to the cent: « 60 M€ », « 1,5 Md€ », « 1 250 000,50 € »."""

    decimals = 2
    digits = 12
    wrong = _("Écrivez une somme, par exemple 60 M€, 1,5 Md€ ou 1 250 000,50 €.")

    def parse(self, text: str) -> Decimal:
        """A sum, with or without its unit."""
        found = french.parse_money(text)
        if found < 0:
            raise ValueError(text)
        return found


class WhenField(forms.CharField):
    """A date as precise as the source: a year, a month, a day, a season, an interval (EDTF); None when left empty."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        kwargs.setdefault("help_text", _("2028, 2024-10 (octobre), 2024-07-11 ou 11/07/2024."))
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "short"}))
        super().__init__(max_length=40, **kwargs)

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - a CharField that may give None
        """The EDTF date. Raises ``ValidationError``."""
        text = super().to_python(value)
        if not text:
            return None
        day = _FRENCH_DAY.fullmatch(text)
        if day:
            text = f"{day[3]}-{int(day[2]):02d}-{int(day[1]):02d}"
        is_told = bool(re.fullmatch(r"\d{4}", text)) or french.edtf(text) != text
        if not _EDTF.match(text) or not is_told:
            raise forms.ValidationError(
                _("Cette date n’est pas lisible. Exemples : 2028, 2024-10, 11/07/2024."), code="date"
            )
        return text


class FilesInput(forms.FileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, none of them judged here: each has its own answer. A list, empty when nothing was chosen."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[bytes]]":  # noqa: ANN401 - Django's own
        """The files."""
        given: Sequence[Any] = data if isinstance(data, (list, tuple)) else [data]
        return [file for file in given if file]

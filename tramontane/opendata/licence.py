"""Under which terms the data may be used again."""

from django.utils.translation import gettext_lazy as _

NAME = _("Licence Ouverte 2.0 (Etalab)")
CODE = "etalab-2.0"
URL = "https://spdx.org/licenses/etalab-2.0"
TERMS = _(
    "Vous pouvez copier, adapter et diffuser ces données, même pour vendre un service, à condition de dire d’où "
    "elles viennent et de quand elles datent. Les textes des sources restent à leurs éditeurs : les citations sont "
    "courtes et nomment leur source."
)

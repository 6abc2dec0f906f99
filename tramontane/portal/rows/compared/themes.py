"""Axes put under themes by the words of their titles, so that plans with other contours can be looked at together.

The word that decided is always shown. An axis whose title says none of these words stays « non classé ».
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tramontane.lib import french
from tramontane.lib.words import fold
from tramontane.plan.memory import once_per_version
from tramontane.plan.published import PublishedPlan
from tramontane.portal.addresses import Addresses
from tramontane.portal.rows.figures import Figure, money_figure, plain
from tramontane.portal.rows.money import main_envelope

UNSORTED = ""
#: code → (label, beginnings of words as folded patterns), the first theme prevailing when two are named equally early.
THEMES = {
    "training": (
        gettext_lazy("Formation et métiers"),
        "former formation metier competence etudiant lycee apprenti education ecole",
    ),
    "research": (gettext_lazy("Recherche"), "recherche laboratoire scientifique chercheu doctor universit"),
    "companies": (
        gettext_lazy("Entreprises, filières, attractivité"),
        (
            r"entreprise filiere economi pme industri start\s?up competitivite innovation attractivite rayonnement"
            r" international leader ecosysteme"
        ),
    ),
    "public": (
        gettext_lazy("Services publics et habitants"),
        r"publics?\b publiques?\b population habitant citoyen usager collectivite administration agents?\b sante",
    ),
    "means": (
        gettext_lazy("Calcul et données"),
        "calcul supercalculateur donnee infrastructure cloud souverain",
    ),
    "trust": (
        gettext_lazy("Confiance et sobriété"),
        "ethique confiance responsable charte frugal sobriete environnement",
    ),
}
_WORDS = [(code, re.compile(rf"\b{begins}\w*")) for code, (_label, words) in THEMES.items() for begins in words.split()]


@dataclass(frozen=True, slots=True)
class Sorted:
    """An axis under a theme; ``word`` is the word of its title that put it there, "" when none did."""

    title: str
    href: str
    word: str
    sum: Figure
    amount: Decimal


@dataclass(frozen=True, slots=True)
class ThemeShare:
    """A theme in a plan. ``amount`` adds the axes that say one; ``width`` is its percent of the whole, "" if unsaid."""

    code: str
    label: str
    amount: Decimal
    sum: str
    share: str
    start: str
    width: str
    colour: int
    axes: tuple[Sorted, ...]


def theme_of(title: str) -> tuple[str, str]:
    """The theme of a title and the word that decides, as written: the first said; ("", "") if no word is known."""
    folded = fold(title)
    found = [(m.start(), code, m[0]) for code, pattern in _WORDS if (m := pattern.search(folded))]
    _at, code, word = min(found, key=lambda f: f[0], default=(0, UNSORTED, ""))
    return code, next((w for w in re.findall(r"\w+", title) if fold(w).startswith(word.split()[0])), "") if word else ""


@once_per_version
def shares(plan: PublishedPlan, at: Addresses) -> tuple[ThemeShare, ...]:
    """The top axes of a plan by theme, in the order of ``THEMES``, those without a theme last.

    Money is that of each axis for the whole period, in the currency of the plan; shares are of its total, or of the
    sum of the axes when it has none or when they exceed it.
    """
    groups: dict[str, list[Sorted]] = {}
    currency = plan.total.currency if plan.total else "EUR"
    for axis in plan.children(None):
        code, word = theme_of(axis.title)
        envelope = main_envelope(plan, axis.ref)
        counts = envelope is not None and envelope.per == "total" and envelope.currency == currency
        amount = envelope.maximum if envelope and counts else Decimal(0)
        shown = money_figure(plan, at, envelope) if envelope else Figure("")
        groups.setdefault(code, []).append(Sorted(axis.title, at.axis(plan.slug, axis.ref), word, shown, amount))
    added = sum((s.amount for group in groups.values() for s in group), Decimal(0))
    total = plan.total.maximum if plan.total and plan.total.per == "total" else Decimal(0)
    whole, start, rows = max(total, added), Decimal(0), []
    for rank, code in enumerate((*THEMES, UNSORTED)):
        if code in groups:
            row = _share(code, rank, tuple(groups[code]), whole, start, currency)
            rows.append(row)
            start += Decimal(row.width or 0)
    return tuple(rows)


def _share(  # noqa: PLR0917 - one row
    code: str, rank: int, axes: tuple[Sorted, ...], whole: Decimal, start: Decimal, currency: str
) -> ThemeShare:
    amount = sum((a.amount for a in axes), Decimal(0))
    said = amount > 0 and whole > 0
    width = (amount * 100 / whole).quantize(Decimal("0.01")) if said else Decimal(0)
    return ThemeShare(
        code=code,
        label=str(THEMES[code][0]) if code else _("Non classé"),
        amount=amount,
        sum=french.short_money(amount, currency) if said else "",
        share=french.percent(amount, whole) if said else "",
        start=plain(start),
        width=plain(width) if said else "",
        colour=rank + 1 if code else 0,
        axes=axes,
    )

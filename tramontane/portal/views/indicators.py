"""The indicators of a plan, together: their table, their pictures, their files."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tramontane.lib import french
from tramontane.opendata.files.formats import FORMATS
from tramontane.opendata.places import Places
from tramontane.portal.page import addresses, illustrated_page, render
from tramontane.portal.pictures.illustrations import illustrations
from tramontane.portal.pictures.queries import shown, sights
from tramontane.portal.rows.indicators import IndicatorRow
from tramontane.portal.views.plans import sheet_of
from tramontane.portal.views.published import plan_or_404


@illustrated_page
def indicators(request: HttpRequest, slug: str) -> HttpResponse:
    """What the plan aims at, and where each indicator stands."""
    found, at = plan_or_404(request, slug), addresses(request)
    sheet, drawn, files = sheet_of(request, found), sights(found.slug, found.number), Places()
    context = {
        "plan": sheet,
        "rows": sheet.indicators,
        "sentence": _summary(sheet.indicators),
        "pictures": tuple(shown(i, drawn) for i in illustrations(found, at) if i.kind == "trajectory"),
        "files": tuple((f.name, files.snapshot_table(slug, found.number, "indicateurs", f.code)) for f in FORMATS),
        "dated": True,
    }
    return render(request, "portal/indicators.html", context)


def _summary(rows: tuple[IndicatorRow, ...]) -> str:
    """« 3 indicateurs : 1 atteint ou à l’heure, 1 en retard, 1 sans position connue. »."""
    tones = Counter(row.tone for row in rows)
    said = (
        (tones["ok"], _("atteint ou à l’heure"), _("atteints ou à l’heure")),
        (tones["bad"], _("en retard"), _("en retard")),
        (tones[""], _("sans position connue"), _("sans position connue")),
    )
    parts = [french.counted(n, one, many) for n, one, many in said if n]
    count = french.counted(len(rows), _("indicateur"), _("indicateurs"))
    return f"{count} : {french.enumeration(parts)}." if parts else f"{count}."

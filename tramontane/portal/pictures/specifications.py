"""From the numbers of a picture to its Vega-Lite specification, in the colours of light, dark and paper.

Runs in the drawing child: it knows nothing of Django and takes what ``drawing`` hands it. Pictures are narrow, so
that a telephone shows them at a size that can be read.
"""

from typing import Any

import altair

#: Altair's classes are generated from the schema of Vega-Lite; their annotations refuse what the schema accepts.
alt: Any = altair
Chart = Any

WIDTH, ROW = 380, 46
#: ink, soft ink, rules, paper, bars by rank.
THEMES: dict[str, tuple[str, str, str, str, tuple[str, ...]]] = {
    "light": ("#14203a", "#4b5468", "#dcd8cb", "#fbfaf6", ("#1d3f72", "#3a7ca5", "#b65f3c", "#d6a03a")),
    "dark": ("#ece9e0", "#b3b9c6", "#2d3850", "#0f1726", ("#6d96d6", "#63b0dc", "#dc8760", "#e3b459")),
    "print": ("#000000", "#333333", "#999999", "#ffffff", ("#222222", "#777777", "#aaaaaa", "#cccccc")),
}
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
Specification = dict[str, Any]


def specification(asked: dict[str, Any], theme: str) -> Specification:
    """The specification of a picture ``{"kind", "sentence", "points"}``; each point keeps its exact value and words."""
    points = [{**p, "rank": rank} for rank, p in enumerate(asked["points"])]
    chart = {"shares": _shares, "trajectory": _trajectory, "quarters": _quarters}[asked["kind"]](points, theme)
    made: Specification = _dressed(chart, theme).properties(description=asked["sentence"]).to_dict()
    return made


def _dressed(chart: Chart, theme: str) -> Chart:
    ink, soft, rule, paper, bars = THEMES[theme]
    return (
        chart.configure(background=paper, font=FONT, padding=6, range={"category": list(bars)})
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=soft, titleColor=soft, gridColor=rule, domainColor=rule, tickColor=rule, labelFontSize=12
        )
        .configure_legend(labelColor=ink, labelFontSize=12, orient="top", title=None, symbolType="square")
        .configure_text(color=ink, fontSize=13)
    )


def _shares(points: list[dict[str, Any]], theme: str) -> Chart:
    """A bar for each axis, its name above it, its amount at the end of the line."""
    _ink, soft, _rule, _paper, bars = THEMES[theme]
    most = max(p["value"] for p in points)
    y = alt.Y("rank:O", axis=None, scale=alt.Scale(paddingInner=0))
    x = alt.X("value:Q", axis=None, scale=alt.Scale(domain=[0, most]))
    base = alt.Chart(alt.Data(values=points)).encode(y=y)
    middle = alt.value(0)
    rest = alt.condition("datum.proof === '' && datum.nature === 'reste'", alt.value(soft), alt.value(bars[0]))
    return alt.layer(
        base.mark_bar(size=12, yOffset=12).encode(x=x, color=rest),
        base.mark_text(align="left", dy=-8, limit=WIDTH - 110).encode(x=middle, text="label:N"),
        base.mark_text(align="right", dy=-8, fontWeight="bold").encode(x=alt.value(WIDTH), text="text:N"),
    ).properties(width=WIDTH, height=ROW * len(points))


def _trajectory(points: list[dict[str, Any]], theme: str) -> Chart:
    """Readings as a line, baseline and target marked and joined; a number without a date is a level."""
    ink, soft, _rule, paper, bars = THEMES[theme]
    dated = [p for p in points if p["date"]]
    levels = [p for p in points if not p["date"]]
    ends = [p for p in dated if not p["isReading"]]
    read = [p for p in dated if p["isReading"]]
    y = alt.Y("value:Q", title=None, scale=alt.Scale(zero=False, nice=True, padding=14), axis=alt.Axis(tickCount=5))
    axis = alt.Axis(format="%Y", tickCount="year", title=None, grid=False, labelOverlap=True)
    x = alt.X("date:T", scale=alt.Scale(type="utc", padding=24), axis=axis)

    def chart(rows: list[dict[str, Any]]) -> Chart:
        return alt.Chart(alt.Data(values=rows))

    layers: list[Chart] = []
    if levels:
        layers.append(chart(levels).mark_rule(strokeDash=[2, 3], color=soft).encode(y=y))
        words = chart(levels).mark_text(align="left", dy=-8, dx=4, color=ink).encode(y=y, x=alt.value(0), text="said:N")
        layers.append(words)
    if ends:
        layers.append(chart(ends).mark_line(strokeDash=[5, 4], color=soft).encode(x=x, y=y))
    if read:
        layers.append(chart(read).mark_line(color=bars[0], strokeWidth=2.5).encode(x=x, y=y))
        layers.append(chart(read).mark_point(color=bars[0], filled=True, size=55, opacity=1).encode(x=x, y=y))
    if ends:
        mark = {"fill": paper, "stroke": bars[2], "strokeWidth": 2.5, "size": 110, "opacity": 1, "shape": "diamond"}
        layers.append(chart(ends).mark_point(**mark).encode(x=x, y=y))
    named = [*ends, *read[-1:]]
    if named:
        layers.append(chart(named).mark_text(dy=-15, color=ink, limit=WIDTH // 2).encode(x=x, y=y, text="figure:N"))
    return alt.layer(*layers).properties(width=WIDTH - 40, height=210)


def _quarters(points: list[dict[str, Any]], theme: str) -> Chart:
    """Stacked counts, a column for each quarter that has one."""
    order = _every_quarter(points)
    natures = list(dict.fromkeys(p["nature"] for p in points))
    x = alt.X("label:N", scale=alt.Scale(domain=order), title=None, axis=alt.Axis(labelAngle=-45, labelOverlap=True))
    y = alt.Y("value:Q", title=None, axis=alt.Axis(values=_whole_ticks(points), format="d"))
    colour = alt.Color("nature:N", sort=natures)
    chart = alt.Chart(alt.Data(values=points)).mark_bar(stroke=THEMES[theme][3]).encode(x=x, y=y, color=colour)
    return chart.properties(width=WIDTH - 30, height=170)


def _every_quarter(points: list[dict[str, Any]]) -> list[str]:
    """From the first quarter to the last, empty ones included; only the full ones when they are far apart."""
    told = {p["date"]: p["label"] for p in points}
    first, last = (int(d[:4]) * 4 + int(d[5:7]) // 3 for d in (min(told), max(told)))
    if last - first > 40:
        return list(told.values())
    return [f"T{n % 4 + 1}\N{NO-BREAK SPACE}{n // 4:04d}" for n in range(first, last + 1)]


def _whole_ticks(points: list[dict[str, Any]]) -> list[int]:
    """A few whole numbers from nought to the highest column."""
    columns: dict[str, int] = {}
    for p in points:
        columns[p["label"]] = columns.get(p["label"], 0) + p["value"]
    most = max(columns.values())
    return list(range(0, most + 1, -(-most // 5)))

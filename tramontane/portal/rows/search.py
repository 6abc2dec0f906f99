"""What the search page shows: results with their words, filters with their counts, the ways out."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from urllib.parse import urlencode

from django.urls import get_script_prefix
from django.utils.translation import gettext as _

from tramontane.lib import french
from tramontane.lib.language import fr, is_english
from tramontane.lib.periods import PARIS
from tramontane.portal import words
from tramontane.portal.addresses import Addresses
from tramontane.search.entries import PLAN
from tramontane.search.queries import MOST_RESULTS, Facet, Found, Result, search
from tramontane.search.snippets import Piece

_KIND_OF = {code: kind for kind, (code, _one, _many) in words.FOUND.items()}


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One result. ``updated_on`` is "" where nothing dates it."""

    kind: str
    title: tuple[Piece, ...]
    context: str
    snippet: tuple[Piece, ...]
    href: str
    updated_on: str

    @property
    def plain_title(self) -> str:
        """The title as one text."""
        return "".join(p.text for p in self.title)

    @property
    def plain_snippet(self) -> str:
        """The snippet as one text."""
        return "".join(p.text for p in self.snippet)

    @property
    def updated_at(self) -> datetime | None:
        """Midnight in Paris of the day that dates it."""
        return datetime.combine(date.fromisoformat(self.updated_on), time(0), PARIS) if self.updated_on else None


@dataclass(frozen=True, slots=True)
class FilterRow:
    """A value of a filter: what to read, how many results it leaves, where it leads, whether it is on."""

    label: str
    count: int
    href: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class SearchSheet:
    """The answer to a question, ready to be shown."""

    text: str
    is_asked: bool
    has_words: bool
    is_cut: bool
    count: int
    count_words: str
    suggestion: str
    suggestion_href: str
    unknown: str
    kinds: tuple[FilterRow, ...]
    plans: tuple[FilterRow, ...]
    is_filtered: bool
    unfiltered_href: str
    rows: tuple[ResultRow, ...]
    page: int
    pages: int
    page_href: str
    href: str
    json_href: str
    atom_href: str
    kind: str
    plan: str


def search_sheet(at: Addresses, text: str, *, kind: str, plan: str, page: str) -> SearchSheet:
    """What answers ``text``; filters and page as the address says them, nonsense being ignored."""
    kept = _KIND_OF.get(kind, "")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 5 else 1
    found = search(text, kind=kept, collection=f"{PLAN}{plan}" if plan else "", page=number)
    known = any(f.code == f"{PLAN}{plan}" for f in found.collections)
    if plan and not known and not found.total:
        plan, found = "", search(text, kind=kept, page=number)
    return _sheet(at, found, kind if kept else "", plan)


def _sheet(at: Addresses, found: Found, kind: str, plan: str) -> SearchSheet:
    question = found.question
    base = {"q": question.text}
    on = {name: value for name, value in (("type", kind), ("plan", plan)) if value}

    def address(form: str = "/", **more: str) -> str:
        return f"{at.search(form)}?{urlencode({k: v for k, v in {**base, **more}.items() if v})}"

    return SearchSheet(
        text=question.text,
        is_asked=bool(question.text),
        has_words=bool(question.words) or bool(found.total),
        is_cut=question.is_cut,
        count=found.total,
        count_words=_count_words(found),
        suggestion=question.suggestion,
        suggestion_href=address(**on, q=question.suggestion),
        unknown=french.enumeration([french.quoted(w) for w in question.unknown]),
        kinds=_kind_filters(found, kind, lambda code: address(type=code, plan=plan)),
        plans=_plan_filters(found, plan, lambda slug: address(type=kind, plan=slug)),
        is_filtered=bool(on),
        unfiltered_href=address(),
        rows=tuple(_row(r) for r in found.results),
        page=found.page,
        pages=found.pages,
        page_href=f"{address(**on)}&page=",
        href=address(**on),
        json_href=address(".json", **on),
        atom_href=address(".atom", **on),
        kind=kind,
        plan=plan,
    )


def _count_words(found: Found) -> str:
    if found.is_bounded and found.total == MOST_RESULTS:
        return _("plus de {most} résultats").format(most=french.number(MOST_RESULTS))
    return french.counted(found.total, _("résultat"), _("résultats"))


def _kind_filters(found: Found, kind: str, address: Any) -> tuple[FilterRow, ...]:  # noqa: ANN401 - a local function
    rows = [
        FilterRow(
            french.plural(f.count, *map(str, words.FOUND[f.code][1:])),
            f.count,
            address(words.FOUND[f.code][0]),
            words.FOUND[f.code][0] == kind,
        )
        for f in found.kinds
    ]
    return _with_all(rows, found.kinds, _("tout"), address(""), is_on=not kind)


def _plan_filters(found: Found, plan: str, address: Any) -> tuple[FilterRow, ...]:  # noqa: ANN401 - a local function
    plans = [f for f in found.collections if f.code.startswith(PLAN)]
    rows = [
        FilterRow(fr(f.label), f.count, address(f.code.removeprefix(PLAN)), f.code == f"{PLAN}{plan}") for f in plans
    ]
    return _with_all(rows, found.collections, _("tous les plans"), address(""), is_on=not plan)


def _with_all(
    rows: list[FilterRow], facets: tuple[Facet, ...], label: str, href: str, *, is_on: bool
) -> tuple[FilterRow, ...]:
    """The values after the one that keeps everything; nothing when there is nothing to choose."""
    if len(rows) < 2 and is_on:
        return ()
    return (FilterRow(label, sum(f.count for f in facets), href, is_on), *rows)


def _row(result: Result) -> ResultRow:
    return ResultRow(
        kind=str(words.FOUND[result.kind][1]),
        title=_in_french(result.title),
        context=fr(result.context),
        snippet=_in_french(result.snippet),
        href=f"{get_script_prefix()[:-1]}{result.url}" if is_english() else result.url,
        updated_on=result.updated_on,
    )


def _in_french(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return tuple(Piece(fr(p.text), p.is_found) for p in pieces) if is_english() else pieces


def as_data(sheet: SearchSheet, root: str) -> dict[str, Any]:
    """The answer as JSON says it; addresses are absolute."""
    root = root.rstrip("/")
    return {
        "question": sheet.text,
        "suggestion": sheet.suggestion or None,
        "total": sheet.count,
        "page": sheet.page,
        "pages": sheet.pages,
        "type": sheet.kind or None,
        "plan": sheet.plan or None,
        "types": [{"label": f.label, "total": f.count, "url": f"{root}{f.href}"} for f in sheet.kinds],
        "plans": [{"label": f.label, "total": f.count, "url": f"{root}{f.href}"} for f in sheet.plans],
        "results": [
            {
                "type": r.kind,
                "title": r.plain_title,
                "context": r.context,
                "excerpt": r.plain_snippet,
                "url": f"{root}{r.href}",
                "updated_on": r.updated_on or None,
            }
            for r in sheet.rows
        ],
    }

"""What the briefing says: the plan, its money, what is late, what changed, what is asked, what comes, three alerts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.utils.translation import gettext as _

from tramontane.lib import french
from tramontane.lib.periods import day_in_france
from tramontane.plan.arithmetic import sums
from tramontane.plan.contradictions import Contradiction, contradictions
from tramontane.plan.differences import Change, differences
from tramontane.plan.document import LinePart
from tramontane.plan.memory import last_per_version
from tramontane.plan.phrases import in_words
from tramontane.plan.published import PublishedPlan, parts_of
from tramontane.plan.queries import published_version
from tramontane.portal import words
from tramontane.portal.addresses import Addresses
from tramontane.portal.briefing.annex import Annex, Reference, Said, clipped
from tramontane.portal.calendar.rows import DatedRow, dated_rows
from tramontane.portal.rows.changes import change_rows
from tramontane.portal.rows.figures import amount_words
from tramontane.portal.rows.money import Addition, addition, axis_rows, envelope_title, main_envelope
from tramontane.portal.rows.plan import party_rows, period_words, status_words

T = TypeVar("T")
MOST_AXES, MOST_LINES, MOST_ALERTS = 8, 5, 3
_TO_DECIDE = ("announced", "presented", "submitted", "to_adopt")
_ASKED = ("requested", "proposed", "conditional")
_FIELD = {"milestone": "title", "event": "title", "pledge": "title", "indicator": "target"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A few sentences, how many more there are, and what to say when there is none."""

    items: tuple[Said, ...]
    more: int
    none: str


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """An axis and its money; ``width`` is its share in percent, for the bar, "" when it cannot be told."""

    title: str
    sum: Said
    share: str
    width: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """One plan, for one session."""

    title: str
    territory: str
    version: str
    day: str
    about: tuple[Said, ...]
    alerts: tuple[Said, ...]
    money: tuple[MoneyLine, ...]
    more_axes: int
    addition: str
    late: Listed
    changes: Listed
    since: str
    conflicts: Listed
    decisions: Listed
    coming: Listed
    references: tuple[Reference, ...]


@last_per_version(64)
def briefing(plan: PublishedPlan, at: Addresses, today: date) -> Briefing:
    """The briefing of a version read on ``today``; reads the version before it."""
    annex, rows = Annex(plan, at), dated_rows(plan, at, today)
    before = published_version(plan.slug, plan.number - 1) if plan.number > 1 else None
    opened = [c for c in contradictions(plan.document) if c.state == "open"]
    late = [r for r in rows if r.state == "late"]
    coming = [r for r in rows if r.state in ("coming", "now")]
    check = next((s for s in sums(plan.document) if s.axis is None), None)
    published = french.day(day_in_france(plan.published_at))
    axes = axis_rows(plan, at)
    # In the order in which the page says them: numbers of sources grow as one reads.
    about = tuple(_about(plan, at, annex))
    alerts = tuple(_alerts(plan, at, late, len(opened)))[:MOST_ALERTS]
    money = tuple(_money(plan, annex, row.ref, row.share, row.width) for row in axes[:MOST_AXES])
    return Briefing(
        title=clipped(plan.document.heading.title),
        territory=plan.document.territory.name,
        version=_("Version {n}, publiée le {day}").format(n=plan.number, day=published),
        day=french.day(today),
        about=about,
        alerts=alerts,
        money=money,
        more_axes=len(axes) - len(money),
        addition=_addition(addition(plan, at, check)) if check else "",
        late=listed(late, lambda r: _dated(plan, annex, r), _("Aucune échéance n’est passée.")),
        changes=_changes(plan, at, before),
        since=_since(before),
        conflicts=listed(opened, lambda c: _conflict(annex, c), _("Aucune contradiction ne reste ouverte.")),
        decisions=_decisions(plan, annex),
        coming=listed(coming, lambda r: _dated(plan, annex, r), _("Aucune date à venir n’est dite.")),
        references=annex.references(),
    )


def listed(items: Sequence[T], make: Callable[[T], Said], none: str) -> Listed:
    """The first ones as sentences; those left out are not made, so that no source stands in the annex for them."""
    return Listed(tuple(make(i) for i in items[:MOST_LINES]), max(len(items) - MOST_LINES, 0), none)


def _about(plan: PublishedPlan, at: Addresses, annex: Annex) -> Iterator[Said]:
    """What the plan is: its step, its period, its money, who answers for it."""
    heading, total = plan.document.heading, plan.total
    if said := status_words(plan):
        yield annex.say(_("Plan {status}").format(status=said), heading, "status")
    if said := period_words(plan):
        yield annex.say(_("Période : {years}").format(years=said), heading, "period")
    if total is not None:
        sum_ = amount_words(total)
        if total.modality != "firm":
            sum_ = f"{sum_} ({words.MODALITY[total.modality]})"
        yield annex.say(_("Montant : {sum}").format(sum=sum_), total, "amount")
    else:
        yield Said(_("Montant : aucune source n’en donne pour le plan entier"))
    lines = {p.party: p for p in reversed(plan.document.participations)}
    for party in party_rows(plan, at)[:3]:
        yield annex.say(f"{clipped(party.name)} : {party.roles}", lines[party.name], "party")


def _alerts(plan: PublishedPlan, at: Addresses, late: list[DatedRow], opened: int) -> Iterator[Said]:
    """What an assembly should know first, the gravest first; the lines of the page say the rest."""
    if opened:
        yield Said(
            french.counted(opened, _("contradiction entre sources reste ouverte"), _("contradictions restent ouvertes"))
        )
    for check in sums(plan.document):
        shown = addition(plan, at, check)
        if shown.is_wrong:
            yield Said(_("{about} : {verdict}").format(about=clipped(shown.about), verdict=shown.verdict))
    if late:
        count = french.counted(len(late), _("échéance est passée"), _("échéances sont passées"))
        first = f"{clipped(late[0].title.text)} ({late[0].when})"
        yield Said(_("{count} ; la plus ancienne : {first}").format(count=count, first=first))
    silent = sum(not i.readings and not i.measure for i in plan.document.indicators)
    if silent:
        every = len(plan.document.indicators)
        count = french.counted(silent, _("indicateur n’a"), _("indicateurs n’ont"))
        yield Said(_("{count} aucune valeur publiée, sur {every}").format(count=count, every=every))


def _money(plan: PublishedPlan, annex: Annex, ref: str, share: str, width: str) -> MoneyLine:
    envelope = main_envelope(plan, ref)
    said = annex.say(amount_words(envelope), envelope, "amount") if envelope else Said(_("non chiffré"))
    return MoneyLine(clipped(plan.axis(ref).title), said, share, width)


def _addition(sum_: Addition) -> str:
    """« 60 = 22 + 10 : l’addition tombe juste (en millions d’euros) »."""
    terms = " + ".join(t.text for t in sum_.terms)
    if sum_.is_closed:
        equation = f"{sum_.total.text} = {terms}"
    else:
        added = f"{terms} = {sum_.added}" if len(sum_.terms) > 1 else terms
        equation = _("{added}, sur un total de {total}").format(added=added, total=sum_.total.text)
    unit = f" ({sum_.unit})" if sum_.unit else ""
    return f"{equation}{french.NBSP}: {sum_.verdict}{unit}"


def _dated(plan: PublishedPlan, annex: Annex, row: DatedRow) -> Said:
    line = next(p for p in parts_of(plan.document)[row.kind] if p.ref == row.ref)
    said = f"{row.when}{french.NBSP}: {clipped(row.title.text)}{f', {clipped(row.place)}' if row.place else ''}"
    return annex.say(said, line, _FIELD[row.kind])


def _since(before: PublishedPlan | None) -> str:
    if before is None:
        return ""
    day = french.day(day_in_france(before.published_at))
    return _("depuis la version {n} du {day}").format(n=before.number, day=day)


def _changes(plan: PublishedPlan, at: Addresses, before: PublishedPlan | None) -> Listed:
    """What readers would see: other proofs of the same words are left to the page of the version."""
    if before is None:
        return Listed((), 0, _("Première version publiée : rien avant elle."))
    found = differences(before.document, plan.document)
    money = {(c.ref, c.before, c.after) for c in found if c.field == "maximum"}
    seen = [
        c
        for c in found
        if c.field not in ("proofs", "readings") and not (c.field == "minimum" and (c.ref, c.before, c.after) in money)
    ]
    rank = {"changed": 0, "removed": 1, "added": 2}
    seen.sort(key=lambda c: (c.kind != "envelope" or c.what != "changed", c.kind != "heading", rank[c.what]))

    def told(change: Change) -> Said:
        row = change_rows(plan, at, (change,))[0]
        said = row.kind if change.kind == "heading" else f"{row.kind} {french.quoted(clipped(row.title))}"
        if change.what != "changed":
            return Said(f"{said} : {row.what}")
        old, new = (clipped(v) or _("non renseigné") for v in (row.before, row.after))
        return Said(
            _("{line}, {field} : de {before} à {after}").format(line=said, field=row.field, before=old, after=new)
        )

    return listed(seen, told, _("Aucun chiffre ni aucune ligne n’a changé."))


def _conflict(annex: Annex, found: Contradiction) -> Said:
    said = _("{newer} contre {older}").format(newer=in_words(found.newer.value), older=in_words(found.older.value))
    return Said(clipped(said), annex.cite(found.newer.uid, found.older.uid))


def _decisions(plan: PublishedPlan, annex: Annex) -> Listed:
    """What sources say is not decided yet: the vote, the money and the promises that are asked for or conditional."""
    document = plan.document
    found: list[tuple[str, LinePart, str]] = []
    if document.heading.status in _TO_DECIDE:
        found.append(
            (_("Se prononcer sur le plan : {status}").format(status=status_words(plan)), document.heading, "status")
        )
    for e in document.envelopes:
        if e.modality in _ASKED:
            term = words.MODALITY[e.modality]
            found.append((f"{clipped(envelope_title(plan, e))} : {amount_words(e)}, {term}", e, "amount"))
    found += [
        (f"{clipped(p.title)} : {words.MODALITY[p.modality]}", p, "title")
        for p in document.pledges
        if p.modality in _ASKED
    ]
    return listed(found, lambda one: annex.say(*one), _("Aucune source ne demande de décision."))

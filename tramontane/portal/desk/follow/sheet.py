"""What the page of an indicator at the desk says of it: where it stands, what it went through."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from tramontane.lib import french
from tramontane.lib.language import fr
from tramontane.plan.document import IndicatorPart
from tramontane.plan.models import Reading
from tramontane.plan.progress import Progress, progress
from tramontane.plan.queries import reading_of_indicator
from tramontane.portal import words
from tramontane.portal.desk.addresses import DESK
from tramontane.portal.desk.follow.queries import Followed, history, interval_words, weathers
from tramontane.portal.desk.follow.rows import known_words
from tramontane.portal.rows.indicators import deadline_words, target_words


@dataclass(frozen=True, slots=True)
class PastReading:
    """A reading that an indicator had, whatever became of it."""

    on: str
    value: str
    interval: str
    origin: str
    file_href: str
    state: str
    tone: str
    who: str


@dataclass(frozen=True, slots=True)
class PastWeather:
    """What was said of the weather one day."""

    when: str
    word: str
    tone: str
    comment: str
    signed: str


@dataclass(frozen=True, slots=True)
class FollowedSheet:
    """An indicator in words."""

    known: str
    target: str
    deadline: str
    due: str
    is_late: bool
    progress: Progress
    tone: str
    owner: str
    readings: tuple[PastReading, ...]
    weather: tuple[PastWeather, ...]


_TONES = {"validated": "ok", "proposed": "warn", "refused": "bad", "superseded": ""}


def followed_sheet(f: Followed, today: date) -> FollowedSheet:
    """The page of an indicator as it is on a day."""
    due, stands = f.due(today), progress(f.part, reading_of_indicator(f.part).seen, f.plan_start)
    return FollowedSheet(
        known=known_words(f),
        target=target_words(f.shown),
        deadline=deadline_words(f.shown),
        due=due.words() if due else _("aucun rythme de relevé n’est fixé"),
        is_late=bool(due and due.is_late),
        progress=stands,
        tone=words.PROGRESS_TONE[stands.status],
        owner=fr(f.row.owner.name) if f.row.owner else "",
        readings=tuple(_reading(r, f.part) for r in history(f.row)),
        weather=tuple(
            PastWeather(
                when=french.day(w.on),
                word=str(words.WEATHER[w.level]),
                tone=words.WEATHER_TONE[w.level],
                comment=fr(w.comment),
                signed=fr(f"{w.role}, {w.organisation.name}" if w.organisation else w.role),
            )
            for w in weathers(f.row)
        ),
    )


def _reading(reading: Reading, part: IndicatorPart) -> PastReading:
    bounds = ""
    if reading.low is not None and reading.high is not None:
        bounds = f"{interval_words(reading.low, reading.high)} ({fr(reading.method)})"
    who = [
        _("proposé par {who}").format(who=fr(str(reading.proposed_by)))
        if reading.proposed_by
        else _("dit par un document")
    ]
    if reading.decided_by:
        verb = _("refusé par {who}") if reading.state == "refused" else _("validé par {who}")
        who.append(verb.format(who=fr(str(reading.decided_by))))
    if reading.reason:
        who.append(fr(reading.reason))
    return PastReading(
        on=french.day(reading.on),
        value=french.quantity(reading.value, part.unit, per=part.per),
        interval=bounds,
        origin=fr(reading.note) or _("la phrase d’une source"),
        file_href=DESK.source(reading.document.sha256) if reading.document else "",
        state=reading.get_state_display(),
        tone=_TONES[reading.state],
        who=" ; ".join(who),
    )

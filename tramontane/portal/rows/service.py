"""How the platform is doing, in words: pages, database, background work, last publication."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from tramontane.lib import french

_LATE_HEARTBEAT = 15.0
_LATE_JOB = 600.0
_ASKED = """
SELECT (SELECT extract(epoch FROM now() - max(last_heartbeat))::float FROM procrastinate_workers),
       (SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'),
       (SELECT extract(epoch FROM now() - min(e.at))::float FROM procrastinate_jobs j
          JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'deferred' WHERE j.status = 'todo'),
       (SELECT max(published_at) FROM plan_version)
"""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the platform: its name, its state in a word ("ok", "warn", "bad") and in a sentence."""

    name: str
    tone: str
    says: str


@dataclass(frozen=True, slots=True)
class ServiceState:
    """The state at an instant; ``says`` sums it up."""

    at: datetime
    tone: str
    says: str
    parts: tuple[Part, ...]


def down_state() -> ServiceState:
    """The state to show when the database does not answer."""
    says = _("La base de données ne répond pas : les pages publiques sont lues dans leur dernière copie.")
    parts = (
        Part(_("Pages publiques"), "warn", _("lues dans leur dernière copie, datée")),
        Part(_("Base de données"), "bad", _("ne répond pas")),
        Part(_("Espace de travail"), "bad", _("fermé jusqu’à son retour")),
    )
    return ServiceState(timezone.now(), "bad", says, parts)


def service_state() -> ServiceState:
    """The state now. One query; raises ``OperationalError`` when the database does not answer."""
    with connection.cursor() as cursor:
        cursor.execute(_ASKED)
        heartbeat, waiting, oldest, published = cursor.fetchone() or (None, 0, None, None)
    works = heartbeat is not None and heartbeat < _LATE_HEARTBEAT
    late = oldest is not None and oldest > _LATE_JOB
    queue = french.counted(waiting, _("document en attente"), _("documents en attente"))
    parts = (
        Part(_("Pages publiques"), "ok", _("ouvertes")),
        Part(_("Base de données"), "ok", _("répond")),
        Part(_("Lecture des documents"), "ok" if works else "warn", _("en marche") if works else _("arrêtée")),
        Part(_("File d’attente"), "warn" if late else "ok", queue if not late else _("{n}, en retard").format(n=queue)),
        Part(_("Dernière publication"), "ok", french.instant(published) if published else _("aucune pour le moment")),
    )
    well = all(p.tone == "ok" for p in parts)
    says = _("Tout fonctionne.") if well else _("La lecture fonctionne ; le travail des services est ralenti.")
    return ServiceState(timezone.now(), "ok" if well else "warn", says, parts)

"""Plans as they are worked on: lines with proofs and decisions.

What the public sees is a ``Version``: an immutable document made from the validated lines
(``plan.document.PlanDocument``). The database refuses what must not happen (migration 0002).
"""

from tramontane.plan.models.indicators import Indicator, Reading, Waypoint, Weather
from tramontane.plan.models.lines import (
    Axis,
    ContextFigure,
    Envelope,
    Event,
    Heading,
    Line,
    Milestone,
    OnAxis,
    Participation,
    Pledge,
    Proof,
)
from tramontane.plan.models.plans import FormerAddress, Party, Plan, PlanDocumentLink, Territory
from tramontane.plan.models.workflow import Decision, Import, Version

__all__ = (
    "Axis",
    "ContextFigure",
    "Decision",
    "Envelope",
    "Event",
    "FormerAddress",
    "Heading",
    "Import",
    "Indicator",
    "Line",
    "Milestone",
    "OnAxis",
    "Participation",
    "Party",
    "Plan",
    "PlanDocumentLink",
    "Pledge",
    "Proof",
    "Reading",
    "Territory",
    "Version",
    "Waypoint",
    "Weather",
)

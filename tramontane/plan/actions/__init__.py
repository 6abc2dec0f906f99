"""Writes of plans: draft, decide, publish, exchange. One action is one transaction and one sentence of the domain."""

from tramontane.plan.actions.addresses import rename_plan
from tramontane.plan.actions.decisions import correct_line, decide_lines, settle_conflict
from tramontane.plan.actions.drafts import (
    ask_import,
    confirm_import,
    give_up_lost_imports,
    open_plan,
    process_import,
    redraft_plan,
)
from tramontane.plan.actions.exchange import import_plan
from tramontane.plan.actions.follow_up import assign_lines, follow_indicator, say_weather
from tramontane.plan.actions.publication import publish_plan
from tramontane.plan.actions.readings import (
    NewReading,
    SourceFile,
    propose_reading,
    propose_readings,
    refuse_reading,
    validate_readings,
)

__all__ = (
    "NewReading",
    "SourceFile",
    "ask_import",
    "assign_lines",
    "confirm_import",
    "correct_line",
    "decide_lines",
    "follow_indicator",
    "give_up_lost_imports",
    "import_plan",
    "open_plan",
    "process_import",
    "propose_reading",
    "propose_readings",
    "publish_plan",
    "redraft_plan",
    "refuse_reading",
    "rename_plan",
    "say_weather",
    "settle_conflict",
    "validate_readings",
)

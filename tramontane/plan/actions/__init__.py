"""Writes of plans: draft, decide, publish, exchange. One action is one transaction and one sentence of the domain."""

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
from tramontane.plan.actions.publication import publish_plan

__all__ = (
    "ask_import",
    "confirm_import",
    "correct_line",
    "decide_lines",
    "give_up_lost_imports",
    "import_plan",
    "open_plan",
    "process_import",
    "publish_plan",
    "redraft_plan",
    "settle_conflict",
)

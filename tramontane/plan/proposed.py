"""What drafting proposes: lines by kind, and the links between facts that explain them."""

from dataclasses import dataclass, field

from tramontane.evidence.reconciliation.statements import Proposal
from tramontane.plan.document import LinePart


@dataclass
class Draft:
    """Proposed lines by kind, in order, and the links that explain them."""

    lines: dict[str, list[LinePart]] = field(default_factory=dict)
    links: list[Proposal] = field(default_factory=list)

    def add(self, kind: str, part: LinePart) -> None:
        """Append a line."""
        self.lines.setdefault(kind, []).append(part)

"""The briefing of a plan for a session: one page A4 and its sources, as HTML and as PDF."""

"""The money of a plan at the desk: what is proposed, confirmed, imported."""

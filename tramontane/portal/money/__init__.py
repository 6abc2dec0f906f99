"""The money of a plan as it moves: where each euro stands, by envelope, axis, year and funder, and by which act."""

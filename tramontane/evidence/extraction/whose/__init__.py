"""Stretches of a document that speak of somebody else's money, told once for all of their sums."""

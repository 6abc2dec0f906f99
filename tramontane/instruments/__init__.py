"""Instruments: what spends the money of a plan and measures its results, each in its own package."""

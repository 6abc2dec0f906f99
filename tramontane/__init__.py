"""Tramontane: the platform on which a Region runs its artificial-intelligence plan."""

__version__ = "0.1.0"

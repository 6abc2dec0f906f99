"""Patterns that are tried only where the words that they need stand."""

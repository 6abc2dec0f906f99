"""Measures what the platform costs; ``make bench`` prints a table and writes ``bench/latest.json``."""

"""Persons and organisations, with what the text says they are."""

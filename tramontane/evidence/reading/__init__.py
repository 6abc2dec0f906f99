"""Turns archived bytes into a rendition: text with an exact map back to the source."""

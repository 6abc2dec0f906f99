"""Reads a rendition and returns typed claims, each with the characters that state it."""

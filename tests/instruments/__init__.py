"""Instruments made for the tests."""

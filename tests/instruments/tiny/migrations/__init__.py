"""Migrations of the tiny instrument."""

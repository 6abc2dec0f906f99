"""Spreadsheets of readings: what a file holds, and what is wrong in it, cell by cell."""

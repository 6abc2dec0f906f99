"""Indicators kept true: what is due of me, values proposed then validated, spreadsheets, weather."""

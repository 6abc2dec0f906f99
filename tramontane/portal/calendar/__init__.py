"""The dated lines of a plan: list, picture, table, and files that calendars read."""

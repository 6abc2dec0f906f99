"""A release to come: five migrations on tables that the release in service reads and writes."""

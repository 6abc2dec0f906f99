"""Open data: tables, files, archive, dictionary, catalogue."""

"""A table as a file: CSV, JSON, OpenDocument; a plan as an archive; and each read back."""

"""The officer's desk: documents in, lines decided, conflicts settled, versions published."""

"""kill -9 in the middle of an import or of a publication: after the restart, all of it or nothing of it."""

"""Open data: the tables of published plans and of instruments, their files, their dictionary and their catalogue."""

"""What the public still reads when the database is down or under maintenance: the last copy of each page, dated."""

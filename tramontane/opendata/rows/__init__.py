"""The rows of each table: what one line of a file says."""

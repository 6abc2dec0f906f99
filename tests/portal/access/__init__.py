"""Who may open or change what: every address × everybody × every method, written as one table."""

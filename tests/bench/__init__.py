"""The arithmetic and the parsing of the bench; no time is ever asserted."""

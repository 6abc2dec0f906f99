"""A tiny real instrument, for the tests: a box where people leave ideas, with votes and small prizes."""

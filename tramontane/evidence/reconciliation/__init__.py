"""Brings together what several sources say: of one plan or of two, the same, more precisely, or otherwise."""

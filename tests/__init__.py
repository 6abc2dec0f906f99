"""The tests of Tramontane: they mirror the package, run on a real PostgreSQL and in a random order."""

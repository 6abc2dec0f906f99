"""Sessions, fairs, conferences and deadlines."""

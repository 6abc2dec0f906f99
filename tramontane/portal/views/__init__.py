"""Public pages: read the request, ask for published plans, show."""

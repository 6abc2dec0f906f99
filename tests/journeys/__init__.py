"""What people do, in a real browser, on the platform as an operator runs it, with the demonstration loaded."""

"""Words, numbers and errors that every floor shares: no Django model, no app."""

"""Documents, the passages they hold and the facts they state."""

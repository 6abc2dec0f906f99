"""The names a document gives, and what its pronouns stand for."""

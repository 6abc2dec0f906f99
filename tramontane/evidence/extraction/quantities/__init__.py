"""What the numbers of a document count, and which of them are to be reached."""

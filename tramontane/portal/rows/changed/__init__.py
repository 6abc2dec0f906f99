"""What changed from one published version to the next, in words, by day, and as feeds."""

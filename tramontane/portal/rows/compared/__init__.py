"""Plans side by side: the questions put to each, what they are divided by, and what must be known before comparing."""

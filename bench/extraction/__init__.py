"""How well the extraction reads documents that a person annotated: the corpus, the marks, the scoreboard."""

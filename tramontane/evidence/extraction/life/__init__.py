"""The steps in the life of a plan: the verbs that tell them, what they speak of, and on which day."""

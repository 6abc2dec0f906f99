"""The optional language model: it proposes quotes and labels, the grammar decides what they are worth."""

"""What HTML and Word XML share: tags, written text with its map, open elements, blocks and tables."""

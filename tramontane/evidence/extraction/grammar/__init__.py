"""What words and digits say, whatever the document is about: typed spans with exact offsets."""

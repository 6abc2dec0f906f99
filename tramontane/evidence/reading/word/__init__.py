"""What is proper to Word files: the package and its list numbering."""

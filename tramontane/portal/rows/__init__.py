"""What pages show, made ready from published plans: words, figures with their proof, widths of bars."""

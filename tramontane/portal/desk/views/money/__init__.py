"""Pages of the money of a plan at the desk."""

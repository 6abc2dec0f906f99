"""What the plan says will be done, or not."""

"""What a migration may do while the site answers, and that the site does answer."""

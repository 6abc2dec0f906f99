"""What the processes of the platform are made of: conditions to start, preparation, children, web, worker."""

"""What the pages of the desk show, as frozen rows."""

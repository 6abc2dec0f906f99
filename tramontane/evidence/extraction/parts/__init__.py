"""The tree of a plan: its total, axes and their parts, and the additions that prove them."""

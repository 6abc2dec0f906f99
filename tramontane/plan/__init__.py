"""Plans and their lines (axes, envelopes, pledges, indicators…), from draft to published version."""

"""The catalogue for machines, in DCAT-AP 3: what it says, as JSON-LD and as Turtle."""

"""The additions a document lets verify: plan and axes, sums of the running text, tables."""

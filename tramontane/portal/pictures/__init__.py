"""Pictures of figures: sentence, table, CSV and drawing of the same numbers; drawn by the worker, once per version."""

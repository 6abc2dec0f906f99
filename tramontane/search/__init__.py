"""Search: what is published, found by its words; fed by the floors above, ranked inside PostgreSQL."""

"""The key of occurrences carries what ranking reads, so that a list of occurrences is read from its index alone."""

from django.db import migrations

FORWARD = """
ALTER TABLE search_posting DROP CONSTRAINT search_posting_pkey;
ALTER TABLE search_posting ADD PRIMARY KEY (term_id, entry_id) INCLUDE (frequency, length);
ALTER TABLE search_posting SET (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
"""
BACKWARD = """
ALTER TABLE search_posting DROP CONSTRAINT search_posting_pkey;
ALTER TABLE search_posting ADD PRIMARY KEY (term_id, entry_id);
ALTER TABLE search_posting RESET (autovacuum_vacuum_insert_scale_factor, autovacuum_analyze_scale_factor);
"""


class Migration(migrations.Migration):
    """Only indexes: no data."""

    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]

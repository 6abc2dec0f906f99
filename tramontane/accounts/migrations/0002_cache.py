"""The table of the shared cache, where attempts to sign in are counted for all web processes together."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [
        migrations.RunSQL(
            """
            CREATE TABLE tramontane_cache (
                cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
            );
            CREATE INDEX tramontane_cache_expires ON tramontane_cache (expires);
            """,
            "DROP TABLE tramontane_cache",
        )
    ]

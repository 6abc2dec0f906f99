"""Columns that the release in service does not know."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("plan", "0006_former_addresses")]
    operations = [
        migrations.RunSQL("ALTER TABLE plan_version ADD COLUMN next_note text"),
        migrations.RunSQL("ALTER TABLE plan_plan ADD COLUMN next_rank integer NOT NULL DEFAULT 0"),
    ]

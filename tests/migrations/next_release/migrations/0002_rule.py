"""A rule for what is written from now on."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("next_release", "0001_columns")]
    operations = [
        migrations.RunSQL("ALTER TABLE plan_version ADD CONSTRAINT next_rule CHECK (next_note <> '') NOT VALID"),
    ]

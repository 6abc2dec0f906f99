"""The same rule for what was there."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("next_release", "0002_rule")]
    operations = [migrations.RunSQL("ALTER TABLE plan_version VALIDATE CONSTRAINT next_rule")]

"""Data of a new column."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("next_release", "0004_index")]
    operations = [migrations.RunSQL("UPDATE plan_plan SET next_rank = id")]

"""An index built aside."""

from django.db import migrations


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("next_release", "0003_checked")]
    operations = [migrations.RunSQL("CREATE INDEX CONCURRENTLY next_index ON plan_version (published_at)")]

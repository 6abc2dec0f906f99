"""The eighteen French Regions, by INSEE code (Code officiel géographique)."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REGIONS = (
    ("01", "Guadeloupe", "guadeloupe"),
    ("02", "Martinique", "martinique"),
    ("03", "Guyane", "guyane"),
    ("04", "La Réunion", "la-reunion"),
    ("06", "Mayotte", "mayotte"),
    ("11", "Île-de-France", "ile-de-france"),
    ("24", "Centre-Val de Loire", "centre-val-de-loire"),
    ("27", "Bourgogne-Franche-Comté", "bourgogne-franche-comte"),
    ("28", "Normandie", "normandie"),
    ("32", "Hauts-de-France", "hauts-de-france"),
    ("44", "Grand Est", "grand-est"),
    ("52", "Pays de la Loire", "pays-de-la-loire"),
    ("53", "Bretagne", "bretagne"),
    ("75", "Nouvelle-Aquitaine", "nouvelle-aquitaine"),
    ("76", "Occitanie", "occitanie"),
    ("84", "Auvergne-Rhône-Alpes", "auvergne-rhone-alpes"),
    ("93", "Provence-Alpes-Côte d’Azur", "provence-alpes-cote-d-azur"),
    ("94", "Corse", "corse"),
)


def create(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    territory = apps.get_model("plan", "Territory")
    territory.objects.bulk_create([territory(code=c, name=n, slug=s) for c, n, s in REGIONS])


class Migration(migrations.Migration):
    dependencies = [("plan", "0002_rules")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]

"""What ``check-integrity`` looks at: the rules of the database, then what each floor says of its own rows."""

from collections.abc import Callable, Iterator

from django.db import connection

from tramontane.config.runtime.prepare import migrations_applied, migrations_on_disk
from tramontane.evidence import integrity as evidence
from tramontane.ledger import integrity as ledger
from tramontane.plan import integrity as plan
from tramontane.search import integrity as search

Check = Callable[[], Iterator[str]]


def _rows(query: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


def _migrations() -> Iterator[str]:
    for app, name in sorted(migrations_on_disk() - migrations_applied()):
        yield f"la migration {app}.{name} n’est pas appliquée"


def _rules() -> Iterator[str]:
    """Triggers switched off, constraints that were not checked, indexes left invalid."""
    for name, table in _rows(
        "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE tgenabled IN ('D', 'R') ORDER BY 1"
    ):
        yield f"la règle {name} de {table} est désactivée"
    for name, table in _rows("SELECT conname, conrelid::regclass::text FROM pg_constraint WHERE NOT convalidated"):
        yield f"la contrainte {name} de {table} n’est pas vérifiée"
    for (name,) in _rows("SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid"):
        yield f"l’index {name} est incomplet"


#: What is looked at → how.
CHECKS: dict[str, Check] = {
    "migrations": _migrations,
    "règles de la base": _rules,
    "archives": evidence.archives,
    "textes": evidence.renditions,
    "passages": evidence.passages,
    "faits": evidence.facts,
    "lignes de plan": plan.lines,
    "décisions": plan.decisions,
    "versions publiées": plan.versions,
    "imports": plan.imports,
    "soldes": ledger.balances,
    "écritures": ledger.entries,
    "identités du grand livre": ledger.identities,
    "scellés du journal": ledger.seals,
    "recherche": search.index,
}

"""What the import contracts cannot see of the floors: keys by string, templates, addresses, windows in lower floors."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import Model

PACKAGE = Path(settings.PACKAGE)
FLOORS = (
    "lib",
    "accounts",
    "evidence",
    "plan",
    "ledger",
    "instrument",
    "opendata",
    "search",
    "portal",
    "instruments",
    "config",
)
BELOW_PORTAL = FLOORS[: FLOORS.index("opendata")]
WEB = ("django.http", "django.urls", "django.shortcuts", "django.template", "django.views", "django.test")
WINDOWS = ("views", "urls", "templates", "jinja2", "static", "templatetags", "middleware")
REFERENCE = re.compile(r"""\{%-?\s*(?:extends|include|import|from)\s+["']([^"']+)["']""")
ADDRESS = re.compile(r"""\burl\(\s*["']([^"']+)["']""")


def floor_of(module: str) -> int | None:
    """The floor on which a module of the package stands."""
    parts = module.split(".")
    return FLOORS.index(parts[1]) if parts[0] == "tramontane" and len(parts) > 1 else None


def foreign_keys_upward(model: type[Model]) -> list[str]:
    """The keys of a model to a higher floor, or to another instrument."""
    found = []
    here = floor_of(model.__module__)
    for field in model._meta.get_fields():
        other = field.related_model if field.is_relation and field.concrete else None
        if other is None or isinstance(other, str):
            continue
        there = floor_of(other.__module__)
        sideways = other.__module__.startswith("tramontane.instruments.") and (
            other.__module__.split(".")[2] != model.__module__.split(".")[2]
        )
        if there is not None and here is not None and (there > here or sideways):
            found.append(f"{model.__name__}.{field.name} → {other.__name__}")
    return found


def owner_of(template: Path, package: Path) -> str:
    """The app that a template belongs to: ``portal``, ``instruments/academy``."""
    parts = template.relative_to(package).parts
    return "/".join(parts[: parts.index("jinja2")])


def templates(package: Path) -> dict[str, list[Path]]:
    """Every template, by app."""
    found: dict[str, list[Path]] = {}
    for path in sorted(package.rglob("jinja2/**/*.html")):
        found.setdefault(owner_of(path, package), []).append(path)
    return found


def foreign_templates(package: Path) -> list[str]:
    """Templates that extend, include or import one that is neither their app's nor the portal's."""
    by_app = templates(package)
    names = {a: {p.relative_to(package / a / "jinja2").as_posix() for p in paths} for a, paths in by_app.items()}
    found = []
    for app, paths in by_app.items():
        allowed = names[app] | names.get("portal", set())
        for path in paths:
            used = REFERENCE.findall(path.read_text(encoding="utf-8"))
            # A name that ends with "/" is completed by the template itself.
            found += [f"{path.relative_to(package)} → {name}" for name in used if not _is_in(allowed, name)]
    return found


def _is_in(allowed: set[str], name: str) -> bool:
    return name in allowed or (name.endswith("/") and any(a.startswith(name) for a in allowed))


def foreign_addresses(package: Path) -> list[str]:
    """URL names of an instrument used outside it: ``url('academy:…')`` in a template, ``reverse`` in Python."""
    found = []
    for path in sorted([*package.rglob("*.py"), *package.rglob("*.html")]):
        parts = path.relative_to(package).parts
        text = path.read_text(encoding="utf-8")
        used = ADDRESS.findall(text) if path.suffix == ".html" else list(_reversed(ast.parse(text)))
        owned = parts[1] if parts[0] == "instruments" and len(parts) > 1 else ""
        found += [f"{'/'.join(parts)} → {name}" for name in used if ":" in name and name.split(":")[0] != owned]
    return found


def _reversed(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            first = node.args[0]
            if node.func.id in ("reverse", "reverse_lazy", "redirect") and isinstance(first, ast.Constant):
                yield str(first.value)


def windows(package: Path) -> list[str]:
    """What lower floors have that belongs to the web: modules, folders, imports."""
    found = []
    for floor in BELOW_PORTAL:
        for path in sorted((package / floor).rglob("*")):
            if path.stem in WINDOWS:
                found.append(str(path.relative_to(package)))
            if path.suffix == ".py":
                names = [n for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) for n in _imported(node)]
                found += [f"{path.relative_to(package)} → {n}" for n in names if n.startswith(WEB)]
    return found


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def test_no_foreign_key_goes_up() -> None:
    models = [m for m in apps.get_models() if m.__module__.startswith("tramontane.")]
    assert len(models) > 20
    assert [fault for m in models for fault in foreign_keys_upward(m)] == []


def test_a_foreign_key_that_goes_up_is_seen() -> None:
    plan, user = apps.get_model("plan", "Plan"), apps.get_model("accounts", "User")
    field = user._meta.get_field("groups")
    assert foreign_keys_upward(plan) == []
    known = field.related_model
    try:
        field.related_model = plan  # as if it had been declared so
        assert foreign_keys_upward(user) == ["User.groups → Plan"]
    finally:
        field.related_model = known


def test_a_template_uses_those_of_its_app_and_of_the_portal_only() -> None:
    assert templates(PACKAGE)["portal"]
    assert foreign_templates(PACKAGE) == []


def test_an_address_of_an_instrument_is_used_by_itself_only() -> None:
    assert foreign_addresses(PACKAGE) == []


def test_the_lower_floors_have_no_windows() -> None:
    assert windows(PACKAGE) == []


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A package with one fault of each sort."""
    files = {
        "portal/jinja2/portal/layout.html": "{{ url('home') }}{{ url('academy:catalogue') }}",
        "instruments/academy/jinja2/academy/x.html": '{% extends "portal/layout.html" %}{% include "funding/x.html" %}',
        "instruments/funding/jinja2/funding/x.html": "{{ url('funding:list') }}",
        "instruments/funding/views.py": "reverse('academy:catalogue')\nreverse('funding:x')",
        "plan/views.py": "",
        "plan/queries.py": "from django.http import Http404",
        "ledger/jinja2/ledger/x.html": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_each_fault_is_seen(faulty: Path) -> None:
    assert foreign_templates(faulty) == ["instruments/academy/jinja2/academy/x.html → funding/x.html"]
    assert foreign_addresses(faulty) == [
        "instruments/funding/views.py → academy:catalogue",
        "portal/jinja2/portal/layout.html → academy:catalogue",
    ]
    assert windows(faulty) == ["plan/queries.py → django.http", "plan/views.py", "ledger/jinja2"]

"""Commands that bring plans in and out: ``import``, ``publish``, ``export``."""

import json
import time
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
import yaml
from pydantic import ValidationError

from tramontane.accounts.models import Organisation, User
from tramontane.accounts.queries import organisations_of
from tramontane.config.commands.files import replaced
from tramontane.config.commands.progress import progress
from tramontane.config.commands.sources import SourceType, is_address, received, stem
from tramontane.config.env import read
from tramontane.config.health import examine
from tramontane.config.runtime import prepare
from tramontane.config.runtime.database import opened
from tramontane.evidence.actions import Description
from tramontane.evidence.models import Document
from tramontane.lib.errors import Refusal
from tramontane.plan.actions import ask_import, confirm_import, import_plan, open_plan, process_import
from tramontane.plan.assembly import assemble, with_contents
from tramontane.plan.document import PlanDocument
from tramontane.plan.models import Import, Plan, Territory
from tramontane.plan.queries import published_plan, published_version
from tramontane.portal.publication import publish as publish_and_index

_PLAN_SUFFIXES = (".json", ".yaml", ".yml")
_ENDED = (Import.State.HELD, Import.State.DONE, Import.State.FAILED)
_PATIENCE_SECONDS = 180.0


class _PlainLoader(yaml.SafeLoader):
    """YAML whose dates stay words: an EDTF date may be a year, a season or an interval."""


_PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _person(email: str) -> User:
    found = User.objects.filter(email__iexact=email, is_active=True).first()
    if found is None:
        raise Refusal("account.unknown", f"Aucun compte actif à l’adresse {email} : créez-le (tramontane account).")
    return found


def _organisation(by: User, plan: Plan | None = None) -> Organisation:
    """The organisation for which the person acts, on the plan when there is one."""
    mine = organisations_of(by, "officer").order_by("code")
    found = (mine.filter(plans=plan).first() if plan else None) or mine.first()
    if found is None:
        raise Refusal("account.no_mandate", f"{by.email} n’a de mandat pour aucun organisme (tramontane account).")
    return found


def _plan(slug: str) -> Plan:
    found = Plan.objects.select_related("territory").filter(slug=slug).first()
    if found is None:
        known = ", ".join(Plan.objects.order_by("slug").values_list("slug", flat=True)) or "aucun"
        raise Refusal("plan.unknown", f"Aucun plan « {slug} » (plans connus : {known}).")
    return found


@click.command("import")
@click.argument("sources", nargs=-1, required=True, type=SourceType())
@click.option("--as", "email", required=True, metavar="ADRESSE", help="Compte au nom duquel importer.")
@click.option("--plan", "slug", metavar="PLAN", help="Adresse du plan (« ia-occitanie ») ; ouvert s’il n’existe pas.")
@click.option("--territory", metavar="CODE", help="Code INSEE de la Région, pour ouvrir le plan.")
@click.option("--publisher", help="Qui a publié les documents.")
@click.option("--title", help="Titre du document (par défaut, le nom du fichier).")
@click.option("--published-on", type=click.DateTime(["%Y-%m-%d"]), metavar="AAAA-MM-JJ", help="Date de publication.")
@click.option("--genre", type=click.Choice(Document.Genre.values), default="other", show_default=True, help="Nature.")
@click.option("--url", default="", help="Adresse où le document a été publié.")
@click.option("--same-plan", is_flag=True, help="Ajouter aussi les documents qui semblent parler d’un autre plan.")
def import_(sources: tuple[str, ...], email: str, **options: Any) -> int:  # noqa: ANN401  (click gives options by name)
    """Importe des documents dans un plan, ou un plan entier.

    Documents (fichiers .txt, .md, .html, .pdf, .docx, ou adresses https://) : --plan et --publisher sont
    obligatoires ; chacun est archivé, lu, et ses faits deviennent des lignes à valider.
    Un plan (.json ou .yaml, format tramontane-plan/2) : seul --as est obligatoire.
    """
    with opened(read()):
        prepare.migrate()
        by = _person(email)
        if len(sources) == 1 and not is_address(sources[0]) and Path(sources[0]).suffix.lower() in _PLAN_SUFFIXES:
            plan = import_plan(
                document=_load(Path(sources[0])), by=by, organisation=_organisation(by), slug=options["slug"] or ""
            )
            click.echo(f"Plan « {plan.slug} » importé, toutes ses lignes à valider.")
            return 0
        return _import_documents(sources, by, options)


def _load(file: Path) -> PlanDocument:
    """The plan document of a file. Raises ``Refusal`` with every place that is wrong."""
    try:
        if file.suffix.lower() == ".json":
            return PlanDocument.model_validate_json(file.read_bytes())
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=_PlainLoader)  # noqa: S506  (a SafeLoader)
        return PlanDocument.model_validate_json(json.dumps(content))
    except ValidationError as problem:
        places = [f"{'.'.join(map(str, e['loc'])) or 'document'} : {e['msg']}" for e in problem.errors()[:20]]
        said = "\n".join(f"  {place}" for place in places)
        raise Refusal("plan.format", f"{file} n’est pas un document tramontane-plan/2 :\n{said}") from problem
    except (yaml.YAMLError, UnicodeDecodeError, TypeError) as problem:
        raise Refusal("plan.format", f"{file} n’est pas lisible : {str(problem).splitlines()[0]}") from problem


def _import_documents(sources: tuple[str, ...], by: User, options: dict[str, Any]) -> int:
    missing = [f"--{name}" for name, key in (("plan", "slug"), ("publisher", "publisher")) if not options[key]]
    if missing:
        raise click.UsageError(f"pour importer des documents, donnez {' et '.join(missing)}.")
    plan = _open(options["slug"], options["territory"], by)
    organisation = _organisation(by, plan)
    by_worker = examine()["worker"]["state"] == "ok"
    said, failed = [], 0
    with progress(sources, label="Documents", length=len(sources)) as watched:
        for source in watched:
            name = source if is_address(source) else Path(source).name
            try:
                asked = _ask(source, plan, organisation, by, options)
                ended = _ended(asked) if by_worker else process_import(asked=asked)
                if ended.state == Import.State.HELD and options["same_plan"]:
                    asked = confirm_import(asked=ended, belongs=True, by=by)
                    ended = _ended(asked) if by_worker else process_import(asked=asked)
                is_out = ended.state != Import.State.DONE
                hint = " Pour l’ajouter quand même : --same-plan." if ended.state == Import.State.HELD else ""
                failed += is_out
                said.append((f"{name} : {ended.message}{hint}", is_out))
            except Refusal as refusal:
                failed += 1
                said.append((f"{name} : {refusal.message}", True))
    for line, is_error in said:
        click.echo(line, err=is_error)
    return 1 if failed else 0


def _ask(source: str, plan: Plan, organisation: Organisation, by: User, options: dict[str, Any]) -> Import:
    """Archive one document. Raises ``Refusal``."""
    found = received(source)
    published: datetime | None = options["published_on"]
    description = Description(
        title=options["title"] or stem(source),
        publisher=options["publisher"],
        published_on=date(published.year, published.month, published.day) if published else None,
        genre=options["genre"],
        url=options["url"] or (source if is_address(source) else ""),
        file_name=found.file_name,
    )
    return ask_import(
        plan=plan,
        content=found.content,
        description=description,
        organisation=organisation,
        by=by,
        media_type=found.media_type,
    )


def _open(slug: str, territory: str | None, by: User) -> Plan:
    found = Plan.objects.filter(slug=slug).first()
    if found is not None:
        return found
    if not territory:
        raise click.UsageError(f"le plan « {slug} » n’existe pas : donnez --territory pour l’ouvrir.")
    region = Territory.objects.filter(code=territory).first()
    if region is None:
        codes = ", ".join(f"{t.code} {t.name}" for t in Territory.objects.order_by("code"))
        raise Refusal("plan.territory", f"Territoire inconnu : {territory} (connus : {codes}).")
    return open_plan(slug=slug, territory=region, stewards=[_organisation(by)])


def _ended(asked: Import) -> Import:
    """The import once the worker has done it."""
    limit = time.monotonic() + _PATIENCE_SECONDS
    while asked.state not in _ENDED:
        if time.monotonic() > limit:
            raise Refusal("import.slow", "l’exécutant n’a pas encore lu ce document ; il le fera dès que possible.")
        time.sleep(0.1)
        asked.refresh_from_db()
    return asked


@click.command()
@click.argument("slug")
@click.option("--as", "email", required=True, metavar="ADRESSE", help="Compte qui publie.")
@click.option("--note", default="", help="Motif de la publication, public.")
def publish(slug: str, email: str, note: str) -> None:
    """Publie les lignes validées du plan SLUG : une version de plus, qui ne changera plus."""
    with opened(read()):
        version = publish_and_index(plan=_plan(slug), by=_person(email), note=note)
    click.echo(f"Version {version.number} du plan « {slug} » publiée (empreinte {version.sha256[:12]}).")


@click.command()
@click.argument("slug")
@click.option("--output", "-o", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Fichier écrit.")
@click.option("--version", "number", type=click.IntRange(min=1), help="Version publiée (par défaut, la dernière).")
@click.option("--draft", is_flag=True, help="Le plan en l’état, lignes en attente comprises.")
@click.option("--format", "form", type=click.Choice(["json", "yaml"]), help="Par défaut, d’après le nom du fichier.")
@click.option("--without-sources", is_flag=True, help="Sans le contenu des documents archivés.")
def export(
    *, slug: str, output: Path, number: int | None, draft: bool, form: str | None, without_sources: bool
) -> None:
    """Exporte le plan SLUG en un document qui se suffit : faits, preuves, sources comprises.

    La dernière version publiée ; à défaut de publication, ou avec --draft, le plan en l’état.
    """
    with opened(read()):
        document = _exported(_plan(slug), number, draft=draft)
        if not without_sources:
            document = with_contents(document)
    form = form or ("yaml" if output.suffix.lower() in (".yaml", ".yml") else "json")
    data = document.model_dump(mode="json", by_alias=True)
    with replaced(output) as temporary, temporary.open("w", encoding="utf-8") as file:
        if form == "yaml":
            yaml.safe_dump(data, file, allow_unicode=True, sort_keys=False, width=120)
        else:
            json.dump(data, file, ensure_ascii=False, indent=1)
            file.write("\n")
    click.echo(f"{output} : {output.stat().st_size / 1024:.0f} ko.")


def _exported(plan: Plan, number: int | None, *, draft: bool) -> PlanDocument:
    found = published_version(plan.slug, number) if number else None if draft else published_plan(plan.slug)
    if found is not None:
        return found.document
    if number:
        raise Refusal("plan.version", f"Le plan « {plan.slug} » n’a pas de version {number}.")
    return assemble(plan)

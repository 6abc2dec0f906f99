"""What citizens read: the right figures, each with its proof, and never a page that leads nowhere."""

import html
import re
from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tramontane.lib.french import NBSP, NNBSP
from tramontane.plan.models import Plan
from tramontane.portal.addresses import Addresses

START = ("/", "/plans/", "/comparer/", "/sources/", "/contradictions/", "/qualite/", "/composants/")


def shown(client: Client, address: str, status: int = 200) -> str:
    """The words of a page, without tags, with ordinary spaces."""
    response = client.get(address)
    assert response.status_code == status, address
    text = html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode()))
    return re.sub(r"\s+", " ", text.replace(NBSP, " ").replace(NNBSP, " "))


def links(client: Client, address: str) -> list[str]:
    """The addresses a page links to, itself in another language left out."""
    body = re.sub(r"<[^>]*\bhreflang=[^>]*>", "", client.get(address).content.decode())
    return [html.unescape(h) for h in re.findall(r'href="([^"]+)"', body)]


def follow(client: Client, starts: tuple[str, ...]) -> Counter[int]:
    """Open every page reachable on the site and check anchors; how many answers of each status."""
    seen: dict[str, int] = {}
    waiting = list(starts)
    while waiting:
        address = waiting.pop()
        if address in seen or address.startswith(("/static/", "/espace", "/connexion", "/en/")):
            continue
        response = client.get(address)
        seen[address] = response.status_code
        assert response.status_code == 200, address
        if "html" not in response.headers["Content-Type"]:
            continue
        body = response.content.decode()
        ids = re.findall(r'\bid="([^"]+)"', body)
        assert len(ids) == len(set(ids)), address
        assert body.count("<h1") == 1, address
        for target in map(html.unescape, re.findall(r'href="([^"]+)"', body)):
            path, _, anchor = target.partition("#")
            if not path:
                assert anchor in ids, (address, target)
            elif path.startswith("/"):
                waiting.append(path)
    return Counter(seen.values())


def test_every_link_of_every_public_page_leads_somewhere(client: Client, plan: Plan) -> None:
    assert follow(client, START)[200] > 40


def test_every_link_leads_somewhere_on_a_past_day(client: Client, plan: Plan) -> None:
    assert follow(client, ("/?au=2024-07-20",))[200] > 40


def test_the_plan_page_says_the_total_its_addition_and_where_it_comes_from(client: Client, plan: Plan) -> None:
    page = shown(client, "/plans/boussole/")
    assert "60 M€" in page
    assert "60 = 22 + 10 + 14 + 9 + 5" in page
    assert "22 = 18 + 4" in page
    assert page.count("l’addition tombe juste") == 2
    assert "adopté le 11 juillet 2024" in page
    assert "2024–2028" in page


def test_the_plan_page_tells_how_the_announced_figure_became_the_voted_one(client: Client, plan: Plan) -> None:
    page = shown(client, "/plans/boussole/")
    assert page.index("environ 50 M€ annoncés pour juin 2024") < page.index("60 M€ votés le 11 juillet 2024")


def test_a_figure_opens_the_sentence_that_states_it(client: Client, plan: Plan) -> None:
    page = client.get("/plans/boussole/").content.decode()
    giant = re.search(r'class="giant"><a class="figure" href="([^"]+)"', page)
    assert giant
    proof = client.get(giant[1]).content.decode()
    assert "<mark>doté de 60 millions d’euros</mark>" in proof
    assert "remplace" in proof
    source = re.search(r'href="(/sources/[^"#]+)#(f-[0-9a-f]+)"', proof)
    assert source
    assert f'id="{source[2]}"' in client.get(source[1]).content.decode()


def test_money_that_is_not_the_plans_own_stays_apart(client: Client, plan: Plan) -> None:
    page = shown(client, "/plans/boussole/")
    apart = page.index("Chiffres cités qui ne sont pas l’argent du plan")
    assert page.index("1,5 Md€") > apart


def test_not_filled_in_late_unknown_and_unsourced_are_different_words(client: Client, plan: Plan) -> None:
    page = shown(client, "/plans/boussole/")
    assert "non renseigné" in page
    assert "échéance passée, non déclaré atteint" in page
    assert "date inconnue" in page
    assert "de 2 à 5 M€ par an non sourcé" in page
    indicator = shown(client, "/plans/boussole/indicateurs/jeunes-entreprises/")
    assert "Valeur non renseignée" in indicator
    assert "Ce n’est pas zéro" in indicator
    assert "100 jeunes entreprises par an" in indicator
    assert "Échéance : 2028" in indicator


def test_lines_that_a_plan_does_not_have_are_not_found(client: Client, plan: Plan) -> None:
    for kind in ("axes", "enveloppes", "engagements", "indicateurs"):
        assert client.get(f"/plans/boussole/{kind}/rien/").status_code == 404
    assert client.get("/plans/boussole/versions/9/").status_code == 404
    assert client.get("/plans/inconnu/").status_code == 404
    assert client.get("/affirmations/0123456789abcdef/").status_code == 404
    assert client.get("/sources/0123456789ab/").status_code == 404


def test_the_comparison_says_what_plans_do_not_say(client: Client, plan: Plan) -> None:
    page = shown(client, "/comparer/")
    assert "12 M€ par an" in page
    assert "calcul : 60 M€ ÷ 5" in page
    assert "La Région" in page


def test_the_quality_page_counts_the_line_without_a_proof(client: Client, plan: Plan) -> None:
    page = shown(client, "/qualite/")
    assert "sans preuve : montant" in page
    assert "2 indicateurs sans valeur" in page
    assert "0 contradictions ouvertes" in page


def test_contradictions_face_each_other(client: Client, plan: Plan) -> None:
    page = shown(client, "/contradictions/")
    assert page.index("environ 50 M€") < page.index("60 M€")
    assert "Le vote arrête le montant." in page
    assert "expliqué" in page


def test_the_home_page_tells_the_plans_in_one_sentence(client: Client, plan: Plan) -> None:
    assert "60 M€ en Occitanie" in shown(client, "/")


def test_an_empty_platform_says_so(client: Client, db: None) -> None:
    assert "Aucun plan n’est encore publié" in shown(client, "/")
    for address in START[1:]:
        assert client.get(address).status_code == 200


def test_a_source_marks_its_sentences_and_what_replaced_them(client: Client, plan: Plan) -> None:
    addresses = [a for a in links(client, "/sources/") if re.match(r"/sources/\w{12}/", a)]
    pages = [client.get(a).content.decode() for a in addresses]
    spring = next(p for p in pages if "Au salon" in p)
    assert 'class="disputed"' in spring
    assert "est remplacé par" in spring
    assert "SHA-256" in spring


def test_the_document_and_its_schema_are_public(client: Client, plan: Plan) -> None:
    document = client.get("/plans/boussole.json").json()
    assert document["heading"]["title"] == "Plan Boussole"
    assert all(s.get("content") is None for s in document["sources"])
    assert "properties" in client.get("/schemas/plan-1.json", follow=True).json()


@pytest.mark.parametrize("day", ["", "?au=2024-07-11"])
@given(slug=st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}", fullmatch=True), number=st.integers(1, 999))
def test_addresses_made_by_hand_are_those_of_the_urls(day: str, slug: str, number: int) -> None:
    at, uid, sha = Addresses(day), "0123456789abcdef", "0123456789ab" + "0" * 52
    expected = {
        at.home(): reverse("home"),
        at.plan(slug): reverse("plan", args=(slug,)),
        at.plan_json(slug): reverse("plan_json", args=(slug,)),
        at.axis(slug, slug): reverse("axis", args=(slug, slug)),
        at.envelope(slug, slug): reverse("envelope", args=(slug, slug)),
        at.pledge(slug, slug): reverse("pledge", args=(slug, slug)),
        at.pledges(slug): reverse("pledges", args=(slug,)),
        at.indicator(slug, slug): reverse("indicator", args=(slug, slug)),
        at.calendar(slug): reverse("calendar", args=(slug,)),
        at.calendar_file(slug, "ics"): reverse("calendar_ics", args=(slug,)),
        at.calendar_file(slug, "csv"): reverse("calendar_csv", args=(slug,)),
        at.pictures(slug): reverse("pictures", args=(slug,)),
        at.picture_file(slug, slug, "csv"): reverse("picture_csv", args=(slug, slug)),
        at.picture_file(slug, slug, "vl.json"): reverse("picture_vl", args=(slug, slug)),
        at.briefing(slug): reverse("briefing", args=(slug,)),
        at.briefing_pdf(slug): reverse("briefing_pdf", args=(slug,)),
        at.versions(slug): reverse("versions", args=(slug,)),
        at.version(slug, number): reverse("version", args=(slug, number)),
        at.fact(uid): reverse("fact", args=(uid,)),
        at.source(sha): reverse("source", args=(sha[:12],)),
    }
    for made, reversed_ in expected.items():
        assert made == reversed_ + day

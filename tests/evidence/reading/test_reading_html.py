"""An HTML page is read as a browser shows it, and each character knows its place in the source."""

import pytest

from tests.evidence.reading.reading_documents import assert_sound, grid, shape
from tramontane.evidence.reading.read import read
from tramontane.evidence.rendition import Rendition
from tramontane.lib.errors import Refusal


def page(body: str, head: str = "") -> Rendition:
    rendition = read(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "text/html")
    assert_sound(rendition)
    return rendition


def test_a_figure_split_by_tags_and_entities_leads_back_to_its_source() -> None:
    rendition = page("<p>doté de <strong>350</strong>&nbsp;M&euro; sur 5&nbsp;ans.</p>")
    start = rendition.text.index("350")
    first, last = rendition.raw_span(start, start + len("350\xa0M€"))
    assert rendition.text[start : start + 6] == "350\xa0M€"
    assert rendition.raw[first:last] == "350</strong>&nbsp;M&euro;"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("a  b\n\t c", "a b c"),
        ("a <b> b</b>", "a b"),
        ("&amp;amp; &lt;p&gt;", "&amp; <p>"),
        ("&eacutee &notit; &unknown; & &#233;&#xE9;&#128;", "ée ¬it; &unknown; & éé€"),
        ("&#0;&#xD800;&#99999999999;", "\ufffd\ufffd\ufffd"),
        ("&NotEqualTilde;", "≂̸"),
        ("5 < 6 et <3", "5 < 6 et <3"),
        ("a<!-- > -- --><b>b</b><!-->c", "abc"),
        ("a<!-- x --!>b", "ab"),
        ("a<?php x ?>b<![CDATA[c]]>", "ab"),
        ("<a title='>' href=x>lien</a>", "lien"),
        ("un<br>deux", "un\ndeux"),
        ("2019<sup>3</sup> et m<sup>2</sup>", "2019 3 et m2"),
    ],
)
def test_text_is_what_a_browser_shows(source: str, shown: str) -> None:
    assert page(f"<p>{source}</p>").text == shown


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>60 M€ </p></script>",
        "<style>60</style>",
        "<template><p>60</p></template>",
        "<noscript>60</noscript>",
        "<span hidden>60</span>",
        '<span hidden="until-found">60</span>',
        "<div aria-hidden=TRUE>6<i>0</i></div>",
        "<span style='color:red; DISPLAY : none'>60</span>",
        "<span style='display:none!important;display:block'>60</span>",
        "<span style='display&#58;none'>60</span>",
        "<span style='visibility: hidden'>60</span>",
        "<span style='opacity: 0'>60</span>",
        "<span style='font-size:0.0px !important'>60</span>",
        "<!-- 60 -->",
        "<del>60</del>",
        "<textarea><b>60</textarea>",
        "<select><option>60</select>",
        "<svg><text>60</text></svg>",
    ],
)
def test_what_is_not_shown_is_not_evidence(hidden: str) -> None:
    assert page(f"<div>avant {hidden} après</div>").text.split() == ["avant", "après"]


@pytest.mark.parametrize(
    "style",
    [
        "display:none;display:block",
        "visibility:visible",
        "display:nonesuch",
        "background:none",
        "opacity:0.9",
        "font-size:0.9em",
    ],
)
def test_what_is_shown_stays(style: str) -> None:
    assert page(f"<p style='{style}'>60 M€</p>").text == "60 M€"


def test_hidden_text_ends_where_the_browser_ends_it() -> None:
    assert page("<p hidden>a<b>b<p>c</p><div><s>d</div>e</s>f").text == "c\nef"
    assert page("<s><p>a</s>b</p>").text == "b"


@pytest.mark.parametrize("part", ["nav", "header", "footer", "aside", "div role=navigation"])
def test_the_menus_of_the_page_are_left_out(part: str) -> None:
    assert page(f"<{part}>Menu</{part.partition(' ')[0]}><main><p>Texte</p></main>").text == "Texte"


def test_the_header_of_an_article_is_evidence_and_a_page_of_menus_is_still_read() -> None:
    assert page("<article><header><h1>T</h1></header><p>x</p><footer>y</footer></article>").text == "T\nx\ny"
    assert page("<header>Tout est ici</header>").text == "Tout est ici"


def test_lists_keep_nesting_numbers_and_what_follows_a_sublist() -> None:
    source = "<ol start=3><li>a<ul><li>b</ul>c<li value=7><p>d</p><p>e</p></ol><ol type=i><li>f<li>g</ol>"
    assert shape(page(source)) == [
        ("item", 1, "3.", "a"),
        ("item", 2, "•", "b"),
        ("paragraph", 1, "", "c"),
        ("item", 1, "7.", "d"),
        ("paragraph", 1, "", "e"),
        ("item", 1, "i.", "f"),
        ("item", 1, "ii.", "g"),
    ]


def test_bullets_typed_by_hand_are_items() -> None:
    assert [b[0::2] for b in shape(page("<p>Trois axes :<br>• un<br>• deux</p>"))] == [
        ("paragraph", ""),
        ("item", "•"),
        ("item", "•"),
    ]


def test_tables_keep_headers_spans_and_caption() -> None:
    rendition = page(
        "<table><caption>En k€</caption><thead><tr><td rowspan=2>Axe<td colspan=2>Crédits<tr><td>AE<td>CP</thead>"
        "<tr><th rowspan=2>Calcul<td>12<td>13</tr><tr><td>14<td><p>15</p></table>"
    )
    assert grid(rendition)[4:] == [
        (2, 0, "Calcul", ("Axe",), ""),
        (2, 1, "12", ("Crédits", "AE"), "Calcul"),
        (2, 2, "13", ("Crédits", "CP"), "Calcul"),
        (3, 1, "14", ("Crédits", "AE"), "Calcul"),
        (3, 2, "15", ("Crédits", "CP"), "Calcul"),
    ]
    assert {b.caption for b in rendition.blocks if b.kind == "cell"} == {"En k€"}


def test_a_misplaced_caption_is_ordinary_text() -> None:
    assert len(grid(page("<table><th>0<tr><th>1<caption>x</caption><td>2</table>"))) == 3


def test_a_table_that_lays_out_the_page_is_not_data() -> None:
    rendition = page("<table><tr><td><h1>T</h1><p>x</p><td><table><tr><td>a<td>b<tr><td>c<td>1</table></table>")
    assert [b[0] for b in shape(rendition)] == ["title", "paragraph", "cell", "cell", "cell", "cell"]


def test_headings_quotes_and_preformatted_text() -> None:
    rendition = page(
        "<h1>T</h1><h3>s</h4>u<blockquote><p>q</p></blockquote><pre>a\r\n  b</pre><p role=heading aria-level=4>r"
    )
    assert shape(rendition) == [
        ("title", 1, "", "T"),
        ("heading", 3, "", "s"),
        ("paragraph", 1, "", "u"),
        ("quote", 1, "", "q"),
        ("paragraph", 1, "", "a\r\n  b"),
        ("heading", 4, "", "r"),
    ]


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>A &amp; B\n | Site</title>", "<p>x", "A & B | Site"),
        ("<title>A</title>", "<h1>Le <i>plan</i></h1>", "Le plan"),
        ("<title>A</title>", "<h1>un</h1><h1>deux</h1>", "A"),
    ],
)
def test_the_title_is_the_only_main_heading_or_what_the_page_declares(head: str, body: str, title: str) -> None:
    assert page(body, head).title == title


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta content="2019-06-27T08:10:00+02:00" property="article:published_time">', "<time datetime=2018-01-01>"),
        ("<meta name=DC.date content=2019-06-27>", ""),
        ('<script type="application/ld+json">{"datePublished": "2019-06-27T08:00"}</script>', ""),
        ("", "<article><header><time datetime=2019-06-27>27 juin</time></header><time datetime=2020-01-01>"),
    ],
)
def test_the_publication_date_comes_from_the_page(head: str, body: str) -> None:
    assert page(f"{body}<p>x", head).published_on == "2019-06-27"


def test_a_date_in_the_text_or_an_impossible_one_is_not_the_publication_date() -> None:
    body = "<article><p>voté le <time datetime=2019-06-20>20 juin</time></p></article>"
    assert page(body, "<meta property=article:published_time content=2019-02-31>").published_on == ""


def test_raw_is_the_decoded_source_with_its_newlines_and_mark() -> None:
    source = "\ufeff<p>été</p>\r\n<p>&eacute;t&eacute;"
    rendition = read(source.encode(), "text/html")
    assert (rendition.raw, rendition.text) == (source, "été\nété")


def test_the_charset_that_the_page_declares_is_used() -> None:
    source = "<meta charset=windows-1251><p>ЗАКОН"
    assert read(source.encode("cp1251"), "text/html").text == "ЗАКОН"


@pytest.mark.parametrize("body", ["", "<script>x</script>", "<!-- x", "<p>&#32; </p>", "<title>x"])
def test_a_page_that_shows_nothing_is_refused(body: str) -> None:
    with pytest.raises(Refusal) as refused:
        page(body)
    assert refused.value.rule == "document.no_text"

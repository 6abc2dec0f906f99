"""Whatever the markup, each word of an HTML page or of a Word file leads back to characters that state it."""

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evidence.reading.reading_documents import assert_sound, attempt, docx, squeezed, words

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
INLINE, BLOCK = (
    ["b", "em", "a", "span", "sup", "code"],
    ["p", "div", "ul", "li", "td", "table", "tr", "h2", "blockquote", "pre"],
)
UNSHOWN = re.compile(r"<!--.*?-->|<script>.*?</script>|<span hidden>.*?</span>|<[^>]*>", re.DOTALL)

letters = st.text(st.sampled_from("aé0€5œ\xa0 \n,ﬁ🙂"), min_size=1, max_size=8)
"""Plain text and what it shows."""
plain = letters.map(lambda t: (t, t))
entity = st.sampled_from(
    ["&amp;", "&euro;", "&nbsp;", "&#233;", "&#x20AC;", "&lt;", "&NotEqualTilde;", "&copy", "&#10;"]
).map(lambda e: (e, html.unescape(e)))
nothing = st.sampled_from(
    ["<!-- 60 > M€ -->", "<script>60 < 5</script>", "<span hidden>6<i>0</i></span>", "<wbr>"]
).map(lambda n: (n, ""))
Piece = tuple[str, str]


def wrapped(inner: st.SearchStrategy[list[Piece]]) -> st.SearchStrategy[Piece]:
    inline = st.sampled_from(INLINE)
    return st.builds(
        lambda name, pieces: (
            f'<{name} class="x">' + "".join(p[0] for p in pieces) + f"</{name}>",
            "".join(p[1] for p in pieces),
        ),
        inline,
        inner,
    )


pieces = st.recursive(
    st.lists(st.one_of(plain, entity, nothing), max_size=6),
    lambda inner: st.lists(st.one_of(plain, entity, nothing, wrapped(inner)), max_size=4),
    max_leaves=12,
)


def stated(raw: str) -> str:
    """What a stretch of HTML states: an independent reading by removal of tags and ``html.unescape``."""
    return squeezed(str(html.unescape(UNSHOWN.sub("", raw))))


@given(st.lists(st.tuples(st.sampled_from(["p", "div", "h2", "blockquote"]), pieces), min_size=1, max_size=5))
def test_a_well_formed_page_shows_its_words_in_order_and_each_leads_back(blocks: list[tuple[str, list[Piece]]]) -> None:
    source = "\r\n".join(f"<{name}>{''.join(p[0] for p in inner)}</{name}>" for name, inner in blocks)
    shown = [squeezed("".join(p[1] for p in inner)) for _, inner in blocks]
    rendition = attempt(source.encode(), "text/html")
    if isinstance(rendition, str):
        assert rendition in {"document.no_text", "document.empty"}
        assert not any(shown)
        return
    assert rendition.raw == source
    assert_sound(rendition)
    assert squeezed(rendition.text) == "".join(shown)
    for word, raw in words(rendition):
        assert stated(raw) == squeezed(word)


soup = st.lists(
    st.one_of(
        letters,
        st.sampled_from([f"<{n}>" for n in INLINE + BLOCK] + [f"</{n}>" for n in INLINE + BLOCK]),
        st.sampled_from(
            ["<p hidden>", "<s>", "</s>", "<br>", "<!--", "-->", "<", "&", "&am", "<a b='", '"', "<td colspan=3>", "</"]
        ),
        st.sampled_from(
            [
                "<th>",
                "<caption>",
                "</caption>",
                "<nav>",
                "</nav>",
                "<ol>",
                "</ol>",
                "<title>",
                "</title>",
                "<td rowspan=2>",
            ]
        ),
    ),
    max_size=60,
)


@settings(max_examples=300)
@given(soup)
def test_tag_soup_is_read_soundly(parts: list[str]) -> None:
    source = "".join(parts)
    rendition = attempt(source.encode(), "text/html")
    if isinstance(rendition, str):
        assert rendition in {"document.no_text", "document.empty"}
        return
    assert rendition.raw == source
    assert_sound(rendition)


xml_text = st.text(st.sampled_from("aé0€ \xa0ﬁ🙂,"), min_size=1, max_size=8)
xml_piece = st.one_of(
    xml_text.map(lambda t: (t, t)), st.sampled_from([("&amp;", "&"), ("&#8364;", "€"), ("&lt;", "<"), ("&#xE9;", "é")])
)
run = st.builds(
    lambda properties, inner: (
        f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{"".join(p[0] for p in inner)}</w:t></w:r>',
        "" if "vanish" in properties else "".join(p[1] for p in inner),
    ),
    st.sampled_from(["", "<w:b/>", "<w:vanish/>", '<w:sz w:val="20"/>']),
    st.lists(xml_piece, max_size=4),
)
gone = run.map(lambda r: (f'<w:del w:id="1">{r[0]}</w:del>', ""))


@given(st.lists(st.lists(st.one_of(run, gone), max_size=5), min_size=1, max_size=4))
def test_a_word_file_shows_its_words_in_order_and_each_leads_back(paragraphs: list[list[Piece]]) -> None:
    body = "".join("<w:p>" + "".join(r[0] for r in runs) + "</w:p>" for runs in paragraphs)
    shown = squeezed("".join(r[1] for runs in paragraphs for r in runs))
    rendition = attempt(docx(body), DOCX)
    if isinstance(rendition, str):
        assert rendition == "document.no_text"
        assert not shown
        return
    assert_sound(rendition)
    assert squeezed(rendition.text) == shown
    hidden = re.compile(r"<w:del .*?</w:del>|<w:r><w:rPr><w:vanish/>.*?</w:r>")
    for word, raw in words(rendition):
        assert squeezed(html.unescape(re.sub(r"<[^>]*>", "", hidden.sub("", raw)))) == squeezed(word)

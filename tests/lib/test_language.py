"""The language of the answer, and the marks around what stays in French."""

import pytest
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language, gettext
from hypothesis import given
from hypothesis import strategies as st

from tramontane.lib.language import ENGLISH, FRENCH, fr, language, marked_up, unmarked, unmarked_bytes
from tramontane.portal.languages import speaking


def test_a_block_speaks_english_and_french_comes_back() -> None:
    with speaking(ENGLISH):
        assert (language(), get_language(), gettext("Accueil")) == ("en", "en-gb", "Home")
        assert reverse("plans") == "/en/plans/"
        with speaking(FRENCH):
            assert (gettext("Accueil"), reverse("plans")) == ("Accueil", "/plans/")
        assert reverse("plans") == "/en/plans/"
    assert (language(), get_language(), gettext("Accueil")) == ("fr", "fr", "Accueil")
    assert get_script_prefix() == "/"


def test_french_comes_back_after_an_error_too() -> None:
    with pytest.raises(ZeroDivisionError), speaking(ENGLISH):
        raise ZeroDivisionError
    assert (language(), get_script_prefix()) == ("fr", "/")


def test_nothing_is_marked_in_french() -> None:
    assert fr("Soutenir la recherche") == "Soutenir la recherche"


def test_marks_become_elements_in_texts_and_vanish_elsewhere() -> None:
    with speaking(ENGLISH):
        title = fr("Axe : un")
    html = f'<title>{title} — x</title><p title="{title}">{title} : 3</p><option value="a">{title}</option>'
    assert marked_up(html) == (
        '<title>Axe : un — x</title><p title="Axe : un"><span lang="fr">Axe : un</span>: 3</p>'
        '<option lang="fr" value="a">Axe : un</option>'
    )
    assert unmarked(title) == "Axe : un"
    assert unmarked_bytes(title.encode()) == b"Axe : un"


@given(st.lists(st.text(alphabet="ab<>&: éà", max_size=8), max_size=5))
def test_no_mark_is_left_whatever_the_texts(texts: list[str]) -> None:
    with speaking(ENGLISH):
        marked = "<b>".join(fr(t) for t in texts)
    assert unmarked(marked_up(marked)) == marked_up(marked)

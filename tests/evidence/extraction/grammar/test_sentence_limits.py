"""Where sentences and clauses end, to the letter."""

from dataclasses import replace

import pytest

from tests.evidence.extraction.grammar.test_lexicons import words
from tests.evidence.extraction.grammar.test_places_and_sentences import clause, sentences
from tests.evidence.extraction.texts import rendition_of
from tramontane.evidence.extraction.cues.texts import text_of
from tramontane.evidence.extraction.grammar.folding import Folded, fold_text
from tramontane.evidence.extraction.grammar.sentences import Sentence, blocks_of, clause_of, sentences_of
from tramontane.evidence.rendition import Block, BlockKind

ABBREVIATIONS = words("M|MM|Mme|Mmes|Dr|Pr|Me|art|n|no|cf|etc|env|St|Ste|av|chap|p|vol|J|x")


@pytest.mark.parametrize("short", ABBREVIATIONS)
def test_an_abbreviation_ends_no_sentence_but_a_word_that_ends_like_it_does(short: str) -> None:
    assert sentences(f"Voici {short}. Durand") == [f"Voici {short}. Durand"]
    assert sentences(f"Voici zy{short}. Durand") == [f"Voici zy{short}.", "Durand"]
    assert sentences(f"Voici {short} ! Durand") == [f"Voici {short} !", "Durand"]


@pytest.mark.parametrize("mark", [".", "!", "?", "…", "..", "!!!", "?!?!", ".»", '."', ".)", ". »", "! »", "?)", "…»"])
def test_each_mark_that_ends_a_sentence(mark: str) -> None:
    assert sentences(f"Voici tout{mark} Durand") == [f"Voici tout{mark}", "Durand"]
    assert sentences(f"Voici tout{mark}   Durand") == [f"Voici tout{mark}", "Durand"]
    for going_on in ("durand", "à Brest", ", Durand", "; Durand", ": Durand", ") Durand"):
        assert sentences(f"Voici tout{mark} {going_on}")[0] != f"Voici tout{mark}", going_on
    assert sentences(f"Voici tout{mark.replace(' ', '')}Durand")[1:] == []


def test_a_semicolon_and_a_line_end_a_sentence() -> None:
    assert sentences("Un ; deux") == ["Un ;", "deux"]
    assert sentences("Un ;deux") == ["Un ;deux"]


def test_a_number_before_a_stop_ends_a_sentence_when_a_capital_follows() -> None:
    assert sentences("En 2024. Puis") == ["En 2024.", "Puis"]
    assert sentences("En 2024. « Puis") == ["En 2024. « Puis"]
    assert sentences("En 2024. 5 axes") == ["En 2024. 5 axes"]


def made(text: str, *blocks: Block) -> list[str]:
    folded = Folded(text, text, text_of(fold_text(text)))
    return [text[s.start : s.end] for s in sentences_of(folded, blocks)]


def test_a_number_that_opens_a_block_ends_nothing() -> None:
    for lead, cut in (("1", False), ("12", False), ("123", False), ("1234", True), ("12345", True)):
        text = f"{lead}. Titre"
        assert made(text, Block("paragraph", 0, len(text))) == ([f"{lead}.", "Titre"] if cut else [text]), lead
    text = "Or, puis.12. Titre"
    assert made(text, Block("paragraph", 9, len(text))) == ["12. Titre"]


@pytest.mark.parametrize(
    ("kind", "cut"), [("paragraph", True), ("item", True), ("cell", False), ("heading", False), ("title", False)]
)
def test_a_cell_and_a_heading_are_one_sentence(kind: BlockKind, cut: bool) -> None:
    block = Block(kind, 0, 9)
    assert made("Un. Deux.", block) == (["Un.", "Deux."] if cut else ["Un. Deux."])


def test_a_letter_belongs_to_one_block_unless_it_is_in_a_cell() -> None:
    text = "Un. Deux. Trois."
    assert made(text, Block("paragraph", 0, 9), Block("paragraph", 3, 16)) == ["Un.", "Deux.", " Trois."]
    assert made(text, Block("paragraph", 0, 9), Block("cell", 4, 9)) == ["Un.", "Deux.", "Deux."]
    assert made(text, Block("paragraph", 0, 16), Block("paragraph", 4, 9)) == ["Un.", "Deux.", "Trois."]
    assert made(text, Block("paragraph", 0, 16), Block("paragraph", 4, 9), Block("paragraph", 9, 16)) == [
        "Un.", "Deux.", "Trois.",
    ]  # fmt: skip


def test_a_sentence_has_its_number_and_that_of_its_block() -> None:
    text = "Un. Deux. Trois."
    folded = Folded(text, text, text_of(text.lower()))
    found = sentences_of(folded, [Block("paragraph", 0, 9), Block("paragraph", 10, 16)])
    assert found == [Sentence(0, 3, 0, 0), Sentence(4, 9, 0, 1), Sentence(10, 16, 1, 2)]
    assert sentences_of(Folded("   ", "   ", text_of("   ")), [Block("paragraph", 0, 3)]) == []


def test_blocks_come_in_order_the_longest_first_and_the_empty_ones_left_out() -> None:
    blocks = (Block("cell", 4, 6), Block("paragraph", 4, 9), Block("paragraph", 2, 2), Block("paragraph", 0, 3))
    found = blocks_of(replace(rendition_of("Un deux trois"), blocks=blocks))
    assert [(b.start, b.end) for b in found] == [(0, 3), (4, 9), (4, 6)]
    assert blocks_of(replace(rendition_of("Un deux"), blocks=())) == (Block("paragraph", 0, 7),)
    assert blocks_of(rendition_of("")) == ()


def test_a_sentence_is_cut_at_the_last_space_before_twelve_hundred_letters() -> None:
    def lengths(text: str) -> list[int]:
        return [len(s) for s in made(text, Block("paragraph", 0, len(text)))]

    assert lengths("a" * 1200) == [1200]
    assert lengths("a" * 1201) == [600, 601]
    assert lengths("a" * 1199 + " " + "b" * 10) == [1199, 10]
    assert lengths("a" * 1198 + " " + "b" * 10) == [1198, 10]
    assert lengths("a" * 1200 + " " + "b" * 10) == [600, 611]
    assert lengths("a" * 700 + " " + "b" * 600) == [700, 600]
    assert lengths("a" * 500 + " " + "b" * 900) == [600, 801]
    assert lengths("a" * 599 + " " + "b" * 900) == [599, 900]
    assert lengths("a" * 600 + " " + "b" * 900) == [600, 900]


OPPOSED = """mais|tandis que|alors que|pendant que|auxquels|auxquelles|contre|quand|et non|au lieu|si le|si la|si les
    |si l’a|s’il|s’ils"""
ADDED = "dont|selon|soit|avec|et la|et le|et les|et l’a|et elle|et il"


@pytest.mark.parametrize("word", words(OPPOSED))
def test_each_word_that_opens_a_clause(word: str) -> None:
    low = fold_text(word)
    assert clause(f"elle paie 12, {word} autre 5", "12") == "elle paie 12"
    assert clause(f"elle paie 12 {word} autre 5", "12") == "elle paie 12"
    assert clause(f"elle paie 12, {word} autre 5", "5") == f"{low} autre 5"
    assert clause(f"elle paie 12 {word}zz autre 5", "12") != "elle paie 12" or word[-2] == "’"
    assert clause("elle paie 12 contre-la-montre 5", "12") == "elle paie 12 contre-la-montre 5"


@pytest.mark.parametrize("word", words(ADDED))
def test_each_word_that_opens_a_clause_after_a_comma(word: str) -> None:
    assert clause(f"elle paie 12, {word} autre 5", "12") == "elle paie 12"
    assert clause(f"elle paie 12, {word} autre 5", "5") == f"{fold_text(word)} autre 5"
    assert clause(f"elle paie 12 {word} autre 5", "12") == fold_text(f"elle paie 12 {word} autre 5")
    assert clause(f"elle paie 12, {word}zz autre 5", "12") != "elle paie 12" or word[-2] == "’"


@pytest.mark.parametrize("mark", ["; ", " ; ", ": ", " : ", "— ", " — ", " – ", "  – ", ") ", "), ", " ) "])
def test_each_mark_that_parts_two_clauses(mark: str) -> None:
    assert clause(f"elle paie 12{mark}autre 5", "12") == "elle paie 12"
    assert clause(f"elle paie 12{mark}autre 5", "5") == "autre 5"
    assert clause(f"elle paie 12{mark.strip()}autre 5", "5") != "autre 5"


def test_a_clause_may_touch_what_it_holds_and_stays_in_its_sentence() -> None:
    low = "a ; b ; c ; d"
    assert clause_of(low, Sentence(0, 13, 0, 0), 4, 5) == (4, 5)
    assert clause_of(low, Sentence(0, 13, 0, 0), 8, 9) == (8, 9)
    assert clause_of(low, Sentence(0, 13, 0, 0), 4, 9) == (4, 9)
    assert clause_of(low, Sentence(4, 9, 0, 0), 4, 5) == (4, 5)
    assert clause_of(low, Sentence(4, 9, 0, 0), 8, 9) == (8, 9)
    assert clause_of(low, Sentence(0, 13, 0, 0), 0, 1) == (0, 1)
    assert clause_of(low, Sentence(0, 13, 0, 0), 12, 13) == (12, 13)

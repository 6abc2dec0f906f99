"""French words made comparable: folded, without the small ones; addresses made from titles."""

import re
import unicodedata

_SMALL = """
    a au aux avec ce ces cette d dans de des du elle en entre est et eu il ils l la le les leur leurs
    lui ma mais me meme n ne nos notre nous on ou par pas plus pour qu que qui s sa se ses son sont sur
    ta te tes ton tous toute toutes tout un une vos votre vous y ainsi donc sera seront
"""
SMALL = frozenset(_SMALL.split())


def fold(text: str) -> str:
    """Lower case, no accents, no punctuation, single spaces."""
    plain = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE")).lower()
    return " ".join(re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c))))


def keywords(text: str) -> tuple[str, ...]:
    """The folded words that carry meaning, in order, plural ``s`` and ``x`` dropped."""
    return tuple(re.sub(r"(?<=\w{3})[sx]$", "", w) for w in fold(text).split() if w not in SMALL)


def similarity(one: str, other: str) -> float:
    """From 0 to 1: shared keywords over all keywords, or over the shorter text when it is wholly contained."""
    a, b = set(keywords(one)), set(keywords(other))
    if not a or not b:
        return float(fold(one) == fold(other))
    shared = len(a & b)
    inclusion = shared / min(len(a), len(b)) if min(len(a), len(b)) >= 2 else 0.0
    return max(shared / len(a | b), 0.8 * inclusion if inclusion == 1 else 0.0)


def slug(title: str, *, longest: int = 60) -> str:
    """An address made of the first meaningful words of a title; ``sans-titre`` when there is none."""
    words: list[str] = []
    for word in fold(title).split():
        if word in SMALL and not words:
            continue
        if len("-".join([*words, word])) > longest:
            break
        words.append(word)
    while words and words[-1] in SMALL:
        words.pop()
    return "-".join(words) or "sans-titre"


def capitalised(title: str) -> str:
    """The title with a capital, without the punctuation around it in its sentence, its quotation marks in pairs."""
    clean = re.sub(r"\s+", " ", title).strip(" \u00a0\u202f,;:.–—-•")
    if clean.count("«") > clean.count("»"):
        clean += "\u00a0»"
    return clean[:1].upper() + clean[1:]


def without_article(title: str) -> str:
    """« l’animation des travaux » → « animation des travaux »."""
    return re.sub(r"^(?:l[’']|d[’']|(?:le|la|les|un|une|des|du|de la)\s+)", "", title.strip(), flags=re.IGNORECASE)

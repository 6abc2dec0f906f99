"""How far two words are: letters added, lost, replaced or swapped."""


def trigrams(word: str) -> list[str]:
    """Three letters in a row of a word, its ends included, each once; as the index cuts them."""
    padded = f" {word} "
    return list(dict.fromkeys(padded[i : i + 3] for i in range(len(word))))


def distance(one: str, other: str, most: int) -> int:
    """How many letters to add, drop, replace or swap (neighbours); ``most + 1`` when it takes more than ``most``."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        new = [i]
        for j, facing in enumerate(other, start=1):
            best = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == facing:
                best = min(best, before[j - 2] + 1)
            new.append(best)
        if min(new) > most:
            return most + 1
        before, row = row, new
    return min(row[-1], most + 1)


def tolerance(word: str) -> int:
    """How many letters may be wrong: none in a short word or a number, one up to five letters, two beyond."""
    if len(word) < 4 or any(c.isdigit() for c in word):
        return 0
    return 1 if len(word) <= 5 else 2

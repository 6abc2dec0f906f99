"""Texts made to be slow to read: the time of the whole extraction on each, at growing sizes, and its slope.

``python -m bench.extraction.hostile [--sizes 0.6,1.25,2.5,5] [--only NAME] [--profile]``: a slope of 1 is linear.
"""

import argparse
import cProfile
import itertools
import math
import pstats
import signal
import time
from collections.abc import Callable, Iterator
from datetime import date
from types import FrameType

from tramontane.evidence.extraction.extract import extract
from tramontane.evidence.reading.read import read, sniff
from tramontane.evidence.rendition import Rendition

_DAY = date(2025, 6, 2)
_SENTENCE = (
    "La Région Occitanie a adopté le 11 juillet 2024 le plan « Horizon IA », doté de 60 millions d’euros pour 2024-2028"
    ", dont 2 de mécénat ; Mme Léa Roy, présidente, veut former 5 000 personnes par an d’ici 2028. "
)


def _repeated(pattern: str) -> Callable[[int], str]:
    return lambda size: (pattern * (size // len(pattern) + 1))[:size]


def _climbing(size: int) -> str:
    """« de 1 à 2 à 3 à… »."""
    return ("de " + " à ".join(map(str, itertools.islice(itertools.count(1), size // 8 + 1))))[:size]


def _nested(size: int) -> str:
    return "(" * (size // 2) + ")" * (size // 2)


TEXTS: dict[str, Callable[[int], str]] = {
    "prose, lines": _repeated(_SENTENCE + "\n\n"),
    "prose, one line": _repeated(_SENTENCE),
    "prose, no full stop": _repeated(_SENTENCE.replace(".", ",")),
    "words": _repeated("le plan de la région pour la donnée et "),
    "one word": _repeated("a"),
    "capitals": _repeated("Région Sud Horizon Europe "),
    "digits": _repeated("1"),
    "digits in groups": _repeated("000 "),
    "digits and O": _repeated("9OO "),
    "decimals": _repeated("1,1."),
    "spaces": lambda size: "a" + " " * size + "b",
    "lines": lambda size: "a" + "\n" * size + "b",
    "nested brackets": _nested,
    "open brackets": _repeated("(["),
    "quotes": _repeated("« "),
    "closed quotes": _repeated("« a » "),
    "straight quotes": _repeated('"a '),
    "a million and": _repeated("un million et "),
    "number words": _repeated("deux cent mille "),
    "sums": _repeated("12 millions d’euros, "),
    "sums in brackets": _repeated("quinze euros (15 €) "),
    "understood": _repeated("12 millions, dont 2 et 3 pour "),
    "climbing": _climbing,
    "dates": _repeated("lundi 3 juin 2024 "),
    "days": _repeated("9, 10, 11, "),
    "months": _repeated("mai et "),
    "items": _repeated("- axe : 3 M€\n"),
    "headings": _repeated("1. Axe 1\n\n"),
    "table": _repeated("a | 1 | 2\n"),
    "dots": _repeated("... "),
    "commas": _repeated(","),
    "colons": _repeated("a : "),
    "hyphens": _repeated("a-"),
    "apostrophes": _repeated("l'"),
    "percents": _repeated("5 % des "),
    "html": lambda size: "<html><body><p>" + _repeated("<b>12</b> M€ <i>")(size) + "</p></body></html>",
}


def rendition_of(text: str) -> Rendition:
    """The rendition that the platform would make of a text."""
    content = text.encode()
    return read(content, sniff(content, "texte.html" if text.startswith("<html") else "texte.txt"))


def measure(make: Callable[[int], str], sizes: list[float], limit: float) -> Iterator[tuple[float, float, float]]:
    """Size in MB, seconds of reading and of extraction, for each size, until one takes over ``limit`` seconds."""
    signal.signal(signal.SIGALRM, _stop)
    for size in sizes:
        text = make(int(size * 10**6))
        start = time.process_time()
        rendition = rendition_of(text)
        between = time.process_time()
        signal.setitimer(signal.ITIMER_REAL, limit)
        try:
            extract(rendition, _DAY)
        except TimeoutError:
            yield size, between - start, math.inf
            return
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        yield size, between - start, time.process_time() - between


def _stop(_number: int, frame: FrameType | None) -> None:
    place = f"{frame.f_code.co_filename}:{frame.f_lineno}" if frame else ""
    print(f"over the limit in {place}", flush=True)  # noqa: T201
    raise TimeoutError


def slope(points: list[tuple[float, float]]) -> float:
    """The exponent of a time that grows as a power of the size: least squares on logarithms."""
    logs = [(math.log(x), math.log(max(y, 1e-4))) for x, y in points]
    mean_x, mean_y = (sum(v) / len(logs) for v in zip(*logs, strict=True))
    spread = sum((x - mean_x) ** 2 for x, _ in logs)
    return sum((x - mean_x) * (y - mean_y) for x, y in logs) / spread if spread else 0.0


def summary() -> dict[str, float]:
    """The steepest slope of all the texts, and the kilobytes a second of the slowest, from 50 and 200 kB of each."""
    slopes, speeds = [], []
    for make in TEXTS.values():
        points = [(size, seconds) for size, _, seconds in measure(make, [0.05, 0.2], 60.0)]
        slopes.append(slope(points))
        speeds.append(1000 * points[-1][0] / max(points[-1][1], 1e-4))
    return {"hostile_steepest_slope": max(slopes), "hostile_slowest_kb_per_s": min(speeds)}


def main() -> None:
    """Prints one line per text; with ``--profile``, where the time of the largest size goes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="0.6,1.25,2.5,5")
    parser.add_argument("--only", default="")
    parser.add_argument("--limit", type=float, default=60.0, help="seconds after which a text is given up")
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    sizes = [float(s) for s in options.sizes.split(",")]
    for name, make in TEXTS.items():
        if options.only and options.only != name:
            continue
        if options.profile:
            profile = cProfile.Profile()
            profile.runcall(extract, rendition_of(make(int(sizes[-1] * 10**6))), _DAY)
            pstats.Stats(profile).sort_stats("tottime").print_stats(20)
            continue
        points = []
        for size, reading, seconds in measure(make, sizes, options.limit):
            points.append((size, seconds))
            print(f"{name:20} {size:5} MB  reading {reading:7.2f} s  extraction {seconds:7.2f} s", flush=True)  # noqa: T201
        print(f"{name:20} slope {slope(points):.2f}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()

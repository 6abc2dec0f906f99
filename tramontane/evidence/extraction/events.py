"""Sessions, fairs, conferences and deadlines with their day and place."""

import re
from dataclasses import dataclass
from itertools import pairwise

from tramontane.evidence.extraction.grammar.dates import Dated
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.names import Named, quotes_of

_NOUN = re.compile(
    r"\b(?P<label>(?:assemblee|seance|session|commission)\s(?:pleniere|permanente|publique|ordinaire|extraordinaire"
    r"|budgetaire)|assemblee\s(?:regionale|generale|de\scorse)"
    r"|seance|session|conseil\s(?:regional|municipal|metropolitain|communautaire|departemental|communal)(?=,?\s(?:du"
    r"|le|de)\s\d)|assises|etats\sgeneraux"
    r"|salon|conference|sommet|colloque|congres|forum|seminaire|symposium|foire|convention(?=\s(?:du|annuelle))"
    r"|rencontres?|rendez-vous|festival|hackathon|journees?\s(?:de|d'|du|regionale|portes|citoyenne|nationale)"
    r"|inauguration|portes\souvertes"
    r"|concertation|consultation|webinaire|atelier|jury|auditions?|referendum|vernissage|finale|remise\sdes\sprix"
    r"|comites?\sde\s(?:pilotage|suivi)|reunion|ceremonie|signature|mise\sen\s(?:service|ligne|production)|edition"
    r"|evenement"
    r"|date\slimite|depot(?=\s(?:des|du|avant|jusqu))|cloture|ouverture(?=\s(?:des|du|de\sl'appel|officielle"
    r"|au\spublic))|lancement\sofficiel|debut\sdes|entree\sen\s(?:vigueur|service|fonction)"
    r"|delai\s(?:referendaire|de\srecours|de\sdepot)|decision\smodificative|budget\s(?:supplementaire|primitif)"
    r"|revue\sa\smi-parcours|bilan\s(?:final|d'etape)|evaluation\sfinale"
    r"|vote(?=\s(?:le|du|est|aura|prevu|attendu))|debat\sd'orientation|prochain\srdv|rdv|conference\sde\spresse"
    r"|point\sd'etape|avis\s(?:favorable\s|defavorable\s)?(?:du|rendu|de\sla))\b"
)
_COMPLEMENT = re.compile(
    r"(?:\s(?:(?:de|sur|pour|dans)\s(?:la\s|l'|les?\s)?|d'(?:une?\s)?|du\s|des\s|en\s)?"
    r"(?!(?:se|s'|a|ont|est|sont|sera|seront|aura|auront|qui|que|ou|et|le|la|les|l'|ce|cette|lors|au|aux|avec|par"
    r"|prevue?s?|programmee?s?|organisee?s?|fixee?s?|consiste|reunit|ouvre|debute|commence|rassemble|accueille|revient"
    r"|\w+r(?:a|ont)|lundi|mardi|mercredi|jeudi|vendredi|samedi"
    r"|dimanche|y)\b)[a-z][\w-]*){1,7}"
)
_REPEATED = re.compile(r"edition$")
_PLACE = re.compile(
    r"\b(?:à|À|au) (?P<place>(?:[A-ZÉÎ][\w'-]+)(?:[ -](?:[A-ZÉ][\w'-]+|(?:et|et à) [A-ZÉ][\w'-]+)){0,3})"
)
_NOT_PLACE = re.compile(r"^(?:IA|R&D|Région|Un|Une|Ce|Cet|Europe$|France$)")
_QUOTE = re.compile(r"«\s?(?P<name>[A-Z0-9][^«»]{2,60}?)\s?»")
_STARTS = re.compile(
    r"\b(?:(?:entrera|entreront)\sen\s(?:service|vigueur)|(?:ser(?:a|ont)|est|sont)\s(?:\w+ment\s)?(?:ouvert|signe"
    r"|remis|inaugure|presente|lance|fixe|attendu|prevu|programme|rendu|publie|installe|convoque|repousse"
    r"|reporte)(?:e|s|es)?"
    r"|ouvrir(?:a|ont)|debuter(?:a|ont)|commencer(?:a|ont)|se\stiendr(?:a|ont)|tiendra|aur(?:a|ont)\slieu"
    r"|se\s(?:reunir|prononcer|tenir)\w*(?:a|ont)|debattr(?:a|ont)|examiner(?:a|ont)|votera|voteront"
    r"|prendra\sses\sfonctions|court\sjusqu|courent\sjusqu|s'acheve|s'achevera|fermer(?:a|ont)|clotur\w+"
    r"|rendra\s(?:son|sa|ses)|sera\sen\sservice|accueillera\sses)\b"
)
_DECIDES = re.compile(r"\b(?:a|ont|avait|avaient)\s(?:\w+\s)?[a-z]{3,}é\b")
_LONGEST = 150
_RECITAL = re.compile(r"\s*(?:vu|considerant)\b")


@dataclass(frozen=True, slots=True)
class Happening:
    """``text[start:end]`` tells of an event, its EDTF date and its place."""

    start: int
    end: int
    label: str
    date: str | None
    place: str | None


def events_of(parsed: Parsed) -> list[Happening]:
    """The dated events, one per noun and date."""
    found: dict[tuple[str, str | None], Happening] = {}
    quotes = quotes_of(parsed)
    for sentence in parsed.sentences:
        if _RECITAL.match(parsed.low, sentence.start, sentence.end) or parsed.blocks[sentence.block].kind == "cell":
            continue
        for happening in _in_sentence(parsed, quotes, sentence.start, sentence.end):
            found.setdefault((happening.label.lower().split(" ")[0], happening.date), happening)
    for happening in _rows(parsed):
        found.setdefault((happening.label.lower(), happening.date), happening)
    return list(found.values())


def _in_sentence(parsed: Parsed, quotes: list[Named], start: int, end: int) -> list[Happening]:
    dates = [d for d in parsed.dates_between(start, end) if not d.bare]
    nouns = [n for n in _NOUN.finditer(parsed.low, start, end) if not _is_place(parsed, n)] if dates else []
    found: dict[int, Happening] = {}
    for i, noun in enumerate(nouns):
        until = nouns[i + 1].start() if i + 1 < len(nouns) else end
        dated = next((d for d in dates if noun.end() <= d.start < min(until, noun.end() + 130)), None)
        if dated and _DECIDES.search(parsed.plain, noun.end(), dated.start):
            continue
        dated = dated or next((d for d in reversed(dates) if d.end <= noun.start() and noun.start() - d.end < 45), None)
        if dated and dated.start not in found:
            found[dated.start] = _happening(parsed, quotes, noun, dated, end)
    for dated in dates:
        starting = _STARTS.search(parsed.low, max(start, dated.start - 90), dated.start)
        if starting and dated.start not in found and dated.end - starting.start() < _LONGEST:
            first = _subject(parsed, start, starting.start())
            label = " ".join(parsed.folded.text[first : starting.end()].split())
            found[dated.start] = Happening(first, dated.end, label, dated.edtf, None)
    return list(found.values())


def _is_place(parsed: Parsed, noun: re.Match[str]) -> bool:
    """La Réunion is an island."""
    return parsed.plain.startswith("Réunion", noun.start()) and parsed.low.startswith("la ", noun.start() - 3)


def _subject(parsed: Parsed, start: int, verb: int) -> int:
    """Where the subject of a verb begins: after the last stop, ninety characters before at most."""
    opening = max(parsed.low.rfind(mark, start, verb) for mark in (". ", "; ", ": ", "« ", "! "))
    first = opening + 2 if opening >= 0 else start
    return first if verb - first <= _LONGEST - 40 else verb


def _rows(parsed: Parsed) -> list[Happening]:
    """« Dépôt des dossiers | jusqu'au 27 mars »: a row of a table whose second cell is a date."""
    found = []
    for label, cell in pairwise(parsed.blocks):
        beside = label.kind == cell.kind == "cell" and label.row == cell.row and (label.column, cell.column) == (0, 1)
        dates = [d for d in parsed.dates_between(cell.start, cell.end) if not d.bare] if beside else []
        if dates and cell.end - cell.start < _LONGEST and parsed.low[label.start : label.end].strip()[:1].isalpha():
            words = " ".join(parsed.folded.text[label.start : label.end].split())
            found.append(Happening(label.start, dates[0].end, words, dates[0].edtf, None))
    return found


def _happening(parsed: Parsed, quotes: list[Named], noun: re.Match[str], dated: Dated, end: int) -> Happening:
    """The event of a noun and its date, called by its quoted name if it has one beside the noun."""
    first, last = min(noun.start(), dated.start), max(noun.end(), dated.end)
    names = {q.start for q in quotes}
    quote = next(
        (
            q
            for q in _QUOTE.finditer(parsed.plain, max(0, noun.start() - 70), min(end, noun.end() + 70))
            if _near(q, noun) and q.start("name") in names
        ),
        None,
    )
    if quote is None:
        label = _called(parsed, quotes, noun, dated)
        return Happening(first, last, label, dated.edtf, _place(parsed, first, last, end))
    first, last = min(first, quote.start()), max(last, quote.end())
    return Happening(
        first,
        last,
        parsed.folded.text[quote.start("name") : quote.end("name")],
        dated.edtf,
        _place(parsed, quote.end(), last, end),
    )


def _called(parsed: Parsed, quotes: list[Named], noun: re.Match[str], dated: Dated) -> str:
    """« conférence internationale sur l'IA »; for « la première édition », the event named just before it."""
    if _REPEATED.search(noun["label"]):
        sentence = parsed.sentence_at(noun.start())
        first = parsed.sentences[max(0, sentence.index - 1)].start
        named = next((q for q in reversed(quotes) if first <= q.start and q.end <= noun.start()), None)
        if named:
            return named.name
    until = dated.start if dated.start > noun.end() else parsed.sentence_at(noun.start()).end
    more = _COMPLEMENT.match(parsed.low, noun.end(), until)
    text = parsed.folded.text[noun.start() : more.end() if more else noun.end()]
    return re.sub(r"\s(?:de|du|des|d['’]|le|la|en|pour|sur)$", "", " ".join(text.split()))


def _near(quote: re.Match[str], noun: re.Match[str]) -> bool:
    gap = min(abs(noun.start() - quote.end()), abs(quote.start() - noun.end()))
    return gap < 12 or quote.start() <= noun.start() < quote.end()


def _place(parsed: Parsed, start: int, last: int, end: int) -> str | None:
    stop = min(end, last + 60)
    found = [*_PLACE.finditer(parsed.plain, last, stop), *_PLACE.finditer(parsed.plain, start, last)]
    return next((m["place"].strip().replace(" et à ", " et ") for m in found if not _NOT_PLACE.match(m["place"])), None)

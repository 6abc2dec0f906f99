"""The steps in the life of the plan that a document states: announced, presented, adopted, signed…"""

import re
from dataclasses import dataclass

from tramontane.evidence.extraction.antecedents import takes_up_plan
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.names import PLAN_NOUN, Named
from tramontane.evidence.values import StatusWord

_AUX = (
    r"\b(?:(?:a|ont|avait|avaient|vient\sd'|viennent\sd'|est|a\sete|ont\sete|vient\sd'etre"
    r"|fut)\s(?:\w+ment\s|ete\s|y\s|aujourd'hui\s|enfin\s|officiellement\s)?)"
)
_VERBS: tuple[tuple[StatusWord, str], ...] = (
    ("postponed", r"\breporte[es]*\b|\bajourne[es]*\b|\brepousse[es]*\s(?:a|au|de)\b"),
    ("to_adopt", (
        r"\b(?:doit|doivent|devra|devrait|sera|seront)\s(?:\w+\s)?(?:etre\s)?(?:adopte|vote|approuve"
        r"|valide|examine|debattu)\w*"
        r"|\b(?:soumis|soumise|presente|presentee)\s(?:\w+\s)?(?:au\svote|a\sl'assemblee|lors\sde\s(?:l'"
        r"|la\s)(?:prochaine\s)?(?:assemblee|session|seance)|en\s(?:assemblee|seance))"
        r"|\b(?:doit|doivent|devra|devront|devrait)\s(?:l'|les?\s|la\s|en\s)?(?:adopter|voter|approuver|valider|debattre)\b"
        r"|\bsoumettr\w+|\bse\sprononcer\w*|\bsera\s(?:soumis|presente)e?\b|\bproposer?a?\sau\svote"
    )),
    ("rejected", r"\brejete[es]*\b"),
    ("adopted", (
        rf"{_AUX}(?:adopte|vote|valide|approuve)[es]*\b|\b(?:adopte|vote|approuve)\s(?:#|«|la|le|son|sa|l'|un"
        rf"|une|ce|cette)\b|\b(?:adopte|vote|approuve)(?:e|es|ee|ees)?\s(?:le|lors|en|a\sl'unanimite|par"
        rf"|mardi|lundi|jeudi|vendredi|mercredi)\b|\badoption\sd|\bfeu\svert\b"
    )),
    ("signed", rf"{_AUX}(?:co)?signe[es]*\b|\bsign(?:e|ent)\s(?:la|le|une?|leur|l')|\bsignature\sd(?:e|u)\b|\bparaphe"),
    ("submitted", r"\b(?:vous\spropose|propose\sd'(?:arreter|adopter|approuver))\b|\bdepose[es]*\b|\bsoumet\b"),
    ("presented", (
        rf"{_AUX}(?:presente)[es]*\b|\bpresente[es]*\s(?:la|le|son|sa|un|une|lundi|mardi|mercredi|jeudi"
        rf"|vendredi|samedi|ce|hier|a|par)\b"
    )),
    ("opened", rf"{_AUX}ouvert[es]*\b"),
    ("announced", r"\bdevoil\w+|\bannonc(?:e|ee|es|ent|er|ait)\b(?!\w)|\brendu?e?\spubli(?:c|que)"),
    ("launched", rf"{_AUX}lance[es]*\b|\blance(?:nt)?\s(?:son|sa|leur|un|une|le|la|«)|\blancement\sd"),
)  # fmt: skip
_VERB = tuple((word, re.compile(pattern)) for word, pattern in _VERBS)
_NOUNS = re.compile(rf"\b{PLAN_NOUN}\b|\ble\stexte\b|\bl'enveloppe\b|\bcontenu\b")
_NOT_PLAN = re.compile(
    r"\bamendement|\bconvention\b|\breglement\b|\babroge|\bvu\s|\bconsiderant\b|\bs'inscri\w+|\baccord\b"
    r"|\bplan\sde\srelance|\bfrance\s2030"
)
_WITHIN = re.compile(r"\bs'inscri\w+")
_SESSION = re.compile(r"\b(?:seance|assemblee|session|reunion|commission)\b[^\n]{0,40}$")
_APPLIES = re.compile(
    r"\b(?:applicable|a\scompter|a\spartir|du\s(?:1er|\d+)\s\w+\s\d{4}\sau|jusqu'au|d'ici|avant)\b[^.;]{0,20}$"
)
_COMING = ("to_adopt", "postponed")
_FINAL = ("adopted", "signed")


@dataclass(frozen=True, slots=True)
class Step:
    """``text[start:end]`` states that the plan reached a step, on an EDTF date if one is said."""

    start: int
    end: int
    value: StatusWord
    date: str | None
    nominal: bool = False


def steps_of(parsed: Parsed, plan: list[Named]) -> list[Step]:
    """The steps of the main plan, the furthest first; a bare « annonce » is dropped once an act is stated."""
    found: dict[tuple[str, str | None], Step] = {}
    told = {parsed.sentence_at(n.start).index for n in plan}
    for sentence in parsed.sentences:
        if parsed.blocks[sentence.block].kind == "cell":
            continue
        low = parsed.low[sentence.start : sentence.end]
        named = sentence.index in told
        anaphora = re.search(
            r"\bl'avaient\b|\bl'ont\b|\bl'a\b|\bse\sprononcer|\bpresente[e]?\s(?:lundi|mardi|mercredi|jeudi"
            r"|vendredi|hier|ce)",
            low,
        )
        if not (named or anaphora or _NOUNS.search(low) or takes_up_plan(parsed, sentence)):
            continue
        for value, verb in _VERB:
            match = verb.search(low)
            if (
                match
                and not _foreign(low, match.start(), match.end())
                and not (value in ("presented", *_FINAL) and _later(low, match.start()))
            ):
                step = _step(parsed, sentence.start, sentence.end, value, sentence.start + match.start())
                known = found.get((value, step.date))
                if known is None or (known.nominal and not step.nominal):
                    found[value, step.date] = step
                if value not in ("to_adopt", "announced", "presented"):
                    break
    return _kept(list(found.values()))


def _later(low: str, verb: int) -> bool:
    """« sera présenté », « la présente stratégie »: not a presentation that took place."""
    return bool(re.search(r"\b(?:sera|doit|devra|etre)\s(?:\w+\s)?$|\bla\s$", low[max(0, verb - 24) : verb]))


def _foreign(low: str, start: int, end: int) -> bool:
    """The verb speaks of an amendment, a convention, another plan, or opens a recital."""
    return bool(_NOT_PLAN.search(low, max(0, start - 110), min(len(low), start + 60)) or _WITHIN.search(low, 0, start))


def _step(parsed: Parsed, start: int, end: int, value: StatusWord, verb: int) -> Step:
    dates = [
        d
        for d in parsed.dates_between(start, end)
        if not d.bare and not _APPLIES.search(parsed.low, max(start, d.start - 40), d.start)
    ]
    if parsed.published_on and value not in _COMING:
        dates = [d for d in dates if d.edtf[:10] <= parsed.published_on.isoformat()]
    near = sorted(dates, key=lambda d: abs(d.start - verb))
    ahead = [d for d in near if d.start >= verb] if value in _COMING else near
    chosen = next(iter(ahead or near), None)
    low = parsed.low[start:end]
    date = chosen.edtf if chosen else _year_after(parsed, verb, end)
    if date is None and value in _FINAL and not re.search(r"\bderniere?\b", low):
        date = _session(parsed, start)
    if date is None and value == "submitted" and parsed.published_on:
        date = parsed.published_on.isoformat()
    nominal = bool(re.match(r"adoption|signature|lancement", parsed.low[verb : verb + 12]))
    return Step(start, end, value, date, nominal)


def _year_after(parsed: Parsed, verb: int, end: int) -> str | None:
    """« adopté en 2022 »."""
    close = [d for d in parsed.dates_between(verb, min(end, verb + 30)) if d.bare]
    return next((d.edtf for d in close if parsed.low[d.start - 4 : d.start] == " en "), None)


def _session(parsed: Parsed, start: int) -> str | None:
    """The day of the session whose minutes or act the document is, read in its first lines."""
    for dated in parsed.dates:
        if dated.start > min(start, 400):
            break
        before = parsed.low[max(0, dated.start - 60) : dated.start]
        if _SESSION.search(before):
            return dated.edtf.split("/")[-1]
    return None


def _kept(steps: list[Step]) -> list[Step]:
    acts = [s for s in steps if s.value in _FINAL]
    if acts:
        dated = [s for s in acts if s.date] or acts
        act = (
            max(dated, key=lambda s: (s.date or "", -s.start))
            if len(dated) > 1 and dated[0].value == "signed"
            else dated[0]
        )
        shown = [
            s for s in steps if s.value in ("presented", "rejected", "postponed") and s.date and s.date != act.date
        ]
        return [act, *shown]
    coming = [s for s in steps if s.value in ("to_adopt", "postponed", "rejected", "submitted")]
    said = sorted((s for s in steps if s not in coming), key=lambda s: (s.date is None, s.start))
    coming.sort(key=lambda s: (s.date is None, s.start))
    return [*said[:1], *coming[:1]]

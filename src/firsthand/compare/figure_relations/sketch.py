"""What of a report's figures must travel to be compared: amounts, what they count, when, where, and who counted."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from firsthand.compare.withheld import Withheld
from firsthand.lexicon import read_table
from firsthand.stage import Reading
from firsthand.vocabulary import Bound, Figure, FigureKind, Span, mark_id

COMPARED: tuple[FigureKind, ...] = ("count", "percent", "money", "measure", "ratio", "rate")
"""Durations, ages, ordinals and scores are details of an event, not its figures."""

SENTENCE_REACH = 300
"""Characters on each side in which the words of a figure's sentence are looked for."""

WITHHELD = "[withheld]"
"""In place of words that name a protected person, as everywhere in what is shown."""

_REVISES = re.compile(
    r"\b(?:revis(?:ed?|es|ing|ion)|correct(?:ed|s|ing|ion)|amended|downgraded|upgraded|recount(?:ed)?|restated"
    r"|counted twice"
    r"|(?:had|was|were) (?:wrongly|mistakenly|erroneously)|(?:was|were) wrong"
    r"|previously (?:reported|stated|announced|given)"
    r"|earlier (?:reported|stated|announced|count|figure|toll)|lowered (?:the|its|their))\b",
    re.IGNORECASE,
)
_SUPERSEDED = re.compile(
    r"\b(?:was|were|from|not|instead of|rather than|previous(?:ly)?|earlier|initial(?:ly)?|first|originally)\b"
    r"(?:\s+\w+){0,2}\s*$",
    re.IGNORECASE,
)
_SUM = re.compile(r"\b(?:altogether|combined|all told)\b|(?:^|\b[Tt]he )[A-Z]\w+(?:, [A-Z]\w+)* and [A-Z]\w+ [a-z]+s\b")
_OF_ONE = re.compile(r"(?:\s[\w’'-]+){0,3}?\s(?:from|of|in)\s(?:(?:one|a single)\s[a-z]+|the same\s[a-z]+)\b")
"""Behind a number: only those of one family, house or village."""
_STATE = re.compile(
    r"[^.;!?\n]{0,60}?\b(?:still|remain(?:s|ed|ing)?|in (?:hospital|custody|detention|quarantine|intensive care"
    r"|(?:a )?critical condition|(?:a )?shelters?)|being (?:treated|held)|under treatment|behind bars)\b"
)
"""Behind a number: those of whom it is true now, who become fewer."""
_FELL = re.compile(
    r"\b(?:fell|fallen|falls|falling|dropped|drops|declined|shrank|shrunk|decreased|(?:gone|went|come|came) down)"
    r"(?:\s(?:sharply|slightly|again|further))?\s(?:to|from\s[\w,.]+\sto)\s(?:[a-z]+\s){0,2}$"
)
"""In front of a number: the report itself says that it fell."""
_PAST = re.compile(r"[^.,;:!?\n]{0,40}\b(?:was|were)\b")
_SENTENCE_END = re.compile(r"[.!?…][\"”’)]*\s|\n")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SMALL_WORDS = frozenset(
    "the a an of in on at by for with from to into across near around throughout along outside inside within among amid"
    " against under and or his her its their this that these those all both principally mainly mostly".split()
)
_SAME_AS_PERSON = frozenset({"death", "fatality", "injury", "dead", "life", "body", "victim", "casualty"})
"""Units that count the same persons: one death is one person. An arrest is not: one person can be arrested twice."""


class Sketched(msgspec.Struct, frozen=True, kw_only=True):
    """One figure as others see it."""

    mark: str
    span: Span
    words: str
    kind: FigureKind
    low: float
    high: float
    bound: Bound
    unit: str
    """Normalised: deaths are persons; "" where the report leaves the noun out."""
    counted: str
    """The head in lower case, naive singular; "" if left out."""
    group: str
    """Class of the predicate by the table of predicates; "" if there is none."""
    trend: str
    """grows, steady, change; "" without a predicate."""
    names: tuple[str, ...]
    """Capitalised words of its scope, lower case: places above all."""
    scope: tuple[str, ...]
    """The other content words of its scope."""
    scope_words: str
    """The scope as it stands, for people; `WITHHELD` where a protected person is named in it."""
    of_one: str
    """The words that make it a part: "from one family"; "" if none do."""
    fell: bool
    """The report says that the number fell to this one."""
    state: bool
    """Its words tell who is still in a state: in hospital, held, missing."""
    past: bool
    """The verb behind it is "was" or "were"."""
    change: bool
    total_of_several: bool
    """The sentence adds several named things up: "the Ridge and Mill fires"."""
    revises: str
    """The words that announce a revision in its sentence; "" if none."""
    instead_of: tuple[float, ...]
    """The numbers that its sentence calls superseded: 31 in "revised down to 28 from 31"."""
    as_of: tuple[str | None, str | None]
    origin: str | None
    """Who counted; None for a protected person, by whom nothing is tied."""


class FigureSketch(msgspec.Struct, frozen=True, kw_only=True):
    """The comparable figures of one report, in text order."""

    figures: tuple[Sketched, ...]


def sketch_figures(reading: Reading) -> FigureSketch:
    """The figures of a report that can be compared; one that the report itself calls superseded stays out."""
    return FigureSketch(figures=tuple(_sketched(reading)))


def _sketched(reading: Reading) -> Iterator[Sketched]:
    superseded: defaultdict[Span, list[float]] = defaultdict(list)
    kept: list[tuple[Figure, Span, str]] = []
    for figure in reading.of(Figure):
        if figure.kind not in COMPARED or figure.low is None or figure.high is None:
            continue
        sentence = _sentence(reading.text, figure.span)
        revision = _REVISES.search(sentence.of(reading.text))
        if revision is not None and _SUPERSEDED.search(reading.text[sentence.start : figure.span.start]):
            superseded[sentence].append(figure.low)
        else:
            kept.append((figure, sentence, revision.group() if revision else ""))
    withheld = Withheld(reading)
    for figure, sentence, revises in kept:
        made = _private(_one(figure, reading.text, sentence, revises), figure, withheld)
        yield msgspec.structs.replace(made, instead_of=tuple(superseded[sentence])) if superseded[sentence] else made


def _private(made: Sketched, figure: Figure, withheld: Withheld) -> Sketched:
    """The sketch without the names of protected people: nothing is tied by whom they are or shown to other reports.

    In a scope such a name is still one that no other report has, so that its figure is not taken for a wider one.
    """
    if made.origin is not None and withheld.person(made.origin) is not None:
        made = msgspec.structs.replace(made, origin=None)
    people = {mark_id(person) for span in figure.scope for person in withheld.within(span)}
    if not people:
        return made
    known = [name for name in made.names if not withheld.person(name.capitalize())]
    return msgspec.structs.replace(made, names=tuple(sorted({*known, *people})), scope_words=WITHHELD)


def _one(figure: Figure, text: str, sentence: Span, revises: str) -> Sketched:
    scope = [span.of(text) for span in figure.scope]
    words = [word for piece in scope for word in _WORD.findall(piece)]
    group, trend = _predicates().get(figure.predicate or "", (figure.predicate or "", ""))
    unit = figure.unit or ""
    return Sketched(
        mark=mark_id(figure),
        span=figure.span,
        words=figure.span.of(text),
        kind=figure.kind,
        low=figure.low if figure.low is not None else 0.0,
        high=figure.high if figure.high is not None else 0.0,
        bound=figure.bound,
        unit="person" if unit in _SAME_AS_PERSON else unit,
        counted=_singular((figure.counted or "").lower()),
        group=group,
        trend=trend,
        names=tuple(sorted({w.lower() for w in words if w[0].isupper()})),
        scope=tuple(sorted({w for w in words if not w[0].isupper() and w not in _SMALL_WORDS})),
        scope_words=", ".join(scope),
        of_one=_of_one(text, figure.span.end),
        fell=_FELL.search(text[sentence.start : figure.span.start]) is not None,
        state=_STATE.match(text, figure.span.end) is not None,
        past=_PAST.match(text, figure.span.end) is not None,
        change=figure.change,
        total_of_several=_SUM.search(text[sentence.start : figure.span.start]) is not None,
        revises=revises,
        instead_of=(),
        as_of=figure.as_of,
        origin=figure.origin,
    )


def _of_one(text: str, at: int) -> str:
    found = _OF_ONE.match(text, at)
    return " ".join(found.group().split()[-3:]) if found else ""


def _sentence(text: str, span: Span) -> Span:
    """The stretch between the nearest full stops: enough to find the words around a figure."""
    start = max(0, span.start - SENTENCE_REACH)
    for found in _SENTENCE_END.finditer(text, start, span.start):
        start = found.end()
    found_end = _SENTENCE_END.search(text, span.end, min(len(text), span.end + SENTENCE_REACH))
    return Span(start, found_end.start() if found_end else min(len(text), span.end + SENTENCE_REACH))


@cache
def _predicates() -> Mapping[str, tuple[str, str]]:
    return {row["lemma"]: (row["class"], row["trend"]) for row in read_table("predicates")}


def _singular(low: str) -> str:
    irregular = {"people": "people", "men": "man", "women": "woman", "children": "child", "policemen": "policeman"}
    if low in irregular or len(low) < 4 or low.endswith("ss"):
        return irregular.get(low, low)
    return low[:-3] + "y" if low.endswith("ies") else low.removesuffix("s")

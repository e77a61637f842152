"""Small stages for tests of the flow: fast, plain, and at the top of a module, so that other processes find them."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

import msgspec

from firsthand.pipeline import plan_of
from firsthand.run.annotating import Plan
from firsthand.stage import Annotator, Comparer, Pile, Reading
from firsthand.vocabulary import Copy as CopyLink
from firsthand.vocabulary import Entry, Figure, Mention, Passage, Report, Span, make_report

_WORD = re.compile(r"\b[A-Z]\w+")
_NUMBER = re.compile(r"\b\d{1,6}\b")


class WordSketch(msgspec.Struct, frozen=True):
    """The names of a report."""

    names: tuple[str, ...]
    length: int


def find_words(reading: Reading) -> Iterable[Mention]:
    return [Mention(span=Span(*found.span()), kind="other") for found in _WORD.finditer(reading.text)]


def find_numbers(reading: Reading) -> Iterable[Figure]:
    for found in _NUMBER.finditer(reading.text):
        span, value = Span(*found.span()), float(found.group())
        yield Figure(span=span, number=span, kind="count", low=value, high=value, bound="=")


def fail_on_thirteen(reading: Reading) -> Iterable[Figure]:
    if "13" in reading.text:
        raise ValueError("thirteen")
    return find_numbers(reading)


def take_sketch(reading: Reading) -> WordSketch:
    return WordSketch(tuple(mention.span.of(reading.text) for mention in reading.of(Mention)), len(reading.text))


def link_equals(pile: Pile) -> Iterator[CopyLink]:
    by_names: dict[tuple[str, ...], list[str]] = {}
    for report, sketch in pile.sketches(WordSketch).items():
        by_names.setdefault(sketch.names, []).append(report)
    for names, reports in by_names.items():
        for left, right in combinations(reports, 2) if names else ():
            whole = Span(0, min(len(pile.text(left)), len(pile.text(right))))
            yield CopyLink(
                left=left,
                right=right,
                kind="edited",
                origin=min((left, right), key=lambda one: (pile.headings[one].date or "9", one)),
                passages=(Passage(whole, whole),),
                covered_left=1.0,
                covered_right=1.0,
                because=f"Both name {', '.join(names)}.",
            )


WORDS = Annotator(name="words", version="1", needs=(), makes=(Mention,), run=find_words, says="Capitalised words.")
NUMBERS = Annotator(name="numbers", version="1", needs=(Mention,), makes=(Figure,), run=find_numbers, says="Digits.")
EQUALS = Comparer(
    name="equals",
    version="1",
    needs=(Mention,),
    makes=(CopyLink,),
    sketches=WordSketch,
    sketch=take_sketch,
    compare=link_equals,
    says="Reports with the same names.",
)


def toy_plan() -> Plan:
    return plan_of((WORDS, NUMBERS), (EQUALS,))


def toy_reports(count: int) -> list[Report]:
    """Reports about a few invented places; every seventh has the text of another."""
    places = ("Ansel", "Korrin", "Orla", "Vessel Bay", "Marten")
    return [
        make_report(
            f"In {places[at % 5]} {(at - at % 7 // 6) * 3} boats left.", f"r{at:03}.txt", outlet=f"Paper {at % 3}"
        )
        for at in range(count)
    ]


def as_inputs(reports: Iterable[Report]) -> list[tuple[Entry, Report | None]]:
    return [(Entry(input=one.name, outcome="read", report=one.id), one) for one in reports]

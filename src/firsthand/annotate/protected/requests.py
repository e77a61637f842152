"""Requests not to be named, as newsrooms report them and as rewording machines garble them; recall before precision.

A request is a row of word classes (anonymity.tsv) in one sentence, in order, with few words between: "requested that
the station not utilize his full identify" is ask - not - name. What it misses may hurt somebody; what it finds too
much only hides a name.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from firsthand.annotate.entities.layout import Layout, Word
from firsthand.lexicon import read_table
from firsthand.vocabulary import Span

MAX_GAP = 9
"""Words that may stand between two words of a request."""

ROWS: tuple[tuple[str, ...], ...] = (
    ("ask", "not", "name"),  # requested that the station not utilize his full identify
    ("ask", "not", "named"),  # asked not to be identified
    ("ask", "only", "name"),  # asked that solely her first identify be used
    ("ask", "only", "real"),  # asked to go by only her first
    ("ask", "hold", "name"),  # asked the reporter to withhold her surname
    ("ask", "name", "not"),  # wanted her name not to be printed
    ("ask", "name", "hold"),  # asked that their names be changed
    ("ask", "name", "only"),
    ("ask", "named", "only"),  # agreed to be identified only by her first name
    ("ask", "unnamed"),  # asked to remain nameless
    ("ask", "anonymity"),  # requested anonymity
    ("not", "ask", "named"),  # did not want to be named
    ("not", "ask", "name"),
    ("not", "use", "his", "name"),  # would not give his identify; is not publishing her family name
    ("not", "use", "real", "name"),
    ("not", "naming", "reason"),  # is not naming him because he is a minor
    ("not", "named", "reason"),  # is not being identified for her safety
    ("not", "real", "name"),  # not her real name
    ("decline", "named"),  # declined to be named; feared being identified
    ("decline", "use", "name"),  # refused to give his surname
    ("decline", "name"),
    ("name", "be", "hold"),  # whose name is being withheld; names have been altered
    ("hold", "his", "name"),  # to protect her identity
    ("name", "be", "not", "use"),  # his name is not being published
    ("use", "only", "name"),  # gave only his first name
    ("use", "his", "name", "only"),
    ("use", "his", "name", "as"),  # gave her name as Mira
    ("named", "only"),  # identified herself only as Mira
    ("only", "named"),
    ("known", "only", "as"),
    ("say", "anonymity"),  # spoke on condition of anonymity
    ("say", "anonymously"),
    ("ask", "anonymously"),
    ("use", "anonymity"),  # using a pseudonym
    ("be", "anonymity"),  # Mira is a pseudonym
    ("say", "unnamed"),  # spoke but wished to stay anonymous
)

_CLOSE: dict[tuple[str, ...], int] = {
    ("named", "only"): 3,
    ("only", "named"): 1,
    ("known", "only", "as"): 1,
    ("use", "his", "name", "as"): 2,
    ("decline", "name"): 4,
    ("decline", "named"): 4,
    ("be", "anonymity"): 2,
    ("say", "anonymously"): 4,
    ("name", "be", "hold"): 4,
    ("ask", "name", "not"): 5,
    ("ask", "name", "hold"): 5,
    ("say", "unnamed"): 6,
    ("not", "real", "name"): 3,
    ("ask", "only", "real"): 3,
    ("hold", "his", "name"): 2,
    ("use", "only", "name"): 4,
    ("not", "use", "his", "name"): 4,
}
"""Rows whose words are common: fewer words may stand between."""


class Request(NamedTuple):
    """The words that hold a name back, and the words of their sentence by index."""

    span: Span
    words: range


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in read_table("anonymity"):
        found.setdefault(row["word"], set()).add(row["class"])
    return {word: frozenset(classes) for word, classes in found.items()}


def _classes_of(word: Word) -> frozenset[str]:
    if word.low.endswith("n't"):
        return frozenset({"not", "decline"})
    return _classes().get(word.low, frozenset())


def _of_a_thing(layout: Layout, at: int) -> frozenset[str]:
    """{"name"} where the word is the name of a thing: "brand name", "the name of the river"."""
    thing = "thing" in _classes().get(layout.low(at - 1), frozenset()) or layout.low(at + 1) == "of"
    return frozenset({"name"}) if thing else frozenset()


def find_requests(layout: Layout) -> list[Request]:
    """The requests in text order, one a sentence."""
    found: list[Request] = []
    for sentence in layout.sentences:
        inside = layout.inside(sentence)
        classes = [_classes_of(layout.words[at]) - _of_a_thing(layout, at) for at in inside]
        if not any(classes):
            continue
        ends = [hit for row in ROWS if (hit := _match(classes, row))]
        if ends:
            first, last = min(hit[0] for hit in ends), max(hit[1] for hit in ends)
            found.append(Request(layout.span(inside[first], inside[last] + 1), inside))
    return found


def _match(classes: Sequence[frozenset[str]], row: tuple[str, ...]) -> tuple[int, int] | None:
    """First and last word of the row's first match, each next word at most the gap away."""
    gap = _CLOSE.get(row, MAX_GAP)
    for start in _with(classes, row[0], range(len(classes))):
        at: int | None = start
        for wanted in row[1:]:
            if at is not None:
                at = next(iter(_with(classes, wanted, range(at + 1, min(at + gap + 2, len(classes))))), None)
        if at is not None:
            return start, at
    return None


def _with(classes: Sequence[frozenset[str]], wanted: str, where: range) -> Iterable[int]:
    return (at for at in where if wanted in classes[at])

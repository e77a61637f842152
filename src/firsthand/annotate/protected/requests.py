"""Requests not to be named, as newsrooms report them and as rewording machines garble them; recall before precision.

A request is a row of word classes (lexicon/requests.py) in one sentence, in order, with few words between: "requested
that the station not utilize his full identify" is ask - not - name. What it misses may hurt somebody; what it finds too
much only hides a name.
"""

from typing import NamedTuple

from firsthand.annotate.entities.known import role_of
from firsthand.annotate.entities.layout import Layout
from firsthand.lexicon.requests import classes_as_written, english_classes, english_rows, match_row
from firsthand.vocabulary import Span


class Request(NamedTuple):
    """The words that hold a name back, and the words of their sentence by index."""

    span: Span
    words: range


_PERSONS = frozenset("woman man girl boy victim child witness patient source teenager suspect complainant pair".split())


def _of_a_thing(layout: Layout, at: int) -> frozenset[str]:
    """{"name"} where the word is the name of a thing: "brand name", "the name of the river"; or names one.

    Not "the real name of", nor "the names of the victims", nor "publish the name of Mira Reuel".
    """
    if _names_a_thing(layout, at):
        return frozenset({"name", "named", "naming"})
    before = english_classes(layout.low(at - 1))
    of_somebody = layout.low(at) == "names" and any(role_of(layout.low(i)) for i in range(at + 2, at + 5))
    of_somebody |= layout.low(at - 2) != "in" and layout.word(at + 2)[:1].isupper()
    thing = "thing" in before or (layout.low(at + 1) == "of" and "real" not in before and not of_somebody)
    return frozenset({"name"}) if thing else frozenset()


def _names_a_thing(layout: Layout, at: int) -> bool:
    """True for "declined to name the buyer", which holds back nobody's own name; not for "to name the woman"."""
    declined = layout.low(at - 1) == "to" and layout.low(at - 2).startswith(("declin", "refus"))
    if not declined or layout.low(at + 1) not in {"the", "a", "an", "any", "its", "those", "which"}:
        return False
    return _PERSONS.isdisjoint(layout.low(i) for i in range(at + 2, at + 5))


def find_requests(layout: Layout) -> list[Request]:
    """The requests in text order, one a sentence."""
    found: list[Request] = []
    for sentence in layout.sentences:
        inside = layout.inside(sentence)
        classes = [english_classes(layout.low(at)) - _of_a_thing(layout, at) for at in inside]
        if not any(classes):
            continue
        classes = [held | classes_as_written(layout.words[at].text) for held, at in zip(classes, inside, strict=True)]
        ends = [hit for row in english_rows() if (hit := match_row(classes, row))]
        if ends:
            first, last = min(hit[0] for hit in ends), max(hit[1] for hit in ends)
            found.append(Request(layout.span(inside[first], inside[last] + 1), inside))
    return found

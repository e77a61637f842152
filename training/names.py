"""Silver names of single passages -> names settled over all texts: bounded alike, one kind a name, doubt left out.

The labeller sees one paragraph at a time and slips: the same person is a body two paragraphs on, or nothing at all.
What it says of a name most of the time is taken everywhere, and where it is silent about a name that it mostly sees,
the words train nothing.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from training.examples import Name

from firsthand.vocabulary import Span

MIN_SEEN = 5
"""Fewer readings of a name settle nothing."""

CLEAR_SHARE = 0.75
"""Share of the readings of a name that a kind needs to be taken for all of them."""

_LEADING = re.compile(r"(?:(?:the|a|an)\s+|[^\w#@$(]+)+", re.IGNORECASE)
_TRAILING = re.compile(r"(?:['’]s?|[^\w).]+)$")
_JOINED_BEFORE = re.compile(r"(?<![\w-])[A-Z]\w+[-&]$")
_JOINED_AFTER = re.compile(r"(?:[-&][A-Z]\w+)+")
_WORDS = re.compile(r"\w+(?:[-&]\w+)*")


def bound_name(text: str, span: Span) -> Span | None:
    """The name without article, possessive and punctuation, grown to hyphenated names; None if nothing is left.

    The full stop of an abbreviation ("U.S.") stays: the labeller's tokens take no other one in.
    """
    start, end = span.start, span.end
    while end > start and (match := _TRAILING.search(text, start, end)):
        end = match.start()
    if match := _LEADING.match(text, start, end):
        start = match.end()
    if start >= end or not any(c.isalnum() for c in text[start:end]):
        return None
    if match := _JOINED_BEFORE.search(text, 0, start):
        start = match.start()
    if match := _JOINED_AFTER.match(text, end):
        end = match.end()
    return Span(start, end)


def settle_names(texts: Sequence[str], found: Sequence[Sequence[tuple[int, int, str]]]) -> Iterator[list[Name]]:
    """The names of each passage, in order, after all passages have voted on each name's kind."""
    bounded = [list(_bounded(text, names)) for text, names in zip(texts, found, strict=True)]
    kinds = clear_kinds(
        (name.span.of(text), name.kind) for text, names in zip(texts, bounded, strict=True) for name in names
    )
    doubtful = _mostly_names(texts, bounded, kinds)
    for text, names in zip(texts, bounded, strict=True):
        settled = [Name(name.span, kinds.get(name.span.of(text), name.kind)) for name in names]
        yield [*settled, *_silences(text, settled, doubtful)]


def clear_kinds(readings: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The kind of each name that is read often enough and mostly alike."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, kind in readings:
        votes[name][kind] += 1
    clear: dict[str, str] = {}
    for name, counted in votes.items():
        kind, most = counted.most_common(1)[0]
        if counted.total() >= MIN_SEEN and most >= CLEAR_SHARE * counted.total():
            clear[name] = kind
    return clear


def _bounded(text: str, names: Sequence[tuple[int, int, str]]) -> Iterator[Name]:
    done = 0
    for start, end, kind in names:
        span = bound_name(text, Span(start, end))
        if span is not None and span.start >= done:
            yield Name(span, kind)
            done = span.end


def _mostly_names(texts: Sequence[str], bounded: Sequence[Sequence[Name]], kinds: Mapping[str, str]) -> frozenset[str]:
    """The settled single words that are read as names, or parts of names, in most places where they stand."""
    seen: Counter[str] = Counter()
    named: Counter[str] = Counter()
    singles = {name for name in kinds if _WORDS.fullmatch(name) and name[0].isupper()}
    for text, names in zip(texts, bounded, strict=True):
        seen.update(word for word in _WORDS.findall(text) if word in singles)
        for name in names:
            named.update(word for word in _WORDS.findall(name.span.of(text)) if word in singles)
    return frozenset(name for name in singles if named[name] >= CLEAR_SHARE * seen[name])


def _silences(text: str, names: Sequence[Name], doubtful: frozenset[str]) -> Iterator[Name]:
    """Words that are mostly names and here are none: left out of training."""
    for match in _WORDS.finditer(text):
        span = Span(match.start(), match.end())
        if match.group() in doubtful and not any(name.span.overlaps(span) for name in names):
            yield Name(span, "person", sure=False)

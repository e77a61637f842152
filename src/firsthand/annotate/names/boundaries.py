"""A name as the tagger bounds it -> the whole name and nothing but the name."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from firsthand.annotate.encoder import TaggedName
from firsthand.annotate.names.known import (
    body_words,
    country_names,
    frequent_words,
    known_names,
    role_words,
    without_glued,
)
from firsthand.lexicon import read_table
from firsthand.vocabulary import EntityKind, Span

MAX_GROWTH_CHARS = 40
"""A name grows this far at most to whole words: beyond is no word but damage."""

MAX_TAIL_CHARS = 80
"""How far the name of a body is followed behind its head."""

_INSIDE_WORD = re.compile(r"[\w&]|(?<=\w)[-'’.](?=\w)")
_POSSESSIVE = re.compile(r"['’]s?$")
_LEADING = re.compile(
    r"^(?:the|a|an|this|that|his|her|its|their|our|of|in|at|from|by|and|mr|mrs|ms|dr|sen|rep|gov|gen|col|sgt|lt|capt|prof|rev)\b[.]?\s*",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"\w+(?:[iea]an|ese|ish|[^aeiou]ic)$")
_NO_PLACES = re.compile(
    r"^(?:(?:the )?(?:north|south|east|west)(?:east|west)?|world|globe|earth|world war\b.*)$", re.IGNORECASE
)
_HEAD_BEFORE = re.compile(
    r"(?P<head>(?:[A-Z][\w'’-]*\s+)+)(?:(?:of|for|in|on|and|against|de|di|des|del|du|to)\s+(?:the\s+|la\s+)?(?:[A-Z][\w'’-]*\s+)*)+$"
)
_TAIL_AFTER = re.compile(r"^(?:\s+(?:of|for|in|on|against|de)\s+(?:the\s+)?(?:[A-Z][\w'’-]*)(?:\s+[A-Z][\w'’-]*)*)+")
_ABBREVIATES = re.compile(r"\.(?=[,;])")
_NUMBER_AFTER = re.compile(r" (?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|\d{1,3})(?!\w)")
_GLUE = re.compile(r"[.!?;:]['\"’”]?\s+(?=[A-Z])|\n|,\s|/|\s[–—-]\s|[“”\"()]")
_COMPOUND = re.compile(r"(?i:anti|ex|mid|non|post|pre|pro)-\w+")
"""An adjective made of a name: "Anti-Dravec marches"."""

_NEXT_CAPITALISED = re.compile(r" (?P<word>[A-Z][a-z]+)(?![\w-])")
_ABBREVIATION = re.compile(
    r"(?<![^\s.])(?:[A-Z]|[Mm]rs?|Ms|Dr|St|Jr|Sr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Prof|Rev|Ft|Mt|No|vs?)\.$"
)


@cache
def demonyms() -> frozenset[str]:
    """Adjectives of countries: no names by themselves."""
    return frozenset(row["adjective"] for row in read_table("demonyms"))


def mend_name(text: str, name: TaggedName, passage: Span) -> Iterator[TaggedName]:
    """The whole names in what the tagger took for one, none where it is an adjective or a compass point."""
    for piece in _pieces(text, _whole_words(text, name.span, passage)):
        span = without_glued(text, _stripped(text, piece))
        if name.kind == "body":
            span = _whole_body(text, span, passage)
        elif name.kind == "person":
            span = _with_last_name(text, span, passage)
        elif stop := _ABBREVIATES.match(text, span.end, passage.end):  # "Cal.," keeps its stop
            span = Span(span.start, stop.end())
        words = span.of(text)
        if any(c.isalnum() for c in words) and not _is_no_name(text, span, name.kind):
            yield name._replace(span=span, kind="place" if words in country_names() else name.kind)


def join_halves(text: str, names: Sequence[TaggedName]) -> list[TaggedName]:
    """The names in order, a first name that the tagger took for a place or body joined to the last name behind it."""
    joined: list[TaggedName] = []
    for name in names:
        first = joined[-1] if joined else None
        if first and name.kind == "person" and text[first.span.end : name.span.start] == " " and _is_half(text, first):
            joined[-1] = name._replace(span=Span(first.span.start, name.span.end))
        else:
            joined.append(name)
    return joined


def _is_half(text: str, name: TaggedName) -> bool:
    words = name.span.of(text)
    return words.isalpha() and words.istitle() and words not in known_names() and words.lower() not in frequent_words()


def _whole_words(text: str, span: Span, passage: Span) -> Span:
    """The span grown to whole words, where a hyphen or apostrophe inside a word does not end it."""
    start, end = span.start, span.end
    passage = Span(max(passage.start, start - MAX_GROWTH_CHARS), min(passage.end, end + MAX_GROWTH_CHARS))
    while start > passage.start and _INSIDE_WORD.match(text, start - 1) and _INSIDE_WORD.match(text, start):
        start -= 1
    while end < passage.end and _INSIDE_WORD.match(text, end) and _INSIDE_WORD.match(text, end - 1):
        end += 1
    grown = text[start : span.start]
    if grown and grown[0].islower():  # "anti-" and "ex-" are no part of a name
        start = span.start
    return Span(start, end)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """The span cut at sentence ends, commas, line ends and marks that no name goes across."""
    start = span.start
    for glue in _GLUE.finditer(text, span.start, span.end):
        if glue.start() > start and not _ABBREVIATION.search(text, start, glue.start() + 1):
            yield Span(start, glue.start())
            start = glue.end()
    if start < span.end:
        yield Span(start, span.end)


def _stripped(text: str, span: Span) -> Span:
    """The span without articles and short titles in front, and possessive and marks behind."""
    start, end = span.start, span.end
    while (leading := _LEADING.match(text[start:end])) and start + leading.end() < end:
        start += leading.end()
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ".)"):
        end -= 1
    possessive = _POSSESSIVE.search(text[start:end])
    end = start + possessive.start() if possessive else end
    while end > start and not text[end - 1].isalnum() and not re.search(r"\b[A-Z]\.$|\b[JS]r\.$", text[start:end]):
        end -= 1
    return Span(start, end)


def _whole_body(text: str, span: Span, passage: Span) -> Span:
    """The span with the head of a longer name: Committee in Defense of | National Interests."""
    before = text[max(passage.start, span.start - 80) : span.start]
    head = _HEAD_BEFORE.search(before)
    start = span.start
    if head:
        words = head["head"].split()
        while words and (words[0] in ("The", "A", "An", "In", "On", "At") or words[0] in demonyms()):
            words = words[1:]
        if words and words[-1].lower() in body_words():
            start -= len(before) - before.index(words[0], head.start())
    end = span.end
    if span.of(text).lower().rpartition(" ")[2] in body_words():
        after = text[span.end : min(passage.end, span.end + MAX_TAIL_CHARS)]
        tail = _TAIL_AFTER.match(after) or _NUMBER_AFTER.match(after)
        end += tail.end() if tail else 0
    return Span(start, end)


def _with_last_name(text: str, span: Span, passage: Span) -> Span:
    """A single first name with the capitalised word behind it, unless that is a common word ("Putin Tuesday")."""
    following = _NEXT_CAPITALISED.match(text, span.end, passage.end)
    if " " in span.of(text) or following is None or following["word"].lower() in frequent_words():
        return span
    return Span(span.start, following.end())


def _is_no_name(text: str, span: Span, kind: EntityKind) -> bool:
    words = span.of(text)
    if words in country_names() or words.isupper():
        return False
    if (
        _COMPOUND.fullmatch(words)
        or words in demonyms()
        or (words.endswith("s") and words[:-1] in demonyms())
        or _LEADING.fullmatch(words)
    ):
        return True
    before_role = re.match(r"\s+(\w+)", text[span.end : span.end + 30])
    if before_role and before_role[1].lower() in role_words() and _ADJECTIVE.fullmatch(words):
        return True
    if kind != "place":
        return not any(c.isupper() or c.isdigit() for c in words)
    if _NO_PLACES.match(words) or not any(c.isupper() for c in words):
        return True
    last = words.split()[-1]
    followed = re.match(r"\s+[a-z]", text[span.end : span.end + 3])
    return last in demonyms() or bool(followed and _ADJECTIVE.match(last))

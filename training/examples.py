"""A passage and its labels -> what the network is trained on: chunks of the run time's own tokenizer, labelled by word.

No torch here. Offsets are those of the passage; labels are B and I of each role, numbered as the network's tags.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec
from training.corpora import Quote

from firsthand.annotate.attributions.cues import cue_words
from firsthand.annotate.encoder.chunks import Chunk, chunks_of
from firsthand.annotate.encoder.words import words_of
from firsthand.vocabulary import Span

ROLES: tuple[Literal["content", "cue", "source"], ...] = ("content", "cue", "source")
NAME_KINDS = ("person", "body", "place")
"""In the order of firsthand.annotate.encoder.paragraphs.NAME_KINDS; a test holds the two together."""

UNKNOWN = -100
"""A word whose tag is not known: no loss there."""

_AUXILIARIES = frozenset("has have had is are was were be been would will did does not".split())


class Link(msgspec.Struct, frozen=True):
    """The cue of one attribution, the words of its source and those of its content."""

    cue: int
    source: tuple[int, ...] | None
    """Empty: the attribution has no source. None: it has one, but in another chunk."""
    content: tuple[int, ...] = ()
    """Two attributions may share words: the one stands inside the other."""


class Name(msgspec.Struct, frozen=True):
    """One name of a passage."""

    span: Span
    kind: str
    sure: bool = True
    """False: perhaps a name, so that its words train nothing."""


class Example(msgspec.Struct, frozen=True):
    """One chunk with its labels; all indices but `first` count its words."""

    ids: list[int]
    features: list[int]
    first: list[int]
    roles: dict[str, list[int]]
    """O 0, B 1, I 2 a role; empty where attributions are not labelled."""
    names: list[int]
    """O 0, then B and I of each kind; empty where names are not labelled."""
    links: list[Link]
    kept: bool = False
    """True: its tags are to stay those of the release that training goes on from."""
    open_cues: list[int] = []
    """Words that may be cues inside what another one says, where the labels do not tell: most corpora mark none."""


def make_examples(  # noqa: PLR0913 -- each says another thing about the labels
    text: str,
    quotes: Sequence[Quote] | None,
    names: Sequence[Name] | None,
    *,
    kept: bool = False,
    nested: bool = False,
    unsure: Sequence[tuple[str, Span]] = (),
) -> Iterator[Example]:
    """The labelled chunks of one passage; `quotes` and `names` count from its first character.

    Of a `kept` passage the quotes say only what belongs to a cue; where else there are cues is not known. `nested`
    says that the labels hold what is attributed inside an attribution, too. A word without a label
    that stands in a stretch of `unsure` may have that role.
    """
    for chunk in chunks_of(text, words_of(text)):
        roles, links = _label_quotes(chunk, quotes)
        tags = [] if names is None else _tag_names(chunk, names)
        unknown = [] if nested else list(_open_cues(text, chunk, roles))
        for word in unknown:
            roles["cue"][word] = UNKNOWN
        for role, span in unsure:
            for word in words_in(chunk, span):
                roles[role][word] = roles[role][word] or UNKNOWN
        yield Example(chunk.ids, chunk.features, chunk.first, {} if kept else roles, tags, links, kept, unknown)


def words_in(chunk: Chunk, span: Span) -> list[int]:
    """The words of a chunk that share a character with a span."""
    return [index for index, word in enumerate(chunk.words) if word.start < span.end and span.start < word.end]


def _open_cues(text: str, chunk: Chunk, roles: Mapping[str, list[int]]) -> Iterator[int]:
    """Words of content that the table of cues knows as verbs, with their auxiliaries, unless they are marked."""
    if not roles:
        return
    words = [text[word.start : word.end].lower() for word in chunk.words]
    for at, word in enumerate(words):
        known = cue_words().get(word)
        if known is not None and known.part == "verb" and roles["content"][at] and not roles["cue"][at]:
            yield at
            before = at - 1
            while (
                before >= 0 and words[before] in _AUXILIARIES and roles["content"][before] and not roles["cue"][before]
            ):
                yield before
                before -= 1


def _label_quotes(chunk: Chunk, quotes: Sequence[Quote] | None) -> tuple[dict[str, list[int]], list[Link]]:
    if quotes is None:
        return {}, []
    tags: dict[str, list[int]] = {role: [0] * len(chunk.words) for role in ROLES}
    links: dict[int, Link] = {}
    for quote in sorted(quotes, key=lambda quote: -sum(span.end - span.start for span in quote.content)):
        found = {role: _tag(chunk, getattr(quote, role), tags[role]) for role in ROLES}
        if found["cue"]:
            cue = found["cue"][0]
            source = tuple(found["source"]) if found["source"] or not quote.source else None
            before = links[cue].content if cue in links else ()
            links[cue] = Link(cue, source, tuple(sorted({*before, *found["content"]})))
    return tags, list(links.values())


def _tag(chunk: Chunk, spans: Sequence[Span], tags: list[int]) -> list[int]:
    """The words of the spans; their tags are set to B and I where they have none yet."""
    found: list[int] = []
    for span in spans:
        words = words_in(chunk, span)
        for word in words:
            tags[word] = tags[word] or (1 if word == words[0] else 2)
        found.extend(words)
    return found


def _tag_names(chunk: Chunk, names: Sequence[Name]) -> list[int]:
    tags = [0] * len(chunk.words)
    for name in names:
        words = words_in(chunk, name.span)
        begin = 1 + 2 * NAME_KINDS.index(name.kind)
        for word in words:
            tags[word] = UNKNOWN if not name.sure else begin if word == words[0] else begin + 1
    return tags


def quotes_of_passage(quotes: Sequence[Quote], passage: Span) -> Iterator[Quote]:
    """The attributions that touch a passage, in its own offsets; spans outside it keep their (negative) places."""
    for quote in quotes:
        spans: Mapping[str, tuple[Span, ...]] = {role: getattr(quote, role) for role in ROLES}
        if any(span.overlaps(passage) for role in ROLES for span in spans[role]):
            yield Quote(**{role: tuple(span.shifted(-passage.start) for span in spans[role]) for role in ROLES})

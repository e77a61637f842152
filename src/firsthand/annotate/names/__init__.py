"""The names of people, bodies and places in a report, without their titles."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from firsthand.annotate import russian
from firsthand.annotate.encoder import MODEL_SHA256, READ_LANGUAGES, Passage, TaggedPassage, passages_of, tag_passages
from firsthand.annotate.names.aged import find_aged
from firsthand.annotate.names.boundaries import join_halves, mend_name
from firsthand.annotate.names.known import find_bodies, find_known
from firsthand.annotate.names.repeats import agree_on_kinds, find_repeats
from firsthand.annotate.names.titles import find_title
from firsthand.stage import Annotator, Reading
from firsthand.text.script import language_of
from firsthand.vocabulary import EntityKind, Mention, Span

_NOT_READ = ("metadata",)

SURE_P = 0.9
"""A place or body that the tagger is as sure of stays one beside a number: `In Karvale, 15, perhaps 20, ...`."""


def find_names(reading: Reading) -> Iterable[Mention]:
    """The names of a report in text order; they do not overlap."""
    text = reading.text
    if language_of(reading.report.language, text) == "ru":
        yield from russian.find_names(reading)
        return
    if reading.report.language not in READ_LANGUAGES:
        return
    passages = passages_of(reading.report, leave_out=_NOT_READ)
    found = [mention for tagged in tag_passages(text, passages) for mention in _in_passage(text, tagged)]
    found = agree_on_kinds(text, found)
    found.extend(find_repeats(text, passages, found))
    yield from _with_titles(text, passages, sorted(found, key=lambda mention: mention.span))


def _in_passage(text: str, found: TaggedPassage) -> list[Mention]:
    """What the lexicon knows, and what the tagger finds elsewhere; of two that overlap, the longer.

    In a dateline stands a place, unless it is a known agency; behind the "by" of a credit a person.
    """
    passage = found.passage
    known = [Mention(span=span, kind=kind) for span, kind in find_known(text, passage.span)]
    names = [name for one in found.names for name in mend_name(text, one, passage.span)]
    tagged = [Mention(span=name.span, kind=name.kind, p=name.p) for name in join_halves(text, names)]
    ruled = [Mention(span=span, kind="body") for span in find_bodies(text, passage.span)]
    kept = _without_overlap([*known, *tagged, *ruled])
    aged = [Mention(span=span, kind="person") for span in find_aged(text, passage.span)]
    kept = [mention for mention in kept if not any(_is_rather(one, mention) for one in aged)]
    kept = sorted(
        kept + [one for one in aged if not any(one.span.overlaps(other.span) for other in kept)], key=_span_of
    )
    if passage.kind in ("credit", "byline"):
        return [
            _as_kind(m, "person") if text[max(0, m.span.start - 3) : m.span.start].endswith(("by ", "By ")) else m
            for m in kept
        ]
    if passage.kind == "dateline":
        return [mention if mention in known else _as_kind(mention, "place") for mention in kept]
    return kept


def _is_rather(aged: Mention, tagged: Mention) -> bool:
    """True if the name beside an age is what the tagger, none too sure, takes for a place or a body."""
    unsure = tagged.p is not None and tagged.p < SURE_P
    return unsure and tagged.kind != "person" and tagged.span == aged.span


def _span_of(mention: Mention) -> Span:
    return mention.span


def _as_kind(mention: Mention, kind: EntityKind) -> Mention:
    return Mention(span=mention.span, kind=kind, p=mention.p)


def _without_overlap(mentions: Sequence[Mention]) -> list[Mention]:
    """In text order, the longest mentions first served: each only where nothing longer stands."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start - m.span.end, m.span.start, m.p is not None)):
        at = bisect_left(kept, mention.span.start, key=lambda other: other.span.start)
        beside = kept[max(at - 1, 0) : at + 1]
        if not any(mention.span.overlaps(other.span) for other in beside):
            kept.insert(at, mention)
    return kept


def _with_titles(text: str, passages: Sequence[Passage], mentions: Sequence[Mention]) -> Iterator[Mention]:
    at = 0
    for mention in mentions:
        while passages[at].span.end < mention.span.end:
            at += 1
        title = find_title(text, mention.span, passages[at].span) if mention.kind == "person" else None
        yield Mention(span=mention.span, kind=mention.kind, title=title, p=mention.p)


names = Annotator(
    name="names",
    version=f"9-{MODEL_SHA256[:8]}",
    needs=(),
    makes=(Mention,),
    run=find_names,
    says="Names of people, bodies and places, with the titles that stand beside them.",
)

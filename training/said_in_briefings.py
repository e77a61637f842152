"""Our own briefings -> said.jsonl: their marked contents, with the cue and the source that the product finds for them.

python -m training.said_in_briefings --out FOLDER

The briefings that are kept from training are left out. They mark who says what, but no cue and no source; what the
product finds lends them to the mark that it is nearest to. Where it finds nothing, the verb of saying beside the
content is the cue, or nothing is known of cues there. Run it with the release that training goes on from.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
from training.corpora import Document, Named, Quote
from training.inputs import checked_bytes, read_lock
from training.options import parse_folders
from training.writing import write_whole

from firsthand.annotate.attributions import attributions, mended_drafts
from firsthand.annotate.attributions.certainty import probability_of
from firsthand.annotate.attributions.cues import WORD, speech_verbs
from firsthand.annotate.attributions.drafts import Draft
from firsthand.annotate.encoder import passages_of, tag_passages
from firsthand.stage import Reading
from firsthand.text.sentences import sentences_within
from firsthand.vocabulary import Attribution, Report, Span, hull, make_report
from gold.utterances.read_briefings import Briefing, Content, contents_of, plain_text, read_briefings

FILE = "said.jsonl"

MIN_COVERED = 0.5
"""A finding that covers this share of a mark, or lies in one with this share of itself, is about it."""

MIN_DRAFT = 0.3
"""Characters of both over characters of either, from which a draft that was dropped lends its cue to a mark."""

MAX_APART = 60
"""Characters between a content and the verb that may be its cue."""

MAX_JOINED = 12
"""Characters between two contents of one cue that become one: ", and that "."""

SURE_P = 0.7
"""A finding beside all marks that is surer than this is left unsettled; others are taken for wrong."""

MIN_INSIDE_P = 0.6
"""A surer finding inside a mark, or around it, is a label of its own."""

_OPENING = re.compile(r"(?:\b(?:that|whether|if)\s+)?[\"“„«‘']?\Z")
_CLOSING = re.compile(r"[,.?!]?[\"”»’'](?!\w)")


class Found(NamedTuple):
    """What the product finds in a report."""

    text: str
    drafts: Sequence[Draft]
    """Its attributions."""
    dropped: Sequence[Draft]
    """What the tagger saw besides."""
    hints: Sequence[int]
    """Where words start that may start a cue."""


class Said(NamedTuple):
    """The labels of a report, as `Document` has them."""

    quotes: list[Quote]
    unsure: list[Span]
    uncued: list[Span]


def main() -> None:
    """Write a line an English report, in order."""
    given = parse_folders(__doc__)
    documents = [document for briefing in trained_briefings() for document in documents_of_briefing(briefing)]
    write_whole(given.out / FILE, b"".join(msgspec.json.encode(each) + b"\n" for each in documents))
    print(f"{len(documents)} reports, {sum(len(each.quotes or ()) for each in documents)} attributions")


def trained_briefings() -> list[Briefing]:
    """The briefings that may be trained on."""
    locked = next(found for found in read_lock() if found.name == "own_briefings")
    checked_bytes(locked, Path(__file__).parents[1] / "quality" / "gold")
    return [briefing for briefing in read_briefings() if not briefing.held_out]


def documents_of_briefing(briefing: Briefing) -> Iterator[Document]:
    """Its English reports with their attributions."""
    contents = contents_of(briefing)
    for at, written in enumerate(briefing.reports):
        if written.language == "en":
            report = make_report(plain_text(written), f"{briefing.id}-{at}", language="en")
            yield document_of(report, [content for content in contents if content.report == at])


def document_of(report: Report, contents: Sequence[Content]) -> Document:
    """One report with what is said in it, the names that the release finds, and what stays unsettled."""
    text = report.text
    tagged = tag_passages(text, passages_of(report))
    reading = Reading(report)
    reading.add(attributions.run(reading))
    found = Found(
        text,
        [
            Draft(mark.content, mark.cue, mark.source, content_p=1 if mark.p is None else mark.p)
            for mark in reading.of(Attribution)
        ],
        [
            draft._replace(content_p=probability_of(text, draft, one.quotations))
            for one in tagged
            for draft in mended_drafts(text, one)
        ],
        [hint for one in tagged for hint in one.hints],
    )
    said = label(found, {Span(content.start, content.end): content.speaker for content in contents})
    names = tuple(Named(name.span.start, name.span.end, name.kind) for one in tagged for name in one.names)
    return Document(report.id, text, tuple(said.quotes), "own_briefings", names, tuple(said.unsure), tuple(said.uncued))


def label(found: Found, marks: Mapping[Span, str]) -> Said:
    """The attributions of a report with these marks, each with its speaker."""
    said = Said([], [], [])
    left = set(marks)
    for draft in sorted(found.drafts, key=lambda draft: -_best(draft, marks)):
        about = [mark for mark in marks if _is_about(draft, mark)]
        free = sorted((mark for mark in about if mark in left), key=lambda mark: -_iou(_hull(draft), mark))
        free = [mark for mark in free if marks[mark] == marks[free[0]]]
        if draft.cue is not None and any(mark.covers(draft.cue) for mark in about):
            if draft.content_p >= MIN_INSIDE_P:
                said.quotes.append(_as_found(draft))
                left -= {mark for mark in about if _iou(_whole(draft), mark) >= MIN_COVERED}
        elif free:
            said.quotes.append(_joined(found.text, draft, free))
            left -= set(free)
        elif draft.content_p >= (MIN_INSIDE_P if about else SURE_P):
            said.unsure.append(_whole(draft))
    for mark in sorted(left):
        quote, uncued = _by_itself(found, mark, tuple(marks), [cue for each in said.quotes for cue in each.cue])
        said.quotes.append(quote)
        said.uncued.extend(uncued)
    return said


def _by_itself(found: Found, mark: Span, marks: Sequence[Span], known: Sequence[Span]) -> tuple[Quote, list[Span]]:
    """The attribution of a mark that the product does not find, with the stretches that stay open."""
    text = found.text
    content = (_widened(text, mark),)
    free = [
        draft
        for draft in found.dropped
        if draft.cue and not any(cue.overlaps(draft.cue) for cue in known) and not mark.overlaps(draft.cue)
    ]
    best = max(free, key=lambda draft: _iou(_hull(draft), mark), default=None)
    if best is not None and best.cue and _iou(_hull(best), mark) >= MIN_DRAFT:
        return Quote(content, (best.cue,), _outside(best.source, [mark])), []
    around = _sentences_around(text, mark)
    if not any(WORD.search(part.of(text)) for part in _rest(around, marks)):
        return Quote(content, (), ()), []
    cue = _verb_beside(found, mark, _rest(around, marks), known)
    if cue is None:
        return Quote(content, (), ()), [around]
    return Quote(content, (cue,), ()), [around]


def _verb_beside(found: Found, mark: Span, rest: Sequence[Span], known: Sequence[Span]) -> Span | None:
    """The verb of saying nearest to a mark in what its sentence has besides, if the tagger thinks of a cue there."""
    verbs = [
        Span(*match.span())
        for part in rest
        for match in WORD.finditer(found.text, part.start, part.end)
        if match.group().lower() in speech_verbs() and match.start() in found.hints
    ]
    near = [verb for verb in verbs if not any(cue.overlaps(verb) for cue in known) and _gap(verb, mark) <= MAX_APART]
    return min(near, key=lambda verb: _gap(verb, mark), default=None)


def _as_found(draft: Draft) -> Quote:
    """What the product finds, as it is: a mark that holds its own cue ("A, he says, B"), or one inside a mark."""
    return Quote(draft.content, (draft.cue,) if draft.cue else (), (draft.source,) if draft.source else ())


def _joined(text: str, draft: Draft, marks: Sequence[Span]) -> Quote:
    """The attribution of a cue that brings these marks; two that stand close become one piece."""
    pieces: list[Span] = []
    ours = _hull(draft)
    for mark in sorted(marks):
        wide = _widened(text, mark, ours)
        if pieces and wide.start - pieces[-1].end <= MAX_JOINED and "\n" not in text[pieces[-1].end : wide.start]:
            pieces[-1] = Span(pieces[-1].start, wide.end)
        else:
            pieces.append(wide)
    return Quote(tuple(pieces), (draft.cue,) if draft.cue else (), _outside(draft.source, marks))


def _outside(source: Span | None, marks: Sequence[Span]) -> tuple[Span, ...]:
    return (source,) if source is not None and not any(source.overlaps(mark) for mark in marks) else ()


def _widened(text: str, mark: Span, ours: Span | None = None) -> Span:
    """The mark with its quotation marks and with "that" in front, as the tagger's labels have them."""
    before, after = _OPENING.search(text, max(0, mark.start - 12), mark.start), _CLOSING.match(text, mark.end)
    start = before.start() if before else mark.start
    end = after.end() if after and before and text[mark.start - 1] in "\"“„«‘'" else mark.end
    if ours is not None and start - 4 <= ours.start < start and "\n" not in text[ours.start : start]:
        start = ours.start
    return Span(start, end)


def _sentences_around(text: str, mark: Span) -> Span:
    """The sentences that a mark touches, within its line."""
    start = text.rfind("\n", 0, mark.start) + 1
    end = text.find("\n", mark.end)
    line = Span(start, len(text) if end < 0 else end)
    return hull([mark, *(one for one in sentences_within(text, line) if one.overlaps(mark))])


def _rest(around: Span, marks: Sequence[Span]) -> list[Span]:
    """What stands in a stretch outside of all marks."""
    rest = []
    start = around.start
    for mark in sorted(mark for mark in marks if mark.overlaps(around)):
        if mark.start > start:
            rest.append(Span(start, mark.start))
        start = max(start, mark.end)
    return [*rest, Span(start, around.end)] if start < around.end else rest


def _gap(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def _best(draft: Draft, marks: Iterable[Span]) -> float:
    return max((_iou(_hull(draft), mark) for mark in marks), default=0)


def _is_about(draft: Draft, mark: Span) -> bool:
    shared = draft.characters_in(mark)
    size = sum(piece.end - piece.start for piece in draft.content)
    return shared >= MIN_COVERED * min(mark.end - mark.start, size)


def _whole(draft: Draft) -> Span:
    return hull([piece for piece in (*draft.content, draft.cue, draft.source) if piece is not None])


def _hull(draft: Draft) -> Span:
    return hull(list(draft.content))


def _iou(one: Span, other: Span) -> float:
    both = max(0, min(one.end, other.end) - max(one.start, other.start))
    return both / (max(1, (one.end - one.start) + (other.end - other.start) - both))


if __name__ == "__main__":
    main()

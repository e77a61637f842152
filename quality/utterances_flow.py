"""Where the flow of utterances loses pairs that the judge ties: which link of the chain breaks, counted.

python quality/utterances_flow.py [FILES ...] [--show]

A file holds labelled pairs (gold/utterances; the open ones, if none is given). Of every pair that is one utterance and
that two bare reports do not tie, the first break is named: *no attribution* over the content, a speaker that is
*unresolved*, *protected* or *unnamed*, words *too few*; then *names* that are not one speaker's, *days* that cannot be
one; else what the judge says of the statements *as the flow cuts them*. A pair counts under the side that breaks first
in this order. Prints a line a set with the ties and those that are wrong, and a line a break: how many pairs, and how
many of them the judge ties when content and speaker are given. `--show` adds the ids.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from firsthand.compare.utterances.names import same_speaker
from firsthand.compare.utterances.occasions import occasions_meet
from firsthand.compare.utterances.sketches import Said
from firsthand.compare.utterances.speakers import told_as_named
from firsthand.pipeline import COMPARE, annotate
from firsthand.run.memory import MemoryPile, compare_pile
from firsthand.stage import Reading
from firsthand.vocabulary import Attribution, Entity, Protected, Span, Speaker, Utterance, hull, mark_id
from predict import read_documents
from tasks.utterances import judged, report_of, shared_part

PAIRS = Path(__file__).parent / "gold" / "utterances"
BREAKS = ("no attribution", "unresolved", "protected", "unnamed", "too few words", "names", "days", "as cut")
"""In the order of the flow."""


class Told(NamedTuple):
    """What the flow makes of one pair."""

    tied: bool
    broken: str
    """The first break; "" where the statements are tied."""


def main() -> None:
    """Print the counts of each file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", default=sorted(PAIRS.glob("open*.jsonl")))
    parser.add_argument("--show", action="store_true", help="print the ids of the pairs")
    given = parser.parse_args()
    for path in given.files:
        pairs = list(read_documents(path))
        told = [traced(pair["left"], pair["right"]) for pair in pairs]
        right, wrong = ([pair["id"] for pair, one in zip(pairs, told, strict=True) if one.tied and pair["same"] is same]
                        for same in (True, False))  # fmt: skip
        print(
            f"{path.stem}: {sum(pair['same'] for pair in pairs)} one utterance, {len(right)} tied, {len(wrong)} wrong"
        )
        lost: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for pair, one in zip(pairs, told, strict=True):
            if pair["same"] and not one.tied:
                lost[one.broken].append(pair)
        for broken in sorted(lost, key=BREAKS.index):
            by_judge = [pair["id"] for pair in lost[broken] if judged(pair["left"], pair["right"])]
            print(f"  {broken}: {len(lost[broken])}, {len(by_judge)} by the judge", *by_judge if given.show else ())


def traced(left: dict[str, Any], right: dict[str, Any]) -> Told:
    """Whether two bare reports are tied where the contents stand, and what breaks first if not."""
    readings = [_read(side, name) for side, name in ((left, "left"), (right, "right"))]
    wanted = {
        reading.report.id: Span(side["start"], side["end"])
        for reading, side in zip(readings, (left, right), strict=True)
    }
    pile = MemoryPile(readings)
    for link in compare_pile(pile, COMPARE[: [one.name for one in COMPARE].index("utterances") + 1]):
        if isinstance(link, Utterance):
            here = {one.report for one in link.statements if one.span.overlaps(wanted[one.report])}
            if len(here) == len(wanted):
                return Told(tied=True, broken="")
    said: dict[str, list[Said]] = {report: [] for report in wanted}
    for one in told_as_named(pile):
        if one.said.span.overlaps(wanted[one.report]):
            said[one.report].append(one.said)
    silent = [_silence(one, wanted[one.report.id]) for one in readings if not said[one.report.id]]
    if silent:
        return Told(tied=False, broken=min(silent, key=BREAKS.index))
    return Told(tied=False, broken=_parted(*said.values()))


def _read(side: dict[str, Any], name: str) -> Reading:
    return annotate(report_of(side, name), problems=[])


def _silence(reading: Reading, wanted: Span) -> str:
    """Why nobody is told to say the content: the break of the attribution that covers most of it."""
    speakers = {speaker.attribution: speaker for speaker in reading.of(Speaker)}
    named = {mark_id(entity) for entity in reading.of(Entity) if entity.named}
    hidden = {mark.entity for mark in reading.of(Protected)} | {mark.name for mark in reading.of(Protected)}
    found = [one for one in reading.of(Attribution) if hull(one.content).overlaps(wanted)]
    if not found:
        return "no attribution"
    nearest = max(found, key=lambda one: (shared_part(hull(one.content), wanted), -one.span.start))
    speaker = speakers.get(mark_id(nearest))
    if speaker is None or speaker.entity is None:
        return "unresolved"
    if {speaker.entity, speaker.name} & hidden:
        return "protected"
    return "too few words" if speaker.entity in named else "unnamed"


def _parted(left: Sequence[Said], right: Sequence[Said]) -> str:
    """What parts the statements of two reports whose speakers have names."""
    by_name = [(one, other) for one, other in _pairs(left, right) if same_speaker(one.speaker, other.speaker)]
    if not by_name:
        return "names"
    by_day = [(one, other) for one, other in by_name if occasions_meet(one.occasion, other.occasion)]
    return "as cut" if by_day else "days"


def _pairs(left: Sequence[Said], right: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    yield from ((one, other) for one in left for other in right)


if __name__ == "__main__":
    main()

"""What the stage utterances ties in whole reports when all contents and speakers are known: precision in a pile.

python quality/utterances_piles.py [--part K/N] [--min-score X ...]

Of the briefings held out from training each is a pile: all its marked contents are given, with their speakers, and the
stage decides. In a pile some twelve pairs of two statements stand beside one pair of one, so what a threshold costs is
seen here and not on pairs, half of which are one. Prints, for each threshold, the pairs of one statement that are tied,
those of two, and those that are the same said again on another occasion. A tenth of them takes half a minute.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from firsthand.annotate.times import times
from firsthand.compare.utterances import renderings, utterances
from firsthand.run.memory import MemoryPile, compare_pile
from firsthand.stage import Reading
from firsthand.vocabulary import Attribution, Entity, Span, Speaker, Style, Utterance, mark_id
from gold.utterances.read_briefings import Briefing, Content, contents_of, pairs_of, read_briefings, sheet_of
from tasks.utterances import is_quoted, report_of


class Pile(NamedTuple):
    """A briefing as the stage gets it."""

    briefing: Briefing
    contents: Sequence[Content]
    readings: Sequence[Reading]


def main() -> None:
    """Print a line for each threshold."""
    given = _parse()
    part, parts = map(int, given.part.split("/"))
    held_out = [briefing for briefing in read_briefings() if briefing.held_out]
    piles = [pile_of(briefing) for briefing in held_out[part::parts]]
    for least in given.min_score or [renderings.MIN_SCORE]:
        renderings.MIN_SCORE = least
        counts = counted(piles)
        rows = (f"{counts[kind, True]} of {counts.total_of(kind)} {name}" for kind, name in _KINDS.items())
        print(f"MIN_SCORE {least:g}: " + ", ".join(rows))


_KINDS = {"same": "pairs of one statement", "other": "of two", "again": "said again"}


class Counts(Counter[tuple[str, bool]]):
    """Pairs by what they are and whether they are tied."""

    def total_of(self, kind: str) -> int:
        """All pairs of one kind."""
        return self[kind, True] + self[kind, False]


def pile_of(briefing: Briefing) -> Pile:
    """The reports of a briefing, with every content attributed to who said it."""
    contents = list(contents_of(briefing))
    numbers = range(len(briefing.reports))
    readings = [_reading(briefing, at, [one for one in contents if one.report == at]) for at in numbers]
    return Pile(briefing, contents, readings)


def counted(piles: Iterable[Pile]) -> Counts:
    """What the stage ties of these piles."""
    counts = Counts()
    for briefing, contents, readings in piles:
        where = {(readings[one.report].report.id, one.start, one.end): one for one in contents}
        tied = set()
        for link in compare_pile(MemoryPile(readings), (utterances,)):
            if isinstance(link, Utterance):
                spans = [(said.report, said.span.start, said.span.end) for said in link.statements]
                known = [where[span] for span in spans if span in where]
                tied |= {frozenset(two) for two in combinations(known, 2)}
        for pair in pairs_of(briefing):
            kind = "same" if pair.same else "again" if pair.again else "other"
            counts[kind, frozenset((pair.left, pair.right)) in tied] += 1
    return counts


def _reading(briefing: Briefing, at: int, contents: Iterable[Content]) -> Reading:
    side = sheet_of(briefing.reports[at])
    reading = Reading(report_of(side, f"{briefing.id}-{at}"))
    reading.add(times.run(reading))
    for content in contents:
        span = Span(content.start, content.end)
        style: Style = "direct" if is_quoted(side["text"], span) else "indirect"
        said = Attribution(span=span, content=(span,), cue=None, source=None, style=style)
        who = Entity(span=span, name=content.speaker, kind="person", named=True, mentions=(span,))
        by = Speaker(span=span, attribution=mark_id(said), entity=mark_id(who), name=content.speaker, because="gold")
        reading.add([said, who, by])
    return reading


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", default="0/1", help="of the briefings held out every Nth from the Kth on")
    parser.add_argument("--min-score", type=float, nargs="+", help="thresholds instead of the one that ships")
    return parser.parse_args()


if __name__ == "__main__":
    main()

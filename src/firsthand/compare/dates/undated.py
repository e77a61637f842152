"""Links of a report without a date -> what they imply of the day it was printed: evidence, which never is its date."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

import msgspec

from firsthand.compare.claims.decided import read_decisions
from firsthand.compare.dates.matches import Match
from firsthand.compare.dates.sentences import paired_days
from firsthand.compare.dates.sketches import DatedSentence, NamedDay
from firsthand.compare.utterances.judgement import Judged, weigh
from firsthand.compare.utterances.sketches import Said, UtteranceSketch
from firsthand.stage import Pile
from firsthand.vocabulary import Copy, DateEvidence, DateReason, Days, Heading, Place, Span, Story, link_id

WEEKDAY_DAYS = 6
"""A weekday alone stands for a day of the week before or after (Associated Press Stylebook, "days of the week")."""
MAX_REASONS = 8
"""Shown of each report; the others say the same of other sentences."""

_ORDER = ("copy", "weekday", "utterance")


def find_evidence(pile: Pile, matches: Iterable[Match]) -> Iterator[DateEvidence]:
    """One link for each undated report of which its neighbours say something, by id."""
    headings = pile.headings
    reasons: dict[str, list[DateReason]] = {}
    for report, reason in (
        *_from_copies(pile),
        *(found for match in matches for found in _from_match(match, headings)),
        *_from_utterances(pile),
    ):
        reasons.setdefault(report, []).append(reason)
    for report in sorted(reasons):
        yield _evidence(report, reasons[report])


def _evidence(report: str, found: list[DateReason]) -> DateEvidence:
    """All reasons of one report together; those that say the same of the same sentence count once."""
    ordered = sorted(set(found), key=lambda reason: (_ORDER.index(reason.sign), reason.places, reason.because))
    days = _meet(reason.days for reason in ordered)
    shown = tuple(ordered[:MAX_REASONS])
    if days is None:
        said = "It has no date, and what its neighbours imply does not fit together"
        return DateEvidence(report=report, days=(None, None), reasons=shown, because=f"{said}.")
    signs = f"{len(ordered)} sign{'s' if len(ordered) > 1 else ''}"
    return DateEvidence(
        report=report,
        days=days,
        reasons=shown,
        because=f"It has no date. By {signs} in its neighbours it was printed {_in_words(days)}.",
    )


def _meet(several: Iterable[Days]) -> Days | None:
    """The days that all allow; None if there is no such day."""
    found = list(several)
    first = max((begin for begin, _ in found if begin), default=None)
    last = min((end for _, end in found if end), default=None)
    return None if first and last and first > last else (first, last)


def _in_words(days: Days) -> str:
    first, last = days
    if first and last:
        return f"on {first}" if first == last else f"from {first} to {last}"
    return f"on {first} or later" if first else f"on {last} or earlier"


def _from_copies(pile: Pile) -> Iterator[tuple[str, DateReason]]:
    """Who takes text from whom was not told by the dates, since one has none."""
    refused = read_decisions(pile.decisions).no_copies
    for copy in pile.links(Copy):
        if copy.origin is None or link_id(copy) in refused:
            continue
        for report, other, mine, theirs in _both_ways(copy):
            dated = pile.headings[other].date
            if pile.headings[report].date is not None or dated is None:
                continue
            later = copy.origin == other
            days: Days = (dated, None) if later else (None, dated)
            took = "It takes its text from" if later else "Its text was taken by"
            yield (
                report,
                DateReason(
                    sign="copy",
                    days=days,
                    because=f"{took} {_called(pile.headings[other])}, printed on {dated}.",
                    places=(Place(report, mine), Place(other, theirs)),
                ),
            )


def _both_ways(copy: Copy) -> Iterator[tuple[str, str, Span, Span]]:
    """(report, the other, the longest passage in each), from both ends."""
    if copy.passages:
        longest = max(copy.passages, key=lambda p: (p.left.end - p.left.start, p.left))
        yield copy.left, copy.right, longest.left, longest.right
        yield copy.right, copy.left, longest.right, longest.left


def _from_match(match: Match, headings: Mapping[str, Heading]) -> Iterator[tuple[str, DateReason]]:
    """A weekday in an undated sentence, of which a dated report that tells the same gives the day."""
    for one, other in paired_days(match.left_sentence, match.right_sentence, copied=match.copy is not None):
        for mine, theirs, (report, at), (neighbour, there) in (
            (one, other, (match.left, match.left_sentence), (match.right, match.right_sentence)),
            (other, one, (match.right, match.right_sentence), (match.left, match.left_sentence)),
        ):
            known = headings[neighbour].date
            if headings[report].date is None and known is not None and _same_weekday(mine, theirs):
                yield report, _weekday_reason(Place(report, at.span), mine, there, (neighbour, theirs.day or "", known))


def _same_weekday(mine: NamedDay, theirs: NamedDay) -> bool:
    return mine.day is None and theirs.day is not None and mine.weekday is not None and mine.weekday == theirs.weekday


def _weekday_reason(here: Place, mine: NamedDay, there: DatedSentence, told: tuple[str, str, str]) -> DateReason:
    """`told`: the neighbour, the day it gives, and the day it was printed."""
    neighbour, day, printed = told
    past = day <= printed
    near = date.fromisoformat(day) + timedelta(days=WEEKDAY_DAYS if past else -WEEKDAY_DAYS)
    days = (day, near.isoformat()) if past else (near.isoformat(), day)
    return DateReason(
        sign="weekday",
        days=days,
        because=(
            f"It says “{mine.words}” where a report of {printed} tells the same of {day};"
            f" a weekday without a date stands for one within the week."
        ),
        places=(here, Place(neighbour, there.span)),
    )


def _from_utterances(pile: Pile) -> Iterator[tuple[str, DateReason]]:
    """Nothing is printed before it is said: what an undated report quotes, dated by another that quotes it, too.

    The stage utterances ties nothing of which the day is unknown; here the other's days are taken to be its own.
    """
    groups = list(_told_together(pile))
    said = pile.sketches(UtteranceSketch) if groups else {}
    for group in groups:
        dated = [report for report in group if pile.headings[report].date is not None and report in said]
        for report in sorted(group - set(dated)):
            for mine in said[report].said if report in said else ():
                days = [(theirs.occasion.begin, other, theirs) for other in dated for theirs in said[other].said]
                same = [found for found in days if found[0] and _one_utterance(mine, found[2])]
                if same:
                    # Of those who quote it the latest first day holds for all: it was said on one day.
                    first, other, theirs = max(same, key=lambda found: (found[0], found[1], found[2].span))
                    yield report, _said_reason(Place(report, mine.span), Place(other, theirs.span), first or "", pile)


def _told_together(pile: Pile) -> Iterator[set[str]]:
    """Reports of one story, if one of them has no date."""
    for story in pile.links(Story):
        if any(pile.headings[report].date is None for report in story.reports):
            yield set(story.reports)


def _one_utterance(mine: Said, theirs: Said) -> bool:
    """Whether the rules alone tie them: a date is no place to trust the encoder, and it would read every pair here."""
    weighed = weigh(msgspec.structs.replace(mine, occasion=theirs.occasion), theirs)
    return isinstance(weighed, Judged) and weighed.verdict == "one"


def _said_reason(here: Place, there: Place, first: str, pile: Pile) -> DateReason:
    told = _called(pile.headings[there.report])
    return DateReason(
        sign="utterance",
        days=(first, None),
        because=f"It quotes what {told} quotes as said on {first} at the earliest.",
        places=(here, there),
    )


def _called(heading: Heading) -> str:
    return heading.outlet or "a report of no known outlet"

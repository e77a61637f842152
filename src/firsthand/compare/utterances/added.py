"""Utterances of reports added later: those of the speakers whom these reports have say something.

Statements of two last names are never set side by side, so what one report more can change is what its speakers say. A
report of the same story may only call them by an office, and then other reports of the story tell who it is.
"""

from collections.abc import Iterable, Iterator

from firsthand.compare.keys import KeyIndex, hash_of, keep_keys
from firsthand.compare.parts import PartOfPile, with_stories
from firsthand.compare.stretches import LostPart
from firsthand.compare.utterances.grouping import utterances_of
from firsthand.compare.utterances.names import last_name
from firsthand.compare.utterances.speakers import Told, told_by_name
from firsthand.stage import Added, Pile, Unseen
from firsthand.vocabulary import Utterance

_NAME = "utterances"


def compare_utterances(pile: Pile) -> Iterator[Utterance]:
    """One link for each thing that at least two reports have somebody say."""
    told = list(told_by_name(pile))
    keep_keys(pile, _NAME, _speakers(told).items())
    yield from utterances_of(told, pile)


def add_utterances(pile: Pile, unseen: Unseen) -> Added | None:
    """The utterances of all speakers of the reports that have changed, and of their stories.

    None if no index is kept, or if most of the pile has one of these speakers.
    """
    reports = with_stories(pile, unseen.reports)
    try:
        found = _to_compare(pile, reports)
    except LostPart:
        return None
    if found is None:
        return None
    asked, mates = found
    part = PartOfPile(pile, with_stories(pile, mates))
    told = [one for one in told_by_name(part) if hash_of(last_name(one.said.speaker)) in asked]
    compared = {(one.report, one.said.mark) for one in told}
    gone = (
        link
        for link in pile.links_of(Utterance, mates)
        if any((one.report, one.mark) in compared for one in link.statements)
    )
    return Added(reports, tuple(utterances_of(told, pile)), tuple(gone))


def _to_compare(pile: Pile, reports: frozenset[str]) -> tuple[frozenset[int], frozenset[str]] | None:
    """The hashes of the speakers of these reports, as they are now and as they were, and all reports that have one."""
    index = KeyIndex(pile, _NAME)
    if not index.load():
        return None
    index.take({**dict.fromkeys(reports, ()), **_speakers(told_by_name(PartOfPile(pile, reports)))})
    names = index.keys_of(reports)
    mates = reports | index.reports_with(names)
    if index.are_most(mates):
        return None
    index.save()
    return frozenset(names.tolist()), mates


def _speakers(told: Iterable[Told]) -> dict[str, set[str]]:
    """Report -> the last names of who says something in it."""
    found: dict[str, set[str]] = {}
    for one in told:
        found.setdefault(one.report, set()).add(last_name(one.said.speaker))
    return found

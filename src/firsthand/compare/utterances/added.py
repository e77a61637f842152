"""Utterances of reports added later: those of the speakers whom these reports have say something.

Statements of two last names are never set side by side, so what one report more can change is what its speakers say. A
report of the same story may only call them by an office, and then other reports of the story tell who it is; a report
of no story too, and then those tell who share a post, a week and a rare word with it (`meetings.keys_of`).
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from firsthand.compare.keys import KeyIndex, hash_of, keep_keys
from firsthand.compare.parts import PartOfPile, with_stories
from firsthand.compare.stretches import LostPart
from firsthand.compare.utterances.grouping import Known, members_of, utterances_of
from firsthand.compare.utterances.meetings import Told, keys_of
from firsthand.compare.utterances.names import last_name
from firsthand.compare.utterances.readings import Readings
from firsthand.compare.utterances.sketches import UtteranceSketch
from firsthand.compare.utterances.speakers import told_by_name
from firsthand.compare.utterances.verdicts import Verdicts
from firsthand.stage import Added, Pile, Unseen
from firsthand.vocabulary import Utterance, reports_of_link

_NAME = "utterances"
_UNNAMED = f"{_NAME}/unnamed"
_NAMED = f"{_NAME}/named"
"""Which reports have unnamed speakers who can be met with by a key, and which have named ones."""


def compare_utterances(pile: Pile) -> Iterator[Utterance]:
    """One link for each thing that at least two reports have somebody say."""
    told = list(told_by_name(pile))
    keep_keys(pile, _NAME, _speakers(told).items())
    for name, keys in _keys_to_meet(pile).items():
        keep_keys(pile, name, keys.items())
    readings = Readings(pile)
    yield from utterances_of(told, pile, Known(readings, Verdicts(pile, reads=False), {}))
    readings.save_asked()


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
    asked, mates, around = found
    part = PartOfPile(pile, mates | around)
    told = [one for one in told_by_name(part) if one.report in mates and hash_of(last_name(one.said.speaker)) in asked]
    compared = members_of(told)
    gone = [
        link
        for link in pile.links_of(Utterance, mates)
        if any((one.report, one.mark) in compared for one in link.statements)
    ]
    stand = {
        frozenset((one.report, one.mark) for one in link.statements): link
        for link in gone
        if unseen.reports.isdisjoint(reports_of_link(link))
    }
    readings, verdicts = Readings(pile), Verdicts(pile, reads=True)
    links = tuple(utterances_of(told, pile, Known(readings, verdicts, stand)))
    readings.save()
    verdicts.drop_others(asked)
    return Added(reports, links, tuple(gone))


class _ToCompare(NamedTuple):
    """What can have changed."""

    asked: frozenset[int]
    """The hashes of the speakers of the reports, as they are now and as they were."""
    mates: frozenset[str]
    """All reports that have one, with their stories."""
    around: frozenset[str]
    """Those that tell who is unnamed in these."""


def _to_compare(pile: Pile, changed: frozenset[str]) -> _ToCompare | None:
    """Whose statements are compared again; None if no index is kept, or if it is most of the pile."""
    index, meetings = KeyIndex(pile, _NAME), _Meetings(pile)
    if not index.load() or not meetings.load():
        return None
    meetings.take(changed)
    reports = with_stories(pile, changed | meetings.who_ask(changed))
    part = PartOfPile(pile, with_stories(pile, reports | meetings.who_tell(reports)))
    told = (one for one in told_by_name(part) if one.report in reports)
    index.take({**dict.fromkeys(reports, ()), **_speakers(told)})
    names = index.keys_of(reports)
    mates = with_stories(pile, reports | index.reports_with(names))
    around = with_stories(pile, meetings.who_tell(mates))
    if index.are_most(mates | around):
        return None
    index.save()
    meetings.save()
    return _ToCompare(frozenset(names.tolist()), mates, around)


class _Meetings:
    """Which reports name whom others leave unnamed, perhaps."""

    def __init__(self, pile: Pile) -> None:
        self._pile = pile
        self._unnamed, self._named = KeyIndex(pile, _UNNAMED), KeyIndex(pile, _NAMED)

    def load(self) -> bool:
        """Whether both are kept whole."""
        return self._unnamed.load() and self._named.load()

    def take(self, changed: frozenset[str]) -> None:
        """Their keys are these from now on."""
        keys = _keys_to_meet(PartOfPile(self._pile, changed))
        self._unnamed.take({**dict.fromkeys(changed, ()), **keys[_UNNAMED]})
        self._named.take({**dict.fromkeys(changed, ()), **keys[_NAMED]})

    def save(self) -> None:
        """Keep both for the next run."""
        self._unnamed.save()
        self._named.save()

    def who_ask(self, reports: frozenset[str]) -> set[str]:
        """The reports with unnamed speakers whom these may name, or named until now."""
        return self._unnamed.reports_with(self._named.keys_of(reports))

    def who_tell(self, reports: frozenset[str]) -> set[str]:
        """The reports that may name who is unnamed in these."""
        return self._named.reports_with(self._unnamed.keys_of(reports))


def _keys_to_meet(pile: Pile) -> dict[str, dict[str, set[str]]]:
    """Index -> report -> keys."""
    found: dict[str, dict[str, set[str]]] = {_UNNAMED: {}, _NAMED: {}}
    for report, sketch in pile.sketches(UtteranceSketch).items():
        for said in sketch.said:
            keys = set(keys_of(said, sketch))
            if keys:
                found[_NAMED if said.speaker else _UNNAMED].setdefault(report, set()).update(keys)
    return found


def _speakers(told: Iterable[Told]) -> dict[str, set[str]]:
    """Report -> the last names of who says something in it."""
    found: dict[str, set[str]] = {}
    for one in told:
        found.setdefault(one.report, set()).add(last_name(one.said.speaker))
    return found

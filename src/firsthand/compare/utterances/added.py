"""Utterances of reports added later: those of the speakers of whom these reports tell something new.

Statements of two last names are never set side by side, so what one report more can change is what its speakers say. A
report of the same story may only call them by an office, and then other reports of the story tell who it is; a report
of no story too, and then those tell who share a post, a week and a rare word with it (`meetings.keys_of`). So it is
asked anew who says what in these reports; what others have the same speakers say is kept, and the reports of that are
read only as far as a statement is new to them.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec
import numpy as np

from firsthand.compare import keys
from firsthand.compare.keys import KeyIndex, keep_keys
from firsthand.compare.parts import PartOfPile, with_stories
from firsthand.compare.stretches import LostPart
from firsthand.compare.utterances.grouping import Asked, Compared, Source, compare_names
from firsthand.compare.utterances.kept import EMPTY, KeptNames, Row, by_last_name
from firsthand.compare.utterances.meetings import Told, keys_of
from firsthand.compare.utterances.names import last_name
from firsthand.compare.utterances.readings import Readings
from firsthand.compare.utterances.sketches import Said, UtteranceSketch
from firsthand.compare.utterances.speakers import told_as_named
from firsthand.stage import Added, Pile, Unseen
from firsthand.vocabulary import Utterance

_NAME = "utterances"
_UNNAMED = f"{_NAME}/unnamed"
_NAMED = f"{_NAME}/named"
"""Which reports have unnamed speakers who can be met with by a key, and which have named ones."""


def compare_utterances(pile: Pile) -> Iterator[Utterance]:
    """One link for each thing that at least two reports have somebody say."""
    told = list(told_as_named(pile))
    keep_keys(pile, _NAME, _speakers(told).items())
    for name, several in _keys_to_meet(pile).items():
        keep_keys(pile, name, several.items())
    readings = Readings(pile)
    asked = {name: Asked(rows, EMPTY) for name, rows in by_last_name(told).items()}
    known = {(one.report, one.said.mark): one for one in told}
    kept = KeptNames(pile)
    keeps = len(pile.headings) >= keys.KEPT_FROM
    for found in compare_names(asked, Source(pile, lambda row: known[row.key], readings), frozenset()):
        if keeps:
            kept.keep(found.name, found.kept)
        yield from found.made
    if keeps:
        kept.begin()
    readings.save_asked()


def add_utterances(pile: Pile, unseen: Unseen) -> Added | None:
    """The utterances of all speakers of whom the reports that have changed tell something else, or tell it otherwise.

    None if nothing is kept, or if what has changed hangs together with most of the pile.
    """
    try:
        found = _compared(pile, unseen)
    except LostPart:
        return None
    if found is None:
        return None
    gone = frozenset(keys for one in found for keys in one.gone)
    links = pile.links_of(Utterance, {min(keys)[0] for keys in gone})
    return Added(
        frozenset(),
        tuple(link for one in found for link in one.made),
        tuple(link for link in links if frozenset((one.report, one.mark) for one in link.statements) in gone),
    )


def _compared(pile: Pile, unseen: Unseen) -> list[Compared] | None:
    index, meetings, kept = KeyIndex(pile, _NAME), _Meetings(pile), KeptNames(pile)
    if not index.load() or not meetings.load() or not kept.load():
        return None
    meetings.take(unseen.reports)
    mates = with_stories(pile, unseen.reports)
    reports = with_stories(pile, mates | meetings.who_ask(mates))
    part = with_stories(pile, reports | meetings.who_tell(reports))
    if index.are_most(part):
        return None
    told = list(told_as_named(PartOfPile(pile, part), reports))
    index.take({**dict.fromkeys(reports, ()), **_speakers(told)})
    names = index.keys_of(reports).tolist()
    index.save()
    meetings.save()
    readings, changed = Readings(pile), unseen.new | unseen.changed
    asked = _asked(kept, names, by_last_name(told), reports, changed)
    for name in (name for name, one in asked.items() if not one.before.rows):
        if not index.reports_with(np.array([name], np.uint32)) <= reports:
            raise LostPart(f"Nothing is kept of the last name {name:08x}, which other reports have.")
    found = list(compare_names(asked, Source(pile, _Sketched(pile), readings), changed))
    for one in found:
        kept.keep(one.name, one.kept)
    readings.save()
    return found


def _asked(
    kept: KeptNames,
    names: Iterable[int],
    told: Mapping[int, list[Row]],
    reports: frozenset[str],
    changed: frozenset[str],
) -> dict[int, Asked]:
    """The last names whose statements are not what they were; `told` is what these reports have them say."""
    found = {}
    for name in sorted({*names, *told}):
        before, now = kept.of(name), told.get(name, [])
        stand, went = [], {}
        for row in before.rows:
            if row.report in reports:
                went[row.key] = row.digest
            else:
                stand.append(row)
        if went != {row.key: row.digest for row in now} or any(report in changed for report, _ in went):
            found[name] = Asked(sorted([*stand, *now], key=lambda row: row.order), before)
    return found


class _Sketched:
    """Reads the statement of a row from the sketch of its report."""

    def __init__(self, pile: Pile) -> None:
        self._sketches = pile.sketches(UtteranceSketch)
        self._read: dict[str, dict[str, Said]] = {}

    def __call__(self, row: Row) -> Told:
        if row.report not in self._read:
            self._read[row.report] = {said.mark: said for said in self._sketches[row.report].said}
        said = self._read[row.report][row.mark]
        return Told(row.report, msgspec.structs.replace(said, speaker=row.speaker, called=row.called), row.margin)


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

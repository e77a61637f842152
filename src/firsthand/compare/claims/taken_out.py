"""What a decision took out of its claim -> what it would be one with: no claim that stood tells that any more."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from firsthand.compare.claims.around import Around
from firsthand.compare.claims.classes import Key
from firsthand.compare.claims.wordings import Wording, same_wording, wording


class TakenOut:
    """The statements ("report mark") that people took out, read among the reports around them."""

    def __init__(self, around: Around, statements: Iterable[str]) -> None:
        self._around = around
        self._marks: defaultdict[str, set[str]] = defaultdict(set)
        for statement in statements:
            report, _, mark = statement.partition(" ")
            self._marks[report].add(mark)
        self._asked: set[Key] = set()
        self._wordings: dict[Key, Wording] = {}

    def beside(self, keys: Collection[Key]) -> set[Key]:
        """Statements in the words of these, of reports tied to theirs, where one of the two was taken out.

        The links of these reports have been read; a statement is asked about once.
        """
        if not self._marks:
            return set()
        fresh = set(keys) - self._asked
        self._asked |= fresh
        found = {other for key in fresh for other in self._one_in_words(key)}
        self._around.open({report for report, _ in found})
        return self._around.standing(found)

    def _one_in_words(self, key: Key) -> Iterator[Key]:
        report, mark = key
        if self._around.told(report)[mark].kind != "attribution":
            return  # figures that hang together are found by their links
        near = self._around.ties.near(report) | {report}
        is_out = mark in self._marks.get(report, ())
        for other in near if is_out else near & self._marks.keys():
            for beside, each in self._around.told(other).items():
                wanted = is_out or beside in self._marks[other]
                if wanted and each.kind == "attribution" and same_wording(*map(self._wording, (key, (other, beside)))):
                    yield other, beside

    def _wording(self, key: Key) -> Wording:
        if key not in self._wordings:
            self._wordings[key] = wording(self._around.told(key[0])[key[1]].words)
        return self._wordings[key]

"""Candidates that came and went -> the links that this changes, whatever families these belong to.

A link is judged from its two reports, and marked by what its neighbours say (thirds.py). remarking.py finds the links
of which something else may be said; all others stand as the record has them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from firsthand.compare.copies.equals import link_equals
from firsthand.compare.copies.index import Changed, Ends
from firsthand.compare.copies.judging import judge_pairs
from firsthand.compare.copies.kinds import copy_of_equals
from firsthand.compare.copies.marked import KeptJudged
from firsthand.compare.copies.remarking import Remarking
from firsthand.compare.copies.thirds import may_be_marked
from firsthand.stage import Added, Pile
from firsthand.vocabulary import Copy


def link_added(pile: Pile, changed: Changed) -> Added:
    """The links that come, go, or say something else."""
    graph, judged = _Graph(pile), KeptJudged(pile)
    headings = {name: pile.headings[name] for name in changed.alike}
    came = [*link_equals(pile, headings), *judge_pairs(pile, changed.came)]
    gone = [*graph.of_pairs(changed.went), *_equals_before(graph, changed, came)]
    moved = {_ends(link) for link in gone} | {_ends(link) for link in came if _ends(link) not in graph}
    graph.change(came, gone)
    fresh = {_ends(link): link for link in came}
    marking = Remarking(graph, lambda links: _as_judged(pile, links, fresh, judged), pile.headings)
    made = marking.mark(moved)
    judged.note(marking.raw(made), made, gone)
    judged.save()
    return Added(frozenset(), tuple(link for link in made if not graph.stands(link)), tuple(gone))


def _equals_before(graph: "_Graph", changed: Changed, came: Iterable[Copy]) -> Iterator[Copy]:
    """Links between reports of one text that stood, and do no more since another report stands for the text."""
    now = {_ends(link) for link in came}
    texts = {name: graph.pile.headings[name].text_sha256 for name in changed.alike}
    for link in graph.around(changed.alike):
        ends = _ends(link)
        if ends not in now and texts.get(link.left, "") == texts.get(link.right):
            yield link


def _as_judged(pile: Pile, links: Iterable[Copy], fresh: dict[Ends, Copy], judged: KeptJudged) -> list[Copy]:
    """The links without what thirds say of them; where they may and it is not kept, the two are judged again."""
    found, again = [], []
    for link in links:
        ends = _ends(link)
        if ends in fresh:
            found.append(fresh[ends])
        elif not may_be_marked(link):
            found.append(link)
        elif (kept := judged.as_judged(link)) is not None:
            found.append(kept)
        elif pile.headings[link.left].text_sha256 == pile.headings[link.right].text_sha256:
            found.append(copy_of_equals(pile.headings[link.left], pile.headings[link.right], pile.text(link.left)))
        else:
            again.append(ends)
    return [*found, *judge_pairs(pile, sorted(again))]


class _Graph:
    """The links of the record by their reports, read when they are asked for; and what changes among them."""

    def __init__(self, pile: Pile) -> None:
        self.pile = pile
        self._near: dict[str, dict[str, Copy]] = {}
        self._stand: dict[Ends, Copy] = {}
        self._came: dict[Ends, Copy] = {}
        self._gone: set[Ends] = set()

    def __contains__(self, ends: object) -> bool:
        left, right = ends if isinstance(ends, tuple) else ("", "")
        return left in self._near[right] if right in self._near else right in self._of(left)

    def stands(self, link: Copy) -> bool:
        """Whether the record has the link as it is, and keeps it."""
        return _ends(link) not in self._gone and self._stand.get(_ends(link)) == link

    def change(self, came: Iterable[Copy], gone: Iterable[Copy]) -> None:
        """Let links come and go."""
        self._came = {_ends(link): link for link in came}
        self._gone = {_ends(link) for link in gone}
        for left, right in self._gone:
            self._of(left).pop(right, None)
            self._of(right).pop(left, None)
        for (left, right), link in self._came.items():
            self._of(left)[right] = self._of(right)[left] = link

    def of_pairs(self, pairs: Iterable[Ends]) -> list[Copy]:
        """The links of these pairs, for those that have one."""
        pairs = list(pairs)
        self.read({left for left, _ in pairs})
        return [self._near[left][right] for left, right in pairs if right in self._near[left]]

    def around(self, reports: Iterable[str]) -> list[Copy]:
        """The links of these reports, each once."""
        asked = set(reports)
        self.read(asked)
        found = {_ends(link): link for report in asked for link in self._near[report].values()}
        return [found[ends] for ends in sorted(found)]

    def thirds(self, pairs: Iterable[Ends]) -> set[str]:
        """The reports that are linked to both of some pair."""
        pairs = list(pairs)
        self.read({end for pair in pairs for end in pair})
        return {third for left, right in pairs for third in self._near[left].keys() & self._near[right].keys()}

    def near(self, report: str) -> Mapping[str, Copy]:
        """The links of the report, by the other end."""
        return self._of(report)

    def _of(self, report: str) -> dict[str, Copy]:
        self.read({report})
        return self._near[report]

    def read(self, reports: Collection[str]) -> None:
        """Read the links of the reports that were not asked for yet."""
        missing = {report for report in reports if report not in self._near}
        self._near.update((report, {}) for report in missing)
        for link in self.pile.links_of(Copy, missing):
            self._stand[_ends(link)] = link
            if _ends(link) not in self._gone:
                for one, other in ((link.left, link.right), (link.right, link.left)):
                    if one in missing:
                        self._near[one][other] = self._came.get(_ends(link), link)


def _ends(link: Copy) -> Ends:
    return link.left, link.right

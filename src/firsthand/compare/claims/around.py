"""What is told and tied around some reports, read from the pile as far as it is asked for."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from firsthand.compare.claims.classes import Key, Links, copied_figures, identity, related_figures
from firsthand.compare.claims.neighbourhoods import TIES, Tie
from firsthand.compare.claims.ties import Ties
from firsthand.compare.claims.told import ClaimSketch, Told
from firsthand.stage import Pile
from firsthand.vocabulary import Copy, FigureRelation, Story, Utterance

MEETING = frozenset({"agree", "compatible"})


class Around:
    """Statements and the links among their reports; `refused` are the ids of copies that people decided are none."""

    def __init__(self, pile: Pile, refused: Collection[str]) -> None:
        self._pile = pile
        self._refused = refused
        self._sketches = pile.sketches(ClaimSketch)
        self._told: dict[str, dict[str, Told]] = {}
        self._edges: defaultdict[Key, set[Key]] = defaultdict(set)
        self._uttered: set[Key] = set()
        self._opened: set[str] = set()
        self._reached: set[Key] = set()
        self.ties = Ties()
        self.copies: dict[str, Copy] = {}
        """By id, as the other links; those that nobody refused."""
        self.stories: dict[str, Story] = {}
        self.utterances: dict[str, Utterance] = {}
        self.relations: dict[str, FigureRelation] = {}

    def links(self) -> Links:
        """What was read of the links, each kind by id."""
        return Links(
            copies=tuple(link for _, link in sorted(self.copies.items())),
            utterances=tuple(link for _, link in sorted(self.utterances.items())),
            relations=tuple(link for _, link in sorted(self.relations.items())),
            ties=self.ties,
        )

    def told(self, report: str) -> dict[str, Told]:
        """What the report tells, by mark."""
        if report not in self._told:
            sketch = self._sketches.get(report)
            self._told[report] = {each.mark: each for each in sketch.told} if sketch else {}
        return self._told[report]

    def statements(self, reports: Iterable[str]) -> set[Key]:
        """What these reports tell, without what is in an utterance; their links have been read."""
        return self.standing((report, mark) for report in reports for mark in self.told(report))

    def standing(self, keys: Iterable[Key]) -> set[Key]:
        """Those that are still told, and are in no utterance."""
        return {key for key in keys if key[1] in self.told(key[0]) and key not in self._uttered}

    def reach(self, keys: Iterable[Key]) -> set[Key]:
        """These statements, all figures that hang together with them, so that they may be one; and those before."""
        edge = set(keys) - self._reached
        while edge:
            self._reached |= edge
            self.open({report for report, _ in edge})
            edge = {other for key in edge for other in self._next(key)} - self._reached
        return self._reached

    def open(self, reports: Collection[str]) -> None:
        """Read all links that touch these reports."""
        fresh = set(reports) - self._opened
        self._opened |= fresh
        for link in [link for kind in TIES for link in self._pile.links_of(kind, fresh)] if fresh else ():
            name = self.ties.add(link)
            if name is not None:
                self._put(name, link)

    def _put(self, name: str, link: Tie) -> None:
        match link:
            case Copy():
                if name not in self._refused:
                    self.copies[name] = link
                    self._join(copied_figures(link, self._figures(link.left), self._figures(link.right)))
            case Story():
                self.stories[name] = link
            case Utterance():
                self.utterances[name] = link
                self._uttered.update((one.report, one.mark) for one in link.statements)
            case FigureRelation():
                self.relations[name] = link
                if link.relation in MEETING:
                    self._join([related_figures(link)])

    def _join(self, pairs: Iterable[tuple[Key, Key]]) -> None:
        for left, right in pairs:
            self._edges[left].add(right)
            self._edges[right].add(left)

    def _figures(self, report: str) -> list[tuple[Key, Told]]:
        return [((report, mark), each) for mark, each in self.told(report).items() if each.amount]

    def _next(self, key: Key) -> Iterator[Key]:
        """The figures that this one may be joined to."""
        each = self.told(key[0])[key[1]]
        if each.amount:
            same = identity(each)
            yield from (other for other, figure in self._figures(key[0]) if identity(figure) == same)
            yield from self.standing(self._edges.get(key, ()))

"""The pile cut into reports that some link ties together: the units in which claims are looked for."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from firsthand.compare.unions import Unions
from firsthand.stage import Pile
from firsthand.vocabulary import Copy, FigureRelation, Story, Utterance

Tie = Copy | Story | Utterance | FigureRelation
TIES: tuple[type[Tie], ...] = (Copy, Story, Utterance, FigureRelation)


class Neighbourhood(NamedTuple):
    """Reports tied by links, and those links."""

    reports: tuple[str, ...]
    """Ids, sorted."""
    copies: tuple[Copy, ...]
    stories: tuple[Story, ...]
    utterances: tuple[Utterance, ...]
    relations: tuple[FigureRelation, ...]

    def links(self) -> tuple[Tie, ...]:
        """All of them."""
        return (*self.copies, *self.stories, *self.utterances, *self.relations)


def cut_neighbourhoods(pile: Pile) -> Iterator[Neighbourhood]:
    """Every neighbourhood, by the smallest report id; a report without links is one by itself."""
    links: list[Tie] = [
        *pile.links(Copy),
        *pile.links(Story),
        *pile.links(Utterance),
        *pile.links(FigureRelation),
    ]
    unions: Unions[str] = Unions(pile.headings)
    for link in links:
        ends = _ends(link)
        for end in ends[1:]:
            unions.join(ends[0], end)
    of_root: defaultdict[str, list[Tie]] = defaultdict(list)
    for link in links:
        of_root[unions.root(_ends(link)[0])].append(link)
    for reports in sorted(sorted(group) for group in unions.groups()):
        among = of_root.get(unions.root(reports[0]), [])
        yield Neighbourhood(
            reports=tuple(reports),
            copies=tuple(link for link in among if isinstance(link, Copy)),
            stories=tuple(link for link in among if isinstance(link, Story)),
            utterances=tuple(link for link in among if isinstance(link, Utterance)),
            relations=tuple(link for link in among if isinstance(link, FigureRelation)),
        )


def _ends(link: Tie) -> list[str]:
    match link:
        case Copy():
            return [link.left, link.right]
        case Story():
            return list(link.reports)
        case Utterance():
            return [statement.report for statement in link.statements]
        case FigureRelation():
            return [link.left.report, link.right.report]

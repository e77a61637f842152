"""Claims of reports added later: only of statements that hang together with what has changed, the others stand.

A claim is made of statements that figures, copies or words join one to the next, so what one report more can change are
those that hang together with its own; and all claims of a report that is a copy of another now, or none any more. The
claims that stood are asked, too: what was one with something that has gone is looked at again. What was taken out of
its claim stands by itself, so its words are asked what it would be one with.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from firsthand.compare.claims.around import Around
from firsthand.compare.claims.classes import Key, group_statements
from firsthand.compare.claims.decided import Decided, read_decisions
from firsthand.compare.claims.folding import KeptFolds
from firsthand.compare.claims.known import known_by
from firsthand.compare.claims.making import Known, folds_of, make_claims, stories_by_report
from firsthand.compare.claims.neighbourhoods import TIES
from firsthand.compare.claims.taken_out import TakenOut
from firsthand.compare.claims.tellings import find_citing, find_tellings
from firsthand.compare.claims.told import Told
from firsthand.compare.identities.lookup import Identities
from firsthand.stage import Added, Pile, Unseen
from firsthand.vocabulary import (
    Claim,
    Copy,
    Identity,
    OfficeHolder,
    Story,
    Tellings,
    Utterance,
    link_id,
    reports_of_link,
)


def add_claims(pile: Pile, unseen: Unseen) -> Added | None:
    """The claims and tellings that what has changed can change; None if no folds are kept."""
    decided = read_decisions(pile.decisions)
    folds = KeptFolds(pile, decided.no_copies)
    if not folds.load():
        return None
    folded = folds.change(unseen.reports, pile.links_of(Copy, unseen.reports))
    folds.save()
    beside = {end for kind in TIES for link in pile.links_of(kind, unseen.changed) for end in reports_of_link(link)}
    return _Adding(pile, decided, folds).run(unseen.reports | folded | beside)


class _Adding:
    def __init__(self, pile: Pile, decided: Decided, folds: KeptFolds) -> None:
        self._pile = pile
        self._decided = decided
        self._folds = folds
        self._around = Around(pile, decided.no_copies)
        self._taken_out = TakenOut(self._around, decided.taken_out)
        self._stood: dict[str, Claim] = {}
        self._asked: set[str] = set()

    def run(self, seen: frozenset[str]) -> Added:
        """The claims and tellings of these reports, and of others as far as they hang together with them."""
        self._around.open(seen)
        seeds = seen | self._near_freed(seen)
        keys = self._statements(seeds)
        uttered = tuple(one for one in self._around.links().utterances if _is_of(one, seeds))
        self._around.open({report for one in uttered for report in reports_of_link(one)})
        told = self._told(keys, uttered)
        groups = group_statements(told, self._around.links()._replace(utterances=uttered))
        claims = tuple(make_claims(groups, self._known(told)))
        gone = {name: one for name, one in self._stood.items() if _is_made_anew(one, seeds, keys)}
        tellings = self._tellings(seeds.union(report for report, _ in keys), claims, gone)
        return Added(seeds, (*claims, *tellings), tuple(gone.values()))

    def _near_freed(self, seen: frozenset[str]) -> set[str]:
        """The reports near those whose statements are in no utterance any more, and may have the words of theirs."""
        uttered = [one for one in self._claims_of(seen) if one.kind == "utterance"]
        freed = self._around.standing(key for one in uttered for key in _keys_of(one) if key[0] in seen)
        return {end for report, _ in freed for end in self._around.ties.near(report)}

    def _statements(self, seeds: frozenset[str]) -> set[Key]:
        """All statements whose claims are made anew, but for those in utterances.

        Words join two statements anew only where both reports have been seen; of the others the claims tell.
        """
        self._around.open(seeds)
        found: set[Key] = set()
        all_told = {(report, mark) for report in seeds for mark in self._around.told(report)}
        more = self._around.statements(seeds) | self._taken_out.beside(all_told)
        while more:
            found = self._around.reach(more)
            stood = self._claims_of(seeds.union(report for report, _ in found))
            beside = (_keys_of(one) for one in stood if one.kind != "utterance" and _is_made_anew(one, seeds, found))
            more = self._around.standing({key for keys in beside for key in keys} - found)
            more |= self._taken_out.beside(found) - found
        return found

    def _claims_of(self, reports: Collection[str]) -> list[Claim]:
        """The claims that touch these reports, as they stood; and others that were asked for."""
        for claim in self._pile.links_of(Claim, set(reports) - self._asked):
            self._stood[link_id(claim)] = claim
        self._asked.update(reports)
        return list(self._stood.values())

    def _told(self, keys: Iterable[Key], uttered: Iterable[Utterance]) -> dict[str, tuple[Told, ...]]:
        """By report, the statements that are put into groups, in text order."""
        marks: defaultdict[str, set[str]] = defaultdict(set)
        for report, mark in chain(keys, *map(_keys_of, uttered)):
            marks[report].add(mark)
        return {
            report: tuple(each for mark, each in self._around.told(report).items() if mark in marks[report])
            for report in sorted(marks)
        }

    def _known(self, told: Mapping[str, tuple[Told, ...]]) -> Known:
        who = Identities(self._pile.links_of(Identity, told), self._pile.links_of(OfficeHolder, told))
        copies = self._around.copies.values()
        folded, as_read = self._folds.decided.of(told), self._folds.as_read.of(told)
        return Known(
            {(report, each.mark): each for report in told for each in known_by(who, report, told[report])},
            stories_by_report(self._around.stories.values()),
            folds_of(self._pile.headings, copies, folded)._replace(same_origin=self._decided.same_origin),
            folds_of(self._pile.headings, copies, as_read),
            self._decided,
        )

    def _tellings(
        self, reports: Collection[str], claims: Sequence[Claim], gone: Mapping[str, Claim]
    ) -> Iterator[Tellings]:
        """Of the stories of these reports, and of those in which a report is a copy of one that cites others."""
        cited = find_citing((*claims, *gone.values())).keys()
        beside = {end for copy in self._pile.links_of(Copy, cited) for end in (copy.left, copy.right)}
        stories = self._pile.links_of(Story, {*reports, *cited, *beside})
        members = {report for story in stories for report in story.reports}
        origins = self._folds.decided.of(members).values()
        self._claims_of(members.union(origins))  # read, to stand beside the others
        stand = [one for name, one in self._stood.items() if name not in gone]
        citing = find_citing((*claims, *stand))
        folded = self._folds.decided.of(members | citing.keys())
        for story in stories:
            yield find_tellings(story, self._pile.headings, folded, citing)


def _is_made_anew(claim: Claim, seeds: Collection[str], keys: Collection[Key]) -> bool:
    return _is_of(claim, seeds) or (claim.kind != "utterance" and any(key in keys for key in _keys_of(claim)))


def _is_of(link: Claim | Utterance, reports: Collection[str]) -> bool:
    return any(one.report in reports for one in link.statements)


def _keys_of(link: Claim | Utterance) -> list[Key]:
    return [(one.report, one.mark) for one in link.statements]

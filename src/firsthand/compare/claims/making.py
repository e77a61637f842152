"""Groups of statements -> claims, with who stands behind them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from firsthand.compare.claims.classes import Group, Key
from firsthand.compare.claims.decided import Decided
from firsthand.compare.claims.origins import Folds, Standing, find_origins
from firsthand.compare.claims.told import Told
from firsthand.vocabulary import Claim, Copy, Count, Heading, Story, link_id


class Known(NamedTuple):
    """What claims are made from, beside their groups."""

    told: Mapping[Key, Told]
    story_of: Mapping[str, str]
    """Report -> id of its story."""
    folds: Folds
    """As people decided."""
    as_read: Folds
    decided: Decided


def stories_by_report(stories: Iterable[Story]) -> dict[str, str]:
    """Report -> id of its story."""
    return {report: name for story in stories for name in (link_id(story),) for report in story.reports}


def folds_of(headings: Mapping[str, Heading], copies: Iterable[Copy], folded: Mapping[str, str]) -> Folds:
    """The folds of reports, and why."""
    return Folds(headings, folded, {(copy.left, copy.right): copy.because for copy in copies})


def make_claims(groups: Iterable[Group], known: Known) -> Iterator[Claim]:
    """One claim for each group, and for what a decision took out of it."""
    for group in groups:
        before = find_origins(group, known.told, known.as_read).counted if known.decided.any else None
        for part in known.decided.split(group):
            yield _claim(part, find_origins(part, known.told, known.folds), before, known)


def _claim(group: Group, standing: Standing, before: Count | None, known: Known) -> Claim:
    told_here = [known.told[s.report, s.mark] for s in group.statements if (s.report, s.mark) in known.told]
    return Claim(
        kind=group.kind,
        story=known.story_of.get(group.statements[0].report),
        text=min(told_here, key=_fullest).words if told_here else "",
        statements=group.statements,
        origins=standing.origins,
        count=standing.counted,
        relation=group.relation,
        dependences=standing.dependences,
        circular=standing.circular,
        as_read=before if before is not None and before != standing.counted else None,
        because=group.because,
    )


def _fullest(told: Told) -> tuple[bool, bool, int, str]:
    """The statement that speaks for its claim: a plain number before a vague word, a sourced one, the longest."""
    vague = told.amount is not None and told.amount.low != told.amount.high
    return vague, not told.tellers, -len(told.words), told.words

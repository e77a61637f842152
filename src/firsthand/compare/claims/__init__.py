"""Claims and who stands behind them: the last comparer, which reads the links of all the others.

told.py what a report tells -> classes.py what makes one claim -> origins.py who stands behind it -> tellings.py the
story's bars.
"""

from collections.abc import Iterator, Mapping, Sequence

from firsthand.compare.claims.classes import Group, Key, Links, group_statements
from firsthand.compare.claims.decided import Decided, read_decisions
from firsthand.compare.claims.known import known_by
from firsthand.compare.claims.neighbourhoods import TIES, Neighbourhood, cut_neighbourhoods
from firsthand.compare.claims.origins import Folds, Standing, find_origins
from firsthand.compare.claims.tellings import find_citing, find_tellings
from firsthand.compare.claims.told import ClaimSketch, Told, sketch_told
from firsthand.compare.copies.fold import fold_copies
from firsthand.compare.identities.lookup import read_identities
from firsthand.compare.parts import PartOfPile, tied_reports
from firsthand.stage import Added, Comparer, Pile, Unseen
from firsthand.vocabulary import (
    Attribution,
    Claim,
    Copy,
    Count,
    Entity,
    Figure,
    FigureRelation,
    Identity,
    OfficeHolder,
    Protected,
    Speaker,
    Story,
    Tellings,
    Utterance,
    link_id,
)


def compare_claims(pile: Pile) -> Iterator[Claim | Tellings]:
    """The claims of every neighbourhood of reports, and the tellings of every story.

    Only reports tied by some link can share a claim, so each neighbourhood is looked at by itself: memory follows the
    largest, and an unrelated report changes nothing.
    """
    decided = read_decisions(pile.decisions)
    sketches = pile.sketches(ClaimSketch)
    who = read_identities(pile)
    for near in cut_neighbourhoods(pile):
        told = {report: known_by(who, report, sketches[report].told) for report in near.reports if report in sketches}
        yield from _claims_of(pile, near, told, decided)


def add_claims(pile: Pile, unseen: Unseen) -> Added:
    """The claims and tellings of the neighbourhoods in which anything has changed."""
    reports = tied_reports(pile, TIES, unseen.reports)
    return Added(reports, tuple(compare_claims(PartOfPile(pile, reports))))


def _claims_of(
    pile: Pile, near: Neighbourhood, told: Mapping[str, tuple[Told, ...]], decided: Decided
) -> Iterator[Claim | Tellings]:
    by_key = {(report, each.mark): each for report in told for each in told[report]}
    story_of = {report: link_id(story) for story in near.stories for report in story.reports}
    kept = tuple(copy for copy in near.copies if link_id(copy) not in decided.no_copies)
    folds = _folds(pile, kept)._replace(same_origin=decided.same_origin)
    as_read = _folds(pile, near.copies)
    claims = []
    for group in group_statements(told, Links(kept, near.utterances, near.relations)):
        before = find_origins(group, by_key, as_read).counted if decided.any else None
        for part in decided.split(group):
            standing = find_origins(part, by_key, folds)
            claims.append(_claim(part, standing, before, by_key, story_of))
    yield from claims
    citing = find_citing(claims)
    for story in near.stories:
        yield find_tellings(story, pile.headings, folds.copies, citing)


def _claim(
    group: Group, standing: Standing, before: Count | None, told: Mapping[Key, Told], story_of: Mapping[str, str]
) -> Claim:
    told_here = [told[s.report, s.mark] for s in group.statements if (s.report, s.mark) in told]
    return Claim(
        kind=group.kind,
        story=story_of.get(group.statements[0].report),
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


def _folds(pile: Pile, copies: Sequence[Copy]) -> Folds:
    return Folds(
        headings=pile.headings,
        copies={member: group[0] for group in fold_copies(copies) for member in group},
        why_copied={(copy.left, copy.right): copy.because for copy in copies},
    )


claims = Comparer(
    name="claims",
    version="3",
    needs=(
        *(Attribution, Speaker, Entity, Figure, Protected),
        *(Copy, Story, Identity, OfficeHolder, Utterance, FigureRelation),
    ),
    makes=(Claim, Tellings),
    sketches=ClaimSketch,
    sketch=sketch_told,
    compare=compare_claims,
    add=add_claims,
    decides=True,
    says="Which statements make one claim, and how many independent origins stand behind it.",
)

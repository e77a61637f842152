"""Claims and who stands behind them: the last comparer, which reads the links of all the others.

told.py what a report tells -> classes.py what makes one claim -> origins.py who stands behind it -> tellings.py the
story's bars.
"""

from collections.abc import Iterator

from firsthand.compare.claims.added import add_claims
from firsthand.compare.claims.classes import Links, group_statements
from firsthand.compare.claims.decided import read_decisions
from firsthand.compare.claims.folding import KeptFolds
from firsthand.compare.claims.known import known_by
from firsthand.compare.claims.making import Known, folds_of, make_claims, stories_by_report
from firsthand.compare.claims.neighbourhoods import cut_neighbourhoods
from firsthand.compare.claims.tellings import find_citing, find_tellings
from firsthand.compare.claims.ties import Ties
from firsthand.compare.claims.told import ClaimSketch, sketch_told
from firsthand.compare.identities.lookup import read_identities
from firsthand.stage import Comparer, Pile
from firsthand.vocabulary import (
    Attribution,
    Claim,
    Copy,
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
    folds = KeptFolds(pile, decided.no_copies)
    folds.fold_all(pile.links(Copy))
    folds.save()
    folded, as_read = folds.decided.of(pile.headings), folds.as_read.of(pile.headings)
    sketches = pile.sketches(ClaimSketch)
    who = read_identities(pile)
    for near in cut_neighbourhoods(pile):
        told = {report: known_by(who, report, sketches[report].told) for report in near.reports if report in sketches}
        copies = tuple(copy for copy in near.copies if link_id(copy) not in decided.no_copies)
        known = Known(
            {(report, each.mark): each for report in told for each in told[report]},
            stories_by_report(near.stories),
            folds_of(pile.headings, copies, folded)._replace(same_origin=decided.same_origin),
            folds_of(pile.headings, copies, as_read),
            decided,
        )
        links = Links(copies, near.utterances, near.relations, Ties(near.links()))
        claims = list(make_claims(group_statements(told, links), known))
        yield from claims
        citing = find_citing(claims)
        for story in near.stories:
            yield find_tellings(story, pile.headings, folded, citing)


claims = Comparer(
    name="claims",
    version="5",
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

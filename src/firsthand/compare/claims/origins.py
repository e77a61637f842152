"""Who stands behind a claim: its statements folded by every dependence that can be shown, then counted as an interval.

The origin of a statement is the deepest party of its chain; a newsroom that is cited hands the question on to its own
report, if that is in the pile. Lower = distinct named origins; upper = lower + components whose origin is unknown. A
copy never raises a count: it falls into the component of what it copies.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from firsthand.compare.claims.citations import Citation, find_citations, find_cycle
from firsthand.compare.claims.classes import Group, Key
from firsthand.compare.claims.parties import one_origin, shown_name
from firsthand.compare.claims.told import Teller, Told
from firsthand.compare.unions import Unions
from firsthand.vocabulary import Count, Dependence, Heading, Origin, Place, Reason, Statement

NAMED = frozenset({"person", "body", "document", "newsroom"})


class Folds(NamedTuple):
    """What is known of the reports at hand, beside their statements."""

    headings: Mapping[str, Heading]
    copies: Mapping[str, str]
    """Report id -> id of the report whose copy it is; itself if it is none."""
    why_copied: Mapping[tuple[str, str], str]
    """(smaller id, larger id) -> the copy's `because`."""
    same_origin: frozenset[tuple[str, str]] = frozenset()
    """Pairs of names that a person decided are one origin."""


class Standing(NamedTuple):
    """Who stands behind one claim."""

    origins: tuple[Origin, ...]
    counted: Count
    dependences: tuple[Dependence, ...]
    circular: tuple[str, ...]


def find_origins(group: Group, told: Mapping[Key, Told], folds: Folds) -> Standing:
    """The origins of a claim, named ones first, with every dependence that was used to fold it."""
    statements = group.statements
    alone = len(statements) == 1  # what most claims are: there is nobody to depend on
    citations = () if alone else tuple(find_citations(statements, told, folds.headings))
    cycle = find_cycle(citations)
    parties = {_key(s): _deepest(told.get(_key(s)), s, citations) for s in statements}
    found = [] if alone else _ties(statements, parties, citations, folds)
    unions: Unions[Key] = Unions(_key(s) for s in statements)
    for link in found:
        unions.join(link.left, link.right)
    by_key = {_key(s): s for s in statements}
    components = [[by_key[key] for key in keys] for keys in unions.groups()]
    origins = sorted((_origin(c, parties) for c in components), key=_origin_order)
    return Standing(
        origins=tuple(origins),
        counted=_count(statements, origins, folds),
        dependences=_dependences(found),
        circular=cycle,
    )


class _Tie(NamedTuple):
    """Two statements in one component, and why."""

    left: Key
    right: Key
    dependence: Dependence


def _ties(
    statements: Sequence[Statement],
    parties: Mapping[Key, Teller | None],
    citations: Sequence[Citation],
    folds: Folds,
) -> list[_Tie]:
    """Every dependence among the statements that can be shown."""
    return [
        *_copies(statements, folds),
        *_cited(citations),
        *_same_party(statements, parties, folds),
        *_same_report(statements, parties),
        *_same_outlet(statements, parties, folds.headings),
    ]


def _key(statement: Statement) -> Key:
    return statement.report, statement.mark


def _deepest(told: Told | None, statement: Statement, citations: Iterable[Citation]) -> Teller | None:
    """The party with direct access; None where the report names none or cites a report that is in the claim."""
    if told is None or not told.tellers:
        return None
    deepest = told.tellers[0]
    handed_on = any(c.citing == statement and c.teller == deepest for c in citations)
    return None if handed_on else deepest


def _copies(statements: Sequence[Statement], folds: Folds) -> Iterator[_Tie]:
    by_origin: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_origin[folds.copies.get(statement.report, statement.report)].append(statement)
    for members in by_origin.values():
        for left, right in pairwise(members):
            if left.report != right.report:
                pair = (min(left.report, right.report), max(left.report, right.report))
                because = folds.why_copied.get(pair, "Both are copies of one report.")
                yield _tie(left, right, "copy", because)


def _cited(citations: Iterable[Citation]) -> Iterator[_Tie]:
    for citation in citations:
        yield _tie(citation.citing, citation.cited, "cites the other", citation.because)


def _same_party(statements: Sequence[Statement], parties: Mapping[Key, Teller | None], folds: Folds) -> Iterator[_Tie]:
    first: dict[tuple[object, ...], Statement] = {}
    for statement in statements:
        party = parties[_key(statement)]
        if party is not None and party.kind in NAMED and not party.protected:
            other = first.setdefault((party.name, party.kind, party.roles), statement)
            if other is not statement:
                yield _tie(other, statement, "same origin", f"Both rest on {party.name}.", parties)
    for left, right in combinations(first.values(), 2):
        a, b = parties[_key(left)], parties[_key(right)]
        if a is None or b is None:
            continue
        if one_origin(a, b):
            yield _tie(left, right, "same origin", f"Both rest on {shown_name((a, b))}.", parties)
        elif (min(a.name, b.name), max(a.name, b.name)) in folds.same_origin:
            yield _tie(left, right, "decision", f"Somebody decided that {a.name} and {b.name} are one origin.", parties)


def _same_report(statements: Sequence[Statement], parties: Mapping[Key, Teller | None]) -> Iterator[_Tie]:
    """What a report says in its own voice (its headline, its lead) rests on the source it names further down."""
    sourced: dict[str, Statement] = {}
    for statement in statements:
        if parties[_key(statement)] is not None:
            sourced.setdefault(statement.report, statement)
    for statement in statements:
        source = sourced.get(statement.report)
        if source is not None and parties[_key(statement)] is None:
            yield _tie(source, statement, "same outlet", "One report says it twice and names its source once.")


def _same_outlet(
    statements: Sequence[Statement], parties: Mapping[Key, Teller | None], headings: Mapping[str, Heading]
) -> Iterator[_Tie]:
    """Statements without a named origin in reports of one outlet, or in one report."""
    first: dict[str, Statement] = {}
    for statement in statements:
        party = parties[_key(statement)]
        if party is None or party.kind not in NAMED or party.protected:
            outlet = headings[statement.report].outlet
            other = first.setdefault(outlet or statement.report, statement)
            if other is not statement and (party is None or parties[_key(other)] is None):
                yield _tie(
                    other, statement, "same outlet", f"Both stand in {outlet or 'one report'}, without a source."
                )


def _tie(
    left: Statement,
    right: Statement,
    reason: Reason,
    because: str,
    parties: Mapping[Key, Teller | None] | None = None,
) -> _Tie:
    """A dependence that rests on the words naming the parties, or else on the statements' own words."""
    places = []
    for statement in (left, right):
        party = parties.get(_key(statement)) if parties else None
        places.append(Place(statement.report, party.span if party and party.span else statement.span))
    dependence = Dependence(left=left.report, right=right.report, reason=reason, because=because, places=tuple(places))
    return _Tie(_key(left), _key(right), dependence)


def _origin(component: Sequence[Statement], parties: Mapping[Key, Teller | None]) -> Origin:
    """The origin of one component: a body before its people, by its fullest name; unknown if nobody is named."""
    known = [(s, p) for s in component if (p := parties[_key(s)]) is not None]
    named = [(s, p) for s, p in known if p.kind in NAMED and not p.protected]
    ordered = tuple(sorted(component, key=lambda s: (s.report, s.span)))
    if not known:
        return Origin(name=None, kind="unknown", statements=ordered, place=None)
    pool = named or known
    bodies = [(s, p) for s, p in pool if p.kind == "body"] or pool
    name = shown_name(p for _, p in bodies)
    statement, party = _first_named(bodies, name)
    place = Place(statement.report, party.span) if party.span else None
    return Origin(name=name, kind=party.kind, statements=ordered, place=place, protected=party.protected)


def _first_named(pool: Sequence[tuple[Statement, Teller]], name: str) -> tuple[Statement, Teller]:
    return min(
        ((s, p) for s, p in pool if p.name == name), key=lambda pair: (pair[0].report, pair[0].span, pair[1].name)
    )


def _origin_order(origin: Origin) -> tuple[bool, str, str, str]:
    first = origin.statements[0]
    return (not origin.counts_as_named, origin.name or "", first.report, first.mark)


def _count(statements: Sequence[Statement], origins: Sequence[Origin], folds: Folds) -> Count:
    reports = {s.report for s in statements}
    witnesses = {folds.copies.get(report, report) for report in reports}
    lower = sum(origin.counts_as_named for origin in origins)
    return Count(
        reports=len(reports),
        outlets=len({folds.headings[report].outlet or folds.copies.get(report, report) for report in reports}),
        witnesses=len(witnesses),
        lower=lower,
        upper=len(origins),
    )


def _dependences(ties: Iterable[_Tie]) -> tuple[Dependence, ...]:
    """One dependence a pair of reports and reason, the first by its places."""
    found: dict[tuple[str, str, str], Dependence] = {}
    for tie in sorted(ties, key=lambda t: (t.left, t.right, t.dependence.reason)):
        d = tie.dependence
        if d.left != d.right:
            found.setdefault((d.left, d.right, d.reason), d)
    return tuple(found.values())

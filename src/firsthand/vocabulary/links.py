"""The links: what is said across reports. Every link carries `because`, one sentence for people, and its places."""

from typing import Literal

import msgspec

from firsthand.vocabulary.ids import content_id
from firsthand.vocabulary.spans import Place, Span

CopyKind = Literal["identical", "cut", "edited", "syndicated", "reworded", "stitched", "revision"]
Reason = Literal["copy", "same origin", "cites the other", "same outlet", "same error", "translation", "decision"]
Relation = Literal["agree", "compatible", "updated", "revised", "contradicted", "not comparable"]
Slip = Literal["slip", "correction", "unresolved"]
DateSign = Literal["copy", "weekday", "utterance"]
Days = tuple[str | None, str | None]
"""First and last day, ISO 8601, both included; None where that end is open or unknown."""


class Passage(msgspec.Struct, frozen=True, array_like=True):
    """Two aligned pieces of text, one in each report."""

    left: Span
    right: Span


class Damage(msgspec.Struct, frozen=True, kw_only=True):
    """A place where a copy says something else than its origin."""

    kind: Literal["figure", "date", "negation", "quotation"]
    left: Span
    right: Span


class Copy(msgspec.Struct, frozen=True, kw_only=True, tag="copy"):
    """One of two reports takes its text from the other. `left` is the smaller id: order says nothing."""

    left: str
    right: str
    kind: CopyKind
    origin: str | None
    """The report that was there first or says more; None when nothing tells the direction."""
    passages: tuple[Passage, ...]
    covered_left: float
    """Share of the words of `left` that stand in passages, 0 to 1."""
    covered_right: float
    explained_left: float = 1.0
    """Share of the narration of `left`, its words outside quotations, that `right` tells in much the same order.

    What everybody was given to quote is no copy: a report is folded by this, not by `covered_left` alone.
    """
    explained_right: float = 1.0
    damage: tuple[Damage, ...] = ()
    because: str


class Story(msgspec.Struct, frozen=True, kw_only=True, tag="story"):
    """The reports that tell of one event, earliest first; unknown dates last; ties by id."""

    reports: tuple[str, ...]
    title: str
    """The title of the earliest report that has one."""
    refers_to: tuple[str, ...] = ()
    """Ids of reports of earlier stories that this one refers back to: linked, not merged."""
    because: str


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One report's wording of something: a mark seen from outside its report."""

    report: str
    span: Span
    mark: str
    """`mark_id` of the Attribution, Figure or TimeExpression."""


class Utterance(msgspec.Struct, frozen=True, kw_only=True, tag="utterance"):
    """One thing said once, in all its wordings; at least two statements, by (date, report, span)."""

    speaker: str
    statements: tuple[Statement, ...]
    date: tuple[str | None, str | None] = (None, None)
    """First and last day on which it can have been said, ISO 8601, both included."""
    because: str


class FigureRelation(msgspec.Struct, frozen=True, kw_only=True, tag="figures"):
    """How two figures of two reports stand to each other."""

    left: Statement
    right: Statement
    relation: Relation
    because: str


class Dependence(msgspec.Struct, frozen=True, kw_only=True):
    """Why two statements of a claim do not count twice."""

    left: str
    right: str
    """Ids of two reports."""
    reason: Reason
    because: str
    places: tuple[Place, ...]


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where statements of a claim come from: the deepest party with direct access, or an unknown component."""

    name: str | None
    """None: unknown; the reports below cannot be told apart from one origin nor shown to have one."""
    kind: Literal["person", "body", "unnamed", "document", "newsroom", "unknown"]
    statements: tuple[Statement, ...]
    place: Place | None
    """The words that name it."""
    protected: bool = False

    @property
    def counts_as_named(self) -> bool:
        """Whether it counts into the lower end of the interval: unnamed and protected sources cannot be told apart."""
        return self.kind not in {"unnamed", "unknown"} and not self.protected


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """How many stand behind a claim."""

    reports: int
    outlets: int
    witnesses: int
    """Reports that are no copy of another: separate readings of what was said or counted."""
    lower: int
    """Distinct named origins after folding."""
    upper: int
    """`lower` plus the unknown components."""


class Claim(msgspec.Struct, frozen=True, kw_only=True, tag="claim"):
    """A class of compatible statements and who stands behind them."""

    kind: Literal["figure", "utterance", "statement"]
    story: str | None
    """Id of the Story."""
    text: str
    """The fullest statement's own words."""
    statements: tuple[Statement, ...]
    origins: tuple[Origin, ...]
    count: Count
    relation: Relation | None
    """Worst relation among its figures, in the order of `Relation`; None if there is nothing to compare."""
    dependences: tuple[Dependence, ...]
    circular: tuple[str, ...] = ()
    """Report ids of a directed cycle of citations, if there is one."""
    as_read: Count | None = None
    """The count before anybody decided anything; None where no decision changed it."""
    because: str


class Tellings(msgspec.Struct, frozen=True, kw_only=True, tag="tellings"):
    """How many separate tellings a story's reports come down to, once copies are folded.

    `upper` counts the groups after folding copies; `lower` also folds reports of one outlet and reports that cite each
    other's. The three bars are reports -> outlets -> this interval.
    """

    story: str
    """Id of the Story."""
    groups: tuple[tuple[str, ...], ...]
    """Report ids; in each group the origin first, then its copies."""
    outlets: tuple[str, ...]
    lower: int
    upper: int
    because: str


class DateDifference(msgspec.Struct, frozen=True, kw_only=True, tag="dates"):
    """Two reports of one story give one event different days: one link, not two events. `left` is the smaller id."""

    left: Statement
    """The words that give the day; the mark is the TimeExpression's."""
    right: Statement
    left_days: Days
    right_days: Days
    sentences: Passage
    """The sentences that tell the same, one in each report."""
    kind: Slip
    """A copy's slip, a correction that a report announces or an outlet made, or nobody can tell."""
    because: str
    places: tuple[Place, ...] = ()
    """The words that announce a correction."""


class DateReason(msgspec.Struct, frozen=True, kw_only=True):
    """One sign of when an undated report was printed."""

    sign: DateSign
    days: Days
    because: str
    places: tuple[Place, ...]
    """In the undated report first, then in its neighbour."""


class DateEvidence(msgspec.Struct, frozen=True, kw_only=True, tag="undated"):
    """What its neighbours imply about the day of a report without a date: evidence, which never becomes its date."""

    report: str
    days: Days
    """Where all reasons meet; (None, None) where they do not."""
    reasons: tuple[DateReason, ...]
    """Strongest first, at least one."""
    because: str


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """One report's entity, seen from outside its report."""

    report: str
    mark: str
    """`mark_id` of the Entity."""
    span: Span
    """Where it is first named or described."""
    name: str
    """As the report names it."""
    roles: tuple[Span, ...] = ()
    """The titles and appositions beside the name that say who it is."""


class OfficeSeen(msgspec.Struct, frozen=True, kw_only=True):
    """An office that reports give a person, and when they do."""

    office: str
    """"president of russia", "interior minister"."""
    first: str | None
    last: str | None
    """First and last day on which a report says so, ISO 8601; None where none is dated. No term of office."""


class Identity(msgspec.Struct, frozen=True, kw_only=True, tag="identity"):
    """One person or body, as several reports name it. A link: no mark is changed by it."""

    kind: Literal["person", "body"]
    name: str
    """The fullest name of those that most reports use."""
    names: tuple[str, ...]
    """Every name in the reports, the commonest first."""
    members: tuple[Named, ...]
    """By (date, report, span); of at least two reports."""
    offices: tuple[OfficeSeen, ...] = ()
    public: bool
    """True for bodies, and for who has a public role in some report. Others are tied inside one story, never listed."""
    because: str


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """Whom other reports name in an office in the days around a description."""

    name: str
    first: str | None
    last: str | None
    """First and last day on which they do, in those days."""
    seen: Named
    """The nearest of them, with the words that give the office."""


class OfficeHolder(msgspec.Struct, frozen=True, kw_only=True, tag="office"):
    """Somebody described by an office ("the Russian president"), and who held it in those days by other reports."""

    described: Named
    office: str
    holders: tuple[Holder, ...]
    """One: it is that person. Several: unresolved, all are named; by name."""
    because: str

    @property
    def holder(self) -> Holder | None:
        """The one who is meant; None while unresolved."""
        return self.holders[0] if len(self.holders) == 1 else None


Link = (
    Copy
    | Story
    | Utterance
    | FigureRelation
    | Claim
    | Tellings
    | DateDifference
    | DateEvidence
    | Identity
    | OfficeHolder
)


def link_id(link: Link) -> str:
    """The id of a link: for copies and relations of its ends, else of its members, so that a note outlives a re-run."""
    ends: tuple[object, ...]
    match link:
        case Copy():
            ends = "copy", link.left, link.right
        case FigureRelation():
            ends = "figures", link.left, link.right
        case DateDifference():
            ends = "dates", link.left, link.right
        case DateEvidence():
            ends = "undated", link.report
        case Story():
            ends = "story", sorted(link.reports)
        case Tellings():
            ends = "tellings", link.story
        case OfficeHolder():
            ends = "office", link.described.report, link.described.mark
        case Identity():
            ends = "identity", sorted((one.report, one.mark) for one in link.members)
        case Utterance() | Claim():
            ends = type(link).__name__, sorted((s.report, s.mark) for s in link.statements)
    return content_id(*ends)


def reports_of_link(link: Link) -> tuple[str, ...]:
    """Ids of the reports that a link ties together, sorted."""
    match link:
        case Copy():
            ends = {link.left, link.right}
        case FigureRelation() | DateDifference():
            ends = {link.left.report, link.right.report}
        case DateEvidence():
            ends = {link.report} | {place.report for reason in link.reasons for place in reason.places}
        case Identity():
            ends = {one.report for one in link.members}
        case OfficeHolder():
            ends = {link.described.report} | {holder.seen.report for holder in link.holders}
        case Story():
            ends = set(link.reports)
        case Tellings():
            ends = {report for group in link.groups for report in group}
        case Utterance() | Claim():
            ends = {statement.report for statement in link.statements}
    return tuple(sorted(ends))

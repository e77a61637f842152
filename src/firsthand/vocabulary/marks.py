"""The marks: what is said about spans of one report, by one stage each.

Marks are stand-off and hold no report id, so that equal texts share them. A later mark points at an earlier one by
`mark_id`; it never rewrites it. Unknown is None, never "" or 0.
"""

from typing import Literal

import msgspec

from firsthand.vocabulary.ids import content_id
from firsthand.vocabulary.spans import Span

EntityKind = Literal["person", "body", "place", "other"]
Style = Literal["direct", "mixed", "indirect"]
Manner = Literal["speech", "thought", "finding"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal["minute", "part of day", "day", "week", "month", "season", "quarter", "year", "decade", "century"]
Bound = Literal["=", "~", "<", ">"]
FigureKind = Literal[
    "count", "percent", "money", "measure", "ratio", "rate", "duration", "age", "ordinal", "score", "name"
]
ADULT_YEARS = 18
"""Younger people are minors: Convention on the Rights of the Child, article 1."""
ProtectedReason = Literal["asked not to be named", "first name only", "minor", "not checked"]
"""The last: a stage failed on the report, and everybody in it is withheld."""


class Mention(msgspec.Struct, frozen=True, kw_only=True, tag_field="mark", tag="mention"):
    """A name as it stands in the text, without its title."""

    span: Span
    """The name alone: "Vladimir Putin" in "Russian President Vladimir Putin"."""
    kind: EntityKind
    title: Span | None = None
    """The role or title that stands with it: "Russian President"; an apposition: "a liberal political activist"."""
    p: float | None = None
    """Probability that the span and kind are right, 0 to 1; None if a rule made it."""


class Entity(msgspec.Struct, frozen=True, kw_only=True, tag_field="mark", tag="entity"):
    """One person, body or place of this report, with all its mentions: names, roles, pronouns."""

    span: Span
    """The first mention that names or describes it."""
    name: str
    """The fullest name in the report; for an unnamed source its description ("Several Russians")."""
    kind: EntityKind
    named: bool
    mentions: tuple[Span, ...]
    """In text order; names, roles ("the Kremlin chief") and resolved pronouns."""
    roles: tuple[Span, ...] = ()
    """Titles and appositions: what says who it is."""
    gender: Literal["f", "m"] | None = None
    plural: bool = False


class Attribution(msgspec.Struct, frozen=True, kw_only=True, tag_field="mark", tag="attribution"):
    """Somebody is said to have said, thought or found something (content, cue, source as in PolNeAR)."""

    span: Span
    """From the first to the last character of its pieces."""
    content: tuple[Span, ...]
    """In text order, at least one; quotation marks belong to the content."""
    cue: Span | None
    source: Span | None
    style: Style
    """By the share of content words inside quotation marks: >= .95, between, <= .05."""
    manner: Manner = "speech"
    p: float | None = None
    """Probability that there is such an attribution, 0 to 1; None if a rule made it."""
    problem: str | None = None
    """What was wrong with the text here: "quotation mark is never closed"."""


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """One link of a chain from who knew to who printed it."""

    name: str
    kind: Literal["person", "body", "unnamed", "document", "newsroom"]
    span: Span | None = None
    """Where the report names the party; None for the report's own outlet."""
    entity: str | None = None
    """`mark_id` of the Entity, where there is one."""


class Speaker(msgspec.Struct, frozen=True, kw_only=True, tag_field="mark", tag="speaker"):
    """Who stands behind one attribution: coreference as a mark on a mark."""

    span: Span
    """The source's span, or the attribution's where the source is left out."""
    attribution: str
    """`mark_id` of the Attribution."""
    entity: str | None
    """`mark_id` of the Entity; None when unresolved."""
    name: str | None
    """The entity's canonical name; None when unresolved."""
    chain: tuple[Party, ...] = ()
    """Deepest first: ("neighbours", "Artyom", "NPR")."""
    because: str
    """One sentence: why this entity, or why none."""


class TimeExpression(msgspec.Struct, frozen=True, kw_only=True, tag_field="mark", tag="time"):
    """A TIMEX3 expression, and the interval it means against the publication date."""

    span: Span
    type: TimexType
    value: str | None
    """TIMEX3 value with its granularity kept ("2022-03" is not a day); None where only an event would tell."""
    mod: str | None = None
    """TIMEX3 mod: BEFORE, AFTER, APPROX, START, MID, END, MORE_THAN, LESS_THAN, ..."""
    begin: str | None = None
    """First day of the interval, ISO 8601; None if open or unknown."""
    end: str | None = None
    """Last day of the interval, included."""
    precision: Precision | None = None
    anchor: Literal["text", "published", "narrative", "event"] | None = None
    """What the value rests on: the words alone, the publication date, the last explicit date, or a dated event."""
    zone: str | None = None
    """Of a time of day: the clock it is read on, an IANA time zone ("Europe/Moscow") or an offset ("-05:00", "Z")."""
    because: str = ""


class Figure(msgspec.Struct, frozen=True, kw_only=True, tag_field="mark", tag="figure"):
    """A quantity that the report states, as a range with its hedge and what is counted."""

    span: Span
    """The whole expression with its hedge: "about 15,000"."""
    number: Span
    """The number words alone: "15,000"."""
    kind: FigureKind
    low: float | None
    high: float | None
    """Equal to `low` for a plain number, hedged or not (the hedge is in `bound`); vague words and ranges differ."""
    bound: Bound
    """`=` as said, `~` about, `<` below ("nearly"), `>` above ("over")."""
    unit: str | None = None
    """person, percent, dollar, kilometre, ... singular; what `counted` is one of."""
    counted: str | None = None
    """The head the reader would name: "Russians", "vehicles"."""
    counted_span: Span | None = None
    predicate: str | None = None
    """Lemma of what happened to them: "detain", "kill"."""
    scope: tuple[Span, ...] = ()
    """What narrows it: "across Russia", "principally at anti-war protests"."""
    change: bool = False
    """True for a difference ("up 12 from Monday", "another 30"), which is never compared with a total."""
    as_of: tuple[str | None, str | None] = (None, None)
    """First and last day that the figure covers, ISO 8601, both included."""
    as_of_span: Span | None = None
    attribution: str | None = None
    """`mark_id` of the Attribution whose content holds the figure."""
    origin: str | None = None
    """Who is said to have counted; None if the report does not say."""


class Protected(msgspec.Struct, frozen=True, kw_only=True, tag_field="mark", tag="protected"):
    """A person to be left out of lists, graphs and exports unless released."""

    span: Span
    """The first mention of the name."""
    name: str
    reason: ProtectedReason
    because: Span
    """The words that say so: the request, the age."""
    entity: str | None
    """`mark_id` of the Entity."""
    mask: tuple[Span, ...]
    """Every place in the text where the name or a part of it stands."""


Mark = Mention | Entity | Attribution | Speaker | TimeExpression | Figure | Protected


def mark_id(mark: Mark) -> str:
    """The id of a mark inside its report: it hashes what the mark says, offsets included."""
    return content_id(mark)

"""What a record answers: one typed row a finding, in the shape that `firsthand list KIND --json` documents.

Report fields hold the report's name, not its id (`report_id` is beside it). Texts of protected people are withheld
here, before any page or export sees them.
"""

import msgspec


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A place in a report: every mark's row starts with these."""

    id: str
    """Stable address of the finding: it hashes what it says and where."""
    report: str
    """The report's name: file name or url."""
    report_id: str
    start: int
    end: int
    """Half-open, in Unicode code points of the report's text."""
    text: str
    """The characters from start to end; names of protected people are replaced by "[withheld]"."""


class ReportRow(msgspec.Struct, frozen=True, kw_only=True):
    """`list reports`."""

    id: str
    report: str
    url: str | None
    title: str | None
    outlet: str | None
    byline: str | None
    published: str | None
    published_because: str | None
    language: str | None
    characters: int
    words: int
    text_sha256: str
    raw_sha256: str | None
    stories: list[str]
    """Ids of the stories it belongs to."""
    implied: "ImpliedRow | None" = None
    """What its neighbours imply about the day of a report without a date; evidence, never its date."""


class ImpliedRow(msgspec.Struct, frozen=True, kw_only=True):
    """When an undated report can have been printed, by its neighbours."""

    begin: str | None = msgspec.field(name="from")
    to: str | None
    because: str
    reasons: list["ImpliedReasonRow"]
    """Strongest first."""


class ImpliedReasonRow(msgspec.Struct, frozen=True, kw_only=True):
    """One sign of when it was printed."""

    sign: str
    """copy, weekday or utterance."""
    begin: str | None = msgspec.field(name="from")
    to: str | None
    because: str
    places: list["Row"]
    """The words in this report, then those in its neighbour."""


class PartyRow(msgspec.Struct, frozen=True, kw_only=True):
    """One link of a chain, deepest first."""

    name: str
    kind: str


class AttributionRow(Row, frozen=True, kw_only=True):
    """`list attributions`; start and end are those of what was said."""

    source: str | None
    speaker: str | None
    """Canonical name of the person or body in this report; None when unresolved."""
    cue: str | None
    style: str
    manner: str
    content: list[tuple[int, int]]
    source_span: tuple[int, int] | None
    cue_span: tuple[int, int] | None
    chain: list[PartyRow]
    protected: bool
    p: float | None
    because: str
    problem: str | None


class FigureRow(Row, frozen=True, kw_only=True):
    """`list figures`."""

    low: float | None
    high: float | None
    bound: str
    counted: str | None
    unit: str | None
    kind: str
    predicate: str | None
    scope: list[str]
    change: bool
    as_of: tuple[str | None, str | None]
    origin: str | None
    attribution: str | None
    """Id of the attribution that holds it."""


class TimeRow(Row, frozen=True, kw_only=True):
    """`list times`."""

    type: str
    value: str | None
    mod: str | None
    begin: str | None = msgspec.field(name="from")
    to: str | None
    precision: str | None
    anchor: str | None
    zone: str | None
    """Of a time of day: an IANA time zone or an offset from UTC; null where nothing tells."""
    because: str


class PersonRow(Row, frozen=True, kw_only=True):
    """`list people`: a named person in one report; only people with a public role are followed to others."""

    name: str
    roles: list[str]
    mentions: list[tuple[int, int]]
    speaks: int
    """How many attributions of this report are theirs."""
    identity: str | None = None
    """Id of the identity that they share with other reports; None for private people, who are not added up."""
    known_as: str | None = None
    """The identity's name."""
    reports: int = 1
    """How many reports name them; 1 for private people, always."""


class NamedRow(Row, frozen=True, kw_only=True):
    """A person or body where one report first names or describes them."""

    name: str
    """As the report names them."""
    roles: list[Row]
    """The titles and appositions that give a public role."""


class OfficeSeenRow(msgspec.Struct, frozen=True, kw_only=True):
    """An office that reports give a person."""

    office: str
    first: str | None
    """First day on which a report says so; no term of office."""
    last: str | None


class IdentityRow(msgspec.Struct, frozen=True, kw_only=True):
    """`list identities`: one body, or one person with a public role, as several reports name it."""

    id: str
    kind: str
    """person or body."""
    name: str
    names: list[str]
    """Every name in the reports, the commonest first."""
    reports: int
    offices: list[OfficeSeenRow]
    members: list[NamedRow]
    """Earliest first."""
    because: str


class HolderRow(msgspec.Struct, frozen=True, kw_only=True):
    """Whom reports name in an office in the days around a description."""

    name: str
    first: str | None
    """First and last day on which they do, in those days."""
    last: str | None
    seen: NamedRow
    """The nearest of them."""


class OfficeHolderRow(Row, frozen=True, kw_only=True):
    """`list offices`: somebody described by an office, and who held it in those days by other reports."""

    office: str
    holder: str | None
    """Who is meant; None where reports name several."""
    holders: list[HolderRow]
    because: str


class ProtectedRow(Row, frozen=True, kw_only=True):
    """`list protected`: where somebody is withheld and why; never the name unless released."""

    reason: str
    because: str
    mask: list[tuple[int, int]]
    released: bool


class DamageRow(msgspec.Struct, frozen=True, kw_only=True):
    """Where a copy says something else."""

    kind: str
    left: tuple[int, int]
    right: tuple[int, int]
    left_text: str
    right_text: str


class CopyRow(msgspec.Struct, frozen=True, kw_only=True):
    """`list copies`."""

    id: str
    left: str
    right: str
    left_id: str
    right_id: str
    kind: str
    origin: str | None
    """Name of the report that was first or says more; None when unknown."""
    covered_left: float
    covered_right: float
    passages: list[tuple[tuple[int, int], tuple[int, int]]]
    damage: list[DamageRow]
    because: str
    decided: str | None
    """A person's answer: yes, no or unsure."""


class StoryRow(msgspec.Struct, frozen=True, kw_only=True):
    """`list stories`; the three bars are reports -> outlets -> origins."""

    id: str
    title: str
    reports: list[str]
    report_ids: list[str]
    outlets: list[str]
    first: str | None
    last: str | None
    origins: "OriginsRow"
    claims: int
    one_origin: int
    """Claims told by two or more reports that rest on one origin."""
    contradictions: int
    refers_to: list[str]
    """Ids of earlier stories."""
    because: str


class StatementRow(Row, frozen=True, kw_only=True):
    """One report's wording."""

    mark: str
    """Id of the attribution or figure."""
    kind: str
    """attribution or figure."""
    outlet: str | None
    published: str | None
    speaker: str | None
    low: float | None = None
    high: float | None = None
    bound: str | None = None


class OriginsRow(msgspec.Struct, frozen=True, kw_only=True):
    """An interval, never one number."""

    lower: int
    upper: int
    named: list[str]


class OriginRow(msgspec.Struct, frozen=True, kw_only=True):
    """A branch of the origin tree."""

    name: str | None
    kind: str
    protected: bool
    statements: list[StatementRow]
    evidence: Row | None


class DependenceRow(msgspec.Struct, frozen=True, kw_only=True):
    """Why two reports do not count twice."""

    left: str
    right: str
    reason: str
    because: str
    places: list[Row]


class ClaimRow(msgspec.Struct, frozen=True, kw_only=True):
    """`list claims`."""

    id: str
    kind: str
    story: str | None
    text: str
    statements: list[StatementRow]
    reports: int
    outlets: int
    witnesses: int
    origins: OriginsRow
    relation: str | None
    tree: list[OriginRow]
    dependences: list[DependenceRow]
    circular: list[str]
    because: str
    as_read: OriginsRow
    """What the machine found before any decision; equal to `origins` where nobody decided."""
    tally: str | None = None
    """Id of the tally that asks what this claim answers; None where no other figure answers it."""
    stated: "list[StatedRow]" = []
    """What the policies state of that tally; empty where there is none."""


class StatedRow(msgspec.Struct, frozen=True, kw_only=True):
    """The value that one policy states of a tally."""

    policy: str
    """range, conservative, latest, source or pending."""
    low: float | None
    """None where the policy states nothing."""
    high: float | None
    bound: str | None
    rests_on: list[str]
    """Ids of the figures that it rests on."""
    because: str


class TallyFigureRow(StatementRow, frozen=True, kw_only=True):
    """A figure of a tally, whether it counts in or not."""

    counted: str | None
    unit: str | None
    predicate: str | None
    origin: str | None
    """Who counted; None if the report does not say."""
    as_of: tuple[str | None, str | None]
    counts: bool
    """False for a copy's figure, and for one that was corrected or outgrown."""
    why_not: str | None
    """Why it does not count in."""


class TallyRow(msgspec.Struct, frozen=True, kw_only=True):
    """`list tallies`: one question that figures of a story answer."""

    id: str
    story: str
    """Id of the story."""
    counted: str | None
    """What most of them count; None if no report says."""
    predicates: list[str]
    """Lemmas of what happened to them."""
    figures: list[TallyFigureRow]
    """Every figure, earliest first; those that disagree stay listed."""
    stated: list[StatedRow]
    """What each policy states, the default first."""
    claims: list[str]
    relations: list[str]
    contradictions: int


class UtteranceRow(msgspec.Struct, frozen=True, kw_only=True):
    """`list utterances`."""

    id: str
    speaker: str
    date: tuple[str | None, str | None]
    statements: list[StatementRow]
    because: str


class RelationRow(msgspec.Struct, frozen=True, kw_only=True):
    """`list relations`: two figures of two reports."""

    id: str
    left: StatementRow
    right: StatementRow
    relation: str
    because: str


class DateRow(msgspec.Struct, frozen=True, kw_only=True):
    """`list dates`: a day that two reports of one story give differently for one event."""

    id: str
    kind: str
    """slip, correction or unresolved."""
    left: Row
    """The words that give the day."""
    right: Row
    left_days: tuple[str | None, str | None]
    right_days: tuple[str | None, str | None]
    left_sentence: Row
    right_sentence: Row
    because: str
    places: list[Row]
    """The words that announce a correction."""


class TellingRow(Row, frozen=True, kw_only=True):
    """One report's sentence of an event."""

    outlet: str | None
    published: str | None


class TimelineRow(Row, frozen=True, kw_only=True):
    """`list timeline`: an event by the sentence that states it."""

    begin: str | None = msgspec.field(name="from")
    to: str | None
    precision: str | None
    phrase: str
    """The words that gave the date."""
    published: str | None
    outlet: str | None
    tellings: list[TellingRow] = []
    """The same sentence of the same day in other reports, copies above all; earliest first."""


class ProblemRow(msgspec.Struct, frozen=True, kw_only=True):
    """`list problems`."""

    report: str
    report_id: str
    stage: str
    message: str


class LedgerRow(msgspec.Struct, frozen=True, kw_only=True):
    """`list ledger`: what happened to each input."""

    input: str
    outcome: str
    """read, identical, skipped or failed."""
    reason: str | None
    report: str | None
    report_id: str | None
    raw_sha256: str | None


class DecisionRow(msgspec.Struct, frozen=True, kw_only=True):
    """`list decisions`, oldest first."""

    kind: str
    target: str
    answer: str
    who: str
    at: str
    note: str | None
    holds: bool
    """False where a later decision on the same target took its place."""


class HitRow(msgspec.Struct, frozen=True, kw_only=True):
    """A report that a search found, best first."""

    report: str
    report_id: str
    title: str | None
    outlet: str | None
    published: str | None
    snippet: str
    """Words around the first hits; the hits stand between U+0002 and U+0003, which no text holds."""

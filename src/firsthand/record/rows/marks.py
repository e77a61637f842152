"""One finding in one report: what `list KIND` prints of marks and of the people behind them."""

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
    identity: str | None = None
    """Id of the identity that the speaker shares with other reports; None for private and protected people."""
    known_as: str | None = None
    """Who the speaker is by other reports: the identity's name, or who held the office in those days."""
    office: str | None = None
    """Id of the link that says who held it, where this report names only the office ("the Russian president")."""


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


class ProtectedRow(Row, frozen=True, kw_only=True):
    """`list protected`: where somebody is withheld and why; never the name unless released."""

    reason: str
    because: str
    mask: list[tuple[int, int]]
    released: bool

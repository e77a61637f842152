"""Who of one report is who of another, and who holds an office."""

import msgspec

from firsthand.record.rows.marks import Row


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

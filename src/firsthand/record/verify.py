"""Re-checks a whole record: every span against its text, every text against its hash, every link against its ends."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec

from firsthand.record.columns import (
    HEADING_COLUMNS,
    LINK_KINDS,
    MARK_KINDS,
    decode_link,
    decode_mark,
    report_facts,
    report_of,
)
from firsthand.record.database import open_for_asking, open_for_writing
from firsthand.vocabulary import (
    Claim,
    Copy,
    DateDifference,
    DateEvidence,
    Figure,
    FigureRelation,
    Identity,
    Link,
    Mark,
    Named,
    OfficeHolder,
    Place,
    Protected,
    Report,
    Span,
    Speaker,
    Statement,
    Utterance,
    content_id,
    link_id,
    mark_id,
    reports_of_link,
    text_sha256,
)


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Something in the record that does not hold."""

    where: str
    """Table and key: "reports 668ae2fde68f4711"."""
    what: str


def verify(path: Path) -> list[Finding]:
    """What does not hold in the record at `path`, none if it is sound.

    Raises `BadInput` if it is no record, or cannot be written: the check of the full-text index needs that.
    """
    with closing(open_for_asking(path)) as connection:
        connection.row_factory = sqlite3.Row
        try:
            return [*_findings(connection), *_search_index(path)]
        except sqlite3.DatabaseError as wrong:
            return [Finding(where="file", what=f"SQLite cannot read it: {wrong}")]


def _findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (said,) in connection.execute("PRAGMA integrity_check"):
        if said != "ok":
            yield Finding(where="file", what=f"integrity_check: {said}")
    columns = f"SELECT {HEADING_COLUMNS}, parts, text, facts, characters FROM reports ORDER BY id"
    for row in connection.execute(columns):
        yield from _report(connection, row)
    yield from _links(connection)
    yield from _strays(connection)


def _search_index(path: Path) -> Iterator[Finding]:
    """The full-text index against the reports, words and all.

    FTS5's own check is spelled as an INSERT, so it needs a connection that may write; it writes nothing.
    """
    with closing(open_for_writing(path)) as connection:
        connection.execute("BEGIN")
        try:
            connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as wrong:
            yield Finding(where="search", what=f"the full-text index is not that of the texts: {wrong}")
        connection.execute("ROLLBACK")


def _report(connection: sqlite3.Connection, row: sqlite3.Row) -> Iterator[Finding]:
    where = f"reports {row['id']}"
    try:
        report = report_of(row)
    except msgspec.DecodeError as wrong:
        yield Finding(where=where, what=f"its columns cannot be read: {wrong}")
        return
    if text_sha256(report.text) != report.text_sha256:
        yield Finding(where=where, what="the text is not the one that was hashed (text_sha256)")
    if content_id("report", report.url or report.name, report.text) != report.id:
        yield Finding(where=where, what="the id is not that of its address or name and text")
    if report_facts(report) != row["facts"]:
        yield Finding(where=where, what="the facts are not those that its marks were made with")
    for span in _spans((report.parts, report.published)):
        if not _inside(span, report):
            yield Finding(where=where, what=f"a part or date at {span.start} to {span.end} lies outside the text")
    yield from _marks(connection, report)


def _marks(connection: sqlite3.Connection, report: Report) -> Iterator[Finding]:
    rows = connection.execute(
        'SELECT id, kind, start, "end", body FROM marks WHERE report = ?', (report.id,)
    ).fetchall()
    known = {row["id"] for row in rows}
    for row in rows:
        where = f"marks {report.id} {row['id']}"
        try:
            mark = decode_mark(row["body"])
        except msgspec.DecodeError as wrong:
            yield Finding(where=where, what=f"the body cannot be read: {wrong}")
            continue
        if mark_id(mark) != row["id"]:
            yield Finding(where=where, what="the id is not that of its body")
        if (MARK_KINDS[type(mark)], mark.span.start, mark.span.end) != (row["kind"], row["start"], row["end"]):
            yield Finding(where=where, what="kind, start or end are not those of its body")
        for span in _spans(mark):
            if not _inside(span, report):
                yield Finding(where=where, what=f"a span at {span.start} to {span.end} lies outside the text")
        for other in _marks_named(mark):
            if other not in known:
                yield Finding(where=where, what=f"points at mark {other}, which is not there")


def _marks_named(mark: Mark) -> Iterator[str]:
    """Ids of the marks that a mark points at."""
    named: tuple[str | None, ...] = ()
    match mark:
        case Speaker():
            named = (mark.attribution, mark.entity, *(party.entity for party in mark.chain))
        case Figure():
            named = (mark.attribution,)
        case Protected():
            named = (mark.entity,)
        case _:
            named = ()
    return (name for name in named if name is not None)


def _links(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Each link's body, id and ends; the texts' lengths stand for the texts."""
    lengths = dict(connection.execute("SELECT id, characters FROM reports").fetchall())
    for row in connection.execute("SELECT kind, id, body FROM links ORDER BY kind, id"):
        where = f"links {row['kind']} {row['id']}"
        try:
            link = decode_link(row["body"])
        except msgspec.DecodeError as wrong:
            yield Finding(where=where, what=f"the body cannot be read: {wrong}")
            continue
        if (LINK_KINDS[type(link)], link_id(link)) != (row["kind"], row["id"]):
            yield Finding(where=where, what="kind or id are not those of its body")
        for report in reports_of_link(link):
            if report not in lengths:
                yield Finding(where=where, what=f"ties report {report}, which is not there")
        for place in _places(link):
            if not 0 <= place.span.start <= place.span.end <= lengths.get(place.report, place.span.end):
                what = f"a span at {place.span.start} to {place.span.end} lies outside report {place.report}"
                yield Finding(where=where, what=what)
        rests_on: tuple[Statement | Named, ...] = (*_statements(link), *_named(link))
        for one in rests_on:
            found = connection.execute(
                "SELECT 1 FROM marks WHERE report = ? AND id = ?", (one.report, one.mark)
            ).fetchone()
            if found is None:
                yield Finding(where=where, what=f"rests on mark {one.mark} of {one.report}, which is not there")


def _statements(link: Link) -> tuple[Statement, ...]:
    match link:
        case Utterance() | Claim():
            return link.statements
        case FigureRelation() | DateDifference():
            return (link.left, link.right)
        case _:
            return ()


def _named(link: Link) -> tuple[Named, ...]:
    match link:
        case Identity():
            return link.members
        case OfficeHolder():
            return (link.described, *(holder.seen for holder in link.holders))
        case _:
            return ()


def _places(link: Link) -> Iterator[Place]:
    """Every span of a link with its report."""
    for statement in _statements(link):
        yield Place(statement.report, statement.span)
    if isinstance(link, Copy):
        pairs = [(one.left, one.right) for one in link.passages] + [(one.left, one.right) for one in link.damage]
        for left, right in pairs:
            yield Place(link.left, left)
            yield Place(link.right, right)
    if isinstance(link, DateDifference):
        yield Place(link.left.report, link.sentences.left)
        yield Place(link.right.report, link.sentences.right)
        yield from link.places
    if isinstance(link, DateEvidence):
        for reason in link.reasons:
            yield from reason.places
    for one in _named(link):
        yield from (Place(one.report, span) for span in (one.span, *one.roles))
    if isinstance(link, Claim):
        for dependence in link.dependences:
            yield from dependence.places
        for origin in link.origins:
            if origin.place is not None:
                yield origin.place


def _strays(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Rows about reports that are not there."""
    for table in ("marks", "done", "sketches", "problems", "link_reports"):
        rows = connection.execute(
            f"SELECT DISTINCT report FROM {table} WHERE report <> '' AND report NOT IN (SELECT id FROM reports)"
        )
        for (report,) in rows:
            yield Finding(where=f"{table} {report}", what="is about a report that is not there")


def _inside(span: Span, report: Report) -> bool:
    return 0 <= span.start <= span.end <= len(report.text)


def _spans(thing: Any) -> Iterator[Span]:
    """Every span in a struct, however deep."""
    if isinstance(thing, Span):
        yield thing
    elif isinstance(thing, msgspec.Struct):
        for name in thing.__struct_fields__:
            yield from _spans(getattr(thing, name))
    elif isinstance(thing, tuple | list):
        for one in thing:
            yield from _spans(one)

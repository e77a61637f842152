"""Opens a record: made, brought to our version, or refused with what to do. Knows no reports."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path

from firsthand.errors import BadInput, FirsthandError
from firsthand.record import migrations

BUSY_SECONDS = 30
"""How long a writer waits for another one on the same record."""

CACHE_KIB = 64 * 1024
"""Pages kept in memory by a writer; SQLite's own 2 MB make a large record slow to fill."""


def open_for_writing(path: Path, *, steps: Mapping[int, str] | None = None) -> sqlite3.Connection:
    """A connection to the record at `path`, made or migrated if need be; transactions are begun by hand.

    Raises `BadInput` if the file is no record or of a version newer than ours, `FirsthandError` if it is in use.
    """
    connection = _connect(path, f"{path.absolute().as_uri()}?mode=rwc")
    try:
        version = _version(connection, path)
        if version == 0:
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        if version != migrations.VERSION:
            _migrate(connection, migrations.STEPS if steps is None else steps)
    except sqlite3.OperationalError as wrong:
        connection.close()
        raise FirsthandError(f"{path}: cannot be written ({wrong}); it is as it was.") from wrong
    except sqlite3.DatabaseError as wrong:
        connection.close()
        raise BadInput(f"{path}: not a firsthand record, or damaged ({wrong}).") from wrong
    except BadInput:
        connection.close()
        raise
    return connection


def open_for_asking(path: Path) -> sqlite3.Connection:
    """A connection that cannot write, to a record of our version; an older one is brought forward first.

    May be used from any thread, by one at a time. Raises `BadInput` if there is no such file or it is no record.
    """
    if not path.is_file():
        raise BadInput(f"{path}: no such record; make one with: firsthand read PATHS -r {path}")
    connection = _connect(path, f"{path.absolute().as_uri()}?mode=ro")
    try:
        version = _version(connection, path)
    except sqlite3.OperationalError:
        # A record on a read-only disk cannot make its shared-memory file: then nobody writes to it either.
        connection.close()
        connection = _connect(path, f"{path.absolute().as_uri()}?mode=ro&immutable=1")
        version = _version(connection, path)
    except sqlite3.DatabaseError as wrong:
        connection.close()
        raise BadInput(f"{path}: not a firsthand record, or damaged ({wrong}).") from wrong
    except BadInput:
        connection.close()
        raise
    if version == 0:
        connection.close()
        raise BadInput(f"{path}: not a firsthand record: it is empty.")
    if version != migrations.VERSION:
        connection.close()
        open_for_writing(path).close()
        connection = _connect(path, f"{path.absolute().as_uri()}?mode=ro")
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing of what is written inside. Raises `FirsthandError` if another process writes for too long."""
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as wrong:
        raise FirsthandError(f"The record cannot be written ({wrong}); is another firsthand still at it?") from wrong
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _connect(path: Path, uri: str) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)
    except sqlite3.OperationalError as wrong:
        raise BadInput(f"{path}: cannot be opened ({wrong}); is the folder there, and yours to write?") from wrong
    return connection


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """The record's schema version; 0 for an empty file. Raises `BadInput` for what is no record or too new."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    owner: int = connection.execute("PRAGMA application_id").fetchone()[0]
    tables: int = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and owner != migrations.APPLICATION_ID:
        raise BadInput(f"{path}: a SQLite file of another program, not a firsthand record; name another file.")
    if version > migrations.VERSION:
        raise BadInput(
            f"{path}: written by a newer firsthand (record version {version}, this one knows {migrations.VERSION}); "
            "upgrade firsthand to open it."
        )
    return version if tables else 0


def _migrate(connection: sqlite3.Connection, steps: Mapping[int, str]) -> None:
    """Bring the record to our version in one transaction; views are dropped and made anew."""
    with closing(connection.cursor()) as cursor:
        cursor.execute("BEGIN IMMEDIATE")
        try:
            # Asked again, now that nobody else can write: another process may have done it meanwhile.
            version = cursor.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                cursor.execute(f"PRAGMA application_id = {migrations.APPLICATION_ID}")
                _run(cursor, _sql("schema.sql"))
            for step in range(version + 1, migrations.VERSION + 1) if version else ():
                _run(cursor, steps[step])
            for (view,) in cursor.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
                cursor.execute(f'DROP VIEW "{view}"')
            _run(cursor, _sql("views.sql"))
            cursor.execute(f"PRAGMA user_version = {migrations.VERSION}")
        except BaseException:
            cursor.execute("ROLLBACK")
            raise
        cursor.execute("COMMIT")


def _run(cursor: sqlite3.Cursor, sql: str) -> None:
    """Run each statement; unlike `executescript` this stays inside the transaction."""
    statement = ""
    for piece in sql.split(";"):
        statement += piece + ";"
        if sqlite3.complete_statement(statement):
            cursor.execute(statement)
            statement = ""


def _sql(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")

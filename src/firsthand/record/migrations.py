"""The versions of the record's schema: what turns each older one into the next."""

from collections.abc import Mapping

APPLICATION_ID = 0x46485244
"""Stands in the file's header ("FHRD"), so that another program's SQLite file is never taken for a record."""

VERSION = 5
"""The version that schema.sql makes; raise it with each change there, and add the step that leads to it."""

STEPS: Mapping[int, str] = {
    2: """
        CREATE INDEX ledger_by_report ON ledger (report, input);
        CREATE INDEX sketches_by_report ON sketches (report);
    """,
    3: "",  # two kinds of links more, and the views of them
    4: """
        CREATE TABLE unseen (
            stage TEXT NOT NULL,
            report TEXT NOT NULL,
            PRIMARY KEY (stage, report)
        ) WITHOUT ROWID;
        CREATE TABLE kept (
            stage TEXT NOT NULL,
            name TEXT NOT NULL,                 -- begins with the stage
            body BLOB NOT NULL,
            PRIMARY KEY (stage, name)
        );
    """,
    5: """
        CREATE TABLE unfinished (
            report TEXT PRIMARY KEY             -- reports.id
        ) WITHOUT ROWID;
        CREATE TEMP TABLE seen_before AS SELECT stage, report FROM unseen;
        DROP TABLE unseen;
        CREATE TABLE unseen (
            stage TEXT NOT NULL,
            report TEXT NOT NULL,
            what TEXT NOT NULL,                 -- new; changed: sketch or heading; tied: links that the stage reads
            PRIMARY KEY (stage, report)
        ) WITHOUT ROWID;
        INSERT INTO unseen SELECT stage, report, 'changed' FROM seen_before;
        DROP TABLE seen_before;
    """,
}
"""Version -> the SQL that turns a record of the version before into it; views are made anew and need no step."""

-- A firsthand record: one SQLite file a project. docs/record-format.md explains it; migrations.py lists older versions.
-- Offsets count Unicode code points, half-open, as SQLite's substr() does (add 1 to start). Unknown is NULL.

-- What the record is about as a whole: the settings it was made with, the version that wrote it.
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL                 -- JSON
) WITHOUT ROWID;

-- One row a report. Its text never changes; a changed text is another report.
CREATE TABLE reports (
    number INTEGER PRIMARY KEY,         -- for full-text search alone; says nothing
    id TEXT NOT NULL UNIQUE,            -- hash of (address or name, text)
    name TEXT NOT NULL,                 -- file, archive!member, file.jsonl#line or address
    url TEXT,
    outlet TEXT,
    title TEXT,
    byline TEXT,
    published TEXT,                     -- ISO 8601 day
    published_because TEXT,             -- how the day is known
    published_span TEXT,                -- JSON [start, end], where the text itself says so
    language TEXT,                      -- ISO 639-1
    text_sha256 TEXT NOT NULL,          -- of the UTF-8 form of text
    raw_sha256 TEXT,                    -- of the bytes that were read
    characters INTEGER NOT NULL,
    words INTEGER NOT NULL,
    facts TEXT NOT NULL,                -- hash of all that annotators see but id, name and address: equal, equal marks
    parts TEXT NOT NULL,                -- JSON [{"span": [start, end], "kind": "headline"}, ...]
    text TEXT NOT NULL
);
CREATE INDEX reports_by_name ON reports (name);
CREATE INDEX reports_by_facts ON reports (facts);

-- Full-text search over titles and texts, kept in step by the triggers below.
CREATE VIRTUAL TABLE search USING fts5 (
    title, text, content = 'reports', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER reports_inserted AFTER INSERT ON reports BEGIN
    INSERT INTO search (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER reports_deleted AFTER DELETE ON reports BEGIN
    INSERT INTO search (search, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;
CREATE TRIGGER reports_updated AFTER UPDATE OF title, text ON reports BEGIN
    INSERT INTO search (search, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
    INSERT INTO search (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

-- What happened to each input.
CREATE TABLE ledger (
    input TEXT PRIMARY KEY,
    outcome TEXT NOT NULL,              -- read, identical, skipped, failed
    reason TEXT,
    report TEXT,                        -- reports.id
    raw_sha256 TEXT
) WITHOUT ROWID;
CREATE INDEX ledger_by_report ON ledger (report, input);

-- Every mark of every report; one view a kind below has real columns.
CREATE TABLE marks (
    report TEXT NOT NULL,               -- reports.id
    kind TEXT NOT NULL,                 -- mention, entity, attribution, speaker, time, figure, protected
    start INTEGER NOT NULL,
    id TEXT NOT NULL,                   -- hash of what the mark says; unique in its report, shared by equal texts
    "end" INTEGER NOT NULL,
    stage TEXT NOT NULL,                -- which stage made it
    body TEXT NOT NULL,                 -- JSON, as firsthand.vocabulary.marks documents it
    PRIMARY KEY (report, kind, start, id)
) WITHOUT ROWID;

CREATE INDEX protected_marks ON marks (report, id) WHERE kind = 'protected';

-- What runs across reports.
CREATE TABLE links (
    kind TEXT NOT NULL,                 -- copy, story, tellings, utterance, figures, claim
    id TEXT NOT NULL,
    stage TEXT NOT NULL,
    body TEXT NOT NULL,                 -- JSON, as firsthand.vocabulary.links documents it
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE TABLE link_reports (
    report TEXT NOT NULL,               -- reports.id
    kind TEXT NOT NULL,
    link TEXT NOT NULL,                 -- links.id
    PRIMARY KEY (report, kind, link)
) WITHOUT ROWID;

-- What each comparer keeps of each report.
CREATE TABLE sketches (
    stage TEXT NOT NULL,
    report TEXT NOT NULL,
    fingerprint TEXT NOT NULL,          -- of the stage that took it
    hash TEXT NOT NULL,                 -- of body
    body BLOB NOT NULL,                 -- MessagePack; empty if it failed
    PRIMARY KEY (stage, report)
) WITHOUT ROWID;
CREATE INDEX sketches_by_report ON sketches (report);

-- Reports on which some stage or sketch is left to be done.
CREATE TABLE unfinished (
    report TEXT PRIMARY KEY             -- reports.id
) WITHOUT ROWID;

-- Reports that a comparer has to look at again: what has changed since it last finished.
CREATE TABLE unseen (
    stage TEXT NOT NULL,
    report TEXT NOT NULL,
    what TEXT NOT NULL,                 -- new; changed: sketch or heading; tied: links that the stage reads
    PRIMARY KEY (stage, report)
) WITHOUT ROWID;

-- What a comparer keeps of the whole pile, so that reports added later are compared in little time; its own affair.
-- Its keys are hashes (CRC-32, unsalted) of names that reports share: whoever guesses a name can look for it here; of
-- statements it has the speakers' names, as their sketches and utterances do. No name of a person withheld in a report
-- is among those of that report.
CREATE TABLE kept (
    stage TEXT NOT NULL,
    name TEXT NOT NULL,                 -- begins with the stage
    body BLOB NOT NULL,
    PRIMARY KEY (stage, name)
);

-- Which stage has finished on which report; with the fingerprint of its version, settings and what it depends on.
CREATE TABLE done (
    report TEXT NOT NULL,
    stage TEXT NOT NULL,
    version TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    PRIMARY KEY (report, stage)
) WITHOUT ROWID;

-- The same for the comparers, which finish on the whole pile.
CREATE TABLE compared (
    stage TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    fingerprint TEXT NOT NULL           -- of its version, settings, every sketch and heading, and people's decisions
) WITHOUT ROWID;

-- Stages that failed on a report; report is '' where a comparer failed on the pile.
CREATE TABLE problems (
    report TEXT NOT NULL,
    stage TEXT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (report, stage)
) WITHOUT ROWID;

-- What people decided: append-only, the latest on a (kind, target) holds.
CREATE TABLE decisions (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,                 -- copy, split, same origin, release, note
    target TEXT NOT NULL,
    answer TEXT NOT NULL,               -- yes, no, unsure
    who TEXT NOT NULL,
    at TEXT NOT NULL,                   -- ISO 8601, UTC
    note TEXT
);
CREATE INDEX decisions_by_target ON decisions (kind, target);
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions BEGIN
    SELECT raise(ABORT, 'decisions are append-only: add a new one, the latest holds');
END;
CREATE TRIGGER decisions_are_kept BEFORE DELETE ON decisions BEGIN
    SELECT raise(ABORT, 'decisions are append-only: add a new one, the latest holds');
END;

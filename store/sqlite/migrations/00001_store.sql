-- +goose Up

-- Reports as they were received. n is short and local to the file: the lists
-- join on it, and no answer shows it.
CREATE TABLE reports (
    n            INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE, -- SHA-256 of the bytes in hexadecimal
    name         TEXT NOT NULL,
    content_type TEXT NOT NULL
) STRICT;

-- Large values stand apart from the rows that lists walk through.
CREATE TABLE originals (
    report INTEGER PRIMARY KEY REFERENCES reports (n),
    bytes  BLOB NOT NULL -- zstd
) STRICT;

CREATE TABLE producers (
    n       INTEGER PRIMARY KEY,
    version TEXT NOT NULL,
    model   TEXT NOT NULL,
    rules   TEXT NOT NULL,
    lexicon TEXT NOT NULL,
    UNIQUE (version, model, rules, lexicon)
) STRICT;

-- A reading is what one producer made of one report with what was given.
-- The last one added is current; lists show only those.
CREATE TABLE readings (
    n         INTEGER PRIMARY KEY,
    report    INTEGER NOT NULL REFERENCES reports (n),
    producer  INTEGER NOT NULL REFERENCES producers (n),
    given     TEXT NOT NULL, -- JSON
    current   INTEGER NOT NULL,
    published TEXT NOT NULL, -- as in the record; '' where it has none
    day       TEXT,          -- the same in UTC, for the clocks
    moment    TEXT,          -- sorts by time
    publisher TEXT NOT NULL,
    title     TEXT NOT NULL,
    url       TEXT NOT NULL,
    page      TEXT NOT NULL, -- url without fragment; '' where there is none
    sought    TEXT NOT NULL, -- title, publisher and name of the report, folded
    events    INTEGER NOT NULL,
    quotes    INTEGER NOT NULL,
    UNIQUE (report, producer, given)
) STRICT;
CREATE UNIQUE INDEX readings_current ON readings (report) WHERE current;
CREATE INDEX readings_page ON readings (page) WHERE current AND page <> '';

CREATE TABLE records (
    reading INTEGER PRIMARY KEY REFERENCES readings (n),
    record  BLOB NOT NULL, -- zstd of its JSON
    charset TEXT NOT NULL, -- that the source was decoded from
    source  BLOB           -- zstd of the decoded source; NULL where it is the bytes received
) STRICT;

-- What lists and filters need of the current readings. The number of a row is
-- that of its reading times 2^20, plus its place inside.
CREATE TABLE entries (
    n    INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE INDEX entries_type ON entries (type);

CREATE TABLE quotes (
    n       INTEGER PRIMARY KEY,
    country TEXT NOT NULL, -- of the speaker
    speaker TEXT NOT NULL, -- folded
    words   TEXT NOT NULL, -- folded
    body    BLOB NOT NULL
) STRICT;

CREATE VIRTUAL TABLE blocks USING fts5 (
    text, first UNINDEXED, last UNINDEXED, -- code points of the clean text
    tokenize = 'unicode61 remove_diacritics 2'
);

-- Lasting keys of all readings: an id that was noted down once leads somewhere.
CREATE TABLE keys (
    key     TEXT NOT NULL,
    report  INTEGER NOT NULL REFERENCES reports (n),
    reading INTEGER NOT NULL REFERENCES readings (n), -- the last that has the key
    layer   TEXT NOT NULL,
    entry   TEXT NOT NULL, -- id inside the record
    PRIMARY KEY (key, report)
) STRICT, WITHOUT ROWID;

CREATE TABLE signatures (
    report INTEGER PRIMARY KEY REFERENCES reports (n),
    minima BLOB NOT NULL -- 4 bytes each, least first
) STRICT;

-- Reports that share a band of their signatures are compared.
CREATE TABLE bands (
    hash   INTEGER NOT NULL,
    report INTEGER NOT NULL REFERENCES reports (n),
    PRIMARY KEY (hash, report)
) STRICT, WITHOUT ROWID;

-- Near-duplicates. Only pairs are kept: which group they make depends on what
-- was published by the day that is asked for.
CREATE TABLE pairs (
    a INTEGER NOT NULL REFERENCES reports (n),
    b INTEGER NOT NULL REFERENCES reports (n), -- added later
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX pairs_b ON pairs (b);

CREATE TABLE generation (
    n INTEGER NOT NULL -- one row
) STRICT;
INSERT INTO generation VALUES (0);

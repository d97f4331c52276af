-- Wraps of ours for one receiver each. State: 0 queued, 1 sent, 2 given up. Times are milliseconds since 1970.
CREATE TABLE delivery_out (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    message TEXT NOT NULL,
    own TEXT NOT NULL,
    receiver TEXT NOT NULL,
    wrap TEXT NOT NULL,
    state INTEGER NOT NULL DEFAULT 0,
    added INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    next INTEGER NOT NULL DEFAULT 0,
    failure TEXT,
    problem TEXT NOT NULL DEFAULT ''
);
CREATE INDEX delivery_out_message ON delivery_out (message);
CREATE INDEX delivery_out_due ON delivery_out (next) WHERE state = 0;

-- What each relay said of a wrap. Outcome: 0 has it, 1 refuses it for good, 2 not allowed by the person.
CREATE TABLE delivery_answer (
    number INTEGER NOT NULL REFERENCES delivery_out (number) ON DELETE CASCADE,
    relay TEXT NOT NULL,
    outcome INTEGER NOT NULL,
    PRIMARY KEY (number, relay)
) WITHOUT ROWID;

-- Wraps that came, for ever, so that none is taken twice.
CREATE TABLE delivery_seen (
    id BLOB NOT NULL PRIMARY KEY
) WITHOUT ROWID;

-- Wraps that could not be taken.
CREATE TABLE delivery_aside (
    id TEXT NOT NULL PRIMARY KEY,
    wrap TEXT NOT NULL,
    problem TEXT NOT NULL,
    at INTEGER NOT NULL
) WITHOUT ROWID;

-- How far each relay was read for each of our identities. Synced: listened without a gap until then. The range from
-- pending_from to pending_until is still to be fetched, newest first. Times are seconds since 1970.
CREATE TABLE delivery_cursor (
    own TEXT NOT NULL,
    relay TEXT NOT NULL,
    synced INTEGER NOT NULL,
    pending_from INTEGER,
    pending_until INTEGER,
    PRIMARY KEY (own, relay)
) WITHOUT ROWID;

-- One's own relays. Roles: bits, 1 inbox, 2 outbox, 4 key bundles.
CREATE TABLE relay_own (
    url TEXT NOT NULL PRIMARY KEY,
    roles INTEGER NOT NULL
) WITHOUT ROWID;

-- Where others are reached. Source: 10050, 10002 or 0 for a hint. Written: the event's time. Times are seconds since 1970.
CREATE TABLE relay_person (
    person TEXT NOT NULL,
    source INTEGER NOT NULL,
    position INTEGER NOT NULL,
    url TEXT NOT NULL,
    written INTEGER NOT NULL,
    PRIMARY KEY (person, source, position)
) WITHOUT ROWID;

-- When a person's lists were last looked for.
CREATE TABLE relay_looked (
    person TEXT NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL
) WITHOUT ROWID;

-- Every host the program may ever talk to, and what the person decided. Times are milliseconds since 1970.
CREATE TABLE net_host (
    host TEXT NOT NULL,
    port INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    source TEXT NOT NULL,
    consent TEXT NOT NULL,
    decided_at INTEGER,
    last_use INTEGER,
    PRIMARY KEY (host, port, purpose)
) WITHOUT ROWID;

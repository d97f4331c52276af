-- Signed changes of groups whose parents are all here. "own" is the identity that is in the group, in hexadecimal.
CREATE TABLE group_change (
    own TEXT NOT NULL,
    group_id TEXT NOT NULL,
    id TEXT NOT NULL,
    place INTEGER NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (own, group_id, id)
) WITHOUT ROWID;

-- Changes that came before one of their parents.
CREATE TABLE group_waiting (
    own TEXT NOT NULL,
    group_id TEXT NOT NULL,
    id TEXT NOT NULL,
    sender TEXT NOT NULL,
    json TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (own, group_id, id)
) WITHOUT ROWID;

-- What follows from the changes, for quick reading. Timer in seconds, 0 for none; heads separated by spaces.
CREATE TABLE group_state (
    own TEXT NOT NULL,
    group_id TEXT NOT NULL,
    name TEXT NOT NULL,
    timer INTEGER NOT NULL,
    heads TEXT NOT NULL,
    PRIMARY KEY (own, group_id)
) WITHOUT ROWID;

CREATE TABLE group_member (
    own TEXT NOT NULL,
    group_id TEXT NOT NULL,
    person TEXT NOT NULL,
    admin INTEGER NOT NULL,
    PRIMARY KEY (own, group_id, person)
) WITHOUT ROWID;

-- When a person was last asked, or answered, about a group: seconds since 1970.
CREATE TABLE group_talk (
    own TEXT NOT NULL,
    group_id TEXT NOT NULL,
    person TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('asked', 'answered')),
    at INTEGER NOT NULL,
    PRIMARY KEY (own, group_id, person, what)
) WITHOUT ROWID;

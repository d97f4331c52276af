-- Descriptor files (ERC-7730) that the person added, as they came; id is the hash of both files together.
CREATE TABLE descriptor (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    file BLOB NOT NULL,
    included BLOB,
    added_at INTEGER NOT NULL
) WITHOUT ROWID;

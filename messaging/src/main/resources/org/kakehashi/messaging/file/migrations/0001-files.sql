-- One's own file servers, the first preferred.
CREATE TABLE file_server (
    url TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL
) WITHOUT ROWID;

-- Files that were encrypted here. Sealed: the note with the file's key, and the key of one use that signs for servers.
CREATE TABLE file_out (
    sha256 TEXT NOT NULL PRIMARY KEY,
    purpose TEXT NOT NULL,
    note_sealed BLOB NOT NULL,
    signer_sealed BLOB NOT NULL,
    finished INTEGER NOT NULL DEFAULT 0,
    made INTEGER NOT NULL
) WITHOUT ROWID;

-- Which servers said that they have which of them, in the order in which they did.
CREATE TABLE file_held (
    sha256 TEXT NOT NULL REFERENCES file_out (sha256) ON DELETE CASCADE,
    server TEXT NOT NULL,
    PRIMARY KEY (sha256, server)
);

-- Seeds: the phrase (or share secret) is sealed by the vault; the marker is the address of
-- m/44'/60'/0'/0/0, kept so that the same seed is not stored twice.
CREATE TABLE wallet_seed (
    id         TEXT    NOT NULL PRIMARY KEY,
    name       TEXT    NOT NULL,
    kind       TEXT    NOT NULL CHECK (kind IN ('words', 'shares')),
    language   TEXT    NOT NULL,
    word_count INTEGER NOT NULL,
    passphrase INTEGER NOT NULL CHECK (passphrase IN (0, 1)),
    backed_up  INTEGER NOT NULL CHECK (backed_up IN (0, 1)),
    marker     BLOB    NOT NULL UNIQUE CHECK (length(marker) = 20),
    sealed     BLOB    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE wallet_account (
    id         TEXT    NOT NULL PRIMARY KEY,
    name       TEXT    NOT NULL,
    address    BLOB    NOT NULL UNIQUE CHECK (length(address) = 20),
    origin     TEXT    NOT NULL CHECK (origin IN ('hd', 'key', 'watch')),
    seed       TEXT    REFERENCES wallet_seed (id),
    path       TEXT,
    sealed     BLOB,
    hidden     INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
    position   INTEGER NOT NULL,
    note       TEXT    NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    CHECK ((origin = 'hd') = (seed IS NOT NULL AND path IS NOT NULL)),
    CHECK ((origin = 'key') = (sealed IS NOT NULL))
) STRICT;

CREATE INDEX wallet_account_by_position ON wallet_account (position);

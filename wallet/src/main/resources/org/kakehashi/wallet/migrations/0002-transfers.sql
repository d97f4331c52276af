-- A transfer owns one nonce for its whole life. The draft's id is the primary key, so a draft that
-- was signed once cannot be signed a second time; the unique index below keeps two transfers of one
-- account from taking the same nonce. The chain is the hash of its first block, because a local node begins a new
-- chain under the same name each time it starts. Only a transfer that no node can have seen gives its nonce back.
CREATE TABLE wallet_transfer (
    id           TEXT    NOT NULL PRIMARY KEY,
    purpose      TEXT    NOT NULL CHECK (purpose IN ('send', 'fill')),
    network      TEXT    NOT NULL,
    chain        BLOB    NOT NULL CHECK (length(chain) = 32),
    account      TEXT    NOT NULL,
    sender       BLOB    NOT NULL CHECK (length(sender) = 20),
    payee        BLOB    NOT NULL CHECK (length(payee) = 20),
    token        BLOB    CHECK (token IS NULL OR length(token) = 20),
    symbol       TEXT    NOT NULL,
    decimals     INTEGER NOT NULL,
    amount       TEXT    NOT NULL,
    nonce        INTEGER NOT NULL CHECK (nonce >= 0),
    state        TEXT    NOT NULL CHECK (state IN ('signed', 'sent', 'in-block', 'final', 'failed',
                                                   'cancelled', 'replaced', 'dropped', 'rejected')),
    problem      TEXT,
    problem_text TEXT,
    offers       INTEGER NOT NULL DEFAULT 0,
    missing      INTEGER NOT NULL DEFAULT 0,
    mined_hash   BLOB,
    block        INTEGER,
    block_time   INTEGER,
    fee_paid     TEXT,
    coin         TEXT    NOT NULL,
    coin_places  INTEGER NOT NULL,
    search       TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX wallet_transfer_nonce ON wallet_transfer (network, chain, sender, nonce)
    WHERE state <> 'rejected';
CREATE INDEX wallet_transfer_by_state ON wallet_transfer (state);
CREATE INDEX wallet_transfer_by_time ON wallet_transfer (created_at);

-- Every signed form of a transfer: the first one, then replacements under the same nonce.
CREATE TABLE wallet_attempt (
    transfer  TEXT    NOT NULL REFERENCES wallet_transfer (id),
    hash      BLOB    NOT NULL CHECK (length(hash) = 32),
    kind      TEXT    NOT NULL CHECK (kind IN ('first', 'speed-up', 'cancel')),
    raw       BLOB    NOT NULL,
    gas_limit TEXT    NOT NULL,
    max_price TEXT    NOT NULL,
    tip       TEXT,
    signed_at INTEGER NOT NULL,
    sent_at   INTEGER,
    PRIMARY KEY (transfer, hash)
) STRICT;

CREATE TABLE wallet_draft (
    id         TEXT    NOT NULL PRIMARY KEY,
    network    TEXT    NOT NULL,
    account    TEXT    NOT NULL,
    payee      TEXT    NOT NULL,
    token      BLOB    CHECK (token IS NULL OR length(token) = 20),
    symbol     TEXT    NOT NULL,
    decimals   INTEGER NOT NULL,
    amount     TEXT,
    updated_at INTEGER NOT NULL
) STRICT;

-- What looking at the chain has found: coin (part -1) and token logs (part = log index).
-- What was sent from here is in wallet_transfer; the view below shows both as one.
CREATE TABLE wallet_entry (
    network      TEXT    NOT NULL,
    hash         BLOB    NOT NULL CHECK (length(hash) = 32),
    part         INTEGER NOT NULL,
    account      BLOB    NOT NULL CHECK (length(account) = 20),
    direction    TEXT    NOT NULL CHECK (direction IN ('in', 'out', 'self')),
    counterparty BLOB    NOT NULL CHECK (length(counterparty) = 20),
    token        BLOB    CHECK (token IS NULL OR length(token) = 20),
    symbol       TEXT    NOT NULL,
    decimals     INTEGER NOT NULL,
    amount       TEXT    NOT NULL,
    block        INTEGER NOT NULL,
    happened_at  INTEGER NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('final', 'failed')),
    suspicion    TEXT,
    search       TEXT    NOT NULL,
    PRIMARY KEY (network, hash, part, account)
) STRICT;

CREATE INDEX wallet_entry_by_time ON wallet_entry (happened_at);
CREATE INDEX wallet_entry_by_counterparty ON wallet_entry (counterparty);

CREATE TABLE wallet_entry_note (
    network TEXT NOT NULL,
    hash    BLOB NOT NULL,
    note    TEXT NOT NULL,
    search  TEXT NOT NULL,
    PRIMARY KEY (network, hash)
) STRICT;

-- How far each kind of look has come: everything from from_block to to_block was read. Balance and nonce are those
-- at to_block: while they stay the same, no block has to be read.
CREATE TABLE wallet_scan (
    network    TEXT    NOT NULL,
    account    BLOB    NOT NULL,
    kind       TEXT    NOT NULL CHECK (kind IN ('coin', 'token')),
    from_block INTEGER NOT NULL,
    to_block   INTEGER NOT NULL,
    balance    TEXT,
    nonce      INTEGER,
    PRIMARY KEY (network, account, kind)
) STRICT;

CREATE VIEW wallet_movement AS
SELECT t.network,
       coalesce(t.mined_hash, (SELECT a.hash FROM wallet_attempt a WHERE a.transfer = t.id
                               ORDER BY a.signed_at DESC, a.rowid DESC LIMIT 1)) AS hash,
       -2 AS part,
       t.sender AS account,
       CASE WHEN t.sender = t.payee THEN 'self' ELSE 'out' END AS direction,
       CASE WHEN t.purpose = 'fill' THEN 'fill' WHEN t.token IS NULL THEN 'coin' ELSE 'token' END AS action,
       t.payee AS counterparty,
       t.token, t.symbol, t.decimals, t.amount,
       t.fee_paid, t.coin, t.coin_places,
       t.block,
       coalesce(t.block_time, t.created_at) AS happened_at,
       t.state,
       t.id AS transfer,
       NULL AS suspicion,
       t.search
FROM wallet_transfer t
UNION ALL
SELECT e.network, e.hash, e.part, e.account, e.direction,
       CASE WHEN e.token IS NULL THEN 'coin' ELSE 'token' END,
       e.counterparty, e.token, e.symbol, e.decimals, e.amount,
       NULL, NULL, NULL,
       e.block, e.happened_at, e.state, NULL, e.suspicion, e.search
FROM wallet_entry e
WHERE e.direction = 'in'
   OR NOT EXISTS (SELECT 1 FROM wallet_attempt a JOIN wallet_transfer t ON t.id = a.transfer
                  WHERE a.hash = e.hash AND t.network = e.network AND t.sender = e.account);

CREATE INDEX wallet_attempt_by_hash ON wallet_attempt (hash);

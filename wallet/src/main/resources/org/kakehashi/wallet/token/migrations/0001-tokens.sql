-- Tokens a person added, by network and contract (20 bytes). Texts are cleaned of what a chain may not put on a screen.
CREATE TABLE token_listed (
    network TEXT NOT NULL,
    address BLOB NOT NULL,
    symbol TEXT NOT NULL,
    name TEXT NOT NULL,
    decimals INTEGER NOT NULL,
    visibility TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    PRIMARY KEY (network, address)
) WITHOUT ROWID;
-- The last good reading of each balance: token empty for the coin, amount in decimal, time in milliseconds since 1970.
CREATE TABLE token_balance (
    network TEXT NOT NULL,
    owner BLOB NOT NULL,
    token BLOB NOT NULL,
    amount TEXT NOT NULL,
    block INTEGER NOT NULL,
    read_at INTEGER NOT NULL,
    PRIMARY KEY (network, owner, token)
) WITHOUT ROWID;

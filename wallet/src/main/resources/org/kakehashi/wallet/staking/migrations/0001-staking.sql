-- Validators that the person marked, by the network's id and the node id in hex.
CREATE TABLE staking_favourite (
    network TEXT NOT NULL,
    node TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    PRIMARY KEY (network, node)
) WITHOUT ROWID;

-- What delegations paid: one row for each delegation that a transaction paid. Amounts are decimal text in von, times
-- milliseconds since 1970.
CREATE TABLE staking_reward (
    network TEXT NOT NULL,
    account TEXT NOT NULL,
    transaction_hash TEXT NOT NULL,
    node TEXT NOT NULL,
    staking_block INTEGER NOT NULL,
    kind TEXT NOT NULL,
    amount TEXT NOT NULL,
    block INTEGER NOT NULL,
    time INTEGER NOT NULL,
    PRIMARY KEY (network, transaction_hash, node, staking_block)
) WITHOUT ROWID;

CREATE INDEX staking_reward_by_account ON staking_reward (network, account, block);

-- What an account had delegated and was owed, once for each settlement period in which it was looked at.
CREATE TABLE staking_snapshot (
    network TEXT NOT NULL,
    account TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    time INTEGER NOT NULL,
    delegated TEXT NOT NULL,
    pending TEXT NOT NULL,
    PRIMARY KEY (network, account, epoch)
) WITHOUT ROWID;

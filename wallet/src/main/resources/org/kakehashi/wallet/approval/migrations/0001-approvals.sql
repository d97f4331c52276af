-- Who was ever allowed something, as events tell; what is allowed now is always asked of the chain. Addresses are 20
-- bytes; token is the contract itself except for allowances that another contract keeps (Permit2); item is decimal text
-- and empty where the permission is not for one collectible.
CREATE TABLE approval_trace (
    network TEXT NOT NULL,
    account BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('amount', 'kept', 'item', 'all')),
    contract BLOB NOT NULL,
    token BLOB NOT NULL,
    spender BLOB NOT NULL,
    item TEXT NOT NULL,
    block INTEGER NOT NULL,
    own INTEGER NOT NULL CHECK (own IN (0, 1)),
    PRIMARY KEY (network, account, kind, contract, token, spender, item)
) WITHOUT ROWID;

-- Between which blocks an account's events were looked for, both included.
CREATE TABLE approval_reach (
    network TEXT NOT NULL,
    account BLOB NOT NULL,
    low INTEGER NOT NULL,
    high INTEGER NOT NULL,
    PRIMARY KEY (network, account)
) WITHOUT ROWID;

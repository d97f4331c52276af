-- Networks the person added, as profile JSON.
CREATE TABLE network_added (
    id TEXT PRIMARY KEY,
    profile TEXT NOT NULL,
    position INTEGER NOT NULL
) WITHOUT ROWID;
-- The nodes of a network, once the person has changed them: addresses in order, one a line.
CREATE TABLE network_nodes (
    network TEXT PRIMARY KEY,
    nodes TEXT NOT NULL
) WITHOUT ROWID;
-- Small choices: the selected network, the local node's chain id.
CREATE TABLE network_choice (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
-- Private chains that the person lets pass as a network although block 0 or the prefix differs.
CREATE TABLE network_override (
    network TEXT NOT NULL,
    genesis TEXT NOT NULL,
    PRIMARY KEY (network, genesis)
) WITHOUT ROWID;

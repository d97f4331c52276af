-- Extended public keys (BIP-32, text form xpub…) whose addresses are watched, so that the next one needs no key typed
-- again. A key is kept as long as an account watches one of its addresses.
CREATE TABLE wallet_watched_key (
    account    TEXT    NOT NULL PRIMARY KEY REFERENCES wallet_account (id),
    xpub       TEXT    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

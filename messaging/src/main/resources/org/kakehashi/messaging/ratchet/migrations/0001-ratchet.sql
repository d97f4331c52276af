-- This installation as a device of one identity ("own", 64 hexadecimal digits). Times are seconds since 1970. Columns
-- named *_sealed hold what vault Secrets sealed.
CREATE TABLE ratchet_own (
    own TEXT PRIMARY KEY,
    device TEXT NOT NULL,
    registration INTEGER NOT NULL,
    identity_sealed BLOB NOT NULL,
    restores INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    rotated_at INTEGER NOT NULL,
    retired_at INTEGER,
    bundle TEXT NOT NULL
) WITHOUT ROWID;

-- Devices that this installation was or that it removed, with the event that says so to others.
CREATE TABLE ratchet_former (
    own TEXT NOT NULL,
    device TEXT NOT NULL,
    here INTEGER NOT NULL,
    tombstone TEXT NOT NULL,
    PRIMARY KEY (own, device)
) WITHOUT ROWID;

CREATE TABLE ratchet_prekey (
    own TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('signed', 'kyber')),
    id INTEGER NOT NULL,
    record_sealed BLOB NOT NULL,
    replaced_at INTEGER,
    PRIMARY KEY (own, type, id)
) WITHOUT ROWID;

-- First messages that were read: the last-resort prekey serves many, but each base key once.
CREATE TABLE ratchet_base_key (
    own TEXT NOT NULL,
    kyber INTEGER NOT NULL,
    signed INTEGER NOT NULL,
    base_key BLOB NOT NULL,
    PRIMARY KEY (own, kyber, signed, base_key)
) WITHOUT ROWID;

-- Devices of other people and one's own other devices; never deleted, so that a removed one does not come back.
CREATE TABLE ratchet_device (
    own TEXT NOT NULL,
    person TEXT NOT NULL,
    device TEXT NOT NULL,
    identity BLOB NOT NULL,
    bundle TEXT,
    bundle_at INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    first_seen INTEGER NOT NULL,
    removed_at INTEGER,
    PRIMARY KEY (own, person, device)
) WITHOUT ROWID;

CREATE TABLE ratchet_session (
    own TEXT NOT NULL,
    person TEXT NOT NULL,
    device TEXT NOT NULL,
    record_sealed BLOB NOT NULL,
    PRIMARY KEY (own, person, device)
) WITHOUT ROWID;

-- Ciphertexts that were opened, by the id of the event that carried them.
CREATE TABLE ratchet_opened (
    own TEXT NOT NULL,
    carrier TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (own, carrier)
) WITHOUT ROWID;

-- Which message a sent ciphertext held, in case its reader asks for it again.
CREATE TABLE ratchet_sent (
    own TEXT NOT NULL,
    carrier TEXT NOT NULL,
    person TEXT NOT NULL,
    message TEXT NOT NULL,
    resent INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (own, carrier)
) WITHOUT ROWID;

-- Ciphertexts that could not be opened, until a repair note asked for them.
CREATE TABLE ratchet_broken (
    own TEXT NOT NULL,
    person TEXT NOT NULL,
    device TEXT NOT NULL,
    carrier TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (own, person, device, carrier)
) WITHOUT ROWID;

CREATE TABLE ratchet_repair (
    own TEXT NOT NULL,
    person TEXT NOT NULL,
    device TEXT NOT NULL,
    renewed_at INTEGER NOT NULL,
    noted_at INTEGER NOT NULL,
    PRIMARY KEY (own, person, device)
) WITHOUT ROWID;

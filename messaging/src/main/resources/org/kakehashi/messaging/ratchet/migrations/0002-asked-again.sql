-- How often, and when last (seconds since 1970), a ciphertext that could not be opened was asked for: it is forgotten when
-- its writer has answered.
ALTER TABLE ratchet_broken ADD COLUMN asks INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ratchet_broken ADD COLUMN asked INTEGER NOT NULL DEFAULT 0;

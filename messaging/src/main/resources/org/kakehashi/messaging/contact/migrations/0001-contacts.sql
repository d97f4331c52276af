CREATE TABLE contact (
  key BLOB PRIMARY KEY,
  petname TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  about TEXT NOT NULL DEFAULT '',
  nip05 TEXT NOT NULL DEFAULT '',
  -- When the signed profile says it was made, in seconds: an older one never replaces a newer one.
  profile_at INTEGER NOT NULL DEFAULT 0,
  standing TEXT NOT NULL CHECK (standing IN ('STRANGER', 'CONTACT', 'BLOCKED')),
  verified INTEGER NOT NULL DEFAULT 0,
  name_checked INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

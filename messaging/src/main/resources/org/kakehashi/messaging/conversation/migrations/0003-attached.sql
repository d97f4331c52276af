-- Files whose message is gone, by the hash of the encrypted file, until the copies are gone too. everywhere: also from
-- the servers, for the message was one's own and is gone for all.
CREATE TABLE attachment_gone (
  sha256 TEXT PRIMARY KEY,
  everywhere INTEGER NOT NULL
) WITHOUT ROWID;

-- Encrypted files on their way into a chat, in the order in which they were given, until their message is written.
CREATE TABLE parcel (
  sha256 TEXT NOT NULL PRIMARY KEY,
  chat INTEGER NOT NULL,
  reply TEXT,
  -- What the message is to say besides where the file is: JSON.
  tags TEXT NOT NULL,
  agreed INTEGER NOT NULL DEFAULT 0,
  number INTEGER NOT NULL
) WITHOUT ROWID;

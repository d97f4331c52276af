CREATE TABLE chat_identity (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  public_key BLOB NOT NULL,
  sealed BLOB NOT NULL,
  -- The persona of the phrase (NIP-06), or null for an imported key.
  persona INTEGER,
  -- Names this installation in the counters of messages.
  device TEXT NOT NULL
);

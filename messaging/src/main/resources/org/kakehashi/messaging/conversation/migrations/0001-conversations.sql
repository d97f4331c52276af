-- Keys of people are 32 bytes; ids of events are 32 bytes; times are milliseconds since 1970 unless said otherwise.
CREATE TABLE chat (
  id INTEGER PRIMARY KEY,
  -- d: and a key, r: and the hash of the sorted keys, g: and the id of a group.
  key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('DIRECT', 'ROOM', 'GROUP')),
  person BLOB,
  title TEXT NOT NULL DEFAULT '',
  waiting TEXT NOT NULL DEFAULT 'NO' CHECK (waiting IN ('NO', 'REQUEST', 'DECLINED')),
  pinned INTEGER NOT NULL DEFAULT 0,
  archived INTEGER NOT NULL DEFAULT 0,
  muted INTEGER NOT NULL DEFAULT 0,
  draft TEXT NOT NULL DEFAULT '',
  draft_reply BLOB,
  newest INTEGER NOT NULL DEFAULT 0,
  unread INTEGER NOT NULL DEFAULT 0,
  unread_mentions INTEGER NOT NULL DEFAULT 0,
  -- Once forward secret, basic only by agreement.
  secret INTEGER NOT NULL DEFAULT 0,
  basic_agreed INTEGER NOT NULL DEFAULT 0,
  -- Seconds; 0 for never. The later setting wins.
  timer INTEGER NOT NULL DEFAULT 0,
  timer_place INTEGER NOT NULL DEFAULT 0,
  receipts INTEGER NOT NULL DEFAULT 0,
  typing INTEGER NOT NULL DEFAULT 0,
  -- The last number this device gave to an event of its own.
  sent INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE chat_member (
  chat INTEGER NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
  person BLOB NOT NULL,
  PRIMARY KEY (chat, person)
) WITHOUT ROWID;
CREATE INDEX chat_member_person ON chat_member (person);

-- place: the time a message is ordered by, in milliseconds, times 2^20, plus a number that keeps places apart.
CREATE TABLE message (
  place INTEGER PRIMARY KEY,
  chat INTEGER NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
  id BLOB NOT NULL,
  author BLOB NOT NULL,
  mine INTEGER NOT NULL,
  device TEXT NOT NULL DEFAULT '',
  seq INTEGER NOT NULL DEFAULT 0,
  said INTEGER NOT NULL,
  received INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  -- As its author wrote it, and as it reads after edits (null while it was not edited).
  content TEXT NOT NULL,
  shown TEXT,
  tags TEXT NOT NULL DEFAULT '',
  label INTEGER NOT NULL,
  reply BLOB,
  forwarded INTEGER NOT NULL DEFAULT 0,
  edits INTEGER NOT NULL DEFAULT 0,
  deleted INTEGER NOT NULL DEFAULT 0,
  expires INTEGER NOT NULL DEFAULT 0,
  unread INTEGER NOT NULL DEFAULT 0,
  mention INTEGER NOT NULL DEFAULT 0,
  receivers INTEGER NOT NULL DEFAULT 0,
  -- Of one's own: how many relays have it, and 0 while it is on its way, 1 when it is sent, 2 when it was given up.
  relays INTEGER NOT NULL DEFAULT 0,
  sent INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX message_id ON message (id);
CREATE INDEX message_chat ON message (chat, place);
CREATE INDEX message_unread ON message (chat, place) WHERE unread = 1;
CREATE INDEX message_on_its_way ON message (place) WHERE mine = 1 AND sent = 0;
CREATE INDEX message_expires ON message (expires) WHERE expires > 0;
CREATE INDEX message_seq ON message (chat, author, device, seq) WHERE seq > 0;

CREATE TABLE message_edit (
  id BLOB PRIMARY KEY,
  message BLOB NOT NULL,
  said INTEGER NOT NULL,
  text TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX message_edit_message ON message_edit (message, said);

CREATE TABLE message_reaction (
  id BLOB PRIMARY KEY,
  message BLOB NOT NULL,
  chat INTEGER NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
  author BLOB NOT NULL,
  emoji TEXT NOT NULL,
  said INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX message_reaction_message ON message_reaction (message, said);

-- Edits and deletions that came before what they are about.
CREATE TABLE message_ahead (
  target BLOB NOT NULL,
  id BLOB NOT NULL,
  chat INTEGER NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
  author BLOB NOT NULL,
  kind INTEGER NOT NULL,
  said INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (target, id)
) WITHOUT ROWID;

-- What was deleted or has disappeared, so that a copy that comes late does not bring it back.
CREATE TABLE message_gone (
  id BLOB PRIMARY KEY,
  at INTEGER NOT NULL
) WITHOUT ROWID;

-- Per receiver of one's own numbered events: what the receiver told.
CREATE TABLE message_receiver (
  message BLOB NOT NULL,
  person BLOB NOT NULL,
  delivered INTEGER NOT NULL DEFAULT 0,
  read INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (message, person)
) WITHOUT ROWID;

-- What is to be told to others about their messages, gathered to be told together.
CREATE TABLE receipt_due (
  chat INTEGER NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
  message BLOB NOT NULL,
  author BLOB NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('delivered', 'read')),
  PRIMARY KEY (chat, message, what)
) WITHOUT ROWID;

CREATE TABLE counter (
  chat INTEGER NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
  author BLOB NOT NULL,
  device TEXT NOT NULL,
  highest INTEGER NOT NULL,
  PRIMARY KEY (chat, author, device)
) WITHOUT ROWID;

CREATE TABLE counter_gap (
  chat INTEGER NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
  author BLOB NOT NULL,
  device TEXT NOT NULL,
  low INTEGER NOT NULL,
  high INTEGER NOT NULL,
  noticed INTEGER NOT NULL,
  asked INTEGER NOT NULL DEFAULT 0,
  asks INTEGER NOT NULL DEFAULT 0,
  gone INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (chat, author, device, low)
) WITHOUT ROWID;

-- One's own numbered events as they were sent, to send them again when somebody misses them.
CREATE TABLE own_event (
  chat INTEGER NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  id BLOB NOT NULL,
  rumor TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (chat, seq)
) WITHOUT ROWID;
CREATE INDEX own_event_id ON own_event (id);

-- Events of strangers that wait for their turn to be opened.
CREATE TABLE stranger_seal (
  id INTEGER PRIMARY KEY,
  author BLOB NOT NULL,
  seal TEXT NOT NULL,
  at INTEGER NOT NULL
);

-- Words and pairs of characters of every text; rowid is the message's place.
CREATE VIRTUAL TABLE message_text USING fts5(words, content = '', detail = full, tokenize = 'unicode61 remove_diacritics 2');

-- Messages of groups whose history has not come yet.
CREATE TABLE group_ahead (
  id BLOB PRIMARY KEY,
  group_id TEXT NOT NULL,
  author BLOB NOT NULL,
  rumor TEXT NOT NULL,
  label INTEGER NOT NULL,
  at INTEGER NOT NULL
) WITHOUT ROWID;

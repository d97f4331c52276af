CREATE TABLE tag (
  note INTEGER NOT NULL REFERENCES note (id) ON DELETE CASCADE,
  word TEXT NOT NULL,
  sealed BLOB,
  PRIMARY KEY (note, word)
) WITHOUT ROWID;
CREATE TRIGGER note_trimmed AFTER INSERT ON note BEGIN
  UPDATE note SET text = trim(NEW.text) WHERE id = NEW.id;
END;

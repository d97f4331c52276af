-- The tests' own table.
CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL
);

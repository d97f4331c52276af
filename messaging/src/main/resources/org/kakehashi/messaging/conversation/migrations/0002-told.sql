-- The last number of this device that the others were told of, after a silence.
ALTER TABLE chat ADD COLUMN told INTEGER NOT NULL DEFAULT 0;

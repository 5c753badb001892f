-- By which words a sentence can call whom: now also which group and which place.
ALTER TABLE called RENAME COLUMN person TO named;
DROP INDEX called_person;
CREATE INDEX called_named ON called (named);

-- By which words a sentence can call whom: now also which group and which place.
ALTER TABLE called RENAME COLUMN person TO named;
DROP INDEX called_person;
CREATE INDEX called_named ON called (named);
DELETE FROM called;
INSERT INTO called (word, named) SELECT value, person.id FROM person, json_each(called_by(name, other_names));
INSERT OR IGNORE INTO called (word, named) SELECT value, people_group.id FROM people_group, json_each(read_by(name, other_names));
INSERT OR IGNORE INTO called (word, named) SELECT value, place.id FROM place, json_each(read_by(name, other_names));

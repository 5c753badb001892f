-- By which words a sentence can call people, groups and places out of the trash: the first words of all forms of
-- their names, and for people how those forms go on, so that a sentence is read without looking anybody up.
DROP TABLE called;
CREATE TABLE called (
    word  TEXT    NOT NULL,
    named INTEGER NOT NULL,
    forms TEXT    NOT NULL,
    PRIMARY KEY (word, named)
) STRICT, WITHOUT ROWID;
CREATE INDEX called_named ON called (named);
INSERT INTO called (word, named, forms)
    SELECT begun.key, person.id, begun.value FROM person, json_each(calls(name, other_names)) AS begun
    WHERE person.deleted_at IS NULL;
INSERT INTO called (word, named, forms)
    SELECT begun.key, people_group.id, begun.value FROM people_group, json_each(begins_with(name, other_names)) AS begun
    WHERE people_group.deleted_at IS NULL;
INSERT INTO called (word, named, forms)
    SELECT begun.key, place.id, begun.value FROM place, json_each(begins_with(name, other_names)) AS begun
    WHERE place.deleted_at IS NULL;

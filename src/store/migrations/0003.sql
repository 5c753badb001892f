-- By which words a sentence can call whom. The sixth script fills it.
CREATE TABLE called (
    word        TEXT    NOT NULL,
    person      INTEGER NOT NULL,
    PRIMARY KEY (word, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX called_person ON called (person);

-- People are found by the search index apart from all else.
DELETE FROM search WHERE rowid IN (SELECT id FROM person);
INSERT INTO search (rowid, words) SELECT id, searchable_person(
    person.name || ' ' || json_words(person.other_names) || ' ' || person.how_met || ' ' || person.lives_in || ' '
    || person.note || ' ' || json_words(person.fields) || ' ' || json_words(person.contact_points) || ' '
    || json_words(person.dates) || ' ' || person.pronouns
    || ' ' || coalesce((SELECT group_concat(tag, ' ') FROM person_tag WHERE person = person.id), '')
) FROM person ORDER BY id;

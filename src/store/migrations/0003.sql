-- People are found by the search index apart from all else, and by what a sentence can call them: without a
-- look at everybody.
DELETE FROM search WHERE rowid IN (SELECT id FROM person);
INSERT INTO search (rowid, words) SELECT id, searchable_person(
    person.name || ' ' || json_words(person.other_names) || ' ' || person.how_met || ' ' || person.lives_in || ' '
    || person.note || ' ' || json_words(person.fields) || ' ' || json_words(person.contact_points) || ' '
    || json_words(person.dates) || ' ' || person.pronouns
    || ' ' || coalesce((SELECT group_concat(tag, ' ') FROM person_tag WHERE person = person.id), '')
) || called(person.name, person.other_names) FROM person ORDER BY id;

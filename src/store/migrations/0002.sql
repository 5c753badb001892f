-- What the history says of one person is found without reading the rest of it.
CREATE INDEX change_of_person ON change (json_extract(before, '$.id')) WHERE of_table = 'person';

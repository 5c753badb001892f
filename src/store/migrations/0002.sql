-- What the history says of one person is found without reading the rest of it.
CREATE INDEX change_of_person ON change (json_extract(before, '$.id')) WHERE of_table = 'person';
-- Everybody at a glance: names are read without the long texts beside them.
CREATE INDEX person_glance ON person (name, other_names, circle, standing, usual_gap, deleted_at)
    WHERE deleted_at IS NULL;
-- The hours of everybody, day by day.
CREATE INDEX interaction_hours ON interaction (day, minutes, chosen, live) WHERE minutes IS NOT NULL AND live = 1;

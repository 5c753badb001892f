-- The contacts over several days are read from their index alone, also what says that they count.
DROP INDEX participant_several_days;
CREATE INDEX participant_several_days ON participant (person, day, last_day, two_way, live)
    WHERE last_day > day AND two_way = 1 AND live = 1;

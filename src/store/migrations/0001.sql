-- Everything a file keeps. Nothing that can be computed from the interactions is stored.
-- Days are packed YYYYMMDD with zeros for what is not known. Stamps are UTC milliseconds.
-- Lists that are only ever read and saved with their row are JSON: one row, one revision, one undo.

CREATE TABLE batch (
    id          INTEGER PRIMARY KEY,
    at          INTEGER NOT NULL,
    format      TEXT    NOT NULL,
    file        TEXT    NOT NULL
) STRICT;

CREATE TABLE circle (
    id          INTEGER PRIMARY KEY,
    name        TEXT    NOT NULL CHECK (name <> ''),
    position    INTEGER NOT NULL CHECK (position >= 0),
    usual_gap   INTEGER CHECK (usual_gap > 0),
    batch       INTEGER REFERENCES batch (id),
    revision    INTEGER NOT NULL,
    edited_at   INTEGER NOT NULL,
    deleted_at  INTEGER
) STRICT;

CREATE TABLE person (
    id              INTEGER PRIMARY KEY,
    name            TEXT    NOT NULL CHECK (name <> ''),
    other_names     TEXT    NOT NULL CHECK (json_valid(other_names)),
    pronouns        TEXT    NOT NULL,
    how_met         TEXT    NOT NULL,
    met_on          INTEGER,
    met_through     INTEGER REFERENCES person (id) ON DELETE SET NULL,
    birthday        TEXT,
    dates           TEXT    NOT NULL CHECK (json_valid(dates)),
    lives_in        TEXT    NOT NULL,
    contact_points  TEXT    NOT NULL CHECK (json_valid(contact_points)),
    circle          INTEGER REFERENCES circle (id) ON DELETE SET NULL,
    usual_gap       INTEGER CHECK (usual_gap > 0),
    fields          TEXT    NOT NULL CHECK (json_valid(fields)),
    note            TEXT    NOT NULL,
    photo           TEXT    NOT NULL,
    standing        TEXT    NOT NULL CHECK (standing IN ('active', 'resting', 'let_go', 'died')),
    died_on         INTEGER,
    origin          TEXT    NOT NULL CHECK (origin IN ('hand', 'import')),
    batch           INTEGER REFERENCES batch (id),
    revision        INTEGER NOT NULL,
    edited_at       INTEGER NOT NULL,
    deleted_at      INTEGER
) STRICT;
CREATE INDEX person_circle ON person (circle) WHERE circle IS NOT NULL;
CREATE INDEX person_met_through ON person (met_through) WHERE met_through IS NOT NULL;

CREATE TABLE person_tag (
    person      INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    tag         TEXT    NOT NULL CHECK (tag <> ''),
    PRIMARY KEY (person, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_tag_tag ON person_tag (tag);

-- An imported picture; base64, so that it can be undone and exported like everything else.
CREATE TABLE image (
    id          INTEGER PRIMARY KEY,
    person      INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    media_type  TEXT    NOT NULL,
    content     TEXT    NOT NULL,
    batch       INTEGER REFERENCES batch (id)
) STRICT;
CREATE INDEX image_person ON image (person);

CREATE TABLE tie (
    id          INTEGER PRIMARY KEY,
    person      INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    other       INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    kind        TEXT    NOT NULL
        CHECK (kind IN ('partner', 'parent', 'sibling', 'friend', 'colleague', 'introduced_by', 'own')),
    words       TEXT    NOT NULL,
    batch       INTEGER REFERENCES batch (id),
    revision    INTEGER NOT NULL,
    edited_at   INTEGER NOT NULL,
    deleted_at  INTEGER,
    CHECK (person <> other)
) STRICT;
CREATE INDEX tie_person ON tie (person);
CREATE INDEX tie_other ON tie (other);

CREATE TABLE place (
    id          INTEGER PRIMARY KEY,
    name        TEXT    NOT NULL CHECK (name <> ''),
    other_names TEXT    NOT NULL CHECK (json_valid(other_names)),
    batch       INTEGER REFERENCES batch (id),
    revision    INTEGER NOT NULL,
    edited_at   INTEGER NOT NULL,
    deleted_at  INTEGER
) STRICT;

CREATE TABLE interaction (
    id           INTEGER PRIMARY KEY,
    day          INTEGER NOT NULL CHECK (day >= 10000000),
    last_day     INTEGER NOT NULL,
    time         TEXT,
    kind         TEXT CHECK (kind IN ('met', 'call', 'video', 'message', 'letter', 'reached_out', 'helped', 'gift',
                                      'event', 'note')),
    minutes      INTEGER CHECK (minutes > 0),
    chosen       INTEGER NOT NULL CHECK (chosen IN (0, 1)),
    depth_mine   INTEGER CHECK (depth_mine BETWEEN 0 AND 3),
    depth_theirs INTEGER CHECK (depth_theirs BETWEEN 0 AND 3),
    place        INTEGER REFERENCES place (id) ON DELETE SET NULL,
    words        TEXT    NOT NULL,
    grew_from    INTEGER REFERENCES interaction (id) ON DELETE SET NULL,
    private      INTEGER NOT NULL CHECK (private IN (0, 1)),
    origin       TEXT    NOT NULL CHECK (origin IN ('hand', 'import')),
    live         INTEGER NOT NULL CHECK (live = (deleted_at IS NULL)),
    batch        INTEGER REFERENCES batch (id),
    revision     INTEGER NOT NULL,
    edited_at    INTEGER NOT NULL,
    deleted_at   INTEGER,
    CHECK (last_day = day OR (last_day > day AND day % 100 > 0 AND last_day % 100 > 0))
) STRICT;
-- Serves the days of everybody, and is the parent of the copies that a participant carries.
CREATE UNIQUE INDEX interaction_day ON interaction (day, id, last_day, live);
CREATE INDEX interaction_place ON interaction (place) WHERE place IS NOT NULL;
CREATE INDEX interaction_grew_from ON interaction (grew_from) WHERE grew_from IS NOT NULL;

-- Clustered by person and day: one person's days lie side by side. The day, the last day and
-- whether the interaction is out of the trash are copies that the foreign key keeps true.
CREATE TABLE participant (
    person      INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    day         INTEGER NOT NULL,
    interaction INTEGER NOT NULL,
    last_day    INTEGER NOT NULL,
    live        INTEGER NOT NULL,
    two_way     INTEGER NOT NULL CHECK (two_way IN (0, 1)),
    began       TEXT CHECK (began IN ('me', 'them', 'both')),
    PRIMARY KEY (person, day, interaction),
    FOREIGN KEY (interaction, day, last_day, live) REFERENCES interaction (id, day, last_day, live)
        ON UPDATE CASCADE ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX participant_interaction ON participant (interaction);
CREATE INDEX participant_several_days ON participant (person, day, last_day)
    WHERE last_day > day AND two_way = 1 AND live = 1;

CREATE TABLE interaction_tag (
    interaction INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
    tag         TEXT    NOT NULL CHECK (tag <> ''),
    PRIMARY KEY (interaction, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX interaction_tag_tag ON interaction_tag (tag);

CREATE TABLE promise (
    id          INTEGER PRIMARY KEY,
    person      INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    whose       TEXT    NOT NULL CHECK (whose IN ('mine', 'theirs')),
    text        TEXT    NOT NULL CHECK (text <> ''),
    given_on    INTEGER NOT NULL,
    by          INTEGER,
    ended       TEXT CHECK (ended IN ('kept', 'broken', 'released', 'renegotiated')),
    ended_on    INTEGER,
    repaired    TEXT    NOT NULL,
    renews      INTEGER REFERENCES promise (id) ON DELETE SET NULL,
    interaction INTEGER REFERENCES interaction (id) ON DELETE SET NULL,
    batch       INTEGER REFERENCES batch (id),
    revision    INTEGER NOT NULL,
    edited_at   INTEGER NOT NULL,
    deleted_at  INTEGER,
    CHECK ((ended IS NULL) = (ended_on IS NULL))
) STRICT;
CREATE INDEX promise_person ON promise (person);
CREATE INDEX promise_renews ON promise (renews) WHERE renews IS NOT NULL;
CREATE INDEX promise_interaction ON promise (interaction) WHERE interaction IS NOT NULL;
CREATE INDEX promise_given ON promise (given_on);
CREATE INDEX promise_open ON promise (by) WHERE ended IS NULL AND deleted_at IS NULL;

CREATE TABLE topic (
    id          INTEGER PRIMARY KEY,
    person      INTEGER REFERENCES person (id) ON DELETE CASCADE,
    kind        TEXT    NOT NULL CHECK (kind IN ('ask', 'tell', 'gift', 'need')),
    whose       TEXT    NOT NULL CHECK (whose IN ('mine', 'theirs')),
    text        TEXT    NOT NULL CHECK (text <> ''),
    noted_on    INTEGER NOT NULL,
    from_day    INTEGER,
    closed      TEXT CHECK (closed IN ('answered', 'dropped')),
    closed_on   INTEGER,
    interaction INTEGER REFERENCES interaction (id) ON DELETE SET NULL,
    batch       INTEGER REFERENCES batch (id),
    revision    INTEGER NOT NULL,
    edited_at   INTEGER NOT NULL,
    deleted_at  INTEGER,
    CHECK ((closed IS NULL) = (closed_on IS NULL))
) STRICT;
CREATE INDEX topic_person ON topic (person);
CREATE INDEX topic_noted ON topic (noted_on);
CREATE INDEX topic_interaction ON topic (interaction) WHERE interaction IS NOT NULL;

CREATE TABLE check_in (
    id          INTEGER PRIMARY KEY,
    person      INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    day         INTEGER NOT NULL,
    answers     TEXT    NOT NULL CHECK (json_valid(answers)),
    mirror      TEXT CHECK (mirror IN ('no', 'unsure', 'think_so', 'ask_them')),
    batch       INTEGER REFERENCES batch (id),
    revision    INTEGER NOT NULL,
    edited_at   INTEGER NOT NULL,
    deleted_at  INTEGER
) STRICT;
CREATE INDEX check_in_person ON check_in (person, day);
CREATE INDEX check_in_day ON check_in (day);

CREATE TABLE pause (
    id              INTEGER PRIMARY KEY,
    person          INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    from_day        INTEGER NOT NULL,
    to_day          INTEGER,
    until_contact   INTEGER NOT NULL CHECK (until_contact IN (0, 1)),
    reason          TEXT    NOT NULL CHECK (reason IN ('agreed', 'travel', 'illness', 'grief', 'fine')),
    words           TEXT    NOT NULL,
    batch           INTEGER REFERENCES batch (id),
    revision        INTEGER NOT NULL,
    edited_at       INTEGER NOT NULL,
    deleted_at      INTEGER
) STRICT;
CREATE INDEX pause_person ON pause (person);
CREATE INDEX pause_from ON pause (from_day);

CREATE TABLE review_event (
    id          INTEGER PRIMARY KEY,
    person      INTEGER REFERENCES person (id) ON DELETE CASCADE,
    day         INTEGER NOT NULL,
    kind        TEXT    NOT NULL CHECK (kind IN ('looked_at', 'not_now', 'finished')),
    card        TEXT    NOT NULL,
    until       INTEGER,
    batch       INTEGER REFERENCES batch (id),
    revision    INTEGER NOT NULL,
    edited_at   INTEGER NOT NULL,
    deleted_at  INTEGER
) STRICT;
CREATE INDEX review_event_day ON review_event (day);
CREATE INDEX review_event_person ON review_event (person) WHERE person IS NOT NULL;

CREATE TABLE candidate (
    id          INTEGER PRIMARY KEY,
    source      TEXT    NOT NULL,
    day         INTEGER NOT NULL,
    time        TEXT,
    kind        TEXT CHECK (kind IN ('met', 'call', 'video', 'message', 'letter', 'reached_out', 'helped', 'gift',
                                     'event', 'note')),
    people      TEXT    NOT NULL CHECK (json_valid(people)),
    addresses   TEXT    NOT NULL CHECK (json_valid(addresses)),
    summary     TEXT    NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('waiting', 'accepted', 'dismissed')),
    interaction INTEGER REFERENCES interaction (id) ON DELETE SET NULL,
    batch       INTEGER REFERENCES batch (id),
    revision    INTEGER NOT NULL,
    edited_at   INTEGER NOT NULL,
    deleted_at  INTEGER
) STRICT;
CREATE UNIQUE INDEX candidate_source ON candidate (source);
CREATE INDEX candidate_interaction ON candidate (interaction) WHERE interaction IS NOT NULL;

-- A family, a household, a club; `group` itself is a word of SQL.
CREATE TABLE people_group (
    id          INTEGER PRIMARY KEY,
    name        TEXT    NOT NULL CHECK (name <> ''),
    other_names TEXT    NOT NULL CHECK (json_valid(other_names)),
    batch       INTEGER REFERENCES batch (id),
    revision    INTEGER NOT NULL,
    edited_at   INTEGER NOT NULL,
    deleted_at  INTEGER
) STRICT;

CREATE TABLE group_member (
    people_group INTEGER NOT NULL REFERENCES people_group (id) ON DELETE CASCADE,
    person       INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (people_group, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX group_member_person ON group_member (person);

-- Half-typed text, by the box or form it belongs to.
CREATE TABLE draft (
    slot        TEXT    PRIMARY KEY,
    text        TEXT    NOT NULL,
    at          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    name        TEXT    PRIMARY KEY,
    value       TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- The history: one row an act, and the rows it changed as they were. `after` holds the key of the
-- new row, and the whole of it once it is undone.
CREATE TABLE act (
    id          INTEGER PRIMARY KEY,
    at          INTEGER NOT NULL,
    sitting     INTEGER NOT NULL,
    source      TEXT    NOT NULL CHECK (source IN ('screen', 'shell')),
    verb        TEXT    NOT NULL,
    about       TEXT    NOT NULL,
    batch       INTEGER REFERENCES batch (id),
    state       TEXT    NOT NULL CHECK (state IN ('done', 'undone', 'left_behind')),
    -- the largest id given to a row of this act: later ids stay above it
    newest_id   INTEGER NOT NULL
) STRICT;
CREATE INDEX act_state ON act (state, id);

CREATE TABLE change (
    id          INTEGER PRIMARY KEY,
    act         INTEGER NOT NULL REFERENCES act (id) ON DELETE CASCADE,
    of_table    TEXT    NOT NULL,
    before      TEXT,
    after       TEXT,
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE INDEX change_act ON change (act);

-- Everything ever written, folded by the same function that folds names; the rowid is the id of
-- the row it came from. Tags are indexed with their row.
CREATE VIRTUAL TABLE search USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);

//! Two entries that are one person, made one in one act.

use rusqlite::{Connection, params};

use crate::domain::act::Verb;
use crate::domain::id::Id;
use crate::domain::interaction::{Began, Participant};
use crate::domain::merge::{self, Along, Merging, Named, TieDoubled, Together};
use crate::domain::person::Person;
use crate::domain::tie::Tie;
use crate::store::act::Acting;
use crate::store::error::{Result, StoreError};
use crate::store::open::{Reader, Stamp, Store};
use crate::store::value::{AsWord, word_or_null};
use crate::store::{people, ties};

/// Rows that belong to one person and carry a revision.
const OWNED: [&str; 5] = ["promise", "topic", "check_in", "pause", "review_event"];

impl Reader {
    /// What joining `gone` to `kept` would do. Nothing is changed.
    ///
    /// # Errors
    /// [`StoreError::Gone`] if one of them is not there or lies in the trash, [`StoreError::OnePerson`]
    /// if both are the same entry.
    pub fn merging(&self, kept: Id<Person>, gone: Id<Person>) -> Result<Merging> {
        merging(&self.connection, kept, gone)
    }
}

impl Store {
    /// Does what was looked at: everything of the one that goes is that of the one that stays, who takes
    /// over the names. Answers the person who stays.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if anything of it was changed since it was looked at, [`StoreError::Gone`]
    /// if one of them is not there or lies in the trash.
    pub fn merge_people(&mut self, agreed: &Merging, stamp: Stamp) -> Result<Person> {
        self.act(stamp, Verb::Merge, |acting| {
            let now = merging(acting.connection, agreed.kept.id, agreed.gone.id)?;
            if now != *agreed {
                return Err(StoreError::Stale(now.kept.name));
            }
            acting.about = format!("{} into {}", now.gone.name, now.kept.name);
            let mut joined = now.joined.clone();
            joined.record = joined.record.saved(acting.at);
            ties_of(acting, &now)?;
            interactions_of(acting, &now)?;
            rows_of(acting, &now)?;
            people::update(acting.connection, &joined)?;
            if joined.origin != now.kept.origin {
                acting
                    .connection
                    .prepare_cached("UPDATE person SET origin = ?2 WHERE id = ?1")?
                    .execute(params![joined.id, AsWord(joined.origin)])?;
            }
            for sql in [
                "DELETE FROM person_tag WHERE person = ?1",
                "DELETE FROM person WHERE id = ?1",
            ] {
                acting
                    .connection
                    .prepare_cached(sql)?
                    .execute([now.gone.id])?;
            }
            people::present(acting.connection, joined.id)
        })
    }
}

fn merging(connection: &Connection, kept: Id<Person>, gone: Id<Person>) -> Result<Merging> {
    let kept = people::present(connection, kept)?;
    let gone = people::present(connection, gone)?;
    if kept.id == gone.id {
        return Err(StoreError::OnePerson(kept.name));
    }
    let (joined, differing) = merge::joined(
        &kept,
        &gone,
        &named(connection, &kept)?,
        &named(connection, &gone)?,
    );
    let (ties_between, ties_doubled, ties) = sorted_ties(connection, &kept, &gone)?;
    let together = together(connection, kept.id, gone.id)?;
    let count = |table: &str| -> Result<usize> {
        let sql = format!("SELECT count(*) FROM {table} WHERE person = ?1");
        let count: i64 = connection
            .prepare_cached(&sql)?
            .query_row([gone.id], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or_default())
    };
    let along = Along {
        interactions: count("participant")?.saturating_sub(together.len()),
        promises: count("promise")?,
        topics: count("topic")?,
        check_ins: count("check_in")?,
        pauses: count("pause")?,
        ties,
    };
    Ok(Merging {
        groups: groups(connection, &gone)?,
        kept,
        gone,
        joined,
        differing,
        ties_between,
        ties_doubled,
        together,
        along,
    })
}

fn named(connection: &Connection, person: &Person) -> Result<Named> {
    let mut statement = connection.prepare_cached(
        "SELECT (SELECT name FROM circle WHERE id = ?1), (SELECT name FROM person WHERE id = ?2)",
    )?;
    Ok(
        statement.query_row(params![person.circle, person.met_through], |row| {
            Ok(Named {
                circle: row.get(0)?,
                met_through: row.get(1)?,
            })
        })?,
    )
}

fn groups(connection: &Connection, person: &Person) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(
        "SELECT name FROM group_member JOIN people_group ON id = people_group \
         WHERE person = ?1 AND deleted_at IS NULL ORDER BY name, id",
    )?;
    let names = statement.query_map([person.id], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// The interactions that both were part of, the oldest first; those in the trash too.
fn together(connection: &Connection, kept: Id<Person>, gone: Id<Person>) -> Result<Vec<Together>> {
    let mut statement = connection.prepare_cached(
        "SELECT one.interaction, one.day, one.two_way, one.began, other.two_way, other.began \
         FROM participant AS one JOIN participant AS other ON other.person = ?2 \
         AND other.day = one.day AND other.interaction = one.interaction \
         WHERE one.person = ?1 ORDER BY one.day, one.interaction",
    )?;
    let rows = statement.query_map([kept, gone], |row| {
        let participant = |at: usize| -> rusqlite::Result<Participant> {
            Ok(Participant {
                id: kept,
                two_way: row.get(at)?,
                began: row
                    .get::<_, Option<AsWord<Began>>>(at + 1)?
                    .map(|began| began.0),
            })
        };
        let (joined, began_differs) = merge::participant(participant(2)?, participant(4)?);
        Ok(Together {
            interaction: row.get(0)?,
            day: row.get(1)?,
            joined,
            began_differs,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The ties between the two, those that the one who stays has already, and how many else there are.
fn sorted_ties(
    connection: &Connection,
    kept: &Person,
    gone: &Person,
) -> Result<(Vec<Tie>, Vec<TieDoubled>, usize)> {
    let here = ties::of(connection, kept.id)?;
    let (mut between, mut doubled, mut others) = (Vec::new(), Vec::new(), Vec::<Tie>::new());
    for tie in ties::of(connection, gone.id)? {
        let moved = moved(&tie, kept.id, gone.id);
        if moved.person == moved.other {
            between.push(tie);
        } else if here
            .iter()
            .chain(&others)
            .any(|known| known.says_what(&moved))
        {
            let other = if moved.person == kept.id {
                moved.other
            } else {
                moved.person
            };
            let with = people::by_id(connection, other)?.map(|person| person.name);
            doubled.push(TieDoubled {
                tie,
                with: with.unwrap_or_default(),
            });
        } else {
            others.push(moved);
        }
    }
    Ok((between, doubled, others.len()))
}

fn moved(tie: &Tie, kept: Id<Person>, gone: Id<Person>) -> Tie {
    let now = |person| if person == gone { kept } else { person };
    Tie {
        person: now(tie.person),
        other: now(tie.other),
        ..tie.clone()
    }
}

fn ties_of(acting: &Acting<'_>, of: &Merging) -> Result<()> {
    let mut remove = acting
        .connection
        .prepare_cached("DELETE FROM tie WHERE id = ?1")?;
    for tie in &of.ties_doubled {
        remove.execute([tie.tie.id])?;
    }
    // One between the two that lies in the trash could not be taken out again either.
    acting
        .connection
        .prepare_cached("DELETE FROM tie WHERE ?1 IN (person, other) AND ?2 IN (person, other)")?
        .execute([of.gone.id, of.kept.id])?;
    for end in ["person", "other"] {
        acting
            .connection
            .prepare_cached(&format!(
                "UPDATE tie SET {end} = ?2, revision = revision + 1, edited_at = ?3 WHERE {end} = ?1"
            ))?
            .execute(params![of.gone.id, of.kept.id, acting.at])?;
    }
    Ok(())
}

fn interactions_of(acting: &Acting<'_>, of: &Merging) -> Result<()> {
    let connection = acting.connection;
    connection
        .prepare_cached(
            "UPDATE interaction SET revision = revision + 1, edited_at = ?2 \
             WHERE id IN (SELECT interaction FROM participant WHERE person = ?1)",
        )?
        .execute(params![of.gone.id, acting.at])?;
    let mut remove = connection.prepare_cached(
        "DELETE FROM participant WHERE person = ?1 AND day = ?2 AND interaction = ?3",
    )?;
    let mut join = connection.prepare_cached(
        "UPDATE participant SET two_way = ?4, began = ?5 WHERE person = ?1 AND day = ?2 AND interaction = ?3",
    )?;
    for both in &of.together {
        remove.execute(params![of.gone.id, both.day, both.interaction])?;
        join.execute(params![
            of.kept.id,
            both.day,
            both.interaction,
            both.joined.two_way,
            word_or_null(both.joined.began)
        ])?;
    }
    connection
        .prepare_cached("UPDATE participant SET person = ?2 WHERE person = ?1")?
        .execute([of.gone.id, of.kept.id])?;
    Ok(())
}

/// Everything else that names the one who goes.
fn rows_of(acting: &Acting<'_>, of: &Merging) -> Result<()> {
    let owned = OWNED.map(|table| {
        format!(
            "UPDATE {table} SET person = ?2, revision = revision + 1, edited_at = ?3 WHERE person = ?1"
        )
    });
    let named = [
        "UPDATE person SET met_through = ?2, revision = revision + 1, edited_at = ?3 \
         WHERE met_through = ?1 AND id NOT IN (?1, ?2)",
        "UPDATE candidate SET revision = revision + 1, edited_at = ?3, people = \
         (SELECT json_group_array(DISTINCT CASE value WHEN CAST(?1 AS TEXT) THEN CAST(?2 AS TEXT) ELSE value END) \
          FROM json_each(candidate.people)) \
         WHERE EXISTS (SELECT 1 FROM json_each(candidate.people) WHERE value = CAST(?1 AS TEXT))",
    ];
    let (connection, gone, kept) = (acting.connection, of.gone.id, of.kept.id);
    for sql in owned.iter().map(String::as_str).chain(named) {
        connection
            .prepare_cached(sql)?
            .execute(params![gone, kept, acting.at])?;
    }
    connection
        .prepare_cached(
            "UPDATE people_group SET revision = revision + 1, edited_at = ?2 \
             WHERE id IN (SELECT people_group FROM group_member WHERE person = ?1)",
        )?
        .execute(params![gone, acting.at])?;
    for sql in [
        "DELETE FROM group_member WHERE person = ?1 AND people_group IN \
         (SELECT people_group FROM group_member WHERE person = ?2)",
        "UPDATE group_member SET person = ?2 WHERE person = ?1",
        "UPDATE image SET person = ?2 WHERE person = ?1",
    ] {
        connection.prepare_cached(sql)?.execute([gone, kept])?;
    }
    Ok(())
}

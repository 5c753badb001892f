//! What the history kept of somebody who is forgotten.

use rusqlite::{Connection, params};

use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::sorting;
use crate::store::error::Result;
use crate::store::remains;

/// Removes the acts that joined somebody to `person`, or `person` to somebody: half of one could be
/// neither undone nor done again. Answers how many went.
pub(super) fn erase_merges(connection: &Connection, person: Id<Person>) -> Result<usize> {
    erase_acts(
        connection,
        &format!(
            "verb = 'merge' AND id IN (SELECT act FROM change WHERE of_table = 'person' \
             AND {person} IN (before ->> '$.id', after ->> '$.id'))"
        ),
    )
}

/// Removes the acts that meet a condition; ids that are given away later stay above all that ever were.
fn erase_acts(connection: &Connection, condition: &str) -> Result<usize> {
    let newest: i64 = connection.query_row(
        "SELECT coalesce(max(max(id, newest_id)), 0) FROM act",
        [],
        |row| row.get(0),
    )?;
    let acts = connection.execute(&format!("DELETE FROM act WHERE {condition}"), [])?;
    connection.execute(
        "UPDATE act SET newest_id = max(newest_id, ?1) WHERE id = (SELECT max(id) FROM act)",
        [newest],
    )?;
    Ok(acts)
}

/// Removes from the history what it kept of the rows that go, acts that were about nothing else, and
/// the names; what is left of it can still be undone. Answers how many acts went.
pub(super) fn erase_history(
    connection: &Connection,
    person: Id<Person>,
    names: &[String],
) -> Result<usize> {
    let theirs = "(of_table = 'person' AND ?1 IN (before ->> '$.id', after ->> '$.id')) \
         OR ?1 IN (before ->> '$.person', after ->> '$.person') \
         OR (of_table = 'tie' AND ?1 IN (before ->> '$.other', after ->> '$.other')) \
         OR EXISTS (SELECT 1 FROM temp.gone WHERE gone.of_table = change.of_table \
             AND gone.id IN (before ->> '$.id', after ->> '$.id')) \
         OR (of_table IN ('participant', 'interaction_tag') AND EXISTS (SELECT 1 FROM temp.gone \
             WHERE gone.of_table = 'interaction' \
             AND gone.id IN (before ->> '$.interaction', after ->> '$.interaction')))";
    connection.execute(
        &format!("INSERT OR IGNORE INTO temp.touched SELECT act FROM change WHERE {theirs}"),
        [person],
    )?;
    connection.execute(&format!("DELETE FROM change WHERE {theirs}"), [person])?;
    // What stays must not point to what is gone, or it could not be put back.
    for (table, column, parent) in [
        ("interaction", "grew_from", "interaction"),
        ("promise", "renews", "promise"),
        ("promise", "interaction", "interaction"),
        ("topic", "interaction", "interaction"),
        ("candidate", "interaction", "interaction"),
    ] {
        for image in ["before", "after"] {
            connection.execute(
                &format!(
                    "UPDATE change SET {image} = json_set({image}, '$.{column}', NULL) WHERE of_table = '{table}' \
                     AND {image} ->> '$.{column}' IN (SELECT id FROM temp.gone WHERE gone.of_table = '{parent}')"
                ),
                [],
            )?;
        }
    }
    for image in ["before", "after"] {
        connection.execute(
            &format!(
                "UPDATE change SET {image} = json_set({image}, '$.met_through', NULL) \
                 WHERE of_table = 'person' AND {image} ->> '$.met_through' = ?1"
            ),
            [person],
        )?;
        connection.execute(
            &format!(
                "UPDATE change SET {image} = json_set({image}, '$.people', (SELECT json_group_array(value) || '' \
                 FROM json_each({image} ->> '$.people') WHERE value <> CAST(?1 AS TEXT))) \
                 WHERE of_table = 'candidate' AND {image} ->> '$.people' LIKE '%\"' || ?1 || '\"%'"
            ),
            [person],
        )?;
    }
    let emptied = "id IN (SELECT act FROM temp.touched) AND batch IS NULL \
                   AND NOT EXISTS (SELECT 1 FROM change WHERE change.act = act.id)";
    let acts = erase_acts(connection, emptied)?;
    erase_names(connection, names)?;
    Ok(acts)
}

/// Takes the names out of what the acts that stay are said to be about, the longest first.
fn erase_names(connection: &Connection, names: &[String]) -> Result<()> {
    let mut names: Vec<&String> = names.iter().collect();
    sorting::by_key(&mut names, |name| std::cmp::Reverse(name.len()));
    let mut statement = connection.prepare("SELECT id, about FROM act WHERE about <> ''")?;
    let acts = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for act in acts.collect::<rusqlite::Result<Vec<(i64, String)>>>()? {
        let (id, about) = act;
        let parts: Vec<&str> = about
            .split(", ")
            .filter(|part| !names.iter().any(|name| name == part))
            .collect();
        let mut left = parts.join(", ");
        for name in &names {
            left = remains::replaced(&left, name, "someone");
        }
        if left != about {
            connection.execute("UPDATE act SET about = ?2 WHERE id = ?1", params![id, left])?;
        }
    }
    Ok(())
}

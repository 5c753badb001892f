//! What still names somebody who is forgotten: texts that belong to others.

use std::ops::Range;

use rusqlite::Connection;

use crate::domain::day::Day;
use crate::domain::text::fold::fold;
use crate::store::error::Result;
use crate::store::triggers::SEARCHED;

/// A text that stays and has one of the names in it; it may mean somebody else of that name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remain {
    /// Which kind of row, as the file calls it: "interaction", "promise"; "history" for an earlier
    /// state of a row.
    pub of: String,
    /// The id of the row.
    pub id: i64,
    /// The day, for an interaction.
    pub day: Option<Day>,
}

/// The texts that have one of `names` in them, or its first word.
pub(in crate::store) fn naming(connection: &Connection, names: &[String]) -> Result<Vec<Remain>> {
    let wanted = wanted(names);
    let mut found = Vec::new();
    for searched in SEARCHED {
        let day = if searched.table == "interaction" {
            "row.day"
        } else {
            "NULL"
        };
        let words = searched.words;
        let sql = format!(
            "SELECT row.id, {words}, {day} FROM {} AS row",
            searched.table
        );
        let mut statement = connection.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if names_one(&row.get::<_, String>(1)?, &wanted) {
                found.push(Remain {
                    of: searched.table.to_owned(),
                    id: row.get(0)?,
                    day: row.get(2)?,
                });
            }
        }
    }
    let mut statement = connection.prepare(
        "SELECT id, coalesce(before, '') || ' ' || coalesce(after, '') FROM change UNION ALL \
         SELECT id, summary || ' ' || addresses FROM candidate UNION ALL \
         SELECT id, file FROM batch UNION ALL SELECT 0, name || ' ' || value FROM setting",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if names_one(&row.get::<_, String>(1)?, &wanted) {
            found.push(Remain {
                of: "history".to_owned(),
                id: row.get(0)?,
                day: None,
            });
        }
    }
    Ok(found)
}

/// Words that names begin with and that alone name nobody. None that somebody is called by: An, Di, Van.
const COMMON: &[&str] = &["a", "the", "of", "von", "de", "la", "le", "der", "das"];

/// Each name whole, and its first word, folded.
fn wanted(names: &[String]) -> Vec<String> {
    let mut wanted: Vec<String> = names
        .iter()
        .flat_map(|name| {
            let first = name.split_whitespace().next();
            let first = first.filter(|word| !COMMON.contains(&fold(word).as_str()));
            [Some(name.as_str()), first]
        })
        .flatten()
        .map(fold)
        .filter(|name| !name.is_empty())
        .collect();
    wanted.sort_unstable();
    wanted.dedup();
    wanted
}

fn names_one(text: &str, wanted: &[String]) -> bool {
    let text = fold(text);
    wanted.iter().any(|name| has_word(&text, name))
}

/// Whether `word` stands in `text` as a word; both folded.
pub(in crate::store) fn has_word(text: &str, word: &str) -> bool {
    places(text, word).next().is_some()
}

/// `text` with `other` wherever `word` stands in it as a word.
pub(in crate::store) fn replaced(text: &str, word: &str, other: &str) -> String {
    let (mut made, mut from) = (String::with_capacity(text.len()), 0);
    for place in places(text, word) {
        made.push_str(text.get(from..place.start).unwrap_or_default());
        made.push_str(other);
        from = place.end;
    }
    made.push_str(text.get(from..).unwrap_or_default());
    made
}

/// Where `word` stands in `text` with no letter or digit beside it. Scripts without spaces have letters
/// beside every word, so there it is enough that it stands there.
fn places(text: &str, word: &str) -> impl Iterator<Item = Range<usize>> {
    let spaced = word.chars().all(|c| u32::from(c) < 0x2e80);
    let found = text
        .match_indices(word)
        .filter(|(_, found)| !found.is_empty());
    found.filter_map(move |(at, found)| {
        let end = at + found.len();
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(end..).and_then(|after| after.chars().next());
        let alone = !before.into_iter().chain(after).any(char::is_alphanumeric);
        (alone || !spaced).then_some(at..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_as_a_word() {
        for (text, word, found) in [
            ("coffee with ana, again", "ana", true),
            ("bananas", "ana", false),
            ("ana", "ana", true),
            ("今天见了王小明", "王小明", true),
            ("", "ana", false),
        ] {
            assert_eq!(has_word(text, word), found, "{text}");
        }
    }

    #[test]
    fn a_name_is_replaced_as_a_word() {
        let replaced = |text| replaced(text, "Ann", "someone");
        assert_eq!(replaced("Anna and Ann"), "Anna and someone");
        assert_eq!(replaced("Ann, Ann's"), "someone, someone's");
        assert_eq!(replaced(""), "");
    }
}

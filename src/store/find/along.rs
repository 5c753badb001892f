//! What a walk along the days asks of the file.

use crate::store::find::source::{Source, Way};

/// What the statements of a walk give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// The rows out of the trash, with their words.
    Words,
    /// The rows out of the trash.
    Rows,
    /// Where each row stands, as the index along the days has it and with nothing compared: also what lies in the
    /// trash, and the whole day where the walk begins. Both are sooner told of the few that are wanted than of
    /// all that are passed.
    Places,
}

/// Along which rows, and which way.
#[derive(Clone, Copy, Debug)]
pub struct Along {
    /// Whether those of one person alone.
    pub of_one: bool,
    /// Which way.
    pub way: Way,
    /// Whether there is a day behind which nothing is wanted.
    pub ends: bool,
    /// Whether the words may stand in a tag, so that tags belong to the words of a row.
    pub in_tags: bool,
}

impl Along {
    /// The day, the id and the words of the rows of a source, along its index. Of places everybody's are asked, from
    /// the newest on.
    pub fn sql(self, source: Source, given: Given) -> String {
        let (beyond, until, order) = match self.way {
            Way::Down => ("<", ">=", "DESC"),
            Way::Up => (">", "<=", "ASC"),
        };
        let reads = given == Given::Words;
        let words = if reads {
            source.words(self.in_tags)
        } else {
            "NULL".to_owned()
        };
        let (table, day) = source.table();
        // Compared with each row, and mostly there is no such day.
        let until = if self.ends {
            format!("AND {day} {until} ?3")
        } else {
            String::new()
        };
        match (source, self.of_one) {
            _ if given == Given::Places => format!(
                "SELECT {day}, id FROM {table} WHERE {day} <= ?1 {until} AND ?4 IS NULL ORDER BY {day} DESC, id DESC"
            ),
            (Source::Interaction, true) => {
                let words = if reads {
                    format!(
                        "(SELECT {words} FROM interaction WHERE interaction.id = participant.interaction)"
                    )
                } else {
                    words
                };
                format!(
                    "SELECT day, interaction, {words} FROM participant \
                     WHERE person = ?4 AND live = 1 AND (day, interaction) {beyond} (?1, ?2) {until} \
                     ORDER BY day {order}, interaction {order}"
                )
            }
            (source, of_one) => {
                let theirs = if of_one { "person = ?4" } else { "?4 IS NULL" };
                format!(
                    "SELECT {day}, id, {words} FROM {table} WHERE {} \
                     AND ({day}, id) {beyond} (?1, ?2) {until} AND {theirs} \
                     ORDER BY {day} {order}, id {order}",
                    source.alive(),
                )
            }
        }
    }

    /// The day of one row of `source` by its id.
    pub fn sql_of_one(self, source: Source) -> String {
        let (table, day) = source.table();
        let theirs = match (source, self.of_one) {
            (Source::Interaction, _) => "?2 IS ?2",
            (_, false) => "?2 IS NULL",
            (_, true) => "person = ?2",
        };
        format!(
            "SELECT {day} FROM {table} WHERE id = ?1 AND {} AND {theirs}",
            source.alive()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::IdSource;
    use crate::store::open::Store;

    #[test]
    fn rows_are_read_along_their_days_and_never_sorted() {
        let folder = tempfile::TempDir::new().unwrap();
        let store = Store::open(&folder.path().join("a.db"), IdSource::seeded(1), 1).unwrap();
        let connection = &store.reader().connection;
        for along in [false, true].into_iter().flat_map(|of_one| {
            let ways = [Way::Down, Way::Up].into_iter();
            ways.flat_map(move |way| {
                [false, true].map(|ends| Along {
                    of_one,
                    way,
                    ends,
                    in_tags: true,
                })
            })
        }) {
            for sql in Source::ALL.into_iter().flat_map(|source| {
                let walked = [Given::Words, Given::Rows, Given::Places];
                let walked = walked.map(|given| along.sql(source, given)).into_iter();
                walked.chain([along.sql_of_one(source)])
            }) {
                let mut plan = connection
                    .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
                    .unwrap();
                let zeros = vec![0; plan.parameter_count()];
                let steps = plan
                    .query_map(rusqlite::params_from_iter(zeros), |row| {
                        row.get::<_, String>(3)
                    })
                    .unwrap();
                for step in steps.map(|step| step.unwrap()) {
                    // What one person has besides interactions is little, and sorted where it is read.
                    let little = sql.contains("person = ?4") && !sql.contains("FROM participant");
                    assert!(!step.contains("TEMP B-TREE") || little, "{step} in {sql}");
                    assert!(!step.starts_with("SCAN interaction"), "{step} in {sql}");
                    assert!(!step.starts_with("SCAN participant"), "{step} in {sql}");
                }
            }
        }
    }
}

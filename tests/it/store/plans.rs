//! How the questions are answered, and what is not in the schema.

use rusqlite::{Connection, functions::FunctionFlags};

use crate::store::shelf::{Shelf, strings};

fn connection() -> (Shelf, Connection) {
    let shelf = Shelf::new();
    drop(shelf.open(1));
    let connection = Connection::open(shelf.path()).unwrap();
    connection
        .create_scalar_function("current_act", 0, FunctionFlags::default(), |_| Ok(0))
        .unwrap();
    (shelf, connection)
}

#[test]
fn what_grows_with_a_life_is_never_read_from_end_to_end() {
    let (_shelf, connection) = connection();
    let source = [
        include_str!("../../../src/store/people_list.rs"),
        include_str!("../../../src/store/contact.rs"),
        include_str!("../../../src/store/timeline.rs"),
        include_str!("../../../src/store/quiet.rs"),
        include_str!("../../../src/store/known.rs"),
        include_str!("../../../src/store/mirror.rs"),
    ]
    .concat();
    let questions: Vec<String> = source
        .split("prepare_cached(")
        .skip(1)
        .filter_map(|rest| rest.split('"').nth(1))
        .map(|sql| sql.replace("\\\n", " "))
        .collect();
    assert!(
        questions.len() >= 12,
        "the questions were not found in the source"
    );
    let mut indexes = Vec::new();
    for sql in questions {
        let mut statement = connection
            .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
            .unwrap();
        let count = statement.parameter_count();
        let zeros = vec![0; count];
        let steps: Vec<String> = statement
            .query_map(rusqlite::params_from_iter(zeros), |row| row.get(3))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        for step in steps {
            let whole = step == "SCAN participant"
                || step == "SCAN interaction"
                || step == "SCAN person"
                || step.contains("TEMP B-TREE");
            assert!(!whole, "{step} in {sql}");
            let index = step.split("COVERING INDEX ").nth(1).unwrap_or_default();
            indexes.push(index.split(' ').next().unwrap_or_default().to_owned());
        }
    }
    // Everybody's names, the minutes of every day and the contacts over several days, without the rows that
    // they come from.
    for (index, questions) in [
        ("person_glance", 4),
        ("interaction_hours", 1),
        ("participant_several_days", 3),
    ] {
        let found = indexes.iter().filter(|found| *found == index).count();
        assert!(found >= questions, "{index} answers {found} questions");
    }
}

#[test]
fn nothing_that_can_be_computed_is_stored_and_nothing_felt_can_be_sorted_by() {
    let (_shelf, connection) = connection();
    let columns = strings(
        &connection,
        "SELECT m.name || '.' || c.name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c WHERE m.type = 'table'",
    );
    assert!(columns.len() > 100);
    for column in columns {
        for word in [
            "score",
            "strength",
            "rank",
            "last_contact",
            "next",
            "frequency",
            "closeness",
            "trust",
            "value_",
        ] {
            assert!(!column.contains(word), "{column}");
        }
    }
}

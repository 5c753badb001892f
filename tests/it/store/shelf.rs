//! A file in a folder of its own, and ways to look at all of it.

use std::path::PathBuf;

use betwixt::domain::act::Source;
use betwixt::domain::document::Document;
use betwixt::domain::id::{Id, IdSource};
use betwixt::domain::names::Names;
use betwixt::domain::person::Person;
use betwixt::domain::record::Origin;
use betwixt::domain::sentence::read::read;
use betwixt::domain::sentence::reading::{Company, NumericOrder, Setting};
use betwixt::domain::sentence::settled::Settled;
use betwixt::store::export::Part;
use betwixt::store::import::Format;
use betwixt::store::open::{Stamp, Store};
use betwixt::store::people::CircleChoice;
use chrono::NaiveDate;
use rusqlite::types::Value;
use tempfile::TempDir;

/// Sunday 22 November 2026.
pub fn today() -> NaiveDate {
    "2026-11-22".parse().unwrap()
}

/// A stamp that is always the same: ids must differ all the same.
pub fn stamp() -> Stamp {
    Stamp {
        at: 1_795_000_000_000,
        source: Source::Shell,
    }
}

/// A file and its folder.
pub struct Shelf {
    folder: TempDir,
}

impl Shelf {
    pub fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("kept").join("life.db")
    }

    /// Opens the file, always with one seed.
    pub fn open(&self, sitting: i64) -> Store {
        Store::open(&self.path(), IdSource::seeded(1), sitting).unwrap()
    }

    /// Every row of every table but the history, as text. Search rows are compared by what they find.
    pub fn dump(&self) -> String {
        let connection = rusqlite::Connection::open(self.path()).unwrap();
        let names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('act', 'change', 'batch') \
                     AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%' ORDER BY name";
        let mut dump = String::new();
        for table in strings(&connection, names) {
            let mut statement = connection
                .prepare(&format!("SELECT * FROM {table}"))
                .unwrap();
            let columns = statement.column_count();
            let mut rows = statement.query([]).unwrap();
            let mut lines = Vec::new();
            while let Some(row) = rows.next().unwrap() {
                let values: Vec<Value> = (0..columns)
                    .map(|column| row.get(column).unwrap())
                    .collect();
                lines.push(format!("{table} {values:?}\n"));
            }
            lines.sort();
            dump.extend(lines);
        }
        dump
    }

    /// Whether the file is whole: pages, references, search index.
    pub fn check(&self) {
        let connection = rusqlite::Connection::open(self.path()).unwrap();
        assert_eq!(strings(&connection, "PRAGMA integrity_check"), ["ok"]);
        assert!(strings(&connection, "SELECT 'broken' FROM pragma_foreign_key_check").is_empty());
        connection
            .execute("INSERT INTO search (search) VALUES ('integrity-check')", [])
            .unwrap();
    }

    /// The whole search index, every word, the row it stands in, and where; and the whole index of names.
    pub fn indexed(&self) -> Vec<String> {
        let connection = rusqlite::Connection::open(self.path()).unwrap();
        connection
            .execute_batch(
                "CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, search, instance)",
            )
            .unwrap();
        strings(
            &connection,
            "SELECT doc || ' ' || offset || ' ' || term FROM temp.words \
             UNION ALL SELECT named || ' is called ' || word || ' ' || forms FROM called ORDER BY 1",
        )
    }

    /// The rows that the search index has for a word.
    pub fn found(&self, word: &str) -> Vec<i64> {
        let connection = rusqlite::Connection::open(self.path()).unwrap();
        let mut statement = connection
            .prepare("SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid")
            .unwrap();
        // Words of people stand behind a mark.
        let either = format!("\"{word}\" OR \"\u{e001}{word}\"");
        statement
            .query_map([either], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect()
    }
}

/// Everything in the file, as another file would take it in.
pub fn document(store: &Store) -> Document {
    let mut document = Document::default();
    store
        .reader()
        .export(&mut |part| {
            match part {
                Part::Person(row) => document.people.push(row),
                Part::Tie(row) => document.ties.push(row),
                Part::Group(row) => document.groups.push(row),
                Part::Circle(row) => document.circles.push(row),
                Part::Place(row) => document.places.push(row),
                Part::Interaction(row) => document.interactions.push(row),
                Part::Promise(row) => document.promises.push(row),
                Part::Topic(row) => document.topics.push(row),
                Part::CheckIn(row) => document.check_ins.push(row),
                Part::Pause(row) => document.pauses.push(row),
                Part::Review(row) => document.reviews.push(row),
                Part::Candidate(row) => document.candidates.push(row),
            }
            Ok(())
        })
        .unwrap();
    document
}

/// Checks that another file that takes in all of `store` at once keeps the same and finds the same.
pub fn same_in_another_file(shelf: &Shelf, store: &Store) {
    let other = Shelf::new();
    let mut copy = other.open(1);
    let whole = document(store);
    copy.import(
        &whole,
        &mut std::iter::empty(),
        Format::Json,
        "all.json",
        stamp(),
    )
    .unwrap();
    assert_eq!(document(&copy), whole);
    assert_eq!(other.indexed(), shelf.indexed());
}

pub fn strings(connection: &rusqlite::Connection, sql: &str) -> Vec<String> {
    let mut statement = connection.prepare(sql).unwrap();
    statement
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

/// Adds a person.
pub fn add(store: &mut Store, name: &str) -> Person {
    let new = Person::named(Id::from_number(0), name.to_owned(), Origin::Hand, 0);
    store
        .add_person(new, &CircleChoice::AsItIs, stamp())
        .unwrap()
}

/// Reads a sentence against everybody in the file.
pub fn settled(store: &Store, sentence: &str) -> Settled {
    let listed = store.reader().listed(today()).unwrap();
    let names = Names::new(
        listed
            .into_iter()
            .map(betwixt::domain::listed::Listed::into_known)
            .collect(),
    );
    let company = Company::default();
    let setting = Setting {
        names: &names,
        groups: &[],
        places: &[],
        company: &company,
        today: today(),
        now: None,
        selected: None,
        order: NumericOrder::Ask,
        choices: &[],
    };
    Settled::new(read(sentence, &setting)).unwrap()
}

/// Imports a document of our own JSON.
pub fn bring_in(store: &mut Store, document: serde_json::Value) {
    let document: Document = serde_json::from_value(document).unwrap();
    store
        .import(
            &document,
            &mut std::iter::empty(),
            Format::Json,
            "a file",
            stamp(),
        )
        .unwrap();
}

/// Records a sentence.
pub fn log(store: &mut Store, sentence: &str) -> betwixt::store::log::Logged {
    let settled = settled(store, sentence);
    store.log(&settled, None, stamp()).unwrap()
}

//! The functions that triggers and the search index call, and the switches behind them.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

use crate::domain::calling::{Calls, begins_with, calls};
use crate::domain::find::tokens::{searchable, searchable_person};
use crate::store::error::Result;

/// By which words something of a name and other names is called.
type CallsOf = fn(&str, &[String]) -> Calls;

/// What the triggers of one connection are told.
#[derive(Clone, Debug)]
pub struct Switches {
    act: Arc<AtomicI64>,
    indexing: Arc<AtomicBool>,
    touched: Arc<Mutex<Vec<Touched>>>,
}

/// A row whose words may have changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Touched {
    /// Its table, by its place in [`SEARCHED`](crate::store::triggers::SEARCHED).
    pub table: u8,
    /// Its id.
    pub id: i64,
    /// Whether it was written before.
    pub known: bool,
}

impl Switches {
    /// Registers the functions on `connection`: nothing is recorded, everything is indexed.
    pub fn register(connection: &Connection) -> Result<Self> {
        let switches = Self {
            act: Arc::new(AtomicI64::new(0)),
            indexing: Arc::new(AtomicBool::new(true)),
            touched: Arc::new(Mutex::new(Vec::new())),
        };
        let innocuous = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS;
        let act = Arc::clone(&switches.act);
        connection.create_scalar_function("current_act", 0, innocuous, move |_| {
            Ok(act.load(Ordering::Relaxed))
        })?;
        let noting = switches.clone();
        connection.create_scalar_function("words_touched", 3, innocuous, move |context| {
            noting.touch(Touched {
                table: context.get(0)?,
                id: context.get(1)?,
                known: context.get(2)?,
            });
            Ok(rusqlite::types::Null)
        })?;
        let deterministic = innocuous | FunctionFlags::SQLITE_DETERMINISTIC;
        connection.create_scalar_function("searchable", 1, deterministic, |context| {
            Ok(searchable(
                context.get_raw(0).as_str_or_null()?.unwrap_or_default(),
            ))
        })?;
        connection.create_scalar_function("searchable_person", 1, deterministic, |context| {
            let words = context.get_raw(0).as_str_or_null()?.unwrap_or_default();
            Ok(searchable_person(words))
        })?;
        for (function, calls) in [("calls", calls as CallsOf), ("begins_with", begins_with)] {
            connection.create_scalar_function(function, 2, deterministic, move |context| {
                let name = context.get_raw(0).as_str_or_null()?.unwrap_or_default();
                let others = context.get_raw(1).as_str_or_null()?.unwrap_or_default();
                let others: Vec<String> = serde_json::from_str(others).unwrap_or_default();
                Ok(serde_json::to_string(&calls(name, &others)).unwrap_or_default())
            })?;
        }
        connection.create_scalar_function("json_words", 1, deterministic, |context| {
            let json = context.get_raw(0).as_str_or_null()?.unwrap_or_default();
            let mut words = String::new();
            // Most rows have nothing there.
            if !matches!(json, "" | "[]" | "{}")
                && let Ok(value) = serde_json::from_str(json)
            {
                collect_words(&value, &mut words);
            }
            Ok(words)
        })?;
        Ok(switches)
    }

    /// Changes are recorded under this act from now on; under none with 0.
    pub fn record_under(&self, act: i64) {
        self.act.store(act, Ordering::Relaxed);
    }

    /// Whether rows that are written are noted for the search index.
    pub fn note_words(&self, live: bool) {
        self.indexing.store(live, Ordering::Relaxed);
    }

    /// Notes a row, unless none are noted.
    pub fn touch(&self, row: Touched) {
        if self.indexing.load(Ordering::Relaxed) {
            let mut touched = self.touched.lock().unwrap_or_else(PoisonError::into_inner);
            touched.push(row);
        }
    }

    /// The rows touched since this was asked last, in the order in which they were.
    pub fn take_touched(&self) -> Vec<Touched> {
        std::mem::take(&mut *self.touched.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The texts that a person wrote inside a JSON column, without its keys and closed words.
fn collect_words(value: &serde_json::Value, words: &mut String) {
    match value {
        serde_json::Value::String(text) => {
            words.push_str(text);
            words.push(' ');
        }
        serde_json::Value::Array(values) => {
            for value in values {
                collect_words(value, words);
            }
        }
        serde_json::Value::Object(fields) => {
            for (_, value) in fields.iter().filter(|(key, _)| *key != "kind") {
                collect_words(value, words);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_words_of_a_json_column_are_found() {
        let mut words = String::new();
        collect_words(
            &serde_json::json!([{"kind": "mail", "label": "work", "value": "ana@example.org"}, "Аня"]),
            &mut words,
        );
        assert_eq!(words, "work ana@example.org Аня ");
    }
}

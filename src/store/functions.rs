//! The functions that the file's own triggers call, and the two switches behind them.
//!
//! Another program cannot write to the tables by accident: without these functions the triggers
//! fail, and with them every change is in the history and in the search index.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

use crate::domain::find::tokens::searchable;
use crate::store::error::Result;

/// What the triggers of one connection are told.
#[derive(Clone, Debug)]
pub struct Switches {
    act: Arc<AtomicI64>,
    indexing: Arc<AtomicBool>,
}

impl Switches {
    /// Registers the functions on `connection`: nothing is recorded, everything is indexed.
    pub fn register(connection: &Connection) -> Result<Self> {
        let switches = Self {
            act: Arc::new(AtomicI64::new(0)),
            indexing: Arc::new(AtomicBool::new(true)),
        };
        let innocuous = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS;
        let (act, indexing) = (Arc::clone(&switches.act), Arc::clone(&switches.indexing));
        connection.create_scalar_function("current_act", 0, innocuous, move |_| {
            Ok(act.load(Ordering::Relaxed))
        })?;
        connection.create_scalar_function("search_is_live", 0, innocuous, move |_| {
            Ok(indexing.load(Ordering::Relaxed))
        })?;
        let deterministic = innocuous | FunctionFlags::SQLITE_DETERMINISTIC;
        connection.create_scalar_function("searchable", 1, deterministic, |context| {
            Ok(searchable(
                context.get_raw(0).as_str_or_null()?.unwrap_or_default(),
            ))
        })?;
        connection.create_scalar_function("json_words", 1, deterministic, |context| {
            let json = context.get_raw(0).as_str_or_null()?.unwrap_or_default();
            let mut words = String::new();
            if let Ok(value) = serde_json::from_str(json) {
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

    /// Whether each row is indexed as it is written.
    pub fn index_as_written(&self, live: bool) {
        self.indexing.store(live, Ordering::Relaxed);
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

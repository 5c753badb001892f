//! Reading a document, with the line and column of whatever is wrong.

use std::cell::Cell;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, Visitor};

use crate::domain::document::Document;
use crate::exchange::json::check::{self, Broken};
use crate::exchange::json::format::{FORMAT, VERSION};
use crate::exchange::sniff;

/// Why a document was not read. Nothing of it came in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// A later version.
    #[error("it is version {found} of the format, and this betwixt reads up to {VERSION}")]
    Newer {
        /// Its version.
        found: u32,
    },
    /// Something that cannot be read or kept.
    #[error("line {line}, column {column}: {what}")]
    At {
        /// The line, from 1.
        line: usize,
        /// The column in bytes, from 1.
        column: usize,
        /// What is wrong.
        what: String,
    },
    /// A row that breaks a rule.
    #[error(transparent)]
    Broken(#[from] Broken),
}

/// Reads the document in `bytes`.
///
/// # Errors
/// The first thing that is wrong, and where.
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let bytes = sniff::without_mark(bytes);
    refuse_nul(bytes)?;
    let newer = Cell::new(None);
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let document = Whole { newer: &newer }
        .deserialize(&mut deserializer)
        .and_then(|document| deserializer.end().map(|()| document))
        .map_err(|error| match newer.get() {
            Some(found) => ReadError::Newer { found },
            None => located(&error),
        })?;
    check::check(&document)?;
    Ok(document)
}

/// The error without the place, which serde writes at its end, and the place beside it.
fn located(error: &serde_json::Error) -> ReadError {
    let text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    ReadError::At {
        line: error.line(),
        column: error.column(),
        what: text.strip_suffix(&place).unwrap_or(&text).to_owned(),
    }
}

/// A NUL would end the text that holds it in the database's own functions.
fn refuse_nul(bytes: &[u8]) -> Result<(), ReadError> {
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| *byte == b'\\') {
        if rest[at..].starts_with(b"\\u0000") {
            let before = &bytes[..bytes.len() - rest.len() + at];
            let line = before.split(|byte| *byte == b'\n').count();
            let column = before
                .iter()
                .rev()
                .take_while(|byte| **byte != b'\n')
                .count()
                + 1;
            return Err(ReadError::At {
                line,
                column,
                what: "a text with a NUL character in it cannot be kept".to_owned(),
            });
        }
        rest = rest.get(at + 2..).unwrap_or_default();
    }
    Ok(())
}

/// The whole document, read key by key: no part is held twice, and places stay exact.
struct Whole<'a> {
    newer: &'a Cell<Option<u32>>,
}

impl<'de> DeserializeSeed<'de> for Whole<'_> {
    type Value = Document;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Document, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Whole<'_> {
    type Value = Document;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one object with \"format\": \"betwixt\"")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Document, M::Error> {
        let mut document = Document::default();
        let mut seen: Vec<String> = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            if seen.contains(&key) {
                return Err(M::Error::custom(format!("{key:?} stands there twice")));
            }
            match key.as_str() {
                "format" => right_format(&map.next_value::<String>()?)?,
                "version" => self.version(map.next_value()?)?,
                "people" => document.people = map.next_value()?,
                "ties" => document.ties = map.next_value()?,
                "groups" => document.groups = map.next_value()?,
                "circles" => document.circles = map.next_value()?,
                "places" => document.places = map.next_value()?,
                "interactions" => document.interactions = map.next_value()?,
                "promises" => document.promises = map.next_value()?,
                "topics" => document.topics = map.next_value()?,
                "check_ins" => document.check_ins = map.next_value()?,
                "pauses" => document.pauses = map.next_value()?,
                "reviews" => document.reviews = map.next_value()?,
                "candidates" => document.candidates = map.next_value()?,
                _ => {
                    return Err(M::Error::custom(format!(
                        "{key:?} is no key of this format"
                    )));
                }
            }
            seen.push(key);
        }
        for key in ["format", "version"] {
            if !seen.iter().any(|seen| seen == key) {
                return Err(M::Error::custom(format!("{key:?} is missing")));
            }
        }
        Ok(document)
    }
}

impl Whole<'_> {
    fn version<E: serde::de::Error>(&self, version: Version) -> Result<(), E> {
        if version.0 > VERSION {
            self.newer.set(Some(version.0));
            return Err(E::custom("a newer version"));
        }
        Ok(())
    }
}

fn right_format<E: serde::de::Error>(format: &str) -> Result<(), E> {
    if format == FORMAT {
        return Ok(());
    }
    Err(E::custom(format!(
        "the format is {format:?}, not {FORMAT:?}"
    )))
}

/// A version, from 1.
#[derive(Clone, Copy, Deserialize)]
#[serde(try_from = "u32")]
struct Version(u32);

impl TryFrom<u32> for Version {
    type Error = &'static str;

    fn try_from(number: u32) -> Result<Self, Self::Error> {
        if number == 0 {
            Err("versions count from 1")
        } else {
            Ok(Self(number))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(json: &str) -> String {
        read(json.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn another_program_needs_to_write_little() {
        let document = read(
            br#"{"format": "betwixt", "version": 1,
                 "people": [{"id": "1", "name": "Ana"}],
                 "interactions": [{"id": "2", "day": "2019-06", "people": [{"id": "1", "two_way": true}]}]}"#,
        )
        .unwrap();
        assert_eq!(document.people[0].name, "Ana");
        assert!(document.interactions[0].chosen);
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place() {
        for (json, told) in [
            ("{", "line 1, column 1: EOF"),
            ("[]", "one object"),
            ("{}", "\"format\" is missing"),
            (r#"{"format": "monica", "version": 1}"#, "not \"betwixt\""),
            (r#"{"format": "betwixt", "version": 7}"#, "version 7"),
            (
                r#"{"format": "betwixt", "version": 1, "persons": []}"#,
                "no key",
            ),
            (
                "{\"format\": \"betwixt\", \"version\": 1,\n\"people\": [{\"id\": 1, \"name\": \"Ana\"}]}",
                "line 2",
            ),
            (
                r#"{"format": "betwixt", "version": 1, "people": [{"id": "1", "name": "A", "born": 1}]}"#,
                "unknown field `born`",
            ),
            (
                r#"{"format": "betwixt", "version": 1, "interactions": [{"id": "1", "day": "2026-02-30"}]}"#,
                "there is no 2026-02-30",
            ),
            (
                "{\"format\": \"betwixt\", \"version\": 1,\n \"people\": [{\"id\": \"1\", \"name\": \"A\\u0000\"}]}",
                "line 2, column 35: a text with a NUL",
            ),
            (r#"{"format": "betwixt", "version": 1} more"#, "trailing"),
        ] {
            let error = wrong(json);
            assert!(error.contains(told), "{json}: {error}");
        }
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(read(deep.as_bytes()).is_err());
        assert!(wrong("{\"format\": \"betwixt\", \"version\": 1, \"people\": [{\"id\": \"1\", \"name\": \"\\ud800\"}]}").contains("hex escape"));
        let broken = b"{\"format\": \"betwixt\", \"version\": 1, \"people\": [{\"id\": \"1\", \"name\": \"\xff\"}]}";
        assert!(read(broken).unwrap_err().to_string().starts_with("line 1"));
    }

    #[test]
    fn a_backslash_before_u0000_is_only_a_backslash() {
        let json =
            r#"{"format": "betwixt", "version": 1, "people": [{"id": "1", "name": "\\u0000"}]}"#;
        assert_eq!(read(json.as_bytes()).unwrap().people[0].name, "\\u0000");
    }
}

//! How values of the domain stand in a column.

use rusqlite::Row;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::day::{Anniversary, Day};
use crate::domain::id::Id;
use crate::domain::interaction::Depth;
use crate::domain::record::Record;
use crate::domain::word::Word;

impl<T> ToSql for Id<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.number().into())
    }
}
impl<T> FromSql for Id<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_i64().map(Self::from_number)
    }
}

impl ToSql for Day {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.packed().into())
    }
}
impl FromSql for Day {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let number = value.as_i64()?;
        i32::try_from(number)
            .ok()
            .and_then(Self::from_packed)
            .ok_or(FromSqlError::OutOfRange(number))
    }
}

impl ToSql for Anniversary {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}
impl FromSql for Anniversary {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map_err(FromSqlError::other)
    }
}

/// A depth in a column of steps.
pub fn depth(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<Depth>> {
    let step: Option<u8> = row.get(index)?;
    Ok(step.and_then(|step| Depth::try_from(step).ok()))
}

/// A [`Word`] in a text column.
#[derive(Clone, Copy)]
pub struct AsWord<W>(pub W);

impl<W: Word> ToSql for AsWord<W> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.word().into())
    }
}
impl<W: Word> FromSql for AsWord<W> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        W::from_word(value.as_str()?)
            .map(AsWord)
            .ok_or(FromSqlError::InvalidType)
    }
}

/// An optional [`Word`].
pub fn word_or_null<W: Word>(word: Option<W>) -> Option<&'static str> {
    word.map(Word::word)
}

/// A value kept as JSON in a text column.
pub struct AsJson<T>(pub T);

impl<T: Serialize> ToSql for AsJson<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        serde_json::to_string(&self.0)
            .map(Into::into)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
    }
}
impl<T: DeserializeOwned> FromSql for AsJson<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?)
            .map(AsJson)
            .map_err(FromSqlError::other)
    }
}

/// Reads the last three columns of an editable row: `revision, edited_at, deleted_at` from `first`.
pub fn record(row: &rusqlite::Row<'_>, first: usize) -> rusqlite::Result<Record> {
    Ok(Record {
        revision: row.get(first)?,
        edited_at: row.get(first + 1)?,
        deleted_at: row.get(first + 2)?,
    })
}

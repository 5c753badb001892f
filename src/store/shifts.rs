//! When somebody came to stand elsewhere, as the history tells it.

use chrono::NaiveDate;

use crate::domain::day::Day;
use crate::domain::person::{Person, Standing};
use crate::domain::shift::{Shift, Stood, shifts};
use crate::store::error::Result;
use crate::store::open::Reader;
use crate::store::value::AsWord;

/// A circle of which the file knows no more than that it was.
const GONE: &str = "a circle that is gone";

impl Reader {
    /// The changes of standing and circle of `person`, the oldest first. `day_of` gives the civil day of
    /// a stamp.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn shifts(&self, person: &Person, day_of: fn(i64) -> NaiveDate) -> Result<Vec<Shift>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT act.at, before ->> '$.standing', before ->> '$.circle', circle.name FROM change \
             JOIN act ON act.id = change.act LEFT JOIN circle ON circle.id = before ->> '$.circle' \
             WHERE of_table = 'person' AND json_extract(before, '$.id') = ?1 AND act.state = 'done' \
             ORDER BY change.id",
        )?;
        let before = statement.query_map([person.id], |row| {
            let circle: Option<i64> = row.get(2)?;
            let name: Option<String> = row.get(3)?;
            Ok(Stood {
                day: Day::nearest(day_of(row.get(0)?)),
                standing: row.get::<_, AsWord<Standing>>(1)?.0,
                circle: circle.map(|id| (id, name.unwrap_or_else(|| GONE.to_owned()))),
            })
        })?;
        let before: Vec<Stood> = before.collect::<rusqlite::Result<_>>()?;
        let circles = self.circles()?.into_iter();
        let now = circles
            .map(|circle| (circle.id, circle.name))
            .find(|(id, _)| Some(*id) == person.circle)
            .map(|(id, name)| (id.number(), name));
        Ok(shifts(person, &before, now.as_ref()))
    }
}

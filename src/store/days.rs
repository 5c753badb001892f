//! Days that come round: a walk over the few columns that hold them.

use chrono::NaiveDate;

use crate::domain::day::{Day, shifted};
use crate::domain::days::{self, Coming, Kept};
use crate::domain::id::Id;
use crate::domain::person::{NamedDate, Person, Standing};
use crate::store::error::Result;
use crate::store::open::Reader;
use crate::store::value::{AsJson, AsWord};

/// Whose days are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Of the people in your life: with a contact day, a circle, a rhythm you named, or added by hand.
    Near,
    /// Of everybody; also of those whom only an import brought in.
    Everybody,
}

impl Reader {
    /// What comes round from `today` until so many days later, by date.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn coming_days(&self, today: NaiveDate, within: u32, whose: Whose) -> Result<Vec<Coming>> {
        let kept = self.with_days()?;
        let mut coming = days::between(&kept, today, shifted(today, i64::from(within)));
        if whose == Whose::Near {
            let mut near = Vec::with_capacity(coming.len());
            for one in coming {
                if self.is_near(one.of.person, today)? {
                    near.push(one);
                }
            }
            coming = near;
        }
        Ok(coming)
    }

    /// All people with a day that comes round, by id.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn kept_days(&self, today: NaiveDate, whose: Whose) -> Result<Vec<Kept>> {
        let mut kept = Vec::new();
        for one in self.with_days()? {
            if whose == Whose::Everybody || self.is_near(one.person, today)? {
                kept.push(one);
            }
        }
        Ok(kept)
    }

    fn with_days(&self) -> Result<Vec<Kept>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, name, standing, birthday, dates, died_on, edited_at FROM person \
             WHERE deleted_at IS NULL AND standing <> 'let_go' \
             AND (birthday IS NOT NULL OR dates <> '[]' OR died_on IS NOT NULL) ORDER BY id",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(Kept {
                person: row.get(0)?,
                name: row.get(1)?,
                standing: row.get::<_, AsWord<Standing>>(2)?.0,
                birthday: row.get(3)?,
                dates: row.get::<_, AsJson<Vec<NamedDate>>>(4)?.0,
                died_on: row.get(5)?,
                edited_at: row.get(6)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn is_near(&self, person: Id<Person>, today: NaiveDate) -> Result<bool> {
        let mut statement = self.connection.prepare_cached(
            "SELECT circle IS NOT NULL OR usual_gap IS NOT NULL OR origin = 'hand' OR EXISTS \
             (SELECT 1 FROM participant WHERE person = ?1 AND two_way = 1 AND live = 1 AND day <= ?2) \
             FROM person WHERE id = ?1",
        )?;
        Ok(statement.query_row((person, Day::nearest(today)), |row| row.get(0))?)
    }
}

//! What a line of the sidebar rests on.

use chrono::NaiveDate;

use crate::domain::id::Id;
use crate::domain::measures::evidence::{Evidence, is_behind, looks_back_to};
use crate::domain::measures::measure::Measure;
use crate::domain::person::Person;
use crate::domain::rhythm::KEPT;
use crate::domain::timeline::PageEnd;
use crate::store::error::Result;
use crate::store::open::Reader;

/// How many interactions are read at once.
const AT_ONCE: usize = 64;

impl Reader {
    /// The interactions that `measure` of `person` rests on, as it stands `today`.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn evidence(
        &self,
        person: Id<Person>,
        measure: Measure,
        today: NaiveDate,
    ) -> Result<Evidence> {
        let mut evidence = Evidence {
            person,
            measure,
            rows: Vec::new(),
        };
        let Some(back_to) = looks_back_to(measure, today) else {
            return Ok(evidence);
        };
        // A rhythm looks back over all gaps it keeps, however long they are.
        let mut missing = if measure == Measure::Rhythm {
            KEPT + 1
        } else {
            0
        };
        let mut newest = None;
        let mut end = None;
        loop {
            let page = self.timeline(person, end, AT_ONCE)?;
            end = page.last().map(PageEnd::from);
            let whole = page.len() == AT_ONCE;
            for row in page {
                let day = row.interaction.day;
                if day.latest() < back_to && missing == 0 {
                    return Ok(evidence);
                }
                if is_behind(measure, &row.interaction, person, today) {
                    if newest.replace(day) != Some(day) {
                        missing = missing.saturating_sub(1);
                    }
                    evidence.rows.push(row);
                }
            }
            if !whole {
                return Ok(evidence);
            }
        }
    }
}

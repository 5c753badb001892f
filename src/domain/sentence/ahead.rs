//! Days counted ahead from today: in 3 days, a week from tomorrow, in half a year.

use chrono::{Datelike, Months, NaiveDate};

use crate::domain::day::{Day, Days, shifted};
use crate::domain::sentence::page::Page;
use crate::domain::sentence::said::{Dated, Said, weekday_after};
use crate::domain::sentence::stretch::{Count, Stretch, Unit, roughly, stretch};
use crate::domain::sentence::weeks;
use crate::domain::text::pieces::Shape;

/// "In 3 days", "in a week": not "for the first time in a week", which looks back.
#[must_use]
pub fn ahead(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let (stretch, end) = stretch(page, at + 1)?;
    // "In two weeks' time", "in a week's time", "in two weeks time".
    let sign = page.shape(end) == Some(Shape::Possessive) || page.key(end) == "'";
    let time = end + usize::from(sign);
    let end = if page.key(time) == "time" {
        time + 1
    } else {
        end
    };
    let of_something = matches!(page.key(end), "of" | "flat" | "'" | "before" | "after");
    if looks_back(page, at) || of_something {
        return None;
    }
    Some(Dated::sure(end, on(stretch, today)?))
}

/// Whether "in a week" at `at` is how long it has been: "for the first time in a week".
#[must_use]
pub fn looks_back(page: &Page<'_>, at: usize) -> bool {
    (at.saturating_sub(20)..at).rev().any(|at| {
        matches!(
            page.key(at),
            "first"
                | "time"
                | "times"
                | "once"
                | "twice"
                | "only"
                | "not"
                | "never"
                | "most"
                | "best"
                | "longest"
                | "haven't"
                | "hadn't"
                | "hasn't"
                | "didn't"
                | "done"
        )
    })
}

/// "From now", "from tomorrow", "from friday".
#[must_use]
pub fn from(page: &Page<'_>, at: usize, stretch: Stretch, today: NaiveDate) -> Option<Dated> {
    let base = match page.key(at) {
        "now" | "today" => today,
        "tomorrow" => shifted(today, 1),
        word => {
            let (weekday, _) = weeks::weekday(word).filter(|(_, weak)| !weak)?;
            weekday_after(today, weekday)
        }
    };
    Some(Dated::sure(at + 1, on(stretch, base)?))
}

/// That long after `base`; `None` where no day can be told.
#[must_use]
pub fn on(stretch: Stretch, base: NaiveDate) -> Option<Said> {
    let Count::Exactly(count) = stretch.count else {
        return roughly_ahead(stretch, base);
    };
    let months = |each: u32| {
        let ahead = Months::new(count.min(400).saturating_mul(each));
        base.checked_add_months(ahead)
    };
    let date = match stretch.unit {
        Unit::Day => shifted(base, i64::from(count.min(4000))),
        Unit::Week => shifted(base, 7 * i64::from(count.min(600))),
        Unit::Month => months(1)?,
        Unit::Year => return Some(roughly(months(12)?)),
        Unit::Minute | Unit::Hour | Unit::Weekend => return None,
    };
    Some(Said::on(date))
}

/// "In half a year", "in a few days".
fn roughly_ahead(stretch: Stretch, base: NaiveDate) -> Option<Said> {
    let (from, to) = match stretch.count {
        Count::AndAHalf(count) => (count.min(400), count.min(400) + 1),
        _ => (2, 7),
    };
    let days = |each: u32| (from * each..=to * each).map(|days| shifted(base, i64::from(days)));
    let months = |from: u32, to: u32| {
        let ahead = (from..=to).filter_map(|months| {
            let date = base.checked_add_months(Months::new(months))?;
            Day::month(date.year(), date.month()).map(Days::on)
        });
        Said::one_of_days(ahead.collect())
    };
    match stretch.unit {
        Unit::Day => Some(Said::one_of(&days(1).collect::<Vec<_>>())),
        Unit::Week => Some(Said::one_of(&days(7).collect::<Vec<_>>())),
        Unit::Month => Some(months(from, to)),
        Unit::Year => Some(months(from * 12, to.min(9) * 12)),
        Unit::Minute | Unit::Hour | Unit::Weekend => None,
    }
}

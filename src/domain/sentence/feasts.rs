//! Days with a name: Christmas Eve, Easter Monday, Halloween, Thanksgiving, Mother's Day.
//!
//! One day of the year is the latest one. What lasts several days, or falls on different days in
//! different countries, is asked.

use chrono::{Datelike, Months, NaiveDate};

use crate::domain::day::{Day, Days};
use crate::domain::sentence::feast::{Feast, feast};
use crate::domain::sentence::lexicon::AFTER_DAY;
use crate::domain::sentence::moving_feasts;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::past::is_told;
use crate::domain::sentence::said::{Dated, Said, Toward};
use crate::domain::sentence::year::Calendar;
use crate::domain::text::pieces::Shape;

/// The feast that the words from `at` name, with or without "over", "at", "on", "last" or a year.
#[must_use]
pub fn dated(page: &Page<'_>, at: usize, calendar: Calendar) -> Option<Dated> {
    let Calendar { today, toward, .. } = calendar;
    let ahead = toward == Toward::Future;
    let english = matches!(page.key(at), "over" | "around" | "at" | "during" | "on");
    // "An Ostern"; but "an Easter egg" is no day.
    let abroad = matches!(
        page.key(at),
        "an" | "zu" | "a" | "pa" | "w" | "na" | "v" | "en" | "em" | "im"
    ) && ABROAD.contains(&page.key(at + 1));
    let preposition = english || abroad;
    let named = at + usize::from(preposition);
    let named = named + first_day_of(page, named);
    let the = preposition && page.key(named) == "the" && page.key(named + 1) == "holidays";
    let named = named + usize::from(the);
    let last = matches!(page.key(named), "last" | "this" | "past");
    let named = named + usize::from(last);
    let (feast, end) = feast(page, named)?;
    let (year, end) = year(page, end, today);
    // "Christmas dinner" says what it was, and "Christmas shopping" nothing of the day.
    let stands = preposition
        || last
        || year.is_some()
        || page.ends_sentence(end)
        || matches!(page.key(end), ":" | "," | "with")
        || (named == 0 && matches!(page.key(end), "at" | "in" | "without"))
        || (named == 0 && says_what(page, (named, end)))
        || (named == 0 && matches!(page.key(end), "we" | "i"));
    let stands = stands || (named == 0 && ABROAD.contains(&page.key(0)));
    let is_named_day = matches!(
        page.before(end),
        "day" | "eve" | "night" | "sunday" | "monday"
    );
    if !stands || (!is_named_day && goes_on_as_name(page, end)) {
        return None;
    }
    // "Thanksgiving dinner" may be held on any day, and says what it was.
    let held = named == 0 && !feast.is_one() && says_what(page, (named, end));
    let this = (held && year.is_none())
        .then(|| Day::exact(today).map(Days::on))
        .flatten();
    if let Feast::Moving(first, last) = feast {
        let months = moving_feasts::months((first, last), year, today);
        let days = this.into_iter().chain(months).collect();
        return Some(Dated::told_besides(end, Said::one_of_days(days)));
    }
    let years = match year {
        Some(year) => vec![year],
        None if ahead => vec![today.year(), today.year() + 1],
        None => vec![today.year(), today.year() - 1],
    };
    let near: Vec<NaiveDate> = years
        .into_iter()
        .flat_map(|year| feast.days(year))
        .filter(|date| {
            year.is_some()
                || if ahead {
                    *date >= today
                } else {
                    *date <= today
                }
        })
        .collect();
    let one = feast.is_one();
    let mut days: Vec<Days> = near
        .iter()
        .take(if one { 1 } else { 4 })
        .filter_map(|date| Day::exact(*date))
        .map(Days::on)
        .collect();
    if !one {
        let months = near.iter().take(4);
        days.extend(
            months
                .filter_map(|date| Day::month(date.year(), date.month()))
                .map(Days::on),
        );
    }
    let may_come = !ahead && year.is_none() && !matches!(page.before(named), "last" | "past");
    if may_come && !is_told(page) {
        days.extend(coming(feast, today));
    }
    // "Last Christmas" said in December may be this one.
    if last && let Some(before) = near.get(1).filter(|_| one) {
        days.extend(Day::exact(*before).map(Days::on));
    }
    let days = this.into_iter().chain(days).collect();
    let said = Said::one_of_days(days);
    Some(if held {
        Dated::told_besides(end, said)
    } else {
        Dated::sure(end, said)
    })
}

/// The latest days of the feast at `at` up to `today`, and the place after its name, whatever follows.
#[must_use]
pub fn latest(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<(Vec<NaiveDate>, usize)> {
    let (feast, end) = feast(page, at)?;
    let (year, end) = year(page, end, today);
    let years = year.map_or(vec![today.year(), today.year() - 1], |year| vec![year]);
    let mut days = years.into_iter().map(|year| feast.days(year));
    let found = days.find(|days| days.iter().any(|date| *date <= today));
    found.map(|days| (days, end))
}

/// This year's, if it is still to come: the day, or the month of what lasts several days.
fn coming(feast: Feast, today: NaiveDate) -> Option<Days> {
    let days = feast.days(today.year());
    let first = days.iter().filter(|date| **date > today).min()?;
    let day = if feast.is_one() {
        Day::exact(*first)
    } else {
        Day::month(first.year(), first.month())
    };
    day.map(Days::on)
}

/// Whether the words after a feast say what it was: "Thanksgiving dinner", and anything after a name that is
/// nothing else, such as "Black Friday".
fn says_what(page: &Page<'_>, (named, end): (usize, usize)) -> bool {
    AFTER_DAY.contains(page.key(end)) || (end > named + 1 && page.piece(end).is_some())
}

/// The first words of feasts in other languages, before which other prepositions stand.
const ABROAD: &[&str] = &[
    "weihnachten",
    "silvester",
    "neujahr",
    "ostern",
    "pfingsten",
    "heiligabend",
    "noel",
    "paques",
    "navidad",
    "natale",
    "pasqua",
    "ferragosto",
    "capodanno",
    "kerst",
    "pasen",
    "vanoce",
    "velikonoce",
    "wigilia",
    "wigilie",
    "wielkanoc",
    "julafton",
    "midsommar",
    "midsommarafton",
];

/// The words of "the first day of".
fn first_day_of(page: &Page<'_>, at: usize) -> usize {
    let the = usize::from(page.key(at) == "the");
    let which = matches!(page.key(at + the), "first" | "second" | "third" | "last");
    let day = matches!(page.key(at + the + 1), "day" | "night");
    if which && day && page.key(at + the + 2) == "of" {
        the + 3
    } else {
        0
    }
}

/// "After Christmas", "before the holidays", "in the new year": some time then, this year or last.
#[must_use]
pub fn around(page: &Page<'_>, at: usize, calendar: Calendar) -> Option<Dated> {
    let the = at + 1 + usize::from(page.key(at + 1) == "the");
    let (feast, end) = feast(page, the)?;
    if matches!(feast, Feast::Moving(..)) {
        return None;
    }
    let months: &[i32] = match page.key(at) {
        "before" if feast == Feast::NewYear => &[-1],
        "before" => &[0, -1],
        "after" => &[0, 1],
        "in" if feast == Feast::NewYear && the == at + 2 => &[0, 1],
        _ => return None,
    };
    let word = page.key(end);
    let opens = at == 0 && (AFTER_DAY.contains(word) || matches!(word, "we" | "i"));
    if !opens && !page.ends_sentence(end) && !matches!(word, ":" | ",") {
        return None;
    }
    let today = calendar.today;
    let first = |year: i32| feast.days(year).into_iter().min();
    let has_been = first(today.year()).is_some_and(|first| first <= today);
    let next = today.year() + i32::from(has_been);
    let in_year = |year: i32| {
        months.iter().filter_map(move |shift| {
            let month = in_months(first(year)?, *shift)?;
            Day::month(month.year(), month.month()).map(Days::on)
        })
    };
    let last = in_year(next - 1).filter(|days| days.first().earliest() <= today);
    let coming = in_year(next).filter(|days| days.last().latest() >= today);
    let days: Vec<Days> = match calendar.toward {
        Toward::Future => coming.collect(),
        Toward::Past if is_told(page) => last.collect(),
        Toward::Past => coming.chain(last).collect(),
    };
    Some(Dated::sure(end, Said::one_of_days(days)))
}

fn in_months(date: NaiveDate, shift: i32) -> Option<NaiveDate> {
    let months = Months::new(shift.unsigned_abs());
    if shift < 0 {
        date.checked_sub_months(months)
    } else {
        date.checked_add_months(months)
    }
}

/// "On Christmas Island": a name goes on.
fn goes_on_as_name(page: &Page<'_>, end: usize) -> bool {
    page.piece(end).is_some_and(|piece| {
        piece.shape == Shape::Letters && piece.is_capitalised() && piece.key != "i"
    })
}

/// "2019", "last year", "of last year".
fn year(page: &Page<'_>, at: usize, today: NaiveDate) -> (Option<i32>, usize) {
    let of = at + usize::from(matches!(page.key(at), "of" | "in"));
    let written = page.number(of).filter(|(value, digits)| {
        *digits == 4 && (1000..=2999).contains(value) && page.whole_to(of + 1)
    });
    if let Some(year) = written.and_then(|(year, _)| i32::try_from(year).ok()) {
        return (Some(year), of + 1);
    }
    match (page.key(of), page.key(of + 1)) {
        ("last", "year") => (Some(today.year() - 1), of + 2),
        ("this", "year") => (Some(today.year()), of + 2),
        _ => (None, at),
    }
}

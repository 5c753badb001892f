//! Words that say that it was at another time, and not on which day: on my birthday, in the eighties, once
//! upon a time, when we were students. They ask, and stay in the words.

use chrono::{Datelike, Months, NaiveDate};

use crate::domain::day::{Day, Days, shifted};
use crate::domain::sentence::page::Page;
use crate::domain::sentence::said::{Dated, Said};
use crate::domain::text::pieces::{Piece, Shape};

/// What the words from `at` can mean.
#[must_use]
pub fn dated(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let (end, days) = birthday(page, at, today)
        .or_else(|| decade(page, at))
        .or_else(|| long_ago(page, at, today))
        .or_else(|| by_another(page, at, today))?;
    Some(Dated::told_besides(end, Said::one_of_days(days)))
}

/// "On Ana's birthday", "my birthday:": today, or in one of the last twelve months.
fn birthday(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<(usize, Vec<Days>)> {
    let on = usize::from(page.key(at) == "on");
    if on == 0 && at > 0 {
        return None;
    }
    let whose = at + on;
    let mine = matches!(page.key(whose), "my" | "our" | "his" | "her" | "their");
    let named = (whose + 1..whose + 4).find(|at| page.shape(*at) == Some(Shape::Possessive));
    let named = named.or(mine.then_some(whose))?;
    let end = named + 2;
    let stops = matches!(page.key(end), ":" | ",") || (on == 1 && goes_on(page, end));
    if !matches!(page.key(named + 1), "birthday" | "anniversary") || !stops {
        return None;
    }
    let this = Day::exact(today).into_iter();
    let months = (0..12).filter_map(|back| {
        let month = today.checked_sub_months(Months::new(back))?;
        Day::month(month.year(), month.month())
    });
    Some((end, this.chain(months).map(Days::on).collect()))
}

/// "The 80s:", "in the 1990s", "in the nineties".
fn decade(page: &Page<'_>, at: usize) -> Option<(usize, Vec<Days>)> {
    let said = usize::from(matches!(page.key(at), "in" | "during"));
    let the = at + said;
    let named = the + usize::from(page.key(the) == "the");
    if named == at || (said == 0 && at > 0) {
        return None;
    }
    let (first, end) = match page.key(named) {
        "sixties" => (1960, named + 1),
        "seventies" => (1970, named + 1),
        "eighties" => (1980, named + 1),
        "nineties" => (1990, named + 1),
        "noughties" => (2000, named + 1),
        _ => {
            let (number, _) = page.number(named).filter(|(number, _)| number % 10 == 0)?;
            let s = page.key(named + 1) == "s" && page.glued(named + 1);
            let written = s || page.shape(named + 1) == Some(Shape::Possessive);
            let first = match number {
                30..=90 => 1900 + number,
                1900..=2020 => number,
                _ => return None,
            };
            (i32::try_from(first).ok().filter(|_| written)?, named + 2)
        }
    };
    let years = (first..first + 10).filter_map(Day::year).map(Days::on);
    let stops = matches!(page.key(end), ":" | ",") || (said == 1 && goes_on(page, end));
    stops.then(|| (end, years.collect()))
}

/// "Once upon a time", "years back", "when we were students".
fn long_ago(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<(usize, Vec<Days>)> {
    const SAID: &[&[&str]] = &[
        &["once", "upon", "a", "time"],
        &["a", "long", "time", "back"],
        &["back", "in", "the", "day"],
        &["back", "in", "the", "days"],
        &["in", "the", "old", "days"],
        &["years", "back"],
        &["ages", "back"],
        &["as", "kids"],
        &["as", "children"],
        &["as", "a", "child"],
        &["as", "a", "kid"],
        &["years", "ago"],
        &["many", "years", "ago"],
        &["some", "years", "ago"],
        &["months", "ago"],
        &["weeks", "ago"],
        &["back", "then"],
        &["during", "lockdown"],
        &["in", "lockdown"],
        &["during", "the", "pandemic"],
        &["during", "covid"],
        &["in", "my", "youth"],
        &["in", "my", "childhood"],
        &["in", "my", "student", "days"],
        &["back", "in", "college"],
        &["back", "at", "school"],
        &["in", "my", "twenties"],
        &["in", "my", "thirties"],
    ];
    const WHEN: &[&str] = &[
        "kids",
        "children",
        "students",
        "young",
        "little",
        "teenagers",
        "small",
    ];
    let plain = SAID
        .iter()
        .find(|said| page.reads(at, said))
        .map(|said| at + said.len());
    let when = page.key(at) == "when" && matches!(page.key(at + 2), "were" | "was");
    let a = at + 3 + usize::from(page.key(at + 3) == "a");
    let young = WHEN.contains(&page.key(a)) || matches!(page.key(a), "kid" | "child" | "student");
    let end = plain.or((when && young).then_some(a + 1))?;
    let stops = at == 0 || page.ends_sentence(end);
    let years = (0..60).filter_map(|back| Day::year(today.year() - back));
    stops.then(|| (end, years.map(Days::on).collect()))
}

/// "The next day", "later that week", "the morning after", "the day Ana arrived": told by something else, of
/// which nothing is known here. Also "midweek".
fn by_another(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<(usize, Vec<Days>)> {
    let unit = |at: usize| {
        matches!(
            page.key(at),
            "day" | "morning" | "afternoon" | "evening" | "night" | "week"
        )
    };
    let the = page.key(at) == "the";
    let end = match page.key(at + 1) {
        "next" | "following" if the && unit(at + 2) => at + 3,
        "that" if page.key(at) == "later" && unit(at + 2) => at + 3,
        "day" if the && matches!(page.key(at + 2), "before" | "after") => at + 3,
        _ if the && unit(at + 1) && page.key(at + 2) == "after" => at + 3,
        "day" if the && is_somebody(page, at + 2) => at + 2,
        _ if page.key(at) == "midweek" => at + 1,
        _ => return None,
    };
    let recent = (0..15).filter_map(|back| Day::exact(shifted(today, -back)));
    let month = Day::month(today.year(), today.month());
    (at == 0).then(|| (end, recent.chain(month).map(Days::on).collect()))
}

fn is_somebody(page: &Page<'_>, at: usize) -> bool {
    let name = page.piece(at).is_some_and(Piece::is_capitalised);
    name || matches!(page.key(at), "we" | "i" | "she" | "he" | "they" | "my")
}

/// Whether the sentence goes on after words about a day: "on my birthday we had dinner".
fn goes_on(page: &Page<'_>, end: usize) -> bool {
    page.ends_sentence(end)
        || matches!(page.key(end), "we" | "i" | "with" | "dinner" | "lunch")
        || page.piece(end).is_some_and(Piece::is_capitalised)
}

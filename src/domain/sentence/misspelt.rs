//! A day whose word has a slip of the finger: "yesteday", "wensday", "Septmber 14". It is asked, and never
//! taken: nothing is kept as of today that was meant for another day.

use crate::domain::name_likeness::{allowed, slips_between};
use crate::domain::sentence::days;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::said::Said;
use crate::domain::sentence::year::Calendar;
use crate::domain::text::pieces::Shape;

const DAYS: &[&str] = &[
    "yesterday",
    "tomorrow",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

const MONTHS: &[&str] = &[
    "january",
    "february",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Words of their own that are nearly a day.
const OTHER: &[&str] = &[
    "sundae",
    "midday",
    "someday",
    "mondays",
    "tuesdays",
    "fridays",
    "sundays",
    "saturdays",
    "thursdays",
    "wednesdays",
    "yesterdays",
    "augusta",
    "augustus",
];

/// Where such a word stands, the place after it and what it can mean; `is_name` tells which words are names.
#[must_use]
pub fn day(
    page: &Page<'_>,
    calendar: Calendar,
    is_name: impl Fn(usize) -> bool,
) -> Option<(usize, usize, Said)> {
    let last = (0..page.len())
        .rev()
        .find(|at| page.shape(*at) == Some(Shape::Letters));
    let places = std::iter::once(0).chain(last).filter(|at| !is_name(*at));
    for at in places {
        let word = page.key(at);
        if let Some(meant) = nearest(word, DAYS) {
            return Some((at, at + 1, said(meant, calendar)?));
        }
        let Some(month) = nearest(word, MONTHS) else {
            continue;
        };
        if let Some((day, 1..=2)) = page.number(at + 1) {
            return Some((at, at + 2, said(&format!("{month} {day}"), calendar)?));
        }
    }
    (page.number(0).is_some() && !is_name(1))
        .then(|| nearest(page.key(1), MONTHS).zip(page.number(0)))
        .flatten()
        .and_then(|(month, (day, _))| Some((0, 2, said(&format!("{day} {month}"), calendar)?)))
}

/// The one of `words` that differs from `word` by a slip or two.
fn nearest(word: &str, words: &'static [&'static str]) -> Option<&'static str> {
    let is_right = DAYS.contains(&word) || MONTHS.contains(&word);
    if word.len() < 5 || is_right || OTHER.contains(&word) || !word.is_ascii() {
        return None;
    }
    let letters: Vec<char> = word.chars().collect();
    let near = words.iter().filter(|known| {
        let known: Vec<char> = known.chars().collect();
        let slips = slips_between(&letters, &known);
        (1..=allowed(known.len())).contains(&slips)
    });
    near.copied().next()
}

/// What the words would have said.
fn said(text: &str, calendar: Calendar) -> Option<Said> {
    days::dated(&Page::new(text), 0, calendar).map(|dated| dated.said)
}

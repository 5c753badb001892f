//! Days that come round as a calendar (iCalendar, RFC 5545): one event a year each, all day, in
//! nobody's way, without an alarm.
//!
//! The unique names of the events stay the same for as long as the person and the name of the day
//! do, so a calendar that reads the file again changes what it has and adds nothing twice.

use std::collections::HashMap;
use std::fmt::Write as _;

use chrono::{DateTime, Datelike, NaiveDate};

use crate::domain::days::{Occasion, Yearly};
use crate::domain::text::visible;

/// The most octets of a line, its end not counted (RFC 5545, 3.1).
const LINE: usize = 75;

/// The year in which a day begins whose year is not known: one that has 29 February.
const SOME_YEAR: i32 = 2000;

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event<'d> {
    /// The day.
    pub day: &'d Yearly,
    /// What it is called.
    pub title: String,
    /// What stands below; may be missing.
    pub note: Option<String>,
}

/// The calendar with these events, in their order.
#[must_use]
pub fn write(events: &[Event<'_>]) -> String {
    let mut page = String::new();
    line(&mut page, "BEGIN:VCALENDAR");
    line(&mut page, "VERSION:2.0");
    line(&mut page, "PRODID:-//betwixt//days//EN");
    line(&mut page, "CALSCALE:GREGORIAN");
    let mut names: HashMap<String, u32> = HashMap::new();
    for event in events {
        let name = unique(event.day);
        let count = names.entry(name.clone()).or_default();
        *count += 1;
        let name = if *count > 1 {
            format!("{name}-{count}")
        } else {
            name
        };
        write_event(&mut page, event, &name);
    }
    line(&mut page, "END:VCALENDAR");
    page
}

fn write_event(page: &mut String, event: &Event<'_>, name: &str) {
    let Some(begins) = event
        .day
        .on
        .in_year(event.day.on.year().unwrap_or(SOME_YEAR))
    else {
        return;
    };
    line(page, "BEGIN:VEVENT");
    line(page, &format!("UID:{name}@betwixt"));
    line(page, &format!("DTSTAMP:{}", stamp(event.day.edited_at)));
    line(
        page,
        &format!("DTSTART;VALUE=DATE:{}", begins.format("%Y%m%d")),
    );
    line(page, &format!("RRULE:{}", rule(begins)));
    line(page, &format!("SUMMARY:{}", escaped(&event.title)));
    if let Some(note) = &event.note {
        line(page, &format!("DESCRIPTION:{}", escaped(note)));
    }
    line(page, "CLASS:PRIVATE");
    line(page, "TRANSP:TRANSPARENT");
    line(page, "END:VEVENT");
}

/// Each year; 29 February is the last day of its month, so that it comes in common years too.
fn rule(begins: NaiveDate) -> &'static str {
    if (begins.month(), begins.day()) == (2, 29) {
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"
    } else {
        "FREQ=YEARLY"
    }
}

/// When it was last saved, as a stamp of UTC.
fn stamp(millis: i64) -> String {
    let at = DateTime::from_timestamp_millis(millis).unwrap_or_default();
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// What the event is called for programs.
fn unique(day: &Yearly) -> String {
    match &day.occasion {
        Occasion::Birthday => format!("{}-birthday", day.person),
        Occasion::Death => format!("{}-remembrance", day.person),
        Occasion::Named(name) => format!("{}-{:016x}", day.person, fingerprint(name)),
    }
}

/// FNV-1a of 64 bits (draft-eastlake-fnv): the same on every machine and in every version.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// A text value: what has a meaning in the format is escaped, what drives a terminal is a picture.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for letter in visible::line(text).chars() {
        if matches!(letter, '\\' | ';' | ',') {
            value.push('\\');
        }
        value.push(letter);
    }
    value
}

/// One line of content, folded by octets and never within a letter.
fn line(page: &mut String, content: &str) {
    let mut room = LINE;
    for letter in content.chars() {
        if letter.len_utf8() > room {
            page.push_str("\r\n ");
            room = LINE - 1;
        }
        room -= letter.len_utf8();
        let _ = page.write_char(letter);
    }
    page.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Id;

    fn day(name: &str, occasion: Occasion, on: &str) -> Yearly {
        Yearly {
            person: Id::from_number(7),
            name: name.to_owned(),
            occasion,
            on: on.parse().unwrap(),
            remembrance: false,
            edited_at: 1_700_000_000_000,
        }
    }

    fn calendar(days: &[Yearly]) -> String {
        let events: Vec<_> = days
            .iter()
            .map(|day| Event {
                day,
                title: day.name.clone(),
                note: None,
            })
            .collect();
        write(&events)
    }

    #[test]
    fn lines_are_folded_by_octets_and_unfold_to_what_was_written() {
        let long = "王小明, ".repeat(60);
        let page = calendar(&[day(&long, Occasion::Birthday, "--02-29")]);
        assert!(page.split("\r\n").all(|line| line.len() <= LINE));
        assert!(!page.replace("\r\n", "").contains('\n'));
        let unfolded = page.replace("\r\n ", "");
        assert!(unfolded.contains(&format!("SUMMARY:{}", long.replace(',', "\\,"))));
        assert!(unfolded.contains("DTSTART;VALUE=DATE:20000229\r\nRRULE:FREQ=YEARLY;BYMONTH=2;"));
    }

    #[test]
    fn every_event_has_a_name_of_its_own_that_stays() {
        let day_called = |name: &str| Occasion::Named(name.to_owned());
        let days = [
            day("a", Occasion::Birthday, "1984-05-14"),
            day("a", day_called("wedding"), "2010-06-12"),
            day("a", day_called("wedding"), "2020-06-12"),
            day("a", day_called("sober since"), "2020-06-12"),
        ];
        let names = |page: &str| -> Vec<String> {
            page.lines()
                .filter_map(|line| line.strip_prefix("UID:"))
                .map(str::to_owned)
                .collect()
        };
        let before = names(&calendar(&days));
        assert_eq!(before[0], "7-birthday@betwixt");
        let mut once = before.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), 4);
        let mut moved = days.clone();
        moved[1].on = "--07-01".parse().unwrap();
        assert_eq!(names(&calendar(&moved)), before);
    }

    #[test]
    fn what_has_a_meaning_in_the_format_is_text_in_it() {
        let page = calendar(&[day(
            "a;b,c\\d\nEND:VEVENT\u{1b}",
            Occasion::Birthday,
            "--05-14",
        )]);
        assert!(
            page.contains("SUMMARY:a\\;b\\,c\\\\d END:VEVENT\u{241b}\r\n"),
            "{page}"
        );
        assert_eq!(page.matches("END:VEVENT\r\n").count(), 1);
    }
}

//! What is open between two people, in words.

use chrono::NaiveDate;

use crate::domain::promise::{Promise, Side};
use crate::domain::topic::{Closing, Topic, TopicKind};
use crate::wording::days;

/// "you promised: read her cover letter (by Fri 27 Nov)".
#[must_use]
pub fn promise(of: &Promise, today: NaiveDate) -> String {
    let by = match of.by {
        Some(by) if of.past_its_day(today) => {
            format!(" (by {}, past its day)", days::short(by, today))
        }
        Some(by) => format!(" (by {})", days::short(by, today)),
        None => String::new(),
    };
    format!("{}: {}{by}", promised(of.whose), of.text)
}

/// "you promised" or "they promised".
#[must_use]
pub fn promised(whose: Side) -> &'static str {
    match whose {
        Side::Mine => "you promised",
        Side::Theirs => "they promised",
    }
}

/// "ask about the exam (Fri 20 Nov)".
#[must_use]
pub fn topic(of: &Topic, today: NaiveDate) -> String {
    let what = match of.kind {
        TopicKind::Ask => "ask",
        TopicKind::Tell => "tell",
        TopicKind::Gift => "a gift:",
        TopicKind::Need => "needs",
    };
    let from = of
        .from
        .map(|day| format!(" ({})", days::short(day, today)))
        .unwrap_or_default();
    format!("{what} {}{from}", of.text)
}

/// A topic and how it was closed: "ask about the exam · answered Fri 20 Nov".
#[must_use]
pub fn topic_told(of: &Topic, today: NaiveDate) -> String {
    let closed = of.closed.map_or_else(
        || " · open".to_owned(),
        |closed| {
            let how = match closed.how {
                Closing::Answered => "answered",
                Closing::Dropped => "dropped",
            };
            format!(" · {how} {}", days::short(closed.on, today))
        },
    );
    format!("{}{closed}", topic(of, today))
}

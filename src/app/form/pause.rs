//! The form of a pause.

use crate::app::form::deed::FormDeed;
use crate::app::form::fields::{self, Calendar, written};
use crate::app::form::person::take;
use crate::app::form::sheet::{Form, Subject, Takes, row};
use crate::domain::pause::{Pause, PauseReason};
use crate::domain::word::Word;

const REASONS: &[&str] = &["agreed", "travel", "illness", "grief", "fine"];
const YES_OR_NO: &[&str] = &["yes", "no"];

/// The form, filled with what is kept.
#[must_use]
pub fn form(kept: &Pause) -> Form {
    use Takes::{Line, Lines, Word as OneOf};
    let until = if kept.until_contact { "yes" } else { "no" };
    let rows = vec![
        row("From", "its first day", Line, kept.from.to_string()),
        row(
            "To",
            "its last day; empty while it has no end",
            Line,
            written(kept.to),
        ),
        row(
            "Until you meet",
            "yes ends it with the next contact day",
            OneOf(YES_OR_NO),
            until.to_owned(),
        ),
        row(
            "Why",
            "agreed, travel, illness, grief or fine",
            OneOf(REASONS),
            kept.reason.word().to_owned(),
        ),
        row("Words", "more about it", Lines, kept.words.clone()),
    ];
    let title = "A pause: quiet is fine".to_owned();
    Form::new(Subject::Pause(Box::new(kept.clone())), title, rows)
}

/// The pause as the form says; `None`, and what is wrong noted in the form, if it cannot be.
pub fn settle(form: &mut Form, kept: &Pause, calendar: Calendar) -> Option<FormDeed> {
    form.forgive();
    let mut changed = kept.clone();
    form.put("Words", &mut changed.words);
    let from = |text: &str| {
        calendar
            .past(text)?
            .ok_or_else(|| "A pause begins on a day".to_owned())
    };
    take(form, "From", from, &mut changed.from);
    take(form, "To", |text| calendar.coming(text), &mut changed.to);
    if changed
        .to
        .is_some_and(|to| to.latest() < changed.from.earliest())
    {
        form.refuse("To", "The last day comes after the first".to_owned());
    }
    let yes = |text: &str| match text {
        "yes" => Ok(true),
        "no" | "" => Ok(false),
        _ => Err("Write yes or no".to_owned()),
    };
    take(form, "Until you meet", yes, &mut changed.until_contact);
    let why = |text: &str| {
        fields::word::<PauseReason>(text)?
            .ok_or_else(|| "Write agreed, travel, illness, grief or fine".to_owned())
    };
    take(form, "Why", why, &mut changed.reason);
    let fine = form.rows.iter().all(|row| row.trouble.is_none());
    fine.then(|| FormDeed::Pause(Box::new(changed)))
}

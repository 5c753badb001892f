//! The form of a topic.

use crate::app::form::deed::FormDeed;
use crate::app::form::fields::{self, Calendar, written};
use crate::app::form::person::take;
use crate::app::form::sheet::{Form, Subject, Takes, row};
use crate::domain::promise::Side;
use crate::domain::sentence::clause::What;
use crate::domain::topic::{Closed, Closing, Topic, TopicKind};
use crate::domain::word::Word;

const KINDS: &[&str] = &["ask", "tell", "need", "gift"];
const SIDES: &[&str] = &["mine", "theirs"];
const ENDS: &[&str] = &["answered", "dropped"];

/// The form, filled with what is kept.
#[must_use]
pub fn form(kept: &Topic) -> Form {
    use Takes::{Line, Lines, Word as OneOf};
    let closed = kept.closed;
    let rows = vec![
        row(
            "What",
            "what it is about, and from when if you like: the exam from 3 Dec",
            Lines,
            kept.text.clone(),
        ),
        row(
            "For",
            "ask them, tell them, a need that was noticed, or a gift",
            OneOf(KINDS),
            kept.kind.word().to_owned(),
        ),
        row(
            "Whose",
            "whose turn it is; for a need, who has it: mine or theirs",
            OneOf(SIDES),
            kept.whose.word().to_owned(),
        ),
        row(
            "From",
            "the day from which it matters, if there is one",
            Line,
            written(kept.from),
        ),
        row(
            "Noted on",
            "2026-11-20, or in words: last fri",
            Line,
            kept.noted_on.to_string(),
        ),
        row(
            "Closed",
            "answered or dropped; empty while it is open",
            OneOf(ENDS),
            closed
                .map(|closed| closed.how.word())
                .unwrap_or_default()
                .to_owned(),
        ),
        row(
            "Closed on",
            "2026-11-20, or in words: yesterday",
            Line,
            written(closed.map(|closed| closed.on)),
        ),
    ];
    let title = if kept.id.number() == 0 {
        "A new topic"
    } else {
        "A topic"
    };
    Form::new(
        Subject::Topic(Box::new(kept.clone())),
        title.to_owned(),
        rows,
    )
}

/// The topic as the form says; `None`, and what is wrong noted in the form, if it cannot be.
pub fn settle(form: &mut Form, kept: &Topic, calendar: Calendar) -> Option<FormDeed> {
    form.forgive();
    let mut changed = kept.clone();
    form.put("What", &mut changed.text);
    if changed.text.is_empty() {
        form.refuse("What", "A topic needs words".to_owned());
    }
    let kind = |text: &str| {
        fields::word::<TopicKind>(text)?.ok_or_else(|| "Write ask, tell, need or gift".to_owned())
    };
    take(form, "For", kind, &mut changed.kind);
    let whose =
        |text: &str| fields::word::<Side>(text)?.ok_or_else(|| "Write mine or theirs".to_owned());
    take(form, "Whose", whose, &mut changed.whose);
    let day = |text: &str| {
        calendar
            .happened(text)?
            .ok_or_else(|| "A topic is noted on a day".to_owned())
    };
    take(form, "Noted on", day, &mut changed.noted_on);
    let noted = changed.noted_on;
    let from = |text: &str| calendar.after(noted, text);
    take(form, "From", from, &mut changed.from);
    if changed.from.is_none() && form.changed("What") {
        match calendar.clause(What::Topic(changed.kind), &changed.text, noted) {
            Ok(Some((text, from))) => (changed.text, changed.from) = (text, Some(from)),
            Ok(None) => {}
            Err(why) => form.refuse("What", why),
        }
    }
    let (mut how, mut on) = (
        kept.closed.map(|closed| closed.how),
        kept.closed.map(|closed| closed.on),
    );
    take(form, "Closed", fields::word::<Closing>, &mut how);
    take(form, "Closed on", |text| calendar.happened(text), &mut on);
    changed.closed = match (how, on) {
        (None, None) => None,
        (Some(how), Some(on)) => Some(Closed { how, on }),
        (Some(_), None) => {
            form.refuse(
                "Closed on",
                "Write the day on which it was closed".to_owned(),
            );
            None
        }
        (None, Some(_)) => {
            form.refuse(
                "Closed",
                "Write how it was closed, or empty the day".to_owned(),
            );
            None
        }
    };
    let fine = form.rows.iter().all(|row| row.trouble.is_none());
    fine.then(|| FormDeed::Topic(Box::new(changed)))
}

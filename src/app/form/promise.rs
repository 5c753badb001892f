//! The form of a promise.

use crate::app::form::deed::FormDeed;
use crate::app::form::fields::{self, Calendar, written};
use crate::app::form::person::take;
use crate::app::form::sheet::{Form, Subject, Takes, row};
use crate::domain::promise::{End, Ended, Promise, Side};
use crate::domain::sentence::clause::What;
use crate::domain::word::Word;

const SIDES: &[&str] = &["mine", "theirs"];
const ENDS: &[&str] = &["kept", "broken", "released", "renegotiated"];

/// The form, filled with what is kept.
#[must_use]
pub fn form(kept: &Promise) -> Form {
    use Takes::{Line, Lines, Word as OneOf};
    let (ended, on) = (
        kept.ended.map(|ended| ended.how),
        kept.ended.map(|ended| ended.on),
    );
    let title = if kept.id.number() == 0 {
        "A new promise"
    } else {
        "A promise"
    };
    let rows = vec![
        row(
            "What",
            "what was promised, and by when if you like: her letter by friday",
            Lines,
            kept.text.clone(),
        ),
        row(
            "Whose",
            "mine or theirs",
            OneOf(SIDES),
            kept.whose.word().to_owned(),
        ),
        row(
            "Given on",
            "2026-11-20, or in words: last fri",
            Line,
            kept.given_on.to_string(),
        ),
        row(
            "By",
            "the day by which it is to be done, if one was named",
            Line,
            written(kept.by),
        ),
        row(
            "Ended",
            "kept, broken, released or renegotiated; empty while it is open",
            OneOf(ENDS),
            ended.map(End::word).unwrap_or_default().to_owned(),
        ),
        row(
            "Ended on",
            "2026-11-20, or in words: yesterday",
            Line,
            written(on),
        ),
        row(
            "Made good",
            "how a broken one was made good",
            Lines,
            kept.repaired.clone(),
        ),
    ];
    Form::new(
        Subject::Promise(Box::new(kept.clone())),
        title.to_owned(),
        rows,
    )
}

/// The promise as the form says; `None`, and what is wrong noted in the form, if it cannot be.
pub fn settle(form: &mut Form, kept: &Promise, calendar: Calendar) -> Option<FormDeed> {
    form.forgive();
    let mut changed = kept.clone();
    form.put("What", &mut changed.text);
    if changed.text.is_empty() {
        form.refuse("What", "A promise needs words".to_owned());
    }
    form.put("Made good", &mut changed.repaired);
    let whose =
        |text: &str| fields::word::<Side>(text)?.ok_or_else(|| "Write mine or theirs".to_owned());
    take(form, "Whose", whose, &mut changed.whose);
    let day = |text: &str| {
        calendar
            .happened(text)?
            .ok_or_else(|| "A promise is given on a day".to_owned())
    };
    take(form, "Given on", day, &mut changed.given_on);
    let given = changed.given_on;
    take(
        form,
        "By",
        |text| calendar.after(given, text),
        &mut changed.by,
    );
    if changed.by.is_none() && form.changed("What") {
        match calendar.clause(What::Promise(changed.whose), &changed.text, given) {
            Ok(Some((text, by))) => (changed.text, changed.by) = (text, Some(by)),
            Ok(None) => {}
            Err(why) => form.refuse("What", why),
        }
    }
    let (mut how, mut on) = (
        kept.ended.map(|ended| ended.how),
        kept.ended.map(|ended| ended.on),
    );
    take(form, "Ended", fields::word::<End>, &mut how);
    take(form, "Ended on", |text| calendar.happened(text), &mut on);
    changed.ended = match (how, on) {
        (None, None) => None,
        (Some(how), Some(on)) => Some(Ended { how, on }),
        (Some(_), None) => {
            form.refuse("Ended on", "Write the day on which it ended".to_owned());
            None
        }
        (None, Some(_)) => {
            form.refuse("Ended", "Write how it ended, or empty the day".to_owned());
            None
        }
    };
    let fine = form.rows.iter().all(|row| row.trouble.is_none());
    fine.then(|| FormDeed::Promise(Box::new(changed)))
}

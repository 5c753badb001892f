//! The form of a circle. Its place among the others is not changed here.

use crate::app::form::deed::FormDeed;
use crate::app::form::fields::written;
use crate::app::form::person::{gap, take};
use crate::app::form::sheet::{Form, Subject, Takes, row};
use crate::domain::circle::Circle;
use crate::domain::id::Id;
use crate::domain::record::Record;

/// The form, filled with what is kept.
#[must_use]
pub fn form(kept: &Circle) -> Form {
    let rows = vec![
        row(
            "Name",
            "a closeness in a word of yours, such as close",
            Takes::Line,
            kept.name.clone(),
        ),
        row(
            "Usual gap",
            "how often you usually meet people of it, in days; empty if you do not say",
            Takes::Line,
            written(kept.usual_gap),
        ),
    ];
    let title = if kept.id.number() == 0 {
        "A new circle"
    } else {
        "A circle"
    };
    let subject = Subject::Circle(Box::new(kept.clone()));
    Form::new(subject, title.to_owned(), rows)
}

/// A circle that is not in the file yet.
#[must_use]
pub fn new() -> Circle {
    Circle {
        id: Id::from_number(0),
        name: String::new(),
        position: 0,
        usual_gap: None,
        record: Record::default(),
    }
}

/// The circle as the form says; `None`, and what is wrong noted in the form, if it cannot be.
pub fn settle(form: &mut Form, kept: &Circle) -> Option<FormDeed> {
    form.forgive();
    let mut changed = kept.clone();
    form.put("Name", &mut changed.name);
    if changed.name.is_empty() {
        form.refuse("Name", "A circle needs a name".to_owned());
    }
    take(form, "Usual gap", gap, &mut changed.usual_gap);
    let fine = form.rows.iter().all(|row| row.trouble.is_none());
    fine.then(|| FormDeed::Circle(Box::new(changed)))
}

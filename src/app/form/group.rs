//! The form of a group.

use crate::app::form::deed::FormDeed;
use crate::app::form::fields;
use crate::app::form::person::take;
use crate::app::form::sheet::{Form, Subject, Takes, row};
use crate::app::known::Known;
use crate::domain::beginnings::Sort;
use crate::domain::group::Group;
use crate::domain::id::Id;
use crate::domain::names::Names;
use crate::domain::record::Record;

/// The form, filled with what is kept.
#[must_use]
pub fn form(kept: &Group, names: &Names) -> Form {
    let members = kept.members.iter().filter_map(|id| names.person(*id));
    let members: Vec<&str> = members.map(|person| person.name.as_str()).collect();
    let rows = vec![
        row(
            "Name",
            "such as the choir: a sentence can name it",
            Takes::Line,
            kept.name.clone(),
        ),
        row(
            "Other names",
            "a comma between them",
            Takes::Names(&[]),
            kept.other_names.join(", "),
        ),
        row(
            "Who is in it",
            "a comma between them",
            Takes::Names(&[Sort::Person]),
            members.join(", "),
        ),
    ];
    let title = if kept.id.number() == 0 {
        "A new group"
    } else {
        "A group"
    };
    let subject = Subject::Group(Box::new(kept.clone()));
    Form::new(subject, title.to_owned(), rows)
}

/// A group that is not in the file yet.
#[must_use]
pub fn new() -> Group {
    Group {
        id: Id::from_number(0),
        name: String::new(),
        other_names: Vec::new(),
        members: Vec::new(),
        record: Record::default(),
    }
}

/// The group as the form says; `None`, and what is wrong noted in the form, if it cannot be.
pub fn settle(form: &mut Form, kept: &Group, known: &Known) -> Option<FormDeed> {
    form.forgive();
    let mut changed = kept.clone();
    form.put("Name", &mut changed.name);
    if changed.name.is_empty() {
        form.refuse("Name", "A group needs a name".to_owned());
    }
    if form.changed("Other names") {
        changed.other_names = fields::listed(form.text("Other names"));
    }
    if form.changed("Who is in it") {
        let read = |text: &str| {
            fields::listed(text)
                .iter()
                .filter_map(|name| fields::person(name, &known.names, &kept.members).transpose())
                .collect::<Result<Vec<_>, _>>()
        };
        take(form, "Who is in it", read, &mut changed.members);
    }
    let fine = form.rows.iter().all(|row| row.trouble.is_none());
    fine.then(|| FormDeed::Group(Box::new(changed)))
}

//! The form of a group.

use crate::app::form::deed::FormDeed;
use crate::app::form::fields;
use crate::app::form::list;
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
    let members = members.map(|person| person.name.as_str());
    let rows = vec![
        row(
            "Name",
            "such as the choir: a sentence can name it",
            Takes::Line,
            kept.name.clone(),
        ),
        row(
            "Other names",
            list::NAMES,
            Takes::Names(&[]),
            list::names_written(kept.other_names.iter().map(String::as_str)),
        ),
        row(
            "Who is in it",
            list::NAMES,
            Takes::Names(&[Sort::Person]),
            list::names_written(members),
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
    take(form, "Other names", list::names, &mut changed.other_names);
    let read = |text: &str| fields::people(text, &known.names, &kept.members);
    take(form, "Who is in it", read, &mut changed.members);
    let fine = form.rows.iter().all(|row| row.trouble.is_none());
    fine.then(|| FormDeed::Group(Box::new(changed)))
}

//! The line that says who is the same person: one name, completed as elsewhere.

use crate::app::form::fields;
use crate::app::form::sheet::{Form, Subject, Takes, row};
use crate::app::known::Known;
use crate::domain::beginnings::Sort;
use crate::domain::id::Id;
use crate::domain::names::Found;
use crate::domain::person::Person;
use crate::domain::text::visible;

const WHO: &str = "Same as";

/// The form about `person`, who stays.
#[must_use]
pub fn form(person: Id<Person>, name: &str) -> Form {
    let hint = "somebody else in the file: they are joined, and nothing is lost; you see it first";
    let rows = vec![row(WHO, hint, Takes::Name(&[Sort::Person]), String::new())];
    let title = format!("{}: the same person as", visible::line(name));
    Form::new(Subject::SamePerson(person), title, rows)
}

/// Who is meant; `None`, and what is wrong noted in the form, if nobody can be.
pub fn settle(form: &mut Form, person: Id<Person>, known: &Known) -> Option<Id<Person>> {
    form.forgive();
    // Of several with one name, such as the two themselves, it is not this one.
    let text = form.text(WHO);
    let others: Vec<_> = match known.names.find(text) {
        Found::Several(people) => people
            .iter()
            .map(|of| of.id)
            .filter(|id| *id != person)
            .collect(),
        _ => Vec::new(),
    };
    let why = match fields::person(text, &known.names, &others) {
        Ok(Some(same)) if same == person => {
            "That is this very entry; name the other one".to_owned()
        }
        Ok(Some(same)) => return Some(same),
        Ok(None) => "Write the name of the other entry".to_owned(),
        Err(why) => why,
    };
    form.refuse(WHO, why);
    None
}

//! The form of a tie: who somebody is to the person on the screen.

use crate::app::form::deed::FormDeed;
use crate::app::form::fields;
use crate::app::form::sheet::{Form, Subject, Takes, row};
use crate::app::known::Known;
use crate::domain::beginnings::Sort;
use crate::domain::id::Id;
use crate::domain::page::{Role, TieSeen};
use crate::domain::person::Person;
use crate::domain::record::Record;
use crate::domain::text::fold::fold;
use crate::domain::text::visible;
use crate::domain::tie::{Tie, TieKind};

const WHO: &str = "Who";
const WHAT: &str = "They are";
const HINT: &str = "partner, parent, child, sibling, friend, colleague, introducer, introduced, or a word of your own";
const OTHER: &str = "A tie is between two people: write the name of the other one";
const WORDS: &[&str] = &[
    "partner",
    "parent",
    "child",
    "sibling",
    "friend",
    "colleague",
    "introducer",
    "introduced",
];
/// What each of the words says.
const ROLES: &[Role] = &[
    Role::Partner,
    Role::Parent,
    Role::Child,
    Role::Sibling,
    Role::Friend,
    Role::Colleague,
    Role::Introducer,
    Role::Introduced,
];

/// The form of a tie as `of` sees it. Where own words say what `of` is to the other one, it is seen
/// from there.
#[must_use]
pub fn form(seen: &TieSeen, of: (Id<Person>, &str)) -> Form {
    let what = ROLES.iter().position(|role| *role == seen.role);
    let what = what.and_then(|at| WORDS.get(at)).copied();
    let what = what.unwrap_or(&seen.tie.words).to_owned();
    if seen.role == Role::OwnTo {
        filled(seen.tie.clone(), (seen.other, &seen.name), of.1, what)
    } else {
        filled(seen.tie.clone(), of, &seen.name, what)
    }
}

/// The form of a new tie of `of`.
#[must_use]
pub fn new(of: (Id<Person>, &str)) -> Form {
    let new = Tie {
        id: Id::from_number(0),
        person: of.0,
        other: of.0,
        kind: TieKind::Own,
        words: String::new(),
        record: Record::default(),
    };
    filled(new, of, "", String::new())
}

fn filled(tie: Tie, (of, name): (Id<Person>, &str), who: &str, what: String) -> Form {
    let whom = "somebody in the file";
    let rows = vec![
        row(WHO, whom, Takes::Name(&[Sort::Person]), who.to_owned()),
        row(WHAT, HINT, Takes::Word(WORDS), what),
    ];
    let title = format!("What somebody is to {}", visible::line(name));
    let tie = Box::new(tie);
    Form::new(Subject::Tie { of, tie }, title, rows)
}

/// The tie as the form says; `None`, and what is wrong noted in the form, if it cannot be.
pub fn settle(form: &mut Form, of: Id<Person>, kept: &Tie, known: &Known) -> Option<FormDeed> {
    form.forgive();
    let mut who = if kept.person == of {
        kept.other
    } else {
        kept.person
    };
    if form.changed(WHO) {
        match fields::person(form.text(WHO), &known.names, &[]) {
            Ok(Some(id)) if id != of => who = id,
            Ok(_) => form.refuse(WHO, OTHER.to_owned()),
            Err(why) => form.refuse(WHO, why),
        }
    } else if who == of {
        form.refuse(WHO, OTHER.to_owned());
    }
    let text = form.text(WHAT).to_owned();
    if text.is_empty() {
        form.refuse(WHAT, format!("Write {HINT}"));
    }
    let mut changed = kept.clone();
    if form.changed(WHAT) {
        (changed.kind, changed.words) = meant(&text);
    }
    // Read "the first is the kind of the second".
    let first_is_here = match (form.changed(WHAT), fold(&text).as_str()) {
        (true, word) => matches!(word, "child" | "introducer"),
        (false, _) => kept.person == of && kept.id.number() != 0,
    };
    (changed.person, changed.other) = if first_is_here { (of, who) } else { (who, of) };
    let fine = form.rows.iter().all(|row| row.trouble.is_none());
    fine.then(|| FormDeed::Tie(Box::new(changed)))
}

/// The kind that a word means, and own words.
fn meant(text: &str) -> (TieKind, String) {
    let kind = match fold(text).as_str() {
        "partner" => TieKind::Partner,
        "parent" | "child" => TieKind::Parent,
        "sibling" => TieKind::Sibling,
        "friend" => TieKind::Friend,
        "colleague" => TieKind::Colleague,
        "introducer" | "introduced" => TieKind::IntroducedBy,
        _ => return (TieKind::Own, text.to_owned()),
    };
    (kind, String::new())
}

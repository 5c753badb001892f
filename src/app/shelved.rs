//! The ties, groups and circles of the model, row by row, and the forms they are changed in.

use crate::app::form::sheet::{Form, Subject};
use crate::app::form::{circle, group, tie};
use crate::app::known::Knowing;
use crate::app::model::Model;
use crate::app::shelf::Of;
use crate::domain::circle::Circle;
use crate::domain::group::Group;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::page::{PersonPage, TieSeen};
use crate::domain::person::Person;
use crate::domain::text::visible;
use crate::wording::{days, ties};

/// One of them.
#[derive(Clone, Copy, Debug)]
pub enum Kept<'m> {
    /// A tie, as the person sees it.
    Tie(&'m TieSeen),
    /// A group.
    Group(&'m Group),
    /// A circle.
    Circle(&'m Circle),
}

/// What lies there now.
#[must_use]
pub fn kept<'m>(of: &Of, model: &'m Model) -> Vec<Kept<'m>> {
    match of {
        Of::Ties { person, .. } => {
            let ties = page(model, *person).map(|page| page.ties.as_slice());
            ties.unwrap_or_default().iter().map(Kept::Tie).collect()
        }
        Of::Groups => model.known.groups.iter().map(Kept::Group).collect(),
        Of::Circles => model.people.circles.iter().map(Kept::Circle).collect(),
    }
}

/// What is said while nothing lies there.
#[must_use]
pub fn nothing(of: &Of, model: &Model) -> &'static str {
    match of {
        Of::Ties { .. } => "No tie is noted: a partner, a parent, a friend of theirs.",
        Of::Groups if model.knowing != Knowing::Here => "",
        Of::Groups => "There is none yet: a family, a household, a choir.",
        Of::Circles => "There is none yet, such as close, friends, wider.",
    }
}

/// The form of a new one.
#[must_use]
pub fn new(of: &Of, model: &Model) -> Form {
    match of {
        Of::Ties { person, name } => tie::new((*person, name)),
        Of::Groups => group::form(&group::new(), &model.known.names),
        Of::Circles => circle::form(&circle::new()),
    }
}

/// The form of the same tie, group or circle as it is in the file now.
#[must_use]
pub fn again(model: &Model, subject: &Subject) -> Option<Form> {
    let of = match subject {
        Subject::Tie { .. } => {
            let person = model.shown.as_ref()?.person;
            let name = String::new();
            Of::Ties { person, name }
        }
        Subject::Group(_) => Of::Groups,
        Subject::Circle(_) => Of::Circles,
        _ => return None,
    };
    let kept = kept(&of, model);
    let mut forms = kept.iter().filter_map(|kept| kept.form(model));
    forms.find(|form| form.subject.is_same_row(subject))
}

impl Kept<'_> {
    /// What stands in its row, safe to print.
    #[must_use]
    pub fn row(&self, model: &Model) -> String {
        let row = match self {
            Self::Tie(seen) => ties::tie(seen),
            Self::Group(group) => {
                let members = group.members.iter();
                let members = members.filter_map(|id| model.known.names.person(*id));
                let members: Vec<&str> = members.map(|person| person.name.as_str()).collect();
                match members.as_slice() {
                    [] => group.name.clone(),
                    _ => format!("{}: {}", group.name, members.join(", ")),
                }
            }
            Self::Circle(circle) => match circle.usual_gap {
                Some(gap) => format!("{} · every {}", circle.name, days::stretch(gap.into())),
                None => circle.name.clone(),
            },
        };
        visible::line(&row).into_owned()
    }

    /// Its form.
    #[must_use]
    pub fn form(&self, model: &Model) -> Option<Form> {
        Some(match self {
            Self::Tie(seen) => {
                let page = model.shown.as_ref()?.page.as_ref()?;
                tie::form(seen, (page.person.id, &page.person.name))
            }
            Self::Group(group) => group::form(group, &model.known.names),
            Self::Circle(circle) => circle::form(circle),
        })
    }

    /// What is put into the trash with it.
    #[must_use]
    pub fn item(&self) -> Item {
        match self {
            Self::Tie(seen) => Item::Tie(seen.tie.id),
            Self::Group(group) => Item::Group(group.id),
            Self::Circle(circle) => Item::Circle(circle.id),
        }
    }
}

/// The page of this person, if it is on the screen.
fn page(model: &Model, person: Id<Person>) -> Option<&PersonPage> {
    let shown = model.shown.as_ref()?;
    let page = shown.page.as_deref();
    page.filter(|page| page.person.id == person)
}

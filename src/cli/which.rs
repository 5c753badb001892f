//! Which one is meant of several things that are about people: by its id, by the person, or by words.

use crate::cli::answer::Named;
use crate::cli::failure::Failure;
use crate::cli::who::{self, Everybody};
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::text::fold::fold;

/// One thing that can be meant.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Its id.
    pub id: i64,
    /// With whom it is.
    pub person: Option<Id<Person>>,
    /// Its words.
    pub words: String,
    /// How it is told among others.
    pub label: String,
}

/// Chooses among `offers`, which are each `what` ("an open promise"). `typed` is an id, or a name with
/// or without words of the thing, or words alone. Answers its place.
pub fn choose(
    typed: &[String],
    offers: &[Offer],
    everybody: &Everybody<'_>,
    what: &str,
) -> anyhow::Result<usize> {
    let (person, wanted) = everybody.meant_by(typed)?;
    let typed = who::joined(typed);
    let id = typed.parse().ok();
    if let Some(place) = offers.iter().position(|offer| Some(offer.id) == id) {
        return Ok(place);
    }
    let found: Vec<usize> = offers
        .iter()
        .enumerate()
        .filter(|(_, offer)| person.is_none_or(|person| offer.person == Some(person)))
        .filter(|(_, offer)| {
            let about = fold(&offer.words);
            wanted.iter().all(|word| about.contains(&fold(word)))
        })
        .map(|(place, _)| place)
        .collect();
    match found.as_slice() {
        [one] => Ok(*one),
        [] if person.is_none() => {
            everybody.find(&typed)?;
            Err(nothing(&typed, what).into())
        }
        [] => Err(nothing(&typed, what).into()),
        several => Err(Failure {
            message: format!("{typed} could be any of these"),
            next: "Write a word of it after the name, or the number beside it".to_owned(),
            candidates: several
                .iter()
                .filter_map(|place| offers.get(*place))
                .map(|offer| Named {
                    id: offer.id.to_string(),
                    name: offer.label.clone(),
                    why: String::new(),
                })
                .collect(),
        }
        .into()),
    }
}

fn nothing(typed: &str, what: &str) -> Failure {
    Failure::new(
        format!("{typed}: there is no {what} like that"),
        "betwixt show NAME tells what there is between the two of you",
    )
}

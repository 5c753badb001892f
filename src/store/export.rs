//! Everything a file keeps, row by row, in the order of the export.

use crate::domain::candidate::Candidate;
use crate::domain::check_in::CheckIn;
use crate::domain::circle::Circle;
use crate::domain::group::Group;
use crate::domain::interaction::Interaction;
use crate::domain::pause::Pause;
use crate::domain::person::Person;
use crate::domain::place::Place;
use crate::domain::promise::Promise;
use crate::domain::review_event::ReviewEvent;
use crate::domain::tie::Tie;
use crate::domain::topic::Topic;
use crate::store::error::Result;
use crate::store::open::Reader;

/// One row of an export.
#[derive(Clone, Debug)]
#[allow(clippy::large_enum_variant, reason = "one at a time is ever alive")]
pub enum Part {
    /// A person.
    Person(Person),
    /// A tie.
    Tie(Tie),
    /// A group.
    Group(Group),
    /// A circle.
    Circle(Circle),
    /// A place.
    Place(Place),
    /// An interaction.
    Interaction(Interaction),
    /// A promise.
    Promise(Promise),
    /// A topic.
    Topic(Topic),
    /// A check-in.
    CheckIn(CheckIn),
    /// A pause.
    Pause(Pause),
    /// A review event.
    Review(ReviewEvent),
    /// A candidate.
    Candidate(Candidate),
}

impl Reader {
    /// Hands every row to `each`, kind by kind and by id, the trash included, as of one moment.
    /// `each` answers whether to go on.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn export(&self, each: &mut dyn FnMut(Part) -> Result<()>) -> Result<()> {
        let moment = self.connection.unchecked_transaction()?;
        self.each_person(&mut |row| each(Part::Person(row)))?;
        self.each_tie(&mut |row| each(Part::Tie(row)))?;
        self.each_group(&mut |row| each(Part::Group(row)))?;
        self.each_circle(&mut |row| each(Part::Circle(row)))?;
        self.each_place(&mut |row| each(Part::Place(row)))?;
        self.each_interaction(&mut |row| each(Part::Interaction(row)))?;
        self.each_promise(&mut |row| each(Part::Promise(row)))?;
        self.each_topic(&mut |row| each(Part::Topic(row)))?;
        self.each_check_in(&mut |row| each(Part::CheckIn(row)))?;
        self.each_pause(&mut |row| each(Part::Pause(row)))?;
        self.each_review_event(&mut |row| each(Part::Review(row)))?;
        self.each_candidate(&mut |row| each(Part::Candidate(row)))?;
        moment.finish()?;
        Ok(())
    }
}

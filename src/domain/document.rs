//! Everything a file keeps, as one value: what an import brings in and an export writes out.

use serde::Deserialize;

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

/// All rows of all kinds. History, drafts and settings are no part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Document {
    /// People.
    pub people: Vec<Person>,
    /// Ties between them.
    pub ties: Vec<Tie>,
    /// Groups of them.
    pub groups: Vec<Group>,
    /// Circles.
    pub circles: Vec<Circle>,
    /// Places.
    pub places: Vec<Place>,
    /// Interactions.
    pub interactions: Vec<Interaction>,
    /// Promises.
    pub promises: Vec<Promise>,
    /// Topics.
    pub topics: Vec<Topic>,
    /// Check-ins.
    pub check_ins: Vec<CheckIn>,
    /// Pauses.
    pub pauses: Vec<Pause>,
    /// Review events.
    pub reviews: Vec<ReviewEvent>,
    /// Candidates.
    pub candidates: Vec<Candidate>,
}

//! Before you meet somebody: who they are, the last words, and what lies between you.

use crate::domain::page::PersonPage;
use crate::domain::review::deck::LastWords;
use crate::domain::since::Since;

/// What is good to know before you meet one person.
#[derive(Clone, Debug, PartialEq)]
pub struct Before {
    /// Who they are.
    pub page: PersonPage,
    /// What lies between you.
    pub since: Since,
    /// The last words between you.
    pub last_words: Option<LastWords>,
}

//! What is between the two of you, line by line: what you felt and what you noted, side by side and
//! never mixed.
//!
//! | line | you felt | you noted | least data |
//! |---|---|---|---|
//! | trust | [`crate::domain::check_in::Question::Trust`] | what was risky to say, by both; it is not called trust | 1 answer |
//! | value | [`crate::domain::check_in::Question::Value`] | nothing: what is between you is not priced | 1 |
//! | reliability | [`crate::domain::check_in::Question::Reliability`] | promises kept ([given]), yours above theirs | interval from 5 |
//! | integrity | [`crate::domain::check_in::Question::Integrity`] | your own open promises past their day, broken ones made good | 0 |
//! | reciprocity | [`crate::domain::check_in::Question::Giving`], a place | who [began] | 8 for the word |
//! | shared time | | chosen hours ([time]), this season and the last, and their variety | 3 with minutes |
//! | responsiveness | both halves of the fifth question | topics and needs answered ([landed]) | 3; interval from 5 |
//! | rhythm | | [`crate::domain::rhythm`] | 3 gaps |
//! | depth | | share of contact days with [depth] | 8 contact days |
//!
//! Felt closeness and how often two people meet share about a tenth of their variance (Gächter, Starmer
//! & Tufano 2015, 10.1371/journal.pone.0129478), so neither stands for the other. No line is weighed against
//! another, there is no total, and nobody is ever put in an order by one.

pub mod began;
pub mod depth;
pub mod evidence;
pub mod felt;
pub mod given;
pub mod landed;
pub mod measure;
pub mod moment;
pub mod pair;
pub mod share;
pub mod time;
pub mod window;

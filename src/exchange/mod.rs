//! Reading and writing what other programs understand: one format a room. No SQL, no terminal, no
//! clock. A reader reports what it left out, with the line and the reason; it never guesses a day.

pub mod calendar;
pub mod csv;
pub mod found;
pub mod friends;
pub mod json;
pub mod sniff;
pub mod story;
pub mod vcard;

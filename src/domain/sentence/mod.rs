//! Quick entry: one sentence in, its reading out.
//!
//! A pure function of the text, of who and what is known, and of today. It never settles an
//! ambiguity in silence and never moves a date: what is not certain is an open question or a
//! problem, each with the bytes of the text it is about.

pub mod abroad;
pub mod absent;
pub mod after_name;
pub mod ago;
pub mod ago_abroad;
pub mod ahead;
pub mod alone;
pub mod among;
pub mod another_time;
pub mod around;
pub mod attribute;
pub mod began;
pub mod beside;
pub mod calendar;
pub mod choice;
pub mod clause;
pub mod clock;
pub mod day_of_month;
pub mod days;
pub mod declined;
pub mod deeds;
pub mod feast;
pub mod feasts;
pub mod foreign;
pub mod given;
pub mod intent;
pub mod kinds;
pub mod length;
pub mod lexicon;
pub mod mentions;
pub mod misspelt;
pub mod months;
pub mod moving_feasts;
pub mod near_abroad;
pub mod number;
pub mod numeric;
pub mod of_a_day;
pub mod offset;
pub mod page;
pub mod part_of_month;
pub mod past;
pub mod people;
pub mod phrases;
pub mod place;
pub mod read;
pub mod reading;
pub mod relative;
pub mod said;
pub mod settled;
pub mod small_names;
pub mod someday;
pub mod strangers;
pub mod stretch;
pub mod time;
pub mod to_come;
pub mod vague;
pub mod verbs;
pub mod weeks;
pub mod when;
pub mod which_day;
pub mod who;
pub mod whose;
pub mod whose_day;
pub mod word_list;
pub mod year;
pub mod zones;

#[cfg(test)]
mod tests;

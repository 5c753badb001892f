//! vCard 2.1, 3.0 and 4.0: people from an address book, who come in as connections.
//!
//! What a card says goes where a person keeps it; what has no place there is kept as an own field, by
//! the name it has in the card. Nothing that a card names is opened or looked up. A card that cannot
//! be read is left out and told with its line, and so is each line that says nothing.
//!
//! Reading it is this room's own work: it has to tell every remark with its line, to take each value
//! in its own set of letters, and to go on past whatever is broken.

mod build;
mod cards;
mod contact;
mod dated;
mod dates;
mod entry;
mod join;
mod lines;
mod names;
mod others;
mod property;
pub mod read;
mod reading;
mod related;
mod value;

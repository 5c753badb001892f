//! The days of a card: birthday, anniversaries, the day of a death.

use crate::domain::person::{NamedDate, Standing};
use crate::exchange::vcard::dates::{self, Said};
use crate::exchange::vcard::property::Property;
use crate::exchange::vcard::reading::Reading;
use crate::exchange::vcard::value;

impl Reading<'_> {
    /// Takes in a property that is a day.
    pub fn day(&mut self, property: &Property, text: &str) {
        let text = value::line(&value::whole(text));
        let no_year = property.parameter("X-APPLE-OMIT-YEAR");
        let said = dates::read(&text, no_year);
        let name = match property.name.as_str() {
            "BDAY" => "birthday".to_owned(),
            "DEATHDATE" => "died".to_owned(),
            "X-ABDATE" => match self.label(property).as_str() {
                "" => "day".to_owned(),
                label => label.to_owned(),
            },
            _ => "anniversary".to_owned(),
        };
        self.dated(property, &name, &said, text);
    }

    /// Takes in a day of this name; what is no day of the calendar is kept as words.
    pub fn dated(&mut self, property: &Property, name: &str, said: &Said, text: String) {
        // The form writes a colon behind the name.
        let name = &value::line(&name.replace(':', " "));
        let person = &mut self.entry.person;
        if name == "died" {
            person.standing = Standing::Died;
        }
        let to_come = dates::is_to_come(said, self.desk.today);
        let taken = match (name.as_str(), said) {
            _ if to_come => false,
            ("died", said) => {
                person.died_on = person.died_on.or(dates::day(said));
                person.died_on.is_some()
            }
            ("birthday", Said::On(on)) if person.birthday.is_none_or(|known| known == *on) => {
                person.birthday = Some(*on);
                true
            }
            ("birthday", _) => false,
            (name, Said::On(on)) => {
                let date = NamedDate {
                    name: name.to_owned(),
                    on: *on,
                };
                if !person.dates.contains(&date) {
                    person.dates.push(date);
                }
                true
            }
            _ => false,
        };
        if taken {
            return;
        }
        if *said == Said::Impossible {
            self.remark(
                property,
                format!("there is no {text} in the calendar; it is kept as words"),
            );
        } else if to_come {
            self.remark(
                property,
                format!("{name} {text} is still to come; it is kept as words"),
            );
        }
        self.field(property.line, name, text);
    }
}

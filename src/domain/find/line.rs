//! A line that says what is wanted: `kind:call #boat 2024 with:jo at:kalemegdan river`.

use crate::domain::day::Day;
use crate::domain::find::wanted::{Sort, Span, TagWanted, Wanted};
use crate::domain::find::words::Words;
use crate::domain::id::Id;
use crate::domain::names::{Found, KnownPerson, Names};
use crate::domain::person::Person;
use crate::domain::place::Place;
use crate::domain::text::fold::fold;

/// What a line was read as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// What is wanted, as far as it was understood.
    pub wanted: Wanted,
    /// What was not understood, in a sentence each; nothing is looked for then.
    pub problems: Vec<String>,
}

/// Years that a bare number names; other numbers are words.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// How many people are offered for a name that is not understood.
const OFFERED: usize = 4;

/// Reads `text` against the names of people and places. A part that is not finished, such as `with:`
/// alone, asks for nothing yet.
#[must_use]
pub fn read(text: &str, names: &Names, places: &[Place]) -> Line {
    let mut line = Line::default();
    let mut words = String::new();
    let parts = parts(text);
    let last = parts.len().saturating_sub(1);
    for (at, part) in parts.into_iter().enumerate() {
        let open = at == last && text.ends_with(part.written);
        if !line.take(&part, open, names, places) {
            // What is left keeps the space behind it: whether a word is finished depends on it.
            words.push_str(part.written);
            words.push_str(if open { "" } else { " " });
        }
    }
    line.wanted.words = Words::new(&words);
    line
}

/// Whether `text` can be read only once the names of people and places are known.
#[must_use]
pub fn needs_names(text: &str) -> bool {
    parts(text)
        .iter()
        .any(|part| matches!(part.name, "with" | "at") && !part.value.is_empty())
}

/// One part of a line: a word, or a name and its value with quotation marks taken off.
struct Part<'t> {
    written: &'t str,
    name: &'t str,
    value: String,
}

/// The parts of `text`; quotation marks hold a part together.
fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let (mut start, mut quoted) = (None, false);
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        quoted ^= c == '"';
        let ends = c.is_whitespace() && (!quoted || at == text.len());
        match start {
            Some(from) if ends => {
                parts.extend(text.get(from..at).map(part));
                start = None;
            }
            None if !ends => start = Some(at),
            _ => {}
        }
    }
    parts
}

fn part(written: &str) -> Part<'_> {
    let (name, value) = match written.split_once(':') {
        Some((name, value)) if !name.contains('"') => (name, value),
        _ => match written.strip_prefix(['#', '＃']) {
            Some(tag) => ("tag", tag),
            None => ("", written),
        },
    };
    Part {
        written,
        name,
        value: value.replace('"', "").trim().to_owned(),
    }
}

impl Line {
    /// Takes `part` in; `false` if it is a word to look for.
    fn take(&mut self, part: &Part<'_>, open: bool, names: &Names, places: &[Place]) -> bool {
        let value = part.value.as_str();
        match part.name {
            "kind" | "tag" | "year" | "with" | "at" if value.is_empty() => {}
            "kind" => match Sort::named(value) {
                Some(sort) => self.wanted.sorts.push(sort),
                None if open && Sort::names().iter().any(|name| name.starts_with(value)) => {}
                None => self.problems.push(format!(
                    "{value:?} is no kind: there are {}.",
                    Sort::names().join(", ")
                )),
            },
            "tag" => self.wanted.tags.push(TagWanted {
                folded: fold(value.trim_start_matches('#')),
                open,
            }),
            "year" => match value.parse::<Day>() {
                Ok(day) => self.wanted.span = Some(Span::of(day)),
                Err(_) if open => {}
                Err(_) => self.problems.push(format!(
                    "{value:?} is no year or month: write 2024 or 2024-06."
                )),
            },
            "with" => match person(value, names) {
                Ok(person) => self.wanted.with.push(person),
                Err(problem) => self.problems.push(problem),
            },
            "at" => match place(value, places) {
                Some(place) => self.wanted.at = Some(place),
                None => self.problems.push(format!("No place is called {value}.")),
            },
            _ => return self.take_year(part.written),
        }
        true
    }

    /// A bare year, or a month such as 2024-06.
    fn take_year(&mut self, word: &str) -> bool {
        let day = Some(word)
            .filter(|word| matches!(word.len(), 4 | 7))
            .and_then(|word| word.parse::<Day>().ok())
            .filter(|day| YEARS.contains(&day.year_number()));
        if let Some(day) = day {
            self.wanted.span = Some(Span::of(day));
        }
        day.is_some()
    }
}

fn person(value: &str, names: &Names) -> Result<Id<Person>, String> {
    let value = value.trim_start_matches('@');
    let of_id = || value.parse().ok().filter(|id| names.person(*id).is_some());
    let offered = |people: &[&KnownPerson]| {
        let names: Vec<String> = people
            .iter()
            .take(OFFERED)
            .map(|person| format!("with:{:?}", person.name))
            .collect();
        names.join(" or ")
    };
    match names.find(value) {
        Found::One(person) => Ok(person.id),
        Found::Several(people) => Err(format!("{value} could be {}", offered(&people))),
        Found::Nobody(alike) => of_id().ok_or_else(|| {
            if alike.is_empty() {
                format!("Nobody is called {value}.")
            } else {
                format!("Nobody is called {value}; there is {}", offered(&alike))
            }
        }),
    }
}

/// The place of this name; the first whose name begins so if none has it whole.
#[must_use]
pub fn place(value: &str, places: &[Place]) -> Option<Id<Place>> {
    let value = fold(value);
    let names = |place: &Place| -> Vec<String> {
        std::iter::once(&place.name)
            .chain(&place.other_names)
            .map(|name| fold(name))
            .collect()
    };
    let whole = places.iter().find(|place| names(place).contains(&value));
    whole
        .or_else(|| {
            places
                .iter()
                .find(|place| names(place).iter().any(|name| name.starts_with(&value)))
        })
        .map(|place| place.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::interaction::Kind;
    use crate::domain::record::Record;

    fn known() -> (Names, Vec<Place>) {
        let people = [(1, "Ana Petrović"), (2, "Jo Novak"), (3, "Jo Weber")];
        let people = people.map(|(id, name)| KnownPerson {
            id: Id::from_number(id),
            name: name.to_owned(),
            other_names: Vec::new(),
            last_contact: None,
        });
        let place = Place {
            id: Id::from_number(7),
            name: "Kalemegdan".to_owned(),
            other_names: Vec::new(),
            record: Record::default(),
        };
        (Names::new(people.to_vec()), vec![place])
    }

    fn line(text: &str) -> Line {
        let (names, places) = known();
        read(text, &names, &places)
    }

    #[test]
    fn a_line_says_all_that_is_wanted() {
        let Line { wanted, problems } =
            line("kind:call river #Boat 2024 with:ana with:\"jo novak\" at:kaleme walk");
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(wanted.sorts, [Sort::Interaction(Kind::Call)]);
        assert_eq!(wanted.tags[0].folded, "boat");
        assert_eq!(
            wanted.span,
            Some(Span {
                first: 20_240_000,
                last: 20_249_999
            })
        );
        assert_eq!(wanted.with, [Id::from_number(1), Id::from_number(2)]);
        assert_eq!(wanted.at, Some(Id::from_number(7)));
        assert_eq!(wanted.words, Words::new("river walk"));
        assert_eq!(line("river ").wanted.words, Words::new("river "));
        assert_eq!(
            line("2024-06").wanted.span.map(|span| span.last),
            Some(20_240_699)
        );
    }

    #[test]
    fn numbers_and_colons_that_are_nothing_else_are_words() {
        for text in [
            "18:30",
            "12",
            "5000",
            "\"2024\"",
            "http://a.b",
            "note:",
            "\"with:jo\"",
        ] {
            let read = line(text);
            assert_eq!(read.wanted.words, Words::new(text), "{text}");
            assert_eq!(read.problems, Vec::<String>::new());
        }
        for unfinished in ["with:", "kind:", "kind:ca", "year:20", "#"] {
            let read = line(unfinished);
            assert!(
                read.wanted.is_everything() && read.problems.is_empty(),
                "{unfinished}"
            );
        }
    }

    #[test]
    fn what_is_not_understood_is_said() {
        let said = |text: &str| line(text).problems.join(" ");
        assert!(said("with:jo").contains("jo could be"));
        assert_eq!(said("with:xyzzy"), "Nobody is called xyzzy.");
        assert!(said("kind:sang ").starts_with("\"sang\" is no kind: there are met, call"));
        assert_eq!(said("at:nowhere"), "No place is called nowhere.");
    }
}

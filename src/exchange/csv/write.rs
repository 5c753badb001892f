//! Writing a table row by row: memory holds the names, and not what happened.

use std::collections::HashMap;
use std::io::{self, Write};

use csv::Writer;

use crate::domain::day::{Anniversary, Day};
use crate::domain::id::Id;
use crate::domain::interaction::{Began, Interaction, clock_time};
use crate::domain::person::Person;
use crate::domain::word::Word;
use crate::exchange::csv::cell::cell;
use crate::store::error::{Result, StoreError};
use crate::store::open::Reader;

/// The columns, the first row of each table. A cell with several values has `; ` between them.
const PEOPLE: &[&str] = &[
    "id",
    "name",
    "other names",
    "pronouns",
    "circle",
    "tags",
    "standing",
    "usual gap",
    "birthday",
    "days",
    "lives in",
    "how you met",
    "met on",
    "met through",
    "contact points",
    "own fields",
    "note",
];
const INTERACTIONS: &[&str] = &[
    "id",
    "day",
    "last day",
    "time",
    "kind",
    "people",
    "two-way",
    "began",
    "minutes",
    "chosen",
    "depth mine",
    "depth theirs",
    "place",
    "tags",
    "words",
];

/// Which table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// A row a person.
    People,
    /// A row an interaction.
    Interactions,
}

/// Why writing stopped.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The file.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The place it was written to.
    #[error("the table could not be written: {0}")]
    Out(#[from] io::Error),
}

/// Writes the table as of one moment, by id, in UTF-8; only its first row without a `reader`.
///
/// # Errors
/// Whatever the file or `out` says.
pub fn write(
    reader: Option<&Reader>,
    table: Table,
    out: impl Write,
) -> std::result::Result<(), TableError> {
    let mut sheet = Sheet {
        out: Writer::from_writer(out),
        stopped: None,
    };
    let done = sheet.table(reader, table);
    if let Some(stopped) = sheet.stopped.take() {
        return Err(stopped.into());
    }
    done?;
    Ok(sheet.out.flush()?)
}

struct Sheet<W: Write> {
    out: Writer<W>,
    /// What the place it is written to said.
    stopped: Option<io::Error>,
}

/// Names by the number of what they name.
type Names = HashMap<i64, String>;

impl<W: Write> Sheet<W> {
    fn table(&mut self, reader: Option<&Reader>, table: Table) -> Result<()> {
        self.row(match table {
            Table::People => PEOPLE.iter(),
            Table::Interactions => INTERACTIONS.iter(),
        })?;
        let Some(reader) = reader else {
            return Ok(());
        };
        reader.at_once(|reader| {
            let mut people = Vec::new();
            reader.each_person(&mut |person| {
                people.push(person);
                Ok(())
            })?;
            let names = people
                .iter()
                .map(|person| (person.id.number(), person.name.clone()))
                .collect();
            match table {
                Table::People => self.people(reader, &people, &names),
                Table::Interactions => self.interactions(reader, &names),
            }
        })
    }

    fn people(&mut self, reader: &Reader, people: &[Person], names: &Names) -> Result<()> {
        let circles: Names = reader
            .circles()?
            .into_iter()
            .map(|circle| (circle.id.number(), circle.name))
            .collect();
        people
            .iter()
            .filter(|person| person.record.deleted_at.is_none())
            .try_for_each(|person| self.row(person_row(person, &circles, names)))
    }

    fn interactions(&mut self, reader: &Reader, names: &Names) -> Result<()> {
        let mut places = Names::new();
        reader.each_place(&mut |place| {
            places.insert(place.id.number(), place.name);
            Ok(())
        })?;
        reader.each_interaction(&mut |interaction| {
            if interaction.record.deleted_at.is_some() {
                return Ok(());
            }
            self.row(interaction_row(&interaction, &places, names))
        })
    }

    fn row(&mut self, cells: impl IntoIterator<Item = impl AsRef<str>>) -> Result<()> {
        for text in cells {
            let written = self.out.write_field(cell(text.as_ref()).as_bytes());
            self.kept(written)?;
        }
        let ended = self.out.write_record(None::<&[u8]>);
        self.kept(ended)
    }

    /// Keeps what the place it is written to says, and stops the reading.
    fn kept(&mut self, written: csv::Result<()>) -> Result<()> {
        written.map_err(|error| {
            let said = StoreError::Disk(error.to_string());
            self.stopped = Some(error.into());
            said
        })
    }
}

fn person_row(person: &Person, circles: &Names, names: &Names) -> Vec<String> {
    vec![
        person.id.to_string(),
        person.name.clone(),
        joined(person.other_names.iter().cloned()),
        person.pronouns.clone(),
        named(circles, person.circle.map(Id::number)),
        joined(person.tags.iter().cloned()),
        person.standing.word().to_owned(),
        written(person.usual_gap),
        written(person.birthday.as_ref().map(Anniversary::to_string)),
        joined(
            person
                .dates
                .iter()
                .map(|date| format!("{}: {}", date.name, date.on)),
        ),
        person.lives_in.clone(),
        person.how_met.clone(),
        written(person.met_on),
        named(names, person.met_through.map(Id::number)),
        joined(person.contact_points.iter().map(|point| {
            let label = match point.label.as_str() {
                "" => point.kind.word().to_owned(),
                label => format!("{} {label}", point.kind.word()),
            };
            format!("{label}: {}", point.value)
        })),
        joined(
            person
                .fields
                .iter()
                .map(|field| format!("{}: {}", field.name, field.value)),
        ),
        person.note.clone(),
    ]
}

fn interaction_row(interaction: &Interaction, places: &Names, names: &Names) -> Vec<String> {
    let people = &interaction.people;
    let each =
        |of: fn(bool) -> &'static str| joined(people.iter().map(|one| of(one.two_way).to_owned()));
    vec![
        interaction.id.to_string(),
        interaction.day.to_string(),
        written(interaction.last_day.as_ref().map(Day::to_string)),
        written(interaction.time.map(|time| time.format(clock_time::FORMAT))),
        interaction.kind.map_or("", Word::word).to_owned(),
        joined(people.iter().map(|one| named(names, Some(one.id.number())))),
        each(|both| if both { "yes" } else { "no" }),
        joined(
            people
                .iter()
                .map(|one| one.began.map_or("", Began::word).to_owned()),
        ),
        written(interaction.minutes.map(u32::from)),
        if interaction.chosen { "yes" } else { "no" }.to_owned(),
        written(interaction.depth.mine.map(u8::from)),
        written(interaction.depth.theirs.map(u8::from)),
        named(places, interaction.place.map(Id::number)),
        joined(interaction.tags.iter().cloned()),
        interaction.words.clone(),
    ]
}

fn joined(values: impl Iterator<Item = String>) -> String {
    values.collect::<Vec<_>>().join("; ")
}

fn written(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

fn named(names: &Names, number: Option<i64>) -> String {
    number
        .and_then(|number| names.get(&number).cloned())
        .unwrap_or_default()
}

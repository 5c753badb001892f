//! The form of a person.

use crate::app::form::deed::FormDeed;
use crate::app::form::fields::{self, Calendar, written};
use crate::app::form::sheet::{Form, Row, Subject, Takes, row};
use crate::app::known::Known;
use crate::domain::beginnings::Sort;
use crate::domain::page::PersonPage;
use crate::domain::person::{ContactKind, ContactPoint, NamedDate, OwnField, Person, Standing};
use crate::domain::text::visible;
use crate::domain::word::Word;

const STANDINGS: &[&str] = &["active", "resting", "let_go", "died"];

/// The form, filled with what is kept.
#[must_use]
pub fn form(page: &PersonPage) -> Form {
    let person = &page.person;
    let title = visible::line(&person.name).into_owned();
    Form::new(Subject::Person(Box::new(person.clone())), title, rows(page))
}

fn rows(page: &PersonPage) -> Vec<Row> {
    use Takes::{Line, Lines, Name, Names};
    let person = &page.person;
    let circle = page.circle.as_ref().map(|circle| circle.name.clone());
    vec![
        row("Name", "as you say it", Line, person.name.clone()),
        row(
            "Other names",
            "a comma between them",
            Names(&[]),
            person.other_names.join(", "),
        ),
        row("Pronouns", "such as she/her", Line, person.pronouns.clone()),
        row(
            "Circle",
            "a name of yours, such as close; empty for none",
            Name(&[Sort::Circle]),
            written(circle),
        ),
        row(
            "Tags",
            "a space between them",
            Line,
            fields::written_tags(&person.tags),
        ),
        row(
            "Usual gap",
            "how often the two of you usually meet, in days",
            Line,
            written(person.usual_gap),
        ),
        row("Lives in", "", Line, person.lives_in.clone()),
        row("How you met", "", Line, person.how_met.clone()),
        row(
            "Met on",
            "2014-05-12, 2014-05 or 2014",
            Line,
            written(person.met_on),
        ),
        row(
            "Through",
            "somebody in the file",
            Name(&[Sort::Person]),
            written(page.met_through.clone()),
        ),
        row(
            "Birthday",
            "1984-05-14, or --05-14 without the year",
            Line,
            written(person.birthday),
        ),
        row(
            "Days",
            "one a line: wedding: 2014-06-21",
            Lines,
            written_dates(&person.dates),
        ),
        row(
            "Reach them",
            "one a line: mail ana@example.org (work); or phone, url, handle, address",
            Lines,
            written_points(&person.contact_points),
        ),
        row(
            "Own fields",
            "one a line: allergies: nuts",
            Lines,
            written_fields(&person.fields),
        ),
        row(
            "Note",
            "C-x C-e opens your editor",
            Lines,
            person.note.clone(),
        ),
        row("Photo", "the path of a picture", Line, person.photo.clone()),
        row(
            "Standing",
            "active, resting, let_go or died",
            Takes::Word(STANDINGS),
            person.standing.word().to_owned(),
        ),
        row(
            "Died on",
            "the day, if you know it",
            Line,
            written(person.died_on),
        ),
    ]
}

/// The person as the form says; `None`, and what is wrong noted in the form, if it cannot be.
pub fn settle(
    form: &mut Form,
    person: &Person,
    known: &Known,
    calendar: Calendar,
) -> Option<FormDeed> {
    form.forgive();
    let mut changed = person.clone();
    form.text("Name").clone_into(&mut changed.name);
    if changed.name.is_empty() {
        form.refuse("Name", "A person needs a name".to_owned());
    }
    changed.other_names = fields::listed(form.text("Other names"));
    changed.tags = fields::tags(form.text("Tags"));
    for (label, text) in [
        ("Pronouns", &mut changed.pronouns),
        ("Lives in", &mut changed.lives_in),
        ("How you met", &mut changed.how_met),
        ("Note", &mut changed.note),
        ("Photo", &mut changed.photo),
    ] {
        form.text(label).clone_into(text);
    }
    take(form, "Usual gap", gap, &mut changed.usual_gap);
    take(
        form,
        "Met on",
        |text| calendar.past(text),
        &mut changed.met_on,
    );
    take(form, "Birthday", fields::optional, &mut changed.birthday);
    take(
        form,
        "Died on",
        |text| calendar.past(text),
        &mut changed.died_on,
    );
    take(form, "Days", dates, &mut changed.dates);
    take(form, "Reach them", points, &mut changed.contact_points);
    take(form, "Own fields", own_fields, &mut changed.fields);
    if form.changed("Through") {
        let through = |text: &str| fields::person(text, &known.names, &[]);
        take(form, "Through", through, &mut changed.met_through);
        if changed.met_through == Some(changed.id) {
            form.refuse(
                "Through",
                "You cannot have met somebody through themselves".to_owned(),
            );
        }
    }
    let standing = |text: &str| fields::word::<Standing>(text).map(Option::unwrap_or_default);
    take(form, "Standing", standing, &mut changed.standing);
    if changed.died_on.is_some() && form.changed("Died on") {
        changed.standing = Standing::Died;
    }
    let circle = form
        .changed("Circle")
        .then(|| form.text("Circle").to_owned());
    form.rows
        .iter()
        .all(|row| row.trouble.is_none())
        .then(|| FormDeed::Person {
            person: Box::new(changed),
            circle,
        })
}

/// Reads one field into `value`, or notes in the form why that cannot be.
pub fn take<T>(
    form: &mut Form,
    label: &str,
    read: impl Fn(&str) -> Result<T, String>,
    value: &mut T,
) {
    match read(form.text(label)) {
        Ok(new) => *value = new,
        Err(why) => form.refuse(label, why),
    }
}

/// A number of days, or nothing.
///
/// # Errors
/// A sentence with the days that can be.
pub fn gap(text: &str) -> Result<Option<u16>, String> {
    match text.trim_end_matches(" days").parse() {
        _ if text.is_empty() => Ok(None),
        Ok(days @ 1..=3650) => Ok(Some(days)),
        _ => Err("Write a number of days from 1 to 3650".to_owned()),
    }
}

/// Lines of `name: value`.
fn pairs(text: &str) -> Result<Vec<(String, String)>, String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| match line.split_once(':') {
            Some((name, value)) if !name.trim().is_empty() && !value.trim().is_empty() => {
                Ok((name.trim().to_owned(), value.trim().to_owned()))
            }
            _ => Err(format!(
                "{} needs a name, a colon and a value",
                visible::line(line)
            )),
        })
        .collect()
}

fn dates(text: &str) -> Result<Vec<NamedDate>, String> {
    pairs(text)?
        .into_iter()
        .map(|(name, day)| match day.parse() {
            Ok(on) => Ok(NamedDate { name, on }),
            Err(error) => Err(format!("{}: {error}", visible::line(&name))),
        })
        .collect()
}

fn own_fields(text: &str) -> Result<Vec<OwnField>, String> {
    Ok(pairs(text)?
        .into_iter()
        .map(|(name, value)| OwnField { name, value })
        .collect())
}

/// Lines of `mail ana@example.org (work)`.
fn points(text: &str) -> Result<Vec<ContactPoint>, String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| {
            let (kind, rest) = line.split_once([' ', ':']).unwrap_or((line, ""));
            let kind = ContactKind::from_word(&kind.to_lowercase());
            let (value, label) = match rest
                .trim()
                .strip_suffix(')')
                .and_then(|rest| rest.rsplit_once(" ("))
            {
                Some((value, label)) => (value.trim(), label),
                None => (rest.trim(), ""),
            };
            match kind {
                Some(kind) if !value.is_empty() => Ok(ContactPoint {
                    kind,
                    label: label.to_owned(),
                    value: value.to_owned(),
                }),
                _ => Err(format!(
                    "{}: begin the line with mail, phone, handle, address or url",
                    visible::line(line)
                )),
            }
        })
        .collect()
}

fn written_dates(dates: &[NamedDate]) -> String {
    let lines: Vec<String> = dates
        .iter()
        .map(|date| format!("{}: {}", date.name, date.on))
        .collect();
    lines.join("\n")
}

fn written_fields(fields: &[OwnField]) -> String {
    let lines: Vec<String> = fields
        .iter()
        .map(|field| format!("{}: {}", field.name, field.value))
        .collect();
    lines.join("\n")
}

fn written_points(points: &[ContactPoint]) -> String {
    let lines: Vec<String> = points
        .iter()
        .map(|point| {
            let label = if point.label.is_empty() {
                String::new()
            } else {
                format!(" ({})", point.label)
            };
            format!("{} {}{label}", point.kind.word(), point.value)
        })
        .collect();
    lines.join("\n")
}

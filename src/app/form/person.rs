//! The form of a person.

use crate::app::form::deed::FormDeed;
use crate::app::form::fields::{self, Calendar, written};
use crate::app::form::list;
use crate::app::form::sheet::{Form, Row, Subject, Takes, row};
use crate::app::known::Known;
use crate::domain::beginnings::Sort;
use crate::domain::page::PersonPage;
use crate::domain::person::{ContactKind, ContactPoint, NamedDate, OwnField, Person, Standing};
use crate::domain::text::visible;
use crate::domain::word::Word;

const STANDINGS: &[&str] = &["active", "resting", "let go", "died"];

/// The field with the ways to reach somebody.
pub const REACH: &str = "Reach them";

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
            list::NAMES,
            Names(&[]),
            list::names_written(person.other_names.iter().map(String::as_str)),
        ),
        row("Pronouns", "such as she/her", Line, person.pronouns.clone()),
        row(
            "Circle",
            "a name of yours, such as close; empty for none",
            Name(&[Sort::Circle]),
            written(circle),
        ),
        row("Tags", list::TAGS, Line, list::tags_written(&person.tags)),
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
            "14 May 1984 or 1984-05-14; 14 May without the year",
            Line,
            written(person.birthday.map(fields::written_anniversary)),
        ),
        row(
            "Days",
            "one a line: wedding: 2014-06-21, or 21 June without the year",
            Lines,
            each(&person.dates, written_date),
        ),
        row(
            REACH,
            "one a line: mail ana@example.org (work); or phone, url, handle, address",
            Lines,
            each(&person.contact_points, written_point),
        ),
        row(
            "Own fields",
            "one a line: allergies: nuts",
            Lines,
            each(&person.fields, written_field),
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
            "active, resting, let go or died",
            Takes::Word(STANDINGS),
            fields::said(person.standing),
        ),
        row(
            "Died on",
            "the day, if you know it; a day alone says that they died",
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
    form.put("Name", &mut changed.name);
    if changed.name.is_empty() {
        form.refuse("Name", "A person needs a name".to_owned());
    }
    take(form, "Other names", list::names, &mut changed.other_names);
    take(form, "Tags", list::tags, &mut changed.tags);
    for (label, text) in [
        ("Pronouns", &mut changed.pronouns),
        ("Lives in", &mut changed.lives_in),
        ("How you met", &mut changed.how_met),
        ("Note", &mut changed.note),
        ("Photo", &mut changed.photo),
    ] {
        form.put(label, text);
    }
    take(form, "Usual gap", gap, &mut changed.usual_gap);
    take(
        form,
        "Met on",
        |text| calendar.happened(text),
        &mut changed.met_on,
    );
    take(form, "Birthday", fields::anniversary, &mut changed.birthday);
    take(
        form,
        "Died on",
        |text| calendar.happened(text),
        &mut changed.died_on,
    );
    let (kept, read) = (&person.dates, &mut changed.dates);
    take(
        form,
        "Days",
        |text| lines(text, kept, written_date, date),
        read,
    );
    let (kept, read) = (&person.contact_points, &mut changed.contact_points);
    take(
        form,
        REACH,
        |text| lines(text, kept, written_point, point),
        read,
    );
    let (kept, read) = (&person.fields, &mut changed.fields);
    take(
        form,
        "Own fields",
        |text| lines(text, kept, written_field, own_field),
        read,
    );
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
    stand(form, person.standing, &mut changed);
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

/// A day on which they died says how they stand; beside another standing that was written it cannot be.
fn stand(form: &mut Form, before: Standing, changed: &mut Person) {
    let dead = changed.standing == Standing::Died;
    let told = form.changed("Standing") || before == Standing::LetGo;
    if changed.died_on.is_none() || dead {
        return;
    }
    if told {
        let why = "There is a day on which they died: write died here, or empty “Died on”";
        form.refuse("Standing", why.to_owned());
    } else if form.changed("Died on") {
        changed.standing = Standing::Died;
    }
}

/// Reads one field into `value` if it was changed, or notes in the form why that cannot be. What was
/// not touched stays as it is kept, also where its text says less.
pub fn take<T>(
    form: &mut Form,
    label: &str,
    read: impl Fn(&str) -> Result<T, String>,
    value: &mut T,
) {
    if !form.changed(label) {
        return;
    }
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

/// Values, one a line. A line that reads as one of those `kept` is that one, whatever signs are in it.
fn lines<T: Clone>(
    text: &str,
    kept: &[T],
    written: impl Fn(&T) -> String,
    read: impl Fn(&str) -> Result<T, String>,
) -> Result<Vec<T>, String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| {
            let same = kept.iter().find(|one| written(one).trim() == line);
            same.map_or_else(|| read(line), |one| Ok(one.clone()))
        })
        .collect()
}

/// `name: value`.
fn pair(line: &str) -> Result<(&str, &str), String> {
    line.split_once(':')
        .map(|(name, value)| (name.trim(), value.trim()))
        .filter(|(name, value)| !name.is_empty() && !value.is_empty())
        .ok_or_else(|| format!("{} needs a name, a colon and a value", visible::line(line)))
}

fn date(line: &str) -> Result<NamedDate, String> {
    let (name, day) = pair(line)?;
    let of = |why: String| format!("{}: {why}", visible::line(name));
    let on = fields::anniversary(day).map_err(of)?;
    on.map(|on| NamedDate {
        name: name.to_owned(),
        on,
    })
    .ok_or_else(|| of("a day is missing".to_owned()))
}

fn own_field(line: &str) -> Result<OwnField, String> {
    let (name, value) = pair(line)?;
    Ok(OwnField {
        name: name.to_owned(),
        value: value.to_owned(),
    })
}

/// `mail ana@example.org (work)`.
fn point(line: &str) -> Result<ContactPoint, String> {
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
}

fn written_date(date: &NamedDate) -> String {
    format!("{}: {}", date.name, fields::written_anniversary(date.on))
}

fn written_field(field: &OwnField) -> String {
    format!("{}: {}", field.name, field.value)
}

fn written_point(point: &ContactPoint) -> String {
    let label = if point.label.is_empty() {
        String::new()
    } else {
        format!(" ({})", point.label)
    };
    format!("{} {}{label}", point.kind.word(), point.value)
}

/// One a line.
fn each<T>(all: &[T], written: impl Fn(&T) -> String) -> String {
    all.iter().map(written).collect::<Vec<_>>().join("\n")
}

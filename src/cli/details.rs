//! What can be said of a person, the same for `add` and `edit`.

use clap::Args;

use crate::cli::call::Call;
use crate::cli::change::{self, Change, Gap};
use crate::cli::failure::Failure;
use crate::cli::when;
use crate::cli::who::Everybody;
use crate::domain::day::Anniversary;
use crate::domain::id::Id;
use crate::domain::person::{ContactKind, ContactPoint, NamedDate, OwnField, Person};
use crate::domain::text::fold::fold;
use crate::store::people::CircleChoice;

/// The options. An empty text clears what was noted; lists are added to, and emptied by an empty
/// text before that.
#[derive(Args, Clone, Debug, Default)]
#[group(skip)]
pub struct Details {
    /// Another name they go by
    #[arg(long, value_name = "NAME")]
    pub other_name: Vec<String>,
    /// The circle you put them in; made if it is new
    #[arg(long)]
    pub circle: Option<String>,
    /// How often the two of you usually meet, in days
    #[arg(long, value_name = "DAYS")]
    pub every: Option<Change<Gap>>,
    /// Such as 1984-05-14, or --05-14 without the year
    #[arg(long, value_name = "DAY", allow_hyphen_values = true, value_parser = birthday)]
    pub birthday: Option<Change<Anniversary>>,
    /// When you met: 2014-05-12, 2014-05 or 2014, or in words
    #[arg(long, value_name = "DAY")]
    pub met: Option<String>,
    /// How you met
    #[arg(long, value_name = "TEXT")]
    pub how_met: Option<String>,
    /// Through whom you met
    #[arg(long, value_name = "NAME")]
    pub through: Option<String>,
    /// Where they live
    #[arg(long, value_name = "TEXT")]
    pub lives_in: Option<String>,
    /// Such as she/her
    #[arg(long, value_name = "TEXT")]
    pub pronouns: Option<String>,
    /// A tag, with or without #
    #[arg(long)]
    pub tag: Vec<String>,
    /// A day that comes round, with its name: 'wedding=12 June 2010'; an empty day removes it
    #[arg(long, value_name = "NAME=DAY")]
    pub date: Vec<String>,
    /// A field of your own: 'shoe size=38'; an empty value removes it
    #[arg(long, value_name = "NAME=VALUE")]
    pub field: Vec<String>,
    /// The path of a photo
    #[arg(long, value_name = "PATH")]
    pub photo: Option<String>,
    /// A free note
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// A mail address
    #[arg(long, value_name = "ADDRESS")]
    pub mail: Vec<String>,
    /// A telephone number
    #[arg(long, value_name = "NUMBER", allow_hyphen_values = true)]
    pub phone: Vec<String>,
    /// A web page
    #[arg(long)]
    pub url: Vec<String>,
    /// A name on some service
    #[arg(long)]
    pub handle: Vec<String>,
    /// A postal address
    #[arg(long, value_name = "TEXT")]
    pub address: Vec<String>,
}

impl Details {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        let texts = [
            &self.circle,
            &self.how_met,
            &self.through,
            &self.lives_in,
            &self.pronouns,
            &self.note,
            &self.met,
            &self.photo,
        ];
        texts.iter().all(|text| text.is_none())
            && self.every.is_none()
            && self.birthday.is_none()
            && self.date.is_empty()
            && self.field.is_empty()
            && self.other_name.is_empty()
            && self.tag.is_empty()
            && self.contacts().iter().all(|(_, given)| given.is_empty())
    }

    /// Notes it all in `person`; answers which circle they shall be in.
    pub fn apply(
        &self,
        person: &mut Person,
        everybody: &Everybody<'_>,
        call: &Call,
    ) -> anyhow::Result<CircleChoice> {
        for (given, text) in [
            (&self.how_met, &mut person.how_met),
            (&self.lives_in, &mut person.lives_in),
            (&self.pronouns, &mut person.pronouns),
            (&self.note, &mut person.note),
            (&self.photo, &mut person.photo),
        ] {
            if let Some(given) = given {
                given.trim().clone_into(text);
            }
        }
        change::extend(&mut person.other_names, &self.other_name);
        let tags = self.tag.iter().map(|tag| match tag.trim() {
            // An empty text empties the list.
            "" => Ok(String::new()),
            tag => plain_tag(tag),
        });
        change::extend(&mut person.tags, &tags.collect::<Result<Vec<_>, _>>()?);
        Change::apply(self.birthday.as_ref(), &mut person.birthday);
        if self.birthday.is_some() {
            refuse_unborn(person, call)?;
        }
        if let Some(met) = &self.met {
            person.met_on = when::cleared_or_past_day(met, call)?;
        }
        for date in &self.date {
            set_date(&mut person.dates, date)?;
        }
        for field in &self.field {
            set_field(&mut person.fields, field)?;
        }
        let mut gap = person.usual_gap.map(Gap);
        Change::apply(self.every.as_ref(), &mut gap);
        person.usual_gap = gap.map(|gap| gap.0);
        match self.through.as_deref().map(str::trim) {
            None => {}
            Some("") => person.met_through = None,
            Some(name) => person.met_through = Some(other_than(person, everybody.find(name)?)?),
        }
        for (kind, given) in self.contacts() {
            add_contacts(&mut person.contact_points, kind, given);
        }
        Ok(match self.circle.as_deref().map(str::trim) {
            None => CircleChoice::AsItIs,
            Some("") => CircleChoice::None,
            Some(name) => CircleChoice::Named(name.to_owned()),
        })
    }

    fn contacts(&self) -> [(ContactKind, &[String]); 5] {
        [
            (ContactKind::Mail, &self.mail),
            (ContactKind::Phone, &self.phone),
            (ContactKind::Url, &self.url),
            (ContactKind::Handle, &self.handle),
            (ContactKind::Address, &self.address),
        ]
    }
}

fn birthday(text: &str) -> Result<Change<Anniversary>, String> {
    if text.trim().is_empty() {
        return Ok(Change::Clear);
    }
    when::anniversary(text).map(Change::To)
}

/// Whoever is known was born by today.
fn refuse_unborn(person: &Person, call: &Call) -> Result<(), Failure> {
    let born = person
        .birthday
        .and_then(|birthday| birthday.in_year(birthday.year()?));
    match born.filter(|born| *born > call.today()) {
        None => Ok(()),
        Some(born) => Err(Failure::new(
            format!("{born} is still to come, so it is no birthday"),
            "Look at the year; --05-14 is a birthday without one",
        )),
    }
}

/// `NAME=VALUE` in its two parts.
fn two_parts<'t>(text: &'t str, example: &str) -> Result<(&'t str, &'t str), Failure> {
    match text
        .split_once('=')
        .map(|(name, value)| (name.trim(), value.trim()))
    {
        Some((name, value)) if !name.is_empty() => Ok((name, value)),
        _ => Err(Failure::new(
            format!("{text:?} has no name and value"),
            format!("Write both: {example}"),
        )),
    }
}

fn set_field(fields: &mut Vec<OwnField>, text: &str) -> Result<(), Failure> {
    let (name, value) = two_parts(text, "--field 'shoe size=38'")?;
    let place = fields
        .iter()
        .position(|field| fold(&field.name) == fold(name));
    match (place.and_then(|place| fields.get_mut(place)), place) {
        (_, Some(place)) if value.is_empty() => drop(fields.remove(place)),
        (Some(field), _) => value.clone_into(&mut field.value),
        (None, _) if value.is_empty() => {}
        (None, _) => fields.push(OwnField {
            name: name.to_owned(),
            value: value.to_owned(),
        }),
    }
    Ok(())
}

fn set_date(dates: &mut Vec<NamedDate>, text: &str) -> Result<(), Failure> {
    let (name, day) = two_parts(text, "--date 'wedding=12 June 2010'")?;
    let on = (!day.is_empty())
        .then(|| when::anniversary(day))
        .transpose()
        .map_err(|message| Failure::new(message, "Leave out the year where it is not known"))?;
    dates.retain(|date| fold(&date.name) != fold(name));
    dates.extend(on.map(|on| NamedDate {
        name: name.to_owned(),
        on,
    }));
    Ok(())
}

/// `through`, unless it is the person themselves.
fn other_than(person: &Person, through: Id<Person>) -> Result<Id<Person>, Failure> {
    if through == person.id {
        return Err(Failure::new(
            format!("You cannot have met {} through themselves", person.name),
            "Name somebody else with --through",
        ));
    }
    Ok(through)
}

/// A tag as it is kept: one word, without its sign.
pub fn plain_tag(tag: &str) -> Result<String, Failure> {
    let tag = tag.trim().trim_start_matches('#');
    if tag.is_empty() || tag.contains(char::is_whitespace) {
        return Err(Failure::new(
            format!("{tag:?} is no tag"),
            "A tag is one word, such as: boat",
        ));
    }
    Ok(tag.to_owned())
}

fn add_contacts(points: &mut Vec<ContactPoint>, kind: ContactKind, given: &[String]) {
    for value in given.iter().map(|value| value.trim()) {
        let is_known = |point: &ContactPoint| point.kind == kind && point.value == value;
        if value.is_empty() {
            points.retain(|point| point.kind != kind);
        } else if !points.iter().any(is_known) {
            points.push(ContactPoint {
                kind,
                label: String::new(),
                value: value.to_owned(),
            });
        }
    }
}

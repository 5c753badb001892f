//! The form of an interaction.

use chrono::NaiveTime;

use crate::app::form::deed::FormDeed;
use crate::app::form::fields::{self, Calendar, written};
use crate::app::form::list;
use crate::app::form::person::take;
use crate::app::form::sheet::{Form, Row, Subject, Takes, row};
use crate::app::known::Known;
use crate::domain::beginnings::Sort;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::interaction::{
    Began, Depth, Interaction, Kind, Minutes, Participant, clock_time,
};
use crate::domain::names::Names;
use crate::domain::person::Person;
use crate::domain::sentence::clock::{self, SaidTime};
use crate::domain::sentence::length::minutes_of;
use crate::domain::sentence::page::Page;
use crate::domain::timeline::TimelineRow;
use crate::domain::word::Word;
use crate::wording::days;

const KINDS: &[&str] = &[
    "met",
    "call",
    "video",
    "message",
    "letter",
    "reached out",
    "helped",
    "gift",
    "event",
    "note",
];
const BEGAN: &[&str] = &["me", "them", "both"];
const YES_OR_NO: &[&str] = &["yes", "no"];
const TIME: &str = "duty, or freely chosen";

/// The form, filled with what is kept; `shown` is the one whose timeline it stands in.
#[must_use]
pub fn form(of: &TimelineRow, shown: Option<(Id<Person>, &str)>) -> Form {
    let kept = &of.interaction;
    let names: Vec<&str> = kept
        .people
        .iter()
        .filter_map(|person| {
            let other = of.others.iter().find(|(id, _)| *id == person.id);
            other.map(|(_, name)| name.as_str()).or_else(|| {
                shown
                    .filter(|(id, _)| *id == person.id)
                    .map(|(_, name)| name)
            })
        })
        .collect();
    let began = same(&kept.people, |person| person.began);
    Form::new(
        Subject::Interaction(Box::new(kept.clone())),
        format!("What happened {}", days::at(kept.day)),
        rows(of, &list::names_written(names), began.flatten()),
    )
}

fn rows(of: &TimelineRow, names: &str, began: Option<Began>) -> Vec<Row> {
    use Takes::{Line, Lines, Name, Names};
    let kept = &of.interaction;
    let time = kept
        .time
        .map(|time| time.format(clock_time::FORMAT).to_string());
    let depth = |depth: Option<Depth>| written(depth.map(u8::from));
    vec![
        row(
            "Words",
            "what there is to remember",
            Lines,
            kept.words.clone(),
        ),
        row(
            "Day",
            "2026-11-20; 2026-11 or 2026 if that is all you know",
            Line,
            kept.day.to_string(),
        ),
        row(
            "Until",
            "the last day, if it ran over several",
            Line,
            written(kept.last_day),
        ),
        row("Time", "18:30, 7pm, noon", Line, time.unwrap_or_default()),
        row(
            "Kind",
            "met, call, video, message, letter, reached out, helped, gift, event or note",
            Takes::Word(KINDS),
            kept.kind.map(fields::said).unwrap_or_default(),
        ),
        row(
            "With",
            list::NAMES,
            Names(&[Sort::Person]),
            names.to_owned(),
        ),
        row(
            "Began",
            "me, them or both; empty if you do not know",
            Takes::Word(BEGAN),
            began.map(Began::word).unwrap_or_default().to_owned(),
        ),
        row(
            "How long",
            "2h, 90 min, an hour and a half",
            Line,
            written(
                kept.minutes
                    .map(|minutes| format!("{} min", minutes.number())),
            ),
        ),
        row(
            "Duty",
            TIME,
            Takes::Word(YES_OR_NO),
            if kept.chosen { "no" } else { "yes" }.to_owned(),
        ),
        row(
            "Depth, yours",
            "0 logistics, 1 everyday, 2 personal, 3 risky to say",
            Line,
            depth(kept.depth.mine),
        ),
        row(
            "Depth, theirs",
            "as you see it",
            Line,
            depth(kept.depth.theirs),
        ),
        row(
            "Place",
            "",
            Name(&[Sort::Place]),
            of.place.clone().unwrap_or_default(),
        ),
        row("Tags", list::TAGS, Line, list::tags_written(&kept.tags)),
        row(
            "Private",
            "yes leaves it out of a story you give away",
            Takes::Word(YES_OR_NO),
            if kept.private { "yes" } else { "no" }.to_owned(),
        ),
    ]
}

/// What all of them have; `None` if they differ or there is nobody.
fn same<T: PartialEq>(people: &[Participant], of: impl Fn(&Participant) -> T) -> Option<T> {
    let (first, rest) = people.split_first()?;
    let value = of(first);
    rest.iter()
        .all(|person| of(person) == value)
        .then_some(value)
}

/// The interaction as the form says; `None`, and what is wrong noted in the form, if it cannot be.
pub fn settle(
    form: &mut Form,
    kept: &Interaction,
    known: &Known,
    calendar: Calendar,
) -> Option<FormDeed> {
    form.forgive();
    let mut changed = kept.clone();
    form.put("Words", &mut changed.words);
    take(form, "Tags", list::tags, &mut changed.tags);
    take(form, "Day", |text| day(text, calendar), &mut changed.day);
    take(
        form,
        "Until",
        |text| calendar.happened(text),
        &mut changed.last_day,
    );
    changed.last_day = changed.last_day.filter(|last| *last != changed.day);
    if changed.last_day.is_some_and(|last| {
        last < changed.day || last.date().is_none() || changed.day.date().is_none()
    }) {
        form.refuse(
            "Until",
            "The last day comes after the first, and both are exact".to_owned(),
        );
    }
    take(form, "Time", time, &mut changed.time);
    take(form, "Kind", fields::word, &mut changed.kind);
    take(form, "How long", minutes, &mut changed.minutes);
    let yes = |text: &str| match text {
        "yes" => Ok(true),
        "no" | "" => Ok(false),
        _ => Err("Write yes or no".to_owned()),
    };
    take(form, "Private", yes, &mut changed.private);
    let mut duty = !changed.chosen;
    take(form, "Duty", yes, &mut duty);
    changed.chosen = !duty;
    take(form, "Depth, yours", depth, &mut changed.depth.mine);
    take(form, "Depth, theirs", depth, &mut changed.depth.theirs);
    people(form, kept, &mut changed, &known.names);
    let place = form.changed("Place").then(|| form.text("Place").to_owned());
    if place.as_deref() == Some("") {
        changed.place = None;
    }
    form.rows
        .iter()
        .all(|row| row.trouble.is_none())
        .then(|| FormDeed::Interaction {
            interaction: Box::new(changed),
            place: place.filter(|place| !place.is_empty()),
        })
}

/// Those of the form. Somebody who was there before keeps what the form does not change.
fn people(form: &mut Form, kept: &Interaction, changed: &mut Interaction, names: &Names) {
    if form.changed("With") {
        let present: Vec<_> = kept.people.iter().map(|person| person.id).collect();
        let read = |text: &str| fields::people(text, names, &present);
        let mut ids = present.clone();
        take(form, "With", read, &mut ids);
        // Somebody who was there too was there as the others were.
        let two_way = same(&kept.people, |person| person.two_way)
            .unwrap_or_else(|| changed.kind.is_none_or(Kind::two_way));
        let began = same(&kept.people, |person| person.began).flatten();
        changed.people = ids
            .iter()
            .enumerate()
            .filter(|(at, id)| ids.iter().position(|other| other == *id) == Some(*at))
            .map(|(_, id)| {
                let before = kept.people.iter().find(|person| person.id == *id);
                before.copied().unwrap_or(Participant {
                    id: *id,
                    two_way,
                    began,
                })
            })
            .collect();
    }
    if let Some(kind) = changed.kind.filter(|_| form.changed("Kind")) {
        let two_way = kind.two_way();
        for person in &mut changed.people {
            person.two_way = two_way;
        }
    }
    if form.changed("Began") {
        let mut began = None;
        take(form, "Began", fields::word, &mut began);
        for person in &mut changed.people {
            person.began = began;
        }
    }
}

fn day(text: &str, calendar: Calendar) -> Result<Day, String> {
    calendar
        .happened(text)?
        .ok_or_else(|| "Something that happened has a day; a month or a year will do".to_owned())
}

fn time(text: &str) -> Result<Option<NaiveTime>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    if let Ok(time) = NaiveTime::parse_from_str(text, clock_time::FORMAT) {
        return Ok(Some(time));
    }
    // As a sentence says it: "7pm", "half past 5 pm", "at noon".
    let page = Page::new(text);
    let timed = clock::timed(&page, 0, None).filter(|timed| timed.end >= page.len());
    match timed.map(|timed| timed.said) {
        Some(SaidTime::Settled(time)) => Ok(Some(time)),
        Some(SaidTime::Either(morning, evening)) => {
            let [morning, evening] = [morning, evening].map(days::clock);
            Err(format!("That is {morning} or {evening}: write which"))
        }
        Some(SaidTime::Refused(why, next)) => Err(format!("{why} {next}").trim().to_owned()),
        None => Err("Write the time as 18:30 or 7pm".to_owned()),
    }
}

fn minutes(text: &str) -> Result<Option<Minutes>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    minutes_of(text)
        .map(Some)
        .ok_or_else(|| "Write how long as 2h, 90 min or 1h30".to_owned())
}

fn depth(text: &str) -> Result<Option<Depth>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse::<u8>()
        .ok()
        .and_then(|step| Depth::try_from(step).ok())
        .map(Some)
        .ok_or_else(|| "Depth is 0, 1, 2 or 3".to_owned())
}

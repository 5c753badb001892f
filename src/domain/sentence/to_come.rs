//! What is still to come: a day ahead makes a topic. A time of today that has not come ("Élodie called
//! at 18:30", written at two in the afternoon) was yesterday, or it is meant; that is asked.

use chrono::{NaiveTime, TimeDelta};

use crate::domain::day::{Day, Days, shifted};
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::sentence::choice::chosen;
use crate::domain::sentence::lexicon::PAST;
use crate::domain::sentence::reading::{
    Offer, Open, OpenKind, Problem, ReadTopic, Reading, Setting, Span, Why,
};
use crate::domain::sentence::said::{id, label};
use crate::domain::sentence::when::When;
use crate::domain::topic::TopicKind;

/// Nobody looks at the clock so closely.
const NEARLY: TimeDelta = TimeDelta::minutes(30);

/// The id of the offer that it has not happened yet.
const AHEAD: &str = "ahead";

/// Asks about a time of today that is still to come.
pub fn of_today(reading: &mut Reading, when: &When, text: &str, setting: &Setting<'_>) {
    let today = Days::on(Day::nearest(setting.today));
    let by_clock = reading.time.zip(when.time_span);
    let Some((time, span)) = by_clock.or_else(|| this_evening(when.span?, text)) else {
        return;
    };
    let other_day = by_clock.is_some();
    if reading.days != today {
        return;
    }
    let may_come = !is_past(reading);
    match later(time, span, (other_day, may_come), text, setting) {
        Later::Was => {}
        Later::Yesterday(days) => reading.days = days,
        Later::Ahead => plan(reading, span, setting),
        Later::Asked(open) => reading.open.push(open),
    }
}

/// "Tonight" and "this evening" begin at six.
fn this_evening(span: Span, text: &str) -> Option<(NaiveTime, Span)> {
    let words = span.of(text).to_lowercase();
    let evening = ["tonight", "evening"]
        .iter()
        .any(|word| words.contains(word));
    let six = NaiveTime::from_hms_opt(18, 0, 0)?;
    evening.then_some((six, span))
}

/// Whether it is told as something that has happened.
fn is_past(reading: &Reading) -> bool {
    reading.minutes.is_some() || told_as_past(&reading.words)
}

/// A day still to come makes a topic for one person, to be asked about from that day on. Nothing
/// has happened yet, so there is no interaction.
pub fn plan(reading: &mut Reading, span: Span, setting: &Setting<'_>) {
    let refuse = |reading: &mut Reading, next: &str| {
        let day = label(reading.days);
        reading.problems.push(Problem {
            span,
            message: format!("{day} is still to come."),
            next: next.to_owned(),
        });
    };
    let people: Vec<Id<Person>> = reading.people.iter().map(|person| person.id).collect();
    let person = match (people.as_slice(), reading.new_people.len()) {
        ([one], 0) => Some(*one),
        ([], 1) => None,
        _ => {
            refuse(
                reading,
                "Name one person to note it as a topic for that day, or check the date.",
            );
            return;
        }
    };
    if reading.words.is_empty() {
        refuse(
            reading,
            "Add a few words to note it as a topic for that day.",
        );
        return;
    }
    if is_past(reading) || reading.days.first().latest() < setting.today {
        refuse(
            reading,
            "What has happened needs a day up to today; check the date.",
        );
        return;
    }
    reading.happened = false;
    reading.topics.push(ReadTopic {
        kind: TopicKind::Ask,
        person,
        text: reading.words.clone(),
        from: Some(reading.days.first()),
    });
}

fn told_as_past(words: &str) -> bool {
    words
        .split(|c: char| !c.is_alphanumeric())
        .take(30)
        .any(|word| PAST.contains(word.to_lowercase().as_str()))
}

/// What becomes of a time of today.
enum Later {
    /// It has come, or the user says that it was today.
    Was,
    /// It was yesterday.
    Yesterday(Days),
    /// It is still to come.
    Ahead,
    /// Nobody has said which.
    Asked(Open),
}

/// Whether `time`, which the words at `span` say of today, was or is still to come. It can have been
/// on another day, and be kept for later, only where that `may` be.
fn later(
    time: NaiveTime,
    span: Span,
    (other_day, may_come): (bool, bool),
    text: &str,
    setting: &Setting<'_>,
) -> Later {
    let to_come = setting
        .now
        .is_some_and(|now| time.signed_duration_since(now) > NEARLY);
    if !to_come || !(other_day || may_come) {
        return Later::Was;
    }
    let yesterday = Days::on(Day::nearest(shifted(setting.today, -1)));
    let today = Days::on(Day::nearest(setting.today));
    let choice = chosen(setting.choices, OpenKind::Day, span.of(text));
    match choice {
        Some(choice) if other_day && choice == id(yesterday) => return Later::Yesterday(yesterday),
        Some(choice) if choice == id(today) => return Later::Was,
        Some(AHEAD) if may_come => return Later::Ahead,
        _ => {}
    }
    let offer = |id: String, label: &str, why| Offer {
        id,
        label: label.to_owned(),
        why,
    };
    let yesterday = offer(id(yesterday), "yesterday", Why::Reading);
    let ahead = offer(AHEAD.to_owned(), "still to come", Why::StillToCome);
    let offers = Some(yesterday)
        .filter(|_| other_day)
        .into_iter()
        .chain([offer(id(today), "today", Why::Reading)])
        .chain(Some(ahead).filter(|_| may_come));
    Later::Asked(Open {
        span,
        kind: OpenKind::Day,
        offers: offers.collect(),
    })
}

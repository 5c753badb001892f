//! What is still to come: a day ahead makes a topic. A time of today that has not come ("Élodie called
//! at 18:30", written at two in the afternoon) was yesterday, or it is meant; that is asked. What comes
//! on a day that is not said ("soon") is kept without one.

use chrono::{NaiveTime, TimeDelta};

use crate::domain::day::{Day, Days, shifted};
use crate::domain::sentence::attribute::in_words;
use crate::domain::sentence::choice::chosen;
use crate::domain::sentence::lexicon::PAST;
use crate::domain::sentence::reading::{
    Offer, Open, OpenKind, Problem, ReadTopic, Reading, Setting, Span, Why,
};
use crate::domain::sentence::said::{id, label};
use crate::domain::sentence::someday::{Coming, SomeTime};
use crate::domain::sentence::when::When;
use crate::domain::topic::TopicKind;

/// Nobody looks at the clock so closely.
const NEARLY: TimeDelta = TimeDelta::minutes(30);

/// The id of the offer that it has not happened yet.
const AHEAD: &str = "ahead";

/// Asks about a time of today that is still to come.
pub fn of_today(
    reading: &mut Reading,
    (when, attributes): (&When, &[&str]),
    text: &str,
    setting: &Setting<'_>,
) {
    if let Some(coming) = when.coming {
        someday(reading, (coming, when, attributes), text, setting);
        return;
    }
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
        Later::Ahead => plan(reading, span, (when, attributes), setting),
        Later::Asked(open) => reading.open.push(open),
    }
}

/// What is said to be still to come has not happened, unless it is told or chosen otherwise.
fn someday(
    reading: &mut Reading,
    (coming, when, attributes): (Coming, &When, &[&str]),
    text: &str,
    setting: &Setting<'_>,
) {
    let today = Days::on(Day::nearest(setting.today));
    let choice = chosen(setting.choices, OpenKind::Day, coming.span.of(text));
    let told = told_as_past(&reading.words) || choice == Some(id(today).as_str());
    let from = Some(today.first()).filter(|_| coming.time != SomeTime::Someday);
    if told {
        return;
    }
    if coming.time == SomeTime::Today || choice == Some(AHEAD) {
        if may_be_kept(reading, coming.span, "That is still to come.") {
            keep(reading, when, attributes, from);
        }
        return;
    }
    reading.open.push(Open {
        span: coming.span,
        kind: OpenKind::Day,
        offers: vec![ahead(), offer(id(today), "today", Why::Reading)],
    });
}

const EVENING: &[&str] = &[
    "tonight",
    "evening",
    "abend",
    "soir",
    "stasera",
    "esta noche",
    "avond",
    "kväll",
    "noite",
    "večer",
    "akşam",
    "вечером",
    "wieczorem",
    "今晚",
    "今夜",
];

/// "Tonight" and "this evening" begin at six, "this afternoon" at noon.
fn this_evening(span: Span, text: &str) -> Option<(NaiveTime, Span)> {
    let words = span.of(text).to_lowercase();
    let says = |word: &str| words.contains(word);
    let hour = if EVENING.iter().any(|word| says(word)) {
        18
    } else if says("afternoon") {
        12
    } else {
        return None;
    };
    Some((NaiveTime::from_hms_opt(hour, 0, 0)?, span))
}

/// Whether it is told as something that has happened.
fn is_past(reading: &Reading) -> bool {
    reading.minutes.is_some() || told_as_past(&reading.words)
}

/// A day still to come makes a topic for one person, to be asked about from that day on. Nothing
/// has happened yet, so there is no interaction.
pub fn plan(
    reading: &mut Reading,
    span: Span,
    (when, attributes): (&When, &[&str]),
    setting: &Setting<'_>,
) {
    let message = format!("{} is still to come.", label(reading.days));
    if !may_be_kept(reading, span, &message) {
        return;
    }
    let has_begun = reading.days.first().latest() < setting.today;
    if told_as_past(&reading.words) || has_begun {
        let next = "What has happened needs a day up to today; check the date.";
        refuse(reading, span, &message, next);
        return;
    }
    let from = reading.days.first();
    keep(reading, when, attributes, Some(from));
}

/// Whether it is of one person and has words; else it is refused, unless who it is is still asked.
fn may_be_kept(reading: &mut Reading, span: Span, message: &str) -> bool {
    let one = reading.people.len() + reading.new_people.len() == 1;
    if !one
        && reading
            .open
            .iter()
            .any(|open| open.kind == OpenKind::Person)
    {
        return false;
    }
    let next = if !one {
        "Name one person to note it as a topic for that day, or check the date."
    } else if reading.words.is_empty() {
        "Add a few words to note it as a topic for that day."
    } else {
        return true;
    };
    refuse(reading, span, message, next);
    false
}

fn refuse(reading: &mut Reading, span: Span, message: &str, next: &str) {
    reading.problems.push(Problem {
        span,
        message: message.to_owned(),
        next: next.to_owned(),
    });
}

/// Keeps it as a topic. It has no place for attributes, so those that were written stay in its text.
fn keep(reading: &mut Reading, when: &When, attributes: &[&str], from: Option<Day>) {
    let mut text = with_time(reading, when);
    for written in attributes {
        text.push(' ');
        text.push_str(&in_words(written));
    }
    reading.happened = false;
    reading.topics.push(ReadTopic {
        kind: TopicKind::Ask,
        person: reading.people.first().map(|person| person.id),
        text,
        from,
    });
}

/// The words with what a topic has no other place for: the last of several days, and the time.
fn with_time(reading: &Reading, when: &When) -> String {
    let mut text = reading.words.trim_end_matches('.').to_owned();
    if reading.days.last() != reading.days.first() {
        text += " until ";
        text += &label(Days::on(reading.days.last()));
    }
    let Some(time) = reading.time else {
        return text;
    };
    let minutes = when.minutes.map(|minutes| i64::from(minutes.number()));
    match minutes.map(|minutes| time.overflowing_add_signed(TimeDelta::minutes(minutes)).0) {
        Some(end) => {
            text + &time.format(" from %H:%M").to_string() + &end.format(" to %H:%M").to_string()
        }
        None => text + &time.format(" at %H:%M").to_string(),
    }
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
    let yesterday = offer(id(yesterday), "yesterday", Why::Reading);
    let offers = Some(yesterday)
        .filter(|_| other_day)
        .into_iter()
        .chain([offer(id(today), "today", Why::Reading)])
        .chain(Some(ahead()).filter(|_| may_come));
    Later::Asked(Open {
        span,
        kind: OpenKind::Day,
        offers: offers.collect(),
    })
}

fn offer(id: String, label: &str, why: Why) -> Offer {
    Offer {
        id,
        label: label.to_owned(),
        why,
    }
}

fn ahead() -> Offer {
    offer(AHEAD.to_owned(), "still to come", Why::StillToCome)
}

//! What stands beside the interactions in a script: words given, topics, check-ins, pauses,
//! reviews and the tray. Every id here is left for the numbering at the end.

use std::collections::BTreeMap;

use chrono::NaiveTime;

use crate::demo::cast::Cast;
use crate::demo::script::{Line, Understood, after};
use crate::demo::when;
use crate::domain::candidate::{Candidate, CandidateState};
use crate::domain::check_in::{Answer, CheckIn, Mirror, Question, Step};
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::interaction::{Interaction, Kind, clock_time};
use crate::domain::pause::{Pause, PauseReason};
use crate::domain::person::Person;
use crate::domain::promise::{End, Ended, Promise, Side};
use crate::domain::record::Record;
use crate::domain::review_event::{ReviewEvent, ReviewKind};
use crate::domain::topic::{Closed, Closing, Topic, TopicKind};
use crate::domain::word::Word;

/// An id to be numbered later.
const LATER: i64 = 0;

/// `! mine -40 by:-30 kept:-31 | words | how it was made good`
///
/// `renews` stands for "the one in the line before, with a new day".
///
/// # Errors
/// A word that is not understood.
pub fn promise(line: Line<'_>, person: Id<Person>, cast: &Cast<'_>) -> Understood<Promise> {
    let mut words = line.words();
    let mut promise = Promise {
        id: Id::from_number(LATER),
        person,
        whose: word(words.next())?,
        given_on: day(words.next(), cast)?,
        text: prose(line, 1, cast)?,
        by: None,
        ended: None,
        repaired: when::filled(line.field(2), cast.today)?,
        renews: None,
        interaction: None,
        record: Record::new(0),
    };
    for named in words {
        if let Some(by) = after(named, "by:") {
            promise.by = Some(day(Some(by), cast)?);
        } else if named == "renews" {
            promise.renews = Some(Id::from_number(LATER));
        } else {
            let (how, on) = named.split_once(':').ok_or("no end")?;
            promise.ended = Some(Ended {
                how: word::<End>(Some(how))?,
                on: day(Some(on), cast)?,
            });
        }
    }
    Ok(promise)
}

/// `? ask -40 from:+3 answered:-12 theirs | words`
///
/// # Errors
/// A word that is not understood.
pub fn topic(line: Line<'_>, person: Option<Id<Person>>, cast: &Cast<'_>) -> Understood<Topic> {
    let mut words = line.words();
    let mut topic = Topic {
        id: Id::from_number(LATER),
        person,
        kind: word(words.next())?,
        whose: Side::Mine,
        noted_on: day(words.next(), cast)?,
        text: prose(line, 1, cast)?,
        from: None,
        closed: None,
        interaction: None,
        record: Record::new(0),
    };
    if topic.kind == TopicKind::Need {
        topic.whose = Side::Theirs;
    }
    for named in words {
        if let Some(from) = after(named, "from:") {
            topic.from = Some(day(Some(from), cast)?);
        } else if let Some(side) = Side::from_word(named) {
            topic.whose = side;
        } else {
            let (how, on) = named.split_once(':').ok_or("no way to close it")?;
            topic.closed = Some(Closed {
                how: word::<Closing>(Some(how))?,
                on: day(Some(on), cast)?,
            });
        }
    }
    Ok(topic)
}

/// `% -61 trust:3 value:4 mirror:think_so | trust: words beside the answer`
///
/// # Errors
/// A word that is not understood.
pub fn check_in(line: Line<'_>, person: Id<Person>, cast: &Cast<'_>) -> Understood<CheckIn> {
    let mut words = line.words();
    let on = day(words.next(), cast)?;
    let mut answers: BTreeMap<Question, Answer> = BTreeMap::new();
    let mut mirror = None;
    for named in words {
        let (question, step) = named.split_once(':').ok_or("no answer")?;
        if question == "mirror" {
            mirror = Some(word::<Mirror>(Some(step))?);
            continue;
        }
        let step: u8 = step.parse().map_err(|_| "no step")?;
        let answer = Answer {
            step: Some(Step::try_from(step)?),
            words: String::new(),
        };
        answers.insert(word(Some(question))?, answer);
    }
    for beside in line.fields().skip(1) {
        let (question, said) = beside.split_once(": ").ok_or("no question")?;
        let answer = answers.entry(word(Some(question))?).or_insert(Answer {
            step: None,
            words: String::new(),
        });
        answer.words = when::filled(said, cast.today)?;
    }
    Ok(CheckIn {
        id: Id::from_number(LATER),
        person,
        day: on,
        answers,
        mirror,
        record: Record::new(0),
    })
}

/// `^ travel -60 -22 | words`, with `open` for no end and `until_contact`.
///
/// # Errors
/// A word that is not understood.
pub fn pause(line: Line<'_>, person: Id<Person>, cast: &Cast<'_>) -> Understood<Pause> {
    let mut words = line.words();
    Ok(Pause {
        id: Id::from_number(LATER),
        person,
        reason: word::<PauseReason>(words.next())?,
        from: day(words.next(), cast)?,
        to: match words.next() {
            Some("open") => None,
            end => Some(day(end, cast)?),
        },
        until_contact: words.next() == Some("until_contact"),
        words: when::filled(line.field(1), cast.today)?,
        record: Record::new(0),
    })
}

/// `& -20 not_now 14 | the card`
///
/// # Errors
/// A word that is not understood.
pub fn review(
    line: Line<'_>,
    person: Option<Id<Person>>,
    cast: &Cast<'_>,
) -> Understood<ReviewEvent> {
    let mut words = line.words();
    let on = day(words.next(), cast)?;
    let kind = word::<ReviewKind>(words.next())?;
    let until = match words.next() {
        Some(days) => {
            let days: i64 = days.parse().map_err(|_| "no number of days")?;
            Some(Day::nearest(crate::domain::day::shifted(
                on.earliest(),
                days,
            )))
        }
        None => None,
    };
    Ok(ReviewEvent {
        id: Id::from_number(LATER),
        person,
        day: on,
        kind,
        card: line.field(1).to_owned(),
        until,
        record: Record::new(0),
    })
}

/// `tray: -2 18:30 call ana | source | address | summary`
///
/// # Errors
/// A word that is not understood.
pub fn candidate(line: Line<'_>, cast: &Cast<'_>) -> Understood<Candidate> {
    let mut words = line.words();
    let on = day(words.next(), cast)?;
    let time = NaiveTime::parse_from_str(words.next().unwrap_or(""), clock_time::FORMAT);
    Ok(Candidate {
        id: Id::from_number(LATER),
        source: line.field(1).to_owned(),
        day: on,
        time: Some(time.map_err(|_| "no time")?),
        kind: Some(word::<Kind>(words.next())?),
        people: words
            .map(|key| cast.person(key))
            .collect::<Understood<_>>()?,
        addresses: vec![line.field(2).to_owned()],
        summary: when::filled(line.field(3), cast.today)?,
        state: CandidateState::Waiting,
        interaction: None::<Id<Interaction>>,
        record: Record::new(0),
    })
}

fn prose(line: Line<'_>, place: usize, cast: &Cast<'_>) -> Understood<String> {
    match line.field(place) {
        "" => Err("the words are missing".to_owned()),
        words => when::filled(words, cast.today),
    }
}

fn day(word: Option<&str>, cast: &Cast<'_>) -> Understood<Day> {
    when::day(word.unwrap_or(""), cast.today)
}

fn word<T: Word>(word: Option<&str>) -> Understood<T> {
    let word = word.unwrap_or("");
    T::from_word(word).ok_or_else(|| format!("{word:?} means nothing here"))
}

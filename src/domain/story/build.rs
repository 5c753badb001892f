//! From a person's page and timeline to the story.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};

use crate::domain::day::{Day, Days};
use crate::domain::find::wanted::Sort;
use crate::domain::id::Id;
use crate::domain::interaction::{Interaction, Kind};
use crate::domain::page::PersonPage;
use crate::domain::person::Person;
use crate::domain::promise::End;
use crate::domain::sorting;
use crate::domain::story::choices::Choices;
use crate::domain::story::season::Part;
use crate::domain::story::tale::{Chapter, LeftOut, Link, Met, Moment, Scene, Story, What};
use crate::domain::timeline::TimelineRow;

/// A moment with the time that orders the moments of a day.
type Timed = (Moment, Option<NaiveTime>);

/// The story of `page`, whose interactions are `rows`, as of `today`. It may be without any moment.
#[must_use]
pub fn story(
    page: &PersonPage,
    rows: Vec<TimelineRow>,
    choices: &Choices,
    today: NaiveDate,
) -> Story {
    let mut left_out = LeftOut::default();
    let hidden: Vec<Id<Interaction>> = rows
        .iter()
        .map(|row| &row.interaction)
        .filter(|of| of.private && !choices.private)
        .map(|of| of.id)
        .collect();
    let mut moments: Vec<Timed> = Vec::with_capacity(rows.len());
    for row in rows {
        if keep(&row, choices, today, &mut left_out) {
            moments.push(scene(row, page.person.id));
        }
    }
    let is_hidden = |from: Option<Id<Interaction>>| from.is_some_and(|id| hidden.contains(&id));
    let now = Day::nearest(today);
    add_promises(page, choices, &is_hidden, now, &mut moments, &mut left_out);
    add_topics(page, choices, &is_hidden, now, &mut moments, &mut left_out);
    add_check_ins(page, choices, now, &mut moments, &mut left_out);
    // The sort keeps the order of what has neither.
    sorting::by_key(&mut moments, |(moment, time)| {
        (Part::of(moment.day), moment.day, *time)
    });
    let mut moments: Vec<Moment> = moments.into_iter().map(|(moment, _)| moment).collect();
    link(&mut moments);
    let first = take_first(&mut moments, page.since);
    let person = &page.person;
    Story {
        person: person.id,
        name: person.name.clone(),
        title: choices.title.clone(),
        opening: choices.opening.clone(),
        since: first.as_ref().map(|first| first.day),
        met: if choices.narrow() {
            Met::default()
        } else {
            Met {
                on: person.met_on,
                through: page.met_through.clone(),
                words: person.how_met.clone(),
            }
        },
        first,
        chapters: chapters(moments, choices.southern),
        standing: person.standing,
        died_on: person.died_on,
        told_on: now,
        left_out,
    }
}

/// Whether the interaction belongs in, counting it if not.
fn keep(row: &TimelineRow, choices: &Choices, today: NaiveDate, left_out: &mut LeftOut) -> bool {
    let of = &row.interaction;
    let why = if of.day.earliest() > today || !choices.take_row(row) {
        &mut left_out.not_chosen
    } else if of.private && !choices.private {
        &mut left_out.private
    } else if of.kind == Some(Kind::Note) && !choices.want_notes() {
        &mut left_out.notes
    } else {
        return true;
    };
    *why += 1;
    false
}

fn scene(row: TimelineRow, person: Id<Person>) -> Timed {
    let of = row.interaction;
    let together = of.people.iter().any(|one| one.id == person && one.two_way);
    let grew_from = of.grew_from.map(|id| Link { id, day: of.day });
    let moment = Moment {
        day: of.day,
        last_day: of.last_day,
        what: What::Interaction(Scene {
            id: of.id,
            kind: of.kind,
            together,
            place: row.place,
            others: row.others.into_iter().map(|(_, name)| name).collect(),
            words: of.words,
            private: of.private,
            grew_from,
            led_to: Vec::new(),
        }),
    };
    (moment, of.time)
}

/// On one day, without a time.
fn on(day: Day, what: What) -> Timed {
    let moment = Moment {
        day,
        last_day: None,
        what,
    };
    (moment, None)
}

fn add_promises(
    page: &PersonPage,
    choices: &Choices,
    is_hidden: &dyn Fn(Option<Id<Interaction>>) -> bool,
    today: Day,
    moments: &mut Vec<Timed>,
    left_out: &mut LeftOut,
) {
    for promise in &page.promises {
        let ended = promise
            .ended
            .filter(|ended| matches!(ended.how, End::Kept | End::Broken));
        let Some(ended) = ended else {
            left_out.unfinished += 1;
            continue;
        };
        let kept = ended.how == End::Kept;
        if ended.on > today || !choices.take(Sort::Promise, Days::on(ended.on)) {
            left_out.not_chosen += 1;
        } else if is_hidden(promise.interaction) {
            left_out.private += 1;
        } else if !kept && !choices.broken {
            left_out.broken += 1;
        } else {
            let what = What::Promise {
                whose: promise.whose,
                text: promise.text.clone(),
                given_on: promise.given_on,
                kept,
                repaired: promise.repaired.clone(),
            };
            moments.push(on(ended.on, what));
        }
    }
}

fn add_topics(
    page: &PersonPage,
    choices: &Choices,
    is_hidden: &dyn Fn(Option<Id<Interaction>>) -> bool,
    today: Day,
    moments: &mut Vec<Timed>,
    left_out: &mut LeftOut,
) {
    for topic in &page.topics {
        if !choices.topics {
            left_out.topics += 1;
        } else if topic.noted_on > today || !choices.take(Sort::Topic, Days::on(topic.noted_on)) {
            left_out.not_chosen += 1;
        } else if is_hidden(topic.interaction) {
            left_out.private += 1;
        } else {
            let what = What::Topic {
                kind: topic.kind,
                whose: topic.whose,
                text: topic.text.clone(),
            };
            moments.push(on(topic.noted_on, what));
        }
    }
}

fn add_check_ins(
    page: &PersonPage,
    choices: &Choices,
    today: Day,
    moments: &mut Vec<Timed>,
    left_out: &mut LeftOut,
) {
    for check_in in &page.check_ins {
        if !choices.check_ins {
            left_out.check_ins += 1;
        } else if check_in.day > today || !choices.take(Sort::CheckIn, Days::on(check_in.day)) {
            left_out.not_chosen += 1;
        } else {
            moments.push(on(check_in.day, What::CheckIn(check_in.clone())));
        }
    }
}

/// Leaves only the links between what is in the story, from both ends.
fn link(moments: &mut [Moment]) {
    let days: HashMap<Id<Interaction>, Day> = moments
        .iter()
        .filter_map(|moment| match &moment.what {
            What::Interaction(scene) => Some((scene.id, moment.day)),
            _ => None,
        })
        .collect();
    let mut grown: HashMap<Id<Interaction>, Vec<Link>> = HashMap::new();
    for moment in moments.iter_mut() {
        let day = moment.day;
        if let What::Interaction(scene) = &mut moment.what {
            let source = scene.grew_from.take();
            scene.grew_from = source.and_then(|source| {
                let day = *days.get(&source.id)?;
                Some(Link { id: source.id, day })
            });
            if let Some(source) = scene.grew_from {
                let from_it = grown.entry(source.id).or_default();
                from_it.push(Link { id: scene.id, day });
            }
        }
    }
    for moment in moments {
        if let What::Interaction(scene) = &mut moment.what {
            scene.led_to = grown.remove(&scene.id).unwrap_or_default();
        }
    }
}

/// Takes the first time out: what both took part in on the day since which there is a relationship.
fn take_first(moments: &mut Vec<Moment>, since: Option<Day>) -> Option<Moment> {
    let is_first = |moment: &Moment| {
        Some(moment.day) == since
            && matches!(&moment.what, What::Interaction(scene) if scene.together)
    };
    let at = moments.iter().position(is_first)?;
    Some(moments.remove(at))
}

fn chapters(moments: Vec<Moment>, southern: bool) -> Vec<Chapter> {
    let mut chapters: Vec<Chapter> = Vec::new();
    let mut last = None;
    for moment in moments {
        let part = Part::of(moment.day);
        match chapters.last_mut().filter(|_| last == Some(part)) {
            Some(chapter) => chapter.moments.push(moment),
            None => chapters.push(Chapter {
                season: part.season(southern),
                year: part.year,
                turns: part.turns(),
                moments: vec![moment],
            }),
        }
        last = Some(part);
    }
    chapters
}

//! The page of a person as text: who they are, what is between you, what is open, what happened.

use std::cmp::Reverse;
use std::fmt::Write as _;

use chrono::{Datelike as _, NaiveDate};

use crate::cli::output::{self, bold, dim};
use crate::domain::day::Day;
use crate::domain::find::wanted::Wanted;
use crate::domain::page::PersonPage;
use crate::domain::person::{Person, Standing};
use crate::domain::promise::Side;
use crate::domain::sorting;
use crate::domain::text::{visible, wrap};
use crate::domain::timeline::TimelineRow;
use crate::wording::section::Section;
use crate::wording::{
    between, check_in, days, interactions, open, pauses, promises, reach, rhythm, shifts, ties,
};

/// The width that prose is broken to.
const WIDTH: usize = 76;
/// Where the second column begins.
const INDENT: usize = 8;

/// The page; of `rows` the first `number` are shown. If not everything is `wanted`, what is stands there also of
/// what has a day and is no interaction, and that there is nothing if there is not.
pub fn text(
    page: &PersonPage,
    wanted: &Wanted,
    rows: &[TimelineRow],
    number: usize,
    today: NaiveDate,
) -> String {
    let mut text = head(page);
    text.push_str(&between(page, today));
    text.push_str(&open(page, today));
    text.push_str(&changes(page, today));
    if !wanted.is_everything() {
        let dated = dated(page, wanted, today);
        if dated.is_empty() && rows.is_empty() {
            text.push_str("\nNothing between you says this.\n");
        }
        text.push_str(&dated);
    }
    text.push_str(&timeline(rows.get(..number).unwrap_or(rows), &page.person));
    if rows.len() > number {
        let more = format!(
            "Older ones: betwixt show {:?} --number 1000",
            page.person.name
        );
        let _ = writeln!(text, "\n{}", dim(&visible::line(&more)));
    }
    text
}

fn head(page: &PersonPage) -> String {
    let person = &page.person;
    let mut text = bold(&output::name(&person.name));
    if !person.pronouns.is_empty() {
        let _ = write!(text, "  ({})", visible::line(&person.pronouns));
    }
    text.push('\n');
    let mut facts: Vec<String> = Vec::new();
    facts.extend(Some(person.lives_in.clone()).filter(|place| !place.is_empty()));
    facts.extend(met(page));
    facts.extend(page.ties.iter().map(ties::tie));
    facts.extend(page.groups.iter().cloned());
    facts.extend(
        person
            .birthday
            .map(|day| format!("birthday {}", days::anniversary(day))),
    );
    facts.extend(
        person
            .dates
            .iter()
            .map(|date| format!("{} {}", date.name, days::anniversary(date.on))),
    );
    line(&mut text, &facts);
    let mut facts: Vec<String> = Vec::new();
    facts.extend(page.circle.as_ref().map(|circle| circle.name.clone()));
    facts.extend(
        person
            .usual_gap
            .map(|gap| format!("every {} by your word", days::stretch(i64::from(gap)))),
    );
    facts.push(match page.since {
        Some(since) => format!("since {}", days::in_full(since)),
        None if page.promises.is_empty() && page.topics.is_empty() && page.check_ins.is_empty() => {
            "nothing noted yet".to_owned()
        }
        None => "no contact day yet".to_owned(),
    });
    facts.extend(standing(page));
    line(&mut text, &facts);
    if !person.other_names.is_empty() {
        line(
            &mut text,
            &[format!("also called {}", person.other_names.join(", "))],
        );
    }
    let reach: Vec<String> = person.contact_points.iter().map(reach::point).collect();
    line(&mut text, &reach);
    let fields: Vec<String> = person
        .fields
        .iter()
        .map(|field| format!("{}: {}", field.name, field.value))
        .collect();
    line(&mut text, &fields);
    let tags: Vec<String> = person.tags.iter().map(|tag| format!("#{tag}")).collect();
    line(&mut text, &[tags.join(" ")]);
    for prose in [&person.how_met, &person.note]
        .into_iter()
        .filter(|prose| !prose.is_empty())
    {
        paragraph(&mut text, prose, 0);
    }
    text
}

fn line(text: &mut String, facts: &[String]) {
    let facts: Vec<_> = facts
        .iter()
        .filter(|fact| !fact.is_empty())
        .map(|fact| output::name(fact))
        .collect();
    if !facts.is_empty() {
        let _ = writeln!(text, "{}", facts.join(" · "));
    }
}

fn paragraph(text: &mut String, prose: &str, indent: usize) {
    for line in wrap::wrapped(prose, WIDTH - indent) {
        let _ = writeln!(text, "{:indent$}{}", "", line);
    }
}

fn met(page: &PersonPage) -> Option<String> {
    let on = page.person.met_on.map(days::in_full);
    match (on, &page.met_through) {
        (None, None) => None,
        (Some(on), None) => Some(format!("met {on}")),
        (None, Some(name)) => Some(format!("met through {name}")),
        (Some(on), Some(name)) => Some(format!("met {on} through {name}")),
    }
}

fn standing(page: &PersonPage) -> Option<String> {
    match (page.person.standing, page.person.died_on) {
        (Standing::Active, _) => page.paused.as_ref().map(|_| "in a pause".to_owned()),
        (Standing::Resting, _) => Some("resting".to_owned()),
        (Standing::LetGo, _) => Some("let go".to_owned()),
        (Standing::Died, Some(day)) => Some(format!("died {}", days::in_full(day))),
        (Standing::Died, None) => Some("died".to_owned()),
    }
}

/// What is between the two of you, a word and its figures each: what you felt, then what you noted.
fn between(page: &PersonPage, today: NaiveDate) -> String {
    if page.since.is_none() && page.check_ins.is_empty() {
        return String::new();
    }
    let terms = [rhythm::usual(&page.rhythm), rhythm::rank(&page.rhythm)];
    let mut rows = vec![[
        "Rhythm".to_owned(),
        with(rhythm::word(page.rhythm.word), terms.into_iter().flatten()),
    ]];
    if page.rhythm.long_silence {
        rows.push([String::new(), rhythm::LONG_SILENCE.to_owned()]);
    }
    let mut text = table(&rows);
    let parts = [
        ("You felt", between::felt(page, today).unwrap_or_default()),
        ("You noted", between::noted(page)),
    ];
    for (heading, lines) in parts {
        let known = lines.into_iter().filter(|line| !line.is_unknown());
        let rows: Vec<[String; 2]> = known
            .map(|line| [line.label.to_owned(), with(&line.text, line.figures)])
            .collect();
        if !rows.is_empty() {
            let _ = write!(text, "\n{}{}", bold(heading), table(&rows));
        }
    }
    text
}

fn with(said: &str, figures: impl IntoIterator<Item = String>) -> String {
    let figures: Vec<String> = figures.into_iter().collect();
    if figures.is_empty() {
        said.to_owned()
    } else {
        format!("{said} · {}", figures.join(" · "))
    }
}

fn table(rows: &[[String; 2]]) -> String {
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.to_vec()).collect();
    format!("\n{}", output::columns(&rows))
}

/// Promises and topics that are open; your own first.
fn open(page: &PersonPage, today: NaiveDate) -> String {
    let open_of = |whose| {
        let open = page
            .promises
            .iter()
            .filter(move |promise| promise.ended.is_none() && promise.whose == whose);
        open.map(|promise| open::promise(promise, today))
    };
    let topics = page.topics.iter().filter(|topic| topic.closed.is_none());
    let rows: Vec<String> = open_of(Side::Mine)
        .chain(open_of(Side::Theirs))
        .chain(topics.map(|topic| open::topic(topic, today)))
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", bold("Open"));
    for row in rows {
        let _ = writeln!(text, "  {}", output::name(&row));
    }
    text
}

/// Promises, topics, check-ins and pauses that are wanted, the newest first.
fn dated(page: &PersonPage, wanted: &Wanted, today: NaiveDate) -> String {
    let promises = page.promises.iter().filter(|of| wanted.has_promise(of));
    let topics = page.topics.iter().filter(|of| wanted.has_topic(of));
    let check_ins = page.check_ins.iter().filter(|of| wanted.has_check_in(of));
    let pauses = page.pauses.iter().filter(|of| wanted.has_pause(of));
    let mut rows: Vec<(Day, String)> = promises
        .map(|of| (of.given_on, promises::told(of, today)))
        .chain(topics.map(|of| (of.noted_on, open::topic_told(of, today))))
        .chain(check_ins.map(|of| (of.day, check_in::head(of))))
        .chain(pauses.map(|of| (of.from, pauses::pause(of, today))))
        .collect();
    sorting::by_key(&mut rows, |(day, _)| Reverse(*day));
    let mut text = String::new();
    for (day, told) in rows {
        if text.is_empty() {
            let _ = writeln!(text, "\n{}", bold("Words given, topics, check-ins, pauses"));
        }
        let told = format!("{}: {told}", days::short(day, today));
        let _ = writeln!(text, "  {}", output::name(&told));
    }
    text
}

/// When they came to another standing or circle, the newest first.
fn changes(page: &PersonPage, today: NaiveDate) -> String {
    let mut text = String::new();
    for shift in page.shifts.iter().rev() {
        if text.is_empty() {
            let _ = writeln!(text, "\n{}", bold("How they stood"));
        }
        let told = format!("{}: {}", days::short(shift.day, today), shifts::told(shift));
        let _ = writeln!(text, "  {}", output::name(&told));
    }
    text
}

/// The interactions, newest first, under their months.
fn timeline(rows: &[TimelineRow], whose: &Person) -> String {
    let mut text = String::new();
    let mut under = String::new();
    for row in rows {
        let first = row.interaction.days().first();
        let month = match first.date() {
            Some(date) => date.format("%B %Y").to_string(),
            None => days::in_full(first),
        };
        if month != under {
            let _ = writeln!(text, "\n{}", bold(&month));
            under = month;
        }
        text.push_str(&entry(row, whose));
    }
    text
}

fn entry(row: &TimelineRow, whose: &Person) -> String {
    let of = &row.interaction;
    let when = match of.days().dates() {
        Some((first, last)) if first == last => format!("{:2} {}", first.day(), first.format("%a")),
        Some((first, last)) => format!("{}–{}", first.day(), last.day()),
        None => String::new(),
    };
    let head = interactions::head(row, whose);
    let mut text = String::new();
    let when = output::padded(&when, INDENT);
    if head.is_empty() {
        let mut lines = wrap::wrapped(&of.words, WIDTH - INDENT).into_iter();
        let _ = writeln!(text, "{when}{}", lines.next().unwrap_or_default());
        for line in lines {
            let _ = writeln!(text, "{:INDENT$}{line}", "");
        }
        return text;
    }
    let _ = writeln!(text, "{when}{}", output::name(&head));
    if !of.words.is_empty() {
        paragraph(&mut text, &of.words, INDENT);
    }
    text
}

/// Sections under their headings, one after the other.
pub fn sections(sections: &[Section]) -> String {
    let mut text = String::new();
    for (place, section) in sections.iter().enumerate() {
        if place > 0 {
            text.push('\n');
        }
        let _ = writeln!(text, "{}", output::bold(&section.heading));
        for line in &section.lines {
            let _ = writeln!(text, "{}", format!("  {line}").trim_end());
        }
    }
    text
}

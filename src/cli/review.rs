//! `review`: the cards of today as text. Acting is by the verbs that each card names.

use std::fmt::Write as _;

use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use crate::cli::answer::{Named, RhythmAnswer};
use crate::cli::call::Call;
use crate::cli::days::DayAnswer;
use crate::cli::output;
use crate::domain::day::Day;
use crate::domain::promise::Side;
use crate::domain::review::card::{Card, CardKey, CardKind, Given, Noted};
use crate::domain::review::deck::{LastWords, Review};
use crate::domain::text::wrap::{self, wrapped};
use crate::domain::word::Word;
use crate::wording::since::hanging;
use crate::wording::{coming, days, review as words};

/// Cells of a line of prose.
const WIDTH: usize = 78;
/// The most cells of a name in a row, and in a verb.
const WIDEST_NAME: usize = 30;

/// The same in a row of a day.
const WIDEST_OF_DAY: usize = 24;

/// How a word given ends otherwise.
const OTHER_ENDS: &str = "or break, release, move in the place of keep";

const EXAMPLES: &str = "\
Examples:
  betwixt review                 the cards that are left today
  betwixt review --again         all of them, also those you passed
  betwixt review --done          that is enough for today

It changes nothing but with --done: then the same cards do not come up again today, and who was on
the quiet card leaves it to others for a week.";

/// The cards of the day: words given, days of others, who has gone quiet; it ends
#[derive(Args, Debug)]
#[command(name = "review", after_help = EXAMPLES)]
pub struct ReviewVerb {
    /// Also the cards that were passed today
    #[arg(long, conflicts_with = "done")]
    again: bool,
    /// Say that it is enough for today
    #[arg(long)]
    done: bool,
}

#[derive(Serialize)]
struct Answer {
    today: NaiveDate,
    state: &'static str,
    cards: Vec<CardAnswer>,
    memory: Option<NotedAnswer>,
}

/// One card in JSON; what does not concern it is left out.
#[derive(Default, Serialize)]
pub struct CardAnswer {
    card: &'static str,
    passed: bool,
    reasons: Vec<String>,
    rule: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<Named>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rhythm: Option<RhythmAnswer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_words: Option<LastWordsAnswer>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    noted: Vec<NotedAnswer>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    promises: Vec<GivenAnswer>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    days: Vec<DayAnswer>,
    verbs: Vec<String>,
}

#[derive(Serialize)]
struct LastWordsAnswer {
    day: Day,
    words: String,
}

/// Something that is written down, in JSON.
#[derive(Serialize)]
pub struct NotedAnswer {
    day: Day,
    people: Vec<Named>,
    words: String,
}

/// A word given, in JSON.
#[derive(Serialize)]
pub struct GivenAnswer {
    id: String,
    person: Named,
    whose: &'static str,
    text: String,
    by: Option<Day>,
    days_past: i64,
    verb: String,
}

/// Prints the cards, or ends the review of the day.
pub fn run(arguments: &ReviewVerb, call: &Call) -> anyhow::Result<()> {
    if arguments.done {
        return done(call);
    }
    let today = call.today();
    let review = match call.reader()? {
        Some(reader) => reader.at_once(|reader| reader.review(today))?,
        None => Review::default(),
    };
    let cards: Vec<&Card> = if arguments.again {
        review.cards.iter().collect()
    } else {
        review.left().collect()
    };
    if call.json {
        let cards = cards.iter().map(|card| answer(card, &review, today));
        return output::json(&Answer {
            today,
            state: state(&review),
            cards: cards.collect(),
            memory: review.memory.as_ref().map(NotedAnswer::from),
        });
    }
    output::text(&page(&cards, &review, today))
}

fn state(of: &Review) -> &'static str {
    match (of.finished, of.nothing_due()) {
        (true, _) => "finished",
        (false, true) => "nothing_due",
        (false, false) => "open",
    }
}

fn done(call: &Call) -> anyhow::Result<()> {
    let (mut store, today) = (call.store()?, call.today());
    let review = store.reader().review(today)?;
    let left: Vec<CardKey> = review.left().map(Card::key).collect();
    let at = call.stamp().at;
    store.look_at(&left, today, at)?;
    store.finish_review(today, at)?;
    if call.json {
        return output::json(&Answer {
            today,
            state: "finished",
            cards: Vec::new(),
            memory: None,
        });
    }
    output::line(words::ENOUGH)
}

fn answer(card: &Card, review: &Review, today: NaiveDate) -> CardAnswer {
    let key = card.key();
    let about = key.person.and(card.person(0));
    let mut answer = CardAnswer {
        card: key.kind.word(),
        passed: review.passed.contains(&key),
        reasons: words::reasons(card, today),
        rule: words::rule(card, today),
        person: about.map(|(person, name)| Named::new(person, name)),
        last_words: about
            .and_then(|(person, _)| review.last_words.get(&person))
            .map(LastWordsAnswer::from),
        verbs: verbs(card),
        ..CardAnswer::default()
    };
    match card {
        Card::Yesterday(noted) => answer.noted = noted.iter().map(NotedAnswer::from).collect(),
        Card::Words(rows) => {
            answer.promises = rows.iter().map(|row| GivenAnswer::of(row, today)).collect();
        }
        Card::Days(rows) => {
            answer.days = rows.iter().map(|row| DayAnswer::of(row, today)).collect();
        }
        Card::Quiet { row, .. } | Card::PutOff { row, .. } => {
            answer.rhythm = Some(RhythmAnswer::from(&row.rhythm));
        }
        Card::HowIsIt { .. } | Card::Tray => {}
    }
    answer
}

impl From<&LastWords> for LastWordsAnswer {
    fn from(of: &LastWords) -> Self {
        Self {
            day: of.day,
            words: of.words.clone(),
        }
    }
}

impl From<&Noted> for NotedAnswer {
    fn from(of: &Noted) -> Self {
        let people = of.people.iter();
        Self {
            day: of.day,
            people: people.map(|(id, name)| Named::new(*id, name)).collect(),
            words: of.words.clone(),
        }
    }
}

impl GivenAnswer {
    /// The word given, seen from `today`.
    pub fn of(of: &Given, today: NaiveDate) -> Self {
        Self {
            id: of.promise.id.to_string(),
            person: Named::new(of.promise.person, &of.name),
            whose: of.promise.whose.word(),
            text: of.promise.text.clone(),
            by: of.promise.by,
            days_past: of.days_past(today),
            verb: kept_by(of),
        }
    }
}

fn kept_by(of: &Given) -> String {
    format!("betwixt promise keep {}", of.promise.id)
}

/// What can be done about a card, as it is typed.
fn verbs(of: &Card) -> Vec<String> {
    let Some((person, name)) = of.key().person.and(of.person(0)) else {
        return match of.key().kind {
            CardKind::Yesterday => vec!["betwixt log 'yesterday: …'".to_owned()],
            CardKind::Words => ["break", "release", "move"]
                .map(|how| format!("betwixt promise {how} ID"))
                .to_vec(),
            CardKind::Tray => vec!["betwixt tray".to_owned()],
            _ => Vec::new(),
        };
    };
    let who = typed(name).unwrap_or_else(|| person.to_string());
    match of.key().kind {
        CardKind::HowIsIt => vec![format!("betwixt checkin {who}")],
        CardKind::PutOff => vec![
            format!("betwixt edit {who} --every DAYS"),
            format!("betwixt pause fine {who}"),
            format!("betwixt edit {who} --standing resting"),
        ],
        _ => vec![
            format!("betwixt since {who}"),
            format!("betwixt pause fine {who}"),
            format!("betwixt not-now {who} 7"),
        ],
    }
}

/// A name as a shell takes it; `None` where quotes would not be enough, where the line would break, and
/// where signs that set a script apart would be copied with it.
fn typed(name: &str) -> Option<String> {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | '-');
    let is_short = wrap::width(name) <= WIDEST_NAME;
    if !name.chars().all(plain) || name.starts_with('-') || !is_short || output::name(name) != name
    {
        return None;
    }
    Some(if name.contains(' ') {
        format!("'{name}'")
    } else {
        name.to_owned()
    })
}

fn page(cards: &[&Card], review: &Review, today: NaiveDate) -> String {
    let mut page = String::new();
    let mut before = None;
    for (place, card) in cards.iter().enumerate() {
        let kind = card.key().kind;
        if before != Some(kind) {
            if before.is_some() {
                page.push('\n');
            }
            let _ = writeln!(page, "{}", output::bold(words::heading(kind)));
        }
        before = Some(kind);
        write_card(&mut page, card, review, today);
        let next = cards.get(place + 1).map(|card| card.key().kind);
        if kind == CardKind::Quiet && next != Some(kind) {
            prose(&mut page, words::TURNS, 2);
        }
    }
    let over = cards.is_empty() || review.nothing_due();
    if over {
        if before.is_some() {
            page.push('\n');
        }
        let said = if review.nothing_due() {
            words::NOTHING_DUE
        } else {
            words::ENOUGH
        };
        let _ = writeln!(page, "{said}");
        if let Some(memory) = &review.memory {
            let _ = writeln!(
                page,
                "\n{}",
                output::name(&words::remembered(memory, today))
            );
            quote(&mut page, &memory.words);
        }
    }
    page
}

fn write_card(page: &mut String, card: &Card, review: &Review, today: NaiveDate) {
    match card {
        Card::Yesterday(noted) => {
            write_reasons(page, card, today);
            for one in noted {
                let noted = output::name_within(&words::noted(one), WIDTH - 2);
                let _ = writeln!(page, "  {noted}");
                quote(page, &one.words);
            }
        }
        Card::Words(rows) => write_words(page, rows, today),
        Card::Days(rows) => {
            let rows: Vec<Vec<String>> = rows
                .iter()
                .map(|row| {
                    vec![
                        format!("  {}", days::short(Day::nearest(row.date), today)),
                        coming::away(row.in_days(today)),
                        output::name_within(&row.of.name, WIDEST_OF_DAY),
                        output::name(&coming::occasion(row)),
                    ]
                })
                .collect();
            page.push_str(&output::columns(&rows));
        }
        _ => {
            if let Some((person, name)) = card.person(0) {
                let name = output::name_within(name, WIDTH - 2);
                let _ = writeln!(page, "  {}", output::bold(&name));
                write_reasons(page, card, today);
                if let Some(last) = review.last_words.get(&person) {
                    let _ = writeln!(page, "    {}:", words::last_words(last, today));
                    quote(page, &last.words);
                }
                match card {
                    Card::Quiet { last_look, .. } => {
                        prose(page, &words::last_here(*last_look, today), 4);
                    }
                    _ => {
                        if let Some(rule) = words::rule(card, today) {
                            prose(page, &rule, 4);
                        }
                    }
                }
            } else {
                write_reasons(page, card, today);
            }
        }
    }
    if let Card::Words(_) = card {
        let _ = writeln!(page, "    {}", output::dim(OTHER_ENDS));
        return;
    }
    for verb in verbs(card) {
        let _ = writeln!(page, "    {}", output::dim(&output::name(&verb)));
    }
}

fn write_reasons(page: &mut String, card: &Card, today: NaiveDate) {
    let indent = if card.key().person.is_some() { 4 } else { 2 };
    for reason in words::reasons(card, today) {
        prose(page, &reason, indent);
    }
}

fn prose(page: &mut String, text: &str, indent: usize) {
    for line in wrapped(text, WIDTH - indent) {
        let _ = writeln!(page, "{}", format!("{:indent$}{line}", "").trim_end());
    }
}

fn write_words(page: &mut String, rows: &[Given], today: NaiveDate) {
    for whose in Side::ALL {
        let mut label = Some(words::side(*whose));
        for row in rows.iter().filter(|row| row.promise.whose == *whose) {
            if let Some(label) = label.take() {
                let _ = writeln!(page, "  {label}");
            }
            let name = wrap::fitted(&row.name, WIDEST_NAME).into_owned();
            let said = format!("{name}: {}", row.promise.text);
            for line in hanging(&said, WIDTH - 4) {
                let _ = writeln!(page, "    {}", output::apart(line.into()));
            }
            let due = words::due(row, today);
            let _ = writeln!(page, "      {due} · {}", output::dim(&kept_by(row)));
        }
    }
}

fn quote(page: &mut String, text: &str) {
    for line in wrapped(text, WIDTH - 6) {
        let _ = writeln!(page, "    {}", format!("┃ {line}").trim_end());
    }
}

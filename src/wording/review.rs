//! The review in words: what each card is, why it is there, and how it ends.

use chrono::{Datelike, NaiveDate};

use crate::domain::day::Day;
use crate::domain::promise::Side;
use crate::domain::review::card::{Card, CardKind, Given, Noted};
use crate::domain::review::deck::LastWords;
use crate::wording::{days, interactions, rhythm};

/// How a review ends.
pub const ENOUGH: &str = "That is enough for today.";

/// What is said on a day on which nothing is due.
pub const NOTHING_DUE: &str = "Nothing is due today.";

/// The unhurried thing where nothing stands in the file for these days of the year.
pub const WRITE_A_MEMORY: &str = "If you like, write down something you remember: a day, a summer, a first time. \
     A year is enough: \"2019: the week at the lake with Jo\".";

/// The rule of the quiet card.
pub const TURNS: &str = "At most three a day: first whoever was never here, then whoever was here longest ago; \
     nobody twice within a week.";

/// The rule of the check-in card.
pub const ONCE_A_SEASON: &str = "At most one a day, and about nobody twice within a season.";

/// What a card is called.
#[must_use]
pub fn heading(of: CardKind) -> &'static str {
    match of {
        CardKind::Yesterday => "Yesterday",
        CardKind::Words => "Words given",
        CardKind::Days => "Their day",
        CardKind::Quiet => "Gone quiet",
        CardKind::HowIsIt => "How is it?",
        CardKind::PutOff => "Not now, again",
        CardKind::Tray => "The tray",
    }
}

/// Why the card is there, with its terms: sentences, the plainest first. Not made safe for a terminal.
#[must_use]
pub fn reasons(of: &Card, today: NaiveDate) -> Vec<String> {
    match of {
        Card::Yesterday(noted) if noted.is_empty() => {
            vec!["Whom did you meet? Nothing is written down for it yet.".to_owned()]
        }
        Card::Yesterday(_) => vec!["Whom else did you meet?".to_owned()],
        Card::Words(_) => vec!["Due today, or past their day.".to_owned()],
        Card::Days(_) => vec!["Within the next seven days.".to_owned()],
        Card::Quiet { row, .. } => {
            row.reasons.iter().map(|reason| rhythm::reason(*reason)).collect()
        }
        Card::HowIsIt {
            last_asked,
            last_contact,
            ..
        } => how_is_it(*last_asked, *last_contact, today),
        Card::PutOff { row, since } => {
            let since = days::short(Day::nearest(*since), today);
            let terms = row.reasons.iter().map(|reason| rhythm::reason(*reason));
            [format!("You have said \"not now\" again and again, since {since}.")]
                .into_iter()
                .chain(terms)
                .chain([
                    "Is the rhythm wrong, or is a rest fine? This is asked once.".to_owned(),
                ])
                .collect()
        }
        Card::Tray => vec![
            "Something came in from elsewhere and waits for your word. It counts as nothing until you say so."
                .to_owned(),
        ],
    }
}

/// When they last stood on the quiet card.
#[must_use]
pub fn last_here(look: Option<NaiveDate>, today: NaiveDate) -> String {
    look.map_or_else(
        || "Not on this card before.".to_owned(),
        |day| {
            format!(
                "Last on this card on {}.",
                days::short(Day::nearest(day), today)
            )
        },
    )
}

fn how_is_it(asked: Option<Day>, met: Option<NaiveDate>, today: NaiveDate) -> Vec<String> {
    let met = met.map(|day| match today.signed_duration_since(day).num_days() {
        0 => "You were in touch today.".to_owned(),
        1 => "You were last in touch yesterday.".to_owned(),
        _ => format!(
            "You were last in touch on {}.",
            days::short(Day::nearest(day), today)
        ),
    });
    let asked = asked.map_or_else(
        || "You have not been asked this before.".to_owned(),
        |day| format!("You were last asked on {}.", days::short(day, today)),
    );
    met.into_iter().chain([asked]).collect()
}

/// What opens the check-in, which `key` does.
#[must_use]
pub fn asks(key: &str) -> String {
    format!("{key} asks: a few questions, a key each. Space leaves it for another season.")
}

/// What answers the question about the rhythm: the keys of this quiet is fine, of the standing, and of changing
/// somebody.
#[must_use]
pub fn change_rhythm([fine, rest, edit]: [String; 3]) -> String {
    format!(
        "{fine}: quiet is fine until you meet again. {rest}: let it rest. Enter opens, and {edit} there changes the \
         rhythm."
    )
}

/// The rule by which somebody is on the card; `None` where the card has everybody.
#[must_use]
pub fn rule(of: &Card, today: NaiveDate) -> Option<String> {
    match of {
        Card::Quiet { last_look, .. } => Some(format!("{} {TURNS}", last_here(*last_look, today))),
        Card::HowIsIt { .. } => Some(ONCE_A_SEASON.to_owned()),
        _ => None,
    }
}

/// Whose words stand below.
#[must_use]
pub fn side(of: Side) -> &'static str {
    match of {
        Side::Mine => "Yours",
        Side::Theirs => "Theirs, as you see it",
    }
}

/// How far a promise is past its day: "today", "2 days past its day".
#[must_use]
pub fn due(of: &Given, today: NaiveDate) -> String {
    match of.days_past(today) {
        ..=0 => "today".to_owned(),
        past => format!("{} past its day", days::stretch(past)),
    }
}

/// The whole of it: "You promised Ana on Tue 3 Nov: read her letter, by Fri 20 Nov".
#[must_use]
pub fn given(of: &Given, today: NaiveDate) -> String {
    let promise = &of.promise;
    let on = days::short(promise.given_on, today);
    let by = promise
        .by
        .map(|by| format!(", by {}", days::short(by, today)))
        .unwrap_or_default();
    match promise.whose {
        Side::Mine => format!("You promised {} on {on}: {}{by}", of.name, promise.text),
        Side::Theirs => format!("{} promised you on {on}: {}{by}", of.name, promise.text),
    }
}

/// "last noted, Fri 20 Nov, met".
#[must_use]
pub fn last_words(of: &LastWords, today: NaiveDate) -> String {
    let kind = of
        .kind
        .map(|kind| format!(", {}", interactions::kind(kind)))
        .unwrap_or_default();
    format!("last noted, {}{kind}", days::short(of.day, today))
}

/// "met Ana Petrović and Jo", "a note of your own".
#[must_use]
pub fn noted(of: &Noted) -> String {
    let people = together(of);
    let kind = of.kind.map(interactions::kind);
    match (kind, people.is_empty()) {
        (Some(kind), false) => format!("{kind} · {people}"),
        (None, false) => people,
        (_, true) => "a note of your own".to_owned(),
    }
}

/// Where a memory comes from: "A year ago, on Sat 22 Nov 2025, with Ana Petrović:".
#[must_use]
pub fn remembered(of: &Noted, today: NaiveDate) -> String {
    let years = today.year() - of.day.year_number();
    let ago = match years {
        1 => "A year ago".to_owned(),
        years => format!("{years} years ago"),
    };
    let people = together(of);
    let with = if people.is_empty() {
        String::new()
    } else {
        format!(", with {people}")
    };
    format!("{ago}, on {}{with}:", days::short(of.day, today))
}

fn together(of: &Noted) -> String {
    let names: Vec<&str> = of.people.iter().map(|(_, name)| name.as_str()).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

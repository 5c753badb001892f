//! What a season has of which no word was written down: one line at its end, so that no page is made of
//! days alone.

use chrono::NaiveDate;

use crate::domain::day::{Days, Precision};
use crate::domain::interaction::Kind;
use crate::domain::story::tale::{Moment, What};
use crate::wording::story_days::{days_of, in_season};

/// Whether nothing is known of it but what it was and its day, and nothing points to it.
#[must_use]
pub fn is_wordless(moment: &Moment) -> bool {
    let What::Interaction(scene) = &moment.what else {
        return false;
    };
    (scene.kind.is_some() || scene.together)
        && scene.words.trim().is_empty()
        && scene.place.is_none()
        && scene.others.is_empty()
        && scene.grew_from.is_none()
        && scene.led_to.is_empty()
        && moment.day.precision() != Precision::Year
}

/// "Together 13 June, 2 and 9 July; a call 15 May."; empty without any.
#[must_use]
pub fn line<'m>(moments: impl Iterator<Item = &'m Moment>) -> String {
    let mut kinds: Vec<(Option<Kind>, Vec<Days>)> = Vec::new();
    for moment in moments {
        let What::Interaction(scene) = &moment.what else {
            continue;
        };
        let kind = scene.kind.filter(|kind| *kind != Kind::Met);
        match kinds.iter_mut().find(|(of, _)| *of == kind) {
            Some((_, days)) => days.push(days_of(moment)),
            None => kinds.push((kind, vec![days_of(moment)])),
        }
    }
    let parts = kinds
        .iter()
        .map(|(kind, days)| format!("{} {}", what(*kind, days.len() > 1), list(days)));
    let parts: Vec<String> = parts.collect();
    let mut line = parts.join("; ");
    if !line.is_empty() {
        line.push('.');
        line.get_mut(..1).map(str::make_ascii_uppercase);
    }
    line
}

fn what(kind: Option<Kind>, many: bool) -> &'static str {
    match (kind, many) {
        (None | Some(Kind::Met), _) => "together",
        (Some(Kind::Call), false) => "a call",
        (Some(Kind::Call), true) => "calls",
        (Some(Kind::Video), false) => "a video call",
        (Some(Kind::Video), true) => "video calls",
        (Some(Kind::Message), _) => "messages",
        (Some(Kind::Letter), false) => "a letter",
        (Some(Kind::Letter), true) => "letters",
        (Some(Kind::ReachedOut), _) => "a few words",
        (Some(Kind::Helped), _) => "help",
        (Some(Kind::Gift), false) => "a gift",
        (Some(Kind::Gift), true) => "gifts",
        (Some(Kind::Event), false) => "an occasion",
        (Some(Kind::Event), true) => "occasions",
        (Some(Kind::Note), false) => "a note",
        (Some(Kind::Note), true) => "notes",
    }
}

/// "13 June, 2 and 9 July": a month is named once.
fn list(days: &[Days]) -> String {
    let mut list = String::new();
    for (place, day) in days.iter().enumerate() {
        let next = days.get(place + 1);
        list.push_str(match (place, next) {
            (0, _) => "",
            (_, Some(_)) => ", ",
            (_, None) => " and ",
        });
        match (date(*day), next.and_then(|next| date(*next))) {
            (Some(one), Some(next))
                if one.format("%m%Y").to_string() == next.format("%m%Y").to_string() =>
            {
                list.push_str(&one.format("%-d").to_string());
            }
            _ => list.push_str(&in_season(*day)),
        }
    }
    list
}

/// The day, if it is one and known exactly.
fn date(of: Days) -> Option<NaiveDate> {
    of.first().date().filter(|_| of.first() == of.last())
}

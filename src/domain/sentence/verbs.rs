//! What it was and how long, from words alone. Also for importers, which know who and when.

use crate::domain::interaction::{Kind, Minutes};
use crate::domain::text::words::{TextWord, words};

/// What free words say of an interaction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// What it was; `None` if the words do not say, or deny it.
    pub kind: Option<Kind>,
    /// Whether the words themselves show that both took part.
    pub together: bool,
    /// How long.
    pub minutes: Option<Minutes>,
}

/// Reads `text`.
#[must_use]
pub fn told(text: &str) -> Told {
    let words = words(text);
    let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    let denied = folded.iter().any(|word| {
        matches!(
            *word,
            "not"
                | "never"
                | "didn't"
                | "didnt"
                | "couldn't"
                | "wasn't"
                | "won't"
                | "cancelled"
                | "canceled"
        )
    });
    let together = !denied
        && folded.iter().any(|word| {
            matches!(
                *word,
                "with" | "together" | "we" | "us" | "talked" | "spoke" | "chatted" | "discussed"
            )
        });
    Told {
        kind: if denied { None } else { kind(&folded) },
        together,
        minutes: length(text, &words).map(|(minutes, ..)| minutes),
    }
}

fn kind(words: &[&str]) -> Option<Kind> {
    let has = |set: &[&str]| words.iter().any(|word| set.contains(word));
    let phone = has(&["phone", "telephone"]);
    for (place, word) in words.iter().enumerate() {
        let next = words.get(place + 1).copied().unwrap_or_default();
        let found = match *word {
            "zoom" | "facetime" | "zoomed" | "facetimed" | "video" => Kind::Video,
            "called" | "call" | "phoned" | "rang" => Kind::Call,
            "talked" | "spoke" | "chatted" if phone => Kind::Call,
            "texted" | "messaged" | "mailed" | "emailed" if next == "with" => Kind::Message,
            "texted" | "messaged" | "mailed" | "emailed"
                if place > 0 && is_they(words.get(place - 1).copied()) =>
            {
                Kind::Message
            }
            "texted" | "messaged" | "mailed" | "emailed" => Kind::ReachedOut,
            "wrote" if next == "to" => Kind::ReachedOut,
            "letter" | "postcard" => Kind::Letter,
            "gave" | "gift" | "present" => Kind::Gift,
            "helped" => Kind::Helped,
            "wedding" | "funeral" | "concert" | "party" => Kind::Event,
            "met" | "lunch" | "coffee" | "dinner" | "breakfast" | "brunch" | "drinks" | "tea"
            | "walk" | "walked" | "visited" | "visit" | "hike" | "hiked" | "swam" | "danced"
            | "dancing" => Kind::Met,
            _ => continue,
        };
        return Some(found);
    }
    None
}

fn is_they(word: Option<&str>) -> bool {
    matches!(word, Some("she" | "he" | "they"))
}

/// A length of time: its minutes and the bytes that say it.
#[must_use]
pub fn length(text: &str, words: &[TextWord]) -> Option<(Minutes, usize, usize)> {
    let folded = |place: usize| words.get(place).map_or("", |word| word.folded.as_str());
    for (place, word) in words.iter().enumerate() {
        let (minutes, count) = match (word.folded.as_str(), folded(place + 1), folded(place + 2)) {
            ("half", "an", "hour") => (30, 3),
            ("an" | "one", "hour", "and")
                if folded(place + 3) == "a" && folded(place + 4) == "half" =>
            {
                (90, 5)
            }
            ("an" | "one", "hour", _) => (60, 2),
            (number, unit, _) => match (
                joined(number),
                number.parse::<u32>().ok(),
                unit_minutes(unit),
            ) {
                (Some(minutes), ..) => (minutes, 1),
                (None, Some(number), Some(unit)) if apart(text, words, place) => {
                    (number.saturating_mul(unit), 2)
                }
                _ => continue,
            },
        };
        if let (Some(minutes), Some(last)) = (Minutes::new(minutes), words.get(place + count - 1)) {
            return Some((minutes, word.start, last.end));
        }
    }
    None
}

/// "2h", "90min", "1h30".
fn joined(word: &str) -> Option<u32> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let number: u32 = word.get(..digits)?.parse().ok()?;
    match word.get(digits..)? {
        "h" | "hr" | "hrs" => number.checked_mul(60),
        "min" | "mins" | "m" => Some(number),
        rest => {
            let minutes: u32 = rest
                .strip_prefix('h')?
                .parse()
                .ok()
                .filter(|minutes| *minutes < 60)?;
            number.checked_mul(60)?.checked_add(minutes)
        }
    }
}

fn unit_minutes(unit: &str) -> Option<u32> {
    match unit {
        "h" | "hr" | "hrs" | "hour" | "hours" => Some(60),
        "min" | "mins" | "minute" | "minutes" => Some(1),
        _ => None,
    }
}

/// Whether only a space stands between a number and its unit.
fn apart(text: &str, words: &[TextWord], place: usize) -> bool {
    match (words.get(place), words.get(place + 1)) {
        (Some(number), Some(unit)) => text
            .get(number.end..unit.start)
            .is_some_and(|between| between.trim().is_empty()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_comes_from_the_verb() {
        for (text, kind) in [
            ("Got lunch with Grace", Some(Kind::Met)),
            ("long walk by the river", Some(Kind::Met)),
            ("called Ana", Some(Kind::Call)),
            (
                "Talked to George on the phone for an hour.",
                Some(Kind::Call),
            ),
            ("zoom with Jo", Some(Kind::Video)),
            ("texted with Ana", Some(Kind::Message)),
            ("she texted", Some(Kind::Message)),
            ("texted Ana", Some(Kind::ReachedOut)),
            ("wrote to Mum", Some(Kind::ReachedOut)),
            ("a postcard from Élodie", Some(Kind::Letter)),
            ("helped Sam move", Some(Kind::Helped)),
            ("didn't call Ana", None),
            ("Ana found a flat in Graz", None),
        ] {
            assert_eq!(told(text).kind, kind, "{text}");
        }
    }

    #[test]
    fn lengths_are_read_as_people_write_them() {
        for (text, minutes) in [
            ("walked 2h with Ana", Some(120)),
            ("90 min at the gym", Some(90)),
            ("1h30 call", Some(90)),
            ("half an hour", Some(30)),
            ("an hour and a half", Some(90)),
            ("for an hour", Some(60)),
            ("25min", Some(25)),
            ("in 2019 we met", None),
            ("0 min", None),
        ] {
            assert_eq!(told(text).minutes.map(Minutes::number), minutes, "{text}");
        }
    }
}

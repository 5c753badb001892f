//! Which stretches of the text say what happened, and which only what was denied, meant, told or
//! talked about. "Ana told me Jo called her" is with Ana alone.

use crate::domain::sentence::lexicon::{
    ASKING, CALLED_OFF, DENYING, GREETINGS, NOT_AFTER_WILL, TELLING, WITH,
};
use crate::domain::sentence::number;
use crate::domain::sentence::page::{Page, Zone};
use crate::domain::text::pieces::{Piece, Shape};

/// Words that begin what was talked about.
const TOPIC: &[&str] = &["about", "regarding", "concerning", "re"];

/// How many pieces of a sentence are looked at for words that deny all of it.
const LONG_SENTENCE: usize = 60;

/// Words that refuse together what follows.
const REFUSING: &[&[&str]] = &[&["turned", "down"], &["passed", "on"], &["said", "no"]];

/// Writes into the page in which kind of stretch each piece stands.
pub fn mark(page: &mut Page<'_>) {
    let mut zone = Zone::Main;
    let mut told_from = usize::MAX;
    for at in 0..page.len() {
        if (at > 0 && page.ends_sentence(at)) || resumes(page, at, zone) {
            zone = Zone::Main;
            told_from = usize::MAX;
        }
        if at >= told_from {
            zone = Zone::Told;
        }
        page.set_zone(at, zone);
        if zone == Zone::Told {
            continue;
        }
        let word = page.key(at);
        let tells = matches!(word, "told" | "tells" | "tell" | "telling");
        if tells || asks_something(page, at) {
            // "Told Ana and Jo the news": both were told.
            let second = page.piece(at + 3).is_some_and(Piece::is_capitalised);
            let both = matches!(page.key(at + 2), "and" | "&") && second;
            told_from = at + if both { 4 } else { 2 };
        } else if word == "said" && GREETINGS.contains(page.key(at + 1)) {
            // "Said hello" tells nothing.
        } else if TELLING.contains(word) && !(word == "heard" && page.key(at + 1) == "from") {
            told_from = at + 1;
        } else if TOPIC.contains(&word) && !counts(page, at + 1) {
            zone = Zone::About;
        } else if zone == Zone::Main && denies(page, at) {
            zone = Zone::Denied;
        }
    }
}

/// Whether all that the pieces at `places` say did not happen, by the rest of their sentence. The
/// pieces stay marked: what was read as one types does not change.
#[must_use]
pub fn all_unsaid(page: &Page<'_>, places: impl Iterator<Item = usize>) -> bool {
    let mut any = false;
    for place in places {
        let nearby = place.saturating_sub(LONG_SENTENCE)..=place;
        let from = nearby
            .rev()
            .find(|at| *at == 0 || page.ends_sentence(at - 1) || turns(page, *at));
        if !from.is_some_and(|from| is_unsaid(page, from)) {
            return false;
        }
        any = true;
    }
    any
}

/// Whether the sentence from `from` asks ("did I call Ana?"), or says at its end that it came to
/// nothing ("lunch with Ana fell through").
fn is_unsaid(page: &Page<'_>, from: usize) -> bool {
    let farthest = page.len().min(from + LONG_SENTENCE);
    let end = (from..farthest)
        .find(|at| page.ends_sentence(*at) || (*at > from && turns(page, *at)))
        .unwrap_or(farthest);
    if is_question(page, from, end) {
        return true;
    }
    if (from + 1..farthest)
        .take_while(|at| !page.ends_sentence(*at))
        .any(|at| is_unsent(page, at))
    {
        return true;
    }
    (from + 1..end).any(|at| {
        let last = at + 1 >= end
            || matches!(
                page.key(at + 1),
                "," | "by" | "again" | "because" | "to" | "until"
            );
        last && CALLED_OFF.contains(page.key(at)) && came_to_nothing(page, at)
    })
}

/// Whether the sentence from `from` to `end` asks.
fn is_question(page: &Page<'_>, from: usize, end: usize) -> bool {
    page.key(end) == "?" && ASKING.contains(page.key(from))
}

/// Whether the whole text is one question: "is Luka coming on Friday?"
#[must_use]
pub fn only_asks(page: &Page<'_>) -> bool {
    let last = page.len().saturating_sub(1);
    last < LONG_SENTENCE && is_question(page, 0, last)
}

/// Whether something else than what came to nothing begins at `at`: "..., so coffee with Luka".
fn turns(page: &Page<'_>, at: usize) -> bool {
    let other = matches!(page.key(at), "so" | "but" | "then" | "instead")
        || (at > 1 && CALLED_OFF.contains(page.key(at - 2)));
    at > 0 && page.before(at) == "," && other
}

/// "Wrote a letter but never sent it".
fn is_unsent(page: &Page<'_>, at: usize) -> bool {
    let not = matches!(page.before(at), "didn't" | "didnt" | "not" | "never");
    let sent = matches!(
        page.key(at),
        "send" | "sent" | "post" | "posted" | "mail" | "mailed"
    );
    not && sent && matches!(page.key(at + 1), "it" | "them")
}

fn came_to_nothing(page: &Page<'_>, at: usize) -> bool {
    let before = page.before(at);
    match page.key(at) {
        "through" => matches!(before, "fell" | "falls"),
        "off" => matches!(before, "called" | "call" | "is" | "was"),
        "aus" => matches!(before, "fallt" | "fiel"),
        "happen" | "happened" => matches!(before, "didn't" | "didnt" | "not" | "never"),
        // "She cancelled" is told by its own words; "lunch with Ana cancelled" is about the lunch.
        _ => {
            let with = (at.saturating_sub(6)..at).any(|at| WITH.contains(page.key(at)));
            matches!(before, "was" | "got" | "been" | "is" | "were") || (with && before != "i")
        }
    }
}

/// "Asked me if", "asked Ana how": what follows was only asked.
fn asks_something(page: &Page<'_>, at: usize) -> bool {
    let asked = matches!(page.key(at), "asked" | "asks");
    asked
        && (1..4).any(|ahead| {
            matches!(
                page.key(at + ahead),
                "if" | "whether" | "how" | "why" | "when" | "what" | "where" | "who"
            )
        })
}

fn denies(page: &Page<'_>, at: usize) -> bool {
    let word = page.key(at);
    if matches!(word, "will" | "may" | "hope") {
        // A verb only where it cannot be a name: before another small word, not after "with".
        let capital = page.piece(at).is_some_and(Piece::is_capitalised);
        let after = page.piece(at + 1);
        let joined = matches!(page.before(at), "with" | "@" | "w" | "in");
        return !joined
            && (!capital || (at == 0 && !names_somebody(page)))
            && after.is_some_and(|next| next.key.chars().all(|c| c.is_lowercase() || c == '\''))
            && !past_or_stop(page.key(at + 1));
    }
    if page.reads(at, &["rain", "check"])
        || (may_be(page, at) && (at == 0 || page.before(at) == ":"))
    {
        return true;
    }
    if REFUSING.iter().any(|words| page.reads(at, words)) {
        return true;
    }
    // "Let's have coffee".
    if word == "let" && page.shape(at + 1) == Some(Shape::Possessive) {
        return true;
    }
    if word == "not" && page.key(at + 1) == "only" {
        return false;
    }
    if word == "no" {
        return matches!(
            page.key(at + 1),
            "call" | "lunch" | "coffee" | "dinner" | "contact" | "word" | "news"
        );
    }
    if word == "going" {
        return page.key(at + 1) == "to" && !page.ends_sentence(at + 2);
    }
    DENYING.contains(word)
}

/// "Will Turner drove me home", "Will and I": a name, where nothing is asked.
#[must_use]
pub fn names_somebody(page: &Page<'_>) -> bool {
    let capital = page.piece(1).is_some_and(Piece::is_capitalised) && page.key(1) != "i";
    let does = matches!(page.key(1), "and" | "&" | ",") || past_or_stop(page.key(1));
    !only_asks(page) && (capital || does)
}

/// "About two hours", but "about a book".
fn counts(page: &Page<'_>, at: usize) -> bool {
    !matches!(page.key(at), "a" | "an") && number::count(page, at).is_some()
}

/// "Maybe dinner with Ana".
#[must_use]
pub fn may_be(page: &Page<'_>, at: usize) -> bool {
    matches!(page.key(at), "maybe" | "perhaps" | "possibly" | "hopefully")
}

fn past_or_stop(word: &str) -> bool {
    word.ends_with("ed") || NOT_AFTER_WILL.contains(word)
}

/// Where what happened goes on after an aside.
fn resumes(page: &Page<'_>, at: usize, zone: Zone) -> bool {
    let word = page.key(at);
    let before = page.before(at);
    match zone {
        Zone::Main => false,
        Zone::Denied => {
            let instead = matches!(word, "i" | "we")
                && (at.saturating_sub(6)..at).any(|at| page.reads(at, &["instead", "of"]));
            instead
                || matches!(word, "," | "but" | "then" | "–" | "—")
                || (word == ":" && !matches!(before, "plan" | "plans" | "todo"))
                || (word == "so" && before == ",")
        }
        Zone::About => matches!(word, "," | ";" | "–" | "—" | "(" | ")"),
        Zone::Told => {
            (before == "," && matches!(word, "then" | "we" | "i" | "but" | "so"))
                || (matches!(before, "then" | "and") && matches!(word, "we" | "i"))
        }
    }
}

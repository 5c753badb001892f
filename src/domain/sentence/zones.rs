//! Which stretches of the text say what happened, and which only what was denied, meant, told or
//! talked about. "Ana told me Jo called her" is with Ana alone.

use crate::domain::sentence::lexicon::{DENYING, GREETINGS, NOT_AFTER_WILL, TELLING};
use crate::domain::sentence::page::{Page, Zone};
use crate::domain::text::pieces::Piece;

/// Words that begin what was talked about.
const TOPIC: &[&str] = &["about", "regarding", "concerning", "re"];

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
            told_from = at + 2;
        } else if word == "said" && GREETINGS.contains(page.key(at + 1)) {
            // "Said hello" tells nothing.
        } else if TELLING.contains(word) && !(word == "heard" && page.key(at + 1) == "from") {
            told_from = at + 1;
        } else if TOPIC.contains(&word) && page.number(at + 1).is_none() {
            zone = Zone::About;
        } else if zone == Zone::Main && denies(page, at) {
            zone = Zone::Denied;
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
            && (!capital || at == 0)
            && after.is_some_and(|next| next.key.chars().all(|c| c.is_lowercase() || c == '\''))
            && !past_or_stop(page.key(at + 1));
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
            matches!(word, "," | "but" | "then" | ":" | "–" | "—")
                || (word == "so" && before == ",")
        }
        Zone::About => matches!(word, "," | ";" | "–" | "—" | "(" | ")"),
        Zone::Told => {
            (before == "," && matches!(word, "then" | "we" | "i" | "but" | "so"))
                || (matches!(before, "then" | "and") && matches!(word, "we" | "i"))
        }
    }
}

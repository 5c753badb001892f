//! Whether a day or a time belongs to something else than what happened: to what somebody else does
//! ("she leaves on Friday"), or to what is only meant ("invited Ana to dinner on Friday").

use crate::domain::sentence::lexicon::{
    AFTER_DAY, AND, BY_SOMEBODY, EVENT, MEANT, MET, ORDERED, PRESENT, ROUTINE,
};
use crate::domain::sentence::page::Page;
use crate::domain::sentence::zones::names_somebody;
use crate::domain::text::pieces::Piece;

/// How many pieces before a day are looked at.
const REACH: usize = 24;

/// Whether the day or time at `at` is not the one of what happened.
#[must_use]
pub fn is_elsewhere(page: &Page<'_>, at: usize) -> bool {
    of_others(page, at) || is_meant(page, at)
}

/// Whether the words from `at`, after a day at the beginning, say that it is meant: "we will", "I'll".
#[must_use]
pub fn is_intended(page: &Page<'_>, at: usize) -> bool {
    let at = at + usize::from(page.key(at) == ",");
    let will = |at: usize| {
        let capital = page.piece(at).is_some_and(Piece::is_capitalised);
        let to = page.key(at + 1) == "to";
        match page.key(at) {
            "will" | "shall" | "gonna" => !capital,
            "going" | "want" | "wants" | "plan" | "planning" | "hope" | "hoping" => to,
            word => WILL.contains(&word),
        }
    };
    (at..at + 4)
        .take_while(|at| !page.ends_sentence(*at) && page.key(*at) != ",")
        .any(|at| will(at) || is_doing(page, at))
}

/// Whether the words before a day at `end` say that it is going to be done: "Ana is coming on Friday".
#[must_use]
pub fn is_going_to(page: &Page<'_>, end: usize) -> bool {
    (end.saturating_sub(REACH)..end).any(|at| is_doing(page, at))
}

/// "I'm having", "Ana is coming", "we're all meeting".
fn is_doing(page: &Page<'_>, at: usize) -> bool {
    let subject = matches!(
        page.key(at),
        "i'm" | "we're" | "she's" | "he's" | "they're" | "im"
    );
    let is = at > 0 && matches!(page.key(at), "is" | "am" | "are");
    let doing = |at: usize| DOING.contains(&page.key(at));
    (subject || is) && (doing(at + 1) || doing(at + 2))
}

/// What is done with somebody, and may be meant.
const DOING: &[&str] = &[
    "having",
    "meeting",
    "coming",
    "seeing",
    "visiting",
    "going",
    "calling",
    "getting",
    "taking",
    "staying",
    "joining",
    "leaving",
    "arriving",
    "hosting",
    "cooking",
    "travelling",
    "flying",
];

/// Whether the sentence says what to do: "call Mum on Tuesday".
#[must_use]
pub fn is_told_to_do(page: &Page<'_>) -> bool {
    let verb = matches!(
        page.key(0),
        "call"
            | "phone"
            | "text"
            | "write"
            | "email"
            | "visit"
            | "meet"
            | "see"
            | "ask"
            | "tell"
            | "invite"
            | "help"
            | "remind"
            | "send"
            | "buy"
            | "bring"
            | "return"
    );
    let name = page.piece(1).is_some_and(Piece::is_capitalised);
    verb && (name
        || matches!(
            page.key(1),
            "my" | "the" | "a" | "back" | "mum" | "mom" | "dad"
        ))
}

/// "Will" after a pronoun.
const WILL: &[&str] = &["i'll", "we'll", "she'll", "he'll", "they'll", "you'll"];

/// Whether a word opens a part of the sentence of its own.
fn opens(page: &Page<'_>, at: usize) -> bool {
    let subject = matches!(page.key(at), "she" | "he" | "they" | "it")
        || (page.key(at) == "her" && page.before(at) == "and");
    // "Beers with Luka after work on Friday".
    let after_work = page.before(at) == "after" && ROUTINE.contains(page.key(at));
    if after_work {
        return false;
    }
    page.ends_sentence(at - 1)
        || (subject && matches!(page.before(at), "and" | "but" | "when" | "if"))
        || matches!(
            page.before(at),
            "," | ";"
                | ":"
                | "–"
                | "—"
                | "("
                | "-"
                | "because"
                | "so"
                | "since"
                | "as"
                | "that"
                | "before"
                | "after"
                | "until"
                | "till"
                | "while"
        )
}

/// Whether it belongs to something else that is told: "lunch with Ana, she leaves tomorrow",
/// "lunch with Ana, the exam was on Friday", "lunch with Ana before I leave on Friday".
fn of_others(page: &Page<'_>, at: usize) -> bool {
    let Some(first) = (1..at).rev().take(12).find(|at| opens(page, *at)) else {
        return false;
    };
    let contact = |at: usize| {
        let word = page.key(at);
        let own = !matches!(word, "i" | "we");
        (AFTER_DAY.contains(word) && own)
            || MET.contains(word)
            || BY_SOMEBODY.contains(word)
            || EVENT.contains(word)
    };
    // "She gave birth on Tuesday" is no contact of ours, "she called me" is.
    let of_another = matches!(page.key(first), "she" | "he" | "they" | "it")
        && !(first..at).any(|at| matches!(page.key(at), "me" | "us" | "we" | "with"));
    let of_mine = !of_another && (first..at).any(contact);
    let still_to_come = (first..at).any(|at| PRESENT.contains(page.key(at)));
    if of_mine {
        return still_to_come;
    }
    let goes_on = matches!(
        page.key(first),
        "at" | "in"
            | "near"
            | "with"
            | "and"
            | "by"
            | "for"
            | "on"
            | "#"
            | "@"
            | "until"
            | "starting"
            | "started"
            | "began"
            | "about"
    ) || page.number(first).is_some();
    let of_somebody = page.reads(first, &["for", "her"]) || page.reads(first, &["for", "his"]);
    let names = (first..at)
        .all(|at| AND.contains(page.key(at)) || page.piece(at).is_some_and(Piece::is_capitalised));
    first < at && !(goes_on && !of_somebody && !still_to_come) && !names
}

/// Whether the words before it only mean to do something then: "Ana wants to meet on Friday",
/// "asked me to dinner on Saturday".
fn is_meant(page: &Page<'_>, at: usize) -> bool {
    let from = at.saturating_sub(REACH);
    let stops = |at: &usize| page.ends_sentence(*at) || matches!(page.key(*at), "," | ";" | "but");
    (from..at).rev().take_while(|at| !stops(at)).any(|place| {
        let word = page.key(place);
        let capital = page.piece(place).is_some_and(Piece::is_capitalised)
            && (place > 0 || names_somebody(page));
        let to = (place + 1..at.min(place + 5)).any(|at| page.key(at) == "to");
        (MEANT.contains(word) && !capital) || (to && ORDERED.contains(word))
    })
}

//! Whether a day that is not at the beginning is when it happened, or the day of something else: at the end of
//! the first clause it is, and in "tickets for the concert on Friday" it is not.

use crate::domain::sentence::intent::is_elsewhere;
use crate::domain::sentence::lexicon::{AND, BY_SOMEBODY, EVENT, MET, ROUTINE, TO_SOMEBODY, WITH};
use crate::domain::sentence::near_abroad;
use crate::domain::sentence::page::{Page, Zone};
use crate::domain::sentence::said::{Dated, Said};
use crate::domain::sentence::zones;
use crate::domain::text::pieces::Shape;

/// Whether it is the day of something else, as far as the words before it tell.
#[must_use]
pub fn is_of_something_else(page: &Page<'_>, at: usize, said: &Said) -> bool {
    matches!(page.zone(at), Zone::Told | Zone::About)
        || matches!(page.key(at), "before" | "after")
        || zones::only_asks(page)
        || is_title(page, at)
        || is_elsewhere(page, at)
        || is_key(page, at)
        || is_of_a_thing(page, at)
        || (is_long(said) && tells_no_contact(page))
}

/// "At Zoë's yesterday", "at my mum's on Saturday": what is somebody's is the house, not the day.
#[must_use]
pub fn at_theirs(page: &Page<'_>, at: usize) -> bool {
    let announced = matches!(page.key(at), "on" | "in" | "last" | "this" | "the" | "from");
    announced
        || (at.saturating_sub(6)..at).any(|at| {
            matches!(
                page.key(at),
                "at" | "to" | "from" | "over" | "round" | "near" | "@"
            )
        })
}

/// How many pieces before a day are looked at.
const REACH: usize = 24;

/// "Ana hat mir gestern geschrieben", "我昨天给小明打了电话": in other languages the day stands beside the verb.
#[must_use]
pub fn is_abroad(page: &Page<'_>, at: usize) -> bool {
    at <= REACH
        && !page.begins_line(at)
        && near_abroad::is_clear(page, at)
        && (0..at).all(|at| page.shape(at) != Some(Shape::Sign))
}

/// Whether a day at the end of the first clause is when the contact was that is told there: "Met Ana at the
/// market on Friday, she had news".
#[must_use]
pub fn is_of_contact(page: &Page<'_>, at: usize, dated: &Dated) -> bool {
    let one_day = matches!(&dated.said, Said::Settled(days) if days.first() == days.last())
        && !is_long(&dated.said);
    let end = dated.end;
    let goes_on = page.ends_sentence(end)
        || matches!(
            page.key(end),
            "and"
                | "but"
                | "about"
                | "to"
                | ","
                | "–"
                | "—"
                | "("
                | "because"
                | "although"
                | "though"
                | "so"
                | "while"
                | "who"
                | "which"
                | "was"
                | "were"
        )
        // "On Friday after work"; but "third Tuesday after Christmas".
        || (matches!(page.key(end), "after" | "before") && is_no_day(page.key(end + 1)));
    let from = (at.saturating_sub(REACH)..at)
        .rev()
        .find(|at| page.key(*at) == ",")
        .map_or(at.saturating_sub(REACH), |comma| comma + 1);
    let contact = (from..at).any(|at| {
        let word = page.key(at);
        WITH.contains(word)
            || MET.contains(word)
            || BY_SOMEBODY.contains(word)
            || TO_SOMEBODY.contains(word)
            || (word == "into" && matches!(page.before(at), "ran" | "bumped"))
            || (word == "i" && AND.contains(page.before(at)))
    });
    let told = (at..end).any(|at| page.zone(at) != Zone::Main);
    one_day && goes_on && contact && !told
}

/// Whether what comes before or after a day tells no other day.
fn is_no_day(word: &str) -> bool {
    ROUTINE.contains(word)
        || matches!(
            word,
            "i" | "we" | "she" | "he" | "they" | "my" | "our" | "her" | "his" | "their"
        )
}

/// "A film called Friday".
fn is_title(page: &Page<'_>, at: usize) -> bool {
    let called = matches!(page.before(at), "called" | "titled" | "named");
    let watched = matches!(
        page.before(at),
        "watched" | "read" | "saw" | "watching" | "reading"
    );
    watched || called && at >= 3 && matches!(page.key(at - 3), "a" | "the" | "this" | "that")
}

/// A month or a year.
fn is_long(said: &Said) -> bool {
    said.days().iter().any(|days| days.first().date().is_none())
}

/// "Ana moved in 2014" tells of her, and "met Ana in 2014" of the two of us.
fn tells_no_contact(page: &Page<'_>) -> bool {
    !(0..page.len().min(60)).any(|at| {
        let word = page.key(at);
        WITH.contains(word)
            || MET.contains(word)
            || TO_SOMEBODY.contains(word)
            || BY_SOMEBODY.contains(word)
            || EVENT.contains(word)
            || matches!(word, "i" | "we" | "@" | "me" | "us")
    })
}

/// "Pictures of his holiday in October", "pictures from her wedding on Friday", "tickets for the concert on 5
/// December": the day of what they are of.
fn is_of_a_thing(page: &Page<'_>, at: usize) -> bool {
    let Some(whose) = at
        .checked_sub(2)
        .filter(|_| page.shape(at - 1) == Some(Shape::Letters))
    else {
        return false;
    };
    let of = page.before(whose);
    let theirs = matches!(page.key(whose), "her" | "his" | "their");
    let for_it = theirs || matches!(page.key(whose), "the" | "a" | "my" | "our");
    let ticket = whose >= 2
        && matches!(
            page.key(whose - 2),
            "ticket" | "tickets" | "invitation" | "invitations" | "voucher"
        );
    (theirs && matches!(of, "of" | "from")) || (for_it && of == "for" && ticket)
}

/// "due:2026-11-21" of other programs.
fn is_key(page: &Page<'_>, at: usize) -> bool {
    page.before(at) == ":" && page.glued(at) && at > 1 && page.glued(at - 1)
}

//! Which of the days in the text says when it happened.
//!
//! A day at the beginning counts; else one at the end. A sure day in the middle, or at the end of
//! what somebody told, is asked: it may be the day of something else. Words that may be something
//! else ("sat", "may", "7/10") count only where nothing else fits, and otherwise stay text.

use crate::domain::sentence::clock::timed;
use crate::domain::sentence::days::dated;
use crate::domain::sentence::length::length;
use crate::domain::sentence::lexicon::{
    AFTER_DAY, AND, BEFORE_OTHER_DAY, OTHER_THAN_DAYS, ROUTINE, SPENT, TO_SOMEBODY, WITH,
};
use crate::domain::sentence::number;
use crate::domain::sentence::page::{Page, Zone};
use crate::domain::sentence::said::{Dated, Said};
use crate::domain::sentence::whose_day::{
    at_theirs, is_abroad, is_of_contact, is_of_something_else,
};
use crate::domain::sentence::year::Calendar;
use crate::domain::text::pieces::{Piece, Shape};

/// A day in the text and how far it can be trusted to say when it happened.
pub struct Candidate {
    /// The place where its words begin.
    pub from: usize,
    /// What they say.
    pub dated: Dated,
    /// Whether it is taken.
    pub trust: Trust,
    /// It is asked only for where it stands.
    pub sure: bool,
}

/// How far a day can be trusted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// It is when it happened.
    Take,
    /// It may be the day of something else.
    Ask,
}

/// The day that says when it happened.
#[must_use]
pub fn day(page: &Page<'_>, calendar: Calendar) -> Option<Candidate> {
    if let Some(first) = at_beginning(page, calendar) {
        return Some(match another_day(page, first.dated.end, calendar) {
            Some(other) if first.trust == Trust::Take => better(other, first),
            _ => first,
        });
    }
    let mut best: Option<Candidate> = None;
    let (mut at, mut first_sentence) = (0, true);
    while at < page.len() {
        if let Some(dated) = dated(page, at, calendar).filter(|_| page.whole_from(at)) {
            let end = dated.end.max(at + 1);
            if let Some(found) = later(page, at, dated, first_sentence) {
                best = Some(match best {
                    Some(best) => better(best, found),
                    None => found,
                });
            }
            at = end;
            continue;
        }
        first_sentence &= !page.ends_sentence(at);
        at += 1;
    }
    best
}

/// "Last night I dreamt of Ana, and today she called": the day of something else that happened.
fn another_day(page: &Page<'_>, from: usize, calendar: Calendar) -> Option<Candidate> {
    let at = (from..page.len()).find(|at| {
        let near = matches!(page.key(*at), "today" | "yesterday" | "tonight");
        near && matches!(page.before(*at), "and" | "but") && *at > 1 && page.key(at - 2) == ","
    })?;
    dated(page, at, calendar).map(|dated| take(at, dated))
}

/// A day that can be taken beats one that has to be asked; of two equals the first is asked.
fn better(best: Candidate, found: Candidate) -> Candidate {
    match (best.trust, found.trust) {
        (Trust::Ask, Trust::Take) if !best.sure => found,
        (_, Trust::Take) => Candidate {
            trust: Trust::Ask,
            dated: Dated::sure(found.dated.end, both(&best.dated.said, &found.dated.said)),
            from: found.from,
            sure: true,
        },
        _ => best,
    }
}

/// What either can mean, the first last.
#[must_use]
pub fn both(one: &Said, other: &Said) -> Said {
    Said::one_of_days(other.days().iter().chain(one.days()).copied().collect())
}

fn at_beginning(page: &Page<'_>, calendar: Calendar) -> Option<Candidate> {
    // "Noon yesterday", "18:30 on friday".
    if let Some(time) = timed(page, 0, None)
        && let Some(dated) = dated(page, time.end, calendar).filter(|dated| !dated.weak)
    {
        return Some(take(time.end, dated));
    }
    // "After work on Wednesday I had a beer with Ana".
    let after_work = page.key(0) == "after" && ROUTINE.contains(page.key(1));
    if after_work && let Some(dated) = dated(page, 2, calendar).filter(|dated| !dated.weak) {
        return Some(take(2, dated));
    }
    let Some(dated) = dated(page, 0, calendar) else {
        return before_or_after(page, calendar);
    };
    let mut end = dated.end;
    if let Some(timed) = timed(page, end + usize::from(page.key(end) == ","), None)
        && page.key(timed.end) == ":"
    {
        return Some(take(0, dated));
    }
    if page.key(end) == ":" && !(page.glued(end + 1) && page.number(end + 1).is_some()) {
        end += 1;
        return Some(take(0, Dated { end, ..dated }));
    }
    // "Friday - lunch with Ana".
    let dash = matches!(page.key(end), "-" | "–" | "—") && !page.glued(end) && !page.glued(end + 1);
    if dash && end + 1 < page.len() {
        return Some(take(
            0,
            Dated {
                end: end + 1,
                ..dated
            },
        ));
    }
    if matches!(page.key(end), "was" | "were") && !dated.weak {
        return Some(Candidate {
            from: 0,
            dated,
            trust: Trust::Ask,
            sure: false,
        });
    }
    if !dated.weak {
        return (!is_subject(page, end)).then(|| take(0, dated));
    }
    // "Sat 20:00 dinner with Jo".
    let capital = page.piece(0).is_some_and(Piece::is_capitalised);
    if capital && page.number(end).is_some() && timed(page, end, None).is_some() {
        return Some(take(0, dated));
    }
    let refused = matches!(dated.said, Said::Refused(..));
    weak_at_beginning(page, end)
        .filter(|_| !refused)
        .map(|trust| Candidate {
            from: 0,
            dated,
            trust,
            sure: false,
        })
}

/// "Before 12 Nov", "since 2019": not that day, and no other is said.
fn before_or_after(page: &Page<'_>, calendar: Calendar) -> Option<Candidate> {
    let opens = matches!(page.key(0), "before" | "after" | "by" | "since" | "until");
    let dated = dated(page, 1, calendar)
        .filter(|dated| opens && (!dated.weak || page.key(0) == "since"))?;
    Some(Candidate {
        from: 0,
        dated: Dated {
            besides: true,
            ..dated
        },
        trust: Trust::Ask,
        sure: false,
    })
}

fn take(from: usize, dated: Dated) -> Candidate {
    Candidate {
        from,
        dated,
        trust: Trust::Take,
        sure: true,
    }
}

/// "Friday was hard", "Christmas is near": the day is what the sentence is about.
fn is_subject(page: &Page<'_>, at: usize) -> bool {
    let name = page.piece(at).is_some_and(Piece::is_capitalised);
    matches!(page.key(at), "is" | "isn't")
        || (page.key(at) == "will" && !name)
        || page.shape(at) == Some(Shape::Possessive)
}

/// What to do with "sat", "sun", "may 3" at the beginning.
fn weak_at_beginning(page: &Page<'_>, end: usize) -> Option<Trust> {
    let capital = page.piece(0).is_some_and(Piece::is_capitalised);
    // "May the fourth be with you" is no day.
    let spelled = page.key(0) != "may";
    let number = (0..end)
        .any(|at| page.number(at).is_some() || (spelled && number::ordinal(page, at).is_some()));
    let other = OTHER_THAN_DAYS.contains(page.key(0));
    match page.key(end) {
        "," => Some(Trust::Take),
        "of" | "hours" | "times" | "cup" | "km" => None,
        "was" | "were" if !number => None,
        next if AFTER_DAY.contains(next) && (number || !other) => Some(Trust::Take),
        // "Mon gym w Will", "sat pizza with Jo"; but "sat down with Jo".
        next if !capital
            && matches!(page.key(0), "mon" | "sat" | "sun" | "wed")
            && matches!(page.key(end + 1), "w" | "with")
            && !SEATED.contains(&next) =>
        {
            Some(Trust::Ask)
        }
        _ if number => Some(Trust::Ask),
        "" if end >= page.len() => (!matches!(page.key(0), "may" | "march")).then_some(Trust::Ask),
        _ => (capital && !other).then_some(Trust::Ask),
    }
}

/// What "sat" is a verb before.
const SEATED: &[&str] = &[
    "down", "up", "in", "on", "by", "next", "outside", "inside", "together", "around", "there",
    "here", "alone", "quietly", "back", "beside", "opposite", "near", "at", "out", "again",
];

/// What to do with a day that is not at the beginning.
fn later(page: &Page<'_>, at: usize, dated: Dated, first_sentence: bool) -> Option<Candidate> {
    let before = page.before(at);
    let of_somebody =
        at > 0 && page.shape(at - 1) == Some(Shape::Possessive) && !at_theirs(page, at);
    // "Came by friday evening".
    let came_by = before == "by"
        && at >= 2
        && matches!(
            page.key(at - 2),
            "came" | "dropped" | "stopped" | "popped" | "swung"
        );
    // "Dinner with An on Saturday".
    let an = before == "an" && at >= 2 && page.piece(at - 1).is_some_and(Piece::is_capitalised);
    // "I visited her on Wednesday".
    let object = matches!(before, "her" | "my" | "our" | "your" | "their" | "his")
        && matches!(page.key(at), "on" | "in" | "at" | "last" | "this");
    let blocked = blocks(before) && !came_by && !an && !object;
    if at == 0 || of_somebody || blocked || is_subject(page, dated.end) {
        return None;
    }
    let refused = matches!(dated.said, Said::Refused(..));
    let last = tail_is_short(page, dated.end);
    let elsewhere = is_of_something_else(page, at, &dated.said);
    let sure = !dated.weak && !elsewhere;
    // "Ana came to dinner yesterday and brought wine".
    let last = last
        || (sure && first_sentence && is_of_contact(page, at, &dated))
        || SPENT.contains(before)
        || (sure && is_abroad(page, at));
    let trust = if dated.weak {
        weak_later(page, at, &dated, before)?
    } else if !sure || !last {
        Trust::Ask
    } else {
        Trust::Take
    };
    if !last && !first_sentence {
        return None;
    }
    if refused && (!last || dated.weak) && !first_sentence {
        return None;
    }
    Some(Candidate {
        from: at,
        dated,
        trust,
        sure,
    })
}

/// Words after which a day is not when it happened.
fn blocks(before: &str) -> bool {
    BEFORE_OTHER_DAY.contains(before)
}

fn weak_later(page: &Page<'_>, at: usize, dated: &Dated, before: &str) -> Option<Trust> {
    // "Gym wed 1h".
    let after_length = length(page, dated.end).map_or(dated.end, |length| length.end);
    let end_of_text = after_length >= page.len();
    let word = page.key(at);
    if !end_of_text || matches!(dated.said, Said::Refused(..)) {
        return None;
    }
    if matches!(word, "may" | "march" | "mar" | "will") && page.number(at + 1).is_none() {
        return None;
    }
    // "Lunch with April", "called June": somebody's name.
    let named = WITH.contains(before) || TO_SOMEBODY.contains(before) || AND.contains(before);
    if named && before != "," && dated.end == at + 1 {
        return None;
    }
    if before == "," {
        return Some(Trust::Take);
    }
    let number = page.number(at).is_some();
    let verb = matches!(
        before,
        "we" | "she" | "he" | "they" | "i" | "and" | "just" | "to"
    );
    (!verb || number).then_some(Trust::Ask)
}

/// Whether what follows a day is nothing, or only where, with whom and how long.
fn tail_is_short(page: &Page<'_>, at: usize) -> bool {
    // "Yesterday at 3pm for coffee".
    let after_time = timed(page, at, None).map(|time| time.end);
    is_short(page, at) || after_time.is_some_and(|end| is_short(page, end))
}

fn is_short(page: &Page<'_>, at: usize) -> bool {
    let left = page.len().saturating_sub(at);
    if left == 0 || (left == 1 && page.shape(at) == Some(Shape::Sign)) {
        return true;
    }
    // "Jo was ill on Friday, so we met at home".
    let instead = page.key(at) == "," && matches!(page.key(at + 1), "so" | "i" | "we");
    let opens = matches!(
        page.key(at),
        "with"
            | "at"
            | "in"
            | "for"
            | "@"
            | ","
            | "near"
            | "w"
            | "around"
            | "by"
            | "("
            | "from"
            | "between"
            | "im"
            | "au"
            | "al"
            | "nel"
            | "em"
            | "na"
    ) || WITH.contains(page.key(at))
        || page.number(at).is_some();
    let told = (at..page.len().min(at + 9))
        .any(|at| page.zone(at) != Zone::Main || page.ends_sentence(at) && at + 1 < page.len());
    opens && left <= 8 && !told && !instead
}

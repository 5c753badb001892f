//! When it happened: the day and the time, at the beginning, at the end, or before a colon.
//!
//! A day at the beginning counts; else one at the end. A sure day in the middle, or at the end of
//! what somebody told, is asked: it may be the day of something else. Words that may be something
//! else ("sat", "may", "7/10") count only where nothing else fits, and otherwise stay text.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::day::{Day, Days};
use crate::domain::interaction::Minutes;
use crate::domain::sentence::beside::{goes_on, in_a_name};
use crate::domain::sentence::choice::chosen;
use crate::domain::sentence::clock::timed;
use crate::domain::sentence::days::dated;
use crate::domain::sentence::intent::{is_elsewhere, is_intended, is_told_to_do};
use crate::domain::sentence::lexicon::{
    AFTER_DAY, AND, BEFORE_OTHER_DAY, BY_SOMEBODY, EVENT, MET, OTHER_THAN_DAYS, TO_SOMEBODY, WITH,
};
use crate::domain::sentence::number;
use crate::domain::sentence::page::{Page, Zone};
use crate::domain::sentence::reading::{
    Meaning, Offer, Open, OpenKind, Problem, Setting, Span, Why,
};
use crate::domain::sentence::said::{Dated, Said, Toward, id, label};
use crate::domain::sentence::someday::{self, Coming};
use crate::domain::sentence::time::{half_of_day, time};
use crate::domain::sentence::vague::unread_ago;
use crate::domain::sentence::year::Calendar;
use crate::domain::sentence::zones;
use crate::domain::text::pieces::{Piece, Shape};

/// When it happened.
#[derive(Clone, Debug)]
pub struct When {
    /// The days.
    pub days: Days,
    /// The words that said so; `None` if it is today because nothing was said.
    pub span: Option<Span>,
    /// Words for what is still to come and has no day.
    pub coming: Option<Coming>,
    /// The time.
    pub time: Option<NaiveTime>,
    /// The words that said the time.
    pub time_span: Option<Span>,
    /// How long, from one time to another.
    pub minutes: Option<Minutes>,
    /// What is to be asked.
    pub open: Vec<Open>,
    /// What cannot be.
    pub problems: Vec<Problem>,
}

/// A day in the text and how far it can be trusted to say when it happened.
struct Candidate {
    from: usize,
    dated: Dated,
    trust: Trust,
    /// It is asked only for where it stands.
    sure: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Trust {
    Take,
    Ask,
}

/// Finds and takes out when it happened.
pub fn when(page: &mut Page<'_>, setting: &Setting<'_>) -> When {
    let mut when = When {
        days: Days::on(Day::nearest(setting.today)),
        span: None,
        coming: None,
        time: None,
        time_span: None,
        minutes: None,
        open: Vec::new(),
        problems: Vec::new(),
    };
    let half = half_of_day(page);
    let calendar = Calendar {
        today: setting.today,
        order: setting.order,
        toward: Toward::Past,
    };
    when.coming = someday::take(page);
    if when.coming.is_some() {
        // It has no other day.
    } else if let Some(mut candidate) = day(page, calendar) {
        let (from, end) = (candidate.from, candidate.dated.end);
        let end = end - usize::from(matches!(page.before(end), ":" | "-" | "–" | "—"));
        if goes_on(page, from, end, calendar) || in_a_name(page, from, end, setting.names) {
            candidate.trust = Trust::Ask;
        }
        if let Some(coming) = intended(page, &candidate, calendar) {
            candidate = coming;
        }
        settle(page, setting, &mut when, &candidate);
    } else if let Some((at, said)) = unread_ago(page, setting.today) {
        let candidate = Candidate {
            from: at,
            dated: Dated::sure(at + 1, said),
            trust: Trust::Ask,
            sure: false,
        };
        settle(page, setting, &mut when, &candidate);
    }
    page.close_gaps();
    let today = when.open.is_empty() && when.days == Days::on(Day::nearest(setting.today));
    let time = time(page, setting, half, today);
    (when.time, when.time_span, when.minutes) = (time.time, time.span, time.minutes);
    when.open.extend(time.open);
    when.problems.extend(time.problem);
    page.close_gaps();
    when
}

/// "On Friday we will have dinner": the coming Friday, or the one before.
fn intended(page: &Page<'_>, found: &Candidate, calendar: Calendar) -> Option<Candidate> {
    let meant = is_intended(page, found.dated.end) || (found.from > 0 && is_told_to_do(page));
    let ahead = calendar.toward == Toward::Past && meant;
    let toward = Toward::Future;
    let coming = dated(page, found.from, Calendar { toward, ..calendar }).filter(|_| ahead)?;
    let weak = found.dated.weak || matches!(found.dated.said, Said::Refused(..));
    let past = found
        .dated
        .said
        .days()
        .iter()
        .any(|days| !is_ahead(*days, calendar.today));
    let other = coming.said != found.dated.said;
    (past && other && !weak).then(|| Candidate {
        dated: Dated::sure(found.dated.end, both(&found.dated.said, &coming.said)),
        trust: Trust::Ask,
        ..*found
    })
}

/// The day that says when it happened.
fn day(page: &Page<'_>, calendar: Calendar) -> Option<Candidate> {
    if let Some(first) = at_beginning(page, calendar) {
        return Some(first);
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

fn both(one: &Said, other: &Said) -> Said {
    Said::one_of_days(other.days().iter().chain(one.days()).copied().collect())
}

fn at_beginning(page: &Page<'_>, calendar: Calendar) -> Option<Candidate> {
    // "Noon yesterday", "18:30 on friday".
    if let Some(time) = timed(page, 0, None)
        && let Some(dated) = dated(page, time.end, calendar).filter(|dated| !dated.weak)
    {
        return Some(take(time.end, dated));
    }
    let dated = dated(page, 0, calendar)?;
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
        _ if number => Some(Trust::Ask),
        "" if end >= page.len() => (!matches!(page.key(0), "may" | "march")).then_some(Trust::Ask),
        _ => (capital && !other).then_some(Trust::Ask),
    }
}

/// What to do with a day that is not at the beginning.
fn later(page: &Page<'_>, at: usize, dated: Dated, first_sentence: bool) -> Option<Candidate> {
    let before = page.before(at);
    let of_somebody = at > 0 && page.shape(at - 1) == Some(Shape::Possessive);
    if at == 0 || of_somebody || blocks(before) || is_subject(page, dated.end) {
        return None;
    }
    let refused = matches!(dated.said, Said::Refused(..));
    let zone = page.zone(at);
    let last = tail_is_short(page, dated.end);
    let elsewhere = matches!(zone, Zone::Told | Zone::About)
        || matches!(page.key(at), "before" | "after")
        || zones::only_asks(page)
        || is_title(page, at)
        || is_elsewhere(page, at)
        || is_key(page, at)
        || (is_long(&dated.said) && tells_no_contact(page));
    let sure = !dated.weak && !elsewhere;
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

/// "A film called Friday".
fn is_title(page: &Page<'_>, at: usize) -> bool {
    let called = matches!(page.before(at), "called" | "titled" | "named");
    called && at >= 3 && matches!(page.key(at - 3), "a" | "the" | "this" | "that")
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

/// "due:2026-11-21" of other programs.
fn is_key(page: &Page<'_>, at: usize) -> bool {
    page.before(at) == ":" && page.glued(at) && at > 1 && page.glued(at - 1)
}

/// Words after which a day is not when it happened.
fn blocks(before: &str) -> bool {
    BEFORE_OTHER_DAY.contains(before)
}

fn weak_later(page: &Page<'_>, at: usize, dated: &Dated, before: &str) -> Option<Trust> {
    let end_of_text = dated.end >= page.len();
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
    let left = page.len().saturating_sub(at);
    if left == 0 || (left == 1 && page.shape(at) == Some(Shape::Sign)) {
        return true;
    }
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
    ) || WITH.contains(page.key(at))
        || page.number(at).is_some();
    let told = (at..page.len().min(at + 9))
        .any(|at| page.zone(at) != Zone::Main || page.ends_sentence(at) && at + 1 < page.len());
    opens && left <= 8 && !told
}

/// Takes the day out of the words, or asks for it.
fn settle(page: &mut Page<'_>, setting: &Setting<'_>, when: &mut When, found: &Candidate) {
    let (from, end) = (found.from, found.dated.end);
    let words_end = end - usize::from(matches!(page.before(end), ":" | "-" | "–" | "—"));
    let span = page.span(from, words_end);
    let today = Days::on(Day::nearest(setting.today));
    match &found.dated.said {
        Said::Refused(message, next) => {
            page.take(from, end, Meaning::Problem);
            when.problems.push(Problem {
                span,
                message: message.clone(),
                next: next.clone(),
            });
        }
        Said::Settled(days) if found.trust == Trust::Take => {
            page.take(from, end, Meaning::When);
            (when.days, when.span) = (*days, Some(span));
        }
        said => {
            let mut days = said.days().to_vec();
            let elsewhere = found.trust == Trust::Ask && !days.contains(&today);
            if elsewhere {
                days.push(today);
            }
            let choice = chosen(setting.choices, OpenKind::Day, span.of(page.text));
            match choice.and_then(|choice| days.iter().find(|days| id(**days) == choice)) {
                Some(chosen) if elsewhere && *chosen == today => {}
                Some(chosen) => {
                    page.take(from, end, Meaning::When);
                    (when.days, when.span) = (*chosen, Some(span));
                }
                None => {
                    page.take(from, end, Meaning::When);
                    let mut open = asked(span, &days);
                    if let Some(none) = open.offers.last_mut().filter(|_| elsewhere) {
                        "not a date".clone_into(&mut none.label);
                        none.why = Why::NoDay;
                    }
                    when.open.push(open);
                }
            }
        }
    }
}

/// The question which of these days is meant.
#[must_use]
pub fn asked(span: Span, days: &[Days]) -> Open {
    Open {
        span,
        kind: OpenKind::Day,
        offers: days
            .iter()
            .map(|days| Offer {
                id: id(*days),
                label: label(*days),
                why: Why::Reading,
            })
            .collect(),
    }
}

/// Whether all of `days` is still to come.
#[must_use]
pub fn is_ahead(days: Days, today: NaiveDate) -> bool {
    days.first().earliest() > today || days.last().earliest() > today
}

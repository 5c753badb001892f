//! When it happened: the day and the time, as they are taken, asked or refused.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::day::{Day, Days};
use crate::domain::interaction::Minutes;
use crate::domain::names::Stem;
use crate::domain::sentence::beside::{goes_on, in_a_name};
use crate::domain::sentence::choice::chosen;
use crate::domain::sentence::days::dated;
use crate::domain::sentence::intent::{is_going_to, is_intended, is_told_to_do};
use crate::domain::sentence::lexicon::SPENT;
use crate::domain::sentence::misspelt;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::reading::{
    Meaning, Offer, Open, OpenKind, Problem, Setting, Span, Why,
};
use crate::domain::sentence::said::{Dated, Said, Toward, id, label};
use crate::domain::sentence::someday::{self, Coming};
use crate::domain::sentence::time::{half_of_day, time};
use crate::domain::sentence::vague::unread_ago;
use crate::domain::sentence::which_day::{Candidate, Trust, both, day};
use crate::domain::sentence::year::Calendar;
use crate::domain::sentence::zones::may_be;

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
    } else if let Some((from, end, said)) = misspelt::day(page, calendar, |at| {
        let piece = page.piece(at);
        piece.is_some_and(|piece| setting.names.step(Stem::default(), piece).is_some())
    }) {
        let candidate = Candidate {
            from,
            dated: Dated::told_besides(end, said),
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
    let meant = is_intended(page, found.dated.end)
        || (found.from > 0
            && (is_told_to_do(page) || may_be(page, 0) || is_going_to(page, found.from)));
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
            read(page, found);
            (when.days, when.span) = (*days, Some(span));
        }
        // Asked only for where it stands, and it is today all the same.
        Said::Settled(days) if *days == today && !span.of(page.text).ends_with("ago") => {}
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
                    read(page, found);
                    (when.days, when.span) = (*chosen, Some(span));
                }
                None => {
                    read(page, found);
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

/// Marks the words about a day, and takes them out of the words if they say nothing else.
fn read(page: &mut Page<'_>, found: &Candidate) {
    let (from, end) = (found.from, found.dated.end);
    // "Spent Halloween with Ana".
    let spent = SPENT.contains(page.before(from));
    if found.dated.besides || spent {
        page.mark(from, end, Meaning::When);
    } else {
        page.take(from, end, Meaning::When);
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

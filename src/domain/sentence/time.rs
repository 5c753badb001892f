//! The time of day in a sentence, and how long it took from one time to another.

use chrono::{NaiveTime, Timelike};

use crate::domain::interaction::Minutes;
use crate::domain::sentence::choice::chosen;
use crate::domain::sentence::clock::{Half, SaidTime, Timed, hours, timed};
use crate::domain::sentence::intent::is_elsewhere;
use crate::domain::sentence::page::{Page, Zone};
use crate::domain::sentence::reading::{
    Meaning, Offer, Open, OpenKind, Problem, Setting, Span, Why,
};
use crate::domain::text::pieces::Piece;

/// What a sentence says of the time of day.
#[derive(Clone, Debug, Default)]
pub struct TimeOfDay {
    /// When it began.
    pub time: Option<NaiveTime>,
    /// The words that said so.
    pub span: Option<Span>,
    /// How long it took, if an end is named as well.
    pub minutes: Option<Minutes>,
    /// What is to be asked.
    pub open: Option<Open>,
    /// What cannot be.
    pub problem: Option<Problem>,
}

/// How far a time is looked for.
const REACH: usize = 400;

/// Which half of the day the words speak for; `None` if they speak for several.
#[must_use]
pub fn half_of_day(page: &Page<'_>) -> Option<Half> {
    let mut halves = (0..page.len().min(200)).filter_map(|at| match page.key(at) {
        "breakfast" | "morning" => Some(Half::Morning),
        "lunch" | "brunch" => Some(Half::Noon),
        "dinner" | "supper" | "evening" | "tonight" | "afternoon" | "drinks" | "night"
        | "beers" | "pub" => Some(Half::Evening),
        _ => None,
    });
    let first = halves.next()?;
    halves.all(|half| half == first).then_some(first)
}

/// Finds and takes out the time of day, or asks for the half of the day. Of a day that is `today` the
/// half that has begun is offered first.
pub fn time(
    page: &mut Page<'_>,
    setting: &Setting<'_>,
    half: Option<Half>,
    today: bool,
) -> TimeOfDay {
    let now = setting.now.filter(|_| today);
    for at in 0..page.len().min(REACH) {
        let blocked = matches!(
            page.before(at),
            "until"
                | "till"
                | "before"
                | "after"
                | "since"
                | "by"
                | "than"
                | "at"
                | "to"
                | "-"
                | "past"
                | "page"
                | "room"
                | "chapter"
                | "psalm"
                | "verse"
        );
        // "00pm" in "until 2:00pm".
        let inside = page.glued(at) && page.before(at) == ":" && at > 1;
        if blocked || inside || page.zone(at) != Zone::Main || !page.whole_from(at) {
            continue;
        }
        if let Some((found, minutes)) = hours(page, at, half) {
            let mut said = taken(page, (setting, now), at, found, None);
            said.minutes = Minutes::new(minutes);
            return said;
        }
        let from = usize::from(page.key(at) == "from");
        let Some(found) = timed(page, at + from, half) else {
            continue;
        };
        let last = until(page, found.end, half);
        if from == 1 && last.is_none() {
            continue;
        }
        // "Her flight leaves at 7pm".
        if is_elsewhere(page, at) {
            continue;
        }
        // "We won 3:2" has no time in it, "about 7" people neither.
        let bare =
            last.is_none() && !found.announced && at > 0 && !matches!(page.before(at), "," | ":");
        let either = matches!(found.said, SaidTime::Either(..));
        if either && bare && !page.key(found.end).is_empty() {
            continue;
        }
        return taken(page, (setting, now), at, found, last.as_ref());
    }
    TimeOfDay::default()
}

/// The time after a hyphen or "to".
fn until(page: &Page<'_>, at: usize, half: Option<Half>) -> Option<Timed> {
    matches!(page.key(at), "-" | "–" | "to" | "till" | "until")
        .then(|| timed(page, at + 1, half))
        .flatten()
}

fn taken(
    page: &mut Page<'_>,
    (setting, now): (&Setting<'_>, Option<NaiveTime>),
    at: usize,
    found: Timed,
    last: Option<&Timed>,
) -> TimeOfDay {
    let span = page.span(at, found.end);
    let mut said = TimeOfDay {
        span: Some(span),
        ..TimeOfDay::default()
    };
    let end = last.map_or(found.end, |last| last.end);
    let colon = page.key(end) == ":" && at == 0;
    let end = end + usize::from(colon);
    let mut meaning = Meaning::Time;
    match found.said {
        SaidTime::Refused(message, next) => {
            meaning = Meaning::Problem;
            said.problem = Some(Problem {
                span,
                message,
                next,
            });
        }
        SaidTime::Settled(time) => match another(page, found.end).filter(|other| *other != time) {
            Some(other) if last.is_none() => ask(&mut said, page, setting, [time, other]),
            _ => said.time = Some(time),
        },
        // "From 9:30 to 14:00" began in the morning.
        SaidTime::Either(early, late) if ends_between(early, late, last) => {
            said.time = Some(early);
        }
        SaidTime::Either(early, late) => {
            let early_first = now.is_some_and(|now| early <= now && now < late);
            let times = if early_first {
                [early, late]
            } else {
                [late, early]
            };
            ask(&mut said, page, setting, times);
        }
    }
    if let (Some(first), Some(SaidTime::Settled(last))) = (said.time, last.map(|last| &last.said)) {
        let minutes = last.signed_duration_since(first).num_minutes();
        said.minutes = u32::try_from(minutes).ok().and_then(Minutes::new);
    }
    page.take(at, end, meaning);
    said
}

fn clock(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Whether `last` is surely after noon and before `late`.
fn ends_between(early: NaiveTime, late: NaiveTime, last: Option<&Timed>) -> bool {
    let end = match last.map(|last| &last.said) {
        Some(SaidTime::Settled(end)) => *end,
        _ => return false,
    };
    end.hour() > 12 && early < end && end < late
}

/// Asks which of `times` it was, unless that was chosen.
fn ask(said: &mut TimeOfDay, page: &Page<'_>, setting: &Setting<'_>, times: [NaiveTime; 2]) {
    let Some(span) = said.span else { return };
    let choice = chosen(setting.choices, OpenKind::Time, span.of(page.text));
    let is_chosen = |time: &NaiveTime| choice == Some(clock(*time).as_str());
    said.time = times.into_iter().find(is_chosen);
    let offers = times.map(|time| Offer {
        id: clock(time),
        label: clock(time),
        why: Why::PartOfDay(time),
    });
    said.open = said.time.is_none().then(|| Open {
        span,
        kind: OpenKind::Time,
        offers: offers.into(),
    });
}

/// Of "at 14:00 and Con at 18:00", "at noon and with Ana at six": the time with somebody else.
fn another(page: &Page<'_>, end: usize) -> Option<NaiveTime> {
    let and = end + usize::from(page.key(end) == ",");
    if page.key(and) != "and" {
        return None;
    }
    let with = usize::from(page.key(and + 1) == "with");
    let first = and + 1 + with;
    let is_name = |at: usize| page.piece(at).is_some_and(Piece::is_capitalised);
    let names = (first..first + 3).take_while(|at| is_name(*at)).count();
    let at = first + names;
    let found = timed(page, at, None).filter(|found| found.announced && names > 0)?;
    match found.said {
        SaidTime::Settled(time) => Some(time),
        SaidTime::Either(..) | SaidTime::Refused(..) => None,
    }
}

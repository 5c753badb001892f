//! The mirror in words: headings with lines under them, the same for the screen and the command line.

use chrono::{Datelike, NaiveDate};

use crate::domain::check_in::Question;
use crate::domain::mirror::noted::Felt;
use crate::domain::mirror::seen::{Asked, Hours, Ring, Season, Seen, WentTo};
use crate::domain::text::wrap;
use crate::wording::section::Section;
use crate::wording::{between, charts, check_in, days};

/// How wide names stand in a table.
pub const NAME: usize = 24;
/// How many people the table of hours has at most; more would be a list to work through.
const SHOWN: usize = 12;
/// The cells of the longest bar.
const BAR: usize = 16;

/// The whole mirror. `name` makes a name safe to show, at most [`NAME`] cells wide.
#[must_use]
pub fn sections(seen: &Seen, name: &dyn Fn(&str) -> String) -> Vec<Section> {
    vec![
        Section::new("This season, time against value", value(seen, name)),
        Section::new("Questions, not faults", questions(seen, name)),
        Section::new("How your hours are spread", spread(&seen.seasons)),
        Section::new("Circles", circles(&seen.circles, name)),
        Section::new("To whom the hours went", went_to(seen.went_to)),
        Section::new("The year", charts::year(&seen.year)),
    ]
}

fn value(seen: &Seen, name: &dyn Fn(&str) -> String) -> Vec<String> {
    if seen.people.is_empty() {
        return vec![
            "No minutes are noted this season. 'walked with Ana, 2h' notes them.".to_owned(),
        ];
    }
    let most = seen.people.first().map_or(1, |one| one.minutes);
    let mut lines: Vec<String> = seen
        .people
        .iter()
        .take(SHOWN)
        .map(|one| hours(one, most, seen.today, name))
        .collect();
    if seen.people.len() > SHOWN {
        let rest = seen.people.iter().skip(SHOWN);
        let minutes = rest.fold(0_u32, |sum, one| sum.saturating_add(one.minutes));
        lines.push(format!("and {} with others", days::hours(minutes)));
    }
    let of = seen.coverage;
    lines.push(String::new());
    lines.push(format!(
        "You said what you carry away for {} of {}.",
        days::hours(of.minutes),
        days::hours(of.of_minutes)
    ));
    if !of.enough {
        lines.push(
            "Too few to hold one against the other: it takes five with hours and an answer."
                .to_owned(),
        );
    }
    lines.push("Chosen time in which both took part, in full for each who was there.".to_owned());
    lines
}

fn hours(one: &Hours, most: u32, today: NaiveDate, name: &dyn Fn(&str) -> String) -> String {
    let felt = one
        .felt
        .map_or_else(|| "—".to_owned(), |of| felt(of, today));
    format!(
        "{}  {:>7}  {}  {felt}",
        padded(&name(&one.name), NAME),
        days::hours(one.minutes),
        padded(&bar(one.minutes, most), BAR)
    )
}

/// What you carry away, and since when: "a little fuller, Sep".
#[must_use]
pub fn felt(felt: Felt, today: NaiveDate) -> String {
    format!(
        "{}, {}",
        check_in::answer(Question::Value, felt.step),
        between::month(felt.on, today)
    )
}

fn questions(seen: &Seen, name: &dyn Fn(&str) -> String) -> Vec<String> {
    let mut lines = Vec::new();
    let mut ask = |what: &str, asked: &[Asked]| {
        if asked.is_empty() {
            return;
        }
        lines.push(what.to_owned());
        for one in asked {
            let time = match one.minutes {
                0 => "no hours noted this season".to_owned(),
                minutes => format!("{} this season", days::hours(minutes)),
            };
            lines.push(format!(
                "  {}: {}; {time}",
                name(&one.name).trim_end(),
                felt(one.felt, seen.today)
            ));
        }
    };
    ask(
        "Dear, but quieter than the two of you usually are. Is that so?",
        &seen.dear_but_quiet,
    );
    ask(
        "More time than with most, little felt. Is it what you want?",
        &seen.much_time_little_felt,
    );
    if lines.is_empty() {
        lines.push("None come from what is noted.".to_owned());
    }
    lines
}

fn spread(seasons: &[Season]) -> Vec<String> {
    let whens: Vec<String> = seasons.iter().map(when).collect();
    let width = whens.iter().map(|when| wrap::width(when)).max();
    let mut lines: Vec<String> = seasons
        .iter()
        .zip(&whens)
        .map(|(season, when)| {
            let said = match season.spread {
                None => "too few to say".to_owned(),
                Some(spread) => {
                    let apart = season
                        .from_season_before
                        .map(|apart| format!(" · moved by {apart:.3}"));
                    format!(
                        "like {:.1} people · {:.0} % with five{}",
                        spread.effective_people,
                        spread.top_five * 100.0,
                        apart.unwrap_or_default()
                    )
                }
            };
            format!(
                "{}  {:>6}  {said}",
                padded(when, width.unwrap_or(0)),
                days::hours(season.minutes)
            )
        })
        .collect();
    lines.push(String::new());
    if seasons
        .iter()
        .any(|season| season.from_season_before.is_some())
    {
        lines.push(
            "Moved, from the season before: 0 is the same shares, whoever had them.".to_owned(),
        );
    }
    lines.push("Like so many people: as if each had the same share.".to_owned());
    lines.push(
        "Your own seasons are the only measure here; more or fewer is not better.".to_owned(),
    );
    lines
}

/// From when to when; the first year only where it is another than the last.
fn when(season: &Season) -> String {
    let same_year = season.from.year() == season.to.year();
    let from = if same_year { "%-d %b" } else { "%-d %b %Y" };
    format!(
        "{} – {}",
        season.from.format(from),
        season.to.format("%-d %b %Y")
    )
}

fn circles(rings: &[Ring], name: &dyn Fn(&str) -> String) -> Vec<String> {
    let most = rings.iter().map(|ring| ring.minutes).max().unwrap_or(0);
    if most == 0 {
        return vec!["No hours in any circle this season.".to_owned()];
    }
    let mut lines = Vec::new();
    for (place, ring) in rings.iter().enumerate() {
        if ring.name.is_none() && ring.minutes == 0 {
            continue;
        }
        // Each circle stands further out.
        let indent = " ".repeat(place.min(6) * 2);
        let title = ring
            .name
            .as_deref()
            .map_or_else(|| "in no circle".to_owned(), name);
        let head = format!("{indent}{}", title.trim_end());
        lines.push(format!(
            "{}  {:>7}  {}",
            padded(&head, NAME + 8),
            days::hours(ring.minutes),
            bar(ring.minutes, most)
        ));
        let names: Vec<String> = ring
            .people
            .iter()
            .take(SHOWN)
            .map(|one| name(one).trim_end().to_owned())
            .collect();
        let more = if ring.people.len() > SHOWN {
            ", …"
        } else {
            ""
        };
        if !names.is_empty() {
            for line in wrap::wrapped(&format!("{}{more}", names.join(", ")), 64) {
                lines.push(format!("{indent}  {line}"));
            }
        }
    }
    lines
}

fn went_to(of: WentTo) -> Vec<String> {
    let chosen = of.relationships.saturating_add(of.connections);
    if chosen == 0 && of.duty == 0 {
        return vec!["No minutes are noted this season.".to_owned()];
    }
    let share = |minutes: u32| f64::from(minutes) / f64::from(chosen.max(1)) * 100.0;
    let mut lines = vec![
        format!(
            "relationships  {:>7}  {:.0} %",
            days::hours(of.relationships),
            share(of.relationships)
        ),
        format!(
            "connections    {:>7}  {:.0} %",
            days::hours(of.connections),
            share(of.connections)
        ),
    ];
    if of.duty > 0 {
        lines.push(format!("beside it {} of duty", days::hours(of.duty)));
    }
    lines.push("Minutes together with several count once.".to_owned());
    lines
}

/// A bar as long as `minutes` are of `most`; at least half a cell.
fn bar(minutes: u32, most: u32) -> String {
    let halves = u64::from(minutes) * 2 * BAR as u64 / u64::from(most.max(1));
    let halves = usize::try_from(halves)
        .unwrap_or(0)
        .clamp(usize::from(minutes > 0), 2 * BAR);
    format!(
        "{}{}",
        "━".repeat(halves / 2),
        if halves % 2 == 1 { "╸" } else { "" }
    )
}

/// `text` filled with spaces up to `width` cells.
#[must_use]
pub fn padded(text: &str, width: usize) -> String {
    let room = width.saturating_sub(wrap::width(text));
    format!("{text}{}", " ".repeat(room))
}

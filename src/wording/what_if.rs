//! What would happen if hours went from breadth to depth, in words. It says what would be, whom it
//! costs and what is not known; it recommends nothing.

use crate::domain::what_if::moved::{Change, HALL, Often, Outcome, Pace, Role, Wish};
use crate::wording::mirror::{NAME, padded};
use crate::wording::section::Section;

/// The answer, in its order. `own` are the distances between one's own seasons.
#[must_use]
pub fn sections(
    outcome: &Outcome,
    wish: Wish,
    own: &[f64],
    name: &dyn Fn(&str) -> String,
) -> Vec<Section> {
    vec![
        Section::new(
            "Hours and gaps, before and after",
            hours(outcome, wish, name),
        ),
        Section::new("Whom it costs", costs(outcome, name)),
        Section::new("New ties", new_ties(outcome, wish, name)),
        Section::new("The shape", shape(outcome, own)),
        Section::new("What research says, both ways", research()),
        Section::new(
            "What this cannot know",
            vec!["Whether they want it, and whether you would.".to_owned()],
        ),
    ]
}

fn hours(outcome: &Outcome, wish: Wish, name: &dyn Fn(&str) -> String) -> Vec<String> {
    if outcome.moved <= 0.0 {
        return vec![
            "Nothing would move: it takes somebody who gets more, and hours this season with others."
                .to_owned(),
        ];
    }
    let mut lines = vec![format!(
        "{:.1} h a month would move; {:.0} % of it arrives; {:.0} % of the time of breadth stays.",
        outcome.moved,
        wish.arrival * 100.0,
        wish.floor * 100.0
    )];
    lines.push(format!(
        "Hours a month · how many times are likely in {:.0} months.",
        wish.months
    ));
    for role in [Role::Depth, Role::Breadth, Role::Keep] {
        for one in outcome.people.iter().filter(|one| one.role == role) {
            lines.push(change(one, name));
        }
    }
    lines
}

fn change(one: &Change, name: &dyn Fn(&str) -> String) -> String {
    let head = padded(&name(&one.name), NAME);
    if one.role == Role::Keep {
        return format!("{head}  stays at {}", pace(one.before));
    }
    let times = one.contacts.map(|(low, high)| format!(" · {low}–{high}"));
    format!(
        "{head}  {} → {}{}",
        pace(one.before),
        pace(one.after),
        times.unwrap_or_default()
    )
}

fn pace(of: Pace) -> String {
    match of.gap {
        Some(gap) => format!("{:.1} h, every {gap:.0} d", of.hours),
        None if of.hours > 0.0 => format!("{:.1} h", of.hours),
        None => "no hours".to_owned(),
    }
}

fn costs(outcome: &Outcome, name: &dyn Fn(&str) -> String) -> Vec<String> {
    let lines: Vec<String> = outcome
        .people
        .iter()
        .filter(|one| one.role == Role::Breadth && one.after.hours < one.before.hours)
        .map(|one| {
            let name = name(&one.name);
            let name = name.trim_end();
            match (one.before.often, one.after.often) {
                (Some(before), Some(after)) if before != after => {
                    format!("{name}: from {} to {}", often(before), often(after))
                }
                _ => format!("{name}: less, {:.1} h a month", one.after.hours),
            }
        })
        .collect();
    if lines.is_empty() {
        return vec!["Nobody, since nothing would move.".to_owned()];
    }
    lines
}

fn often(of: Often) -> &'static str {
    match of {
        Often::Weekly => "weekly",
        Often::Monthly => "monthly",
        Often::Seasonal => "once a season",
        Often::HalfYearly => "half-yearly",
        Often::Yearly => "yearly",
        Often::BeyondYearly => "less than yearly",
    }
}

fn new_ties(outcome: &Outcome, wish: Wish, name: &dyn Fn(&str) -> String) -> Vec<String> {
    let mut lines = Vec::new();
    let new = outcome.people.iter().filter(|one| one.role == Role::Depth);
    for (one, in_all) in new.filter_map(|one| Some((one, one.in_all?))) {
        lines.push(format!(
            "{}: {in_all:.0} h in all after {:.0} months",
            name(&one.name).trim_end(),
            wish.months
        ));
        for (step, low, high) in HALL {
            let where_it_is = match () {
                () if in_all < low => "before",
                () if in_all <= high => "within",
                () => "past",
            };
            lines.push(format!(
                "  {where_it_is} the band of a {step}, {low:.0}–{high:.0} h"
            ));
        }
    }
    if lines.is_empty() {
        return vec!["None: nobody of depth became a relationship in the last year.".to_owned()];
    }
    lines.push(
        "Bands of students and of adults who had moved, chosen hours only (Hall 2019, read second-hand)."
            .to_owned(),
    );
    lines
}

fn shape(outcome: &Outcome, own: &[f64]) -> Vec<String> {
    let (Some(before), Some(after)) = (outcome.before, outcome.after) else {
        return vec!["No hours, no shape.".to_owned()];
    };
    let mut lines = vec![
        format!(
            "as if over {:.1} people alike → {:.1}",
            before.effective_people, after.effective_people
        ),
        format!(
            "with five {:.0} % → {:.0} %",
            before.top_five * 100.0,
            after.top_five * 100.0
        ),
    ];
    if let Some(distance) = outcome.distance {
        let seasons: Vec<String> = own.iter().map(|one| format!("{one:.3}")).collect();
        let beside = if seasons.is_empty() {
            "Your own seasons have too few to say.".to_owned()
        } else {
            format!("Your own seasons moved {}.", seasons.join(", "))
        };
        lines.push(format!(
            "how far your season would move: {distance:.3}; 0 is the same shares, 0.693 other people altogether"
        ));
        lines.push(beside);
    }
    lines
}

fn research() -> Vec<String> {
    [
        "For depth: the quality of ties at 30 mattered at 50 (Carmichael 2015).",
        "For breadth: talk with weak ties carries the mood of a day (Sandstrom & Dunn 2014).",
        "For neither: beyond weekly to monthly, more contact adds little (Stavrova & Ren 2021).",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// What is to be moved: "6 h a month from breadth to depth, for 12 months; all of it arrives".
#[must_use]
pub fn wish(of: Wish) -> String {
    let arrives = if of.arrival >= 1.0 {
        "all of it arrives".to_owned()
    } else {
        format!("{:.0} of 100 parts of it arrive", of.arrival * 100.0)
    };
    format!(
        "{:.0} h a month from breadth to depth, for {:.0} months; {arrives}",
        of.hours, of.months
    )
}

/// What somebody would do in it.
#[must_use]
pub fn role(of: Role) -> &'static str {
    match of {
        Role::Depth => "more",
        Role::Breadth => "less",
        Role::Keep => "as now",
    }
}

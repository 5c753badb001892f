//! `quiet`: who has been silent longer than the two of you usually are, and why it says so.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use crate::cli::answer::{Named, RhythmAnswer};
use crate::cli::call::Call;
use crate::cli::failure::Failure;
use crate::cli::{circle, output};
use crate::domain::circle::Circle;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::quiet::{QuietRow, Reason, Scan};
use crate::domain::text::fold::fold;
use crate::store::open::Reader;
use crate::wording::{days, rhythm};

/// The widest that a name is shown.
const WIDEST_NAME: usize = 40;

/// Who has been silent longer than the two of you usually are, with the reasons
#[derive(Args, Debug)]
pub struct Quiet {
    /// Everybody else with a relationship too
    #[arg(long)]
    all: bool,
    /// Only people in this circle
    #[arg(short, long, value_name = "NAME")]
    circle: Option<String>,
    /// Only people with this tag
    #[arg(short, long, value_name = "TAG")]
    tag: Option<String>,
}

/// Whom the options leave: all who are in both, as far as they are said.
#[derive(Default)]
struct Only {
    circle: Option<Id<Circle>>,
    tagged: Option<HashSet<Id<Person>>>,
}

impl Only {
    fn of(arguments: &Quiet, reader: &Reader) -> anyhow::Result<Self> {
        let circle = arguments.circle.as_deref();
        let circle = circle.map(|name| circle::find(reader, name)).transpose()?;
        let tagged = arguments.tag.as_deref();
        Ok(Self {
            circle: circle.map(|circle| circle.id),
            tagged: tagged.map(|tag| tagged_with(reader, tag)).transpose()?,
        })
    }

    fn takes(&self, person: Id<Person>, circle: Option<Id<Circle>>) -> bool {
        let tagged = self.tagged.as_ref();
        (self.circle.is_none() || circle == self.circle)
            && tagged.is_none_or(|tagged| tagged.contains(&person))
    }
}

fn tagged_with(reader: &Reader, tag: &str) -> anyhow::Result<HashSet<Id<Person>>> {
    let tag = tag.trim().trim_start_matches('#');
    let wanted = fold(tag);
    let tagged = reader.tags()?.into_iter();
    let tagged = tagged.filter(|of| fold(&of.tag) == wanted);
    let people: HashSet<Id<Person>> = tagged
        .flat_map(|of| of.people)
        .map(|(person, _)| person)
        .collect();
    if people.is_empty() {
        let next = "betwixt tag lists those that people have";
        return Err(Failure::new(format!("Nobody has the tag {tag}"), next).into());
    }
    Ok(people)
}

#[derive(Serialize)]
struct Answer {
    today: NaiveDate,
    rows: Vec<Row>,
    set_aside: SetAside,
}

#[derive(Serialize)]
struct Row {
    person: Named,
    circle: Option<String>,
    since_last: Option<u32>,
    rhythm: RhythmAnswer,
    reasons: Vec<String>,
}

#[derive(Default, Serialize)]
struct SetAside {
    paused: Vec<Named>,
    not_now: Vec<Named>,
    resting: Vec<Named>,
}

/// Scans everybody.
pub fn run(arguments: &Quiet, call: &Call) -> anyhow::Result<()> {
    let (scan, circles, set_aside) = match call.reader()? {
        Some(reader) => {
            let only = Only::of(arguments, &reader)?;
            let mut scan = reader.quiet(call.today())?;
            for rows in [&mut scan.quiet, &mut scan.others] {
                rows.retain(|row| only.takes(row.person, row.circle));
            }
            let circles = circle_names(reader.circles()?);
            let set_aside = set_aside(&reader, &scan, &only)?;
            (scan, circles, set_aside)
        }
        None => (Scan::default(), HashMap::new(), SetAside::default()),
    };
    let mut rows = scan.quiet;
    if arguments.all {
        rows.extend(scan.others);
    }
    if call.json {
        let rows = rows.into_iter().map(|row| answer(row, &circles)).collect();
        return output::json(&Answer {
            today: call.today(),
            rows,
            set_aside,
        });
    }
    output::text(&page(&rows, &circles, &set_aside))
}

fn circle_names(circles: Vec<Circle>) -> HashMap<Id<Circle>, String> {
    circles
        .into_iter()
        .map(|circle| (circle.id, circle.name))
        .collect()
}

fn set_aside(reader: &Reader, scan: &Scan, only: &Only) -> anyhow::Result<SetAside> {
    let named = |ids: &[Id<Person>]| -> anyhow::Result<Vec<Named>> {
        let mut people = Vec::with_capacity(ids.len());
        for id in ids {
            let person = reader.person(*id)?;
            if let Some(person) = person.filter(|of| only.takes(*id, of.circle)) {
                people.push(Named::new(*id, &person.name));
            }
        }
        Ok(people)
    };
    let scan = &scan.set_aside;
    Ok(SetAside {
        paused: named(&scan.paused)?,
        not_now: named(&scan.not_now)?,
        resting: named(&scan.resting)?,
    })
}

fn answer(row: QuietRow, circles: &HashMap<Id<Circle>, String>) -> Row {
    Row {
        person: Named::new(row.person, &row.name),
        circle: row.circle.and_then(|circle| circles.get(&circle).cloned()),
        since_last: row.rhythm.gaps.open,
        rhythm: RhythmAnswer::from(&row.rhythm),
        reasons: row.reasons.into_iter().map(rhythm::reason).collect(),
    }
}

fn page(rows: &[QuietRow], circles: &HashMap<Id<Circle>, String>, aside: &SetAside) -> String {
    let mut page = String::new();
    if !rows.iter().any(|row| row.rhythm.word.is_quiet()) {
        page.push_str("Nobody is unusually quiet.\n");
        if !rows.is_empty() {
            page.push('\n');
        }
    }
    let heads: Vec<Vec<String>> = rows.iter().map(|row| head(row, circles)).collect();
    let heads = output::columns(&heads);
    for (head, row) in heads.lines().zip(rows) {
        let _ = writeln!(page, "{}", output::bold(head));
        // What is said of a long silence is a sentence, and stands by itself.
        let (sentences, terms): (Vec<Reason>, Vec<Reason>) = row
            .reasons
            .iter()
            .partition(|term| **term == Reason::LongSilence);
        let terms: Vec<String> = terms.into_iter().map(rhythm::reason).collect();
        if !terms.is_empty() {
            let _ = writeln!(page, "    {}", terms.join("; "));
        }
        for sentence in sentences {
            let _ = writeln!(page, "    {}", rhythm::reason(sentence));
        }
    }
    let lists = [
        ("paused", &aside.paused),
        ("not now", &aside.not_now),
        ("resting", &aside.resting),
    ];
    let aside: Vec<String> = lists
        .into_iter()
        .filter(|(_, people)| !people.is_empty())
        .map(|(why, people)| {
            let names: Vec<_> = people.iter().map(|one| output::name(&one.name)).collect();
            format!("{why}: {}", names.join(", "))
        })
        .collect();
    if !aside.is_empty() {
        let _ = writeln!(
            page,
            "\n{}",
            output::dim(&format!("Left in peace: {}", aside.join("; ")))
        );
    }
    page
}

fn head(row: &QuietRow, circles: &HashMap<Id<Circle>, String>) -> Vec<String> {
    let circle = row.circle.and_then(|circle| circles.get(&circle));
    let since = row.rhythm.gaps.open.map(i64::from);
    vec![
        output::name_within(&row.name, WIDEST_NAME),
        circle.map_or_else(String::new, |name| output::name(name)),
        since.map_or_else(String::new, days::ago_briefly),
        rhythm::word(row.rhythm.word).to_owned(),
    ]
}

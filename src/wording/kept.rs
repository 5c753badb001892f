//! Everything that is kept of somebody, and an interaction on a page of its own: nothing is folded.

use chrono::NaiveDate;

use crate::domain::page::PersonPage;
use crate::domain::person::Person;
use crate::domain::text::visible;
use crate::domain::text::wrap::wrapped;
use crate::domain::timeline::TimelineRow;
use crate::wording::section::Section;
use crate::wording::since::hanging;
use crate::wording::{days, facts, interactions, reach, ties};

/// The page about a person, in lines of at most `width` cells, safe to show: the name first, then part
/// by part what there is; `edit` is the key that changes it. Where names are
/// `hidden`, so are the figures of a way to reach them.
#[must_use]
pub fn of_person(
    page: &PersonPage,
    width: usize,
    today: NaiveDate,
    edit: &str,
    hidden: bool,
) -> Vec<Section> {
    let person = &page.person;
    let ties = page.ties.iter().map(ties::tie);
    let groups = page.groups.iter().map(|group| format!("in {group}"));
    let reached = person.contact_points.iter().map(reach::point);
    let reached = reached.map(|point| reach::kept_from_view(point, hidden));
    let list = |heading: &str, lines: Vec<String>| {
        let lines = lines.iter().flat_map(|line| hanging(line, width));
        Section::new(heading, lines.collect())
    };
    let name = visible::line(&person.name);
    let mut sections = vec![
        list(&name, who(page, today)),
        Section::new("How you met", met(page, width)),
        list("Their days", dates(person)),
        list("Ties and groups", ties.chain(groups).collect()),
        list("How to reach them", reached.collect()),
        list("Your own fields", facts::fields(person).collect()),
        Section::new("Your note", prose(&person.note, width)),
    ];
    if let Some((first, rest)) = sections.split_first_mut()
        && first.lines.is_empty()
        && rest.iter().all(|section| section.lines.is_empty())
    {
        first.lines.push(format!(
            "Nothing is kept of them but the name: {edit} writes down more."
        ));
    }
    sections.retain(|section| !section.lines.is_empty() || section.heading == name);
    sections
}

/// The page about an interaction, the same way.
#[must_use]
pub fn of_interaction(row: &TimelineRow, width: usize) -> Vec<Section> {
    let of = &row.interaction;
    if of.record.deleted_at.is_some() {
        let gone = "It lies in the trash: to undo brings it back.".to_owned();
        return vec![Section::new(&days::in_full(of.day), vec![gone])];
    }
    let head = [interactions::alone(row)].into_iter();
    let head = head.chain(interactions::depth(of.depth));
    let mut lines: Vec<String> = head.flat_map(|line| prose(&line, width)).collect();
    lines.extend(prose(&of.words, width));
    vec![Section::new(&days::in_full(of.day), lines)]
}

/// Text in lines; none of no text.
fn prose(text: &str, width: usize) -> Vec<String> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    wrapped(text.trim_end(), width)
}

fn who(page: &PersonPage, today: NaiveDate) -> Vec<String> {
    let person = &page.person;
    let said = |label: &str, value: &str| format!("{label}: {value}");
    let text = |label: &str, value: &str| (!value.is_empty()).then(|| said(label, value));
    let tags: Vec<String> = person.tags.iter().map(|tag| format!("#{tag}")).collect();
    let mut lines = Vec::new();
    lines.extend(facts::stands(page, today));
    lines.extend(text("also called", &person.other_names.join(", ")));
    lines.extend(text("pronouns", &person.pronouns));
    lines.extend(page.circle.as_ref().map(|of| said("circle", &of.name)));
    lines.extend(person.usual_gap.map(|gap| {
        let every = days::stretch(i64::from(gap));
        format!("usual gap: {every}, by your word")
    }));
    lines.extend(text("lives in", &person.lives_in));
    lines.extend(text("tags", &tags.join(" ")));
    lines.extend(text("photo", &person.photo));
    lines
}

fn met(page: &PersonPage, width: usize) -> Vec<String> {
    let through = page.met_through.as_ref();
    let through = through.map(|name| format!("through {name}"));
    let when = page.person.met_on.map(days::in_full);
    let when: Vec<String> = when.into_iter().chain(through).collect();
    let mut lines = prose(&when.join(" · "), width);
    lines.extend(prose(&page.person.how_met, width));
    lines
}

fn dates(person: &Person) -> Vec<String> {
    let birthday = person.birthday.map(days::anniversary);
    let birthday = birthday.map(|day| format!("birthday {day}"));
    let others = person.dates.iter().map(facts::date);
    birthday.into_iter().chain(others).collect()
}

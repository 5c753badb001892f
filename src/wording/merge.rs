//! Joining two entries of one person, in words: what would happen, before it does.

use chrono::NaiveDate;

use crate::domain::merge::{Differing, KeptIn, Merging};
use crate::domain::tie::Tie;
use crate::wording::{days, ties};

/// So many interactions that both were part of are told by their days.
const TOLD: usize = 8;

/// What joining the two would do, a sentence a line: what goes along, what differs, what falls together.
#[must_use]
pub fn lines(of: &Merging, today: NaiveDate) -> Vec<String> {
    let (kept, gone) = (&of.kept.name, &of.gone.name);
    let mut lines = vec![format!(
        "{gone} goes into {kept}, who stays and is found by both names"
    )];
    let along = along(of);
    if !along.is_empty() {
        lines.push(format!("Goes along: {}", along.join(", ")));
    }
    if !of.groups.is_empty() {
        lines.push(format!("In the groups too: {}", of.groups.join(", ")));
    }
    let differing = of
        .differing
        .iter()
        .filter(|one| one.kept_in != KeptIn::OtherNames);
    lines.extend(differing.map(differs));
    if !of.together.is_empty() {
        lines.push(together(of, today));
    }
    if of.together.iter().any(|one| one.began_differs) {
        lines.push(format!(
            "Where the two entries say two things of who began it, what stands with {kept} stays"
        ));
    }
    let name = |tie: &Tie, first: bool| {
        let one = if first { tie.person } else { tie.other };
        if one == of.kept.id {
            kept.clone()
        } else {
            gone.clone()
        }
    };
    for tie in &of.ties_between {
        let said = ties::between(&name(tie, true), tie.kind, &tie.words, &name(tie, false));
        lines.push(format!("Falls away, since they are one: {said}"));
    }
    if [&of.kept, &of.gone].iter().any(|person| {
        let through = person.met_through;
        through == Some(of.kept.id) || through == Some(of.gone.id)
    }) {
        lines.push(
            "Falls away, since they are one: that you met the one through the other".to_owned(),
        );
    }
    for doubled in &of.ties_doubled {
        lines.push(format!(
            "The tie with {} is there twice; one stays",
            doubled.with
        ));
    }
    lines
}

fn along(of: &Merging) -> Vec<String> {
    let along = of.along;
    [
        (along.interactions, "interaction", "interactions"),
        (along.promises, "promise", "promises"),
        (along.topics, "topic", "topics"),
        (along.check_ins, "check-in", "check-ins"),
        (along.pauses, "pause", "pauses"),
        (along.ties, "tie", "ties"),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .map(|(count, one, several)| match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {several}"),
    })
    .collect()
}

fn differs(of: &Differing) -> String {
    let kept = match of.kept_in {
        KeptIn::OtherNames => "kept among the other names",
        KeptIn::OwnField => "kept as an own field",
        KeptIn::Note => "kept in the note",
    };
    format!(
        "{}: {} stays; {} is {kept}",
        of.detail,
        of.stays,
        of.other.replace('\n', " ")
    )
}

fn together(of: &Merging, today: NaiveDate) -> String {
    let mut told: Vec<String> = of
        .together
        .iter()
        .rev()
        .take(TOLD)
        .map(|one| days::short(one.day, today))
        .collect();
    if of.together.len() > TOLD {
        told.push("and before".to_owned());
    }
    format!("Both were there, and count once: {}", told.join(", "))
}

//! What is in a story and what was left out, before it is written or given.

use crate::domain::day::Day;
use crate::domain::interaction::Kind;
use crate::domain::story::tale::{LeftOut, Moment, Story, What};
use crate::domain::word::Word as _;
use crate::wording::days::in_full;
use crate::wording::section::Section;
use crate::wording::{interactions, story as wording};

/// The first and the last day in it; `None` if nothing is.
#[must_use]
pub fn days(story: &Story) -> Option<(Day, Day)> {
    let all = || story.moments().map(|moment| moment.day);
    all().min().zip(all().max())
}

/// "In it, 12 May 2014 to 1 June 2026"; `None` if nothing is.
#[must_use]
pub fn in_it(story: &Story) -> Option<String> {
    let (first, last) = days(story)?;
    Some(if first == last {
        format!("In it, {}", in_full(first))
    } else {
        format!("In it, {} to {}", in_full(first), in_full(last))
    })
}

/// What is in it, by kind of thing, with how many of each; never zero.
#[must_use]
pub fn inside(story: &Story) -> Vec<(&'static str, usize)> {
    let kind_of = |moment: &Moment| match &moment.what {
        What::Interaction(scene) => Some(scene.kind),
        _ => None,
    };
    let many = |wanted: &dyn Fn(&Moment) -> bool| story.moments().filter(|one| wanted(one)).count();
    let mut all: Vec<(&'static str, usize)> = Kind::ALL
        .iter()
        .map(|kind| {
            let of_kind = many(&|one| kind_of(one) == Some(Some(*kind)));
            (interactions::kind(*kind), of_kind)
        })
        .collect();
    let promise = |one: &Moment, as_kept: bool| matches!(&one.what, What::Promise { kept, .. } if *kept == as_kept);
    let private = |one: &Moment| matches!(&one.what, What::Interaction(scene) if scene.private);
    all.extend([
        ("of no kind", many(&|one| kind_of(one) == Some(None))),
        ("promises kept", many(&|one| promise(one, true))),
        ("promises not kept", many(&|one| promise(one, false))),
        (
            "topics",
            many(&|one| matches!(one.what, What::Topic { .. })),
        ),
        (
            "check-ins",
            many(&|one| matches!(one.what, What::CheckIn(_))),
        ),
        ("of these marked private", many(&private)),
    ]);
    all.retain(|(_, count)| *count > 0);
    all
}

/// The same and what was left out, before it is written: parts of a page that is read.
#[must_use]
pub fn preview(story: &Story) -> Vec<Section> {
    let Some(in_it) = in_it(story) else {
        return vec![Section::new(
            &wording::title(story),
            vec!["It has not been written down yet: a begins it, with one sentence.".to_owned()],
        )];
    };
    let inside = inside(story).into_iter();
    let left_out = left_out(&story.left_out).into_iter();
    let mut sections = vec![
        Section::new(&wording::title(story), vec![wording::span(story)]),
        Section::new(
            &in_it,
            inside.map(|(what, count)| counted(what, count)).collect(),
        ),
    ];
    let left_out: Vec<String> = left_out
        .map(|(what, count, _)| counted(what, count))
        .collect();
    if !left_out.is_empty() {
        sections.push(Section::new("Left out", left_out));
    }
    let how = [
        "S asks where to write it. Nothing that is there already is written over.",
        "betwixt story -h has the other choices: private things, dates, kinds, a title, the photo.",
    ];
    sections.push(Section::new("", how.map(str::to_owned).to_vec()));
    sections
}

/// "promises kept         2": what it is, and how many in a column of its own.
fn counted(what: &str, count: usize) -> String {
    format!("  {what:<38} {count:>5}")
}

/// What was left out: how many of what, and the option that takes it in, if there is one; never
/// zero.
#[must_use]
pub fn left_out(of: &LeftOut) -> Vec<(&'static str, usize, &'static str)> {
    let mut all = vec![
        ("private", of.private, "--with-private"),
        ("notes about them", of.notes, "--with-notes"),
        ("check-ins", of.check_ins, "--with-check-ins"),
        ("topics", of.topics, "--with-topics"),
        ("promises not kept", of.broken, "--with-broken"),
        ("promises without an end yet, or let go", of.unfinished, ""),
        ("of other kinds, tags or days", of.not_chosen, ""),
    ];
    all.retain(|(_, count, _)| *count > 0);
    all
}

//! What is in a story and what was left out, before it is written or given.

use crate::domain::day::Day;
use crate::domain::interaction::Kind;
use crate::domain::story::choices::{Choices, Extra};
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
    let left_out: Vec<String> = left_out(&story.left_out)
        .into_iter()
        .map(|(what, count, _)| counted(what, count))
        .collect();
    let title = wording::title(story);
    let mut how = Vec::new();
    let mut sections = match in_it(story) {
        None if left_out.is_empty() => {
            let begin = "It has not been written down yet: one sentence begins it.";
            return vec![Section::new(&title, vec![begin.to_owned()])];
        }
        None => {
            let nothing = "Nothing is in it: what there is was left out.";
            vec![Section::new(&title, vec![nothing.to_owned()])]
        }
        Some(in_it) => {
            how.extend([
                "You are asked where to write it. Nothing that is there already is written over.",
                "betwixt story -h has the other choices: dates, kinds, tags, a title, the photo.",
            ]);
            let inside = inside(story).into_iter();
            let inside = inside.map(|(what, count)| counted(what, count)).collect();
            vec![
                Section::new(&title, vec![wording::span(story)]),
                Section::new(&in_it, inside),
            ]
        }
    };
    if !left_out.is_empty() {
        how.insert(
            0,
            "What was left out as private can be taken in, and left out again.",
        );
        sections.push(Section::new("Left out", left_out));
    }
    let how = how.into_iter().map(str::to_owned).collect();
    sections.push(Section::new("", how));
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
    let extras = Extra::ALL.iter().map(|extra| {
        let (told, option) = extra_said(*extra);
        (told, of.of(*extra), option)
    });
    let others = [
        ("promises without an end yet, or let go", of.unfinished, ""),
        ("of other kinds, tags or days", of.not_chosen, ""),
    ];
    let mut all: Vec<_> = extras.chain(others).collect();
    all.retain(|(_, count, _)| *count > 0);
    all
}

/// What the extra is called, and the option that takes it in.
fn extra_said(extra: Extra) -> (&'static str, &'static str) {
    match extra {
        Extra::Private => ("private", "--with-private"),
        Extra::Notes => ("notes about them", "--with-notes"),
        Extra::CheckIns => ("check-ins", "--with-check-ins"),
        Extra::Topics => ("topics", "--with-topics"),
        Extra::Broken => ("promises not kept", "--with-broken"),
    }
}

/// "topics                2, left out": an extra as it is picked, with how much of it was left out; `None`
/// if there is nothing of it.
#[must_use]
pub fn extra(story: &Story, choices: &Choices, extra: Extra) -> Option<String> {
    let (told, _) = extra_said(extra);
    match story.left_out.of(extra) {
        0 if !choices.has(extra) => None,
        0 => Some(format!("{told:<18}  taken in")),
        count => Some(format!("{told:<18}  {count} left out")),
    }
}

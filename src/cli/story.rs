//! `story`: the shared history of two people as a page to keep or to give.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use crate::cli::call::Call;
use crate::cli::failure::Failure;
use crate::cli::story_file::{self, Format};
use crate::cli::who::{self, Everybody};
use crate::cli::{output, when};
use crate::clock;
use crate::domain::day::Day;
use crate::domain::find::wanted::Sort;
use crate::domain::sentence::said::Toward;
use crate::domain::story::build;
use crate::domain::story::choices::Choices;
use crate::domain::story::tale::{LeftOut, Story as Tale};
use crate::domain::text::fold::fold;
use crate::exchange::story::photo::Photo;
use crate::exchange::story::{html, markdown};
use crate::wording::{contents, days, story as wording};

/// The history of the two of you as a page to keep or to give
///
/// Markdown on standard output, or a file: --out story.html or --out story.md. How deep, how long and
/// who began never stand in it; what is private stands in it only if an option asks for it. Before a
/// file is written, what is in it and what was left out is shown, and you are asked.
#[derive(Args, Debug)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each private kind of thing is asked for by itself"
)]
pub struct Story {
    /// With whom
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
    /// Write to this file: .html for one page that needs nothing beside it, or .md
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Do not ask before the file is written
    #[arg(long, short)]
    yes: bool,
    /// Put it in place of a file that is there
    #[arg(long, requires = "out")]
    replace: bool,
    /// Nothing before this day
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// Nothing after this day
    #[arg(long, value_name = "DAY")]
    to: Option<String>,
    /// Only this kind: met, call, letter, promise, ... (any of them, if given again)
    #[arg(short, long, value_name = "KIND")]
    kind: Vec<String>,
    /// Only under this tag
    #[arg(short, long, value_name = "TAG")]
    tag: Vec<String>,
    /// Another title
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Words of yours before everything else
    #[arg(long, value_name = "TEXT")]
    opening: Option<String>,
    /// The photo too, inside the HTML page
    #[arg(long)]
    photo: bool,
    /// What is marked private too
    #[arg(long)]
    with_private: bool,
    /// Notes about them too
    #[arg(long)]
    with_notes: bool,
    /// Check-ins too
    #[arg(long)]
    with_check_ins: bool,
    /// Topics too: what there was to ask, to tell, to give, and needs
    #[arg(long)]
    with_topics: bool,
    /// Promises not kept too; those that were kept are always in it
    #[arg(long)]
    with_broken: bool,
    /// Seasons of the southern half of the earth
    #[arg(long)]
    southern: bool,
}

#[derive(Serialize)]
struct Written<'a> {
    file: String,
    first: Option<Day>,
    last: Option<Day>,
    inside: Vec<Count>,
    left_out: &'a LeftOut,
}

#[derive(Serialize)]
struct Count {
    what: &'static str,
    count: usize,
}

/// Tells the story.
pub fn run(arguments: &Story, call: &Call) -> anyhow::Result<()> {
    let format = arguments.out.as_deref().map(Format::of).transpose()?;
    let choices = choices(arguments, call)?;
    let (tale, photo) = read(arguments, &choices, call)?;
    if tale.moments().next().is_none() {
        return Err(nothing(&tale, &choices).into());
    }
    let told = wording::tell(&tale);
    let (Some(path), Some(format)) = (&arguments.out, format) else {
        if arguments.photo {
            output::say("The photo goes into an HTML page: --out story.html");
        }
        if call.json {
            return output::json(&tale);
        }
        output::text(&markdown::write(&told))?;
        for line in left_out(&tale) {
            output::say(&line);
        }
        return Ok(());
    };
    story_file::check(path, arguments.replace, &call.path)?;
    let photo = match (photo, format) {
        (Some(path), Format::Html) => taken_in(&path),
        (Some(_), Format::Markdown) => {
            output::say("The photo goes into an HTML page, and not into Markdown");
            None
        }
        (None, _) => None,
    };
    if !call.json {
        output::text(&preview(&tale, photo.is_some()))?;
    }
    agree(arguments, path)?;
    let page = match format {
        Format::Html => html::write(&told, photo.as_ref()),
        Format::Markdown => markdown::write(&told),
    };
    story_file::write(path, page.as_bytes(), arguments.replace)?;
    if call.json {
        return output::json(&written(&tale, path));
    }
    output::say(&format!(
        "Written to {}, for you alone to read",
        path.display()
    ));
    Ok(())
}

fn choices(of: &Story, call: &Call) -> anyhow::Result<Choices> {
    let day = |text: &Option<String>| {
        let text = text.as_deref();
        text.map(|text| when::day(text, Toward::Past, call))
            .transpose()
    };
    let sort = |kind: &String| {
        Sort::named(kind).ok_or_else(|| {
            Failure::new(
                format!("{kind:?} is no kind"),
                format!("There are {}", Sort::names().join(", ")),
            )
        })
    };
    let (from, to) = (day(&of.from)?, day(&of.to)?);
    if let (Some(from), Some(to)) = (from, to)
        && from.earliest() > to.latest()
    {
        return Err(Failure::new(
            format!("{} is after {}", days::in_full(from), days::in_full(to)),
            "Write the earlier day with --from and the later one with --to",
        )
        .into());
    }
    Ok(Choices {
        title: of.title.clone().filter(|title| !title.trim().is_empty()),
        opening: of.opening.clone().unwrap_or_default(),
        from,
        to,
        sorts: of.kind.iter().map(sort).collect::<Result<_, _>>()?,
        tags: of
            .tag
            .iter()
            .map(|tag| fold(tag.trim().trim_start_matches('#')))
            .collect(),
        private: of.with_private,
        notes: of.with_notes,
        check_ins: of.with_check_ins,
        topics: of.with_topics,
        broken: of.with_broken,
        southern: of.southern,
    })
}

/// The story, and the path of the photo if it was asked for.
fn read(of: &Story, choices: &Choices, call: &Call) -> anyhow::Result<(Tale, Option<PathBuf>)> {
    let name = who::joined(&of.name);
    let gone = || {
        Failure::new(
            format!("Nobody is called {name}"),
            "betwixt add makes somebody new",
        )
    };
    let reader = call.reader()?.ok_or_else(gone)?;
    let person = Everybody::of(&reader, call.today()).find(&name)?;
    let (page, rows) = reader.at_once(|reader| {
        let page = reader.person_page(person, call.today(), clock::day)?;
        Ok((page, reader.timeline(person, None, usize::MAX)?))
    })?;
    let page = page.ok_or_else(gone)?;
    let photo = Some(page.person.photo.trim()).filter(|_| of.photo);
    if photo.is_some_and(str::is_empty) {
        output::say("No photo is kept: betwixt edit NAME --photo PATH");
    }
    let photo = photo.filter(|path| !path.is_empty()).map(PathBuf::from);
    Ok((build::story(&page, rows, choices, call.today()), photo))
}

/// There is nothing to tell, for this reason.
fn nothing(tale: &Tale, choices: &Choices) -> Failure {
    let name = output::name(&tale.name);
    let left_out = contents::left_out(&tale.left_out);
    if choices.narrow() && tale.left_out.not_chosen > 0 {
        return Failure::new(
            format!("Nothing with {name} is of those kinds, tags and days"),
            "Without --from, --to, --kind and --tag everything is in it",
        );
    }
    if let Some((_, _, option)) = left_out.iter().find(|(_, _, option)| !option.is_empty()) {
        return Failure::new(
            format!("All that is written down with {name} is private"),
            format!(
                "It can be asked for: betwixt story {:?} {option}",
                tale.name
            ),
        );
    }
    Failure::new(
        format!("The story with {name} has not been written down yet"),
        format!(
            "It begins with one sentence: betwixt log 'yesterday: a walk with {}'",
            tale.name
        ),
    )
}

fn taken_in(path: &Path) -> Option<Photo> {
    match Photo::read(path) {
        Ok(photo) => Some(photo),
        Err(why) => {
            output::say(&format!("The photo {} is not in it: {why}", path.display()));
            None
        }
    }
}

/// What is in it and what is not.
fn preview(tale: &Tale, photo: bool) -> String {
    let title = output::name(&wording::title(tale));
    let mut page = format!("{}  {}\n", output::bold(&title), wording::span(tale));
    if let Some(in_it) = contents::in_it(tale) {
        let _ = writeln!(page, "\n{in_it}");
    }
    let inside = contents::inside(tale);
    let mut rows: Vec<Vec<String>> = inside
        .into_iter()
        .map(|(what, count)| vec![format!("  {what}"), count.to_string()])
        .collect();
    rows.extend(photo.then(|| vec!["  the photo".to_owned()]));
    page.push_str(&output::columns(&rows));
    let left_out = contents::left_out(&tale.left_out);
    if !left_out.is_empty() {
        page.push_str("\nLeft out\n");
        let rows: Vec<Vec<String>> = left_out
            .into_iter()
            .map(|(what, count, option)| {
                vec![format!("  {what}"), count.to_string(), option.to_owned()]
            })
            .collect();
        page.push_str(&output::columns(&rows));
    }
    page.push('\n');
    page
}

/// The same in one line each, beside a page on standard output.
fn left_out(tale: &Tale) -> Vec<String> {
    let line = |(what, count, option): (&str, usize, &str)| {
        format!("Left out: {what}, {count} {option}")
            .trim_end()
            .to_owned()
    };
    contents::left_out(&tale.left_out)
        .into_iter()
        .map(line)
        .collect()
}

fn agree(of: &Story, path: &Path) -> anyhow::Result<()> {
    let next = || {
        Failure::new(
            "Nothing was written",
            "The same command with --yes writes it",
        )
    };
    if of.yes {
        return Ok(());
    }
    if !output::can_ask() {
        return Err(next().into());
    }
    let path = path.display().to_string();
    if output::ask(&format!("Write it to {}?", output::name(&path)))? {
        return Ok(());
    }
    Err(next().into())
}

fn written<'a>(tale: &'a Tale, path: &Path) -> Written<'a> {
    let days = contents::days(tale);
    Written {
        file: path.display().to_string(),
        first: days.map(|(first, _)| first),
        last: days.map(|(_, last)| last),
        inside: contents::inside(tale)
            .into_iter()
            .map(|(what, count)| Count { what, count })
            .collect(),
        left_out: &tale.left_out,
    }
}

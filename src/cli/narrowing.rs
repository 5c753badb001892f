//! Options that say what is wanted of what was written, for `find` and `show`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::who::Everybody;
use crate::domain::day::Day;
use crate::domain::find::line;
use crate::domain::find::wanted::{Sort, Span, TagWanted, Wanted};
use crate::domain::place::Place;
use crate::domain::text::fold::fold;

/// What is wanted; all of it must hold.
#[derive(Args, Debug)]
pub struct Narrowing {
    /// Only this kind: met, call, letter, promise, topic, ... (any of them, if given again)
    #[arg(short, long, value_name = "KIND")]
    kind: Vec<String>,
    /// Only under this tag
    #[arg(short, long, value_name = "TAG")]
    tag: Vec<String>,
    /// Only of this year or month: 2024, 2024-06
    #[arg(short, long, value_name = "YEAR")]
    year: Option<String>,
    /// Only with this person; given twice, with both
    #[arg(short, long, value_name = "NAME")]
    with: Vec<String>,
    /// Only at this place
    #[arg(long, value_name = "PLACE")]
    at: Option<String>,
}

impl Narrowing {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        let lists = [&self.kind, &self.tag, &self.with];
        lists.iter().all(|list| list.is_empty()) && self.year.is_none() && self.at.is_none()
    }

    /// Adds what the options say to `wanted`.
    pub fn add_to(
        &self,
        wanted: &mut Wanted,
        everybody: &Everybody<'_>,
        places: &[Place],
    ) -> anyhow::Result<()> {
        for kind in &self.kind {
            let sort = Sort::named(kind).ok_or_else(|| {
                Failure::new(
                    format!("{kind:?} is no kind"),
                    format!("There are {}", Sort::names().join(", ")),
                )
            })?;
            wanted.sorts.push(sort);
        }
        wanted.tags.extend(self.tag.iter().map(|tag| TagWanted {
            folded: fold(tag.trim().trim_start_matches('#')),
            open: false,
        }));
        if let Some(year) = &self.year {
            let day: Day = year.trim().parse().map_err(|_| {
                Failure::new(
                    format!("{year:?} is no year or month"),
                    "Write 2024, 2024-06 or 2024-06-12",
                )
            })?;
            wanted.span = Some(Span::of(day));
        }
        for name in &self.with {
            wanted.with.push(everybody.find(name.trim())?);
        }
        if let Some(name) = &self.at {
            let place = line::place(name.trim(), places).ok_or_else(|| {
                Failure::new(
                    format!("No place is called {name}"),
                    "Places come from what you log: at:\"the name\"",
                )
            })?;
            wanted.at = Some(place);
        }
        Ok(())
    }
}

//! Filtering people by name as one types: fuzzy, on folded names, the best match first.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};

use crate::domain::listed::Listed;
use crate::domain::text::fold::{fold, fold_umlauts};

/// Everybody's names, folded once.
#[derive(Default)]
pub struct Haystack {
    names: Vec<Utf32String>,
    matcher: Matcher,
}

impl std::fmt::Debug for Haystack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Haystack")
            .field("names", &self.names.len())
            .finish_non_exhaustive()
    }
}

impl Haystack {
    /// The haystack of `people`, in their order.
    #[must_use]
    pub fn new(people: &[Listed]) -> Self {
        let names = people
            .iter()
            .map(|person| {
                let mut names = person.folded.clone();
                for name in std::iter::once(&person.name).chain(&person.other_names) {
                    if let Some(umlauts) = fold_umlauts(name) {
                        names.push(' ');
                        names.push_str(&umlauts);
                    }
                }
                for name in &person.other_names {
                    names.push(' ');
                    names.push_str(&fold(name));
                }
                Utf32String::from(names)
            })
            .collect();
        Self {
            names,
            matcher: Matcher::new(Config::DEFAULT),
        }
    }

    /// The places of the people that match `filter`, the best match first, equals in their order.
    pub fn matches(&mut self, filter: &str) -> Vec<usize> {
        let pattern = Pattern::new(
            &fold(filter),
            CaseMatching::Respect,
            Normalization::Never,
            AtomKind::Fuzzy,
        );
        let mut found: Vec<(u32, usize)> = self
            .names
            .iter()
            .enumerate()
            .filter_map(|(place, name)| {
                Some((pattern.score(name.slice(..), &mut self.matcher)?, place))
            })
            .collect();
        found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        found.into_iter().map(|(_, place)| place).collect()
    }
}

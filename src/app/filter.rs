//! Filtering people by name as one types: fuzzy, on folded names, the best match first.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};

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
    /// The haystack of these names, each with the other names of the same person.
    #[must_use]
    pub fn of<'n>(names: impl Iterator<Item = (&'n str, &'n [String])>) -> Self {
        let names = names.map(|(name, others)| straw(fold(name), name, others));
        Self {
            names: names.collect(),
            matcher: Matcher::new(Config::DEFAULT),
        }
    }

    /// The places of the people that match `filter`, the best match first, equals in their order.
    pub fn matches(&mut self, filter: &str) -> Vec<usize> {
        let mut found = self.scored(filter, AtomKind::Fuzzy);
        found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        found.into_iter().map(|(_, place)| place).collect()
    }

    /// The places of the people whose names have these very letters in a row.
    pub fn containing(&mut self, filter: &str) -> Vec<usize> {
        let found = self.scored(filter, AtomKind::Substring);
        found.into_iter().map(|(_, place)| place).collect()
    }

    fn scored(&mut self, filter: &str, kind: AtomKind) -> Vec<(u32, usize)> {
        let pattern = Pattern::new(
            &fold(filter),
            CaseMatching::Respect,
            Normalization::Never,
            kind,
        );
        let names = self.names.iter().enumerate();
        let scored = names.filter_map(|(place, name)| {
            Some((pattern.score(name.slice(..), &mut self.matcher)?, place))
        });
        scored.collect()
    }
}

/// All names of one person, folded; one of them is already.
fn straw(mut names: String, name: &str, others: &[String]) -> Utf32String {
    for name in std::iter::once(name).chain(others.iter().map(String::as_str)) {
        if let Some(umlauts) = fold_umlauts(name) {
            names.push(' ');
            names.push_str(&umlauts);
        }
    }
    for name in others {
        names.push(' ');
        names.push_str(&fold(name));
    }
    Utf32String::from(names)
}

//! What can be completed from its beginning: people, groups, places, tags.

use std::cmp::Reverse;

use crate::domain::day::Day;
use crate::domain::text::fold::fold;

/// What a completion stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    /// A person.
    Person,
    /// A group of people.
    Group,
    /// A place.
    Place,
    /// A tag.
    Tag,
    /// A circle.
    Circle,
}

/// Something with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name as written.
    pub name: Box<str>,
    /// What has it.
    pub sort: Sort,
    /// When it was of use last, if that is known: the recent ones are offered first.
    pub last: Option<Day>,
}

/// Names in the order of the beginnings of their words, folded once.
#[derive(Debug, Default)]
pub struct Beginnings {
    named: Vec<Named>,
    /// The names as they are compared, one behind the other.
    folded: String,
    /// Where each of them ends.
    ends: Vec<u32>,
    /// Where words begin, in the order of what stands from there to the end of the name.
    words: Vec<Beginning>,
}

/// Where a word of a name begins.
#[derive(Clone, Copy, Debug)]
struct Beginning {
    name: u32,
    at: u32,
}

/// How many that begin alike are looked at.
const LOOKED_AT: usize = 400;

impl Beginnings {
    /// The index over `named`.
    #[must_use]
    pub fn of(named: Vec<Named>) -> Self {
        let mut beginnings = Self {
            named,
            ..Self::default()
        };
        let mut words = Vec::new();
        for (name, of) in (0..).zip(&beginnings.named) {
            let from = beginnings.folded.len();
            beginnings.folded.push_str(&fold(&of.name));
            let mut after_letter = false;
            let folded = beginnings.folded.get(from..).unwrap_or_default();
            for (at, c) in folded.char_indices() {
                let letter = c.is_alphanumeric();
                if (!letter && at == 0 || letter && !after_letter)
                    && let Ok(at) = u32::try_from(from + at)
                {
                    words.push(Beginning { name, at });
                }
                after_letter = letter;
            }
            let end = u32::try_from(beginnings.folded.len());
            beginnings.ends.push(end.unwrap_or(u32::MAX));
        }
        words.sort_by(|one, other| beginnings.tail(*one).cmp(beginnings.tail(*other)));
        words.shrink_to_fit();
        beginnings.words = words;
        beginnings.named.shrink_to_fit();
        beginnings.folded.shrink_to_fit();
        beginnings.ends.shrink_to_fit();
        beginnings
    }

    /// The name from where a word of it begins.
    fn tail(&self, word: Beginning) -> &str {
        let end = self.ends.get(word.name as usize);
        end.and_then(|end| self.folded.get(word.at as usize..*end as usize))
            .unwrap_or_default()
    }

    /// Whether a word begins behind the beginning of its name.
    fn is_inside(&self, word: Beginning) -> bool {
        let before = word.name.checked_sub(1);
        let begins = before.and_then(|before| self.ends.get(before as usize));
        word.at > begins.copied().unwrap_or_default()
    }

    /// Notes when what has this name was of use last.
    pub fn used(&mut self, name: &str, sort: Sort, last: Option<Day>) {
        let all = self.named.iter_mut();
        for named in all.filter(|named| named.sort == sort && *named.name == *name) {
            named.last = named.last.max(last);
        }
    }

    /// At most `limit` of these sorts with a word that begins with `beginning`: those whose name
    /// begins with it and the recent ones first.
    #[must_use]
    pub fn starting_with(&self, beginning: &str, sorts: &[Sort], limit: usize) -> Vec<&Named> {
        let beginning = fold(beginning);
        let start = self
            .words
            .partition_point(|word| self.tail(*word) < beginning.as_str());
        let mut found: Vec<(bool, &Named)> = self
            .words
            .get(start..)
            .unwrap_or_default()
            .iter()
            .take_while(|word| self.tail(**word).starts_with(&beginning))
            .filter_map(|word| Some((self.is_inside(*word), self.named.get(word.name as usize)?)))
            .filter(|(_, named)| sorts.contains(&named.sort))
            .take(LOOKED_AT)
            .collect();
        found.sort_by_key(|(inside, named)| (*inside, Reverse(named.last)));
        let mut offered: Vec<&Named> = Vec::with_capacity(limit);
        for (_, named) in found {
            if offered.len() == limit {
                break;
            }
            if !offered.contains(&named) {
                offered.push(named);
            }
        }
        offered
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_completed_whatever_its_accents_and_its_place_in_the_name() {
        let named = |name: &str, sort, last: Option<&str>| Named {
            name: name.into(),
            sort,
            last: last.map(|day| day.parse().unwrap()),
        };
        let index = Beginnings::of(vec![
            named("Ana Petrović", Sort::Person, Some("2026-01-01")),
            named("Anna van der Berg", Sort::Person, Some("2026-10-01")),
            named("Élodie Roux", Sort::Person, None),
            named("王小明", Sort::Person, None),
            named("Petra", Sort::Person, None),
            named("boat", Sort::Tag, None),
            named("🦊", Sort::Person, None),
        ]);
        let offered = |beginning: &str, sort| {
            let found = index.starting_with(beginning, &[sort], 3);
            found
                .iter()
                .map(|named| &*named.name)
                .collect::<Vec<_>>()
                .join(", ")
        };
        assert_eq!(
            offered("an", Sort::Person),
            "Anna van der Berg, Ana Petrović"
        );
        assert_eq!(offered("pet", Sort::Person), "Petra, Ana Petrović");
        assert_eq!(offered("elo", Sort::Person), "Élodie Roux");
        assert_eq!(offered("王", Sort::Person), "王小明");
        assert_eq!(offered("🦊", Sort::Person), "🦊");
        assert_eq!(offered("bo", Sort::Person), "");
        assert_eq!(offered("bo", Sort::Tag), "boat");
    }
}

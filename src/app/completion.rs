//! What the word under the cursor can be completed to: people and groups after `@`, "with" (or "w"), "and"
//! and "called", places after `at:` and "at", tags after `#`. Nothing is taken unless the user says so.

use crate::domain::beginnings::{Beginnings, Sort};
use crate::domain::text::fold::fold;

/// How many are offered.
const OFFERED: usize = 6;

/// An open list of completions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The byte from which the text is replaced, up to the cursor.
    pub start: usize,
    /// What it can become, the likeliest first; never empty.
    pub offers: Vec<String>,
    /// The one that is taken next.
    pub at: usize,
}

impl Completion {
    /// What the word before `cursor` can be completed to.
    #[must_use]
    pub fn of(text: &str, cursor: usize, among: &Beginnings) -> Option<Self> {
        let before = text.get(..cursor)?;
        let start = before
            .char_indices()
            .rev()
            .find(|(_, c)| c.is_whitespace())
            .map_or(0, |(at, c)| at + c.len_utf8());
        let word = before.get(start..)?;
        let (lead, sorts) = asked(word, before.get(..start)?)?;
        let beginning = word.get(lead.len()..)?;
        let folded = fold(beginning);
        if folded.is_empty() {
            return None;
        }
        let offers: Vec<String> = among
            .starting_with(beginning, sorts, OFFERED)
            .into_iter()
            .filter(|named| fold(&named.name) != folded)
            .map(|named| format!("{lead}{}", written(&named.name, lead)))
            .collect();
        (!offers.is_empty()).then_some(Self {
            start,
            offers,
            at: 0,
        })
    }

    /// Looks at the one so many places on, round and round.
    pub fn step(&mut self, by: isize) {
        let count = isize::try_from(self.offers.len()).unwrap_or(1).max(1);
        let at = isize::try_from(self.at).unwrap_or(0) + by;
        self.at = usize::try_from(at.rem_euclid(count)).unwrap_or(0);
    }
}

/// The signs before the word that stay, and what it can be; `None` if it is not to be completed.
fn asked<'w>(word: &'w str, before: &str) -> Option<(&'w str, &'static [Sort])> {
    const WHO: &[Sort] = &[Sort::Person, Sort::Group];
    for (lead, sorts) in [
        ("@", WHO),
        ("#", &[Sort::Tag][..]),
        ("at:", &[Sort::Place][..]),
    ] {
        if word.starts_with(lead) {
            return Some((word.get(..lead.len())?, sorts));
        }
    }
    // A letter of a script without short words is a beginning; of others two are.
    let long = word.chars().count() >= 2 || word.chars().any(|c| c > '\u{2e80}');
    let last = before.split_whitespace().next_back().map(fold);
    match last.as_deref() {
        Some(
            "with" | "w" | "w/" | "and" | "&" | "called" | "phoned" | "rang" | "texted" | "met"
            | "saw" | "visited" | "emailed" | "messaged",
        ) if long => Some(("", WHO)),
        Some(listed) if long && listed.ends_with(',') && word.starts_with(char::is_uppercase) => {
            Some(("", WHO))
        }
        Some("at") if long => Some(("", &[Sort::Place])),
        _ => None,
    }
}

/// The name as it is written after these signs: an attribute takes one of several words in quotes.
fn written(name: &str, lead: &str) -> String {
    if lead == "at:" && name.contains(char::is_whitespace) && !name.contains('\u{22}') {
        format!("\"{name}\"")
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::beginnings::Named;

    fn offered(text: &str) -> Option<String> {
        let named = [
            ("Ana Petrović", Sort::Person),
            ("Anna Weber", Sort::Person),
            ("王小明", Sort::Person),
            ("Thai place", Sort::Place),
            ("boat", Sort::Tag),
        ];
        let among = Beginnings::of(
            named
                .into_iter()
                .map(|(name, sort)| Named {
                    name: name.into(),
                    sort,
                    last: None,
                })
                .collect(),
        );
        let completion = Completion::of(text, text.len(), &among)?;
        let kept = text.get(..completion.start)?;
        Some(format!("{kept}[{}]", completion.offers.join("|")))
    }

    #[test]
    fn only_what_is_surely_a_name_is_completed() {
        for (text, expected) in [
            ("lunch @an", Some("lunch [@Ana Petrović|@Anna Weber]")),
            (
                "lunch with an",
                Some("lunch with [Ana Petrović|Anna Weber]"),
            ),
            ("lunch with Ana Petrović", None),
            ("lunch w an", Some("lunch w [Ana Petrović|Anna Weber]")),
            ("called ann", Some("called [Anna Weber]")),
            ("with 王", Some("with [王小明]")),
            ("walk at th", Some("walk at [Thai place]")),
            ("walk at:t", Some("walk [at:\"Thai place\"]")),
            ("walk #b", Some("walk [#boat]")),
            ("an", None),
            ("with a", None),
            ("lunch @", None),
            ("lunch @xyz", None),
        ] {
            assert_eq!(offered(text).as_deref(), expected, "{text}");
        }
    }
}

//! An option that sets a value, or clears it when it is given as an empty text.

use std::fmt::Display;
use std::str::FromStr;

/// What an option does to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change<T> {
    /// Nothing is noted from now on.
    Clear,
    /// This is.
    To(T),
}

impl<T: FromStr<Err: Display>> FromStr for Change<T> {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text.trim().is_empty() {
            return Ok(Self::Clear);
        }
        text.parse()
            .map(Self::To)
            .map_err(|error| error.to_string())
    }
}

impl<T: Clone> Change<T> {
    /// Makes the change to a value that may be absent.
    pub fn apply(change: Option<&Self>, value: &mut Option<T>) {
        match change {
            None => {}
            Some(Self::Clear) => *value = None,
            Some(Self::To(new)) => *value = Some(new.clone()),
        }
    }
}

/// A usual gap in days, at most ten years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap(pub u16);

impl FromStr for Gap {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.parse() {
            Ok(days @ 1..=3650) => Ok(Self(days)),
            _ => Err("write a number of days from 1 to 3650".to_owned()),
        }
    }
}

/// Adds `given` to `list`, each once. An empty text among them empties the list first.
pub fn extend(list: &mut Vec<String>, given: &[String]) {
    for text in given {
        let text = text.trim();
        if text.is_empty() {
            list.clear();
        } else if !list.iter().any(|known| known == text) {
            list.push(text.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_text_clears() {
        assert_eq!(" ".parse::<Change<Gap>>(), Ok(Change::Clear));
        assert_eq!("7".parse::<Change<Gap>>(), Ok(Change::To(Gap(7))));
        assert!("0".parse::<Change<Gap>>().is_err());
        let mut tags = vec!["boat".to_owned()];
        extend(&mut tags, &["boat".to_owned(), "choir".to_owned()]);
        assert_eq!(tags, ["boat", "choir"]);
        extend(&mut tags, &[String::new(), "work".to_owned()]);
        assert_eq!(tags, ["work"]);
    }
}

//! By which words a sentence can call people, groups and places.

use std::collections::BTreeMap;

use crate::domain::id::Id;
use crate::domain::name_filter::Wanted;
use crate::domain::name_forms::{Part, forms, names_as_read};
use crate::domain::person::Person;

/// By forms that begin with which word something is called, and how those go on: `whole petrovic;most p;first` with
/// "ana". Without its first word no form is read.
pub type Calls = BTreeMap<String, String>;

/// How [`calls`] writes that a word is nothing but somebody's surname.
pub const SURNAME: &str = "surname";

/// So many people of one surname are enough to know that it alone does not tell whom it means.
pub const OF_ONE_SURNAME: usize = 2;

const PARTS: [(Part, &str); 4] = [
    (Part::Whole, "whole"),
    (Part::Most, "most"),
    (Part::First, "first"),
    (Part::Surname, SURNAME),
];

/// By which forms a sentence can call somebody of these names: all in which they are typed, each once.
#[must_use]
pub fn calls(name: &str, other_names: &[String]) -> Calls {
    let mut begun: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let names = std::iter::once(name).chain(other_names.iter().map(String::as_str));
    for form in names.flat_map(forms) {
        let part = PARTS.iter().find(|(part, _)| *part == form.part);
        if let (Some((_, part)), Some((first, rest))) = (part, form.words.split_first()) {
            let mut written = (*part).to_owned();
            for word in rest {
                written.push(' ');
                written.push_str(word);
            }
            let forms = begun.entry(first.clone()).or_default();
            if !forms.contains(&written) {
                forms.push(written);
            }
        }
    }
    let begun = begun.into_iter();
    begun
        .map(|(first, forms)| (first, forms.join(";")))
        .collect()
}

/// By which words a sentence can name a group or a place of these names: the first words of all of them as they
/// are read. How they go on is not told.
#[must_use]
pub fn begins_with(name: &str, other_names: &[String]) -> Calls {
    let first = |words: Vec<String>| words.into_iter().next();
    let words = names_as_read(name, other_names).filter_map(first);
    words.map(|word| (word, String::new())).collect()
}

/// Somebody whom one text can call by a word that stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calling<'w> {
    /// Who.
    pub person: Id<Person>,
    /// The word.
    pub word: &'w str,
    /// The forms that begin with it of which every word stands in the text; none if that is so of none.
    pub forms: Vec<GoesOn<'w>>,
}

/// How a form of a name goes on behind its first word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoesOn<'w> {
    /// Which part of the name it is.
    pub part: Part,
    /// All its words but the first, as they stand in the text.
    pub rest: Vec<&'w str>,
}

impl<'w> Calling<'w> {
    /// That `person` is called by `forms` that begin with `word`, as [`calls`] writes them, as far as `wanted` has
    /// their words.
    #[must_use]
    pub fn by(person: Id<Person>, word: &'w str, forms: &str, wanted: &'w Wanted) -> Self {
        let forms = forms.split(';');
        Self {
            person,
            word,
            forms: forms.filter_map(|form| form_in(form, wanted)).collect(),
        }
    }
}

/// How a form goes on, as [`calls`] has written it; `None` if one of its words does not stand in the text.
fn form_in<'w>(written: &str, wanted: &'w Wanted) -> Option<GoesOn<'w>> {
    let (name, rest) = written.split_once(' ').unwrap_or((written, ""));
    let (part, _) = PARTS.iter().find(|(_, part)| *part == name)?;
    let rest = rest.split_terminator(' ').map(|word| wanted.word(word));
    Some(GoesOn {
        part: *part,
        rest: rest.collect::<Option<_>>()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_called_by_all_its_forms() {
        let calls = calls("Ana Petrović", &["Ani".to_owned()]);
        let expected = [
            ("ana", "whole petrovic;first;most p"),
            ("ani", "whole"),
            ("petrovic", "surname"),
        ];
        let expected = expected.map(|(word, forms)| (word.to_owned(), forms.to_owned()));
        assert_eq!(calls, Calls::from(expected));
    }
}

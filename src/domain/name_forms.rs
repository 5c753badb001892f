//! The forms in which a name is typed: whole, first name, surname, "First L.".

use crate::domain::text::fold::fold_umlauts;
use crate::domain::text::pieces::{Piece, Shape, compared, pieces};

/// One way to type a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Its words as compared.
    pub words: Vec<String>,
    /// Which part of the name it is.
    pub part: Part,
}

/// Which part of a name was typed. The whole beats a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// All of it.
    Whole,
    /// First and last without what is between, or the first name and an initial.
    Most,
    /// The first name.
    First,
    /// The surname.
    Surname,
}

/// Words before a first name that are no part of it.
const TITLES: &[&str] = &[
    "dr",
    "prof",
    "professor",
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "sir",
    "dame",
    "lady",
    "lord",
    "fr",
    "father",
    "sister",
    "brother",
    "rabbi",
    "imam",
    "rev",
    "herr",
    "frau",
    "aunt",
    "auntie",
    "aunty",
    "uncle",
    "tante",
    "onkel",
    "tia",
    "tio",
    "teta",
    "ujak",
    "cousin",
    "grandma",
    "grandpa",
    "granny",
    "nana",
    "coach",
    "captain",
    "st",
];

/// Words after a surname that are no part of it.
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv", "phd", "md", "esq"];

/// Words that begin a surname of several words.
const PARTICLES: &[&str] = &[
    "van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "le", "al",
    "el", "bin", "ibn", "ben", "bat", "mac", "mc", "ter", "ten", "zu", "af", "av", "san", "y",
    "des", "das", "do", "st", "ni", "nic", "abu", "zum", "zur", "las", "los",
];

/// Whether `piece` counts when names are compared: hyphens, full stops and other marks do not.
#[must_use]
pub fn counts(piece: &Piece<'_>) -> bool {
    match piece.shape {
        Shape::Sign => !piece.text.is_ascii() && !is_mark(piece.text),
        Shape::Possessive => false,
        _ => true,
    }
}

fn is_mark(text: &str) -> bool {
    matches!(
        text,
        "‐" | "‑"
            | "‒"
            | "–"
            | "—"
            | "·"
            | "・"
            | "…"
            | "“"
            | "”"
            | "„"
            | "«"
            | "»"
            | "‘"
            | "’"
    )
}

/// The names of a group or a place, each in the words by which a sentence is read; "the" at the head of one is
/// left out.
pub fn names_as_read<'n>(
    name: &'n str,
    other_names: &'n [String],
) -> impl Iterator<Item = Vec<String>> {
    let others = other_names.iter().map(String::as_str);
    std::iter::once(name).chain(others).map(one_as_read)
}

fn one_as_read(name: &str) -> Vec<String> {
    let pieces = pieces(name).into_iter().filter(counts);
    let mut words: Vec<String> = pieces.map(|piece| piece.key).collect();
    if words.len() > 1 && words.first().is_some_and(|word| word == "the") {
        words.remove(0);
    }
    words
}

/// Every form of `name`; none if it has no letter that counts.
#[must_use]
pub fn forms(name: &str) -> Vec<Form> {
    let mut found = Vec::with_capacity(4);
    forms_as(name, compared, &mut found);
    if !name.is_ascii() && fold_umlauts(name).is_some() {
        let spelled = |word: &str| fold_umlauts(word).unwrap_or_else(|| compared(word));
        forms_as(name, spelled, &mut found);
    }
    without_apostrophes(&mut found);
    found
}

fn forms_as(name: &str, key: impl Fn(&str) -> String, found: &mut Vec<Form>) {
    let chunks = chunks(name, key);
    let mut add = |words: Vec<String>, part| {
        if !words.is_empty() {
            found.push(Form { words, part });
        }
    };
    add(chunks.concat(), Part::Whole);
    if let [only] = chunks.as_slice() {
        for part in parts_without_spaces(name, only) {
            add(part, Part::First);
        }
        if let Some((surname, given)) = in_two_scripts(only) {
            add(given, Part::First);
            add(surname, Part::Surname);
        }
        return;
    }
    // "Martin Luther King Jr." is also typed without the last.
    let suffix = chunks.len() > 2
        && chunks
            .last()
            .is_some_and(|chunk| chunk.iter().all(|word| SUFFIXES.contains(&word.as_str())));
    let chunks = chunks
        .get(..chunks.len() - usize::from(suffix))
        .unwrap_or_default();
    if suffix {
        add(chunks.concat(), Part::Most);
    }
    let titled = chunks
        .first()
        .is_some_and(|chunk| chunk.iter().all(|word| TITLES.contains(&word.as_str())));
    let named = chunks.get(usize::from(titled)..).unwrap_or_default();
    let [first, rest @ ..] = named else { return };
    if titled {
        add(named.concat(), Part::First);
    }
    // The "J." of J. R. R. Tolkien is too little.
    let initial = first.iter().all(|word| word.len() == 1) && !rest.is_empty();
    if !initial {
        add(first.clone(), Part::First);
    }
    let Some(last) = rest.last() else { return };
    if rest.len() > 1 {
        add([first.clone(), last.clone()].concat(), Part::Most);
        if let Some(second) = rest.first().filter(|_| !is_particle(rest.first())) {
            add([first.clone(), second.clone()].concat(), Part::Most);
        }
        // "De la Cruz" of José Luis de la Cruz, and "La Cruz".
        for (place, _) in rest.iter().enumerate().take(rest.len() - 1) {
            let from = rest.get(place..).unwrap_or_default();
            if is_particle(from.first()) {
                add(from.concat(), Part::Surname);
            }
        }
    }
    let initial = last.first().and_then(|word| word.chars().next());
    add(
        first
            .iter()
            .cloned()
            .chain(initial.map(String::from))
            .collect(),
        Part::Most,
    );
    add(last.clone(), Part::Surname);
}

fn is_particle(chunk: Option<&Vec<String>>) -> bool {
    chunk.is_some_and(|words| words.iter().all(|word| PARTICLES.contains(&word.as_str())))
}

/// The words of `name`, grouped by its spaces: "Jean-Luc" is one group of two.
fn chunks(name: &str, key: impl Fn(&str) -> String) -> Vec<Vec<String>> {
    if is_in_plain_letters(name) {
        return name
            .split_ascii_whitespace()
            .map(|word| vec![key(word)])
            .collect();
    }
    let mut chunks: Vec<Vec<String>> = Vec::with_capacity(3);
    let mut apart = true;
    for piece in pieces(name) {
        apart |= !piece.glued || piece.text == "・" || piece.text == "·";
        if !counts(&piece) {
            continue;
        }
        let word = match piece.shape {
            Shape::Letters => key(piece.text),
            _ => piece.key,
        };
        match chunks.last_mut() {
            Some(chunk) if !apart => chunk.push(word),
            _ => chunks.push(vec![word]),
        }
        apart = false;
    }
    chunks
}

/// Whether `name` needs no cutting but at its spaces: the words of its forms are its words, and an
/// initial.
#[must_use]
pub fn is_in_plain_letters(name: &str) -> bool {
    name.chars().all(|c| c == ' ' || is_plain_letter(c))
}

/// A letter of Latin script in one piece.
fn is_plain_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (matches!(c, '\u{c0}'..='\u{17f}') && c.is_alphabetic())
}

/// The parts of a name of Han letters or Korean syllables, which has no space between them: the
/// surname is mostly one letter, of four letters mostly two. A part of one letter is too little.
fn parts_without_spaces(name: &str, letters: &[String]) -> Vec<Vec<String>> {
    let whole = |c: char| matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
    if !name.trim().chars().all(whole) {
        return Vec::new();
    }
    match letters {
        [_, given @ ..] if given.len() == 2 => vec![given.to_vec()],
        [a, b, c, d] => vec![vec![a.clone(), b.clone()], vec![c.clone(), d.clone()]],
        _ => Vec::new(),
    }
}

/// 田中さくら is 田中 by her surname, in Han letters, and さくら by her own, in kana.
fn in_two_scripts(letters: &[String]) -> Option<(Vec<String>, Vec<String>)> {
    let all = |letters: &[String], is: fn(char) -> bool| {
        letters.len() > 1 && letters.iter().all(|letter| letter.chars().all(is))
    };
    let border = letters
        .iter()
        .position(|letter| !letter.chars().all(is_han))?;
    let (surname, given) = letters.split_at(border);
    (all(surname, is_han) && all(given, is_kana)).then(|| (surname.to_vec(), given.to_vec()))
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}')
}

/// O'Brien is also typed without the apostrophe.
fn without_apostrophes(found: &mut Vec<Form>) {
    let bare: Vec<Form> = found
        .iter()
        .filter(|form| form.words.iter().any(|word| word.contains('\'')))
        .map(|form| Form {
            words: form
                .words
                .iter()
                .map(|word| word.replace('\'', ""))
                .collect(),
            part: form.part,
        })
        .collect();
    found.extend(bare);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(name: &str) -> Vec<String> {
        forms(name)
            .iter()
            .map(|form| form.words.join(" "))
            .collect()
    }

    #[test]
    fn a_name_is_typed_whole_or_in_part() {
        assert_eq!(
            typed("Ana Petrović"),
            ["ana petrovic", "ana", "ana p", "petrovic"]
        );
        assert_eq!(typed("Mum"), ["mum"]);
        assert!(typed("Jean-Luc Picard").contains(&"jean luc".to_owned()));
        assert!(typed("Anna van der Berg").contains(&"van der berg".to_owned()));
        assert!(typed("Mary Jane Watson").contains(&"mary watson".to_owned()));
        assert!(typed("Jürgen Groß").contains(&"juergen".to_owned()));
        assert!(typed("Conan O’Brien").contains(&"obrien".to_owned()));
        assert!(typed("王小明").contains(&"小 明".to_owned()));
        assert!(!typed("Aunt May").contains(&"aunt".to_owned()));
        assert!(typed("🦊").contains(&"🦊".to_owned()));
    }
}

//! Words in small letters, or of a script that has no capitals, where somebody's name can stand: "lunch
//! with bob". Nobody here is called so. Whether it is a name cannot be told: "lunch with confetti".

use crate::domain::sentence::around::is_adverb;
use crate::domain::sentence::deeds::{capital, is_after_with, is_subject};
use crate::domain::sentence::lexicon::{
    AFTER_ALONE, AFTER_NAME, AFTER_VERB, AND, BY_SOMEBODY, CONTACTED, DENYING, DETERMINERS,
    EVERYDAY, FINITE, KIN, MET, NAMES_IN_S, NOBODYS_NAME, SOMEBODY, THINGS, TO_SOMEBODY, WITH,
};
use crate::domain::sentence::months::month;
use crate::domain::sentence::number;
use crate::domain::sentence::page::{Page, Zone};
use crate::domain::sentence::weeks::weekday;
use crate::domain::sentence::who::with_me;
use crate::domain::text::pieces::Shape;

/// The place after the words at `at` that may be the name of one who was there; `joined` if they
/// follow "and" after such a name.
#[must_use]
pub fn small_name(page: &Page<'_>, at: usize, joined: bool) -> Option<usize> {
    let before = page.before(at);
    let spoken = matches!(before, "to" | "with")
        && at >= 2
        && matches!(page.key(at - 2), "talked" | "spoke" | "wrote");
    let whom = is_after_with(page, at) || spoken || joined || CONTACTED.contains(before);
    let begins = at == 0 || page.begins_line(at) || page.ends_sentence(at - 1);
    let stands = page.zone(at) == Zone::Main && page.whole_from(at);
    if !stands || !(whom || begins || before == "and") || !may_be_name(page, at) {
        return None;
    }
    if !whom {
        let did = begins && DID.contains(&page.key(at + 1));
        let did = did && is_subject(page, at + 1) == Some(true);
        return (did || with_me(page, at, at + 1)).then_some(at + 1);
    }
    // "Marko's sister".
    if page.shape(at + 1) == Some(Shape::Possessive) {
        return KIN.contains(page.key(at + 2)).then_some(at + 3);
    }
    let two = !ends(page, at + 1) && may_be_name(page, at + 1);
    let end = at + 1 + usize::from(two);
    ends(page, end).then_some(end)
}

/// What somebody does who is named without a capital; a thing seldom does.
const DID: &[&str] = &[
    "called",
    "phoned",
    "rang",
    "texted",
    "messaged",
    "emailed",
    "visited",
    "facetimed",
    "skyped",
];

/// Whether the word at `at` is none of the words that are nobody's name.
fn may_be_name(page: &Page<'_>, at: usize) -> bool {
    let word = page.key(at);
    let known = [
        &AFTER_ALONE,
        &AFTER_NAME,
        &AFTER_VERB,
        &AND,
        &BY_SOMEBODY,
        &DENYING,
        &DETERMINERS,
        &EVERYDAY,
        &FINITE,
        &KIN,
        &MET,
        &NOBODYS_NAME,
        &SOMEBODY,
        &THINGS,
        &TO_SOMEBODY,
        &WITH,
    ];
    page.shape(at) == Some(Shape::Letters)
        && !capital(page, at)
        && page.whole_to(at + 1)
        && !known.iter().any(|words| words.contains(word))
        && !is_adverb(word)
        && !is_of_things(word)
        && month(word).is_none()
        && weekday(word).is_none()
        && number::count(page, at).is_none()
}

/// Endings of words for things and qualities, longer than names with these letters.
fn is_of_things(word: &str) -> bool {
    const ENDINGS: &[(&str, usize)] = &[
        ("ing", 7),
        ("ings", 6),
        ("ness", 6),
        ("tion", 6),
        ("tions", 6),
        ("sion", 6),
        ("ment", 8),
        ("ments", 7),
        ("ship", 6),
        ("ly", 8),
        ("able", 6),
        ("ful", 5),
        ("ish", 5),
        ("less", 5),
        ("ies", 5),
    ];
    // "Ropes" and "windows"; "andreas" and "boris" are names, and so are those of the list.
    let mut letters = word.chars().rev();
    let plural = letters.next() == Some('s')
        && letters
            .next()
            .is_some_and(|c| "bcdefghklmnprtwy".contains(c))
        && word.chars().count() >= 4
        && !NAMES_IN_S.contains(word);
    plural
        || ENDINGS
            .iter()
            .any(|(ending, letters)| word.ends_with(ending) && word.chars().count() >= *letters)
}

/// Whether the words about somebody end before `at`.
fn ends(page: &Page<'_>, at: usize) -> bool {
    let word = page.key(at);
    let sign = page.shape(at) == Some(Shape::Sign) && !page.glued(at + 1);
    let time = matches!(
        word,
        "yday" | "tonight" | "until" | "since" | "as" | "who" | "where"
    );
    page.ends_sentence(at)
        || sign
        || time
        || word.is_empty()
        || page.number(at).is_some()
        || AFTER_NAME.contains(word)
        || AFTER_VERB.contains(word)
        || AND.contains(word)
        || WITH.contains(word)
        || matches!(word, "she" | "he" | "they" | "we" | "i" | "it")
}

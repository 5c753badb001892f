//! One folding of text for every comparison: names, filters, the search index, sorting.
//!
//! Accents, case, width and the kind of apostrophe are ignored, so that "Elodie" finds "Élodie" and
//! "Soren" finds "Søren". The store registers the same function in SQL, so both sides agree.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// `text` in the form in which it is compared. Folding twice changes nothing.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        fold_letter(c, &mut |c| folded.push(c));
    }
    folded
}

/// Gives `each` the letters that `c` is folded into; none for a mark. Marks being dropped, the order
/// in which they would stand is of no matter, and a text can be folded letter by letter.
pub fn fold_letter(c: char, each: &mut impl FnMut(char)) {
    if c.is_ascii() {
        each(c.to_ascii_lowercase());
        return;
    }
    if let Some(plain) = latin(c) {
        each(plain);
        return;
    }
    take_apart(c, each);
}

/// The first letter of [`LATIN`].
const FIRST_LATIN: u32 = 0xc0;

/// What the letters from À to ſ are folded into, where that is one plain letter: most that are not plain
/// are of these, and to ask Unicode about each takes long.
const LATIN: &[u8; 192] = b"aaaaaa-ceeeeiiiidnooooo-ouuuuy--aaaaaa-ceeeeiiiidnooooo-ouuuuy-y\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii--jjkk-llllll-\
    -llnnnnnn---oooooo--rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

fn latin(c: char) -> Option<char> {
    let at = u32::from(c).checked_sub(FIRST_LATIN)?;
    let plain = *LATIN.get(usize::try_from(at).ok()?)?;
    (plain != b'-').then_some(char::from(plain))
}

/// Whether `letter` may be among those that `c` is folded into; `false` only if it is not. It costs next to
/// nothing, where to fold a letter that is not Latin costs much.
#[must_use]
pub fn may_be(c: char, letter: char) -> bool {
    if c.is_ascii() {
        return c.to_ascii_lowercase() == letter;
    }
    if let Some(plain) = latin(c) {
        return plain == letter;
    }
    match c {
        // Greek, Cyrillic, Armenian, Hebrew and Arabic keep to their own, and Chinese letters are what they are.
        '\u{388}'..='\u{6ff}' => u32::from(c) >> 8 == u32::from(letter) >> 8,
        '\u{3400}'..='\u{9fff}' => c == letter,
        '\u{700}'..='\u{1cff}' | '\u{3041}'..='\u{31ff}' | '\u{ac00}'..='\u{d7ff}' => {
            !letter.is_ascii_alphanumeric()
        }
        _ => true,
    }
}

/// The same for any letter, as Unicode has it.
fn take_apart(c: char, each: &mut impl FnMut(char)) {
    decompose_compatible(c, |part| {
        if is_combining_mark(part) {
            return;
        }
        for c in part.to_lowercase() {
            match letter_without_decomposition(c) {
                Some(plain) => plain.chars().for_each(&mut *each),
                None if is_combining_mark(c) => {}
                None => each(c),
            }
        }
    });
}

/// Letters that Unicode does not take apart, and the kinds of apostrophe and hyphen.
fn letter_without_decomposition(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ı' => "i",
        'þ' => "th",
        'ħ' => "h",
        'ŧ' => "t",
        'ς' => "σ",
        '\u{2018}' | '\u{2019}' | '\u{02bc}' | '\u{02b9}' | '\u{ff07}' | '`' | '\u{00b4}' => "'",
        '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' => "-",
        '\u{00a0}' | '\u{202f}' | '\u{3000}' => " ",
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}' | '\u{00ad}' => "",
        _ => return None,
    })
}

/// The second way to write umlauts, for languages that do: "Jürgen" is also "juergen".
/// `None` if the text has none.
#[must_use]
pub fn fold_umlauts(text: &str) -> Option<String> {
    if !text
        .chars()
        .any(|c| matches!(c, 'ä' | 'ö' | 'ü' | 'Ä' | 'Ö' | 'Ü' | '\u{308}'))
    {
        return None;
    }
    let composed: String = text.nfc().collect();
    if !composed
        .chars()
        .any(|c| matches!(c, 'ä' | 'ö' | 'ü' | 'Ä' | 'Ö' | 'Ü'))
    {
        return None;
    }
    let spelled: String = composed
        .chars()
        .flat_map(|c| match c {
            'ä' | 'Ä' => ['a', 'e'],
            'ö' | 'Ö' => ['o', 'e'],
            'ü' | 'Ü' => ['u', 'e'],
            other => [other, '\0'],
        })
        .filter(|c| *c != '\0')
        .collect();
    Some(fold(&spelled))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_width_and_apostrophes_do_not_matter() {
        for (text, folded) in [
            ("Élodie", "elodie"),
            ("Søren", "soren"),
            ("O’Brien", "o'brien"),
            ("Ｊｏ", "jo"),
            ("Petrović", "petrovic"),
            ("İstanbul", "istanbul"),
            ("straße", "strasse"),
            ("王小明", "王小明"),
            ("مُحَمَّد", "محمد"),
            ("Jean‑Luc", "jean-luc"),
        ] {
            assert_eq!(fold(text), folded);
            assert_eq!(fold(&fold(text)), folded, "folding twice");
        }
    }

    #[test]
    fn the_letters_that_are_folded_by_heart_are_folded_as_all_are() {
        for c in '\u{80}'..='\u{3ffff}' {
            let (mut slow, mut quick) = (String::new(), String::new());
            take_apart(c, &mut |c| slow.push(c));
            fold_letter(c, &mut |c| quick.push(c));
            assert_eq!(quick, slow, "{c}");
            assert!(slow.chars().all(|letter| may_be(c, letter)), "{c}");
        }
        assert!(!may_be('б', 'b') && !may_be('王', 'w') && !may_be('é', 'é'));
        assert_eq!((latin('é'), latin('ß')), (Some('e'), None));
    }

    #[test]
    fn umlauts_have_a_second_spelling() {
        assert_eq!(
            fold_umlauts("Jürgen Groß").as_deref(),
            Some("juergen gross")
        );
        assert_eq!(fold_umlauts("Ana"), None);
        assert_eq!(fold("Jürgen"), "jurgen");
    }
}

//! Numbers in digits and in words.

use crate::domain::sentence::page::Page;

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

const ORDINALS: [&str; 20] = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];

fn place(words: &[&str], word: &str) -> Option<u32> {
    words
        .iter()
        .position(|known| *known == word)
        .and_then(|at| u32::try_from(at).ok())
}

/// A count at `at`: digits, "three", "twenty-five", "a"; with the place after it.
#[must_use]
pub fn count(page: &Page<'_>, at: usize) -> Option<(u32, usize)> {
    if let Some((value, _)) = page.number(at) {
        return page.whole_from(at).then_some((value, at + 1));
    }
    match page.key(at) {
        "a" | "an" => Some((1, at + 1)),
        word => spelled(page, at, word),
    }
}

fn spelled(page: &Page<'_>, at: usize, word: &str) -> Option<(u32, usize)> {
    if let Some(value) = place(&ONES, word) {
        return Some((value, at + 1));
    }
    let tens = (place(&TENS, word)? + 2) * 10;
    let ones_at = if page.key(at + 1) == "-" {
        at + 2
    } else {
        at + 1
    };
    match place(&ONES, page.key(ones_at)) {
        Some(ones) if (1..10).contains(&ones) => Some((tens + ones, ones_at + 1)),
        _ => Some((tens, at + 1)),
    }
}

/// An ordinal at `at`: 5th, "fifth", "twenty-first"; with the place after it.
#[must_use]
pub fn ordinal(page: &Page<'_>, at: usize) -> Option<(u32, usize)> {
    if let Some((value, _)) = page.number(at) {
        let ending = matches!(page.key(at + 1), "st" | "nd" | "rd" | "th" | "er" | "º");
        return (ending && page.glued(at + 1) && page.whole_from(at) && page.whole_to(at + 2))
            .then_some((value, at + 2));
    }
    let word = page.key(at);
    if let Some(value) = place(&ORDINALS, word) {
        return Some((value, at + 1));
    }
    match word {
        "twentieth" => return Some((20, at + 1)),
        "thirtieth" => return Some((30, at + 1)),
        _ => {}
    }
    let tens = match word {
        "twenty" => 20,
        "thirty" => 30,
        _ => return None,
    };
    let ones_at = if page.key(at + 1) == "-" {
        at + 2
    } else {
        at + 1
    };
    let ones = place(&ORDINALS, page.key(ones_at)).filter(|ones| (1..10).contains(ones))?;
    Some((tens + ones, ones_at + 1))
}

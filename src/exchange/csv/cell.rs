//! One cell: its text, made harmless and still lossless.

use std::borrow::Cow;

/// What a spreadsheet takes for the beginning of a formula, or drops on the way to one.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The text as a cell: with an apostrophe in front if a formula begins there, be it behind
/// apostrophes. [`text`] gives the text back.
#[must_use]
pub fn cell(text: &str) -> Cow<'_, str> {
    if begins_formula(text) {
        return Cow::Owned(format!("'{text}"));
    }
    Cow::Borrowed(text)
}

/// The text of a cell.
#[must_use]
pub fn text(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if begins_formula(rest) => rest,
        _ => cell,
    }
}

fn begins_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_formula_is_one_no_more() {
        for (text, expected) in [
            ("Ana", "Ana"),
            ("", ""),
            ("=1+1", "'=1+1"),
            ("+49 30 1234", "'+49 30 1234"),
            ("-", "'-"),
            ("@ana", "'@ana"),
            ("\tx", "'\tx"),
            ("'=x", "''=x"),
            ("'t Hooft", "'t Hooft"),
        ] {
            assert_eq!(cell(text), expected);
        }
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in "['=+@\t\r-]{0,3}.{0,4}") {
            let cell = cell(&text);
            prop_assert!(!cell.starts_with(FORMULA));
            prop_assert_eq!(super::text(&cell), &text);
        }
    }
}

//! What the user has chosen for the open questions of a sentence.

use crate::domain::sentence::reading::{Choice, OpenKind};
use crate::domain::text::fold::fold;

/// The id of the offer that was chosen for this question about these words, if one was.
#[must_use]
pub fn chosen<'a>(choices: &'a [Choice], kind: OpenKind, words: &str) -> Option<&'a str> {
    if choices.is_empty() {
        return None;
    }
    let words = fold(words);
    choices
        .iter()
        .rev()
        .find(|choice| choice.kind == kind && fold(&choice.words) == words)
        .map(|choice| choice.offer.as_str())
}

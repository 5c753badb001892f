//! Closed sets of words, the same in code, SQL, JSON and on the command line.

/// A value that is written as one word of a closed set.
pub trait Word: Copy + Sized + 'static {
    /// Every value, in the order in which it is offered.
    const ALL: &'static [Self];

    /// The word as it is stored and typed, in lower case with underscores.
    fn word(self) -> &'static str;

    /// The value of a stored word; `None` if it is not of the set.
    #[must_use]
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.word() == word)
    }
}

//! One line in the footer about what just happened.

/// A notice; the next key takes it away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What to say.
    pub text: String,
    /// Whether it tells of something done or of something that could not be done.
    pub tone: Tone,
}

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It was done.
    Done,
    /// It was not done, and why.
    Problem,
}

impl Notice {
    /// Something was done.
    #[must_use]
    pub fn done(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            tone: Tone::Done,
        }
    }

    /// Something was not done.
    #[must_use]
    pub fn problem(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            tone: Tone::Problem,
        }
    }
}

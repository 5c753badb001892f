//! A yes-or-no question before something that was not made in this sitting is undone.

use crate::domain::act::Act;
use crate::wording::acts;

/// Its state.
#[derive(Debug)]
pub struct Confirm {
    /// The act that would be undone.
    pub act: Act,
}

impl Confirm {
    /// The question.
    #[must_use]
    pub fn question(&self) -> String {
        format!(
            "The newest act is not from this sitting: {}, {}. Undo it?",
            acts::done(&self.act),
            acts::source(self.act.source)
        )
    }
}

//! What was asked of the thread that reads, and what of it is still to be answered.

use std::sync::mpsc::Sender;

use crate::app::effect::Question;

/// Questions on their way to the reader.
#[derive(Debug)]
pub struct Questions {
    to_reader: Sender<Question>,
    asked: u64,
    /// How many were asked when the last one that a picture waits for was.
    awaited: u64,
    answered: u64,
}

impl Questions {
    /// None yet; they go to `to_reader`.
    #[must_use]
    pub fn new(to_reader: Sender<Question>) -> Self {
        Self {
            to_reader,
            asked: 0,
            awaited: 0,
            answered: 0,
        }
    }

    /// Asks.
    pub fn ask(&mut self, question: Question) {
        self.asked += 1;
        if question.is_soon_seen() {
            self.awaited = self.asked;
        }
        // A thread that is gone has said so already.
        let _ = self.to_reader.send(question);
    }

    /// Notes that so many were answered, of all that were ever asked.
    pub fn were_answered(&mut self, count: u64) {
        self.answered = count;
    }

    /// Whether nothing is on its way.
    #[must_use]
    pub fn are_answered(&self) -> bool {
        self.answered == self.asked
    }

    /// Whether an answer is on its way that the next picture would show.
    #[must_use]
    pub fn are_awaited(&self) -> bool {
        self.answered < self.awaited
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn a_picture_waits_for_no_answer_that_nobody_would_see() {
        let (to_reader, _reader) = channel();
        let mut questions = Questions::new(to_reader);
        let today = "2026-11-22".parse().unwrap();
        questions.ask(Question::Known { today });
        assert!(!questions.are_awaited() && !questions.are_answered());
        questions.ask(Question::Tray);
        assert!(questions.are_awaited());
        questions.were_answered(2);
        assert!(!questions.are_awaited() && questions.are_answered());
    }
}

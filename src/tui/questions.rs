//! What was asked of the thread that reads, and what of it is still to be answered.

use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use crate::app::effect::Question;

/// So long after it came up a question is asked that no picture waits for. A terminal has taken the picture in by then:
/// it would share a processor with the answering.
const LATER: Duration = Duration::from_millis(25);

/// Questions on their way to the reader.
#[derive(Debug)]
pub struct Questions {
    to_reader: Sender<Question>,
    /// What nobody would see the answer of yet, each with when it came up.
    later: Vec<(Instant, Question)>,
    /// What is asked once the picture is drawn that is about to be.
    held: Vec<Question>,
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
            later: Vec::new(),
            held: Vec::new(),
            asked: 0,
            awaited: 0,
            answered: 0,
        }
    }

    /// Asks; what no picture waits for, a moment later.
    pub fn ask(&mut self, question: Question) {
        if question.is_soon_seen() {
            self.send(question);
            self.awaited = self.asked;
        } else {
            self.later.push((Instant::now(), question));
        }
    }

    /// Keeps a question that came up with what is to be seen at once: the thread that answers it would take the
    /// processor from the one that draws.
    pub fn hold(&mut self, question: Question) {
        self.held.push(question);
    }

    /// Asks what was held, now that the picture is drawn.
    pub fn ask_held(&mut self) {
        for question in std::mem::take(&mut self.held) {
            self.ask(question);
        }
    }

    /// How long it is until there is something to ask; `None` if there is not.
    #[must_use]
    pub fn due_in(&self) -> Option<Duration> {
        let first = self.later.first();
        first.map(|(since, _)| LATER.saturating_sub(since.elapsed()))
    }

    /// Asks what no picture waited for.
    pub fn ask_the_rest(&mut self) {
        for (_, question) in std::mem::take(&mut self.later) {
            self.send(question);
        }
    }

    fn send(&mut self, question: Question) {
        self.asked += 1;
        // A thread that is gone has said so already.
        let _ = self.to_reader.send(question);
    }

    /// Notes that so many were answered, of all that were ever asked.
    pub fn were_answered(&mut self, count: u64) {
        self.answered = count;
    }

    /// Whether nothing is on its way, nor still to be asked.
    #[must_use]
    pub fn are_answered(&self) -> bool {
        self.held.is_empty() && self.later.is_empty() && self.answered == self.asked
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
    fn what_is_held_is_asked_after_the_picture() {
        let (to_reader, reader) = channel();
        let mut questions = Questions::new(to_reader);
        questions.hold(Question::Tray);
        questions.hold(Question::Gathered);
        assert!(reader.try_recv().is_err());
        assert!(!questions.are_awaited() && !questions.are_answered());
        questions.ask_held();
        let asked = reader.try_iter().collect::<Vec<_>>();
        assert_eq!(asked, [Question::Tray, Question::Gathered]);
        assert!(questions.are_awaited());
    }

    #[test]
    fn a_picture_waits_for_no_answer_that_nobody_would_see() {
        let (to_reader, reader) = channel();
        let mut questions = Questions::new(to_reader);
        let today = "2026-11-22".parse().unwrap();
        questions.ask(Question::Known { today });
        assert!(!questions.are_awaited() && !questions.are_answered());
        questions.ask(Question::Tray);
        assert!(questions.are_awaited());
        assert_eq!(reader.try_iter().collect::<Vec<_>>(), [Question::Tray]);
        assert!(questions.due_in().is_some_and(|wait| wait <= LATER));
        questions.were_answered(1);
        assert!(!questions.are_awaited() && !questions.are_answered());
        questions.ask_the_rest();
        assert!(!questions.are_awaited() && !questions.are_answered());
        assert_eq!(
            reader.try_iter().collect::<Vec<_>>(),
            [Question::Known { today }]
        );
        questions.were_answered(2);
        assert!(questions.are_answered() && questions.due_in().is_none());
    }
}

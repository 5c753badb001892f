//! The thread that answers, begun before anything else: what fills the screen is read while the rest of the
//! program is still being made ready.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use crate::app::arrival::first_questions;
use crate::app::model::Model;
use crate::clock::Clock;
use crate::store::open::{Interrupt, Reader};
use crate::tui::event::Event;
use crate::tui::fault::Fault;
use crate::tui::guarded::guarded;
use crate::tui::questions::Questions;
use crate::tui::{reader, terminal};

/// What is being answered, and where the answers come.
pub struct Answering {
    /// Where everything comes that happens.
    pub inbox: Receiver<Event>,
    /// For whoever else has something to tell.
    pub events: Sender<Event>,
    /// What was asked.
    pub questions: Questions,
    /// The program as it asked.
    pub model: Model,
    /// Where a fault shall be, in tests.
    pub fault: Option<Fault>,
    /// Ends what is being answered.
    pub interrupt: Interrupt,
    /// The thread that answers.
    pub thread: JoinHandle<()>,
}

impl Answering {
    /// Asks what fills the first screen, and answers on a thread of its own.
    ///
    /// # Errors
    /// What the system says when it has no thread to give.
    pub fn begin(reader: Reader, clock: Clock, fault: Option<Fault>) -> io::Result<Self> {
        terminal::watch_for_faults();
        let (events, inbox) = channel();
        let (to_reader, asked) = channel();
        let interrupt = reader.interrupt();
        let send = events.clone();
        let thread = guarded("reader", &events, move || {
            reader::answer_all(&reader, &asked, &send, fault);
        })?;
        let mut questions = Questions::new(to_reader);
        let model = Model::new(clock.today(), 0, 0);
        for question in first_questions(model.today) {
            questions.ask(question);
        }
        Ok(Self {
            inbox,
            events,
            questions,
            model,
            fault,
            interrupt,
            thread,
        })
    }
    /// Lets go of the file: nothing is to be seen of it.
    pub fn give_up(self) {
        self.interrupt.now();
        drop(self.questions);
        let _ = self.thread.join();
    }
}

//! The loop: messages in, effects out, one drawing a batch. It sleeps until something comes, or
//! until midnight.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use crate::app::effect::{Deed, Effect};
use crate::app::message::Message;
use crate::app::model::Model;
use crate::app::paper::Paper;
use crate::app::settings::Settings;
use crate::app::update::update;
use crate::clock::Clock;
use crate::store::backups::Backups;
use crate::store::open::Store;
use crate::store::patience;
use crate::tui::answering::Answering;
use crate::tui::backup::Backup;
use crate::tui::event::Event;
use crate::tui::fault::Fault;
use crate::tui::guarded::guarded;
use crate::tui::input::Keyboard;
use crate::tui::questions::Questions;
use crate::tui::terminal::{self, Screen};
use crate::tui::{hang_up, input, link, own_editor, signals, writer};
use crate::view::theme::Theme;

/// How long a drawing waits for answers and deeds that are on their way, so that a key gives one picture
/// and not two.
const SETTLE: Duration = Duration::from_millis(5);
/// How long the very first one does: nobody misses an empty screen.
const FIRST: Duration = Duration::from_millis(25);
/// A write that takes longer than this says that it is waiting.
const PATIENCE: Duration = Duration::from_secs(1);

/// What the screen runs on.
pub struct Setup {
    /// The file, for acts.
    pub store: Store,
    /// What is read already.
    pub answering: Answering,
    /// The source of time.
    pub clock: Clock,
    /// How things look.
    pub theme: Theme,
    /// The backups of the file.
    pub backups: Backups,
    /// What the user has set.
    pub settings: Settings,
    /// What is to be said of the config; empty if there is nothing.
    pub told: Vec<String>,
}

/// How the screen ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The user left.
    Left,
    /// A signal of this number ended it.
    Signal(i32),
    /// The terminal went away.
    TerminalLost,
    /// A fault of the program; the place was told already.
    Fault,
}

/// Runs the screen until it ends. The terminal is as it was when this returns, whatever happened,
/// and everything that was being written is on disk.
///
/// # Errors
/// What the terminal says when it cannot be taken over or drawn on.
pub fn run(setup: Setup) -> io::Result<Ended> {
    let Setup {
        store,
        answering,
        clock,
        theme,
        backups,
        settings,
        told,
    } = setup;
    let Answering {
        inbox,
        events,
        questions,
        mut model,
        fault,
        interrupt,
        thread: reading,
    } = answering;
    let (deeds, to_writer) = channel();
    let brake = store.brake();
    let send = events.clone();
    let writing = guarded("writer", &events, move || {
        writer::write_all(store, &to_writer, &send, clock, fault);
    })?;
    signals::watch(events.clone())?;
    hang_up::watch(events.clone())?;
    let mut backup = Backup::new(backups, brake, events.clone(), clock);
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let mut screen = Screen::take(settings.mouse)?;
        let send = events.clone();
        let keyboard = Keyboard::default();
        let read_by = keyboard.clone();
        guarded("input", &events, move || input::listen(&send, &read_by))?;
        (model.width, model.height) = screen.size()?;
        model.settings = settings;
        if !told.is_empty() {
            model.paper = Some(Paper::told("Your config", &told));
        }
        let mut turn = Turn {
            screen: &mut screen,
            inbox: &inbox,
            keyboard,
            questions,
            deeds,
            events: events.clone(),
            clock,
            theme,
            fault,
            backup: &mut backup,
            waiting: None,
            picture: Picture::Old,
        };
        turn.run(&mut model)
    }));
    terminal::give_back();
    backup.stop();
    // What is still to be written is written before the program ends, and by the last to leave, so
    // that nothing stays in a log beside the file.
    patience::leave_soon();
    interrupt.now();
    let _ = reading.join();
    let _ = writing.join();
    for event in inbox.try_iter() {
        if let Event::DraftNotKept { text, why } = event {
            terminal::say_unkept(&text, &why);
        }
    }
    outcome.unwrap_or(Ok(Ended::Fault))
}

/// What is on the screen, beside what the model is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Picture {
    /// The same.
    Current,
    /// Something older; what is on its way may join it.
    Old,
    /// Something older, and what was done, or is known early, is to be seen at once.
    OldAndWaitedFor,
}

/// A deed that is not done yet.
#[derive(Clone, Copy, Debug)]
struct OnItsWay {
    since: Instant,
    /// Whether the next picture would show what came of it.
    is_soon_seen: bool,
}

struct Turn<'a> {
    screen: &'a mut Screen,
    inbox: &'a Receiver<Event>,
    keyboard: Keyboard,
    questions: Questions,
    deeds: Sender<Deed>,
    events: Sender<Event>,
    clock: Clock,
    theme: Theme,
    fault: Option<Fault>,
    backup: &'a mut Backup,
    /// The deed that is on its way.
    waiting: Option<OnItsWay>,
    picture: Picture,
}

impl Turn<'_> {
    fn run(&mut self, model: &mut Model) -> io::Result<Ended> {
        let mut patience = FIRST;
        loop {
            if let Some(ended) = self.settle(model, patience)? {
                return Ok(ended);
            }
            patience = SETTLE;
            self.draw(model)?;
            let first = match self.next()? {
                Some(event) => event,
                None => Event::Message(Message::Today(self.clock.today())),
            };
            for event in std::iter::once(first)
                .chain(self.inbox.try_iter())
                .collect::<Vec<_>>()
            {
                if let Some(ended) = self.take_in(model, event)? {
                    return Ok(ended);
                }
            }
        }
    }

    /// Takes in what comes while more is on its way, if the next picture can wait for it.
    fn settle(&mut self, model: &mut Model, patience: Duration) -> io::Result<Option<Ended>> {
        let until = Instant::now() + patience;
        while self.picture == Picture::Old && self.is_more_coming() {
            let left = until.saturating_duration_since(Instant::now());
            let Ok(event) = self.inbox.recv_timeout(left) else {
                break;
            };
            if let Some(ended) = self.take_in(model, event)? {
                return Ok(Some(ended));
            }
        }
        Ok(None)
    }

    /// Whether something is on its way that the next picture would show.
    fn is_more_coming(&self) -> bool {
        let is_quick = |deed: OnItsWay| deed.is_soon_seen && deed.since.elapsed() < SETTLE;
        self.questions.are_awaited() || self.waiting.is_some_and(is_quick)
    }

    /// Draws, if anything is to be seen that is not on the screen. A backup is made once nothing waits for
    /// the file.
    fn draw(&mut self, model: &mut Model) -> io::Result<()> {
        if self.picture != Picture::Current {
            self.fit(model)?;
            Fault::strike(self.fault, Fault::Draw);
            self.screen.draw(model, self.theme)?;
            self.picture = Picture::Current;
            self.questions.ask_held();
        }
        if self.questions.are_answered() {
            self.backup.start();
        }
        Ok(())
    }

    /// Makes the model as large as the terminal is now, whatever news of it is still on its way.
    fn fit(&mut self, model: &mut Model) -> io::Result<()> {
        let (width, height) = self.screen.size()?;
        if (width, height) != (model.width, model.height) {
            let effects = update(model, Message::Resize { width, height });
            self.carry_out(model, effects)?;
        }
        Ok(())
    }

    /// The next event; `None` at midnight.
    fn next(&mut self) -> io::Result<Option<Event>> {
        if let Some(wait) = self.questions.due_in() {
            if let Ok(event) = self.inbox.recv_timeout(wait) {
                return Ok(Some(event));
            }
            self.questions.ask_the_rest();
        }
        let until_midnight = match self.clock {
            Clock::System => {
                let now = self.clock.now();
                let midnight = now
                    .date()
                    .succ_opt()
                    .and_then(|day| day.and_hms_opt(0, 0, 0));
                midnight.and_then(|midnight| midnight.signed_duration_since(now).to_std().ok())
            }
            Clock::Fixed(_) => None,
        };
        let wait = match (self.waiting, until_midnight) {
            (Some(deed), _) => Some(PATIENCE.saturating_sub(deed.since.elapsed())),
            (None, midnight) => midnight,
        };
        let received = match wait {
            Some(wait) => self.inbox.recv_timeout(wait),
            None => self
                .inbox
                .recv()
                .map_err(|_| RecvTimeoutError::Disconnected),
        };
        match received {
            Ok(event) => Ok(Some(event)),
            Err(RecvTimeoutError::Timeout) if self.waiting.take().is_some() => {
                Ok(Some(Event::Message(Message::Waiting)))
            }
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => {
                Err(io::Error::other("the threads of the program are gone"))
            }
        }
    }

    fn take_in(&mut self, model: &mut Model, event: Event) -> io::Result<Option<Ended>> {
        let is_early = matches!(event, Event::Early(_));
        let message = match event {
            Event::Message(message) | Event::Early(message) => message,
            Event::Answered(questions) => {
                self.questions.were_answered(questions);
                return Ok(None);
            }
            Event::Signal(number) => {
                let effects = update(model, Message::Terminate);
                self.carry_out(model, effects)?;
                return Ok(Some(Ended::Signal(number)));
            }
            Event::TerminalLost => {
                let effects = update(model, Message::Terminate);
                self.carry_out(model, effects)?;
                return Ok(Some(Ended::TerminalLost));
            }
            Event::Fault | Event::DraftNotKept { .. } => return Ok(Some(Ended::Fault)),
        };
        Fault::strike_update(self.fault, &message);
        self.picture = self.picture.max(Picture::Old);
        let is_done = matches!(message, Message::Done(_) | Message::Failed(_));
        if is_done {
            self.waiting = None;
        }
        if is_done || is_early {
            self.picture = Picture::OldAndWaitedFor;
        }
        let today = self.clock.today();
        model.now = Some(self.clock.now().time());
        let mut effects = Vec::new();
        if today != model.today && !matches!(message, Message::Today(_)) {
            effects.extend(update(model, Message::Today(today)));
        }
        effects.extend(update(model, message));
        self.carry_out(model, effects)
    }

    fn carry_out(&mut self, model: &mut Model, effects: Vec<Effect>) -> io::Result<Option<Ended>> {
        for effect in effects {
            match effect {
                Effect::Ask(question) if self.picture == Picture::OldAndWaitedFor => {
                    self.questions.hold(question);
                }
                Effect::AskOnceDrawn(question) => self.questions.hold(question),
                Effect::Ask(question) => self.questions.ask(question),
                Effect::Do(deed) => {
                    if !matches!(deed, Deed::KeepDraft(_) | Deed::KeepForms(_)) {
                        self.waiting = Some(OnItsWay {
                            since: Instant::now(),
                            is_soon_seen: deed.is_soon_seen(),
                        });
                    }
                    drop(self.deeds.send(deed));
                }
                Effect::Copy(text) => self.screen.copy(&text)?,
                Effect::OpenLink(address) => link::open(address, &self.events),
                Effect::Quit => return Ok(Some(Ended::Left)),
                Effect::Suspend => {
                    terminal::give_back();
                    signals::sleep();
                    self.screen.take_again()?;
                }
                Effect::OwnEditor(text) => {
                    let edited = self.keyboard.lend(|| {
                        terminal::give_back();
                        own_editor::edit(&text)
                    });
                    self.screen.take_again()?;
                    let effects = update(model, Message::Edited(edited));
                    if let Some(ended) = self.carry_out(model, effects)? {
                        return Ok(Some(ended));
                    }
                }
                Effect::Repaint => self.screen.forget()?,
            }
        }
        Ok(None)
    }
}

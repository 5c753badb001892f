//! A whole sitting without threads and without a terminal: keys in, the real store behind, the
//! screen as text out.

use betwixt::app::arrival::first_questions;
use betwixt::app::effect::{Deed, Effect};
use betwixt::app::key::{Code, Key};
use betwixt::app::message::Message;
use betwixt::app::model::Model;
use betwixt::app::update::update;
use betwixt::clock::Clock;
use betwixt::domain::id::IdSource;
use betwixt::store::open::{Reader, Store};
use betwixt::tui::drafting::Drafts;
use betwixt::tui::{reader, writer};
use betwixt::view::screen;
use betwixt::view::theme::Theme;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use tempfile::TempDir;
use unicode_width::UnicodeWidthStr;

/// One sitting, on Sunday 22 November 2026.
pub struct Session {
    folder: TempDir,
    store: Option<Store>,
    reader: Reader,
    told: reader::Told,
    clock: Clock,
    sitting: i64,
    /// The state of the screen.
    pub model: Model,
    /// Whether the program was left.
    pub left: bool,
    /// What was copied, and what was opened.
    pub handed_over: Vec<String>,
}

impl Session {
    /// A sitting on a new file, at 120 by 36.
    pub fn new() -> Self {
        Self::sized(120, 36)
    }

    /// The same at another size.
    pub fn sized(width: u16, height: u16) -> Self {
        let folder = TempDir::new().unwrap();
        let clock = Clock::at("2026-11-22T14:00:00").unwrap();
        let (store, reader) = open(&folder, clock, 1);
        let mut model = Model::new(clock.today(), width, height);
        model.now = Some(clock.now().time());
        let mut session = Self {
            folder,
            store: Some(store),
            reader,
            told: reader::Told::default(),
            clock,
            sitting: 1,
            model,
            left: false,
            handed_over: Vec::new(),
        };
        session.ask_first();
        session
    }

    /// Leaves and comes back in another sitting.
    pub fn reopen(&mut self) {
        self.store = None;
        self.sitting += 1;
        let (store, reader) = open(&self.folder, self.clock, self.sitting);
        (self.store, self.reader) = (Some(store), reader);
        self.told = reader::Told::default();
        self.model = Model::new(self.clock.today(), self.model.width, self.model.height);
        self.model.now = Some(self.clock.now().time());
        self.ask_first();
    }

    fn ask_first(&mut self) {
        let first = first_questions(self.model.today);
        self.carry_out(first.map(Effect::Ask).into());
    }

    /// The file, for what the test itself does to it.
    pub fn store(&mut self) -> &mut Store {
        self.store.as_mut().unwrap()
    }

    /// Saves a person as another program would.
    pub fn save_elsewhere(&mut self, person: betwixt::domain::person::Person) {
        use betwixt::domain::act::Source;
        use betwixt::store::open::Stamp;
        use betwixt::store::people::CircleChoice;
        let stamp = Stamp {
            at: self.clock.millis(),
            source: Source::Shell,
        };
        self.store()
            .save_person(person, &CircleChoice::AsItIs, stamp)
            .unwrap();
    }

    /// Takes in a file of our own JSON as another program would.
    pub fn import(&mut self, json: &str) {
        use betwixt::domain::act::Source;
        use betwixt::store::import::Format;
        use betwixt::store::open::Stamp;
        let document = betwixt::exchange::json::read::read(json.as_bytes()).unwrap();
        let stamp = Stamp {
            at: self.clock.millis(),
            source: Source::Shell,
        };
        self.store()
            .import(
                &document,
                &mut std::iter::empty(),
                Format::Json,
                "test",
                stamp,
            )
            .unwrap();
        self.send(Message::FileChanged);
    }

    /// One message, with everything that follows from it.
    pub fn send(&mut self, message: Message) {
        let effects = update(&mut self.model, message);
        self.carry_out(effects);
    }

    /// What the reader answers to a question.
    pub fn answer(&self, question: betwixt::app::effect::Question) -> Message {
        reader::reply(
            &self.reader,
            question,
            &mut reader::Told::default(),
            &mut |_| (),
        )
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask(question) | Effect::AskOnceDrawn(question) => {
                    let mut early = Vec::new();
                    let told = &mut self.told;
                    let answer = reader::reply(&self.reader, question, told, &mut |answer| {
                        early.push(Message::Answer(answer));
                    });
                    early
                        .into_iter()
                        .chain([answer])
                        .for_each(|one| self.send(one));
                }
                Effect::Do(deed) => {
                    let draft = matches!(deed, Deed::KeepDraft(_) | Deed::KeepForms(_));
                    let clock = self.clock;
                    let done = writer::done(self.store(), deed, clock);
                    if !draft {
                        self.send(done);
                    }
                }
                Effect::Copy(text) => self.handed_over.push(format!("copy {text}")),
                Effect::OpenLink(address) => self.handed_over.push(format!("open {address}")),
                Effect::Quit => self.left = true,
                Effect::OwnEditor(text) => {
                    self.send(Message::Edited(Ok(format!("{text} and more\n"))));
                }
                Effect::Suspend | Effect::Repaint => {}
            }
        }
    }

    /// Presses keys named as in the help, separated by spaces: "j C-r Enter".
    pub fn press(&mut self, keys: &str) {
        for name in keys.split_whitespace() {
            self.send(Message::Key(key(name)));
        }
    }

    /// Types text, letter by letter.
    pub fn write(&mut self, text: &str) {
        for letter in text.chars() {
            self.send(Message::Key(Key::char(letter)));
        }
    }

    /// Adds a person on the screen.
    pub fn add(&mut self, name: &str) {
        self.press("A");
        self.write(name);
        self.press("Enter");
    }

    /// Writes down an interaction on the screen.
    pub fn log(&mut self, sentence: &str) {
        self.press("a");
        self.write(sentence);
        self.press("Enter");
    }

    /// The screen as it is drawn in `theme`.
    pub fn drawn(&self, theme: Theme) -> Buffer {
        let (width, height) = (self.model.width, self.model.height);
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal
            .draw(|frame| screen::draw(&self.model, theme, frame))
            .unwrap();
        terminal.backend().buffer().clone()
    }

    /// The screen as text.
    pub fn screen(&self) -> String {
        let (width, height) = (self.model.width, self.model.height);
        let buffer = self.drawn(Theme::new(true));
        let mut text = String::new();
        for y in 0..height {
            // The cell behind a wide character is hidden by it.
            let (mut line, mut hidden) = (String::new(), 0);
            for x in 0..width {
                if hidden > 0 {
                    hidden -= 1;
                    continue;
                }
                let symbol = buffer[(x, y)].symbol();
                hidden = symbol.width().saturating_sub(1);
                line.push_str(symbol);
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    /// Whether the screen shows `text` somewhere.
    pub fn shows(&self, text: &str) -> bool {
        self.screen().contains(text)
    }
}

fn open(folder: &TempDir, clock: Clock, sitting: i64) -> (Store, Reader) {
    let path = folder.path().join("betwixt.db");
    let mut store = Store::open(&path, IdSource::seeded(clock.seed()), sitting).unwrap();
    Drafts::taken_over(&mut store, clock);
    let reader = Reader::open(&path).unwrap();
    (store, reader)
}

fn key(name: &str) -> Key {
    let code = match name {
        "Enter" => Code::Enter,
        "Esc" => Code::Esc,
        "Tab" => Code::Tab,
        "S-Tab" => Code::BackTab,
        "Left" => Code::Left,
        "Right" => Code::Right,
        "Up" => Code::Up,
        "Down" => Code::Down,
        "PgDn" => Code::PageDown,
        "PgUp" => Code::PageUp,
        "Space" => Code::Char(' '),
        "Backspace" => Code::Backspace,
        "Alt-Enter" => return Key::alt(Code::Enter),
        _ => match name.strip_prefix("C-") {
            Some(letter) => return Key::ctrl(letter.chars().next().unwrap()),
            None => Code::Char(name.chars().next().unwrap()),
        },
    };
    Key::plain(code)
}

//! The program in a real terminal: a pseudo-terminal on one side, a screen on the other.
//!
//! Nothing sleeps here: a test waits for text, and fails when it does not come in time.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long a test waits for something before it fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// The program in a terminal.
pub struct Pty {
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    reading: JoinHandle<()>,
    parser: vt100::Parser,
    sent: Vec<u8>,
    child: Box<dyn Child + Send + Sync>,
}

impl Pty {
    /// Runs `shell`, a line for `sh`, in a terminal of 120 by 36. `$BETWIXT` is the program; its file
    /// is `file`.
    pub fn run(shell: &str, file: &Path, variables: &[(&str, &str)]) -> Self {
        let size = PtySize {
            rows: 36,
            cols: 120,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", shell]);
        command.env("BETWIXT", env!("CARGO_BIN_EXE_betwixt"));
        command.env("BETWIXT_FILE", file);
        command.env("BETWIXT_NOW", "2026-11-22T14:00:00");
        command.env("TERM", "xterm-256color");
        command.env("TZ", "UTC");
        command.env("BETWIXT_CONFIG", "/dev/null");
        for (name, value) in variables {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (send, output) = channel();
        let reading = thread::spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(count) = reader.read(&mut bytes) {
                if count == 0 || send.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let keyboard = pair.master.take_writer().unwrap();
        let parser = vt100::Parser::new(cells(36), cells(120), 0);
        Self {
            master: pair.master,
            keyboard,
            output,
            reading,
            parser,
            sent: Vec::new(),
            child,
        }
    }

    /// Types bytes as a terminal sends them.
    pub fn write(&mut self, bytes: &str) {
        self.keyboard.write_all(bytes.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Makes the terminal another size.
    pub fn resize(&mut self, cols: u16, rows: u16) {
        self.master
            .resize(PtySize {
                rows,
                cols,
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
        self.parser.screen_mut().set_size(cells(rows), cells(cols));
    }

    /// What a person would see.
    pub fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    /// All that the program has sent to the terminal.
    pub fn sent(&self) -> String {
        String::from_utf8_lossy(&self.sent).into_owned()
    }

    /// Whether the program is on a screen of its own, which hides what was there before.
    pub fn on_own_screen(&self) -> bool {
        self.parser.screen().alternate_screen()
    }

    /// Whether the cursor is hidden.
    pub fn hides_cursor(&self) -> bool {
        self.parser.screen().hide_cursor()
    }

    /// Whether clicks go to the program.
    pub fn hears_mouse(&self) -> bool {
        self.parser.screen().mouse_protocol_mode() != vt100::MouseProtocolMode::None
    }

    /// Waits until the screen shows `text`.
    pub fn wait_for(&mut self, text: &str) {
        self.wait_until(text, |pty| pty.screen().contains(text));
    }

    /// Waits until `seen` holds.
    pub fn wait_until(&mut self, what: &str, seen: impl Fn(&Self) -> bool) {
        let until = Instant::now() + PATIENCE;
        while !seen(self) {
            let left = until.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Disconnected) if seen(self) => return,
                Err(error) => panic!(
                    "{what:?} did not come ({error}); on the screen:\n{}",
                    self.screen()
                ),
            }
        }
    }

    /// Waits for the end, and answers the exit code of the shell line.
    pub fn wait_for_end(&mut self) -> u32 {
        let until = Instant::now() + PATIENCE;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    let _ = self.child.kill();
                    panic!("it did not end; on the screen:\n{}", self.screen());
                }
            }
        }
        self.child.wait().unwrap().exit_code()
    }

    fn take(&mut self, bytes: &[u8]) {
        self.sent.extend(bytes);
        self.parser.process(bytes);
    }
}

fn cells(number: u16) -> NonZero<u16> {
    NonZero::new(number).unwrap()
}

impl Pty {
    /// Takes the terminal away from whatever runs in it, while it writes nothing.
    pub fn hang_up(self) {
        let Self {
            master,
            mut keyboard,
            output,
            reading,
            ..
        } = self;
        // The thread that reads holds the terminal too, and lets go at the next bytes that nobody wants:
        // those of one drawing, after which nothing more is written.
        drop(output);
        keyboard.write_all(b"?").unwrap();
        reading.join().unwrap();
        drop((master, keyboard));
    }
}

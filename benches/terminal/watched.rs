//! A program in a pseudo-terminal, watched from outside: when its bytes came, what it shows, what it
//! used.

use std::ffi::OsString;
use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Columns and rows.
const SIZE: (u16, u16) = (120, 40);
/// What begins a frame, where a program says so.
const BEGIN: &[u8] = b"\x1b[?2026h";
/// How long anything may take before the measure has failed.
const PATIENCE: Duration = Duration::from_secs(120);

/// A program in a terminal.
pub struct Watched {
    keyboard: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    parser: vt100::Parser,
    child: Box<dyn Child + Send + Sync>,
    began: Instant,
    // Dropped last: without it the terminal is gone.
    _master: Box<dyn MasterPty + Send>,
}

/// What one press of keys led to.
#[derive(Clone, Copy, Debug)]
pub struct Pressed {
    /// Until the last byte that belongs to it was here; `None` if nothing came.
    pub settled: Option<Duration>,
    /// What the threads of the program ran for.
    pub ran: Duration,
    /// How often it drew.
    pub frames: usize,
}

impl Watched {
    /// Starts `program`.
    pub fn start(program: &Path, arguments: &[OsString], variables: &[(&str, &Path)]) -> Self {
        let (cols, rows) = SIZE;
        let pair = native_pty_system()
            .openpty(PtySize {
                rows,
                cols,
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        command.env("BETWIXT_NOW", crate::supply::NOW);
        command.env("BETWIXT_CONFIG", "/dev/null");
        for (name, value) in variables {
            command.env(name, value);
        }
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (send, output) = channel();
        thread::spawn(move || {
            let mut bytes = vec![0; 64 * 1024];
            while let Ok(count) = reader.read(&mut bytes) {
                let at = Instant::now();
                if count == 0 || send.send((at, bytes[..count].to_vec())).is_err() {
                    return;
                }
            }
        });
        let began = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let cell = |number| NonZero::new(number).unwrap();
        Self {
            keyboard: pair.master.take_writer().unwrap(),
            output,
            parser: vt100::Parser::new(cell(rows), cell(cols), 0),
            child,
            began,
            _master: pair.master,
        }
    }

    /// Waits until the screen shows all of `texts`, and answers how long after the start that was.
    pub fn shows(&mut self, texts: &[&str]) -> Duration {
        self.wait_for(texts).duration_since(self.began)
    }

    /// Waits until the screen shows all of `texts`, and answers when the last byte of it came.
    pub fn wait_for(&mut self, texts: &[&str]) -> Instant {
        let until = Instant::now() + PATIENCE;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let Ok((at, bytes)) = self.output.recv_timeout(left) else {
                panic!("{texts:?} did not come:\n{}", self.screen());
            };
            self.parser.process(&bytes);
            let screen = self.screen();
            if texts.iter().all(|text| screen.contains(text)) {
                return at;
            }
        }
    }

    /// Types `keys`, waits until nothing has come for `quiet`, and answers what that led to.
    pub fn press(&mut self, keys: &str, quiet: Duration) -> Pressed {
        let before = self.ran();
        let pressed = Instant::now();
        self.write(keys);
        let (last, bytes) = self.listen(quiet);
        let frames = bytes
            .windows(BEGIN.len())
            .filter(|part| *part == BEGIN)
            .count();
        Pressed {
            settled: last.map(|last| last.duration_since(pressed)),
            ran: self.ran().saturating_sub(before),
            frames,
        }
    }

    /// Types `keys`.
    pub fn write(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Takes in what comes until nothing has come for `quiet`; answers when the last of it came.
    pub fn listen(&mut self, quiet: Duration) -> (Option<Instant>, Vec<u8>) {
        let (mut last, mut all) = (None, Vec::new());
        loop {
            match self.output.recv_timeout(quiet) {
                Ok((at, bytes)) => {
                    last = Some(at);
                    self.parser.process(&bytes);
                    all.extend(bytes);
                }
                Err(RecvTimeoutError::Timeout) => return (last, all),
                Err(RecvTimeoutError::Disconnected) => panic!("it ended:\n{}", self.screen()),
            }
        }
    }

    /// What a person would see.
    pub fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    /// What its threads ran for so far, whatever else the machine did meanwhile.
    pub fn ran(&self) -> Duration {
        let threads = fs::read_dir(self.in_proc("task")).unwrap();
        let nanoseconds = threads.filter_map(|thread| {
            let figures = fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
            figures.split(' ').next()?.parse::<u64>().ok()
        });
        Duration::from_nanos(nanoseconds.sum())
    }

    /// What it used so far, in ticks of the system: of itself and of the system for it.
    pub fn ticks(&self) -> u64 {
        let figures = fs::read_to_string(self.in_proc("stat")).unwrap();
        let behind_name = figures.rsplit(')').next().unwrap();
        let figures = behind_name.split_whitespace().skip(11).take(2);
        figures.map(|ticks| ticks.parse::<u64>().unwrap()).sum()
    }

    /// Resident memory in MiB.
    pub fn resident(&self) -> f64 {
        let figures = fs::read_to_string(self.in_proc("status")).unwrap();
        let line = figures.lines().find(|line| line.starts_with("VmRSS"));
        let kib = line
            .and_then(|line| line.split_whitespace().nth(1))
            .unwrap();
        kib.parse::<f64>().unwrap() / 1024.0
    }

    fn in_proc(&self, name: &str) -> String {
        format!("/proc/{}/{name}", self.child.process_id().unwrap())
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

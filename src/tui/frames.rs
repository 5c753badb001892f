//! Frames on their way to the terminal: each leaves the program in one piece, and one that changes
//! nothing does not leave it.

use std::io::{self, Write};

/// What stands around a frame: the terminal shows it once it has all of it.
pub const BEGIN: &str = "\u{1b}[?2026h";
/// The end of that.
pub const END: &str = "\u{1b}[?2026l";
/// With this begins what is said of the cursor, which comes last.
const CURSOR: &[u8] = b"\x1b[?25";
/// What sequences that set colours are made of.
const COLOURS: &[u8] = b"\x1b[0123456789;m";

/// Gathers frames for `out`.
#[derive(Debug)]
pub struct Frames<W> {
    out: W,
    gathered: Vec<u8>,
    /// What was last said of the cursor.
    cursor: Vec<u8>,
}

impl<W> Frames<W> {
    /// Nothing is gathered yet.
    pub fn new(out: W) -> Self {
        Self {
            out,
            gathered: Vec::new(),
            cursor: Vec::new(),
        }
    }
}

impl<W: Write> Write for Frames<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.gathered.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// Lets the frame go once its end is there; until then nothing.
    fn flush(&mut self) -> io::Result<()> {
        let Some(frame) = self.gathered.strip_suffix(END.as_bytes()) else {
            return Ok(());
        };
        let cursor = frame.windows(CURSOR.len()).rposition(|at| at == CURSOR);
        let cursor = cursor.and_then(|at| frame.get(at..)).unwrap_or_default();
        let painted = frame.strip_suffix(cursor).unwrap_or(frame);
        if changes(painted) || self.cursor != cursor {
            self.cursor = cursor.to_vec();
            self.out.write_all(&self.gathered)?;
            self.out.flush()?;
        }
        self.gathered.clear();
        Ok(())
    }
}

/// Whether anything is wiped or painted: a frame that does neither only puts colours back.
fn changes(frame: &[u8]) -> bool {
    let drawn = frame.strip_prefix(BEGIN.as_bytes()).unwrap_or(frame);
    !drawn.iter().all(|byte| COLOURS.contains(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(frames: &[&str]) -> String {
        let mut out = Frames::new(Vec::new());
        for frame in frames {
            for part in [BEGIN, frame, END] {
                out.write_all(part.as_bytes()).unwrap();
                out.flush().unwrap();
            }
        }
        String::from_utf8(out.out).unwrap()
    }

    #[test]
    fn a_frame_leaves_whole_and_one_that_changes_nothing_stays() {
        let painted = "\u{1b}[2;3Hab\u{1b}[39m\u{1b}[0m\u{1b}[?25l";
        let still = "\u{1b}[39m\u{1b}[0m\u{1b}[?25l";
        let elsewhere = "\u{1b}[39m\u{1b}[0m\u{1b}[?25h\u{1b}[4;5H";
        let wiped = "\u{1b}[2J\u{1b}[39m\u{1b}[0m\u{1b}[?25l";
        let whole = |frame: &str| format!("{BEGIN}{frame}{END}");
        assert_eq!(written(&[painted, still, still]), whole(painted));
        assert_eq!(written(&[painted, wiped]), whole(painted) + &whole(wiped));
        assert_eq!(
            written(&[painted, elsewhere, elsewhere, still]),
            whole(painted) + &whole(elsewhere) + &whole(still)
        );
    }
}

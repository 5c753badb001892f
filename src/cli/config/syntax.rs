//! Which lines of a config are no TOML, so that one of them takes no other with it.

use std::ops::Range;

use toml::de::DeTable;

/// So many mistakes are told; what stands behind them is not read, since the file is none of ours.
const MOST: usize = 100;
/// So many lines a value can go on for.
const LONGEST: usize = 64;

/// A line that is no TOML.
#[derive(Debug)]
pub struct Mistake {
    /// Where it begins.
    pub at: usize,
    /// What is wrong with it.
    pub message: String,
}

/// The text with spaces for every line that is no TOML, each byte where it was, and those lines.
#[must_use]
pub fn mended(text: &str) -> (String, Vec<Mistake>) {
    let mut mended = text.as_bytes().to_vec();
    let mut mistakes = Vec::new();
    let lines = lines(text);
    let mut next = 0;
    while let Some(line) = lines.get(next) {
        match whole(text, &lines, next) {
            Ok(behind) => next = behind,
            Err(message) => {
                let at = line.start;
                let last = mistakes.len() + 1 == MOST;
                mistakes.push(Mistake { at, message });
                let wrong = if last { at..text.len() } else { line.clone() };
                let bytes = mended.get_mut(wrong).into_iter().flatten();
                bytes
                    .filter(|byte| **byte != b'\n')
                    .for_each(|byte| *byte = b' ');
                if last {
                    break;
                }
                next += 1;
            }
        }
    }
    // Whole lines became spaces: it is text as before.
    (String::from_utf8(mended).unwrap_or_default(), mistakes)
}

/// Where each line stands, without its end.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        lines.push(start..start + line.len());
        start += line.len() + 1;
    }
    lines
}

/// The place of the line behind the value that begins on the line at `first`, or what is wrong with that line.
/// A value goes on over the lines below it that do not begin another setting.
fn whole(text: &str, lines: &[Range<usize>], first: usize) -> Result<usize, String> {
    let start = lines.get(first).map_or(0, |line| line.start);
    let mut wrong = None;
    for (behind, line) in lines.iter().enumerate().skip(first).take(LONGEST) {
        let written = text.get(line.clone()).unwrap_or_default();
        if behind > first && begins_a_setting(written) {
            break;
        }
        // With its end: a carriage return alone would be none.
        let end = text.len().min(line.end + 1);
        let so_far = text.get(start..end).unwrap_or_default();
        match DeTable::parse(so_far) {
            Ok(_) => return Ok(behind + 1),
            Err(error) => {
                wrong.get_or_insert_with(|| error.message().to_owned());
            }
        }
    }
    Err(wrong.unwrap_or_default())
}

/// Whether a line is the head of a part, or a name before a =.
fn begins_a_setting(line: &str) -> bool {
    let is_name = |name: &str| {
        let of_a_name = |c: char| c.is_alphanumeric() || "-_.".contains(c);
        !name.is_empty() && name.chars().all(of_a_name)
    };
    let line = line.trim();
    let head = line
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let set = line.split_once('=').map(|(name, _)| name.trim_end());
    head.or(set).is_some_and(is_name)
}

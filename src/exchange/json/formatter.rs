//! JSON that a terminal may show: whatever does not print stands as an escape.
//!
//! Outside of strings JSON is plain ASCII, so escaping the finished text changes no value.

use std::fmt::Write as _;
use std::ops::Range;

use serde::Serialize;

use crate::domain::text::visible;

/// `value` over several lines.
///
/// # Errors
/// What the value cannot say in JSON.
pub fn pretty<T: Serialize>(value: &T) -> serde_json::Result<Vec<u8>> {
    Ok(safe(serde_json::to_string_pretty(value)?).into_bytes())
}

/// `value` on one line.
///
/// # Errors
/// What the value cannot say in JSON.
pub fn compact<T: Serialize>(value: &T) -> serde_json::Result<Vec<u8>> {
    Ok(safe(serde_json::to_string(value)?).into_bytes())
}

fn safe(json: String) -> String {
    let Some(mut found) = first_hidden(&json) else {
        return json;
    };
    let mut escaped = String::with_capacity(json.len() + 16);
    let mut rest = json.as_str();
    loop {
        let (plain, c) = found;
        escaped.push_str(rest.get(..plain).unwrap_or_default());
        for unit in c.encode_utf16(&mut [0; 2]) {
            let _ = write!(escaped, "\\u{unit:04x}");
        }
        rest = rest.get(plain + c.len_utf8()..).unwrap_or_default();
        match first_hidden(rest) {
            Some(next) => found = next,
            None => break,
        }
    }
    escaped.push_str(rest);
    escaped
}

/// The first character that does not print, and where it stands. Most of a page is plain ASCII, which
/// is passed over by its bytes.
fn first_hidden(text: &str) -> Option<(usize, char)> {
    let mut at = 0;
    loop {
        let rest = text.get(at..)?;
        at += rest.bytes().position(|byte| byte >= 0x7f)?;
        let c = text.get(at..)?.chars().next()?;
        if !prints(c) {
            return Some((at, c));
        }
        at += c.len_utf8();
    }
}

/// Code points that are set aside for no character.
const NONCHARACTERS: Range<u32> = 0xfdd0..0xfdf0;

fn prints(c: char) -> bool {
    let number = u32::from(c);
    let noncharacter = NONCHARACTERS.contains(&number) || number & 0xfffe == 0xfffe;
    !(c == '\u{7f}' || visible::hides(c) || noncharacter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_print_is_escaped_and_reads_back() {
        let hostile = "\u{1b}[2J\u{7f}\u{9b}\u{202e}\u{200b}\u{2028}\u{feff}\u{e0041}\u{ffff}";
        let json = String::from_utf8(compact(&hostile).unwrap()).unwrap();
        assert!(json.chars().all(|c| (' '..='~').contains(&c)), "{json}");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), hostile);
    }

    #[test]
    fn letters_of_all_scripts_stay_readable() {
        let json = String::from_utf8(pretty(&["Petrović", "王小明", "محمد"]).unwrap()).unwrap();
        assert!(json.contains("Petrović") && json.contains("王小明") && json.contains("محمد"));
    }
}

//! From the bytes of a value to its text: encodings, sets of letters, escapes.

use std::borrow::Cow;

use encoding_rs::{Encoding, WINDOWS_1252};

/// A text, and what had to be guessed to read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, with its escapes.
    pub text: String,
    /// What had to be guessed or replaced, in a sentence.
    pub guessed: Option<&'static str>,
}

/// Takes a value out of its encoding and its set of letters.
pub fn decoded(value: &[u8], encoding: &str, charset: Option<&str>) -> Decoded {
    let bytes = if encoding.eq_ignore_ascii_case("QUOTED-PRINTABLE") {
        Cow::Owned(unquoted(value))
    } else if encoding.eq_ignore_ascii_case("b") || encoding.eq_ignore_ascii_case("base64") {
        base64(value).map_or(Cow::Borrowed(value), Cow::Owned)
    } else {
        Cow::Borrowed(value)
    };
    let (text, guessed) = lettered(&bytes, charset);
    if text.contains('\0') {
        let guessed = Some("it holds NUL characters; each was replaced by \u{fffd}");
        return Decoded {
            text: text.replace('\0', "\u{fffd}"),
            guessed,
        };
    }
    Decoded {
        text: text.into_owned(),
        guessed,
    }
}

/// A set of letters that is named is believed, unless the bytes are UTF-8 all the same.
fn lettered<'b>(bytes: &'b [u8], charset: Option<&str>) -> (Cow<'b, str>, Option<&'static str>) {
    let named = charset.and_then(|name| Encoding::for_label(name.trim().as_bytes()));
    // Seven-bit sets of letters look like UTF-8 and are not.
    let seven_bit = named.is_some_and(|named| named.name() == "ISO-2022-JP");
    if !seven_bit && let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), None);
    }
    let (letters, guessed) = match named {
        Some(named) => (named, None),
        None => (
            WINDOWS_1252,
            Some("its bytes are no UTF-8, and no set of letters is named: read as windows-1252"),
        ),
    };
    let (text, lost) = letters.decode_without_bom_handling(bytes);
    let lost = lost.then_some("some of its bytes are no letters; each was replaced by \u{fffd}");
    (text, lost.or(guessed))
}

/// Quoted-printable; what is no code stays as it is.
fn unquoted(value: &[u8]) -> Vec<u8> {
    let digit = |byte: u8| {
        char::from(byte)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match (first, after) {
            (b'=', []) => {}
            (b'=', [high, low, behind @ ..]) => {
                if let (Some(high), Some(low)) = (digit(*high), digit(*low)) {
                    bytes.push(high << 4 | low);
                    rest = behind;
                } else {
                    bytes.push(b'=');
                }
            }
            _ => bytes.push(*first),
        }
    }
    bytes
}

/// Base64 (RFC 4648), white space aside; `None` if it is none.
fn base64(value: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(value.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0);
    let letters = value.iter().filter(|byte| !byte.is_ascii_whitespace());
    for byte in letters.take_while(|byte| **byte != b'=') {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).ok()?);
        }
    }
    Some(bytes)
}

/// The parts of a text between signs that are not escaped, each without its escapes and the air
/// around it.
pub fn parts(text: &str, at: char) -> Vec<String> {
    let (mut parts, mut part, mut rest) = (Vec::new(), String::new(), text.chars());
    while let Some(c) = rest.next() {
        match c {
            '\\' => match rest.next() {
                Some(escaped) => push_escaped(&mut part, escaped),
                None => part.push('\\'),
            },
            _ if c == at => parts.push(std::mem::take(&mut part)),
            _ => part.push(c),
        }
    }
    parts.push(part);
    for part in &mut parts {
        part.truncate(part.trim_end().len());
        part.drain(..part.len() - part.trim_start().len());
    }
    parts
}

/// A text without its escapes and the air around it.
pub fn whole(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut rest = text.trim().chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => match rest.next() {
                Some(escaped) => push_escaped(&mut whole, escaped),
                None => whole.push('\\'),
            },
            // Lines end in one way.
            '\r' => {}
            _ => whole.push(c),
        }
    }
    whole
}

fn push_escaped(text: &mut String, escaped: char) {
    match escaped {
        'n' | 'N' => text.push('\n'),
        '\\' | ',' | ';' | ':' | '"' => text.push(escaped),
        // No escape: both signs were meant.
        _ => text.extend(['\\', escaped]),
    }
}

/// A text on one line.
pub fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_of_letters_are_told_apart() {
        for (bytes, encoding, charset, text) in [
            (
                &b"Petrovi=C4=87"[..],
                "QUOTED-PRINTABLE",
                Some("UTF-8"),
                "Petrović",
            ),
            (b"\x89\xa4\x96\xbe", "", Some("SHIFT_JIS"), "王明"),
            (
                b"Iksi=F1ski",
                "quoted-printable",
                Some("ISO-8859-2"),
                "Iksiński",
            ),
            (b"Ren\xe9", "", None, "René"),
            (b"Petrovi\xc4\x87", "", Some("windows-1252"), "Petrović"),
            (b"UGV0cm92acSH", "B", None, "Petrović"),
            (b"1=1 =4", "QUOTED-PRINTABLE", None, "1=1 =4"),
            (b"a\0b", "", None, "a\u{fffd}b"),
        ] {
            let read = decoded(bytes, encoding, charset);
            assert_eq!(read.text, text);
        }
        assert!(decoded(b"Ren\xe9", "", None).guessed.is_some());
        assert!(decoded(b"Ren\xe9", "", Some("latin1")).guessed.is_none());
    }

    #[test]
    fn escapes_hold_the_signs_together() {
        assert_eq!(
            parts("a\\;b; c\\, d ;\\\\;", ';'),
            ["a;b", "c, d", "\\", ""]
        );
        assert_eq!(
            whole(" one\\ntwo\\Nthree\\: C:\\dir \\"),
            "one\ntwo\nthree: C:\\dir \\"
        );
        assert_eq!(line(" a \n b\t c"), "a b c");
    }
}

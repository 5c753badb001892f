//! The lines of a file as they are meant: unfolded, whatever ends them and however they were broken.

use std::borrow::Cow;
use std::iter::Peekable;

use encoding_rs::{UTF_16BE, UTF_16LE};

use crate::exchange::sniff;

/// The bytes of a file in UTF-8, or as near to it as the file comes, and without a mark.
pub fn narrowed(bytes: &[u8]) -> Cow<'_, [u8]> {
    let wide = match bytes {
        [0xff, 0xfe, ..] | [b'B' | b'b' | b'\r' | b'\n', 0, ..] => UTF_16LE,
        [0xfe, 0xff, ..] | [0, b'B' | b'b' | b'\r' | b'\n', ..] => UTF_16BE,
        _ => return Cow::Borrowed(sniff::without_mark(bytes)),
    };
    Cow::Owned(wide.decode_with_bom_removal(bytes).0.into_owned().into())
}

/// A line as it is meant, with the number of its first line in the file, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'b> {
    /// Its number.
    pub number: usize,
    /// Its bytes, unfolded.
    pub bytes: Cow<'b, [u8]>,
    /// Where the colon stands that ends its head; `None` if there is none.
    pub colon: Option<usize>,
}

/// The lines of `bytes`; blank ones are passed over.
pub fn lines(bytes: &[u8]) -> impl Iterator<Item = Line<'_>> {
    Lines {
        physical: Physical { bytes, number: 0 }.peekable(),
    }
}

/// Lines as they stand in the file: CRLF, LF, CR, or what a careless copy makes of them, CR CR LF.
struct Physical<'b> {
    bytes: &'b [u8],
    number: usize,
}

impl<'b> Iterator for Physical<'b> {
    type Item = (usize, &'b [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        if self.bytes.is_empty() {
            return None;
        }
        self.number += 1;
        let all = self.bytes;
        let end = all.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
        let Some(end) = end else {
            self.bytes = &[];
            return Some((self.number, all));
        };
        let (line, rest) = all.split_at(end);
        let returns = rest.iter().take_while(|byte| **byte == b'\r').count();
        let ending = match rest.get(returns) {
            Some(b'\n') => returns + 1,
            _ => 1,
        };
        self.bytes = rest.get(ending..).unwrap_or_default();
        Some((self.number, line))
    }
}

struct Lines<'b> {
    physical: Peekable<Physical<'b>>,
}

impl<'b> Iterator for Lines<'b> {
    type Item = Line<'b>;

    fn next(&mut self) -> Option<Line<'b>> {
        let (number, first) = self
            .physical
            .find(|(_, line)| !line.trim_ascii().is_empty())?;
        let mut line = Line {
            number,
            bytes: Cow::Borrowed(first),
            colon: colon(first),
        };
        while let Some(more) = self.continued(&line) {
            if more.soft {
                line.bytes.to_mut().pop();
            }
            line.bytes.to_mut().extend_from_slice(more.bytes);
            line.colon = line.colon.or_else(|| colon(&line.bytes));
        }
        Some(line)
    }
}

/// Where a line goes on.
struct More<'b> {
    bytes: &'b [u8],
    /// Whether the sign at the end of the line before says so, and is no part of it.
    soft: bool,
}

impl<'b> Lines<'b> {
    /// What the next line adds to this one, if it goes on there.
    fn continued(&mut self, line: &Line<'_>) -> Option<More<'b>> {
        let (_, next) = *self.physical.peek()?;
        let head = line.bytes.get(..line.colon.unwrap_or_default())?;
        let said = |word: &[u8]| contains(head, word);
        // Quoted-printable is broken by a sign at the end, and goes on with the very next byte.
        let soft = line.bytes.last() == Some(&b'=') && !is_frame(next) && said(b"QUOTED-PRINTABLE");
        let bytes = match next {
            _ if soft => next,
            [b' ' | b'\t', rest @ ..] => rest,
            // Base64 is often broken without a sign that it goes on.
            _ if is_base64(next) && (said(b"BASE64") || said(b"ENCODING=B")) => next,
            _ => return None,
        };
        self.physical.next();
        Some(More { bytes, soft })
    }
}

/// Where the colon stands that ends the head of a line: the first that is not in quotes, or the first
/// if the quotes are open.
fn colon(bytes: &[u8]) -> Option<usize> {
    let mut quoted = false;
    let unquoted = bytes.iter().position(|byte| {
        quoted ^= *byte == b'"';
        *byte == b':' && !quoted
    });
    unquoted.or_else(|| bytes.iter().position(|byte| *byte == b':'))
}

fn contains(head: &[u8], word: &[u8]) -> bool {
    head.windows(word.len())
        .any(|part| part.eq_ignore_ascii_case(word))
}

/// Whether a line begins or ends a card.
fn is_frame(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    line.eq_ignore_ascii_case(b"END:VCARD") || line.eq_ignore_ascii_case(b"BEGIN:VCARD")
}

fn is_base64(line: &[u8]) -> bool {
    let line = line.trim_ascii_end();
    !line.is_empty()
        && line
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Vec<(usize, String)> {
        lines(bytes)
            .map(|line| {
                (
                    line.number,
                    String::from_utf8(line.bytes.into_owned()).unwrap(),
                )
            })
            .collect()
    }

    #[test]
    fn lines_end_in_any_way_and_go_on_after_a_space_or_a_tab() {
        for ending in ["\r\n", "\n", "\r", "\r\r\n"] {
            let text = ["NOTE:one ", " two", "\tthree", "", "FN:Ana"].join(ending);
            assert_eq!(
                read(text.as_bytes()),
                [
                    (1, "NOTE:one twothree".to_owned()),
                    (5, "FN:Ana".to_owned())
                ],
                "{ending:?}"
            );
        }
    }

    #[test]
    fn a_letter_that_was_broken_in_two_is_whole_again() {
        let text = "FN:Petrović".as_bytes();
        let (one, two) = text.split_at(text.len() - 1);
        let folded = [one, b"\r\n ", two].concat();
        assert_eq!(read(&folded), [(1, "FN:Petrović".to_owned())]);
    }

    #[test]
    fn quoted_printable_and_base64_go_on_in_their_own_ways() {
        assert_eq!(
            read(b"NOTE;ENCODING=QUOTED-PRINTABLE:a=\n# b=\nEND:VCARD\nFN:Ana\n"),
            [
                (1, "NOTE;ENCODING=QUOTED-PRINTABLE:a# b=".to_owned()),
                (3, "END:VCARD".to_owned()),
                (4, "FN:Ana".to_owned())
            ]
        );
        assert_eq!(
            read(b"PHOTO;ENCODING=BASE64:AAA\nBBB=\n\nFN:Ana\n"),
            [
                (1, "PHOTO;ENCODING=BASE64:AAABBB=".to_owned()),
                (4, "FN:Ana".to_owned())
            ]
        );
    }

    #[test]
    fn wide_letters_come_in_with_and_without_a_mark() {
        let wide: Vec<u8> = "BEGIN:VCARD"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(&*narrowed(&wide), b"BEGIN:VCARD");
        let marked: Vec<u8> = "\u{feff}é"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(&*narrowed(&marked), "é".as_bytes());
        assert_eq!(&*narrowed(b"\xef\xbb\xbfBEGIN"), b"BEGIN");
    }
}

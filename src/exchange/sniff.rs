//! What a file holds, told from its content alone.

/// What a file can be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Our own JSON, or at least some JSON.
    Json,
    /// A friends.md.
    Friends,
    /// Cards of an address book.
    VCard,
    /// A database, such as a betwixt file itself.
    Database,
    /// Nothing at all.
    Empty,
    /// Something else.
    Unknown,
}

/// The mark that some programs put at the beginning of a text.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// What `bytes` look like.
#[must_use]
pub fn sniff(bytes: &[u8]) -> Content {
    let bytes = without_mark(bytes);
    if bytes.starts_with(b"SQLite format 3\0") {
        return Content::Database;
    }
    match bytes.iter().find(|byte| !byte.is_ascii_whitespace()) {
        None => Content::Empty,
        Some(b'{') => Content::Json,
        Some(_) if begins_card(bytes) => Content::VCard,
        Some(_) if has_heading(bytes) => Content::Friends,
        Some(_) if has_card(bytes) => Content::VCard,
        Some(_) => Content::Unknown,
    }
}

/// How a card begins.
const CARD: &[u8] = b"BEGIN:VCARD";

/// Whether the first line begins a card, also in letters of two bytes.
fn begins_card(bytes: &[u8]) -> bool {
    let wide = matches!(
        bytes,
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, ..] | [_, 0, ..]
    );
    let mut first = bytes.iter().filter(|byte| match byte {
        0 | 0xff | 0xfe => !wide,
        _ => true,
    });
    let begun = first.find(|byte| !byte.is_ascii_whitespace());
    begun
        .into_iter()
        .chain(first)
        .take(CARD.len())
        .copied()
        .collect::<Vec<u8>>()
        .eq_ignore_ascii_case(CARD)
}

/// Whether any line begins a card.
fn has_card(bytes: &[u8]) -> bool {
    bytes
        .split(|byte| matches!(byte, b'\n' | b'\r'))
        .any(|line| line.trim_ascii().eq_ignore_ascii_case(CARD))
}

/// `bytes` without the mark that some programs put at the beginning.
#[must_use]
pub fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(BOM).unwrap_or(bytes)
}

/// Whether any line is a heading of a friends.md.
fn has_heading(bytes: &[u8]) -> bool {
    bytes.split(|byte| *byte == b'\n').any(|line| {
        let line = line.trim_ascii().to_ascii_lowercase();
        [&b"activities"[..], b"notes", b"friends", b"locations"]
            .iter()
            .any(|name| {
                line.strip_prefix(b"### ")
                    .is_some_and(|heading| heading.trim_ascii_start().starts_with(name))
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_tells_the_format_whatever_the_file_is_called() {
        for (bytes, content) in [
            (&b"\xef\xbb\xbf {\"format\""[..], Content::Json),
            (b"\r\n### Friends:\r\n- Ana", Content::Friends),
            (b"SQLite format 3\0...", Content::Database),
            (b" \n", Content::Empty),
            (b"\xef\xbb\xbf\r\nbegin:vcard\r\n", Content::VCard),
            (b"\xff\xfeB\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0", Content::VCard),
            (b"\0B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D", Content::VCard),
            (b"From: me\rBEGIN:VCARD\rFN:Ana", Content::VCard),
            (b"Dear diary", Content::Unknown),
            (b"\x89PNG\r\n", Content::Unknown),
        ] {
            assert_eq!(sniff(bytes), content);
        }
    }
}

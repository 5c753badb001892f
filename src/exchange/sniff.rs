//! What a file holds, told from its content alone.

/// What a file can be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Our own JSON, or at least some JSON.
    Json,
    /// A friends.md.
    Friends,
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
        Some(_) if has_heading(bytes) => Content::Friends,
        Some(_) => Content::Unknown,
    }
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
            (b"Dear diary", Content::Unknown),
            (b"\x89PNG\r\n", Content::Unknown),
        ] {
            assert_eq!(sniff(bytes), content);
        }
    }
}

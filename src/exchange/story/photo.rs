//! A photo, taken into a page whole, so that the page needs nothing beside it.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

/// The most bytes a photo may have.
pub const MOST: u64 = 5 << 20;

/// A photo, ready to be put into a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    kind: &'static str,
    content: Vec<u8>,
}

/// Why a photo cannot be taken in.
#[derive(Debug, thiserror::Error)]
pub enum PhotoError {
    /// It cannot be read.
    #[error("it could not be read: {0}")]
    Unread(#[from] io::Error),
    /// It has more than [`MOST`] bytes.
    #[error("it is larger than 5 MB")]
    Large,
    /// Its first bytes are those of no picture that every browser shows.
    #[error("it is no PNG, JPEG, GIF or WebP")]
    Unknown,
}

impl Photo {
    /// Reads the photo at `path`.
    ///
    /// # Errors
    /// See [`PhotoError`].
    pub fn read(path: &Path) -> Result<Self, PhotoError> {
        // Looked at before it is opened: opening a pipe would wait for its other end.
        if !path.metadata()?.is_file() {
            return Err(PhotoError::Unknown);
        }
        let mut content = Vec::new();
        let read = File::open(path)?.take(MOST + 1).read_to_end(&mut content)?;
        if read as u64 > MOST {
            return Err(PhotoError::Large);
        }
        let kind = kind(&content).ok_or(PhotoError::Unknown)?;
        Ok(Self { kind, content })
    }

    /// The whole of it as an address (RFC 2397).
    #[must_use]
    pub fn address(&self) -> String {
        format!("data:{};base64,{}", self.kind, base64(&self.content))
    }
}

/// The kind of picture that the first bytes tell.
fn kind(content: &[u8]) -> Option<&'static str> {
    Some(match content {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => "image/png",
        [0xff, 0xd8, 0xff, ..] => "image/jpeg",
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => "image/gif",
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => "image/webp",
        _ => return None,
    })
}

/// RFC 4648, 4.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let at = |index: usize| u32::from(three.get(index).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for place in 0..4_usize {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= three.len() {
                char::from(letter)
            } else {
                '='
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_as_rfc_4648_says() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}

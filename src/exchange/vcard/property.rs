//! One line of a card taken apart: `group.NAME;PARAMETER=a,"b":value`.

use std::borrow::Cow;

use crate::exchange::vcard::lines::Line;
use crate::exchange::vcard::value::{self, Decoded};

/// What tells nothing of what a contact point is.
const NO_LABEL: &[&str] = &[
    "pref", "internet", "voice", "msg", "x400", "dom", "intl", "postal", "parcel", "text", "uri",
    "url", "other", "address", "email",
];

/// A property of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    /// Its line, from 1.
    pub line: usize,
    /// The group it stands in, in small letters; empty for none.
    pub group: String,
    /// Its name in capital letters.
    pub name: String,
    /// Its parameters, names in capital letters. One without a name is a `TYPE`.
    pub parameters: Vec<(String, String)>,
    /// What stands before the colon, without the group and how the value is written.
    pub head: String,
    /// What stands after it.
    pub value: Vec<u8>,
}

impl Property {
    /// Takes a line apart; `None` if it has no name and colon.
    pub fn read(line: &Line<'_>) -> Option<Self> {
        let (head, value) = line.bytes.split_at(line.colon?);
        // A NUL ends a text in the database's own functions.
        let head = String::from_utf8_lossy(head).replace('\0', "\u{fffd}");
        let (whole, rest) = head.split_once(';').unwrap_or((head.as_str(), ""));
        let (group, name) = whole.trim().rsplit_once('.').unwrap_or(("", whole.trim()));
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/');
        if name.is_empty() || !name.chars().all(fits) {
            return None;
        }
        let of_value = |part: &&str| {
            let key = part.split_once('=').map_or(*part, |(key, _)| key).trim();
            let bare = !part.contains('=') && kind_of_bare(key) == "ENCODING";
            bare || key.eq_ignore_ascii_case("ENCODING") || key.eq_ignore_ascii_case("CHARSET")
        };
        let mut head = vec![name];
        head.extend(split(rest, ';').into_iter().filter(|part| !of_value(part)));
        let head = head.join(";");
        Some(Self {
            line: line.number,
            group: group.to_ascii_lowercase(),
            name: name.to_ascii_uppercase(),
            parameters: parameters(rest),
            head,
            value: value.get(1..).unwrap_or_default().to_vec(),
        })
    }

    /// The first value of a parameter.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let mut found = self.parameters.iter().filter(|(key, _)| key == name);
        found.next().map(|(_, value)| value.as_str())
    }

    /// The types, in small letters.
    pub fn types(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.parameters
            .iter()
            .filter(|(key, _)| key == "TYPE")
            .map(|(_, value)| {
                if value.chars().any(|c| c.is_ascii_uppercase()) {
                    Cow::Owned(value.to_ascii_lowercase())
                } else {
                    Cow::Borrowed(value.as_str())
                }
            })
    }

    /// The types that say something, as a label: "work, fax".
    pub fn label(&self) -> String {
        let mut labels: Vec<Cow<'_, str>> = Vec::new();
        for one in self.types() {
            let one = match one.as_ref() {
                "cell" => Cow::Borrowed("mobile"),
                _ => one,
            };
            if !NO_LABEL.contains(&one.as_ref()) && !one.trim().is_empty() && !labels.contains(&one)
            {
                labels.push(one);
            }
        }
        labels.join(", ")
    }

    /// How much it is preferred: 1 is most.
    pub fn preference(&self) -> u8 {
        if self.types().any(|one| one == "pref") {
            return 1;
        }
        let said = self.parameter("PREF").and_then(|said| said.parse().ok());
        said.filter(|said| (1..=100).contains(said)).unwrap_or(101)
    }

    /// Whether its value is an address and no text.
    pub fn is_uri(&self) -> bool {
        let kind = self.parameter("VALUE").unwrap_or_default();
        kind.eq_ignore_ascii_case("uri") || kind.eq_ignore_ascii_case("url")
    }

    /// Whether its value is something else than text, written in letters.
    pub fn is_binary(&self) -> bool {
        let encoding = self.parameter("ENCODING").unwrap_or_default();
        let base64 = encoding.eq_ignore_ascii_case("b") || encoding.eq_ignore_ascii_case("base64");
        base64 || starts_with(&self.value, b"data:")
    }

    /// The value out of its encoding and set of letters, with what had to be guessed.
    pub fn decoded(&self) -> Decoded {
        let encoding = self.parameter("ENCODING").unwrap_or_default();
        value::decoded(&self.value, encoding, self.parameter("CHARSET"))
    }
}

/// Whether bytes begin so, in large letters or small.
pub fn starts_with(bytes: &[u8], with: &[u8]) -> bool {
    bytes
        .trim_ascii_start()
        .get(..with.len())
        .is_some_and(|begin| begin.eq_ignore_ascii_case(with))
}

fn parameters(text: &str) -> Vec<(String, String)> {
    let mut parameters = Vec::new();
    for part in split(text, ';') {
        let (key, values) = match part.split_once('=') {
            Some((key, values)) => (key.trim().to_ascii_uppercase(), values),
            None => (kind_of_bare(part.trim()).to_owned(), part),
        };
        for value in split(values, ',') {
            let value = value.trim();
            // A list in one pair of quotes is a list all the same: TYPE="voice,home".
            let value = value.strip_prefix('"').unwrap_or(value);
            let value = value.strip_suffix('"').unwrap_or(value);
            if key == "TYPE" {
                let types = value.split(',').map(|one| one.trim().to_owned());
                parameters.extend(types.map(|one| (key.clone(), one)));
            } else {
                parameters.push((key.clone(), uncareted(value)));
            }
        }
    }
    parameters
}

/// What a value without a name is of: in 2.1 the names may be left out.
fn kind_of_bare(value: &str) -> &'static str {
    let is = |words: &[&str]| words.iter().any(|word| value.eq_ignore_ascii_case(word));
    if is(&["QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"]) {
        "ENCODING"
    } else {
        "TYPE"
    }
}

/// The parts of `text` between signs that are not in quotes; nothing of nothing.
fn split(text: &str, at: char) -> Vec<&str> {
    let (mut parts, mut from, mut quoted) = (Vec::new(), 0, false);
    for (place, c) in text.char_indices() {
        quoted ^= c == '"';
        if c == at && !quoted {
            parts.push(text.get(from..place).unwrap_or_default());
            from = place + c.len_utf8();
        }
    }
    parts.push(text.get(from..).unwrap_or_default());
    parts.retain(|part| !part.is_empty());
    parts
}

/// Takes back what RFC 6868 does to signs in a parameter.
fn uncareted(value: &str) -> String {
    if !value.contains('^') {
        return value.to_owned();
    }
    let mut text = String::with_capacity(value.len());
    let mut rest = value.chars();
    while let Some(c) = rest.next() {
        let mut ahead = rest.clone();
        match (c, ahead.next()) {
            ('^', Some('n')) => text.push(' '),
            ('^', Some('\'')) => text.push('"'),
            ('^', Some('^')) => text.push('^'),
            _ => {
                text.push(c);
                continue;
            }
        }
        rest = ahead;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::vcard::lines::lines;

    fn read(text: &str) -> Property {
        Property::read(&lines(text.as_bytes()).next().unwrap()).unwrap()
    }

    #[test]
    fn a_line_is_taken_apart_whatever_its_version() {
        let mail = read("item1.EMAIL;type=INTERNET;type=HOME;type=pref:ana@example.org");
        assert_eq!(
            (mail.group.as_str(), mail.name.as_str()),
            ("item1", "EMAIL")
        );
        assert_eq!((mail.label(), mail.preference()), ("home".to_owned(), 1));
        let phone = read("TEL;WORK;CELL;QUOTED-PRINTABLE;PREF=7:1");
        assert_eq!(phone.label(), "work, mobile");
        assert_eq!(phone.parameter("ENCODING"), Some("QUOTED-PRINTABLE"));
        assert_eq!(read("TEL;TYPE=\"voice,home\";PREF=7:1").preference(), 7);
        let quoted = read("ADR;LABEL=\"a;b: c^nd\";X-Y=1:;;Street");
        assert_eq!(quoted.parameter("LABEL"), Some("a;b: c d"));
        assert_eq!(quoted.value, b";;Street");
        assert_eq!(quoted.head, "ADR;LABEL=\"a;b: c^nd\";X-Y=1");
        assert_eq!(read("EMAIL;X=\"open:a@example.org").value, b"a@example.org");
    }

    #[test]
    fn what_has_no_name_or_no_colon_is_no_property() {
        for text in ["no colon", ":value", "# a note: to self", "Ünd:x", ";a:b"] {
            let line = lines(text.as_bytes()).next().unwrap();
            assert_eq!(Property::read(&line), None, "{text}");
        }
    }
}

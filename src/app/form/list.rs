//! How several names or tags stand in one field: a comma between names, a space between tags, and in
//! quotes what has such a sign in it, a quote of its own written twice. What is written reads the same.

/// How names are written, for whoever stands in such a field.
pub const NAMES: &str = "a comma between them; in quotes if it has one: \"Smith, John\"";
/// How tags are.
pub const TAGS: &str = "a space between them; in quotes if it has one: #\"old friends\"";

/// What stands between the pieces of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Between {
    Commas,
    Spaces,
}

impl Between {
    fn is(self, letter: char) -> bool {
        match self {
            Self::Commas => matches!(letter, ',' | '\n'),
            Self::Spaces => letter == ',' || letter.is_whitespace(),
        }
    }
}

/// One piece of a field.
struct Piece {
    /// The byte at which it begins, its signs included.
    start: usize,
    /// The byte behind it.
    end: usize,
    /// What it says.
    text: String,
    /// Whether its quotes are closed, if it has any.
    closed: bool,
}

/// Names as they are written.
#[must_use]
pub fn names_written<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let names: Vec<String> = names.into_iter().map(name_written).collect();
    names.join(", ")
}

/// One name as it stands among others.
#[must_use]
pub fn name_written(name: &str) -> String {
    written(name, Between::Commas)
}

/// Tags as they are written.
#[must_use]
pub fn tags_written(tags: &[String]) -> String {
    let tags = tags.iter().map(|tag| match tag.strip_prefix('#') {
        Some(_) => format!("#\"{}\"", tag.replace('\u{22}', "\"\"")),
        None => format!("#{}", written(tag, Between::Spaces)),
    });
    tags.collect::<Vec<_>>().join(" ")
}

/// The names in a field, each once.
///
/// # Errors
/// A sentence if quotes are not closed.
pub fn names(text: &str) -> Result<Vec<String>, String> {
    read(text, Between::Commas)
}

/// The tags in a field, with or without `#`, each once.
///
/// # Errors
/// A sentence if quotes are not closed.
pub fn tags(text: &str) -> Result<Vec<String>, String> {
    read(text, Between::Spaces)
}

/// The byte at which the name begins that `before` ends in, and what is written of it without quotes.
#[must_use]
pub fn begun(before: &str) -> (usize, &str) {
    let last = pieces(before, Between::Commas).pop();
    let last = last.filter(|last| last.end == before.len());
    let start = last.map_or(before.len(), |last| last.start);
    let begun = before.get(start..).unwrap_or_default().trim();
    (start, begun.strip_prefix('\u{22}').unwrap_or(begun))
}

fn written(text: &str, between: Between) -> String {
    let plain = !text.is_empty()
        && text.trim() == text
        && !text.starts_with('\u{22}')
        && !text.contains(|letter| between.is(letter));
    if plain {
        text.to_owned()
    } else {
        format!("\"{}\"", text.replace('\u{22}', "\"\""))
    }
}

fn read(text: &str, between: Between) -> Result<Vec<String>, String> {
    let mut all: Vec<String> = Vec::new();
    for piece in pieces(text, between) {
        if !piece.closed {
            return Err("A quote is opened and not closed: write \" behind it too".to_owned());
        }
        if !piece.text.is_empty() && !all.contains(&piece.text) {
            all.push(piece.text);
        }
    }
    Ok(all)
}

fn pieces(text: &str, between: Between) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let begins = rest.trim_start_matches(|c: char| between.is(c) || c.is_whitespace());
        let start = text.len() - begins.len();
        if begins.is_empty() {
            break;
        }
        let inside = match between {
            Between::Commas => begins,
            Between::Spaces => begins.trim_start_matches('#'),
        };
        let piece = if let Some(Quoted { text: said, rest }) = quoted(inside, between) {
            Piece {
                start,
                end: rest.map_or(text.len(), |rest| text.len() - rest.len()),
                text: said,
                closed: rest.is_some(),
            }
        } else {
            let end = inside.find(|c| between.is(c)).unwrap_or(inside.len());
            let (said, rest) = inside.split_at(end);
            Piece {
                start,
                end: text.len() - rest.len(),
                text: said.trim().to_owned(),
                closed: true,
            }
        };
        at = piece.end;
        pieces.push(piece);
    }
    pieces
}

struct Quoted<'t> {
    text: String,
    /// What stands behind it; `None` if it is not closed.
    rest: Option<&'t str>,
}

/// What stands in quotes at the beginning; `None` if the piece only begins with a word in quotes.
fn quoted(text: &str, between: Between) -> Option<Quoted<'_>> {
    let mut rest = text.strip_prefix('\u{22}')?;
    let mut said = String::new();
    while let Some((part, behind)) = rest.split_once('\u{22}') {
        said.push_str(part);
        if let Some(more) = behind.strip_prefix('\u{22}') {
            said.push('\u{22}');
            rest = more;
            continue;
        }
        let next = behind.trim_start_matches(' ').chars().next();
        let ends = next.is_none_or(|next| between.is(next)) || between == Between::Spaces;
        return ends.then_some(Quoted {
            text: said,
            rest: Some(behind),
        });
    }
    said.push_str(rest);
    Some(Quoted {
        text: said,
        rest: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_comma_in_quotes_belongs_to_the_name() {
        for (text, expected) in [
            ("Ana, Jo", &["Ana", "Jo"][..]),
            (" Ana ,, Jo,\nAna", &["Ana", "Jo"]),
            ("\"Smith, John\", Jo", &["Smith, John", "Jo"]),
            ("\"Smith, John\" , Jo", &["Smith, John", "Jo"]),
            ("Jo \"Bob\" Novak", &["Jo \"Bob\" Novak"]),
            ("\"Bob\" Novak, Jo", &["\"Bob\" Novak", "Jo"]),
            ("\"say \"\"hi\"\", Jo\"", &["say \"hi\", Jo"]),
            ("", &[]),
        ] {
            assert_eq!(names(text).unwrap(), expected, "{text}");
        }
        assert!(names("Ana, \"Smith, John").is_err());
        for (text, expected) in [
            ("#boat choir,#sea", &["boat", "choir", "sea"][..]),
            ("#\"old friends\" #boat", &["old friends", "boat"]),
            ("\"old friends\"", &["old friends"]),
        ] {
            assert_eq!(tags(text).unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn the_name_that_is_being_written_is_known() {
        for (before, expected) in [
            ("Ana, J", (5, "J")),
            ("Ana, ", (5, "")),
            ("\"Smith, J", (0, "Smith, J")),
            ("\"Smith, John\", no", (15, "no")),
            ("", (0, "")),
        ] {
            assert_eq!(begun(before), expected, "{before}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_the_same(all in prop::collection::vec("[a-zé王\", #\n]{1,8}", 0..5)) {
            let mut once: Vec<String> = Vec::new();
            for one in all {
                if !once.contains(&one) {
                    once.push(one);
                }
            }
            let text = names_written(once.iter().map(String::as_str));
            prop_assert_eq!(names(&text).unwrap(), once.clone(), "{}", text);
            let text = tags_written(&once);
            prop_assert_eq!(tags(&text).unwrap(), once, "{}", text);
        }
    }
}

//! The lines of a friends.md: which list each stands in, and what it says.

use chrono::NaiveDate;

use crate::domain::day::Day;
use crate::exchange::friends::markup::{self, Marked};
use crate::exchange::sniff;

/// What a line could not be, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The line, from 1.
    pub line: usize,
    /// Why it was left out.
    pub why: String,
}

/// A friend, or a place: names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The line, from 1.
    pub line: usize,
    /// The name.
    pub name: String,
    /// Other names.
    pub other_names: Vec<String>,
    /// Where a friend lives.
    pub lives_in: String,
    /// Tags of a friend.
    pub tags: Vec<String>,
}

/// An activity or a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// The line, from 1.
    pub line: usize,
    /// Its day.
    pub day: Day,
    /// Whether it is an activity; a note otherwise.
    pub activity: bool,
    /// What it says.
    pub said: Marked,
}

/// Everything that could be read.
#[derive(Debug, Default)]
pub struct Lines {
    /// Friends.
    pub friends: Vec<Entry>,
    /// Places.
    pub places: Vec<Entry>,
    /// Activities and notes.
    pub happenings: Vec<Happening>,
    /// Lines left out.
    pub left_out: Vec<LeftOut>,
    /// Lines that were read although some of their bytes are no text.
    pub mended: Vec<usize>,
}

#[derive(Clone, Copy)]
enum List {
    None,
    Activities,
    Notes,
    Friends,
    Locations,
}

/// Reads all lines; what lies after `today` is left out.
pub fn read(bytes: &[u8], today: NaiveDate) -> Lines {
    let mut lines = Lines::default();
    let mut list = List::None;
    for (place, bytes) in sniff::without_mark(bytes)
        .split(|byte| *byte == b'\n')
        .enumerate()
    {
        let number = place + 1;
        let text = String::from_utf8_lossy(bytes);
        let text = text.trim();
        if text.contains('\0') {
            lines.leave_out(number, "it holds a NUL character");
            continue;
        }
        if text.contains('\u{fffd}') && std::str::from_utf8(bytes).is_err() {
            lines.mended.push(number);
        }
        if let Some(heading) = text.strip_prefix('#') {
            let heading = heading.trim_matches(|c: char| c == '#' || c == ':' || c.is_whitespace());
            list = match heading.to_lowercase().as_str() {
                "activities" => List::Activities,
                "notes" => List::Notes,
                "friends" => List::Friends,
                "locations" => List::Locations,
                _ => {
                    lines.leave_out(number, "it is no heading of a friends.md");
                    List::None
                }
            };
        } else if !text.is_empty() {
            lines.entry(number, list, text, today);
        }
    }
    lines
}

impl Lines {
    fn leave_out(&mut self, line: usize, why: impl Into<String>) {
        self.left_out.push(LeftOut {
            line,
            why: why.into(),
        });
    }

    fn entry(&mut self, line: usize, list: List, text: &str, today: NaiveDate) {
        let Some(item) = text.strip_prefix("- ").or_else(|| text.strip_prefix("* ")) else {
            return self.leave_out(line, "it does not begin with a dash, as all entries do");
        };
        let item = item.trim();
        let read = match list {
            List::None => Err("it stands under no heading that is known".to_owned()),
            List::Activities => {
                happening(line, item, true, today).map(|one| self.happenings.push(one))
            }
            List::Notes => happening(line, item, false, today).map(|one| self.happenings.push(one)),
            List::Friends => entry(line, item).map(|one| self.friends.push(one)),
            List::Locations => entry(line, item).map(|one| self.places.push(one)),
        };
        if let Err(why) = read {
            self.leave_out(line, why);
        }
    }
}

/// `2018-11-01: **Grace Hopper** and I went to _Paris_. @food`
fn happening(
    line: usize,
    item: &str,
    activity: bool,
    today: NaiveDate,
) -> Result<Happening, String> {
    let (date, text) = item
        .split_once(':')
        .ok_or("it has no day before a colon, such as 2018-11-01:")?;
    let day: Day = date.trim().parse().map_err(|error| format!("{error}"))?;
    if day.earliest() > today {
        return Err(format!("{day} is still to come"));
    }
    let said = markup::read(text);
    if said.words.is_empty() && said.names.is_empty() {
        return Err("it says nothing".to_owned());
    }
    Ok(Happening {
        line,
        day,
        activity,
        said,
    })
}

/// `Grace Hopper (a.k.a. The Admiral a.k.a. Amazing Grace) [Paris] @navy @science`
fn entry(line: usize, item: &str) -> Result<Entry, String> {
    let (mut rest, mut tags) = (item, Vec::new());
    while let Some((before, tag)) = rest.rsplit_once(char::is_whitespace)
        && let Some(tag) = tag.strip_prefix('@').filter(|tag| !tag.is_empty())
    {
        tags.push(tag.to_owned());
        rest = before.trim_end();
    }
    tags.reverse();
    let (rest, lives_in) = bracketed(rest, '[', ']').unwrap_or((rest, ""));
    let (name, others) = bracketed(rest, '(', ')')
        .filter(|(_, others)| others.trim_start().starts_with("a.k.a."))
        .unwrap_or((rest, ""));
    if name.is_empty() {
        return Err("it has no name".to_owned());
    }
    Ok(Entry {
        line,
        name: name.to_owned(),
        other_names: others
            .split("a.k.a.")
            .map(str::trim)
            .filter(|other| !other.is_empty())
            .map(str::to_owned)
            .collect(),
        lives_in: lives_in.trim().to_owned(),
        tags,
    })
}

/// What stands before a last part in brackets, and the part.
fn bracketed(text: &str, open: char, close: char) -> Option<(&str, &str)> {
    let (before, inside) = text.strip_suffix(close)?.rsplit_once(open)?;
    Some((before.trim_end(), inside))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_at(text: &[u8]) -> Lines {
        read(text, "2026-11-22".parse().unwrap())
    }

    #[test]
    fn lists_come_in_any_order_with_any_line_ends() {
        let lines = read_at(
            b"\xef\xbb\xbf### Locations:\r\n- Graz\r\n\r\n### Friends:\r\n- Ana Petrovi\xc4\x87 (a.k.a. Anica a.k.a. A. P.) [Graz] @boat @choir\r\n- Jo (the tall one)\r\n### Activities:\r\n- 2026-11-20: Walked with **Jo**.",
        );
        assert_eq!(lines.left_out, []);
        assert_eq!(lines.places[0].name, "Graz");
        let ana = &lines.friends[0];
        assert_eq!(ana.name, "Ana Petrović");
        assert_eq!(ana.other_names, ["Anica", "A. P."]);
        assert_eq!(
            (ana.lives_in.as_str(), ana.tags.join(" ")),
            ("Graz", "boat choir".to_owned())
        );
        assert_eq!(lines.friends[1].name, "Jo (the tall one)");
        assert_eq!(lines.happenings[0].said.words, "Walked with Jo.");
    }

    #[test]
    fn what_is_left_out_is_told_with_its_line_and_reason() {
        let lines = read_at(
            b"stray\n### Activities:\n- 2026-02-30: **Jo**\n- 2027-01-01: **Jo**\n- long ago: **Jo**\n- no day\n- 2026-01-01:\n### Pets:\n- Rex\n### Friends:\n- [Graz]\n- J\xff\n",
        );
        let told: Vec<_> = lines
            .left_out
            .iter()
            .map(|out| (out.line, out.why.as_str()))
            .collect();
        for (line, why) in [
            (1, "does not begin with a dash"),
            (3, "there is no 2026-02-30 in the calendar"),
            (4, "still to come"),
            (5, "is not a day"),
            (6, "no day before a colon"),
            (7, "says nothing"),
            (8, "no heading"),
            (9, "no heading that is known"),
            (11, "no name"),
        ] {
            assert!(
                told.iter()
                    .any(|(at, told)| *at == line && told.contains(why)),
                "{line}: {told:?}"
            );
        }
        assert_eq!(told.len(), 9);
        assert_eq!(lines.mended, [12]);
        assert_eq!(lines.friends[0].name, "J\u{fffd}");
    }
}

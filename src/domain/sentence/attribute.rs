//! What is written as an attribute: kind:call, at:place, for:2h, depth:2/3, #tag, < > =, duty.
//! An attribute overrules what the words say.

use crate::domain::interaction::{Began, Depth, DepthOfBoth, Kind, Minutes};
use crate::domain::sentence::length;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::reading::{Meaning, Problem, Span};
use crate::domain::text::pieces::Shape;
use crate::domain::word::Word;

/// The attributes of a sentence.
#[derive(Clone, Debug, Default)]
pub struct Attributes {
    /// `kind:`.
    pub kind: Option<Kind>,
    /// `<`, `>` or `=`.
    pub began: Option<Began>,
    /// `for:`.
    pub minutes: Option<Minutes>,
    /// `at:`, as typed, and where.
    pub place: Option<(String, Span)>,
    /// `depth:`.
    pub depth: DepthOfBoth,
    /// `duty`.
    pub duty: bool,
    /// `#tags`, each once.
    pub tags: Vec<String>,
    /// What cannot be.
    pub problems: Vec<Problem>,
    /// Where each of them stands.
    pub spans: Vec<Span>,
}

impl Attributes {
    /// Whether the attribute of this name was found already.
    fn says(&self, name: &str) -> bool {
        match name {
            "kind" => self.kind.is_some(),
            "for" => self.minutes.is_some(),
            "at" => self.place.is_some(),
            _ => self.depth != DepthOfBoth::default(),
        }
    }
}

/// Finds the attributes and takes them out.
pub fn attributes(page: &mut Page<'_>) -> Attributes {
    let mut found = Attributes::default();
    let mut met = std::collections::HashSet::new();
    let mut at = 0;
    while at < page.len() {
        at = tag(page, at, &mut found, &mut met)
            .or_else(|| named(page, at, &mut found))
            .or_else(|| sign(page, at, &mut found))
            .unwrap_or(at + 1);
    }
    page.close_gaps();
    found
}

/// An attribute as it stands in the words of what has not happened yet: "at Thai place", "for 2h", and
/// any other as it was typed.
#[must_use]
pub fn in_words(typed: &str) -> String {
    match typed.split_once(':') {
        Some((name, value)) if matches!(name, "at" | "for") => {
            format!("{name} {}", value.trim_matches(['"', '“', '”', '„']))
        }
        _ => typed.to_owned(),
    }
}

/// Whether an attribute or a tag begins at `at`: what a clause ends at.
#[must_use]
pub fn begins(page: &Page<'_>, at: usize) -> bool {
    let colon = page.key(at + 1) == ":" && page.glued(at + 1);
    is_tag(page, at)
        || (colon && !page.glued(at) && matches!(page.key(at), "kind" | "at" | "for" | "depth"))
}

fn is_tag(page: &Page<'_>, at: usize) -> bool {
    matches!(page.key(at), "#" | "＃")
        && !page.glued(at)
        && page.glued(at + 1)
        && page.key(at + 1) != "#"
}

fn tag(
    page: &mut Page<'_>,
    at: usize,
    found: &mut Attributes,
    met: &mut std::collections::HashSet<String>,
) -> Option<usize> {
    if !is_tag(page, at) {
        return None;
    }
    let mut end = at + 1;
    while page.glued(end) && carries_tag(page, end) {
        end += 1;
    }
    while end > at + 1 && matches!(page.before(end), "-" | "/" | "'") {
        end -= 1;
    }
    let written = page.typed(at + 1, end);
    // "#1" is a number and no tag.
    if !written
        .chars()
        .any(|c| c.is_alphabetic() || !(c.is_ascii() || c.is_numeric()))
    {
        return None;
    }
    if met.insert(crate::domain::text::fold::fold(written)) {
        found.tags.push(written.to_owned());
    }
    found.spans.push(page.span(at, end));
    page.take(at, end, Meaning::Tag);
    Some(end)
}

fn carries_tag(page: &Page<'_>, at: usize) -> bool {
    let Some(piece) = page.piece(at) else {
        return false;
    };
    match piece.shape {
        Shape::Sign => {
            matches!(piece.text, "-" | "/") || !(piece.text.is_ascii() || is_stop(piece.text))
        }
        Shape::Possessive => false,
        _ => true,
    }
}

fn is_stop(text: &str) -> bool {
    matches!(
        text,
        "。" | "，"
            | "、"
            | "！"
            | "？"
            | "；"
            | "："
            | "…"
            | "”"
            | "“"
            | "»"
            | "«"
            | "＃"
            | "）"
    )
}

fn named(page: &mut Page<'_>, at: usize, found: &mut Attributes) -> Option<usize> {
    if page.key(at + 1) != ":" || !page.glued(at + 1) || page.glued(at) || !page.glued(at + 2) {
        return None;
    }
    let name = page.key(at).to_owned();
    if !matches!(name.as_str(), "kind" | "at" | "for" | "depth") {
        return None;
    }
    let (value, end) = value(page, at + 2);
    found.spans.push(page.span(at, end));
    let (meaning, problem) = match name.as_str() {
        _ if found.says(&name) => (
            Meaning::Problem,
            Some((
                format!("{name}: stands twice."),
                "Write it once.".to_owned(),
            )),
        ),
        "kind" => (Meaning::Kind, kind(found, &value)),
        "for" => (Meaning::Length, minutes(found, &value)),
        "depth" => (Meaning::Depth, depth(found, &value)),
        _ => {
            found.place = Some((value, page.span(at, end)));
            page.drop_words(at, end);
            return Some(end);
        }
    };
    match problem {
        None => page.take(at, end, meaning),
        Some((message, next)) => {
            found.problems.push(Problem {
                span: page.span(at, end),
                message,
                next,
            });
            page.take(at, end, Meaning::Problem);
        }
    }
    Some(end)
}

/// The value from `at`: one run without spaces, or what stands in quotes; with the place after it.
fn value(page: &Page<'_>, at: usize) -> (String, usize) {
    if matches!(page.key(at), "\"" | "“" | "„") {
        let close = (at + 1..page.len().min(at + 40))
            .take_while(|at| !page.begins_line(*at))
            .find(|at| matches!(page.key(*at), "\"" | "”" | "“"));
        if let Some(close) = close {
            return (page.typed(at + 1, close).to_owned(), close + 1);
        }
    }
    let mut end = at + 1;
    while page.glued(end) {
        end += 1;
    }
    while end > at + 1 && matches!(page.before(end), "," | "." | ";" | ":" | "!" | "?" | ")") {
        end -= 1;
    }
    (page.typed(at, end).to_owned(), end)
}

type Refusal = Option<(String, String)>;

fn kind(found: &mut Attributes, value: &str) -> Refusal {
    let word = crate::domain::text::fold::fold(value).replace(['-', ' '], "_");
    found.kind = Kind::from_word(&word);
    let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.word()).collect();
    found.kind.is_none().then(|| {
        (
            format!("There is no kind {value}."),
            format!("The kinds are {}.", kinds.join(", ")),
        )
    })
}

fn minutes(found: &mut Attributes, value: &str) -> Refusal {
    found.minutes = length::minutes_of(value);
    found.minutes.is_none().then(|| {
        (
            format!("{value} is not a length of time."),
            "Write for:2h, for:90min or for:1h30.".to_owned(),
        )
    })
}

fn depth(found: &mut Attributes, value: &str) -> Refusal {
    let step = |text: &str| {
        text.trim()
            .parse::<u8>()
            .ok()
            .and_then(|step| Depth::try_from(step).ok())
    };
    let both = match value.split_once('/') {
        Some((mine, theirs)) => step(mine).zip(step(theirs)),
        None => step(value).map(|depth| (depth, depth)),
    };
    match both {
        Some((mine, theirs)) => {
            found.depth = DepthOfBoth {
                mine: Some(mine),
                theirs: Some(theirs),
            };
            None
        }
        None => Some((
            format!("{value} is no depth."),
            "Write depth:0 to depth:3, or depth:2/3 for yours and theirs.".to_owned(),
        )),
    }
}

/// `<`, `>`, `=` and `duty`, each standing alone.
fn sign(page: &mut Page<'_>, at: usize, found: &mut Attributes) -> Option<usize> {
    let began = match page.key(at) {
        "<" => Began::Them,
        ">" => Began::Me,
        "=" => Began::Both,
        "duty" => return duty(page, at, found),
        _ => return None,
    };
    let between_numbers = at > 0 && page.number(at - 1).is_some() && page.number(at + 1).is_some();
    if page.glued(at) || page.glued(at + 1) || between_numbers {
        return None;
    }
    found.began = Some(began);
    found.spans.push(page.span(at, at + 1));
    page.take(at, at + 1, Meaning::Began);
    Some(at + 1)
}

/// "Duty" alone: at the beginning or the end, or between commas; "on duty" and "jury duty" are not.
fn duty(page: &mut Page<'_>, at: usize, found: &mut Attributes) -> Option<usize> {
    let opens = at == 0
        || matches!(page.before(at), "" | "," | ";" | "." | ":" | ")")
        || page.number(at - 1).is_some()
        || ends_length(page, at);
    let closes = at + 1 >= page.len()
        || matches!(page.key(at + 1), "," | ";" | "." | "<" | ">" | "=")
        || begins(page, at + 1);
    let last = at + 1 >= page.len()
        && !matches!(
            page.before(at),
            "on" | "off"
                | "of"
                | "the"
                | "jury"
                | "my"
                | "her"
                | "his"
                | "a"
                | "heavy"
                | "night"
                | "civic"
                | "moral"
                | "sense"
                | "as"
        );
    // "Duty call with Mum".
    let may_be_other = at == 0 && page.may_go_on(at + 1);
    let alone = at == 0 && page.len() == 1;
    if may_be_other || page.glued(at) || page.glued(at + 1) || !(alone || (opens && closes) || last)
    {
        return None;
    }
    found.duty = true;
    found.spans.push(page.span(at, at + 1));
    page.take(at, at + 1, Meaning::Duty);
    Some(at + 1)
}

fn ends_length(page: &Page<'_>, at: usize) -> bool {
    matches!(
        page.before(at),
        "h" | "min" | "mins" | "minutes" | "hours" | "hour"
    )
}

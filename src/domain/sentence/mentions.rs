//! Every name in the text, whoever was there. The longest name wins.

use std::collections::HashMap;

use crate::domain::group::Group;
use crate::domain::id::Id;
use crate::domain::name_forms::{Part, counts, names_as_read};
use crate::domain::names::{Names, Stem};
use crate::domain::person::Person;
use crate::domain::sentence::declined::declined;
use crate::domain::sentence::lexicon::{
    AFTER_ALONE, AFTER_NAME, AND, BEFORE_HAN_NAME, BY_SOMEBODY, EVERYDAY, PARTICLES,
};
use crate::domain::sentence::page::Page;
use crate::domain::text::pieces::{Piece, Shape, pieces};

/// A name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it begins; the `@` before it counts.
    pub from: usize,
    /// The place after it.
    pub end: usize,
    /// Whom it means.
    pub whom: Whom,
    /// Written with `@`.
    pub forced: bool,
    /// "Ana's": somebody or something of theirs is meant.
    pub possessive: bool,
    /// The word is also an everyday word and is not written as a name: it needs a stronger sign.
    pub doubtful: bool,
}

/// Whom a name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// One of these people.
    People(Vec<Id<Person>>),
    /// All of these people.
    Group(Vec<Id<Person>>),
    /// Somebody who is not known yet.
    New(String),
}

/// The longest name in pieces.
const LONGEST: usize = 12;

/// Whether `word` is an everyday word besides a name.
#[must_use]
pub fn is_everyday_word(word: &str) -> bool {
    EVERYDAY.contains(word)
}

/// All names in the text, in order, without overlap.
#[must_use]
pub fn mentions(page: &Page<'_>, names: &Names, groups: &[Group]) -> Vec<Mention> {
    let groups = GroupIndex::new(page, groups);
    let mut found = Vec::new();
    let mut at = 0;
    while at < page.len() {
        let read = new_person(page, at, names).or_else(|| known(page, at, names, &groups));
        match read {
            Some(mention) => {
                at = mention.end.max(at + 1);
                found.push(mention);
            }
            None => at += 1,
        }
    }
    found
}

/// Groups by the first word of their names; empty if the text cannot name one.
struct GroupIndex<'g>(HashMap<String, Vec<(Vec<String>, &'g Group)>>);

impl<'g> GroupIndex<'g> {
    fn new(page: &Page<'_>, groups: &'g [Group]) -> Self {
        let mut index: HashMap<String, Vec<(Vec<String>, &Group)>> = HashMap::new();
        if page.is_empty() {
            return Self(index);
        }
        for group in groups.iter().filter(|group| !group.members.is_empty()) {
            for words in names_as_read(&group.name, &group.other_names) {
                if let Some(first) = words.first().cloned() {
                    index.entry(first).or_default().push((words, group));
                }
            }
        }
        Self(index)
    }

    /// The longest group name from `at`.
    fn at(&self, page: &Page<'_>, at: usize) -> Option<(usize, &'g Group)> {
        self.0
            .get(page.key(at))?
            .iter()
            .filter_map(|(words, group)| Some((follow(page, at, words)?, *group)))
            .max_by_key(|(end, _)| *end)
    }
}

/// The place after `words` if they stand at `at`, over hyphens and full stops.
fn follow(page: &Page<'_>, at: usize, words: &[String]) -> Option<usize> {
    let mut next = at;
    for (i, word) in words.iter().enumerate() {
        if i > 0 {
            next = over_joiner(page, next);
        }
        if page.key(next) != word {
            return None;
        }
        next += 1;
    }
    page.whole_to(next).then_some(next)
}

/// Over a sign that does not count inside a name.
fn over_joiner(page: &Page<'_>, at: usize) -> usize {
    let glued_on = page.glued(at) && page.glued(at + 1);
    match page.key(at) {
        "-" | "·" | "・" if glued_on => at + 1,
        "." if page.glued(at) && at > 0 => {
            let short = page.before(at).chars().count() <= 4;
            if short { at + 1 } else { at }
        }
        _ => at,
    }
}

/// `@"New Person"`: somebody known by exactly that name, or somebody new.
fn new_person(page: &Page<'_>, at: usize, names: &Names) -> Option<Mention> {
    let opens = is_forced(page, at) && matches!(page.key(at + 1), "\"" | "“" | "„" | "«");
    if !opens || !page.glued(at + 1) {
        return None;
    }
    let close = (at + 2..page.len().min(at + 40))
        .take_while(|at| !page.begins_line(*at))
        .find(|at| matches!(page.key(*at), "\"" | "”" | "“" | "»"))?;
    let written = page
        .typed(at + 2, close)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let has_letters = pieces(&written).iter().any(counts);
    let known = walk_whole(names, &written);
    has_letters.then(|| Mention {
        from: at,
        end: close + 1,
        whom: if known.is_empty() {
            Whom::New(written)
        } else {
            Whom::People(known)
        },
        forced: true,
        possessive: false,
        doubtful: false,
    })
}

fn walk_whole(names: &Names, written: &str) -> Vec<Id<Person>> {
    let read = pieces(written);
    let stem = read
        .iter()
        .filter(|piece| counts(piece))
        .try_fold(Stem::default(), |stem, piece| names.step(stem, piece));
    stem.map(|stem| names.meant(stem))
        .unwrap_or_default()
        .into_iter()
        .filter(|(part, _)| *part == Part::Whole)
        .map(|(_, person)| person.id)
        .collect()
}

/// Whether an `@` at `at` begins a name: not the one of an address.
#[must_use]
pub fn is_forced(page: &Page<'_>, at: usize) -> bool {
    matches!(page.key(at), "@" | "＠") && page.glued(at + 1) && page.whole_from(at)
}

fn known(page: &Page<'_>, at: usize, names: &Names, groups: &GroupIndex<'_>) -> Option<Mention> {
    let forced = is_forced(page, at);
    let start = at + usize::from(forced);
    if !may_begin(page, start, forced) {
        return None;
    }
    let person = longest(page, start, names).or_else(|| declined(page, start, names));
    let group = groups.at(page, start);
    let person_end = person.as_ref().map_or(0, |(end, ..)| *end);
    if let Some((end, group)) = group.filter(|(end, _)| *end > person_end) {
        return Some(Mention {
            from: at,
            end,
            whom: Whom::Group(group.members.clone()),
            forced,
            possessive: page.shape(end) == Some(Shape::Possessive),
            doubtful: false,
        });
    }
    let (end, people) = person?;
    Some(Mention {
        from: at,
        end: after_short(page, end),
        whom: Whom::People(people),
        forced,
        possessive: is_of(page, end),
        doubtful: !forced && looks_like_word(page, start, end),
    })
}

/// Over the full stop of a short form that ends a name, where the sentence goes on: "Tom M. and Luka".
fn after_short(page: &Page<'_>, end: usize) -> usize {
    const SHORT: &[&str] = &["jr", "jun", "sr", "sen", "st", "dr", "prof", "phd"];
    let before = page.before(end);
    let is_short = before.chars().count() == 1 || SHORT.contains(&before);
    let stop = page.key(end) == "." && page.glued(end) && !page.glued(end + 1);
    let goes_on = page.piece(end + 1).is_some_and(|next| {
        !next.new_line && !next.is_capitalised() && next.shape == Shape::Letters
            || matches!(next.text, "&" | "+")
    });
    if is_short && stop && goes_on {
        end + 1
    } else {
        end
    }
}

fn may_begin(page: &Page<'_>, start: usize, forced: bool) -> bool {
    let counted = page.piece(start).is_some_and(counts);
    let inside = !forced
        && page.glued(start)
        && matches!(page.before(start), "-" | "." | "'" | "@" | "#" | "_" | "\\")
        && start >= 2
        && page.glued(start - 1);
    let after_digit = page.glued(start) && !page.whole_from(start);
    counted && !inside && !after_digit
}

/// The longest name from `start` that ends as a whole word, and whom it means.
fn longest(page: &Page<'_>, start: usize, names: &Names) -> Option<(usize, Vec<Id<Person>>)> {
    let mut stem = Stem::default();
    let mut best = None;
    let mut next = start;
    for read in 0..LONGEST {
        let at = if read == 0 {
            next
        } else {
            over_joiner(page, next)
        };
        if read > 0 && page.begins_line(at) {
            break;
        }
        let Some(further) = page.piece(at).and_then(|piece| names.step(stem, piece)) else {
            break;
        };
        (stem, next) = (further, at + 1);
        let meant = names.meant(stem);
        if meant.is_empty() {
            continue;
        }
        if let Some(end) = whole_end(page, start, next, &meant) {
            let part_of_word = page
                .piece(start)
                .is_some_and(|piece| piece.shape == Shape::Unspaced)
                && next == start + 1
                && meant.iter().all(|(part, _)| *part != Part::Whole)
                || inside_longer_name(page, start, &meant);
            let word = next == start + 1 && is_everyday_word(page.key(start));
            let other_surname = names_go_on(page, end, names, word);
            if other_surname || is_doubled(page, end) {
                best = None;
            } else if !part_of_word {
                best = Some((end, meant.iter().map(|(_, person)| person.id).collect()));
            }
        }
    }
    best
}

/// "李娜娜": after "李娜" the same character makes another name.
fn is_doubled(page: &Page<'_>, end: usize) -> bool {
    page.glued(end) && page.shape(end) == Some(Shape::Unspaced) && page.key(end) == page.before(end)
}

/// "小明" in "李小明": a given name glued to a character that no sentence joins it to.
fn inside_longer_name(
    page: &Page<'_>,
    start: usize,
    meant: &[(Part, &crate::domain::names::KnownPerson)],
) -> bool {
    let glued = page.glued(start)
        && page.shape(start) == Some(Shape::Unspaced)
        && start > 0
        && page.shape(start - 1) == Some(Shape::Unspaced);
    let han = |at: usize| {
        page.piece(at).is_some_and(|piece| {
            piece
                .text
                .starts_with(|c| matches!(c, '\u{4e00}'..='\u{9fff}'))
        })
    };
    glued
        && han(start)
        && han(start - 1)
        && !BEFORE_HAN_NAME.contains(page.before(start))
        && meant.iter().all(|(part, _)| *part != Part::Whole)
}

/// Whether a surname that is not of this person follows: "Ana Kowalski" is not the Ana I know. After
/// an everyday word any name does: "Big Robin" is not Big Mike and Robin.
fn names_go_on(page: &Page<'_>, end: usize, names: &Names, word_before: bool) -> bool {
    let Some(next) = page.piece(end) else {
        return false;
    };
    let capital = next.shape == Shape::Letters && next.is_capitalised() && !next.glued;
    let word = next.key.as_str();
    if !capital
        || next.new_line
        || word.len() < 2
        || word.starts_with("i'")
        || AND.contains(word)
        || AFTER_NAME.contains(word)
    {
        return false;
    }
    if BY_SOMEBODY.contains(word) || AFTER_ALONE.contains(word) {
        return false;
    }
    if word_before || is_small(word) {
        return word_before;
    }
    // "Ana Luka" may be two people, "Ana Novak" is nobody that I know.
    let own = names
        .step(Stem::default(), next)
        .map(|stem| names.meant(stem))
        .unwrap_or_default();
    !own.iter()
        .any(|(part, _)| matches!(part, Part::Whole | Part::First))
}

/// Words that may have a capital after a name and are no surname, such as in a title.
fn is_small(word: &str) -> bool {
    EVERYDAY.contains(word) && word.len() < 4
        || matches!(
            word,
            "from" | "with" | "then" | "just" | "will" | "also" | "ever" | "even"
        )
}

/// The place after a name that ends before `end`, if it ends there as a whole word.
fn whole_end(
    page: &Page<'_>,
    start: usize,
    end: usize,
    meant: &[(Part, &crate::domain::names::KnownPerson)],
) -> Option<usize> {
    let last = end.checked_sub(1).and_then(|at| page.piece(at))?;
    let initial = last.text.chars().count() == 1
        && end > start + 1
        && meant.iter().all(|(part, _)| *part == Part::Most);
    let dotted = page.key(end) == "." && page.glued(end);
    if initial && last.shape == Shape::Letters {
        let capital = last.is_capitalised() && !matches!(last.text, "I" | "A");
        if dotted && !page.glued(end + 1) {
            return Some(end + 1);
        }
        return (capital && page.whole_to(end)).then_some(end);
    }
    let tail = page.glued(end) && page.glued(end + 1);
    let carries_on = tail
        && matches!(page.key(end), "-" | "." | "@")
        && matches!(page.shape(end + 1), Some(Shape::Letters | Shape::Digits));
    let free = match last.shape {
        Shape::Letters | Shape::Digits => page.whole_to(end),
        Shape::Syllable => {
            !page.glued(end)
                || !matches!(page.shape(end), Some(Shape::Syllable))
                || particles(page, end).is_some()
        }
        Shape::Unspaced => !runs_on(page, end),
        _ => true,
    };
    (free && !carries_on).then_some(end)
}

/// Whether a word in katakana or Thai goes on at `end`; Han and hiragana give no sign of that.
fn runs_on(page: &Page<'_>, end: usize) -> bool {
    let katakana = |at: usize| {
        page.piece(at).is_some_and(|piece| {
            piece
                .text
                .starts_with(|c| matches!(c, '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30fe}'))
        })
    };
    end > 0 && page.glued(end) && katakana(end) && katakana(end - 1)
}

/// The particles glued to a Korean name that ends at `end`.
#[must_use]
pub fn particles(page: &Page<'_>, end: usize) -> Option<&'static str> {
    let mut after = end;
    let mut written = String::new();
    while page.glued(after) && page.shape(after) == Some(Shape::Syllable) && after < end + 4 {
        written.push_str(page.key(after));
        after += 1;
    }
    PARTICLES.get(&written)
}

/// The place after an honorific that is glued to a name which ends at `end`.
#[must_use]
pub fn after_honorific(page: &Page<'_>, end: usize) -> usize {
    const HONORIFICS: &[&[&str]] = &[
        &["さ", "ん"],
        &["ち", "ゃ", "ん"],
        &["く", "ん"],
        &["先", "生"],
        &["様"],
        &["小", "姐"],
    ];
    let found = HONORIFICS
        .iter()
        .find(|honorific| page.reads(end, honorific));
    found.map_or(end, |honorific| end + honorific.len())
}

fn is_of(page: &Page<'_>, end: usize) -> bool {
    let end = after_honorific(page, end);
    page.shape(end) == Some(Shape::Possessive)
        || (page.glued(end) && matches!(page.key(end), "的" | "の"))
        || particles(page, end) == Some("의")
}

/// Whether a name that is an everyday word is written as a word.
fn looks_like_word(page: &Page<'_>, start: usize, end: usize) -> bool {
    let single = end == start + 1;
    if !single || !is_everyday_word(page.key(start)) {
        return false;
    }
    let capital = page.piece(start).is_some_and(Piece::is_capitalised);
    let opens = start == 0
        || page.begins_line(start)
        || page.ends_sentence(start - 1)
        || matches!(page.before(start), ":" | "\"" | "“" | "(");
    !capital || opens
}

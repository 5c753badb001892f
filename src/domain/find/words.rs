//! The words that are looked for. Any text is a search; nothing in it is a language but quotation
//! marks, which keep words together.

use std::cell::OnceCell;
use std::ops::Range;

use memchr::memchr2_iter;

use crate::domain::find::tokens::{OF_A_PERSON, Token, is_indexed, searchable, tokens};
use crate::domain::text::fold::may_be;

/// What was typed, cut into words. Each must be found, wherever it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    phrases: Vec<Phrase>,
    /// Signs that are no words, such as an emoji, as they were typed.
    signs: Vec<String>,
}

/// Words that stand one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Phrase {
    keys: Vec<String>,
    /// Whether the last one may go on: it is still being typed.
    open: bool,
}

/// A question to the search index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexQuery {
    /// In the language of the index, every word quoted.
    pub text: String,
    /// Whether it asks for all that is wanted; otherwise what it finds is to be read too.
    pub exact: bool,
    /// In how many of a hundred rows, about, the index goes through a place of its words: that of a word
    /// which may go on takes it as long as several.
    pub gathered: usize,
}

/// The beginning of a word this short mostly stands in nearly every row: the index would be slow to answer.
const TOO_SHORT: usize = 1;
/// What stands in more than one of so many rows is left to the reading of what the index finds by the other
/// words: it rules little out, and to gather all its places would take the index longer.
const COMMON: usize = 2;
/// To gather a place of a word that may go on takes the index as long as so many of one that is finished.
const GOES_ON: usize = 4;
/// What stands in fewer than one of so many rows is soon gathered, be it the beginning of a word of one letter.
const RARE: usize = 20;

/// In how many of some rows each of the words stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stands {
    rows: usize,
    with: Vec<usize>,
}

impl Stands {
    fn of(&self, place: usize) -> usize {
        self.with.get(place).copied().unwrap_or_default()
    }

    fn is_common(&self, place: usize) -> bool {
        self.of(place) * COMMON > self.rows
    }

    fn is_rare(&self, place: usize) -> bool {
        self.of(place) * RARE < self.rows
    }

    /// Of how many rows, about, one has all of the words, if they know nothing of each other; `None` if one
    /// of them stands in none of these.
    #[must_use]
    pub fn one_of(&self) -> Option<usize> {
        self.with.iter().try_fold(1, |one_of: usize, with| {
            one_of.saturating_mul(self.rows).checked_div(*with)
        })
    }
}

impl Words {
    /// The words of `text`. The last one may be the beginning of a word, unless a space or a
    /// quotation mark ends it.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut words = Self::default();
        for (at, part) in text.split(is_quote).enumerate() {
            if at % 2 == 1 {
                words.add(part, false);
                continue;
            }
            let goes_on = !part.ends_with(char::is_whitespace);
            let mut rest = part.split_whitespace().peekable();
            while let Some(word) = rest.next() {
                words.add(word, rest.peek().is_none() && goes_on);
            }
        }
        // Only the last word of all is still being typed.
        let ended = text.ends_with(is_quote);
        let last = words.phrases.len().saturating_sub(1);
        for (at, phrase) in words.phrases.iter_mut().enumerate() {
            phrase.open &= at == last && !ended;
        }
        words
    }

    /// Adds words that stand together.
    pub fn add(&mut self, text: &str, open: bool) {
        let keys: Vec<String> = tokens(text).into_iter().map(|token| token.key).collect();
        if !keys.is_empty() {
            self.phrases.push(Phrase { keys, open });
        } else if !text.trim().is_empty() {
            self.signs.push(text.trim().to_owned());
        }
    }

    /// Whether nothing is looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.phrases.is_empty() && self.signs.is_empty()
    }

    /// Notes which of the words stand in the text of one more row.
    pub fn count(&self, text: &str, stands: &mut Stands) {
        stands.rows += 1;
        stands.with.resize(self.phrases.len(), 0);
        let folded = OnceCell::new();
        for (phrase, with) in self.phrases.iter().zip(&mut stands.with) {
            *with += usize::from(phrase.stands_in(text, &folded));
        }
    }

    /// What the index can be asked of everything but people, given how often the words stand in some rows;
    /// `None` if it knows none of it.
    #[must_use]
    pub fn index_query(&self, stands: &Stands) -> Option<IndexQuery> {
        let known: Vec<(usize, &Phrase)> = self
            .phrases
            .iter()
            .enumerate()
            .filter(|(_, phrase)| phrase.is_known())
            .collect();
        let rare = |(place, phrase): &&(usize, &Phrase)| {
            !stands.is_common(*place) && (!phrase.is_short() || stands.is_rare(*place))
        };
        let mut asked: Vec<&(usize, &Phrase)> = known.iter().filter(rare).collect();
        if asked.is_empty() {
            let rarest = known
                .iter()
                .min_by_key(|(place, phrase)| (phrase.is_short(), stands.of(*place)));
            asked.extend(rarest);
        }
        let exact = asked.len() == self.phrases.len() && self.signs.is_empty();
        let parts: Vec<String> = asked.iter().map(|(_, phrase)| phrase.quoted("")).collect();
        let gathered = asked.iter().map(|(place, phrase)| {
            let each = if phrase.goes_on() { GOES_ON } else { 1 };
            stands.of(*place) * each * 100 / stands.rows.max(1)
        });
        (!parts.is_empty()).then(|| IndexQuery {
            text: parts.join(" "),
            exact,
            gathered: gathered.sum(),
        })
    }

    /// What the index can be asked for people, who are to be read then; `None` if it knows none of it. People
    /// are few beside all that is written with them: even a single letter is soon answered.
    #[must_use]
    pub fn person_query(&self) -> Option<String> {
        let known = self.phrases.iter().filter(|phrase| phrase.is_known());
        let mark = OF_A_PERSON.to_string();
        let parts: Vec<String> = known.map(|phrase| phrase.quoted(&mark)).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    /// Whether all of it stands in `text`.
    #[must_use]
    pub fn found_in(&self, text: &str) -> bool {
        if !self.signs.iter().all(|sign| text.contains(sign.as_str())) {
            return false;
        }
        let folded = OnceCell::new();
        self.phrases
            .iter()
            .all(|phrase| phrase.stands_in(text, &folded))
    }

    /// Whether any of it, or a part of a phrase, may stand in `text`.
    #[must_use]
    pub fn touches(&self, text: &str) -> bool {
        let keys = || self.phrases.iter().flat_map(|phrase| &phrase.keys);
        let begins = |word: &String| keys().any(|key| word.starts_with(key.as_str()));
        let says = |token: &Token| begins(&token.key) || token.also.iter().any(begins);
        tokens(text).iter().any(says) || self.signs.iter().any(|sign| text.contains(sign.as_str()))
    }

    /// Where it stands in `text`, in order and without overlap; empty if none of it does.
    #[must_use]
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let tokens = tokens(text);
        let mut marks: Vec<Range<usize>> = Vec::new();
        for phrase in &self.phrases {
            for at in phrase.places(&tokens) {
                let of = tokens.get(at..at + phrase.keys.len()).unwrap_or_default();
                if let (Some(first), Some(last)) = (of.first(), of.last()) {
                    marks.push(first.range.start..last.range.end);
                }
            }
        }
        for sign in &self.signs {
            marks.extend(
                text.match_indices(sign.as_str())
                    .map(|(at, _)| at..at + sign.len()),
            );
        }
        marks.sort_by_key(|mark| (mark.start, mark.end));
        let mut apart: Vec<Range<usize>> = Vec::new();
        for mark in marks {
            match apart.last_mut().filter(|last| mark.start < last.end) {
                Some(last) => last.end = last.end.max(mark.end),
                None => apart.push(mark),
            }
        }
        apart
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// Whether the byte is a plain sign between words.
fn is_between(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphanumeric()
}

impl Phrase {
    /// Whether the index knows all of it.
    fn is_known(&self) -> bool {
        self.keys.iter().all(|key| key.chars().all(is_indexed))
    }

    /// Whether it is the beginning of a word that mostly stands in nearly every row.
    fn is_short(&self) -> bool {
        let short = |key: &String| key.chars().count() <= TOO_SHORT;
        self.open && self.keys.len() == 1 && self.keys.iter().all(short)
    }

    /// In the language of the index, each word behind `mark`. A key holds only letters and digits, so
    /// nothing can escape the quotation marks.
    fn quoted(&self, mark: &str) -> String {
        let star = if self.open || self.is_korean() {
            "*"
        } else {
            ""
        };
        let words: Vec<String> = self.keys.iter().map(|key| format!("{mark}{key}")).collect();
        format!("\"{}\"{star}", words.join(" "))
    }

    /// In Korean, particles are written on to the word.
    fn is_korean(&self) -> bool {
        self.keys
            .last()
            .is_some_and(|key| key.starts_with(|c| matches!(c, '\u{1100}'..='\u{11ff}')))
    }

    /// Where it begins, among the words of a text.
    fn places<'a>(&'a self, tokens: &'a [Token]) -> impl Iterator<Item = usize> + 'a {
        let goes_on = self.goes_on();
        tokens
            .windows(self.keys.len().max(1))
            .enumerate()
            .filter(move |(_, window)| {
                let last = window.len().saturating_sub(1);
                window
                    .iter()
                    .zip(&self.keys)
                    .enumerate()
                    .all(|(at, (token, key))| {
                        let same = |word: &str| {
                            if goes_on && at == last {
                                word.starts_with(key.as_str())
                            } else {
                                word == key
                            }
                        };
                        same(&token.key) || token.also.as_deref().is_some_and(same)
                    })
            })
            .map(|(at, _)| at)
    }

    /// Whether it stands in `text`, of which `folded` keeps the folded words once they are made. Most
    /// rows that are read are not what is looked for: no more of them is folded than need be.
    fn stands_in(&self, text: &str, folded: &OnceCell<String>) -> bool {
        match self.keys.as_slice() {
            [key] => self.word_stands_in(key, text),
            _ if text.is_ascii() => {
                self.found_among(text.as_bytes(), |byte| byte.is_ascii_alphanumeric())
            }
            _ => {
                let folded = folded.get_or_init(|| searchable(text));
                self.found_among(folded.as_bytes(), |byte| byte != b' ')
            }
        }
    }

    /// The same for the only word of a phrase: of `text` just those parts are folded that are not plain.
    fn word_stands_in(&self, key: &str, text: &str) -> bool {
        let bytes = text.as_bytes();
        if self.plain_word_stands_in(key.as_bytes(), bytes) {
            return true;
        }
        let (false, Some(first)) = (text.is_ascii(), key.chars().next()) else {
            return false;
        };
        let parts = bytes
            .split(|byte| is_between(*byte))
            .filter(|part| !part.is_ascii());
        parts
            .filter_map(|part| str::from_utf8(part).ok())
            .any(|part| {
                part.chars().any(|c| may_be(c, first))
                    && searchable(part)
                        .split(' ')
                        .any(|word| self.is_word(key, word))
            })
    }

    /// Whether the folded `word` is the only one of the phrase.
    fn is_word(&self, key: &str, word: &str) -> bool {
        word.strip_prefix(key)
            .is_some_and(|rest| rest.is_empty() || self.goes_on())
    }

    /// Whether a word stands in `text` that is `key` and has plain letters on both sides, if any: only where
    /// the first letter of it stands is more than a letter compared.
    fn plain_word_stands_in(&self, key: &[u8], text: &[u8]) -> bool {
        let Some((first, rest)) = key.split_first() else {
            return false;
        };
        let (small, capital) = (*first, first.to_ascii_uppercase());
        memchr2_iter(small, capital, text).any(|at| {
            let before = at.checked_sub(1).and_then(|before| text.get(before));
            let end = at + key.len();
            before.is_none_or(|before| is_between(*before))
                && text
                    .get(at + 1..end)
                    .is_some_and(|word| word.eq_ignore_ascii_case(rest))
                && text
                    .get(end)
                    .is_none_or(|after| is_between(*after) || (self.goes_on() && after.is_ascii()))
        })
    }

    /// Whether a word that begins like the last one of the phrase is meant too.
    fn goes_on(&self) -> bool {
        self.open || self.is_korean()
    }

    /// The same for text whose words are runs of the bytes that `is_word` names, in any case of the
    /// plain letters.
    fn found_among(&self, text: &[u8], is_word: impl Fn(u8) -> bool) -> bool {
        let goes_on = self.goes_on();
        let next_word = |from: usize| {
            let rest = text.get(from..)?;
            rest.iter()
                .position(|byte| is_word(*byte))
                .map(|at| from + at)
        };
        let word_end = |from: usize| {
            let rest = text.get(from..).unwrap_or_default();
            let length = rest.iter().position(|byte| !is_word(*byte));
            length.map_or(text.len(), |length| from + length)
        };
        let mut from = 0;
        while let Some(start) = next_word(from) {
            let (mut at, mut same) = (start, true);
            for (place, key) in self.keys.iter().enumerate() {
                let Some(begin) = next_word(at) else {
                    return false;
                };
                let end = word_end(begin);
                let word = text.get(begin..end).unwrap_or_default();
                let head = word.get(..key.len()).unwrap_or_default();
                let may_go_on = goes_on && place + 1 == self.keys.len();
                same = head.eq_ignore_ascii_case(key.as_bytes())
                    && (may_go_on || word.len() == key.len());
                if !same {
                    break;
                }
                at = end;
            }
            if same {
                return true;
            }
            from = word_end(start);
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked<'t>(typed: &str, text: &'t str) -> Vec<&'t str> {
        let marks = Words::new(typed).marks(text);
        marks.into_iter().map(|mark| &text[mark]).collect()
    }

    #[test]
    fn words_are_found_in_any_script_and_spelling() {
        for (typed, text, found) in [
            ("elodie", "Lunch with Élodie", true),
            ("soren", "Søren called", true),
            ("lodz", "the train to Łódź", true),
            ("小明", "和王小明吃饭", true),
            ("明小", "和王小明吃饭", false),
            ("東京", "昨日は東京タワーへ", true),
            ("วัด", "ไปวัดกับแม่", true),
            ("왕소명", "왕소명을 만났다", true),
            ("محمد", "مع مُحَمَّد", true),
            ("Juergen", "bei Jürgen", true),
            ("jurgen", "bei Jürgen", true),
            ("riv", "by the river", true),
            ("riv ", "by the river", false),
            ("long walk", "walked a long way", true),
            ("\"long walk\"", "a walk, long", false),
            ("\"long walk\"", "a Long, walk", true),
            ("o'brien", "O’Brien", true),
            ("o'brien", "brien o", false),
            ("🎂", "a cake 🎂 for Jo", true),
            ("🎂 jo", "a cake for Jo", false),
        ] {
            assert_eq!(Words::new(typed).found_in(text), found, "{typed} in {text}");
            assert!(
                !found || Words::new(typed).touches(text),
                "{typed} in {text}"
            );
            assert!(
                !found || !Words::new(typed).marks(text).is_empty(),
                "{typed} in {text}"
            );
        }
    }

    #[test]
    fn a_text_is_touched_by_any_part_of_what_is_looked_for() {
        let words = Words::new("\"long walk\" juerg 🎂");
        for (text, touched) in [
            ("walks", true),
            ("Jürgen", true),
            ("🎂party", true),
            ("lo", false),
        ] {
            assert_eq!(words.touches(text), touched, "{text}");
        }
    }

    #[test]
    fn a_text_is_read_as_it_is_cut_up() {
        let plain = "Walked by the river; O'Brien told of the boat-house.";
        for text in [
            plain,
            &format!("Élodie 王小明 {plain}"),
            &format!("王小明{plain}Марина"),
            "Jürgen's Œuvre—river, the bÓat; e\u{301}lo王the boat",
        ] {
            for typed in [
                "riv",
                "river ",
                "boat house",
                "o'brien",
                "the bo",
                "iver",
                "told of t",
                "\"of boat\"",
                "juergen",
                "oeuvre",
                "elo",
                "boat ",
            ] {
                let words = Words::new(typed);
                let tokens = tokens(text);
                let slow = words
                    .phrases
                    .iter()
                    .all(|phrase| phrase.places(&tokens).next().is_some());
                assert_eq!(words.found_in(text), slow, "{typed} in {text}");
            }
        }
    }

    #[test]
    fn every_word_is_quoted_and_only_the_last_may_go_on() {
        let query = |typed: &str| Words::new(typed).index_query(&Stands::default());
        let asked = |typed: &str| query(typed).map(|query| query.text);
        assert_eq!(
            asked("NEAR(a b) \"x\" OR c*").as_deref(),
            Some("\"near a\" \"b\" \"x\" \"or\"")
        );
        assert_eq!(asked("river bo").as_deref(), Some("\"river\" \"bo\"*"));
        assert_eq!(asked("river b").as_deref(), Some("\"river\""));
        assert_eq!(asked("b").as_deref(), Some("\"b\"*"));
        assert_eq!(
            asked("'; DROP -- \u{0}*^:{}()").as_deref(),
            Some("\"drop\"")
        );
        assert_eq!(asked("🎂 \" ' *"), None);
        assert!(query("river 🎂").is_some_and(|query| !query.exact));
    }

    #[test]
    fn a_word_that_stands_everywhere_is_not_asked_of_the_index_beside_others() {
        let words = Words::new("by the river bo");
        let mut stands = Stands::default();
        for text in ["by the sea", "The boat, by night", "THE END"] {
            words.count(text, &mut stands);
        }
        words.count("Ćevapi", &mut stands);
        let query = words.index_query(&stands).unwrap();
        assert_eq!(query.text, "\"by\" \"river\" \"bo\"*");
        assert!(!query.exact);
        assert_eq!(stands.one_of(), None, "nobody wrote of a river");
        // A letter that begins no word of them is rare.
        let letter = Words::new("river z");
        let mut stands = Stands::default();
        letter.count("by the sea", &mut stands);
        let query = letter.index_query(&stands).unwrap();
        assert_eq!(
            (query.text.as_str(), query.exact),
            ("\"river\" \"z\"*", true)
        );
        let common = Words::new("by the");
        let mut stands = Stands::default();
        for _ in 0..10 {
            common.count("by the by", &mut stands);
        }
        common.count("by", &mut stands);
        assert_eq!(common.index_query(&stands).unwrap().text, "\"the\"*");
        let many = "b ".repeat(40);
        let (words, mut stands) = (Words::new(&many), Stands::default());
        for text in ["b", "c", "d"] {
            words.count(text, &mut stands);
        }
        assert!(stands.one_of().is_some_and(|rows| rows > 1 << 40));
    }

    #[test]
    fn marks_lie_on_what_was_written() {
        assert_eq!(marked("elo riv", "Élodie by the river"), ["river"]);
        assert_eq!(
            marked("elodie riv", "Élodie by the river"),
            ["Élodie", "river"]
        );
        assert_eq!(marked("小明", "和王小明"), ["小明"]);
    }
}

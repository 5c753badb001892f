//! The words that are looked for. Any text is a search; nothing in it is a language but quotation
//! marks, which keep words together.

use std::cell::OnceCell;
use std::ops::Range;

use crate::domain::find::phrase::Phrase;
use crate::domain::find::tokens::{OF_A_PERSON, Token, tokens};
use crate::domain::sorting;

/// What was typed, cut into words. Each must be found, wherever it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    phrases: Vec<Phrase>,
    /// Signs that are no words, such as an emoji, as they were typed.
    signs: Vec<String>,
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
    /// Whether it asks for finished words alone: so the next letter most likely asks the same.
    pub lasts: bool,
}

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
            lasts: asked.iter().all(|(_, phrase)| !phrase.open),
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
        sorting::by_key(&mut marks, |mark| (mark.start, mark.end));
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

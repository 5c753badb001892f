//! Who was there: names found in the words, one that is new, or the person selected.

use crate::domain::id::Id;
use crate::domain::names::KnownPerson;
use crate::domain::person::Person;
use crate::domain::sentence::reading::{
    Choice, Mark, Meaning, Offer, Open, OpenKind, Problem, ReadPerson, Setting, Span, Why,
};
use crate::domain::text::fold::fold;
use crate::domain::text::words::TextWord;

/// Names that are also words: taken only where a word would not stand.
const ALSO_WORDS: &[&str] = &[
    "a",
    "an",
    "angel",
    "april",
    "art",
    "august",
    "autumn",
    "baker",
    "bell",
    "bill",
    "black",
    "bloom",
    "bright",
    "brook",
    "brown",
    "bush",
    "carol",
    "chase",
    "christian",
    "cook",
    "cross",
    "dale",
    "dawn",
    "day",
    "dean",
    "do",
    "drew",
    "eve",
    "faith",
    "field",
    "fish",
    "ford",
    "forest",
    "fox",
    "frank",
    "gene",
    "glen",
    "gold",
    "good",
    "grace",
    "grant",
    "gray",
    "green",
    "guy",
    "hall",
    "hardy",
    "harmony",
    "hill",
    "hope",
    "hunter",
    "i",
    "in",
    "iris",
    "ivy",
    "jack",
    "jay",
    "jo",
    "joy",
    "june",
    "king",
    "lake",
    "lane",
    "lee",
    "light",
    "lily",
    "little",
    "long",
    "love",
    "major",
    "mark",
    "marsh",
    "mason",
    "max",
    "may",
    "me",
    "melody",
    "mercy",
    "mike",
    "miles",
    "mill",
    "miller",
    "moon",
    "moore",
    "my",
    "nick",
    "noble",
    "north",
    "olive",
    "pat",
    "park",
    "pearl",
    "penny",
    "pepper",
    "pierce",
    "pope",
    "price",
    "rain",
    "ray",
    "reed",
    "reid",
    "rich",
    "river",
    "rob",
    "robin",
    "rock",
    "rose",
    "ruby",
    "sage",
    "sandy",
    "sharp",
    "short",
    "sky",
    "small",
    "smith",
    "so",
    "star",
    "stone",
    "storm",
    "strong",
    "sue",
    "summer",
    "sunny",
    "swan",
    "sweet",
    "taylor",
    "ted",
    "tip",
    "tony",
    "van",
    "violet",
    "walker",
    "ward",
    "waters",
    "well",
    "west",
    "white",
    "will",
    "winter",
    "wise",
    "wolf",
    "wood",
    "woods",
    "young",
];

/// What was found of people.
#[derive(Debug, Default)]
pub struct Who {
    /// Those who are clear, each once.
    pub people: Vec<ReadPerson>,
    /// Names to be created on saving.
    pub new_people: Vec<String>,
    /// The words that name them.
    pub marks: Vec<Mark>,
    /// Names that mean several people.
    pub open: Vec<Open>,
    /// Names that cannot be.
    pub problems: Vec<Problem>,
}

/// Finds the people named in `text`, leaving out the bytes in `taken`.
#[must_use]
pub fn find(text: &str, words: &[TextWord], taken: &[Span], setting: &Setting<'_>) -> Who {
    let mut who = Who::default();
    let mut place = 0;
    while let Some(word) = words.get(place) {
        if taken
            .iter()
            .any(|span| span.start < word.end && word.start < span.end)
        {
            place += 1;
            continue;
        }
        let here = words.get(place..).unwrap_or_default();
        let forced = text
            .get(..word.start)
            .is_some_and(|before| before.ends_with('@'));
        let escaped = text
            .get(..word.start)
            .is_some_and(|before| before.ends_with('\\'));
        match setting.names.longest(text, here) {
            Some((count, people))
                if !escaped && (forced || is_meant(text, words, place, count)) =>
            {
                let end = here.get(count - 1).map_or(word.end, |last| last.end);
                who.take(
                    text,
                    Span::new(word.start - usize::from(forced), end),
                    &people,
                    setting,
                );
                place += count;
            }
            _ if forced => {
                who.unknown(text, word, setting);
                place += 1;
            }
            _ => place += 1,
        }
    }
    if who.people.is_empty()
        && who.new_people.is_empty()
        && who.open.is_empty()
        && who.problems.is_empty()
    {
        who.people
            .extend(setting.selected.map(|id| ReadPerson { id, began: None }));
    }
    who
}

/// Whether a name of `count` words stands for somebody who was there: no possessive, and no word
/// that only looks like a name.
fn is_meant(text: &str, words: &[TextWord], place: usize, count: usize) -> bool {
    let Some((first, last)) = words.get(place).zip(words.get(place + count - 1)) else {
        return false;
    };
    let after = text.get(last.end..).unwrap_or_default();
    if after.starts_with("'s") || after.starts_with("’s") {
        return false;
    }
    if count > 1 || !ALSO_WORDS.contains(&first.folded.as_str()) {
        return true;
    }
    let before = place
        .checked_sub(1)
        .and_then(|before| words.get(before))
        .map(|word| word.folded.as_str());
    let begins = text.get(..first.start).is_none_or(|before| {
        before.trim_end().is_empty() || before.trim_end().ends_with(['.', '!', '?', ':'])
    });
    matches!(
        before,
        Some("with" | "and" | "called" | "met" | "saw" | "visited" | "texted" | "phoned" | "rang")
    ) || (first.capital && !begins)
}

impl Who {
    fn take(&mut self, text: &str, span: Span, people: &[&KnownPerson], setting: &Setting<'_>) {
        let named = span.of(text).trim_start_matches('@');
        let chosen = choice(setting.choices, named).and_then(|choice| {
            people
                .iter()
                .find(|person| person.id.to_string() == choice.offer)
        });
        match (people, chosen) {
            ([one], _) | (_, Some(one)) => {
                self.marks.push(Mark {
                    span,
                    meaning: Meaning::Person,
                });
                self.add(one.id);
            }
            (several, None) => {
                self.marks.push(Mark {
                    span,
                    meaning: Meaning::Ambiguous,
                });
                let span = Span::new(span.end - named.len(), span.end);
                self.open.push(Open {
                    span,
                    kind: OpenKind::Person,
                    offers: offers(several, &self.people, setting),
                });
            }
        }
    }

    fn add(&mut self, id: Id<Person>) {
        if !self.people.iter().any(|person| person.id == id) {
            self.people.push(ReadPerson { id, began: None });
        }
    }

    /// A name after `@` that nobody has.
    fn unknown(&mut self, text: &str, word: &TextWord, setting: &Setting<'_>) {
        let span = Span::new(word.start - 1, word.end);
        let near = setting.names.look_alikes(&word.folded);
        let name = text.get(word.start..word.end).unwrap_or_default();
        let guess = near
            .first()
            .map(|person| format!("Did you mean {}? ", person.name))
            .unwrap_or_default();
        self.marks.push(Mark {
            span,
            meaning: Meaning::Problem,
        });
        self.problems.push(Problem {
            span,
            message: format!("Nobody is called {name}"),
            next: format!("{guess}Write @\"{name}\" to add somebody new."),
        });
    }
}

fn choice<'a>(choices: &'a [Choice], named: &str) -> Option<&'a Choice> {
    let named = fold(named);
    choices
        .iter()
        .find(|choice| choice.kind == OpenKind::Person && fold(&choice.words) == named)
}

/// Those often there with the others first, then the most recent.
fn offers(several: &[&KnownPerson], named: &[ReadPerson], setting: &Setting<'_>) -> Vec<Offer> {
    let together = |person: &KnownPerson| {
        named
            .iter()
            .map(|other| setting.company.times(person.id, other.id))
            .sum::<u32>()
    };
    let mut ordered = several.to_vec();
    ordered.sort_by_key(|person| std::cmp::Reverse((together(person), person.last_contact)));
    ordered
        .into_iter()
        .map(|person| Offer {
            id: person.id.to_string(),
            label: person.name.clone(),
            why: match (together(person), person.last_contact) {
                (0, Some(day)) => Why::LastContact(day),
                (0, None) => Why::NameFits,
                (times, _) => Why::Together(times),
            },
        })
        .collect()
}

//! Who is meant by a name: the one way in which the box, the command line and the importers match.
//!
//! Full names and other names beat partial ones; then come "First L.", the first name, and a surname
//! that only one person has. Accents, case, width and the kind of apostrophe do not count.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::text::fold::{fold, fold_umlauts};
use crate::domain::text::words::{TextWord, adjoin, words};

/// How many look-alikes are offered.
const OFFERED: usize = 5;

/// What matching needs to know of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownPerson {
    /// Who.
    pub id: Id<Person>,
    /// The name as written.
    pub name: String,
    /// Other names as written.
    pub other_names: Vec<String>,
    /// The last contact day, if there is one: of two with one name the recent one is offered first.
    pub last_contact: Option<Day>,
}

/// How a name was given; the closest way wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum How {
    Full,
    FirstAndInitial,
    First,
    Surname,
}

/// One way to name one person.
#[derive(Debug)]
struct Way {
    words: Vec<String>,
    person: usize,
    how: How,
}

/// Everybody's names, folded once and indexed by their first word.
#[derive(Debug, Default)]
pub struct Names {
    people: Vec<KnownPerson>,
    by_id: HashMap<Id<Person>, usize>,
    by_word: HashMap<String, Vec<Way>>,
}

/// What a name on the command line means.
#[derive(Debug, PartialEq, Eq)]
pub enum Found<'a> {
    /// Exactly this person.
    One(&'a KnownPerson),
    /// Any of these, the most recent first.
    Several(Vec<&'a KnownPerson>),
    /// Nobody; these have names that look alike.
    Nobody(Vec<&'a KnownPerson>),
}

impl Names {
    /// The index over `people`.
    #[must_use]
    pub fn new(people: Vec<KnownPerson>) -> Self {
        Self::indexing(people, |_| true)
    }

    /// The index over those of `people` whom `text` can name: for reading that one text it is as good
    /// as the whole one, and made far sooner.
    #[must_use]
    pub fn for_text(people: Vec<KnownPerson>, text: &str) -> Self {
        let given: HashSet<String> = folded_words(text).into_iter().collect();
        Self::indexing(people, |person| {
            all_names(person).any(|name| {
                let spelled = fold_umlauts(name);
                std::iter::once(fold(name))
                    .chain(spelled)
                    .any(|name| holds(&name, &given))
            })
        })
    }

    fn indexing(people: Vec<KnownPerson>, indexed: impl Fn(&KnownPerson) -> bool) -> Self {
        let by_id = people
            .iter()
            .enumerate()
            .map(|(place, person)| (person.id, place))
            .collect();
        let mut by_word: HashMap<String, Vec<Way>> = HashMap::new();
        for (place, person) in people
            .iter()
            .enumerate()
            .filter(|(_, person)| indexed(person))
        {
            for way in ways(person, place) {
                if let Some(first) = way.words.first() {
                    by_word.entry(first.clone()).or_default().push(way);
                }
            }
        }
        Self {
            people,
            by_id,
            by_word,
        }
    }

    /// Everybody, in the order given to [`Names::new`].
    #[must_use]
    pub fn people(&self) -> &[KnownPerson] {
        &self.people
    }

    /// The person with this id.
    #[must_use]
    pub fn person(&self, id: Id<Person>) -> Option<&KnownPerson> {
        self.by_id
            .get(&id)
            .and_then(|place| self.people.get(*place))
    }

    /// Whom a whole name means, such as an argument of a verb.
    #[must_use]
    pub fn find(&self, name: &str) -> Found<'_> {
        let given = words(name);
        if let Some((length, mut people)) = self.longest(name, &given)
            && length == given.len()
        {
            if let [one] = people.as_slice() {
                return Found::One(one);
            }
            people.sort_by_key(|person| Reverse(person.last_contact));
            return Found::Several(people);
        }
        self.literally(name)
    }

    /// A name without a word in it, such as an emoji, is compared as it stands.
    fn literally(&self, name: &str) -> Found<'_> {
        let wanted = fold(name.trim());
        let same: Vec<_> = self
            .people
            .iter()
            .filter(|person| {
                !wanted.is_empty() && all_names(person).any(|name| fold(name) == wanted)
            })
            .collect();
        match same.as_slice() {
            [one] => Found::One(one),
            [] => Found::Nobody(self.look_alikes(&wanted)),
            _ => Found::Several(same),
        }
    }

    /// Whom the longest name at the beginning of `given`, words of `text`, can mean, and of how many
    /// words it is. Nobody is `None`; several are those whom it fits equally well.
    #[must_use]
    pub fn longest(&self, text: &str, given: &[TextWord]) -> Option<(usize, Vec<&KnownPerson>)> {
        let first = given.first()?;
        let fits = |way: &&Way| {
            way.words.len() <= given.len()
                && way
                    .words
                    .iter()
                    .zip(given)
                    .all(|(word, given)| *word == given.folded)
                && given
                    .iter()
                    .take(way.words.len())
                    .zip(given.iter().skip(1))
                    .take(way.words.len() - 1)
                    .all(|(a, b)| adjoin(text, a, b))
        };
        let ways: Vec<&Way> = self
            .by_word
            .get(&first.folded)?
            .iter()
            .filter(fits)
            .collect();
        let length = ways.iter().map(|way| way.words.len()).max()?;
        let longest = || ways.iter().filter(|way| way.words.len() == length);
        let how = longest().map(|way| way.how).min()?;
        let mut places: Vec<usize> = longest()
            .filter(|way| way.how == how)
            .map(|way| way.person)
            .collect();
        places.sort_unstable();
        places.dedup();
        if how == How::Surname && places.len() > 1 {
            return None;
        }
        Some((
            length,
            places
                .into_iter()
                .filter_map(|place| self.people.get(place))
                .collect(),
        ))
    }

    /// People with a name of nearly these letters, the nearest first.
    #[must_use]
    pub fn look_alikes(&self, folded: &str) -> Vec<&KnownPerson> {
        let most = match folded.chars().count() {
            0..=2 => 0,
            3..=5 => 1,
            _ => 2,
        };
        let mut near: Vec<(usize, &KnownPerson)> = self
            .people
            .iter()
            .filter_map(|person| {
                let whole = all_names(person).map(|name| fold(name));
                let parts = all_names(person)
                    .flat_map(|name| words(name).into_iter().map(|word| word.folded));
                let distance = whole
                    .chain(parts)
                    .filter_map(|name| within(folded, &name, most))
                    .min()?;
                Some((distance, person))
            })
            .collect();
        near.sort_by_key(|(distance, person)| (*distance, Reverse(person.last_contact)));
        near.into_iter()
            .take(OFFERED)
            .map(|(_, person)| person)
            .collect()
    }
}

/// Whether a folded name holds one of the words. Where a script puts no spaces between words, any
/// place in the name will do.
fn holds(name: &str, words: &HashSet<String>) -> bool {
    if name.is_ascii() {
        return name
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '\'')
            .any(|part| words.contains(part));
    }
    words.iter().any(|word| name.contains(word.as_str()))
}

fn all_names(person: &KnownPerson) -> impl Iterator<Item = &String> {
    std::iter::once(&person.name).chain(&person.other_names)
}

fn ways(person: &KnownPerson, place: usize) -> Vec<Way> {
    let mut found = Vec::new();
    for name in all_names(person) {
        let spellings = std::iter::once(name.clone()).chain(fold_umlauts(name));
        for whole in spellings.map(|name| folded_words(&name)) {
            found.push(Way {
                words: whole,
                person: place,
                how: How::Full,
            });
        }
    }
    let spaced = person.name.split_whitespace().count();
    if let [first, .., last] = folded_words(&person.name).as_slice()
        && spaced > 1
    {
        let initial: String = last.chars().take(1).collect();
        found.push(Way {
            words: vec![first.clone(), initial],
            person: place,
            how: How::FirstAndInitial,
        });
        found.push(Way {
            words: vec![first.clone()],
            person: place,
            how: How::First,
        });
        found.push(Way {
            words: vec![last.clone()],
            person: place,
            how: How::Surname,
        });
    }
    found
}

fn folded_words(name: &str) -> Vec<String> {
    words(name).into_iter().map(|word| word.folded).collect()
}

/// How many letters differ (insertions, deletions, changes, swaps of neighbours), if at most `most`.
fn within(one: &str, other: &str, most: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if a.len().abs_diff(b.len()) > most || most == 0 {
        return None;
    }
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            rows[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let mut least = change.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    least = least.min(rows[i - 2][j - 2] + 1);
                }
                least
            };
        }
    }
    Some(rows[a.len()][b.len()]).filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let known = |number, name: &str, others: &[&str], last: Option<&str>| KnownPerson {
            id: Id::from_number(number),
            name: name.to_owned(),
            other_names: others.iter().map(ToString::to_string).collect(),
            last_contact: last.map(|day| day.parse().unwrap()),
        };
        Names::new(vec![
            known(1, "Ana Petrović", &["Anči"], Some("2026-11-10")),
            known(2, "Jo Novak", &[], Some("2026-09-12")),
            known(3, "Jo Weber", &[], Some("2026-11-01")),
            known(4, "Élodie Roux", &[], None),
            known(5, "王小明", &["Xiao Ming"], None),
            known(6, "محمد النجار", &[], None),
            known(7, "Søren O’Brien", &[], None),
            known(8, "Jürgen Groß", &[], None),
            known(9, "👩‍👩‍👧", &[], None),
            known(10, "Luka Petrović", &[], None),
            known(11, "Mary-Kate Olsen", &[], None),
            known(12, "Jo", &[], None),
        ])
    }

    fn who(name: &str) -> Vec<i64> {
        let names = names();
        match names.find(name) {
            Found::One(person) => vec![person.id.number()],
            Found::Several(people) => people.iter().map(|person| person.id.number()).collect(),
            Found::Nobody(_) => Vec::new(),
        }
    }

    #[test]
    fn a_name_is_found_as_people_write_it() {
        for (name, people) in [
            ("Ana Petrović", &[1][..]),
            ("ana petrovic", &[1]),
            ("ANA", &[1]),
            ("anci", &[1]),
            ("Ana P.", &[1]),
            ("elodie", &[4]),
            ("Roux", &[4]),
            ("王小明", &[5]),
            ("xiao ming", &[5]),
            ("محمد", &[6]),
            ("soren o'brien", &[7]),
            ("juergen", &[]),
            ("Juergen Gross", &[8]),
            ("jurgen", &[8]),
            ("👩‍👩‍👧", &[9]),
            ("Petrović", &[]),
            ("mary-kate", &[]),
            ("Mary-Kate Olsen", &[11]),
            ("Jo N", &[2]),
            ("Jo", &[12]),
            ("", &[]),
            ("An", &[]),
            ("小明", &[]),
        ] {
            assert_eq!(who(name), people, "{name}");
        }
    }

    #[test]
    fn an_index_for_one_text_finds_whom_the_whole_one_finds() {
        for text in [
            "Ana",
            "ana p",
            "juergen gross",
            "王小明",
            "soren",
            "jo n",
            "zzzz",
            "Élodie Roux",
            "محمد",
        ] {
            let whole = names();
            let for_text = Names::for_text(whole.people().to_vec(), text);
            assert_eq!(
                format!("{:?}", for_text.find(text)),
                format!("{:?}", whole.find(text)),
                "{text}"
            );
        }
    }

    #[test]
    fn several_of_one_name_come_the_most_recent_first() {
        let known = |number, name: &str, last: &str| KnownPerson {
            id: Id::from_number(number),
            name: name.to_owned(),
            other_names: Vec::new(),
            last_contact: Some(last.parse().unwrap()),
        };
        let names = Names::new(vec![
            known(1, "Jo Novak", "2026-01-01"),
            known(2, "Jo Weber", "2026-06-01"),
        ]);
        let Found::Several(people) = names.find("jo") else {
            panic!("one Jo only")
        };
        assert_eq!(
            people
                .iter()
                .map(|person| person.id.number())
                .collect::<Vec<_>>(),
            [2, 1]
        );
    }

    #[test]
    fn a_slip_of_the_finger_is_offered_and_never_taken() {
        let names = names();
        for (name, person) in [("Elodei", 4), ("Anna", 1), ("petrovci", 10), ("Nowak", 2)] {
            let Found::Nobody(near) = names.find(name) else {
                panic!("{name} was taken")
            };
            assert!(near.iter().any(|near| near.id.number() == person), "{name}");
        }
        assert_eq!(names.find("zzzz"), Found::Nobody(Vec::new()));
    }
}

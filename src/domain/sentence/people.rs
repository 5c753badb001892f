//! From names to people: one by one, by choice, or as a question with the likeliest first.

use std::cmp::Reverse;
use std::collections::HashSet;

use crate::domain::id::Id;
use crate::domain::names::KnownPerson;
use crate::domain::person::Person;
use crate::domain::sentence::choice::chosen;
use crate::domain::sentence::lexicon::{KIN, NOBODYS_NAME};
use crate::domain::sentence::mentions::{Mention, Whom, is_everyday_word, is_forced};
use crate::domain::sentence::page::Page;
use crate::domain::sentence::reading::{
    Meaning, Offer, Open, OpenKind, Problem, Setting, Span, Why,
};
use crate::domain::sorting;
use crate::domain::text::fold::fold;
use crate::domain::text::pieces::{Piece, Shape};

/// Who was there.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// Those who are settled, in the order of the text, each once.
    pub people: Vec<Id<Person>>,
    /// Those who are created on saving.
    pub new: Vec<String>,
    /// Who is to be asked.
    pub open: Vec<Open>,
    /// What cannot be.
    pub problems: Vec<Problem>,
    /// Whether a name that resembles one was said to be somebody else's.
    pub declined: bool,
    /// What was looked for among names that are only nearly the same.
    pub likened: Vec<Span>,
    met: HashSet<Id<Person>>,
}

/// The id of the offer that nobody of these is meant.
pub const NOBODY: &str = "none";

/// How many people are offered for one name.
const OFFERS: usize = 50;

/// How many of those named weigh in what is offered.
const COMPANY: usize = 30;

/// How many words are looked at for "Did you mean".
const TYPOS: usize = 12;

impl People {
    /// Whether nobody is named, so that it may be whoever is selected.
    #[must_use]
    pub fn is_nobody(&self) -> bool {
        let somebody = !self.people.is_empty() || !self.new.is_empty() || !self.open.is_empty();
        !somebody && self.problems.is_empty() && !self.declined
    }

    /// Leaves out those who were not there after all; their names stay marked.
    pub fn leave_out(&mut self, absent: &[Id<Person>]) {
        self.people.retain(|person| !absent.contains(person));
    }

    fn add(&mut self, person: Id<Person>) {
        if self.met.insert(person) {
            self.people.push(person);
        }
    }
}

/// Who `there` are. Marks their names.
pub fn people(page: &mut Page<'_>, there: &[(&Mention, bool)], setting: &Setting<'_>) -> People {
    let mut found = People::default();
    let mut unclear: Vec<(Span, Vec<Id<Person>>)> = Vec::new();
    for (mention, marked) in there {
        let span = page.span(mention.from, mention.end);
        let meaning = match &mention.whom {
            Whom::Group(members) => {
                for member in members {
                    found.add(*member);
                }
                Meaning::Group
            }
            Whom::New(name) => {
                if !found.new.iter().any(|known| fold(known) == fold(name)) {
                    found.new.push(name.clone());
                }
                Meaning::NewPerson
            }
            Whom::People(people) => {
                match (people.as_slice(), picked(page, mention, people, setting)) {
                    ([one], _) => {
                        found.add(*one);
                        Meaning::Person
                    }
                    (_, Picked::This(person)) => {
                        found.add(person);
                        Meaning::Person
                    }
                    (_, Picked::Nobody) => {
                        found.declined = true;
                        continue;
                    }
                    (several, Picked::NotYet) => {
                        unclear.push((span, several.to_vec()));
                        Meaning::Ambiguous
                    }
                }
            }
        };
        if *marked {
            page.mark(mention.from, mention.end, meaning);
        }
    }
    ask(page, unclear, setting, &mut found);
    found
}

/// What was chosen for a name of several.
enum Picked {
    This(Id<Person>),
    Nobody,
    NotYet,
}

/// The person chosen for a name of several.
fn picked(
    page: &Page<'_>,
    mention: &Mention,
    people: &[Id<Person>],
    setting: &Setting<'_>,
) -> Picked {
    let words = page.typed(mention.from, mention.end);
    let bare = words.trim_start_matches(['@', '＠']);
    let offer = chosen(setting.choices, OpenKind::Person, words)
        .or_else(|| chosen(setting.choices, OpenKind::Person, bare));
    let person = offer.and_then(|offer| offer.parse().ok());
    match person.filter(|person| people.contains(person)) {
        _ if offer == Some(NOBODY) => Picked::Nobody,
        Some(person) => Picked::This(person),
        None => Picked::NotYet,
    }
}

/// One question for each name that means several people, unless one of them is named anyway.
fn ask(
    page: &Page<'_>,
    unclear: Vec<(Span, Vec<Id<Person>>)>,
    setting: &Setting<'_>,
    found: &mut People,
) {
    let mut asked = HashSet::new();
    for (span, people) in unclear {
        if asked.insert(fold(span.of(page.text).trim_start_matches('@'))) {
            let known: Vec<&KnownPerson> = people
                .iter()
                .filter_map(|id| setting.names.person(*id))
                .collect();
            let offers = offers(known, &found.people, setting, &Why::NameFits);
            found.open.push(Open {
                span,
                kind: OpenKind::Person,
                offers,
            });
        }
    }
}

/// Who can be meant: first those most often together with the others, then the most recent.
fn offers(
    people: Vec<&KnownPerson>,
    others: &[Id<Person>],
    setting: &Setting<'_>,
    otherwise: &Why,
) -> Vec<Offer> {
    let mut ranked: Vec<(u32, &KnownPerson)> = people
        .into_iter()
        .map(|person| {
            let times = others
                .iter()
                .take(COMPANY)
                .map(|other| setting.company.times(person.id, *other))
                .fold(0_u32, u32::saturating_add);
            (times, person)
        })
        .collect();
    sorting::by_key(&mut ranked, |(times, person)| {
        (Reverse(*times), Reverse(person.last_contact))
    });
    ranked
        .into_iter()
        .take(OFFERS)
        .map(|(times, person)| Offer {
            id: person.id.to_string(),
            label: person.name.clone(),
            why: match (times, person.last_contact) {
                _ if *otherwise == Why::Resembles => Why::Resembles,
                (0, Some(day)) => Why::LastContact(day),
                (0, None) => otherwise.clone(),
                (times, _) => Why::Together(times),
            },
        })
        .collect()
}

/// Words after with, and or @ that nobody is called by and that resemble a name: offered, never
/// taken. An unknown name that resembles nobody stays text, unless it was forced with `@`.
pub fn typos(page: &mut Page<'_>, mentions: &[Mention], setting: &Setting<'_>, found: &mut People) {
    let mut named = vec![false; page.len()];
    for mention in mentions {
        for place in named.iter_mut().take(mention.end).skip(mention.from) {
            *place = true;
        }
    }
    let mut looked = 0;
    let mut asked: HashSet<String> = HashSet::new();
    for at in 0..page.len() {
        if named.get(at).copied().unwrap_or(true) || looked >= TYPOS {
            continue;
        }
        let forced = is_forced(page, at);
        let word = at + usize::from(forced);
        if !forced && !may_be_typo(page, at, &named) {
            continue;
        }
        looked += 1;
        let end = typed_name_end(page, word);
        let words = page.typed(word, end).to_owned();
        if !asked.insert(fold(&words)) {
            continue;
        }
        offer_typo(page, (at, word, end), forced, setting, found);
    }
}

/// A name of two capitalised words is looked up as one.
#[must_use]
pub fn typed_name_end(page: &Page<'_>, at: usize) -> usize {
    let next = page.piece(at + 1);
    let surname = next.is_some_and(|piece| {
        piece.is_capitalised() && piece.shape == Shape::Letters && piece.key.len() > 1
    });
    let capital = page.piece(at).is_some_and(Piece::is_capitalised);
    if capital && surname && !page.glued(at + 1) {
        at + 2
    } else {
        at + 1
    }
}

fn may_be_typo(page: &Page<'_>, at: usize, named: &[bool]) -> bool {
    let Some(piece) = page.piece(at).filter(|piece| piece.shape == Shape::Letters) else {
        return false;
    };
    if at == 0
        || page.shape(at + 1) == Some(Shape::Possessive)
        || (page.glued(at + 1) && page.glued(at + 2))
        || !page.whole_to(at + 1)
    {
        return false;
    }
    let after_name = at >= 2 && named.get(at - 2).copied().unwrap_or(false);
    let place = match page.before(at) {
        "with" | "@" => true,
        "/" => at >= 2 && page.key(at - 2) == "w",
        "and" | "&" => after_name,
        "called" | "phoned" | "texted" | "visited" | "met" | "saw" | "emailed" | "messaged" => {
            piece.is_capitalised()
        }
        _ => false,
    };
    let letters = piece.key.chars().count();
    let long = letters >= if piece.is_capitalised() { 3 } else { 5 };
    let zone = page.zone(at);
    let main = matches!(zone, crate::domain::sentence::page::Zone::Main);
    let suffix = matches!(
        piece.key.as_str(),
        "jr" | "sr" | "ii" | "iii" | "phd" | "md"
    );
    place
        && long
        && main
        && !suffix
        && !KIN.contains(piece.key.as_str())
        && !is_everyday_word(&piece.key)
        && !is_common(&piece.key)
}

/// Words that often stand after "with" and are nobody's name.
fn is_common(word: &str) -> bool {
    NOBODYS_NAME.contains(word)
}

fn offer_typo(
    page: &mut Page<'_>,
    (at, word, end): (usize, usize, usize),
    forced: bool,
    setting: &Setting<'_>,
    found: &mut People,
) {
    let span = page.span(at, end);
    let words = page.typed(word, end).to_owned();
    let near: Vec<&KnownPerson> = {
        let pieces: Vec<_> = (word..end).filter_map(|at| page.piece(at)).collect();
        setting.names.look_alikes(&pieces).into_iter().collect()
    };
    found.likened.push(span);
    let choice = chosen(setting.choices, OpenKind::Person, span.of(page.text))
        .or_else(|| chosen(setting.choices, OpenKind::Person, &words));
    let person = choice.and_then(|offer| near.iter().find(|person| person.id.to_string() == offer));
    if let Some(person) = person {
        found.add(person.id);
        page.mark(at, end, Meaning::Person);
    } else if choice == Some(NOBODY) && !forced {
        found.declined = true;
    } else if near.is_empty() {
        if forced && page.shape(word) != Some(Shape::Sign) {
            page.mark(at, end, Meaning::Problem);
            found.problems.push(Problem {
                span,
                message: format!("Nobody is called {words}."),
                next: format!("Write @\"{words}\" to add them, or leave out the @."),
            });
        }
    } else {
        let mut offers = offers(near, &found.people, setting, &Why::Resembles);
        if !forced {
            offers.push(Offer {
                id: NOBODY.to_owned(),
                label: format!("{words}, somebody else"),
                why: Why::Reading,
            });
        }
        page.mark(at, end, Meaning::Ambiguous);
        found.open.push(Open {
            span,
            kind: OpenKind::Person,
            offers,
        });
    }
}

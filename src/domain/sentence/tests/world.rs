//! The people, groups and places of the tables, and a short way to write a reading.

use std::collections::HashMap;
use std::fmt::Write as _;

use chrono::{NaiveDate, NaiveTime};

use crate::domain::calling::{Calling, OF_ONE_SURNAME, SURNAME, begins_with, calls};
use crate::domain::group::Group;
use crate::domain::id::Id;
use crate::domain::interaction::Began;
use crate::domain::name_filter::Wanted;
use crate::domain::names::{KnownPerson, Names};
use crate::domain::person::Person;
use crate::domain::place::Place;
use crate::domain::promise::Side;
use crate::domain::record::Record;
use crate::domain::sentence::read::read;
use crate::domain::sentence::reading::{Choice, Company, NumericOrder, OpenKind, Reading, Setting};
use crate::domain::word::Word;

/// Name, other names after `|`; the id is the place in the list, from 1.
const PEOPLE: &[&str] = &[
    "Ana Petrović",
    "Jo Novak",
    "Jo Weber",
    "Élodie Roux",
    "Will Smith",
    "May Lin",
    "Mark Twain",
    "Art Vandelay",
    "Grace Hopper",
    "Mum|Mother",
    "Conan O’Brien",
    "Søren Kierkegaard",
    "Jürgen Groß",
    "Jean-Luc Picard",
    "Anna van der Berg",
    "王小明",
    "田中太郎",
    "김지민",
    "Мария Иванова",
    "Γιώργος Παππάς",
    "דוד כהן",
    "محمد علي",
    "राम शर्मा",
    "สมชาย",
    "Luka",
    "Luka Modrić",
    "Sue Perkins",
    "Hope Davis",
    "Nguyễn Thị Minh",
    "マリア",
    "🦊",
    "Robert Brown|Bob|Bobby",
    "Zoë Kravitz",
    "Aunt May",
    "Łukasz Nowak",
    "Mary Jane Watson",
    "Marina Abramović",
    "Priya Natarajan",
    "Þóra Jónsdóttir",
    "Fatima Zahra",
    "রবীন্দ্র",
    "Dr. Kim Lee",
    "Rose Tyler",
    "Pat Metheny",
    "Bill Evans",
];

/// Everything a sentence of the tables is read against.
pub struct World {
    names: Names,
    groups: Vec<Group>,
    places: Vec<Place>,
    company: Company,
    pub today: NaiveDate,
    pub now: Option<NaiveTime>,
    pub selected: Option<Id<Person>>,
    pub order: NumericOrder,
    pub choices: Vec<Choice>,
}

impl World {
    pub fn new() -> Self {
        let people = PEOPLE
            .iter()
            .zip(1..)
            .map(|(names, number)| {
                let mut names = names.split('|').map(str::to_owned);
                KnownPerson {
                    id: Id::from_number(number),
                    name: names.next().unwrap(),
                    other_names: names.collect(),
                    last_contact: (number == 3).then(|| "2026-11-01".parse().unwrap()),
                }
            })
            .collect();
        let place = |number, name: &str, other: &[&str]| Place {
            id: Id::from_number(number),
            name: name.to_owned(),
            other_names: other.iter().map(|name| (*name).to_owned()).collect(),
            record: Record::new(0),
        };
        Self {
            names: Names::new(people),
            groups: vec![Group {
                id: Id::from_number(1),
                name: "The Novaks".to_owned(),
                other_names: vec!["Novak family".to_owned()],
                members: vec![Id::from_number(2), Id::from_number(25)],
                record: Record::new(0),
            }],
            places: vec![
                place(1, "Kalemegdan", &["the fortress"]),
                place(2, "Thai place", &[]),
                place(3, "Café Central", &["the café"]),
                place(4, "Ana's", &[]),
                place(5, "Blue Cup", &["the café"]),
            ],
            company: Company::default(),
            today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
            now: None,
            selected: None,
            order: NumericOrder::Ask,
            choices: Vec::new(),
        }
    }

    /// The same with these people instead: their name, then other names.
    pub fn of(people: &[Vec<String>]) -> Self {
        let people = people.iter().zip(1..).filter_map(|(names, number)| {
            let (name, other_names) = names.split_first()?;
            Some(KnownPerson {
                id: Id::from_number(number),
                name: name.clone(),
                other_names: other_names.to_vec(),
                last_contact: None,
            })
        });
        Self {
            names: Names::new(people.collect()),
            ..Self::new()
        }
    }

    /// These groups instead: their name, then the names of those in them.
    pub fn call_groups(&mut self, groups: &[Vec<String>]) {
        let id = |name: &String| {
            let person = self.names.people().iter().find(|one| one.name == *name);
            person.unwrap().id
        };
        let groups = groups.iter().zip(1..);
        self.groups = groups
            .map(|(named, number)| Group {
                id: Id::from_number(number),
                name: named[0].clone(),
                other_names: Vec::new(),
                members: named[1..].iter().map(id).collect(),
                record: Record::new(0),
            })
            .collect();
    }

    /// These places instead.
    pub fn call_places(&mut self, places: &[Vec<String>]) {
        let places = places.iter().zip(1..);
        self.places = places
            .map(|(named, number)| Place {
                id: Id::from_number(number),
                name: named[0].clone(),
                other_names: Vec::new(),
                record: Record::new(0),
            })
            .collect();
    }

    pub fn note_company(&mut self, one: i64, other: i64, times: u32) {
        self.company
            .note(Id::from_number(one), Id::from_number(other), times);
    }

    pub fn choose(&mut self, kind: OpenKind, words: &str, offer: &str) {
        self.choices.push(Choice {
            kind,
            words: words.to_owned(),
            offer: offer.to_owned(),
        });
    }

    pub fn setting(&self) -> Setting<'_> {
        Setting {
            names: &self.names,
            groups: &self.groups,
            places: &self.places,
            company: &self.company,
            today: self.today,
            now: self.now,
            selected: self.selected,
            order: self.order,
            choices: &self.choices,
        }
    }

    /// Reads `text`, and sees that an index made for it alone gives the same reading.
    pub fn read(&self, text: &str) -> Reading {
        let reading = read(text, &self.setting());
        let wanted = Wanted::by(text);
        let reads = |name: &str, others: &[String]| {
            let words = begins_with(name, others);
            words.keys().any(|word| wanted.word(word).is_some())
        };
        let members = |id| {
            self.selected == Some(id)
                || self.groups.iter().any(|group| {
                    reads(&group.name, &group.other_names) && group.members.contains(&id)
                })
        };
        let meant = self.names.people().iter().filter(|person| {
            wanted.means(&person.name, &person.other_names)
                || members(person.id)
                || self.selected == Some(person.id)
        });
        let names = Names::new(meant.cloned().collect());
        if reading.likened.is_empty() {
            let called = self.names.people().iter().filter(|person| {
                let calls = calls(&person.name, &person.other_names);
                calls.keys().any(|word| wanted.word(word).is_some()) || members(person.id)
            });
            let names = Names::new(called.cloned().collect());
            let for_text = Setting {
                names: &names,
                ..self.setting()
            };
            assert_eq!(read(text, &for_text), reading, "{text}");
        }
        if !wanted.declines() {
            let called = self.names.people().iter().map(|person| person.id);
            let called: Vec<_> = called.filter(|id| members(*id)).collect();
            let names = Names::of_callings(&self.callings(&wanted), &called);
            let for_text = Setting {
                names: &names,
                ..self.setting()
            };
            let by_forms = read(text, &for_text);
            if by_forms.open.is_empty() && by_forms.likened.is_empty() {
                assert_eq!(by_forms, reading, "{text}");
            }
        }
        let mut groups = self.groups.clone();
        groups.retain(|group| reads(&group.name, &group.other_names));
        let mut places = self.places.clone();
        places.retain(|place| reads(&place.name, &place.other_names));
        let for_text = Setting {
            names: &names,
            groups: &groups,
            places: &places,
            ..self.setting()
        };
        assert_eq!(read(text, &for_text), reading, "{text}");
        assert_eq!(names.find(text), self.names.find(text), "{text}");
        reading
    }

    /// Whom a text of these words can call, as an index of all forms tells; of people of one surname no more than
    /// are enough.
    fn callings<'w>(&self, wanted: &'w Wanted) -> Vec<Calling<'w>> {
        let mut callings = Vec::new();
        let mut surnames: HashMap<&str, usize> = HashMap::new();
        for person in self.names.people() {
            let calls = calls(&person.name, &person.other_names);
            let stand = wanted
                .words()
                .iter()
                .filter_map(|word| calls.get_key_value(word).map(|(_, forms)| (word, forms)));
            for (word, forms) in stand {
                let of_one = surnames.entry(word).or_default();
                *of_one += usize::from(forms == SURNAME);
                if forms != SURNAME || *of_one <= OF_ONE_SURNAME {
                    callings.push(Calling::by(person.id, word, forms, wanted));
                }
            }
        }
        callings
    }

    pub fn name(&self, id: Id<Person>) -> String {
        self.names
            .person(id)
            .map_or_else(|| "?".to_owned(), |person| person.name.clone())
    }

    /// The people of a reading: names, `+New`, `?words(offers)` for what is asked.
    pub fn people(&self, text: &str) -> String {
        let reading = self.read(text);
        let mut said: Vec<String> = reading
            .people
            .iter()
            .map(|person| self.name(person.id))
            .collect();
        said.extend(reading.new_people.iter().map(|name| format!("+{name}")));
        for open in reading
            .open
            .iter()
            .filter(|open| open.kind == OpenKind::Person)
        {
            let offers: Vec<&str> = open
                .offers
                .iter()
                .map(|offer| offer.label.as_str())
                .collect();
            said.push(format!("?{}({})", open.span.of(text), offers.join("|")));
        }
        if said.is_empty() {
            "-".to_owned()
        } else {
            said.join(", ")
        }
    }

    /// The day of a reading: the day or days, the time, `?offers` if it is asked, `!` if refused.
    pub fn day(&self, text: &str) -> String {
        let reading = self.read(text);
        if let Some(problem) = reading.problems.first() {
            return format!("! {}", problem.message);
        }
        let asked = reading
            .open
            .iter()
            .find(|open| matches!(open.kind, OpenKind::Day | OpenKind::Time));
        if let Some(open) = asked {
            let offers: Vec<&str> = open.offers.iter().map(|offer| offer.id.as_str()).collect();
            return format!("? {}", offers.join(" "));
        }
        let (first, last) = (reading.days.first(), reading.days.last());
        let mut said = first.to_string();
        if last != first {
            let _ = write!(said, "/{last}");
        }
        if let Some(time) = reading.time {
            said += &time.format(" %H:%M").to_string();
        }
        said
    }

    /// Kind, whether two-way, minutes, who began: `met both 120 me`.
    pub fn what(&self, text: &str) -> String {
        let reading = self.read(text);
        let mut said = vec![reading.kind.map_or("-", Word::word).to_owned()];
        if reading.two_way {
            said.push("both".to_owned());
        }
        if let Some(minutes) = reading.minutes {
            said.push(minutes.number().to_string());
        }
        let one = |began: Option<Began>| began.map_or("-", Word::word);
        if reading.began.is_some() {
            said.push(one(reading.began).to_owned());
        } else if reading.people.iter().any(|person| person.began.is_some()) {
            let each: Vec<&str> = reading
                .people
                .iter()
                .map(|person| one(person.began))
                .collect();
            said.push(each.join("+"));
        }
        if let Some(open) = reading
            .open
            .iter()
            .find(|open| open.kind == OpenKind::Began)
        {
            said.push(format!("?{}", open.span.of(text)));
        }
        said.join(" ")
    }

    /// Clauses: `mine Ana Petrović: text by 2026-11-27`.
    pub fn clauses(&self, text: &str) -> String {
        let reading = self.read(text);
        let who = |id: Option<Id<Person>>| id.map_or_else(|| "-".to_owned(), |id| self.name(id));
        let day = |word: &str, day: Option<crate::domain::day::Day>| {
            day.map_or_else(String::new, |day| format!(" {word} {day}"))
        };
        let promises = reading.promises.iter().map(|promise| {
            let side = match promise.whose {
                Side::Mine => "mine",
                Side::Theirs => "theirs",
            };
            format!(
                "{side} {}: {}{}",
                who(promise.person),
                promise.text,
                day("by", promise.by)
            )
        });
        let topics = reading.topics.iter().map(|topic| {
            format!(
                "{} {}: {}{}",
                topic.kind.word(),
                who(topic.person),
                topic.text,
                day("from", topic.from)
            )
        });
        let mut said: Vec<String> = promises.chain(topics).collect();
        said.extend(
            reading
                .problems
                .iter()
                .map(|problem| format!("! {}", problem.message)),
        );
        said.extend(
            reading
                .open
                .iter()
                .filter(|open| matches!(open.kind, OpenKind::Whose | OpenKind::Day))
                .map(|open| format!("?{}", open.kind.word())),
        );
        if said.is_empty() {
            "-".to_owned()
        } else {
            said.join("; ")
        }
    }
}

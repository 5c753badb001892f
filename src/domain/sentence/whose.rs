//! Whose the promises and topics of a sentence are.

use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::promise::Side;
use crate::domain::sentence::choice::chosen;
use crate::domain::sentence::clause::{Clause, What};
use crate::domain::sentence::mentions::{Mention, Whom, mentions};
use crate::domain::sentence::page::Page;
use crate::domain::sentence::people::{NOBODY, People};
use crate::domain::sentence::reading::{
    Offer, Open, OpenKind, Problem, ReadPromise, ReadTopic, Reading, Setting, Span, Why,
};
use crate::domain::topic::TopicKind;

/// Whom a clause belongs to: the one person there, or a question.
enum Owner {
    Person(Id<Person>),
    New,
    Nobody,
    Asked,
}

fn owner(
    span: Span,
    who: &People,
    page: &Page<'_>,
    setting: &Setting<'_>,
) -> (Owner, Option<Open>) {
    match (who.people.as_slice(), who.new.len(), who.open.len()) {
        ([one], 0, 0) => (Owner::Person(*one), None),
        ([], 1, 0) => (Owner::New, None),
        ([], 0, 0) => (Owner::Nobody, None),
        ([], _, _) => (Owner::Asked, None),
        (several, _, _) => {
            let choice = chosen(setting.choices, OpenKind::Whose, span.of(page.text));
            if let Some(person) = several
                .iter()
                .find(|id| choice == Some(id.to_string().as_str()))
            {
                return (Owner::Person(*person), None);
            }
            let mut open = began_question(span, who, setting);
            open.kind = OpenKind::Whose;
            open.offers.retain(|offer| offer.id != NOBODY);
            (
                Owner::Asked,
                Some(open).filter(|open| !open.offers.is_empty()),
            )
        }
    }
}

/// The person whom the clause itself names, and its text: with `@`, or, where the sentence names nobody, at the
/// head of what they promised.
fn named_in(clause: &Clause, alone: bool, setting: &Setting<'_>) -> Option<(Id<Person>, String)> {
    let mut page = Page::new(&clause.text);
    let named = mentions(&page, setting.names, setting.groups);
    let theirs = alone && clause.what == What::Promise(Side::Theirs);
    let mut meant = named
        .iter()
        .filter(|name| name.forced || (theirs && name.from == 0 && !name.possessive));
    let (Some(one), None) = (meant.next(), meant.next()) else {
        return None;
    };
    match &one.whom {
        Whom::People(people) => match people.as_slice() {
            [person] => Some((*person, words(&mut page, &named))),
            _ => None,
        },
        Whom::Group(_) | Whom::New(_) => None,
    }
}

/// Notes the promises and topics of `clauses` in the reading, each with whom it is of; `alone` tells that the
/// sentence itself names nobody.
pub fn whose(
    reading: &mut Reading,
    (clauses, alone): (&[Clause], bool),
    who: &People,
    page: &Page<'_>,
    setting: &Setting<'_>,
) {
    for clause in clauses {
        let named = named_in(clause, alone, setting);
        let (owner, open) = match &named {
            Some((person, _)) => (Owner::Person(*person), None),
            None => owner(clause.span, who, page, setting),
        };
        let text = named.map_or_else(|| clause.text.clone(), |(_, text)| text);
        reading.open.extend(open);
        let person = match owner {
            Owner::Person(person) => Some(person),
            _ => None,
        };
        let own_news = clause.what == What::Topic(TopicKind::Tell);
        if matches!(owner, Owner::Nobody) && !own_news {
            reading.problems.push(Problem {
                span: clause.span,
                message: "Nobody is named for this.".to_owned(),
                next: "Name one person, such as @Ana.".to_owned(),
            });
        }
        match clause.what {
            What::Promise(whose) => reading.promises.push(ReadPromise {
                whose,
                person,
                text,
                by: clause.day,
            }),
            What::Topic(kind) => reading.topics.push(ReadTopic {
                kind,
                person,
                text,
                from: clause.day,
            }),
        }
    }
}

/// The question who of those who were there began it.
#[must_use]
pub fn began_question(span: Span, who: &People, setting: &Setting<'_>) -> Open {
    let mut offers: Vec<Offer> = who
        .people
        .iter()
        .take(20)
        .filter_map(|id| setting.names.person(*id))
        .map(|person| Offer {
            id: person.id.to_string(),
            label: person.name.clone(),
            why: Why::Reading,
        })
        .collect();
    offers.push(Offer {
        id: NOBODY.to_owned(),
        label: "not known".to_owned(),
        why: Why::Reading,
    });
    Open {
        span,
        kind: OpenKind::Began,
        offers,
    }
}

/// The words, with the `@` and the quotes of names taken out.
#[must_use]
pub fn words(page: &mut Page<'_>, named: &[Mention]) -> String {
    for mention in named.iter().filter(|mention| mention.forced) {
        page.drop_words(mention.from, mention.from + 1);
        if matches!(page.key(mention.from + 1), "\"" | "“" | "„" | "«") {
            page.drop_words(mention.from + 1, mention.from + 2);
            page.drop_words(mention.end - 1, mention.end);
        }
    }
    page.words()
}

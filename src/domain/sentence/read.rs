//! The grammar: each part takes what it understands out of the page, in this order, and what is
//! left are the words.

use crate::domain::id::Id;
use crate::domain::interaction::{Began, Kind};
use crate::domain::person::Person;
use crate::domain::sentence::absent::{absent, nobody};
use crate::domain::sentence::after_name::may_tell_of_others;
use crate::domain::sentence::attribute::{Attributes, attributes};
use crate::domain::sentence::began::{Beginner, beginner, of_person};
use crate::domain::sentence::choice::chosen;
use crate::domain::sentence::clause::{Clause, What, clauses};
use crate::domain::sentence::length::lengths;
use crate::domain::sentence::lexicon::BY_SOMEBODY;
use crate::domain::sentence::mentions::{Mention, Whom, mentions};
use crate::domain::sentence::numeric::is_undecided;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::people::{NOBODY, People, people, typos};
use crate::domain::sentence::place::{attributed, inferred};
use crate::domain::sentence::reading::{
    Meaning, NumericOrder, Offer, Open, OpenKind, Problem, ReadPerson, ReadPromise, ReadTopic,
    Reading, Setting, Span, Why,
};
use crate::domain::sentence::strangers::{Strangers, nobody_else, strangers};
use crate::domain::sentence::to_come::{of_today, plan};
use crate::domain::sentence::verbs::{FoundKind, kind, single_length};
use crate::domain::sentence::when::{When, is_ahead, when};
use crate::domain::sentence::who::{Role, roles, there, was_absent, was_there};
use crate::domain::sentence::zones;
use crate::domain::sorting;
use crate::domain::topic::TopicKind;

/// Reads `text` against `setting`. Total: any text has a reading.
#[must_use]
pub fn read(text: &str, setting: &Setting<'_>) -> Reading {
    let mut page = Page::new(text);
    let noted = clauses(&mut page, setting);
    let attributes = attributes(&mut page);
    zones::mark(&mut page);
    let when = when(&mut page, setting);
    let named = mentions(&page, setting.names, setting.groups);
    for name in &named {
        page.set_name(name.from, name.end);
    }
    let roles = roles(&page, &named);
    let mut who = people(&mut page, &there(&named, &roles), setting);
    typos(&mut page, &named, setting, &mut who);
    who.leave_out(&absent(&page, &named, &roles));
    let mut unknown = strangers(&page, &named);
    unknown.nobody = who.is_nobody() && unknown.there.is_empty() && nobody(&page);
    nobody_else(&page, &mut who, &mut unknown, setting);
    let mut said = kind(&page, &name_flags(&page, &named, &roles, &unknown));
    if unknown.nobody || came_to_nothing(&page, &named, &roles, &said) {
        (said.kind, said.both) = (None, false);
    }
    for (from, end) in &said.marks {
        let open_verb = BY_SOMEBODY.contains(page.before(*end)) && page.may_go_on(*end);
        if !open_verb && !may_tell_of_others(&page, *end) {
            page.mark(*from, *end, Meaning::Kind);
        }
    }
    let mut reading = Reading {
        days: when.days,
        order: order(&page, &when, noted.by_order, setting),
        time: when.time,
        people: Vec::new(),
        new_people: Vec::new(),
        kind: attributes.kind.or(said.kind),
        began: None,
        two_way: two_way(&attributes, &said, &page, &named, &roles),
        minutes: attributes.minutes.or(when.minutes),
        chosen: !attributes.duty,
        place: None,
        tags: attributes.tags.clone(),
        depth: attributes.depth,
        promises: Vec::new(),
        topics: Vec::new(),
        words: String::new(),
        marks: Vec::new(),
        open: noted.open,
        problems: noted.problems,
        strangers: unknown.there,
        likened: Vec::new(),
        happened: true,
    };
    begun(&mut page, &mut reading, &attributes, &named, &who, setting);
    how_long(&mut page, &mut reading);
    place(&mut page, &mut reading, &attributes, setting);
    reading.words = words(&mut page, &named);
    whose(&mut reading, &noted.clauses, &who, &page, setting);
    finish(reading, &page, &when, who, attributes, setting)
}

/// The order of day and month, if it decided a day.
fn order(
    page: &Page<'_>,
    when: &When,
    in_clause: bool,
    setting: &Setting<'_>,
) -> Option<NumericOrder> {
    let by_order = |span: Span| is_undecided(span.of(page.text));
    let decided = in_clause || when.span.is_some_and(by_order);
    Some(setting.order).filter(|order| *order != NumericOrder::Ask && decided)
}

/// Puts what is open and what is wrong into the order of the text.
fn finish(
    mut reading: Reading,
    page: &Page<'_>,
    when: &When,
    who: People,
    attributes: Attributes,
    setting: &Setting<'_>,
) -> Reading {
    reading.new_people = who.new;
    reading.likened = who.likened;
    reading.open.extend(when.open.iter().cloned());
    reading.open.extend(who.open);
    reading.problems.extend(when.problems.iter().cloned());
    reading.problems.extend(who.problems);
    reading.problems.extend(attributes.problems);
    let written: Vec<&str> = attributes
        .spans
        .iter()
        .map(|span| span.of(page.text))
        .collect();
    if let Some(span) = when.span.filter(|_| is_ahead(reading.days, setting.today)) {
        plan(&mut reading, span, (when, &written), setting);
    } else if reading.words.is_empty() && noted_only(&reading) {
        reading.happened = false;
    } else if when.open.is_empty() {
        of_today(&mut reading, (when, &written), page.text, setting);
    }
    reading.strangers.retain(|stranger| {
        reading
            .open
            .iter()
            .all(|open| !open.span.meets(stranger.span))
    });
    reading.marks = page.marks();
    sorting::by_key(&mut reading.open, |open| open.span);
    sorting::by_key(&mut reading.problems, |problem| problem.span);
    reading
}

fn noted_only(reading: &Reading) -> bool {
    let noted = !reading.promises.is_empty() || !reading.topics.is_empty();
    noted && reading.kind.is_none() && reading.minutes.is_none()
}

/// Which pieces are names.
fn name_flags(
    page: &Page<'_>,
    named: &[Mention],
    roles: &[Role],
    unknown: &Strangers,
) -> Vec<bool> {
    let mut flags = vec![false; page.len()];
    for (from, end) in &unknown.names {
        for flag in flags.iter_mut().take(*end).skip(*from) {
            *flag = true;
        }
    }
    for (mention, role) in named.iter().zip(roles) {
        if mention.possessive || (mention.doubtful && *role == Role::Mentioned) {
            continue;
        }
        for flag in flags.iter_mut().take(mention.end).skip(mention.from) {
            *flag = true;
        }
    }
    flags
}

/// Whether what the words say it was did not come to pass: nobody came, or it was called off, or the
/// sentence only asks.
fn came_to_nothing(page: &Page<'_>, named: &[Mention], roles: &[Role], said: &FoundKind) -> bool {
    let present = there(named, roles);
    let nobody_came = !present.is_empty() && present.iter().all(|(name, _)| was_absent(page, name));
    let marks = said.marks.iter().map(|(from, _)| *from);
    (nobody_came && said.kind != Some(Kind::ReachedOut)) || zones::all_unsaid(page, marks)
}

/// By the kind; without one, only if the words show that both took part.
fn two_way(
    attributes: &Attributes,
    said: &FoundKind,
    page: &Page<'_>,
    named: &[Mention],
    roles: &[Role],
) -> bool {
    let with = named.iter().zip(roles).any(|(mention, role)| {
        was_there(*role)
            && !was_absent(page, mention)
            && !zones::all_unsaid(page, std::iter::once(mention.from))
            && crate::domain::sentence::who::is_with(page, mention)
    });
    // "Book club": a group that is all that is said.
    let group = matches!(named, [only] if only.from == 0
        && matches!(only.whom, Whom::Group(_))
        && (page.ends_sentence(only.end) || page.number(only.end).is_some()));
    attributes
        .kind
        .or(said.kind)
        .map_or(said.both || with || group, Kind::two_way)
}

/// Fills in who was there and who began it.
fn begun(
    page: &mut Page<'_>,
    reading: &mut Reading,
    attributes: &Attributes,
    named: &[Mention],
    who: &People,
    setting: &Setting<'_>,
) {
    let words = beginner(page, named).filter(|_| attributes.began.is_none());
    let several = who.people.len() + who.new.len() + who.open.len() > 1;
    let mut by_pronoun: Option<Id<Person>> = None;
    if let Some(Beginner::Pronoun(from, end)) = words {
        let span = page.span(from, end);
        if !page.may_go_on(end) {
            page.mark(from, end, Meaning::Began);
        }
        let choice = chosen(setting.choices, OpenKind::Began, span.of(page.text));
        by_pronoun = match (who.people.as_slice(), choice) {
            ([one], _) if !several => Some(*one),
            (people, Some(choice)) => people.iter().copied().find(|id| id.to_string() == choice),
            _ => None,
        };
        let answered = by_pronoun.is_some() || choice == Some(NOBODY);
        if !answered && several {
            reading.open.push(began_question(span, who, setting));
        }
    }
    reading.people = who
        .people
        .iter()
        .map(|id| ReadPerson {
            id: *id,
            began: attributes
                .began
                .or_else(|| of_person(words, *id, named))
                .or_else(|| (by_pronoun == Some(*id)).then_some(Began::Them)),
        })
        .collect();
    let mut each = reading.people.iter().map(|person| person.began);
    let first = each.next().flatten();
    let same = each.all(|began| began == first) && who.open.is_empty();
    let for_new = matches!(words, Some(Beginner::Me | Beginner::Both))
        .then(|| of_person(words, Id::from_number(0), named))
        .flatten();
    reading.began = match attributes.began {
        Some(began) => Some(began),
        None if reading.people.is_empty() => for_new,
        None => first.filter(|_| same && (who.new.is_empty() || for_new == first)),
    };
}

fn began_question(span: Span, who: &People, setting: &Setting<'_>) -> Open {
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

fn how_long(page: &mut Page<'_>, reading: &mut Reading) {
    let found = lengths(page);
    if reading.minutes.is_none() {
        reading.minutes = single_length(page);
        if let [only] = found.as_slice()
            && reading.minutes.is_none()
        {
            let span = page.span(only.from, only.end);
            page.mark(only.from, only.end, Meaning::Problem);
            reading.problems.push(Problem {
                span,
                message: format!("{} is no length that can be kept.", span.of(page.text)),
                next: "Write one minute to sixty days.".to_owned(),
            });
        }
    }
    for length in found
        .iter()
        .filter(|length| {
            let on_the_way = page.key(length.end) == "to" && page.may_go_on(length.end + 1);
            !page.may_go_on(length.end) && !on_the_way
        })
        .collect::<Vec<_>>()
    {
        page.mark(length.from, length.end, Meaning::Length);
    }
}

fn place(
    page: &mut Page<'_>,
    reading: &mut Reading,
    attributes: &Attributes,
    setting: &Setting<'_>,
) {
    let found = match &attributes.place {
        Some((name, span)) => {
            page.mark_span(*span, Meaning::Place);
            attributed(page.text, name, *span, setting)
        }
        None => inferred(page, setting),
    };
    reading.place = found.place;
    reading.open.extend(found.open);
}

/// The words, with the `@` and the quotes of names taken out.
fn words(page: &mut Page<'_>, named: &[Mention]) -> String {
    for mention in named.iter().filter(|mention| mention.forced) {
        page.drop_words(mention.from, mention.from + 1);
        if matches!(page.key(mention.from + 1), "\"" | "“" | "„" | "«") {
            page.drop_words(mention.from + 1, mention.from + 2);
            page.drop_words(mention.end - 1, mention.end);
        }
    }
    page.words()
}

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

fn whose(
    reading: &mut Reading,
    clauses: &[Clause],
    who: &People,
    page: &Page<'_>,
    setting: &Setting<'_>,
) {
    for clause in clauses {
        let (owner, open) = owner(clause.span, who, page, setting);
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
                next: "Name one person, such as “with Ana”, or @Ana.".to_owned(),
            });
        }
        match clause.what {
            What::Promise(whose) => reading.promises.push(ReadPromise {
                whose,
                person,
                text: clause.text.clone(),
                by: clause.day,
            }),
            What::Topic(kind) => reading.topics.push(ReadTopic {
                kind,
                person,
                text: clause.text.clone(),
                from: clause.day,
            }),
        }
    }
}

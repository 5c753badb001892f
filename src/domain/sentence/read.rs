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
use crate::domain::sentence::clause::{Clause, clauses, next_after};
use crate::domain::sentence::length::lengths;
use crate::domain::sentence::lexicon::BY_SOMEBODY;
use crate::domain::sentence::mentions::{Mention, Whom, mentions};
use crate::domain::sentence::numeric::is_undecided;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::people::{NOBODY, People, people, typos};
use crate::domain::sentence::place::{attributed, inferred};
use crate::domain::sentence::reading::{
    Meaning, NumericOrder, OpenKind, Problem, ReadPerson, Reading, Setting, Span,
};
use crate::domain::sentence::strangers::{Strangers, nobody_else, only_mentioned, strangers};
use crate::domain::sentence::to_come::{of_today, plan};
use crate::domain::sentence::verbs::{FoundKind, kind, single_length};
use crate::domain::sentence::when::{When, is_ahead, when};
use crate::domain::sentence::who::{Role, roles, there, was_absent, was_there};
use crate::domain::sentence::whose::{began_question, whose, words};
use crate::domain::sentence::zones;
use crate::domain::sorting;

/// Reads `text` against `setting`. Total: any text has a reading.
#[must_use]
pub fn read(text: &str, setting: &Setting<'_>) -> Reading {
    let mut page = Page::new(text);
    let mut noted = clauses(&mut page, setting);
    let attributes = attributes(&mut page);
    zones::mark(&mut page);
    let when = when(&mut page, setting);
    as_of(&when, text, setting, &mut noted.clauses);
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
    let mentioned = if who.is_nobody() && unknown.there.is_empty() && !unknown.nobody {
        only_mentioned(&page, &named, &roles)
    } else {
        Vec::new()
    };
    nobody_else(&page, (&mut who, &mut unknown), &mentioned, setting);
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
        mentioned: Vec::new(),
        likened: Vec::new(),
        happened: true,
    };
    if who.is_nobody() {
        reading.mentioned = mentioned.iter().map(|one| one.span).collect();
    }
    begun(&mut page, &mut reading, &attributes, &named, &who, setting);
    how_long(&mut page, &mut reading);
    place(&mut page, &mut reading, &attributes, setting);
    reading.words = words(&mut page, &named);
    whose(
        &mut reading,
        (&noted.clauses, named.is_empty()),
        &who,
        &page,
        setting,
    );
    finish(reading, &page, &when, who, attributes, setting)
}

/// "5 November: promise: the book by 10 November": of an earlier day the next 10 November is the one after it, and
/// not the one after today.
fn as_of(when: &When, text: &str, setting: &Setting<'_>, noted: &mut [Clause]) {
    let told = when.days.last().date().filter(|day| *day < setting.today);
    let Some(today) = told.filter(|_| when.open.is_empty() && !noted.is_empty()) else {
        return;
    };
    let then = Setting { today, ..*setting };
    let then = clauses(&mut Page::new(text), &then);
    for (now, then) in noted.iter_mut().zip(then.clauses) {
        now.day = now.day.map(|now| next_after(now, then.day));
    }
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
    } else if noted_only(&reading) && (reading.words.is_empty() || names_only(&reading, page, when))
    {
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

/// "@Jo ask: how was it?": names and no day, so that nothing happened.
fn names_only(reading: &Reading, page: &Page<'_>, when: &When) -> bool {
    let bare = reading.tags.is_empty() && reading.place.is_none() && reading.time.is_none();
    bare && when.span.is_none() && page.says_names_only()
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

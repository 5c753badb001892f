//! Those who are named as having been there and are nobody here: "lunch with Bob", "called my boss".
//!
//! They stay text and never block. But with them there it is not the selected person who is meant. A
//! name in small letters may be a thing ("with confetti"): where it would make a difference it is asked.

use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::sentence::after_name::{after, did};
use crate::domain::sentence::choice::chosen;
use crate::domain::sentence::deeds::{can_be_name, done_by_another, is_after_with, is_subject};
use crate::domain::sentence::lexicon::{AFTER_NAME, AND, CONTACTED, DETERMINERS, SOMEBODY};
use crate::domain::sentence::mentions::{Mention, Whom, is_forced};
use crate::domain::sentence::page::{Page, Zone};
use crate::domain::sentence::people::{NOBODY, People, typed_name_end};
use crate::domain::sentence::reading::{Offer, Open, OpenKind, Setting, Span, Stranger, Why};
use crate::domain::sentence::small_names::small_name;
use crate::domain::sentence::who::{Role, with_me};
use crate::domain::sorting;
use crate::domain::text::pieces::Shape;

/// Strangers past this many are not looked for.
const MOST: usize = 12;

/// Those who are nobody here.
#[derive(Clone, Debug, Default)]
pub struct Strangers {
    /// Those who were there.
    pub there: Vec<Stranger>,
    /// From which piece to which a name is, also of one with whom somebody else was.
    pub names: Vec<(usize, usize)>,
    /// Whether the words say that nobody was there.
    pub nobody: bool,
    /// From which piece to which a word in small letters is that may be the name of one who was there.
    small: Vec<(usize, usize)>,
}

/// Somebody whom the sentence names, and does not say to have been there.
#[derive(Clone, Copy, Debug)]
pub struct Mentioned<'m> {
    /// The name.
    pub span: Span,
    /// Who can be meant.
    people: &'m [Id<Person>],
}

/// Takes the selected person as having been there if nobody is named. Where a word may be a name it is
/// asked whether it is one; it is not marked, since somebody who is named later makes it plain.
pub fn nobody_else(
    page: &Page<'_>,
    (who, strangers): (&mut People, &mut Strangers),
    mentioned: &[Mentioned<'_>],
    setting: &Setting<'_>,
) {
    let alone = who.is_nobody() && strangers.there.is_empty() && !strangers.nobody;
    // The next word may still say that it is a thing: "called fresh " is not finished.
    let finished = |(_, end): &&(usize, usize)| !page.may_go_on(*end);
    strangers
        .names
        .extend(strangers.small.iter().filter(finished));
    let small = strangers.small.iter().map(|(from, end)| Stranger {
        span: page.span(*from, *end),
        is_name: true,
    });
    match (setting.selected.filter(|_| alone), small.clone().next()) {
        (None, _) => strangers.there.extend(small),
        (Some(selected), None) => selected_or(page, who, (selected, mentioned), setting),
        (Some(selected), Some(first)) => {
            match chosen(setting.choices, OpenKind::Person, first.span.of(page.text)) {
                Some(NOBODY) => strangers.there.extend(small),
                Some(choice) if choice == selected.to_string() => who.people.push(selected),
                _ => who.open.push(asked(page.text, first.span, setting)),
            }
        }
    }
    sorting::by_key(&mut strangers.there, |stranger| stranger.span);
}

/// Takes the selected person, unless another one is named who may have been there: then it is asked.
fn selected_or(
    page: &Page<'_>,
    who: &mut People,
    (selected, mentioned): (Id<Person>, &[Mentioned<'_>]),
    setting: &Setting<'_>,
) {
    let of_selected = |one: &Mentioned<'_>| one.people.contains(&selected);
    let of_selected = mentioned.iter().any(of_selected);
    let Some(Mentioned { span, people }) = mentioned.first().filter(|_| !of_selected) else {
        who.people.push(selected);
        return;
    };
    let offered = people.iter().copied().chain([selected]);
    match chosen(setting.choices, OpenKind::Person, span.of(page.text)) {
        Some(NOBODY) => {}
        choice => match choice.and_then(|id| id.parse().ok()) {
            Some(person) if offered.clone().any(|one| one == person) => who.people.push(person),
            _ => {
                let known = offered.filter_map(|id| setting.names.person(id));
                let offers = known.map(|person| Offer {
                    id: person.id.to_string(),
                    label: person.name.clone(),
                    why: Why::Reading,
                });
                let nobody = Offer {
                    id: NOBODY.to_owned(),
                    label: "nobody".to_owned(),
                    why: Why::Reading,
                };
                who.open.push(Open {
                    span: *span,
                    kind: OpenKind::Person,
                    offers: offers.chain([nobody]).collect(),
                });
            }
        },
    }
}

/// Those who are named and not taken to have been there, but for whom somebody only told of: they may have been.
#[must_use]
pub fn only_mentioned<'m>(
    page: &Page<'_>,
    mentions: &'m [Mention],
    roles: &[Role],
) -> Vec<Mentioned<'m>> {
    let named = mentions.iter().zip(roles).filter_map(|(mention, role)| {
        let people = match &mention.whom {
            Whom::People(people) | Whom::Group(people) => people.as_slice(),
            Whom::New(_) => return None,
        };
        let here = *role == Role::Mentioned && page.zone(mention.from) == Zone::Main;
        let span = page.span(mention.from, mention.end);
        (here && !mention.doubtful).then_some(Mentioned { span, people })
    });
    named.collect()
}

/// The question whether a word is somebody's name or the selected person was there.
fn asked(text: &str, span: Span, setting: &Setting<'_>) -> Open {
    let selected = setting.selected.and_then(|id| setting.names.person(id));
    let other = Offer {
        id: NOBODY.to_owned(),
        label: format!("{}, somebody else", span.of(text)),
        why: Why::Reading,
    };
    let selected = selected.map(|person| Offer {
        id: person.id.to_string(),
        label: person.name.clone(),
        why: Why::Reading,
    });
    Open {
        span,
        kind: OpenKind::Person,
        offers: std::iter::once(other).chain(selected).collect(),
    }
}

/// Who stands where one who was there stands and is none of `mentions`.
#[must_use]
pub fn strangers(page: &Page<'_>, mentions: &[Mention]) -> Strangers {
    let mut found = Strangers::default();
    let mut at = 0;
    let mut last_end = None;
    let mut next = mentions.iter().peekable();
    while at < page.len() && found.names.len() < MOST {
        while next.next_if(|mention| mention.end <= at).is_some() {}
        if let Some(known) = next.next_if(|mention| mention.from <= at) {
            let another = next.peek().is_some_and(|next| next.from == known.end + 2);
            if let Some(end) = of_theirs(page, known).filter(|_| !another) {
                let span = page.span(known.from, end);
                let is_name = false;
                found.there.push(Stranger { span, is_name });
            }
            at = known.end.max(at + 1);
            last_end = Some(known.end);
            continue;
        }
        let after_small = last_end.is_some() && found.small.last().map(|(_, end)| *end) == last_end;
        let joined = last_end.is_some_and(|end| end + 1 == at) && AND.contains(page.before(at));
        match stranger(page, at, joined) {
            Some((end, is_name, there)) => {
                let span = page.span(at, end);
                // "With my sister Ana", "the Novak family", "Dr Lee".
                let known = next.peek().map_or(usize::MAX, |next| next.from);
                if known < end {
                    at += 1;
                    continue;
                }
                let there = there && (is_name || known > end);
                if there && !(at > 0 && done_by_another(page, mentions, at - 1)) {
                    found.there.push(Stranger { span, is_name });
                }
                found.names.push((at, end));
                (at, last_end) = (end, Some(end));
            }
            None => match small_name(page, at, joined && after_small) {
                Some(end) => {
                    found.small.push((at, end));
                    (at, last_end) = (end, Some(end));
                }
                None => at += 1,
            },
        }
    }
    found
}

/// The stranger whose words begin at `at`: the place after them, whether they are a name, and whether
/// they were there with me.
fn stranger(page: &Page<'_>, at: usize, joined: bool) -> Option<(usize, bool, bool)> {
    if page.zone(at) != Zone::Main || is_forced(page, at) || !page.whole_from(at) {
        return None;
    }
    let name_end = name(page, at).filter(|end| page.whole_to(*end));
    let (end, is_name) = match (name_end, somebody(page, at)) {
        (_, Some(end)) => (end, false),
        (Some(end), None) => (end, true),
        (None, None) => return han(page, at),
    };
    let with = is_after_with(page, at);
    let contacted = CONTACTED.contains(page.before(at))
        || matches!(page.before(at), "to" | "into")
            && at >= 2
            && matches!(
                page.key(at - 2),
                "talked" | "spoke" | "wrote" | "ran" | "bumped"
            );
    let begins = at == 0 || page.begins_line(at) || page.ends_sentence(at - 1);
    let did = is_subject(page, end).filter(|_| begins);
    let there = with || contacted || did == Some(true) || joined || with_me(page, at, end);
    // "Bob's sister" was there, and Bob was not.
    let of_theirs = page.shape(end) == Some(Shape::Possessive);
    if of_theirs {
        return (with || contacted).then_some((end + 2, false, true));
    }
    (there || did.is_some()).then_some((end, is_name, there))
}

/// The place after somebody of theirs who was there: "with Ana's parents", "Ana's brother called".
fn of_theirs(page: &Page<'_>, of: &Mention) -> Option<usize> {
    let from = of.from - usize::from(matches!(page.before(of.from), "my" | "our"));
    let whom = is_after_with(page, from) || CONTACTED.contains(page.before(from));
    let somebody = of.end + 1;
    let begins = of.from == 0 || page.begins_line(of.from) || page.ends_sentence(of.from - 1);
    let whom = whom || (begins && is_subject(page, somebody + 1) == Some(true));
    // "和小明的妈妈吃饭", "田中さんの妹とランチ".
    if of.possessive && page.shape(of.end) != Some(Shape::Possessive) {
        return theirs_unspaced(page, of);
    }
    let there = of.possessive && whom && page.zone(of.from) == Zone::Main;
    (there && SOMEBODY.contains(page.key(somebody))).then_some(somebody + 1)
}

/// The place after somebody of theirs in a language that glues it to the name, if "with" stands before
/// or behind.
fn theirs_unspaced(page: &Page<'_>, of: &Mention) -> Option<usize> {
    let mut end = after(page, of) + 1;
    let from = end;
    while end < from + 6
        && page
            .shape(end)
            .is_some_and(|shape| matches!(shape, Shape::Unspaced | Shape::Syllable))
    {
        let with = matches!(page.key(end), "と" | "과" | "와" | "랑");
        if with || (end > from && did(page, (of.from, end)) == Some(true)) {
            return Some(end);
        }
        end += 1;
    }
    (is_after_with(page, of.from) && page.glued(of.from)).then_some(from.max(end.min(from + 2)))
}

/// The place after one or two words with a capital that can be a name.
fn name(page: &Page<'_>, at: usize) -> Option<usize> {
    can_be_name(page, at).then(|| typed_name_end(page, at))
}

/// The place after "my boss", "the kids", "friends", "everyone".
fn somebody(page: &Page<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    while end < at + 3 && DETERMINERS.contains(page.key(end)) {
        end += 1;
    }
    // "With work friends".
    let word = page.key(end);
    let between = is_after_with(page, at) && page.shape(end) == Some(Shape::Letters);
    let other = AND.contains(word) || AFTER_NAME.contains(word) || OF_SOMEBODY.contains(&word);
    if between && !other && !SOMEBODY.contains(word) {
        end += 1;
    }
    let somebody = SOMEBODY.contains(page.key(end)) || is_family(page, at, end);
    somebody.then_some(end + 1)
}

/// "With the Novaks", of whom there is no group.
fn is_family(page: &Page<'_>, at: usize, named: usize) -> bool {
    let the = is_after_with(page, at) && page.key(at) == "the" && named == at + 1;
    let several = page
        .piece(named)
        .is_some_and(|name| name.text.ends_with('s'));
    the && several && can_be_name(page, named)
}

/// Somebody of them is not meant: "with her parents" may be said of the selected person.
const OF_SOMEBODY: &[&str] = &["her", "his", "their", "your", "whose"];

/// After "和" somebody stands, wherever the name ends; not "和她".
fn han(page: &Page<'_>, at: usize) -> Option<(usize, bool, bool)> {
    let joined = matches!(page.before(at), "和" | "跟" | "与" | "與");
    let pronoun = matches!(page.key(at), "她" | "他" | "它" | "我" | "你" | "您" | "大");
    let runs_on = |at: usize| page.glued(at) && page.shape(at) == Some(Shape::Unspaced);
    if !joined || pronoun || !runs_on(at) {
        return None;
    }
    let mut end = at + 1;
    while runs_on(end) {
        end += 1;
    }
    Some((end, false, true))
}

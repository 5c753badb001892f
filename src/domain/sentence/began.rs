//! Who began it, from words: she called, he asked to meet, I invited.

use crate::domain::id::Id;
use crate::domain::interaction::Began;
use crate::domain::person::Person;
use crate::domain::sentence::around::is_adverb;
use crate::domain::sentence::lexicon::{AND, ENDS_VERB};
use crate::domain::sentence::mentions::{Mention, Whom};
use crate::domain::sentence::page::{Page, Zone};
use crate::domain::sentence::phrases::is_no_call;
use crate::domain::text::pieces::Shape;

/// What the words say of who began it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beginner {
    /// I did.
    Me,
    /// Both did.
    Both,
    /// The names from this one to that one did.
    Named(usize, usize),
    /// She, he or they: the pieces that say so.
    Pronoun(usize, usize),
}

/// Who began it according to the words; `None` if they do not say, or contradict each other.
/// [`Beginner::Named`] carries places in `mentions`.
#[must_use]
pub fn beginner(page: &Page<'_>, mentions: &[Mention]) -> Option<Beginner> {
    said_outright(page, mentions).or_else(|| by_deed(page, mentions))
}

/// "She began", "you started it": it says who began it whatever else was done.
fn said_outright(page: &Page<'_>, mentions: &[Mention]) -> Option<Beginner> {
    (1..page.len()).find_map(|at| {
        let verb = matches!(page.key(at), "began" | "started" | "initiated");
        let end = at + 1 + usize::from(page.key(at + 1) == "it");
        let stands = page.ends_sentence(end) || page.shape(end) == Some(Shape::Sign);
        if !verb || !stands || page.zone(at) != Zone::Main {
            return None;
        }
        match page.before(at) {
            "you" => Some(Beginner::Me),
            "both" => Some(Beginner::Both),
            _ => subject(page, at, mentions),
        }
    })
}

/// Who made the contact that the words tell of.
fn by_deed(page: &Page<'_>, mentions: &[Mention]) -> Option<Beginner> {
    let mut found: Option<Beginner> = None;
    for at in 0..page.len() {
        if !begins_contact(page, at, mentions) {
            continue;
        }
        let Some(who) = subject(page, at, mentions) else {
            continue;
        };
        // "Ana called Jo" began nothing between me and them.
        let others = matches!(who, Beginner::Named(..) | Beginner::Pronoun(..));
        if others
            && (is_mention(mentions, at + 1) || matches!(page.key(at + 1), "her" | "him" | "them"))
        {
            continue;
        }
        match found {
            None => found = Some(who),
            Some(first) if same(first, who) => {}
            // "Called Ana, she called back": the first began it.
            Some(_) if page.key(at + 1) == "back" => {}
            Some(Beginner::Me | Beginner::Named(..)) if matches!(who, Beginner::Pronoun(..)) => {
                return None;
            }
            Some(_) => return None,
        }
    }
    found
}

fn is_mention(mentions: &[Mention], at: usize) -> bool {
    mentions
        .binary_search_by_key(&at, |mention| mention.from)
        .is_ok()
}

fn same(one: Beginner, other: Beginner) -> bool {
    one == other || matches!((one, other), (Beginner::Pronoun(..), Beginner::Pronoun(..)))
}

/// Whether the word at `at` is a verb that begins contact, as it is used here.
fn begins_contact(page: &Page<'_>, at: usize, mentions: &[Mention]) -> bool {
    if page.key(at).is_empty() || matches!(page.zone(at), Zone::Told | Zone::About) {
        return false;
    }
    let denied = page.zone(at) == Zone::Denied;
    let next = page.key(at + 1);
    let someone = matches!(next, "me" | "us" | "her" | "him" | "them" | "@")
        || is_mention(mentions, at + 1)
        || (next == "my");
    let ends =
        page.ends_sentence(at + 1) || ENDS_VERB.contains(next) || page.number(at + 1).is_some();
    match page.key(at) {
        "called" if is_no_call(page, at) => false,
        "called" | "phoned" | "rang" | "texted" | "messaged" | "emailed" | "facetimed"
        | "skyped" | "zoomed" | "dmed" | "pinged" | "telephoned" | "whatsapped" => {
            !denied && (someone || ends)
        }
        "wrote" => !denied && (someone || page.reads(at + 1, &["to"])),
        "visited" => !denied && someone,
        "invited" | "initiated" => someone || ends,
        "suggested" | "proposed" => true,
        "reached" => !denied && next == "out",
        "asked" => asks_to_meet(page, at),
        _ => false,
    }
}

/// "She asked", "asked me out", "asked to meet": not "asked about the exam".
fn asks_to_meet(page: &Page<'_>, at: usize) -> bool {
    let after = at
        + 1
        + usize::from(matches!(
            page.key(at + 1),
            "me" | "us" | "her" | "him" | "them"
        ));
    page.ends_sentence(after)
        || matches!(page.key(after), "out" | ",")
        || page.reads(after, &["to", "meet"])
        || page.reads(after, &["to", "come"])
        || page.reads(after, &["for", "lunch"])
        || page.reads(after, &["for", "coffee"])
        || page.reads(after, &["to", "go"])
}

fn subject(page: &Page<'_>, verb: usize, mentions: &[Mention]) -> Option<Beginner> {
    let mut at = verb;
    while at > 0 && is_adverb(page.key(at - 1)) {
        at -= 1;
    }
    // "Ana and I texted".
    let and_i = at >= 3
        && page.key(at - 1) == "i"
        && AND.contains(page.key(at - 2))
        && page.key(at - 2) != ",";
    let ends = |at: usize| {
        mentions
            .binary_search_by_key(&at, |mention| mention.end)
            .is_ok()
    };
    if and_i && ends(at - 2) {
        return Some(Beginner::Both);
    }
    if at > 0
        && let Ok(place) = mentions.binary_search_by_key(&at, |mention| mention.end)
        && mentions
            .get(place)
            .is_some_and(|mention| !mention.possessive)
    {
        return Some(Beginner::Named(first_of(page, mentions, place), place));
    }
    match page.before(at) {
        "i" => Some(Beginner::Me),
        // "We called Ana", but "we called".
        "we" if is_mention(mentions, verb + 1)
            || matches!(page.key(verb + 1), "her" | "him" | "them" | "my") =>
        {
            Some(Beginner::Me)
        }
        "we" => Some(Beginner::Both),
        "she" | "he" | "they" => Some(Beginner::Pronoun(at - 1, verb + 1)),
        "" | "." | ";" | ":" | "!" if at == 0 || !page.key(at - 1).is_empty() => Some(Beginner::Me),
        "," | "and" | "then" => {
            Some(Beginner::Me).filter(|_| page.key(verb) != "asked" && implied(page, at))
        }
        _ if page.begins_line(at) => Some(Beginner::Me),
        _ => None,
    }
}

/// After a comma the one left out is I only if nobody else was the subject before.
fn implied(page: &Page<'_>, at: usize) -> bool {
    (at.saturating_sub(12)..at).all(|at| !matches!(page.key(at), "she" | "he" | "they"))
}

/// Who began it between me and each of `people`.
#[must_use]
pub fn of_person(
    beginner: Option<Beginner>,
    person: Id<Person>,
    mentions: &[Mention],
) -> Option<Began> {
    match beginner? {
        Beginner::Me => Some(Began::Me),
        Beginner::Both => Some(Began::Both),
        Beginner::Named(first, last) => {
            let named = mentions.get(first..=last)?;
            let theirs = named.iter().any(|name| match &name.whom {
                Whom::People(people) => people.contains(&person),
                Whom::Group(members) => members.contains(&person),
                Whom::New(_) => false,
            });
            theirs.then_some(Began::Them)
        }
        Beginner::Pronoun(..) => None,
    }
}

/// Of "Mum and Jo called" the first, where `last` is the last name before the verb.
fn first_of(page: &Page<'_>, mentions: &[Mention], last: usize) -> usize {
    let mut first = last;
    while let Some(before) = first.checked_sub(1)
        && let (Some(one), Some(other)) = (mentions.get(before), mentions.get(first))
        && one.end + 1 == other.from
        && !one.possessive
        && matches!(page.key(one.end), "and" | "&" | "+")
    {
        first = before;
    }
    first
}

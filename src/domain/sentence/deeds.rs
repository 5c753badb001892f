//! Who did what to whom: whether a name is the subject or the object of a verb of contact, and whether
//! it was with me. "Omar texted Aoife" was without me.

use crate::domain::sentence::around::is_adverb;
use crate::domain::sentence::lexicon::{
    AFTER_ALONE, AFTER_NAME, AND, BY_SOMEBODY, DEAR, DETERMINERS, KIN, MET, NOBODYS_NAME, ORDERED,
    SENT, SOMEBODY, TO_SOMEBODY, WITH,
};
use crate::domain::sentence::mentions::Mention;
use crate::domain::sentence::page::Page;
use crate::domain::text::pieces::{Piece, Shape};

/// What is given goes to somebody.
const GIVING: &[&str] = &[
    "sent", "gave", "wrote", "mailed", "brought", "lent", "showed",
];

/// The object of a verb of contact, perhaps with "to" or "from" between.
#[must_use]
pub fn is_object(page: &Page<'_>, mentions: &[Mention], from: usize) -> bool {
    let mut at = from;
    while DEAR.contains(page.before(at)) || KIN.contains(page.before(at)) {
        at -= 1;
    }
    // "Met Joy's new boyfriend Max".
    if at != from && at > 1 && page.shape(at - 1) == Some(Shape::Possessive) {
        at -= 2;
    }
    if TO_SOMEBODY.contains(page.before(at)) {
        return !done_by_another(page, mentions, at - 1) && !is_ordered(page, at - 1);
    }
    match page.before(at) {
        "to" | "from" | "into" | "on" | "up" | "by" | "for" => {
            let directly = at >= 2
                && TO_SOMEBODY.contains(page.key(at - 2))
                && !done_by_another(page, mentions, at - 2)
                && !is_ordered(page, at - 2);
            let out = at >= 3
                && matches!(page.key(at - 2), "out" | "in" | "up" | "over")
                && is_contact(page.key(at - 3));
            // A letter is given to somebody, and "a gift for Jo" only told of.
            let thing = at >= 2 && SENT.contains(page.key(at - 2));
            (directly && !thing)
                || out
                || gives_to(page, mentions, at - 1)
                || is_introduced(page, mentions, at - 1)
        }
        _ => false,
    }
}

/// Whether somebody else does what the verb at `verb` says: "Ana called Jo", "she called Jo".
#[must_use]
pub fn done_by_another(page: &Page<'_>, mentions: &[Mention], verb: usize) -> bool {
    if !TO_SOMEBODY.contains(page.key(verb)) && !BY_SOMEBODY.contains(page.key(verb)) {
        return false;
    }
    let mut at = verb;
    let helps = |word: &str| matches!(word, "is" | "was" | "are" | "were" | "been" | "has" | "had");
    while at > 0 && (is_adverb(page.before(at)) || helps(page.before(at))) {
        at -= 1;
    }
    let past = page.key(verb).ends_with("ed") || BY_SOMEBODY.contains(page.key(verb));
    // In "I will call Ana" there is no Will.
    let does = |by: &Mention| !by.possessive && (past || !by.doubtful);
    is_somebody_else(page, at)
        || mentions
            .binary_search_by_key(&at, |mention| mention.end)
            .is_ok_and(|place| at > 0 && mentions.get(place).is_some_and(does))
        || at
            .checked_sub(1)
            .is_some_and(|who| can_be_name(page, who) && !page.key(who).ends_with("ly"))
}

/// Whether the words before `at` name somebody who is nobody here: "she", "someone", "my neighbour".
#[must_use]
pub fn is_somebody_else(page: &Page<'_>, at: usize) -> bool {
    let whose = at >= 2 && matches!(page.key(at - 2), "my" | "our" | "her" | "his" | "their");
    (whose && KIN.contains(page.before(at)))
        || matches!(
            page.before(at),
            "she"
                | "he"
                | "they"
                | "who"
                | "someone"
                | "somebody"
                | "nobody"
                | "everyone"
                | "everybody"
                | "people"
        )
}

/// Whether the word at `at` has a capital and can be the name of somebody who is nobody here.
#[must_use]
pub fn can_be_name(page: &Page<'_>, at: usize) -> bool {
    let word = page.key(at);
    let letters = page.shape(at) == Some(Shape::Letters) && word.chars().nth(1).is_some();
    if !letters || !capital(page, at) {
        return false;
    }
    let pronoun = [
        "i'", "we'", "she'", "he'", "they'", "you'", "it'", "that'", "there'",
    ];
    let other = NOBODYS_NAME.contains(word)
        || MET.contains(word)
        || AFTER_ALONE.contains(word)
        || AND.contains(word)
        || WITH.contains(word)
        || DETERMINERS.contains(word)
        || TO_SOMEBODY.contains(word)
        || is_adverb(word)
        || matches!(
            word,
            "she" | "he" | "they" | "we" | "me" | "us" | "her" | "him" | "them" | "it"
        )
        || matches!(
            word,
            "christmas" | "xmas" | "easter" | "halloween" | "thanksgiving"
        );
    !other && !pronoun.iter().any(|it| word.starts_with(it))
}

/// "Introduced me to Ana", whoever did it, and "introduced Jo to Ana", unless somebody else did.
fn is_introduced(page: &Page<'_>, mentions: &[Mention], preposition: usize) -> bool {
    let verb = (preposition.saturating_sub(4)..preposition)
        .rev()
        .take_while(|at| !page.ends_sentence(*at) && page.key(*at) != ",")
        .find(|at| page.key(*at) == "introduced");
    let to = page.key(preposition) == "to";
    verb.filter(|_| to).is_some_and(|verb| {
        matches!(page.key(verb + 1), "me" | "us") || !done_by_another(page, mentions, verb)
    })
}

/// "Asked Ana to call Jo", "promised Ana to call Jo": what stands after "to" has not been done.
fn is_ordered(page: &Page<'_>, verb: usize) -> bool {
    page.before(verb) == "to"
        && (verb.saturating_sub(6)..verb)
            .rev()
            .take_while(|at| !page.ends_sentence(*at) && page.key(*at) != ",")
            .any(|at| ORDERED.contains(page.key(at)))
}

fn is_contact(word: &str) -> bool {
    TO_SOMEBODY.contains(word)
        || matches!(word, "ran" | "bumped" | "dropped" | "checked" | "stopped")
}

/// "Wrote a long letter to Ana", "a present from Ana", "ran into Ana".
fn gives_to(page: &Page<'_>, mentions: &[Mention], preposition: usize) -> bool {
    let word = page.key(preposition);
    if word == "into" {
        return matches!(page.before(preposition), "ran" | "bumped" | "run" | "bump");
    }
    if !matches!(word, "to" | "from" | "for") {
        return false;
    }
    let mut given = false;
    for at in (preposition.saturating_sub(6)..preposition).rev() {
        if page.ends_sentence(at) || page.key(at) == "," {
            break;
        }
        // "Letter from Max to Joy", "Max sent a letter to Joy".
        if done_by_another(page, mentions, at) || (word == "to" && page.key(at) == "from") {
            return false;
        }
        // "Gave Luka the keys for Ana".
        let to_another = mentions
            .binary_search_by_key(&(at + 1), |mention| mention.from)
            .is_ok();
        let by_me = matches!(page.key(at), "gave" | "sent" | "wrote" | "mailed") && !to_another;
        given |= if word == "for" {
            by_me
        } else {
            SENT.contains(page.key(at))
        };
    }
    given
}

/// Whether a verb of contact follows: `Some(true)` if it was with me, `Some(false)` if with somebody
/// else, as in "Ana called Jo".
#[must_use]
pub fn is_subject(page: &Page<'_>, end: usize) -> Option<bool> {
    let from = end + others_as_well(page, end);
    let mut at = from;
    while at < from + 3 && is_adverb(page.key(at)) {
        at += 1;
    }
    if NO_CONTACT.iter().any(|words| page.reads(at, words)) {
        return None;
    }
    BY_SOMEBODY.contains(page.key(at)).then(|| {
        let came = matches!(
            page.key(at),
            "came" | "dropped" | "stopped" | "popped" | "joined" | "visited"
        );
        let preposition = usize::from(
            page.key(at + 1) == "to"
                || (page.key(at + 1) == "for" && !came)
                || page.reads(at, &["picked", "up"]),
        );
        let object = page.piece(at + 1 + preposition);
        let and_me = (at + 2..at + 7)
            .any(|at| AND.contains(page.before(at)) && matches!(page.key(at), "me" | "us" | "i"));
        let to_other = (at + 1..at + 7)
            .take_while(|at| !page.ends_sentence(*at) && page.key(*at) != ",")
            .any(|place| {
                GIVING.contains(&page.key(at))
                    && page.key(place) == "to"
                    && capital(page, place + 1)
                    && !matches!(page.key(place + 1), "i" | "me")
            });
        let introduces_other = page.key(at) == "introduced"
            && !matches!(
                page.key(at + 1),
                "me" | "us" | "herself" | "himself" | "themselves"
            );
        let other = to_other
            || introduces_other
            || (matches!(page.key(at), "met" | "visited")
                && SOMEBODY_ELSE.contains(&page.key(at + 1)))
            || matches!(page.key(at + 1), "him" | "them")
            || (page.key(at + 1) == "her" && goes_no_further(page, at + 2));
        and_me
            || !other
                && object.is_none_or(|piece| {
                    !piece.is_capitalised()
                        || piece.shape != Shape::Letters
                        || matches!(piece.key.as_str(), "i" | "me")
                })
    })
}

/// What somebody does without me, though the verb is one of contact.
const NO_CONTACT: &[&[&str]] = &[
    &["called", "in", "sick"],
    &["called", "it"],
    &["called", "off"],
    &["gave", "birth"],
    &["gave", "up"],
    &["gave", "in"],
    &["gave", "notice"],
    &["came", "true"],
    &["came", "first"],
    &["came", "to", "mind"],
    &["came", "down", "with"],
];

/// After "Ana met": it was not me.
const SOMEBODY_ELSE: &[&str] = &[
    "the", "a", "an", "some", "someone", "somebody", "her", "his", "their", "new", "many", "lots",
];

/// How many words somebody else takes who is no known name: "and her brother", "and Bob".
fn others_as_well(page: &Page<'_>, end: usize) -> usize {
    if !matches!(page.key(end), "and" | "&") {
        return 0;
    }
    match page.key(end + 1) {
        "her" | "his" | "their" | "my" | "our" | "the" | "a" => 3,
        word if capital(page, end + 1) || SOMEBODY.contains(word) => 2,
        _ => 0,
    }
}

/// Whether "with" or "w/" stands before.
#[must_use]
pub fn is_after_with(page: &Page<'_>, at: usize) -> bool {
    let short = at >= 2 && page.key(at - 2) == "w" && page.glued(at - 1);
    WITH.contains(page.before(at)) || (page.before(at) == "/" && short)
}

/// Whether the word at `at` has a capital.
#[must_use]
pub fn capital(page: &Page<'_>, at: usize) -> bool {
    page.piece(at).is_some_and(Piece::is_capitalised)
}

/// After a name that is also a word: nothing follows that makes it a verb or a noun.
#[must_use]
pub fn goes_no_further(page: &Page<'_>, end: usize) -> bool {
    page.ends_sentence(end)
        || page.shape(end) == Some(Shape::Sign)
        || page.number(end).is_some()
        || AFTER_NAME.contains(page.key(end))
        || BY_SOMEBODY.contains(page.key(end))
}

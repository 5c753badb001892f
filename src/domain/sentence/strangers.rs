//! Those who are named as having been there and are nobody here: "lunch with Bob", "called my boss".
//!
//! They stay text and never block. But with them there it is not the selected person who is meant.

use crate::domain::sentence::deeds::{can_be_name, done_by_another, is_subject};
use crate::domain::sentence::lexicon::{AND, CONTACTED, DETERMINERS, SOMEBODY, WITH};
use crate::domain::sentence::mentions::{Mention, is_forced};
use crate::domain::sentence::page::{Page, Zone};
use crate::domain::sentence::people::typed_name_end;
use crate::domain::sentence::reading::Stranger;
use crate::domain::sentence::who::with_me;
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
            at = known.end.max(at + 1);
            last_end = Some(known.end);
            continue;
        }
        let joined = last_end.is_some_and(|end| end + 1 == at) && AND.contains(page.before(at));
        match stranger(page, at, joined) {
            Some((end, is_name, there)) => {
                let span = page.span(at, end);
                if there && !(at > 0 && done_by_another(page, mentions, at - 1)) {
                    found.there.push(Stranger { span, is_name });
                }
                found.names.push((at, end));
                (at, last_end) = (end, Some(end));
            }
            None => at += 1,
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
    let with = WITH.contains(page.before(at)) || (page.before(at) == "/" && is_w(page, at));
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

fn is_w(page: &Page<'_>, at: usize) -> bool {
    at >= 2 && page.key(at - 2) == "w" && page.glued(at - 1)
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
    SOMEBODY.contains(page.key(end)).then_some(end + 1)
}

/// After "和" somebody stands, wherever the name ends; not "和她".
fn han(page: &Page<'_>, at: usize) -> Option<(usize, bool, bool)> {
    let joined = matches!(page.before(at), "和" | "跟" | "与" | "與");
    let pronoun = matches!(page.key(at), "她" | "他" | "它" | "我" | "你" | "您" | "大");
    let glued = page.glued(at) && page.shape(at) == Some(Shape::Unspaced);
    let mut end = at + 1;
    while page.glued(end) && page.shape(end) == Some(Shape::Unspaced) {
        end += 1;
    }
    (joined && glued && !pronoun).then_some((end, false, true))
}

//! Who was there, of all who are named: those with whom something was done, not those talked about.
//!
//! A participant stands after with, and or @, or is subject or object of a verb of contact, or
//! stands alone between signs ("Ana, Jo: coffee"). Other names stay text.

use crate::domain::sentence::after_name::{
    after, did, may_tell_of_others, says_reached, says_with,
};
use crate::domain::sentence::among::{
    is_among_others, is_left_out, is_only_meant, is_only_one, was_along,
};
use crate::domain::sentence::deeds::{
    can_be_name, capital, goes_no_further, is_object, is_subject,
};
use crate::domain::sentence::length::length;
use crate::domain::sentence::lexicon::{AFTER_ALONE, AND, BY_SOMEBODY, FINITE, KIN, MET, WITH};
use crate::domain::sentence::mentions::{Mention, Whom};
use crate::domain::sentence::page::{Page, Zone};
use crate::domain::sentence::phrases::is_on_screen;
use crate::domain::text::pieces::{Piece, Shape};

/// How a name takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Was there.
    There,
    /// Was there as far as can be told now; the words that follow may say otherwise.
    Unmarked,
    /// Comes after "with" in what was talked about.
    Perhaps,
    /// Is in a part that says what did not happen.
    Absent,
    /// Is only talked about.
    Mentioned,
}

/// The roles of `mentions`, one each.
#[must_use]
pub fn roles(page: &Page<'_>, mentions: &[Mention]) -> Vec<Role> {
    let mut roles = vec![Role::Mentioned; mentions.len()];
    let mut from = 0;
    while from < mentions.len() {
        let to = group_end(page, mentions, from);
        read_group(page, mentions, from, to, &mut roles);
        from = to;
    }
    settle(&mut roles);
    roles
}

/// The end of the names that stand together: "Ana, Jo and Luka".
fn group_end(page: &Page<'_>, mentions: &[Mention], from: usize) -> usize {
    let mut to = from + 1;
    while let (Some(last), Some(next)) = (mentions.get(to - 1), mentions.get(to)) {
        let end = after(page, last);
        let side_by_side = end == next.from && next.doubtful;
        // "With Jo, the Novaks and Bob".
        let a_group = matches!(next.whom, Whom::Group(_)) && page.key(end) == ",";
        let group = a_group && page.key(end + 1) == "the" && next.from == end + 2;
        let joined = group || joins(page, end, next.from) || is_after_a_while(page, end, next.from);
        if last.possessive || side_by_side || !joined {
            break;
        }
        to += 1;
    }
    to
}

fn joins(page: &Page<'_>, end: usize, next: usize) -> bool {
    let between: Vec<&str> = (end..next)
        .map(|at| page.key(at))
        .filter(|word| !is_picture(word))
        .take(4)
        .collect();
    if page.begins_line(next) && next > 0 {
        return false;
    }
    match between.as_slice() {
        [one] => AND.contains(one) || is_kin(one),
        [
            "," | "and" | "&",
            "and" | "my" | "our" | "her" | "his" | "with" | "also" | "then",
        ]
        | []
        | ["as", "well", "as"]
        | [",", "as", "well", "as"]
        | [",", "later" | "afterwards"]
        | ["and" | "&", "the"] => true,
        // "Ana (and Jo)", "Ana (with Jo)".
        ["(", word] => AND.contains(word) || matches!(*word, "with" | "plus"),
        ["and" | "&", "her" | "his" | "their" | "my", kin]
        | [",", "my" | "our", kin, "and" | "&"] => KIN.contains(kin),
        // "Ana, Bob and Luka", of whom Bob is nobody here.
        [",", middle @ .., last] if AND.contains(last) && !middle.is_empty() => {
            (end + 1..next - 1).all(|at| can_be_name(page, at))
        }
        _ => false,
    }
}

/// "Ana for two hours and then Jo".
fn is_after_a_while(page: &Page<'_>, end: usize, next: usize) -> bool {
    let from = end + usize::from(page.key(end) == "for");
    let length = length(page, from).filter(|length| length.end + 2 == next);
    length.is_some_and(|length| {
        matches!(page.key(length.end), "and" | ",") && page.key(length.end + 1) == "then"
    })
}

/// An emoji after a name says nothing of who is joined to it.
fn is_picture(word: &str) -> bool {
    word.starts_with(|c| matches!(c, '\u{2600}'..='\u{27bf}' | '\u{1f300}'..='\u{1faff}'))
}

fn is_kin(word: &str) -> bool {
    matches!(word, "both" | "also")
}

fn read_group(page: &Page<'_>, mentions: &[Mention], from: usize, to: usize, roles: &mut [Role]) {
    let Some(group) = mentions.get(from..to) else {
        return;
    };
    let (Some(first), Some(last)) = (group.first(), group.last()) else {
        return;
    };
    let with = stands_with(page, first.from) || says_with(page, last);
    let and_me = with_me(page, first.from, after(page, last));
    // "Had Ana over".
    let had = page.before(first.from) == "had"
        && (matches!(page.key(after(page, last)), "over" | "round" | "around")
            || page.key(after(page, last)) == "for"
                && MET.contains(page.key(after(page, last) + 1)));
    let object = had || is_object(page, mentions, first.from) || says_reached(page, first, last);
    let end = after(page, last);
    let end = end + usize::from(page.key(end) == ")" && page.before(last.from) != "(");
    let subject = is_subject(page, end)
        .or_else(|| did(page, (first.from, end)))
        .or_else(|| was_along(page, end));
    let alone = stands_alone(page, first.from, after(page, last));
    let bound = with || object || and_me;
    let open = !bound && unfinished(page, last, bound);
    let only = is_only_one(page, first.from);
    for (place, mention) in group.iter().enumerate() {
        // "Hope and faith": of two words the second joins only a name.
        let after_one = place > 0
            && roles
                .get(from + place - 1)
                .is_some_and(|role| !matches!(role, Role::Mentioned));
        let joined = after_one || with;
        let zone = page.zone(mention.from);
        let fits = with || and_me || object || subject.is_some() || alone.is_some();
        // "Called Ana and Jo is sick": the last of them begins another sentence.
        let other_sentence = place > 0
            && place + 1 == group.len()
            && (subject.is_none() && is_finite(page.key(after(page, mention)))
                || (subject == Some(false) && !and_me)
                || says_no(page.key(after(page, mention))));
        let doubtful = mention.doubtful
            && !(joined
                && goes_no_further(page, mention.end)
                && !with_a_quality(page, mentions, mention))
            && !((subject.is_some() || and_me || (alone.is_some() && group.len() > 1))
                && capital(page, mention.from));
        let role = match zone {
            _ if mention.forced || only => Role::There,
            _ if mention.possessive || doubtful || !fits || other_sentence => Role::Mentioned,
            _ if is_of_somebody(page, mention.from) => Role::Mentioned,
            // "A film with Will Smith in it".
            _ if with && page.reads(end, &["in", "it"]) => Role::Mentioned,
            _ if is_among_others(page, mentions, (from, to)) => Role::Mentioned,
            _ if is_from_afar(page, (first.from, end)) || is_left_out(page, first.from) => {
                Role::Mentioned
            }
            Zone::About if with => Role::Perhaps,
            Zone::About | Zone::Told => Role::Mentioned,
            Zone::Denied => Role::Absent,
            _ if and_me && is_only_meant(page, end) => Role::Absent,
            Zone::Main
                if says_no(page.key(after(page, mention))) && !with && !object && !and_me =>
            {
                Role::Absent
            }
            // "Omar texted Aoife": they did it without me.
            Zone::Main if subject == Some(false) && !with && !object && !and_me => Role::Mentioned,
            Zone::Main if open || unfinished(page, mention, bound) => Role::Unmarked,
            Zone::Main => Role::There,
        };
        if let Some(place) = roles.get_mut(from + place) {
            *place = role;
        }
    }
}

/// "Ana's mum" and "her mum" are not my Mum.
fn is_of_somebody(page: &Page<'_>, from: usize) -> bool {
    let before = from.checked_sub(1).and_then(|at| page.shape(at));
    before == Some(Shape::Possessive)
        || matches!(
            page.before(from),
            "her" | "his" | "their" | "your" | "whose"
        )
}

/// "Saw Ana on TV".
fn is_from_afar(page: &Page<'_>, (from, end): (usize, usize)) -> bool {
    matches!(page.before(from), "saw" | "watched" | "heard") && is_on_screen(page, end)
}

/// Whether the next word may still say that this name was only mentioned.
fn unfinished(page: &Page<'_>, mention: &Mention, bound: bool) -> bool {
    if mention.doubtful || page.before(mention.from) == "," {
        return page.may_go_on(mention.end) || (!bound && page.may_go_on(mention.end + 1));
    }
    let abroad = (mention.end + 1..mention.end + 5).any(|end| may_tell_of_others(page, end));
    !bound && (page.may_go_on(mention.end) || page.may_go_on(mention.end + 1) || abroad)
}

/// After "with", perhaps "with my friend".
fn stands_with(page: &Page<'_>, from: usize) -> bool {
    let mut at = from;
    for _ in 0..5 {
        let se = page.before(at) == "se" && capital(page, at);
        if se || WITH.contains(page.before(at)) || (at >= 2 && page.reads(at - 2, &["กั", "บ"]))
        {
            return true;
        }
        // "W/ Ana".
        if page.before(at) == "/" && at >= 2 && page.key(at - 2) == "w" && page.glued(at - 1) {
            return true;
        }
        // "With Ana's brother Jo".
        let whose = at > 0
            && page.shape(at - 1) == Some(Shape::Possessive)
            && at != from
            && KIN.contains(page.key(at));
        if whose {
            at = at.saturating_sub(2);
            continue;
        }
        // "Com o João", "con la Sofia", "με τον Νίκο".
        let article = at >= 2
            && matches!(
                (page.key(at - 2), page.before(at)),
                ("com", "o" | "a" | "os" | "as")
                    | ("con" | "mit", "la" | "el" | "il" | "der" | "dem")
                    | ("με", "τον" | "την" | "τη" | "το")
            );
        let skipped = article || KIN.contains(page.before(at));
        // "With Bob and Ana": over those who are nobody here.
        if let Some(over) = over_others(page, from, at) {
            at = over;
            continue;
        }
        // "With \Ana and Jo": over the one that is kept from matching.
        let over_plain = matches!(page.before(at), "and" | ",") && at >= 2 && page.is_plain(at - 2);
        if !skipped && !over_plain {
            return false;
        }
        at -= if over_plain { 2 } else { 1 };
    }
    false
}

/// The place where the words between "with" and "and" begin, if the one at `at` is joined to them and
/// begins no other sentence: "with Bob Kostić and Ana", "with the dog and Ana".
fn over_others(page: &Page<'_>, from: usize, at: usize) -> Option<usize> {
    let joined = at == from && at >= 2 && matches!(page.before(at), "and" | "&" | "+");
    let last = at.checked_sub(1).filter(|_| joined)?;
    let begin = (last.saturating_sub(OTHERS)..last)
        .rev()
        .take_while(|at| {
            let word = page.key(*at);
            let other = WITH.contains(word) || AND.contains(word) || FINITE.contains(word);
            let letters = page.shape(*at) == Some(Shape::Letters);
            let much = word == "of" && MUCH.contains(&page.before(*at));
            let leads_on = LEADS_ON.contains(&word) && !much;
            letters && !other && !BY_SOMEBODY.contains(word) && !leads_on
        })
        .last()?;
    (WITH.contains(page.before(begin)) && !is_finite(page.key(at + 1))).then_some(begin)
}

/// "With lots of cake and Ana".
const MUCH: &[&str] = &["lots", "loads", "plenty", "tons", "bit", "couple"];

/// How many words those take who are nobody here.
const OTHERS: usize = 4;

/// What stands after these is told of those before.
const LEADS_ON: &[&str] = &[
    "about", "of", "for", "from", "to", "in", "on", "at", "by", "i",
];

/// I, in several languages.
const ME: &[&str] = &[
    "i", "me", "myself", "ich", "moi", "yo", "io", "ik", "jag", "jeg", "ja", "eu", "я", "我",
];

/// "Ana and I", "me and Ana".
#[must_use]
pub fn with_me(page: &Page<'_>, from: usize, end: usize) -> bool {
    let and = |at: usize| {
        let word = page.key(at);
        matches!(word, "跟" | "与" | "與" | "同" | "ed")
            || (AND.contains(word) && !matches!(word, "," | "/" | "、" | "،"))
    };
    let me = |at: usize| ME.contains(&page.key(at));
    let comma = usize::from(page.key(end) == ",");
    // "A photo of Ana and me".
    if page.before(from) == "of" {
        return false;
    }
    let behind = and(end + comma) && (me(end + comma + 1) || page.key(end + comma + 1) == "we");
    let ahead = from >= 2 && and(from - 1) && me(from - 2);
    // "Me, Ana and Luka".
    let first = from == 2 && page.key(1) == "," && matches!(page.key(0), "me" | "i");
    behind || ahead || first
}

/// Whether nothing but signs, a place or a length stands around the names: `Some(false)` while the
/// sentence may still go on.
fn stands_alone(page: &Page<'_>, from: usize, end: usize) -> Option<bool> {
    let opens = from == 0
        || page.begins_line(from)
        || matches!(
            page.before(from),
            "," | "." | ":" | ";" | "-" | "–" | "—" | "+" | "(" | "!" | "?"
        );
    let place = matches!(page.key(end), "at" | "in" | "@" | "for" | "near" | "on");
    let sign = page.shape(end) == Some(Shape::Sign);
    let kind = AFTER_ALONE.contains(page.key(end));
    let closes = end >= page.len()
        || page.ends_sentence(end)
        || sign
        || place
        || kind
        || page.number(end).is_some();
    (opens && closes).then_some(end < page.len())
}

/// "With grace and ease": a word in small letters joined to one that is no name.
fn with_a_quality(page: &Page<'_>, mentions: &[Mention], mention: &Mention) -> bool {
    let end = mention.end;
    let another = mentions
        .binary_search_by_key(&(end + 1), |mention| mention.from)
        .is_ok();
    page.key(end) == "and"
        && page.follows(end)
        && !capital(page, mention.from)
        && !capital(page, end + 1)
        && !another
        && !matches!(
            page.key(end + 1),
            "i" | "me" | "my" | "her" | "his" | "the" | "we"
        )
}

/// "Paul couldn't come": he was not there.
fn says_no(word: &str) -> bool {
    matches!(
        word,
        "didn't"
            | "didnt"
            | "couldn't"
            | "couldnt"
            | "wouldn't"
            | "wasn't"
            | "weren't"
            | "hasn't"
            | "haven't"
            | "hadn't"
            | "can't"
            | "cant"
            | "never"
            | "cancelled"
            | "canceled"
    )
}

/// Whether somebody is named as not having been there: "Ana didn't come".
#[must_use]
pub fn was_absent(page: &Page<'_>, mention: &Mention) -> bool {
    let end = after(page, mention);
    let and_i = AND.contains(page.key(end)) && matches!(page.key(end + 1), "i" | "me" | "we");
    page.zone(mention.from) == Zone::Denied
        || says_no(page.key(end))
        || (and_i && (says_no(page.key(end + 2)) || is_only_meant(page, end)))
}

/// Whether the words after a name say that they did not come: "Ana didn't come".
#[must_use]
pub fn is_said_absent(page: &Page<'_>, mention: &Mention) -> bool {
    let end = after(page, mention);
    let come = matches!(
        page.key(end + 1),
        "come" | "show" | "make" | "turn" | "join" | "there" | "came"
    );
    !mention.possessive && says_no(page.key(end)) && come
}

fn is_finite(word: &str) -> bool {
    FINITE.contains(word)
}

/// Those in what did not happen count only if nobody else was there; "with" in what was talked
/// about only then as well.
fn settle(roles: &mut [Role]) {
    let there = roles.contains(&Role::There) || roles.contains(&Role::Unmarked);
    let with = roles.contains(&Role::Perhaps);
    let first_absent = roles.iter().position(|role| *role == Role::Absent);
    for (place, role) in roles.iter_mut().enumerate() {
        *role = match *role {
            Role::Perhaps if !there => Role::There,
            Role::Perhaps => Role::Mentioned,
            Role::Absent if there || with => Role::Mentioned,
            Role::Absent if first_absent.is_some_and(|first| place >= first) => Role::Unmarked,
            other => other,
        };
    }
}

/// The names of those who were there, and whether each is certain enough to be marked.
#[must_use]
pub fn there<'m>(mentions: &'m [Mention], roles: &[Role]) -> Vec<(&'m Mention, bool)> {
    mentions
        .iter()
        .zip(roles)
        .filter(|(_, role)| was_there(**role))
        .map(|(mention, role)| (mention, *role == Role::There))
        .collect()
}

/// Whether somebody with this role was there.
#[must_use]
pub fn was_there(role: Role) -> bool {
    matches!(role, Role::There | Role::Unmarked)
}

/// Whether the text says that somebody was there with me: "with Ana", "Ana and I".
#[must_use]
pub fn is_with(page: &Page<'_>, mention: &Mention) -> bool {
    let mut from = mention.from;
    // "@ana climbing"; but "@ana moved to Graz".
    if mention.forced && !is_finite(page.key(mention.end)) {
        return true;
    }
    // "With Jo and Ana": back over the names before.
    for _ in 0..12 {
        if stands_with(page, from) {
            return true;
        }
        let Some(before) = from.checked_sub(1) else {
            break;
        };
        let name = page.piece(before).is_some_and(Piece::is_capitalised);
        if !(name || AND.contains(page.key(before))) {
            break;
        }
        from = before;
    }
    says_with(page, mention) || with_me(page, mention.from, after(page, mention))
}

//! Who was there of those who are told of besides: Luka was there too, nobody came but Ana, everyone but
//! Ana. And who only did something with each other: Ana had lunch with Jo.

use crate::domain::sentence::deeds::capital;
use crate::domain::sentence::lexicon::KIN;
use crate::domain::sentence::mentions::Mention;
use crate::domain::sentence::page::Page;

/// "Luka was there too", "Luka was with us".
#[must_use]
pub fn was_along(page: &Page<'_>, end: usize) -> Option<bool> {
    let was = matches!(page.key(end), "was" | "were");
    let there = page.key(end + 1) == "there" || page.reads(end + 1, &["with", "us"]);
    (was && there).then_some(true)
}

/// "Ana had lunch with Jo", "they met with Jo", "Ana and Jo met in Rome": without me, as far as is said.
#[must_use]
pub fn is_among_others(page: &Page<'_>, mentions: &[Mention], (from, to): (usize, usize)) -> bool {
    let (Some(first), Some(last)) = (mentions.get(from), mentions.get(to - 1)) else {
        return false;
    };
    let end = (last.end..last.end + CLAUSE)
        .find(|at| page.ends_sentence(*at))
        .unwrap_or(last.end);
    let opens = |at: usize| at == 0 || page.ends_sentence(at - 1) || page.begins_line(at);
    let of_me = |from: usize, to: usize| (from..to).any(|at| OF_ME.contains(&page.key(at)));
    // "Ana and Jo met in Rome".
    let met = to > from + 1 && page.key(last.end) == "met" && opens(first.from);
    if met {
        return !of_me(last.end, end);
    }
    if !matches!(page.before(first.from), "with" | "to") {
        return false;
    }
    let begin = (first.from.saturating_sub(CLAUSE)..first.from)
        .rev()
        .find(|at| opens(*at) || page.before(*at) == ",");
    let Some(begin) = begin.map(|at| at + usize::from(page.key(at) == "apparently")) else {
        return false;
    };
    let verb = mentions
        .binary_search_by_key(&begin, |mention| mention.from)
        .ok()
        .and_then(|place| mentions.get(place))
        .filter(|mention| !mention.possessive && capital(page, begin))
        .map(|mention| mention.end)
        .or_else(|| match page.key(begin) {
            "they" | "she" | "he" | "mum" | "mom" | "dad" | "they'd" | "she'd" | "he'd" => {
                Some(begin + 1)
            }
            "my" if KIN.contains(page.key(begin + 1)) => Some(begin + 2),
            _ => None,
        });
    verb.is_some_and(|verb| {
        AMONG_OTHERS.contains(&page.key(verb)) && !of_me(verb, end) && page.key(verb + 1) != "over"
    })
}

/// How many pieces of a clause are looked at.
const CLAUSE: usize = 12;

/// What is done by those who are named, with somebody else.
const AMONG_OTHERS: &[&str] = &[
    "had", "has", "went", "goes", "was", "is", "were", "are", "talked", "spoke", "chatted", "ate",
    "met",
];

/// Words that say that I was part of it.
const OF_ME: &[&str] = &["i", "me", "we", "us", "our", "my", "mine", "together"];

/// "Everyone but Ana came".
#[must_use]
pub fn is_left_out(page: &Page<'_>, from: usize) -> bool {
    let all = from.checked_sub(2).is_some_and(|at| {
        matches!(
            page.key(at),
            "everyone" | "everybody" | "all" | "anyone" | "anybody"
        )
    });
    all && matches!(page.before(from), "but" | "except")
}

/// "Ana and I were going to meet", "Ana and I were supposed to meet", where the names end.
#[must_use]
pub fn is_only_meant(page: &Page<'_>, end: usize) -> bool {
    (end..end + 3).any(|at| {
        let meant = matches!(
            page.key(at + 1),
            "going" | "supposed" | "meant" | "planning"
        );
        page.key(at) == "were" && meant && page.key(at + 2) == "to"
    })
}

/// "Nobody came to the party but Ana": the only one who did.
#[must_use]
pub fn is_only_one(page: &Page<'_>, from: usize) -> bool {
    let apart = match page.before(from) {
        "but" | "except" | "besides" | "save" => from - 1,
        "for" if from >= 2 && page.key(from - 2) == "except" => from - 2,
        "from" if from >= 2 && page.key(from - 2) == "apart" => from - 2,
        _ => return false,
    };
    let nobody = |at: usize| {
        matches!(page.key(at), "nobody" | "noone")
            || page.reads(at, &["no", "one"])
            || page.reads(at, &["no", "-", "one"])
    };
    (apart.saturating_sub(ONLY_ONE)..apart)
        .rev()
        .take_while(|at| !page.ends_sentence(*at))
        .any(nobody)
}

/// How far before "but Ana" it is looked for who did not come.
const ONLY_ONE: usize = 10;

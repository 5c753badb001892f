//! What it was and whether both took part, from the verbs and nouns of the text.

use crate::domain::interaction::{Kind, Minutes};
use crate::domain::sentence::among::is_only_meant;
use crate::domain::sentence::around::Subject;
use crate::domain::sentence::kinds::{Hint, hint};
use crate::domain::sentence::length;
use crate::domain::sentence::lexicon::TO_SOMEBODY;
use crate::domain::sentence::page::{Page, Zone};
use crate::domain::sentence::zones;
use crate::domain::text::pieces::{Piece, Shape};

/// What words say of an interaction when people and day are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordsSay {
    /// What it was; `None` if the words do not say.
    pub kind: Option<Kind>,
    /// Whether both took part.
    pub two_way: bool,
    /// How long, if the words say one length.
    pub minutes: Option<Minutes>,
}

/// What `words` say of an interaction. For importers, which know the people and the day: a
/// capitalised word counts as a name.
#[must_use]
pub fn kind_of(words: &str) -> WordsSay {
    let mut page = Page::new(words);
    zones::mark(&mut page);
    let named: Vec<bool> = (0..page.len())
        .map(|at| looks_like_name(&page, at))
        .collect();
    let found = kind(&page, &named);
    let both = found
        .kind
        .map_or_else(|| found.both || with_name(&page, &named), Kind::two_way);
    WordsSay {
        kind: found.kind,
        two_way: both,
        minutes: single_length(&page),
    }
}

/// The one length of time that the text names; `None` for none or several.
#[must_use]
pub fn single_length(page: &Page<'_>) -> Option<Minutes> {
    match length::lengths(page).as_slice() {
        [one] => Minutes::new(one.minutes),
        _ => None,
    }
}

fn looks_like_name(page: &Page<'_>, at: usize) -> bool {
    let Some(piece) = page.piece(at).filter(|piece| piece.shape == Shape::Letters) else {
        return false;
    };
    let opens = at == 0 || page.ends_sentence(at - 1);
    let verb = hint(page, at, &[]).is_some()
        || TO_SOMEBODY.contains(piece.key.as_str())
        || matches!(piece.key.as_str(), "i" | "we" | "talked" | "got");
    piece.is_capitalised()
        && !matches!(piece.key.as_str(), "i" | "i'm" | "i've")
        && !(opens && (verb || lower_follows(page, at)))
}

/// A capital at the beginning is a name only where a verb or another name follows.
fn lower_follows(page: &Page<'_>, at: usize) -> bool {
    let next = page.piece(at + 1);
    let verb = hint(page, at + 1, &[true]).is_some();
    let name = next.is_some_and(Piece::is_capitalised);
    !verb && !name && !matches!(page.key(at + 1), "and" | "told" | "came")
}

fn with_name(page: &Page<'_>, named: &[bool]) -> bool {
    (1..page.len()).any(|at| {
        page.zone(at) == Zone::Main
            && matches!(page.before(at), "with" | "w")
            && named.get(at).copied().unwrap_or(false)
    })
}

/// What the verbs say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundKind {
    /// What it was; `None` if nothing says so, or words contradict each other.
    pub kind: Option<Kind>,
    /// Whether the words show that both took part.
    pub both: bool,
    /// The pieces that say so.
    pub marks: Vec<(usize, usize)>,
}

/// What the text says it was; `named` tells which pieces are names.
#[must_use]
pub fn kind(page: &Page<'_>, named: &[bool]) -> FoundKind {
    let mut hints: Vec<Hint> = Vec::new();
    let mut both = false;
    let mut at = 0;
    while at < page.len() {
        if page.zone(at) == Zone::Main && !named.get(at).copied().unwrap_or(false) {
            if let Some(found) = hint(page, at, named) {
                at = found.end.max(at + 1);
                hints.push(found);
                continue;
            }
            both |= shows_both(page, at, named);
        }
        at += 1;
    }
    seen_on_screen(page, &mut hints);
    told_at_a_distance(page, &mut hints);
    let alone = (0..page.len()).any(|at| {
        page.key(at) == "alone"
            || page.reads(at, &["on", "my", "own"])
            || page.reads(at, &["by", "myself"])
    });
    let marks = hints.iter().map(|hint| (hint.from, hint.end)).collect();
    if alone {
        return FoundKind {
            marks,
            ..FoundKind::default()
        };
    }
    let unanswered = (0..page.len()).any(|at| is_unanswered(page, at));
    let kind = together(&hints, unanswered);
    let mixed = kind.is_none() && hints.iter().any(|hint| hint.kind.two_way());
    FoundKind {
        kind,
        both: (both || mixed) && !unanswered,
        marks,
    }
}

/// "Saw Ana on Zoom", "met over video": nobody was in one room.
fn seen_on_screen(page: &Page<'_>, hints: &mut Vec<Hint>) {
    let on_screen = |hint: &Hint| {
        hint.kind == Kind::Video && matches!(page.key(hint.from), "on" | "over" | "via" | "by")
    };
    if let Some(screen) = hints
        .iter()
        .find(|hint| on_screen(hint))
        .map(|hint| hint.from)
    {
        hints.retain(|hint| {
            let seen = matches!(
                page.key(hint.from),
                "saw" | "met" | "seen" | "meeting" | "meet"
            );
            !(seen && hint.kind == Kind::Met && hint.from < screen)
        });
    }
}

/// "Called to arrange lunch", "phoned while I was cooking dinner": the meal was another time, or between others.
fn told_at_a_distance(page: &Page<'_>, hints: &mut Vec<Hint>) {
    let at_a_distance = |hint: &Hint| matches!(hint.kind, Kind::Call | Kind::Video | Kind::Message);
    let Some(called) = hints.iter().find(|hint| at_a_distance(hint)) else {
        return;
    };
    let end = called.end;
    let beside = |at: usize| {
        let before = (at.saturating_sub(5).max(end)..at).rev();
        let mut before = before.take_while(|at| {
            !page.ends_sentence(*at) && !matches!(page.key(*at), "," | ":" | "and" | "then")
        });
        before.any(|at| BESIDE_A_CALL.contains(&page.key(at)))
    };
    hints.retain(|hint| hint.kind != Kind::Met || hint.from < end || !beside(hint.from));
}

/// What stands between a call and a meal that was another thing.
const BESIDE_A_CALL: &[&str] = &[
    "arrange", "plan", "organise", "organize", "about", "during", "at", "while", "before", "after",
];

/// "No answer", "didn't pick up", "voicemail": a call that only one side took part in.
fn is_unanswered(page: &Page<'_>, at: usize) -> bool {
    let denied = matches!(
        page.key(at),
        "didn't" | "didnt" | "not" | "never" | "hasn't" | "couldn't" | "wasn't"
    );
    let no_reply = denied
        && (at + 1..at + 3).any(|at| {
            matches!(
                page.key(at),
                "answer"
                    | "answered"
                    | "reply"
                    | "replied"
                    | "respond"
                    | "responded"
                    | "pick"
                    | "picked"
                    | "reach"
                    | "home"
            )
        });
    no_reply
        || page.reads(at, &["no", "answer"])
        || page.reads(at, &["no", "reply"])
        || page.reads(at, &["no", "response"])
        || matches!(page.key(at), "voicemail" | "voicemails" | "unanswered")
        || page.reads(at, &["left", "a", "message"])
        || page.reads(at, &["i", "missed", "it"])
        || page.reads(at, &["missed", "her", "call"])
        || page.reads(at, &["missed", "his", "call"])
        || page.reads(at, &["missed", "call"])
}

/// One kind out of all that was found. The channel counts before what passed through it: a gift at
/// lunch is a meeting. Two channels contradict each other and leave it unset.
fn together(hints: &[Hint], unanswered: bool) -> Option<Kind> {
    let main = |hint: &&Hint| {
        !(hint.subject == Subject::Pronoun
            && hints
                .first()
                .is_some_and(|first| first.from < hint.from && first.subject != Subject::Pronoun))
    };
    let channel = |kind: Kind| !matches!(kind, Kind::Gift | Kind::Helped);
    let channels: Vec<Kind> = hints
        .iter()
        .filter(main)
        .map(|hint| hint.kind)
        .filter(|kind| channel(*kind))
        .collect();
    let any = |kind: Kind| channels.contains(&kind);
    let Some(first) = channels.first().copied() else {
        return hints.iter().map(|hint| hint.kind).next();
    };
    if unanswered {
        let distant = channels.iter().all(|kind| {
            matches!(
                kind,
                Kind::Call | Kind::Video | Kind::Message | Kind::ReachedOut
            )
        });
        return distant.then_some(Kind::ReachedOut);
    }
    if any(Kind::Letter)
        && channels
            .iter()
            .all(|kind| matches!(kind, Kind::Letter | Kind::ReachedOut | Kind::Message))
    {
        return Some(Kind::Letter);
    }
    let answered = any(Kind::ReachedOut) && hints.iter().any(|hint| hint.kind == Kind::Message);
    if answered
        && channels
            .iter()
            .all(|kind| matches!(kind, Kind::ReachedOut | Kind::Message))
    {
        return Some(Kind::Message);
    }
    let in_person = |kind: &Kind| matches!(kind, Kind::Met | Kind::Event);
    let same = channels
        .iter()
        .all(|kind| *kind == first || (in_person(kind) && in_person(&first)));
    same.then_some(first)
}

/// "We", "us", "together", "talked to Ana", "Ana and I": both took part.
fn shows_both(page: &Page<'_>, at: usize, named: &[bool]) -> bool {
    let name = |at: usize| named.get(at).copied().unwrap_or(false);
    let someone = |at: usize| name(at) || matches!(page.key(at), "her" | "him" | "them" | "@");
    match page.key(at) {
        "we" => true,
        "together" => !matches!(page.key(at + 1), "with" | "his" | "her"),
        "us" => matches!(page.before(at), "both" | "of" | "with" | "joined"),
        "each" => page.key(at + 1) == "other",
        "and" | "&" | "+" => {
            let denied = matches!(
                page.key(at + 2),
                "didn't" | "didnt" | "never" | "haven't" | "couldn't"
            ) || is_only_meant(page, at + 1);
            !denied && (at > 0 && name(at - 1) && matches!(page.key(at + 1), "i" | "me" | "we"))
                || (matches!(page.before(at), "i" | "me") && name(at + 1))
        }
        "talked" | "spoke" | "chatted" | "talk" | "chat" | "conversation" | "discussed"
        | "argued" | "gossiped" | "laughed" | "quarrelled" | "skyped" => {
            let after = at + 1;
            let joined = matches!(page.key(after), "to" | "with" | "w" | "@")
                && (someone(after + 1) || page.key(after) == "@");
            joined || someone(after) || (at > 0 && (name(at - 1) || page.before(at) == "we"))
        }
        "caught" => page.key(at + 1) == "up",
        _ => false,
    }
}

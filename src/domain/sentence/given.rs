//! What was given: presents, and what only sounds like one.

use crate::domain::interaction::Kind;
use crate::domain::sentence::around::{Around, Subject};
use crate::domain::sentence::lexicon::{FIGURES, PRESENTS};

/// "Gave Ana a book", "a present from Ana"; not what was given back, nor a hug.
#[must_use]
pub fn gift(around: Around<'_, '_>, at: usize, word: &str) -> Option<Kind> {
    let page = around.page;
    if matches!(word, "gift" | "gifts" | "present" | "presents") {
        let for_someone = matches!(page.key(at + 1), "for" | "from" | "to")
            && (around.someone(at + 2) || around.to_me(at + 2));
        let given = (at.saturating_sub(5)..at)
            .any(|at| matches!(page.key(at), "gave" | "bought" | "brought" | "got"));
        return (for_someone || (given && word != "present")).then_some(Kind::Gift);
    }
    let receiver = (at + 1..at + 4)
        .find(|at| around.someone(*at) || page.key(*at) == "me" || page.key(*at) == "us");
    let mut thing = receiver? + 1;
    while around.name(thing) {
        thing += 1;
    }
    // "Gave Ana her book back", "gave Ana back the keys".
    let returned = (thing..thing + 5)
        .take_while(|at| !page.ends_sentence(*at) && page.key(*at) != ",")
        .any(|at| page.key(at) == "back");
    if returned {
        return None;
    }
    if !matches!(
        page.key(thing),
        "a" | "an" | "the" | "my" | "some" | "her" | "his" | "two"
    ) && word == "gave"
    {
        return None;
    }
    let words: Vec<&str> = (thing + 1..thing + 4).map(|at| page.key(at)).collect();
    let is = |list: &[&str]| words.iter().take(2).any(|word| list.contains(word));
    if is(&["call", "ring"]) {
        return Some(Kind::Call);
    }
    if is(&["hug", "kiss"]) {
        return Some(Kind::Met);
    }
    if is(&["lift", "hand", "ride"]) {
        return Some(Kind::Helped);
    }
    let figure = words.iter().take(2).any(|word| FIGURES.contains(word));
    (!figure).then_some(Kind::Gift)
}

/// "Sent flowers to Ana", "Ana brought me a cake".
#[must_use]
pub fn sent(around: Around<'_, '_>, at: usize) -> Option<Kind> {
    let page = around.page;
    let near = at + 1..at + 8;
    // "Sent Ana to buy flowers", "brought up the book with Ana".
    let mut near = near.take_while(|at| {
        let ends = page.ends_sentence(*at)
            || matches!(page.key(*at), "," | "up")
            || (page.key(*at) == "and" && around.name(at + 1));
        let purpose = page.key(*at) == "to" && !around.someone(at + 1) && page.key(at + 1) != "my";
        !ends && !purpose
    });
    let (mut thing, mut somebody) = (false, false);
    for at in &mut near {
        thing |= PRESENTS.contains(page.key(at)) || page.reads(at, &["care", "package"]);
        somebody |= around.someone(at) || matches!(page.key(at), "me" | "us");
    }
    (thing && somebody && around.subject(at) != Subject::None).then_some(Kind::Gift)
}

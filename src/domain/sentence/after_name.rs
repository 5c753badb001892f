//! Languages that say after a name how somebody took part: with particles and honorifics glued to it, or
//! with a verb between which and the name no space stands. And those whose verb closes the sentence.
//!
//! Signs are written here as they are compared: が is か without its mark.

use crate::domain::sentence::lexicon::{CALLED_ABROAD, DID_ABROAD, HELPS_ABROAD, REACHED_ABROAD};
use crate::domain::sentence::mentions::{Mention, after_honorific, particles};
use crate::domain::sentence::page::Page;
use crate::domain::text::pieces::{Piece, Shape};

/// The place after a name with the particles and honorifics that are glued to it.
#[must_use]
pub fn after(page: &Page<'_>, mention: &Mention) -> usize {
    let mut end = mention.end;
    if particles(page, end).is_some() {
        while page.glued(end) && page.shape(end) == Some(Shape::Syllable) {
            end += 1;
        }
    }
    after_honorific(page, end)
}

/// Languages that say "with" after the name.
#[must_use]
pub fn says_with(page: &Page<'_>, mention: &Mention) -> bool {
    let particle = particles(page, mention.end);
    if matches!(
        particle,
        Some("이랑" | "랑" | "와" | "과" | "하고" | "씨랑" | "씨와" | "이와" | "님과" | "님이랑")
    ) {
        return true;
    }
    let end = after(page, mention);
    let glued = page.glued(end) && (page.key(end) == "と" || page.reads(end, &["に", "会"]));
    glued || matches!(page.key(end), "ile" | "kanssa") || page.reads(end, &["के", "साथ"])
}

/// "给小明打电话", "太郎に手紙を書いた", "지민한테 전화했다", "llamé a Ana": somebody was reached.
#[must_use]
pub fn says_reached(page: &Page<'_>, first: &Mention, last: &Mention) -> bool {
    if matches!(
        particles(page, last.end),
        Some("에게" | "한테" | "에게서" | "한테서")
    ) {
        return true;
    }
    let end = after(page, last);
    if page.glued(end) && matches!(page.key(end), "に" | "へ") || is_object_abroad(page, first.from)
    {
        return true;
    }
    // "见了小明", "找到小明".
    let over = usize::from(matches!(page.before(first.from), "了" | "过" | "過" | "到"));
    let verb = first.from - over.min(first.from);
    is_unspaced(page, first.from)
        && page.glued(first.from)
        && matches!(
            page.before(verb),
            "给" | "給"
                | "见"
                | "見"
                | "约"
                | "約"
                | "请"
                | "請"
                | "找"
                | "帮"
                | "幫"
                | "陪"
                | "望"
                | "访"
                | "訪"
        )
}

fn is_unspaced(page: &Page<'_>, at: usize) -> bool {
    page.shape(at) == Some(Shape::Unspaced)
}

/// Whether somebody whose name begins at `from` did something with me, in words that stand at `end`:
/// "小明打来电话", "太郎から電話", "지민이가 전화했다", "Ana hat mich angerufen". `Some(false)` if they did it
/// with somebody else.
#[must_use]
pub fn did(page: &Page<'_>, (from, end): (usize, usize)) -> Option<bool> {
    match page.shape(end.saturating_sub(1))? {
        Shape::Unspaced => (page.glued(end) && did_unspaced(page, end)).then_some(true),
        Shape::Syllable => KOREAN_DEEDS
            .iter()
            .any(|deed| page.reads(end, deed))
            .then_some(true),
        _ => did_at_end(page, (from, end)),
    }
}

fn did_unspaced(page: &Page<'_>, end: usize) -> bool {
    let particle = usize::from(matches!(page.key(end), "か" | "も"));
    let from_them = page.reads(end, &["か", "ら"]);
    let at = end + if from_them { 2 } else { particle };
    let deeds = if at > end { JAPANESE_DEEDS } else { HAN_DEEDS };
    deeds.iter().any(|deed| page.reads(at, deed))
}

/// After a name in Chinese: it was done with me.
const HAN_DEEDS: &[&[&str]] = &[
    &["打", "来"],
    &["打", "來"],
    &["打", "给", "我"],
    &["打", "電", "話", "給", "我"],
    &["打", "电", "话", "给", "我"],
    &["打", "了", "电", "话"],
    &["来", "电"],
    &["来", "了"],
    &["來", "了"],
    &["来", "看"],
    &["来", "我"],
    &["来", "找"],
    &["发", "来"],
    &["给", "我"],
    &["給", "我"],
    &["约", "我"],
    &["約", "我"],
    &["请", "我"],
    &["請", "我"],
    &["找", "我"],
    &["帮", "我"],
    &["幫", "我"],
    &["送", "我"],
    &["送", "给", "我"],
    &["陪", "我"],
    &["跟", "我"],
    &["对", "我"],
    &["告", "诉", "我"],
];

/// After a name and its particle in Japanese.
const JAPANESE_DEEDS: &[&[&str]] = &[
    &["電", "話"],
    &["来"],
    &["遊", "ひ", "に", "来"],
    &["連", "絡"],
    &["手", "伝"],
    &["手", "紙"],
    &["メ", "ー", "ル"],
    &["メ", "ッ", "セ", "ー", "シ"],
];

/// After a name and its particles in Korean.
const KOREAN_DEEDS: &[&[&str]] = &[
    &["전", "화"],
    &["연", "락"],
    &["문", "자"],
    &["놀", "러"],
    &["찾", "아"],
    &["도", "와"],
    &["왔"],
];

/// "Ana hat mich angerufen", "Ana angerufen", "Ana me llamó", "Мария позвонила". But "Ana hat Luka
/// angerufen" and "Ana llamó a Luka" were without me.
fn did_at_end(page: &Page<'_>, (from, end): (usize, usize)) -> Option<bool> {
    let mut verb = end;
    while verb < end + 3 && HELPS_ABROAD.contains(page.key(verb)) {
        verb += 1;
    }
    let capital = |at: usize| page.piece(at).is_some_and(Piece::is_capitalised);
    if DID_ABROAD.contains(page.key(verb)) {
        let to = usize::from(TO_ABROAD.contains(&page.key(verb + 1)));
        return Some(!capital(verb + 1 + to) && !is_done_by_another(page, from));
    }
    (verb > end && capital(verb) && DID_ABROAD.contains(page.key(verb + 1))).then_some(false)
}

/// Whether the verb that ends before `end` may still turn out to tell of two others: "Ana llamó a " is not
/// finished.
#[must_use]
pub fn may_tell_of_others(page: &Page<'_>, end: usize) -> bool {
    let to = usize::from(TO_ABROAD.contains(&page.key(end)));
    let verb = page.before(end);
    page.may_go_on(end + to) && (DID_ABROAD.contains(verb) || CALLED_ABROAD.contains(verb))
}

/// Before the one who was called or written to.
const TO_ABROAD: &[&str] = &["a", "do", "к", "an", "naar"];

/// "Ana hat Luka angerufen", where the name of Luka begins at `from`; not "gestern hat Luka angerufen".
fn is_done_by_another(page: &Page<'_>, from: usize) -> bool {
    let helps = HELPS_ABROAD.contains(page.before(from));
    from.checked_sub(2)
        .filter(|_| helps)
        .is_some_and(|who| is_another(page, who))
}

/// Whether the word at `at` is somebody else who did it: a name, or a pronoun of other languages.
fn is_another(page: &Page<'_>, at: usize) -> bool {
    let me =
        HELPS_ABROAD.contains(page.key(at)) || matches!(page.key(at), "ich" | "ik" | "ja" | "я");
    let pronoun = matches!(
        page.key(at),
        "sie" | "er" | "ella" | "el" | "lei" | "lui" | "elle" | "il" | "ona" | "on" | "она" | "он"
    );
    pronoun || (!me && page.piece(at).is_some_and(Piece::is_capitalised))
}

/// "Llamé a Ana", "j'ai appelé Ana", "ho chiamato Ana": whom I reached; not "Luka a appelé Ana".
fn is_object_abroad(page: &Page<'_>, from: usize) -> bool {
    let to = usize::from(TO_ABROAD.contains(&page.before(from)));
    let verb = (from - to.min(from)).checked_sub(1);
    verb.filter(|verb| REACHED_ABROAD.contains(page.key(*verb)))
        .is_some_and(|verb| {
            let mut who = verb;
            while who > 0 && HELPS_ABROAD.contains(page.before(who)) {
                who -= 1;
            }
            who == 0 || !is_another(page, who - 1)
        })
}

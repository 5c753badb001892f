//! Phrases, each of which says what it was wherever it stands.

use crate::domain::interaction::Kind;
use crate::domain::sentence::page::Page;
use crate::domain::text::pieces::Shape;

/// A phrase and what it says.
type Phrase = (&'static [&'static str], Kind);

/// The phrase at `at`: what it says and the place after it.
#[must_use]
pub fn phrase(page: &Page<'_>, at: usize) -> Option<(Kind, usize)> {
    let phrases = match page.shape(at)? {
        Shape::Letters => PHRASES,
        Shape::Unspaced | Shape::Syllable => UNSPACED,
        _ => return None,
    };
    phrases
        .iter()
        .find(|(words, _)| page.reads(at, words))
        .map(|(words, kind)| (*kind, at + words.len()))
        .or_else(|| evening_meal(page, at))
}

/// 저녁 is dinner where it is eaten or stands last, and otherwise the evening.
fn evening_meal(page: &Page<'_>, at: usize) -> Option<(Kind, usize)> {
    let end = at + 2;
    let last = page.ends_sentence(end) && !page.may_go_on(end);
    let meal = last || matches!(page.key(end), "을" | "먹" | "약");
    (page.reads(at, &["저", "녁"]) && meal).then_some((Kind::Met, end))
}

const PHRASES: &[Phrase] = &[
    (&["video", "called"], Kind::Video),
    (&["video", "call"], Kind::Video),
    (&["video", "chat"], Kind::Video),
    (&["video", "chatted"], Kind::Video),
    (&["google", "meet"], Kind::Video),
    (&["on", "teams"], Kind::Video),
    (&["on", "zoom"], Kind::Video),
    (&["over", "zoom"], Kind::Video),
    (&["via", "zoom"], Kind::Video),
    (&["by", "zoom"], Kind::Video),
    (&["over", "video"], Kind::Video),
    (&["by", "video"], Kind::Video),
    (&["on", "facetime"], Kind::Video),
    (&["over", "facetime"], Kind::Video),
    (&["on", "skype"], Kind::Video),
    (&["over", "skype"], Kind::Video),
    (&["phone", "call"], Kind::Call),
    (&["on", "the", "phone"], Kind::Call),
    (&["over", "the", "phone"], Kind::Call),
    (&["by", "phone"], Kind::Call),
    (&["on", "phone"], Kind::Call),
    (&["met", "up"], Kind::Met),
    (&["ran", "into"], Kind::Met),
    (&["bumped", "into"], Kind::Met),
    (&["hung", "out"], Kind::Met),
    (&["hanging", "out"], Kind::Met),
    (&["came", "over"], Kind::Met),
    (&["came", "by"], Kind::Met),
    (&["came", "round"], Kind::Met),
    (&["came", "to", "visit"], Kind::Met),
    (&["dropped", "by"], Kind::Met),
    (&["dropped", "in"], Kind::Met),
    (&["stopped", "by"], Kind::Met),
    (&["popped", "in"], Kind::Met),
    (&["popped", "by"], Kind::Met),
    (&["saw", "each", "other"], Kind::Met),
    (&["text", "messages"], Kind::Message),
    (&["back", "and", "forth"], Kind::Message),
    (&["exchanged", "messages"], Kind::Message),
    (&["exchanged", "emails"], Kind::Message),
    (&["exchanged", "texts"], Kind::Message),
    (&["reached", "out"], Kind::ReachedOut),
    (&["gave", "me", "a", "ride"], Kind::Helped),
    (&["gave", "me", "a", "lift"], Kind::Helped),
];

/// In scripts whose pieces are single letters or syllables, the longer before the shorter; written as they
/// are compared: ビ is ヒ without its mark.
const UNSPACED: &[Phrase] = &[
    (&["会", "い", "ま", "し", "た"], Kind::Met),
    (&["ヒ", "テ", "オ", "通", "話"], Kind::Video),
    (&["打", "来", "电", "话"], Kind::Call),
    (&["打", "了", "电", "话"], Kind::Call),
    (&["视", "频", "通", "话"], Kind::Video),
    (&["视", "频", "聊", "天"], Kind::Video),
    (&["テ", "ィ", "ナ", "ー"], Kind::Met),
    (&["コ", "ー", "ヒ", "ー"], Kind::Met),
    (&["저", "녁", "식", "사"], Kind::Met),
    (&["영", "상", "통", "화"], Kind::Video),
    (&["화", "상", "통", "화"], Kind::Video),
    (&["吃", "午", "饭"], Kind::Met),
    (&["喝", "咖", "啡"], Kind::Met),
    (&["打", "电", "话"], Kind::Call),
    (&["会", "っ", "た"], Kind::Met),
    (&["ラ", "ン", "チ"], Kind::Met),
    (&["通", "电", "话"], Kind::Call),
    (&["来", "电", "话"], Kind::Call),
    (&["晩", "こ", "飯"], Kind::Met),
    (&["昼", "こ", "飯"], Kind::Met),
    (&["저", "녁", "밥"], Kind::Met),
    (&["吃", "饭"], Kind::Met),
    (&["见", "面"], Kind::Met),
    (&["電", "話"], Kind::Call),
    (&["점", "심"], Kind::Met),
    (&["커", "피"], Kind::Met),
    (&["전", "화"], Kind::Call),
    (&["만", "났"], Kind::Met),
    (&["晚", "饭"], Kind::Met),
    (&["午", "饭"], Kind::Met),
    (&["早", "饭"], Kind::Met),
    (&["早", "餐"], Kind::Met),
    (&["午", "餐"], Kind::Met),
    (&["晚", "餐"], Kind::Met),
    (&["晚", "飯"], Kind::Met),
    (&["吃", "飯"], Kind::Met),
    (&["見", "面"], Kind::Met),
    (&["聚", "餐"], Kind::Met),
    (&["散", "步"], Kind::Met),
    (&["喝", "茶"], Kind::Met),
    (&["喝", "酒"], Kind::Met),
    (&["通", "话"], Kind::Call),
    (&["夕", "食"], Kind::Met),
    (&["昼", "食"], Kind::Met),
    (&["朝", "食"], Kind::Met),
    (&["お", "茶"], Kind::Met),
    (&["散", "歩"], Kind::Met),
    (&["산", "책"], Kind::Met),
    (&["식", "사"], Kind::Met),
    (&["통", "화"], Kind::Call),
    (&["만", "나"], Kind::Met),
];

/// "On TV", "on the news": nobody is met there.
#[must_use]
pub fn is_on_screen(page: &Page<'_>, at: usize) -> bool {
    let the = usize::from(page.key(at + 1) == "the");
    page.key(at) == "on"
        && matches!(
            page.key(at + 1 + the),
            "tv" | "telly"
                | "television"
                | "news"
                | "radio"
                | "youtube"
                | "instagram"
                | "facebook"
                | "tiktok"
                | "linkedin"
        )
}

/// "Called off", "called Ana names".
#[must_use]
pub fn is_no_call(page: &Page<'_>, at: usize) -> bool {
    page.key(at) == "called" && (page.key(at + 1) == "off" || page.key(at + 2) == "names")
}

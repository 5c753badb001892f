//! Today, yesterday, tomorrow and their neighbours in other languages than English.

use chrono::NaiveDate;

use crate::domain::day::shifted;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::said::{Dated, Said};
use crate::domain::sentence::word_list::{Words, words};

/// The days from the day before yesterday to the day after tomorrow, in words as they are compared.
const NEAR: &[(&[&str], i64)] = &[
    (&["heute"], 0),
    (&["hoy"], 0),
    (&["oggi"], 0),
    (&["aujourd'hui"], 0),
    (&["vandaag"], 0),
    (&["hoje"], 0),
    (&["danas"], 0),
    (&["dzis"], 0),
    (&["dzisiaj"], 0),
    (&["bugun"], 0),
    (&["hom", "nay"], 0),
    (&["сегодня"], 0),
    (&["сьогодні"], 0),
    (&["σημερα"], 0),
    (&["היום"], 0),
    (&["اليوم"], 0),
    (&["今", "天"], 0),
    (&["今", "日"], 0),
    (&["오", "늘"], 0),
    (&["gestern"], -1),
    (&["vorgestern"], -2),
    (&["ayer"], -1),
    (&["anteayer"], -2),
    (&["antes", "de", "ayer"], -2),
    (&["avant", "-", "hier"], -2),
    (&["hier", "soir"], -1),
    (&["hier", "matin"], -1),
    (&["hier"], -1),
    (&["gisteren"], -1),
    (&["eergisteren"], -2),
    (&["l'altro", "ieri"], -2),
    (&["altro", "ieri"], -2),
    (&["ieri"], -1),
    (&["anteontem"], -2),
    (&["ontem"], -1),
    (&["jucer"], -1),
    (&["wczoraj"], -1),
    (&["przedwczoraj"], -2),
    (&["dun"], -1),
    (&["hom", "qua"], -1),
    (&["hom", "kia"], -2),
    (&["igar"], -1),
    (&["i", "gar"], -1),
    (&["вчера"], -1),
    (&["вчора"], -1),
    (&["позавчера"], -2),
    (&["χθεσ"], -1),
    (&["προχθεσ"], -2),
    (&["אתמול"], -1),
    (&["שלשום"], -2),
    (&["امس"], -1),
    (&["اول", "امس"], -2),
    (&["البارحة"], -1),
    (&["قبل", "يومين"], -2),
    (&["منذ", "يومين"], -2),
    (&["一", "昨", "日"], -2),
    (&["お", "と", "と", "い"], -2),
    (&["お", "と", "つ", "い"], -2),
    (&["き", "の", "う"], -1),
    (&["ゆ", "う", "べ"], -1),
    (&["き", "ょ", "う"], 0),
    (&["あ", "さ", "っ", "て"], 2),
    (&["昨", "天"], -1),
    (&["昨", "日"], -1),
    (&["昨", "晚"], -1),
    (&["昨", "夜"], -1),
    (&["前", "天"], -2),
    (&["그", "저", "께"], -2),
    (&["어", "제"], -1),
    (&["dnes"], 0),
    (&["idag"], 0),
    (&["i", "dag"], 0),
    (&["tanaan"], 0),
    (&["stamattina"], 0),
    (&["stasera"], 0),
    (&["vanochtend"], 0),
    (&["vanmiddag"], 0),
    (&["vanavond"], 0),
    (&["esta", "manana"], 0),
    (&["esta", "tarde"], 0),
    (&["esta", "noche"], 0),
    (&["ce", "matin"], 0),
    (&["ce", "midi"], 0),
    (&["ce", "soir"], 0),
    (&["cet", "apres", "-", "midi"], 0),
    (&["i", "morges"], 0),
    (&["i", "morse"], 0),
    (&["i", "kvall"], 0),
    (&["今", "朝"], 0),
    (&["今", "晚"], 0),
    (&["今", "夜"], 0),
    (&["anoche"], -1),
    (&["sinoc"], -1),
    (&["nocas"], 0),
    (&["jutros"], 0),
    (&["veceras"], 0),
    (&["gisteravond"], -1),
    (&["gistermiddag"], -1),
    (&["gisterochtend"], -1),
    (&["vcera"], -1),
    (&["juce"], -1),
    (&["prekjuce"], -2),
    (&["prekjucer"], -2),
    (&["predevcirem"], -2),
    (&["eilen"], -1),
    (&["toissapaivana"], -2),
    (&["tegnap"], -1),
    (&["tegnapelott"], -2),
    (&["i", "forrgar"], -2),
    (&["i", "forgars"], -2),
    (&["i", "forgaars"], -2),
    (&["i", "overmorgen"], 2),
    (&["evvelsi", "gun"], -2),
    (&["evvelki", "gun"], -2),
    (&["그", "제"], -2),
    (&["morgen"], 1),
    (&["ubermorgen"], 2),
    (&["uebermorgen"], 2),
    (&["overmorgen"], 2),
    (&["demain"], 1),
    (&["apres", "-", "demain"], 2),
    (&["pasado", "manana"], 2),
    (&["manana"], 1),
    (&["domani"], 1),
    (&["dopodomani"], 2),
    (&["amanha"], 1),
    (&["depois", "de", "amanha"], 2),
    (&["jutro"], 1),
    (&["pojutrze"], 2),
    (&["sutra"], 1),
    (&["prekosutra"], 2),
    (&["zitra"], 1),
    (&["imorgon"], 1),
    (&["i", "morgon"], 1),
    (&["i", "morgen"], 1),
    (&["huomenna"], 1),
    (&["holnap"], 1),
    (&["yarin"], 1),
    (&["завтра"], 1),
    (&["послезавтра"], 2),
    (&["αυριο"], 1),
    (&["מחר"], 1),
    (&["غدا"], 1),
    (&["明", "天"], 1),
    (&["明", "日"], 1),
    (&["后", "天"], 2),
    (&["後", "天"], 2),
    (&["明", "後", "日"], 2),
    (&["내", "일"], 1),
    (&["모", "레"], 2),
];

/// The first words of all of them: most words are none, and are looked at once.
static FIRST: Words = words!(
    "sinoc nocas jutros veceras altro amanha anoche anteayer anteontem antes apres aujourd'hui avant ayer bugun ce cet danas \
     demain depois dnes domani dopodomani evvelki evvelsi dun dzis dzisiaj eergisteren eilen esta gestern \
     gisteravond gisteren gistermiddag gisterochtend heute hier hoje holnap hom hoy huomenna i idag \
     ieri igar imorgon juce jucer jutro l'altro manana morgen oggi ontem overmorgen pasado pojutrze \
     predevcirem prekjuce prekjucer prekosutra przedwczoraj stamattina stasera sutra tanaan tegnap tegnapelott \
     toissapaivana ubermorgen uebermorgen vanavond vandaag vanmiddag vanochtend vcera vorgestern \
     wczoraj yarin zitra αυριο προχθεσ σημερα χθεσ вчера вчора завтра позавчера послезавтра сегодня \
     сьогодні אתמול היום מחר שלשום اول البارحة قبل منذ اليوم امس غدا 一 今 前 后 後 明 昨 お き ゆ あ 그 내 모 어 오"
);

/// Words that are others as well, in English or in their own language ("esta mañana"): they count at the
/// beginning, and are asked at the end.
const OTHER_WORDS: &[&str] = &["hier", "dun", "morgen", "manana", "jutro", "sutra"];

/// Of the day before and today: which part of it.
const PARTS: &[&[&str]] = &[
    &["morgen"],
    &["fruh"],
    &["vormittag"],
    &["mittag"],
    &["nachmittag"],
    &["abend"],
    &["nacht"],
    &["matin"],
    &["midi"],
    &["apres", "-", "midi"],
    &["soir"],
    &["por", "la", "manana"],
    &["por", "la", "tarde"],
    &["por", "la", "noche"],
    &["de", "manha"],
    &["a", "tarde"],
    &["a", "noite"],
    &["mattina"],
    &["pomeriggio"],
    &["sera"],
    &["notte"],
    &["ochtend"],
    &["middag"],
    &["avond"],
    &["kvall"],
    &["rano"],
    &["wieczorem"],
    &["po", "poludniu"],
    &["vecer"],
    &["navecer"],
    &["aksam"],
    &["sabah"],
    &["утром"],
    &["днем"],
    &["вечером"],
    &["ночью"],
    &["早", "上"],
    &["上", "午"],
    &["中", "午"],
    &["下", "午"],
    &["晚", "上"],
    &["の", "朝"],
    &["の", "夜"],
    &["の", "晩"],
    &["아", "침"],
    &["오", "후"],
    &["밤"],
];

/// The place after words such as "Abend" or "por la noche" at `end`.
#[must_use]
pub fn after_part(page: &Page<'_>, end: usize) -> usize {
    let part = PARTS.iter().find(|part| page.reads(end, part));
    let after = part.map_or(end, |part| end + part.len());
    // "I fredags middag med Ana" was a dinner.
    let meal = page.key(end) == "middag" && matches!(page.key(after), "med" | "hos" | "och" | "og");
    if meal { end } else { after }
}

/// Today, yesterday, tomorrow and their neighbours.
#[must_use]
pub fn near(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    if !FIRST.contains(page.key(at)) {
        return None;
    }
    let (words, days) = NEAR
        .iter()
        .filter(|(words, _)| page.reads(at, words))
        .max_by_key(|(words, _)| words.len())?;
    let end = after_part(page, at + words.len());
    // "Dün akşam", and "dün" as Turkish writes it, is nothing else.
    let plain = page
        .piece(at)
        .is_none_or(|piece| piece.text.is_ascii() || *words != ["dun"]);
    let alone = end == at + words.len() && plain;
    let other = alone && matches!(words, [word] if OTHER_WORDS.contains(word));
    // "Morgen treffe ich Ana": "morgen" is the morning as well.
    if other && at == 0 && *days > 0 && !matches!(page.key(end), "," | ":") {
        let said = Said::one_of(&[shifted(today, *days), today]);
        return Some(Dated::sure(end, said));
    }
    let at_border = if at == 0 && *days > 0 {
        matches!(page.key(end), "," | ":")
    } else {
        at == 0 || matches!(page.key(end), "" | "." | "," | ":" | "a" | "vers")
    };
    (!other || at_border).then(|| Dated {
        end,
        said: Said::on(shifted(today, *days)),
        weak: other && at > 0 && !matches!(page.key(end), "a" | "vers"),
        besides: false,
    })
}

/// Whether the words at `at` name the day before yesterday, yesterday or today, and can be nothing else.
#[must_use]
pub fn is_clear(page: &Page<'_>, at: usize) -> bool {
    FIRST.contains(page.key(at))
        && NEAR.iter().any(|(words, days)| {
            let other = matches!(words, [word] if OTHER_WORDS.contains(word));
            *days <= 0 && !other && page.reads(at, words)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_phrase_is_found_by_its_first_word() {
        for words in NEAR.iter().map(|(words, _)| *words) {
            assert!(FIRST.contains(words[0]), "{words:?}");
        }
    }
}

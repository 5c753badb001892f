//! Days counted back and ahead in other languages than English: "vor 3 Tagen", "hace dos semanas", "3 дня
//! назад", "三天前", "dans trois jours".

use chrono::NaiveDate;

use crate::domain::sentence::ago::back;
use crate::domain::sentence::ahead;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::said::{Dated, Said};
use crate::domain::sentence::stretch::{Count, Stretch, Unit};

/// The day that the words from `at` count from today.
#[must_use]
pub fn dated(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    unspaced(page, at, today).or_else(|| spaced(page, at, today))
}

/// On which side of today words say that it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Ago,
    Ahead,
    /// "Il y a" and "vor" say so before, "temu" behind.
    Behind,
}

fn spaced(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let (side, from) = announced(page, at);
    let (count, unit_at) = count(page, from)?;
    let unit = unit(page.key(unit_at)).or_else(|| two(page.key(unit_at)))?;
    let ends = AFTER_AGO.contains(&page.key(unit_at + 1));
    let side = match side {
        Side::Ahead if !ends => Side::Ahead,
        Side::Ago => Side::Ago,
        _ if ends => Side::Ago,
        _ => return None,
    };
    let stretch = Stretch {
        count,
        unit,
        more: 0,
    };
    Some(Dated::sure(
        unit_at + 1 + usize::from(ends),
        said(side, stretch, today)?,
    ))
}

fn said(side: Side, stretch: Stretch, today: NaiveDate) -> Option<Said> {
    if side == Side::Ahead {
        return ahead::on(stretch, today);
    }
    Some(back(stretch, today))
}

/// What the words at `at` say before the number, and where it begins.
fn announced(page: &Page<'_>, at: usize) -> (Side, usize) {
    match (page.key(at), page.key(at + 1), page.key(at + 2)) {
        ("il", "y", "a") => (Side::Ago, at + 3),
        ("dentro", "de", _) | ("daqui", "a", _) => (Side::Ahead, at + 2),
        ("πριν", "απο", _) => (Side::Ago, at + 2),
        (
            "vor" | "hace" | "ha" | "przed" | "pred" | "prije" | "pre" | "πριν" | "לפני" | "قبل"
            | "منذ",
            ..,
        ) => (Side::Ago, at + 1),
        ("in" | "dans" | "en" | "tra" | "fra" | "over" | "za" | "через" | "om" | "em", ..) => {
            (Side::Ahead, at + 1)
        }
        ("for", ..) => (Side::Behind, at + 1),
        _ => (Side::Behind, at),
    }
}

/// How many, and the place after it; "неделю назад" is one.
fn count(page: &Page<'_>, at: usize) -> Option<(Count, usize)> {
    if let Some((count, digits)) = page.number(at) {
        return (digits <= 4).then_some((Count::Exactly(count), at + 1));
    }
    let few = match (page.key(at), page.key(at + 1)) {
        ("ein" | "een", "paar") | ("un", "par") => Some(at + 2),
        (
            "quelques" | "unos" | "unas" | "algunos" | "algunas" | "qualche" | "alcuni" | "alcune"
            | "kilka" | "pare" | "несколько" | "einigen" | "wenigen" | "nagra" | "noen" | "nogle"
            | "uns" | "umas" | "nekoliko",
            _,
        ) => Some(at + 1),
        _ => None,
    };
    if let Some(end) = few {
        return Some((Count::AFew, end));
    }
    if unit(page.key(at + 1)).is_some() {
        let count = small_number(page.key(at))?;
        return Some((Count::Exactly(count), at + 1));
    }
    if two(page.key(at)).is_some() {
        return Some((Count::Exactly(2), at));
    }
    // "Před týdnem", "неделю назад".
    let announced = at > 0 && ONE_AFTER.contains(&page.before(at));
    (unit(page.key(at)).is_some() && (announced || AFTER_AGO.contains(&page.key(at + 1))))
        .then_some((Count::Exactly(1), at))
}

/// After them a stretch without a number is one.
const ONE_AFTER: &[&str] = &["pred", "przed", "prije", "pre", "לפני", "قبل", "منذ"];

/// Two of a unit in one word.
fn two(word: &str) -> Option<Unit> {
    Some(match word {
        "يومين" | "יומיים" => Unit::Day,
        "اسبوعين" | "שבועיים" => Unit::Week,
        "شهرين" | "חודשיים" => Unit::Month,
        "سنتين" | "שנתיים" => Unit::Year,
        _ => return None,
    })
}

const AFTER_AGO: &[&str] = &[
    "temu",
    "once",
    "назад",
    "fa",
    "geleden",
    "atras",
    "sedan",
    "siden",
    "sitten",
];

fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "tag" | "tage" | "tagen" | "dia" | "dias" | "jour" | "jours" | "dni" | "dniami" | "gun"
        | "день" | "дня" | "днеи" | "giorni" | "giorno" | "dagen" | "dag" | "dagar" | "dage"
        | "dager" | "dana" | "paivaa" | "dny" | "dnami" | "μερεσ" | "ημερεσ" | "μερα" | "ימים"
        | "יום" | "ايام" | "يوم" => Unit::Day,
        "woche" | "wochen" | "semana" | "semanas" | "semaine" | "semaines" | "tygodnie"
        | "tygodni" | "tydzien" | "hafta" | "неделю" | "недели" | "недель" | "settimana"
        | "settimane" | "weken" | "week" | "vecka" | "veckor" | "uge" | "uger" | "uker"
        | "tjedna" | "nedelje" | "viikkoa" | "tydnem" | "tydny" | "tyzdnom" | "tygodniem"
        | "tygodniami" | "tjedan" | "εβδομαδα" | "εβδομαδεσ" | "שבוע" | "שבועות" | "اسبوع"
        | "اسابيع" => Unit::Week,
        "monat" | "monaten" | "monate" | "mes" | "meses" | "mois" | "mese" | "mesi" | "maand"
        | "maanden" | "miesiac" | "miesiace" | "miesiecy" | "месяц" | "месяца" | "месяцев"
        | "manad" | "manader" | "maneder" | "mesicem" | "mesici" | "miesiacem" | "μηνα"
        | "μηνεσ" | "חודש" | "חודשים" | "شهر" | "اشهر" => Unit::Month,
        "jahr" | "jahren" | "jahre" | "ano" | "anos" | "an" | "ans" | "anni" | "anno" | "jaar"
        | "lat" | "lata" | "rok" | "год" | "года" | "лет" | "ar" | "rokem" | "χρονο" | "χρονια"
        | "שנה" | "שנים" | "سنة" | "سنوات" => Unit::Year,
        _ => return None,
    })
}

/// Numbers up to ten in words.
fn small_number(word: &str) -> Option<u32> {
    const NUMBERS: &[&str] = &[
        "ein einem einer eine un una une uno um uma een jeden один en ett et yhden μια ενα",
        "zwei zwo dos deux due dois duas twee dwa dwie два две tva to dva dvije iki kaksi dvema dvoma δυο",
        "drei tres trois tre drie trzy три tri uc kolme tremi troma τρεισ τρια שלושה שלוש ثلاثة ثلاث",
        "vier cuatro quatre quattro quatro cztery четыре fyra fire cetiri dort ctyrmi styrmi τεσσερισ τεσσερα ארבעה ארבע اربعة اربع",
        "funf cinco cinq cinque vijf piec пять fem pet bes peti πεντε חמישה חמש خمسة خمس",
        "sechs seis six sei zes szesc шесть sex seks sest alti sesti εξι שישה שש ستة ست",
        "sieben siete sept sette sete zeven siedem семь sju syv sedam yedi sedmi επτα εφτα שבעה שבע سبعة سبع",
        "acht ocho huit otto oito osiem восемь atta otte osam sekiz osmi οκτω οχτω שמונה ثمانية ثماني",
        "neun nueve neuf nove negen dziewiec девять nio ni devet dokuz deviti εννεα εννια תשעה תשע تسعة تسع",
        "zehn diez dix dieci dez tien dziesiec десять tio ti deset on deseti δεκα עשרה עשר عشرة عشر",
    ];
    let place = NUMBERS
        .iter()
        .position(|words| words.split(' ').any(|known| known == word))?;
    u32::try_from(place + 1).ok()
}

/// "三天前", "2週間前", "3일 전", "两个月前", "3日後".
fn unspaced(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    const DIGITS: &[&str] = &["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let word = page.key(at);
    if word.is_ascii() && page.number(at).is_none() {
        return None;
    }
    let count = match page.number(at) {
        Some((count, digits)) => Count::Exactly(Some(count).filter(|_| digits <= 4)?),
        None if matches!(word, "两" | "兩" | "두") => Count::Exactly(2),
        None if matches!(word, "几" | "幾" | "数" | "數" | "몇" | "며") => Count::AFew,
        None => {
            let place = DIGITS.iter().position(|digit| *digit == word)?;
            Count::Exactly(u32::try_from(place + 1).ok()?)
        }
    };
    let (unit, end) = UNITS.iter().find_map(|(words, unit)| {
        let end = at + 1 + words.len();
        let side = matches!(page.key(end), "前" | "전" | "后" | "後" | "후" | "뒤");
        (page.reads(at + 1, words) && side).then_some((*unit, end))
    })?;
    let side = if matches!(page.key(end), "前" | "전") {
        Side::Ago
    } else {
        Side::Ahead
    };
    let stretch = Stretch {
        count,
        unit,
        more: 0,
    };
    Some(Dated::sure(end + 1, said(side, stretch, today)?))
}

/// What is counted, in scripts whose pieces are single letters; か is also written for ヶ and が.
const UNITS: &[(&[&str], Unit)] = &[
    (&["天"], Unit::Day),
    (&["日"], Unit::Day),
    (&["일"], Unit::Day),
    (&["칠"], Unit::Day),
    (&["周"], Unit::Week),
    (&["週"], Unit::Week),
    (&["週", "間"], Unit::Week),
    (&["个", "星", "期"], Unit::Week),
    (&["個", "星", "期"], Unit::Week),
    (&["주"], Unit::Week),
    (&["个", "月"], Unit::Month),
    (&["個", "月"], Unit::Month),
    (&["か", "月"], Unit::Month),
    (&["ヶ", "月"], Unit::Month),
    (&["달"], Unit::Month),
    (&["개", "월"], Unit::Month),
    (&["年"], Unit::Year),
    (&["년"], Unit::Year),
];

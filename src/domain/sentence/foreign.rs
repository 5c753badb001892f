//! Weekdays in other languages than English, and what stands before them. Today and its neighbours are in
//! `near_abroad`, "vor 3 Tagen" in `ago_abroad`, stretches such as "letzte Woche" in `abroad`.
//! Months are in `months`. What is not here stays text.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::domain::day::shifted;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::said::{Dated, Said, weekday_before};

/// Parts of the day that German writes onto the weekday; the longer first.
const DAY_ENDINGS: &[&str] = &[
    "vormittag",
    "nachmittag",
    "morgen",
    "mittag",
    "abend",
    "nacht",
];

/// The weekday that a word names, and whether it is often something else.
#[must_use]
pub fn weekday(word: &str) -> Option<(Weekday, bool)> {
    // "Samstagabend".
    let word = DAY_ENDINGS
        .iter()
        .filter(|_| word.len() > 9)
        .find_map(|part| word.strip_suffix(part))
        .filter(|day| day.ends_with("tag"))
        .unwrap_or(word);
    Some(match word {
        "montag" | "lundi" | "lunedi" | "maandag" | "poniedzialek" | "понедельник" => {
            (Weekday::Mon, false)
        }
        "lunes" => (Weekday::Mon, true),
        "dienstag" | "mardi" | "martedi" | "dinsdag" | "wtorek" | "вторник" => {
            (Weekday::Tue, false)
        }
        "martes" => (Weekday::Tue, true),
        "mittwoch" | "miercoles" | "mercredi" | "mercoledi" | "woensdag" | "среда" | "среду"
        | "sroda" | "srode" => (Weekday::Wed, false),
        "donnerstag" | "jueves" | "jeudi" | "giovedi" | "donderdag" | "czwartek" | "четверг" => {
            (Weekday::Thu, false)
        }
        "freitag" | "viernes" | "vendredi" | "venerdi" | "vrijdag" | "piatek" | "пятница"
        | "пятницу" => (Weekday::Fri, false),
        "samstag" | "sonnabend" | "samedi" | "zaterdag" | "sobote" | "суббота" | "субботу" => {
            (Weekday::Sat, false)
        }
        "sabado" | "sabato" | "sobota" => (Weekday::Sat, true),
        "sonntag" | "dimanche" | "zondag" | "niedziele" | "воскресенье" => {
            (Weekday::Sun, false)
        }
        "domingo" | "domenica" | "niedziela" => (Weekday::Sun, true),
        _ => return further_weekday(word),
    })
}

/// The same in further languages of Europe and in Turkish.
fn further_weekday(word: &str) -> Option<(Weekday, bool)> {
    // "I fredags" was the last one.
    let word = word
        .strip_suffix('s')
        .filter(|day| day.ends_with("dag"))
        .unwrap_or(word);
    Some(match word {
        "δευτερα" | "hetfon" | "mandag" | "pondeli" | "pondelok" | "ponedeljek" | "ponedjeljak"
        | "ponedeljak" | "понеділок" | "pazartesi" | "الاثنين" => {
            (Weekday::Mon, false)
        }
        "τριτη" | "kedden" | "tisdag" | "tirsdag" | "utery" | "utorok" | "utorak" | "вівторок"
        | "الثلاثاء" => (Weekday::Tue, false),
        "sali" => (Weekday::Tue, true),
        "τεταρτη" | "szerdan" | "onsdag" | "stredu" | "streda" | "srijeda" | "srijedu"
        | "sredu" | "середа" | "середу" | "carsamba" | "الاربعاء" => {
            (Weekday::Wed, false)
        }
        "πεμπτη" | "csutortokon" | "torsdag" | "ctvrtek" | "stvrtok" | "cetvrtak" | "четвер"
        | "persembe" | "الخميس" => (Weekday::Thu, false),
        "παρασκευη" | "penteken" | "fredag" | "patek" | "piatok" | "petak" | "cuma" | "الجمعة" => {
            (Weekday::Fri, false)
        }
        "σαββατο" | "szombaton" | "lordag" | "sobotu" | "subota" | "subotu" | "cumartesi"
        | "السبت" | "субота" | "суботу" => (Weekday::Sat, false),
        "κυριακη" | "vasarnap" | "sondag" | "nedele" | "nedeli" | "nedela" | "nedjelja"
        | "nedjelju" | "nedelja" | "неділя" | "неділю" | "الاحد" => {
            (Weekday::Sun, false)
        }
        "pazar" => (Weekday::Sun, true),
        _ => return None,
    })
}

/// "Sexta-feira", "cuma günü": the weekday that the words from `at` name, and the place after them.
#[must_use]
pub fn weekday_of_several_words(page: &Page<'_>, at: usize) -> Option<(Weekday, usize)> {
    if page.reads(at + 1, &["-", "feira"]) {
        let weekday = match page.key(at) {
            "segunda" => Weekday::Mon,
            "terca" => Weekday::Tue,
            "quarta" => Weekday::Wed,
            "quinta" => Weekday::Thu,
            "sexta" => Weekday::Fri,
            _ => return None,
        };
        return Some((weekday, at + 3));
    }
    // "ביום שישי", "בשבת".
    let hebrew = match (page.key(at), page.key(at + 1)) {
        ("ביום" | "יום", "ראשון") => Some((Weekday::Sun, at + 2)),
        ("ביום" | "יום", "שני") => Some((Weekday::Mon, at + 2)),
        ("ביום" | "יום", "שלישי") => Some((Weekday::Tue, at + 2)),
        ("ביום" | "יום", "רביעי") => Some((Weekday::Wed, at + 2)),
        ("ביום" | "יום", "חמישי") => Some((Weekday::Thu, at + 2)),
        ("ביום" | "יום", "שישי") => Some((Weekday::Fri, at + 2)),
        ("ביום" | "יום", "שבת") => Some((Weekday::Sat, at + 2)),
        ("בשבת", _) => Some((Weekday::Sat, at + 1)),
        _ => None,
    };
    if hebrew.is_some() {
        return hebrew;
    }
    let gunu = page.key(at + 1) == "gunu";
    let (weekday, _) = weekday(page.key(at)).filter(|_| gunu)?;
    Some((weekday, at + 2))
}

/// "Sabato scorso", "lundi dernier": the last one, said behind the weekday.
#[must_use]
pub fn is_last_after(word: &str) -> bool {
    matches!(
        word,
        "scorso" | "scorsa" | "dernier" | "derniere" | "pasado" | "pasada" | "passado" | "passada"
    )
}

/// "周五", "上周五", "金曜日", "금요일": the latest one, or one of the week that is said.
#[must_use]
pub fn weekday_unspaced(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    const HAN: &[&str] = &["一", "二", "三", "四", "五", "六", "日"];
    const JAPANESE: &[&str] = &["月", "火", "水", "木", "金", "土", "日"];
    const KOREAN: &[&str] = &["월", "화", "수", "목", "금", "토", "일"];
    let weekday = |names: &[&str], at: usize| {
        let place = names.iter().position(|name| *name == page.key(at))?;
        Weekday::try_from(u8::try_from(place).ok()?).ok()
    };
    let of_last_week: &[&[&str]] = &[&["先", "週", "の"], &["先", "週"], &["지", "난", "주"]];
    let last = of_last_week
        .iter()
        .find(|words| page.reads(at, words))
        .map_or(usize::from(page.key(at) == "上"), |words| words.len());
    let sunday = |at: usize| (page.key(at) == "天").then_some(Weekday::Sun);
    let week = |at: usize| match (page.key(at), page.key(at + 1)) {
        ("周" | "週", _) => Some(at + 1),
        ("星", "期") | ("礼", "拜") => Some(at + 2),
        _ => None,
    };
    let (day, end) = if let Some(named) = week(at + last) {
        (weekday(HAN, named).or_else(|| sunday(named))?, named + 1)
    } else if page.reads(at + last + 1, &["曜"]) {
        let end = at + last + 2;
        (
            weekday(JAPANESE, at + last)?,
            end + usize::from(page.key(end) == "日"),
        )
    } else if page.reads(at + last + 1, &["요", "일"]) {
        (weekday(KOREAN, at + last)?, at + last + 3)
    } else {
        return None;
    };
    let before = weekday_before(today, day);
    let said = match (last > 0, today.weekday() == day) {
        (true, _) => Said::one_of(&[before, shifted(before, -7)]),
        (false, true) => Said::one_of(&[today, before]),
        (false, false) => Said::on(before),
    };
    Some(Dated::sure(end, said))
}

/// Whether a word is a weekday of another language.
#[must_use]
pub fn is_weekday(word: &str) -> bool {
    weekday(word).is_some()
}

/// "Letzten", before a weekday.
#[must_use]
pub fn is_last(word: &str) -> bool {
    matches!(
        word,
        "letzten"
            | "letzte"
            | "letzter"
            | "vergangenen"
            | "vorigen"
            | "afgelopen"
            | "ultimo"
            | "zeszly"
            | "zeszla"
            | "zeszlym"
            | "прошлыи"
            | "прошлую"
            | "прошлое"
            | "gecen"
    )
}

/// Before a day: on.
#[must_use]
pub fn is_on(word: &str) -> bool {
    matches!(
        word,
        "am" | "el"
            | "le"
            | "il"
            | "op"
            | "den"
            | "w"
            | "we"
            | "в"
            | "v"
            | "ve"
            | "u"
            | "i"
            | "pa"
            | "na"
            | "no"
            | "em"
            | "a"
            | "يوم"
            | "во"
            | "το"
            | "τη"
            | "την"
    )
}

/// "Nächsten", before a weekday: which one is meant differs.
#[must_use]
pub fn is_next(word: &str) -> bool {
    matches!(
        word,
        "nachsten"
            | "nachster"
            | "kommenden"
            | "kommender"
            | "proximo"
            | "proxima"
            | "volgende"
            | "komende"
            | "aanstaande"
            | "przyszly"
            | "przyszla"
            | "przyszlym"
            | "nastepny"
            | "следующии"
            | "следующую"
            | "nasta"
            | "naeste"
            | "neste"
    )
}

/// "Vendredi prochain": the same behind the weekday.
#[must_use]
pub fn is_next_after(word: &str) -> bool {
    matches!(
        word,
        "prochain" | "prossimo" | "prossima" | "proximo" | "proxima"
    )
}

/// "Diesen", before a weekday.
#[must_use]
pub fn is_this(word: &str) -> bool {
    matches!(
        word,
        "diesen" | "este" | "ce" | "questo" | "questa" | "esta" | "deze" | "этот" | "эту"
    )
}

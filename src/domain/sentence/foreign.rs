//! Words about days in other languages than English: today and yesterday, weekdays, "3 days ago".
//! Months are with the calendar. What is not here stays text.

use chrono::{NaiveDate, Weekday};

use crate::domain::day::shifted;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::said::{Dated, Said};

/// Today, yesterday and the day before in words as they are compared; the longer ones first.
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
    (&["χθες"], -1),
    (&["προχθες"], -2),
    (&["אתמול"], -1),
    (&["שלשום"], -2),
    (&["امس"], -1),
    (&["一", "昨", "日"], -2),
    (&["昨", "天"], -1),
    (&["昨", "日"], -1),
    (&["昨", "晚"], -1),
    (&["昨", "夜"], -1),
    (&["前", "天"], -2),
    (&["그", "저", "께"], -2),
    (&["어", "제"], -1),
];

/// Today, yesterday or the day before.
#[must_use]
pub fn near(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let (words, days) = NEAR.iter().find(|(words, _)| page.reads(at, words))?;
    let end = at + words.len();
    // "Hier" in German and "dun" in English are other words: only a capital or a place at the border.
    let other = matches!(*words, ["hier" | "dun"]);
    let at_border = at == 0 || matches!(page.key(end), "" | "." | "," | ":");
    (!other || at_border).then(|| Dated {
        end,
        said: Said::on(shifted(today, *days)),
        weak: other && at > 0,
    })
}

/// The weekday that a word names, and whether it is often something else.
#[must_use]
pub fn weekday(word: &str) -> Option<(Weekday, bool)> {
    Some(match word {
        "montag" | "lundi" | "lunedi" | "maandag" | "poniedzialek" | "понедельник" => {
            (Weekday::Mon, false)
        }
        "lunes" => (Weekday::Mon, true),
        "dienstag" | "mardi" | "martedi" | "dinsdag" | "wtorek" | "вторник" => {
            (Weekday::Tue, false)
        }
        "martes" => (Weekday::Tue, true),
        "mittwoch" | "miercoles" | "mercredi" | "mercoledi" | "woensdag" | "среда" => {
            (Weekday::Wed, false)
        }
        "donnerstag" | "jueves" | "jeudi" | "giovedi" | "donderdag" | "czwartek" | "четверг" => {
            (Weekday::Thu, false)
        }
        "freitag" | "viernes" | "vendredi" | "venerdi" | "vrijdag" | "пятница" => {
            (Weekday::Fri, false)
        }
        "samstag" | "sonnabend" | "samedi" | "zaterdag" | "суббота" => (Weekday::Sat, false),
        "sabado" | "sabato" | "sobota" => (Weekday::Sat, true),
        "sonntag" | "dimanche" | "zondag" | "воскресенье" => (Weekday::Sun, false),
        "domingo" | "domenica" | "niedziela" => (Weekday::Sun, true),
        _ => return None,
    })
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
        "letzten" | "letzte" | "letzter" | "vergangenen" | "vorigen" | "afgelopen" | "ultimo"
    )
}

/// Before a day: on.
#[must_use]
pub fn is_on(word: &str) -> bool {
    matches!(word, "am" | "el" | "le" | "il" | "op" | "den" | "w" | "в")
}

/// "Vor 3 Tagen", "hace 3 dias", "il y a 3 jours", "3 dni temu", "3 gun once", "3 дня назад".
#[must_use]
pub fn ago(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    let before = match (page.key(at), page.key(at + 1), page.key(at + 2)) {
        ("vor" | "hace" | "ha", ..) => at + 1,
        ("il", "y", "a") => at + 3,
        _ => at,
    };
    let (count, unit_at) = match page.key(before) {
        "einem" | "einer" | "un" | "una" | "une" if before > at => (1, before + 1),
        _ => {
            let (count, digits) = page.number(before)?;
            (count, before + usize::from(digits <= 4))
        }
    };
    let each = match page.key(unit_at) {
        "tag" | "tage" | "tagen" | "dia" | "dias" | "jour" | "jours" | "dni" | "gun" | "день"
        | "дня" | "дней" | "giorni" | "dagen" => 1,
        "woche" | "wochen" | "semana" | "semanas" | "semaine" | "semaines" | "tygodnie"
        | "hafta" | "неделю" | "недели" | "недель" | "settimane" | "weken" => 7,
        _ => return None,
    };
    let after = matches!(
        page.key(unit_at + 1),
        "temu" | "once" | "назад" | "fa" | "geleden" | "atras"
    );
    if before == at && !after || count > 4000 {
        return None;
    }
    let end = unit_at + 1 + usize::from(after);
    Some(Dated::sure(
        end,
        Said::on(shifted(today, -each * i64::from(count))),
    ))
}

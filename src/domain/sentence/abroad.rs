//! Stretches of days in other languages than English: "letzte Woche", "el mes pasado", "先週". They name no
//! day and are asked, but for the month and the year.

use chrono::NaiveDate;

use crate::domain::sentence::page::Page;
use crate::domain::sentence::said::Dated;
use crate::domain::sentence::vague::{Stretch, of_stretch};
use crate::domain::sentence::word_list::{Words, words};

/// The stretch that the words from `at` name.
#[must_use]
pub fn dated(page: &Page<'_>, at: usize, today: NaiveDate) -> Option<Dated> {
    if !FIRST.contains(page.key(at)) {
        return None;
    }
    let phrases = [
        (LAST_WEEK, Stretch::LastWeek),
        (LAST_MONTH, Stretch::LastMonth),
        (LAST_YEAR, Stretch::LastYear),
        (NEXT_WEEK, Stretch::NextWeek),
        (WEEKEND, Stretch::Weekend),
        (LAST_SEASON, Stretch::LastSeason),
    ];
    let found = phrases.iter().flat_map(|(phrases, stretch)| {
        let here = phrases.iter().filter(|words| page.reads(at, words));
        here.map(|words| (words.len(), *stretch))
    });
    let (length, stretch) = found.max_by_key(|(length, _)| *length)?;
    Some(Dated::sure(at + length, of_stretch(stretch, today)?))
}

/// The first words of all of them: most words are none, and are looked at once.
static FIRST: Words = words!(
    "afgelopen am ano au ce dit el este fim forra forrige gecen i il im kommende l'an l'annee l'anno \
     l'automne l'estate l'ete l'hiver l'inverno la le letzte letzten letzter letztes lo mes minuly \
     na nachste naeste nasta nel neste no prosle prosli proslog proxima semaine semana settimana \
     sidste vergangene vergangenes viime volgende vorig vorige voriger voriges w za zeszlego zeszlej \
     в на прошлои прошлым 上 下 先 去 周 昨 来 週 다 작 주 지"
);

const LAST_WEEK: &[&[&str]] = &[
    &["letzte", "woche"],
    &["letzter", "woche"],
    &["vorige", "woche"],
    &["voriger", "woche"],
    &["vergangene", "woche"],
    &["la", "semaine", "derniere"],
    &["semaine", "derniere"],
    &["la", "semaine", "passee"],
    &["la", "semana", "pasada"],
    &["semana", "pasada"],
    &["la", "settimana", "scorsa"],
    &["settimana", "scorsa"],
    &["vorige", "week"],
    &["afgelopen", "week"],
    &["semana", "passada"],
    &["na", "semana", "passada"],
    &["w", "zeszlym", "tygodniu"],
    &["w", "ubieglym", "tygodniu"],
    &["на", "прошлои", "неделе"],
    &["forra", "veckan"],
    &["sidste", "uge"],
    &["i", "sidste", "uge"],
    &["forrige", "uke"],
    &["minuly", "tyden"],
    &["prosle", "nedelje"],
    &["prosli", "tjedan"],
    &["proslog", "tjedna"],
    &["viime", "viikolla"],
    &["gecen", "hafta"],
    &["先", "週"],
    &["上", "周"],
    &["上", "週"],
    &["上", "个", "星", "期"],
    &["지", "난", "주"],
];

const LAST_MONTH: &[&[&str]] = &[
    &["letzten", "monat"],
    &["letzter", "monat"],
    &["im", "letzten", "monat"],
    &["le", "mois", "dernier"],
    &["el", "mes", "pasado"],
    &["il", "mese", "scorso"],
    &["vorige", "maand"],
    &["afgelopen", "maand"],
    &["mes", "passado"],
    &["no", "mes", "passado"],
    &["w", "zeszlym", "miesiacu"],
    &["в", "прошлом", "месяце"],
    &["forra", "manaden"],
    &["gecen", "ay"],
    &["先", "月"],
    &["上", "个", "月"],
    &["지", "난", "달"],
];

const LAST_YEAR: &[&[&str]] = &[
    &["letztes", "jahr"],
    &["im", "letzten", "jahr"],
    &["voriges", "jahr"],
    &["l'annee", "derniere"],
    &["l'an", "dernier"],
    &["el", "ano", "pasado"],
    &["l'anno", "scorso"],
    &["vorig", "jaar"],
    &["afgelopen", "jaar"],
    &["ano", "passado"],
    &["no", "ano", "passado"],
    &["w", "zeszlym", "roku"],
    &["в", "прошлом", "году"],
    &["forra", "aret"],
    &["sidste", "ar"],
    &["i", "fjor"],
    &["gecen", "yil"],
    &["去", "年"],
    &["昨", "年"],
    &["작", "년"],
];

const NEXT_WEEK: &[&[&str]] = &[
    &["nachste", "woche"],
    &["kommende", "woche"],
    &["la", "semaine", "prochaine"],
    &["la", "proxima", "semana"],
    &["la", "semana", "que", "viene"],
    &["la", "settimana", "prossima"],
    &["volgende", "week"],
    &["proxima", "semana"],
    &["semana", "que", "vem"],
    &["w", "przyszlym", "tygodniu"],
    &["на", "следующеи", "неделе"],
    &["nasta", "vecka"],
    &["naeste", "uge"],
    &["neste", "uke"],
    &["来", "週"],
    &["下", "周"],
    &["下", "週"],
    &["下", "个", "星", "期"],
    &["다", "음", "주"],
];

const WEEKEND: &[&[&str]] = &[
    &["am", "wochenende"],
    &["letztes", "wochenende"],
    &["am", "letzten", "wochenende"],
    &["vergangenes", "wochenende"],
    &["ce", "week", "-", "end"],
    &["le", "week", "-", "end", "dernier"],
    &["este", "fin", "de", "semana"],
    &["el", "fin", "de", "semana"],
    &["el", "fin", "de", "semana", "pasado"],
    &["fim", "de", "semana"],
    &["lo", "scorso", "fine", "settimana"],
    &["nel", "fine", "settimana"],
    &["il", "weekend", "scorso"],
    &["afgelopen", "weekend"],
    &["dit", "weekend"],
    &["w", "weekend"],
    &["na", "vikend"],
    &["za", "vikend"],
    &["на", "выходных"],
    &["i", "helgen"],
    &["周", "末"],
    &["週", "末"],
    &["주", "말"],
];

const LAST_SEASON: &[&[&str]] = &[
    &["letzten", "sommer"],
    &["letzten", "winter"],
    &["letzten", "herbst"],
    &["letzten", "fruhling"],
    &["im", "letzten", "sommer"],
    &["im", "letzten", "winter"],
    &["im", "letzten", "herbst"],
    &["im", "letzten", "fruhling"],
    &["l'ete", "dernier"],
    &["l'hiver", "dernier"],
    &["l'automne", "dernier"],
    &["le", "printemps", "dernier"],
    &["au", "printemps", "dernier"],
    &["el", "verano", "pasado"],
    &["el", "invierno", "pasado"],
    &["el", "otono", "pasado"],
    &["la", "primavera", "pasada"],
    &["l'estate", "scorsa"],
    &["l'inverno", "scorso"],
    &["la", "scorsa", "estate"],
    &["afgelopen", "zomer"],
    &["afgelopen", "winter"],
    &["прошлым", "летом"],
    &["прошлои", "зимои"],
    &["прошлои", "осенью"],
    &["прошлои", "веснои"],
    &["zeszlego", "lata"],
    &["zeszlej", "zimy"],
    &["forra", "sommaren"],
    &["去", "年", "夏", "天"],
    &["去", "年", "冬", "天"],
    &["去", "年", "春", "天"],
    &["去", "年", "秋", "天"],
    &["去", "年", "の", "夏"],
    &["去", "年", "の", "冬"],
    &["작", "년", "여", "름"],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_phrase_is_found_by_its_first_word() {
        for words in [
            LAST_WEEK,
            LAST_MONTH,
            LAST_YEAR,
            NEXT_WEEK,
            WEEKEND,
            LAST_SEASON,
        ]
        .into_iter()
        .flatten()
        .copied()
        {
            assert!(FIRST.contains(words[0]), "{words:?}");
        }
    }
}

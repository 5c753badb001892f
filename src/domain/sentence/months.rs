//! Names of months, in several languages, and what stands before them.

use crate::domain::sentence::page::Page;
use crate::domain::text::pieces::Piece;

/// The month that a word names, and whether the word is often another.
#[must_use]
pub fn month(word: &str) -> Option<(u32, bool)> {
    Some(match word {
        "january" => (1, false),
        "februar" | "fevrier" | "febrero" | "febbraio" | "fevereiro" | "februari" | "lutego"
        | "февраля" | "феврале" => (2, true),
        "juli" | "juillet" | "julio" | "luglio" | "julho" | "lipca" | "lipcu" | "июля" | "июле" => {
            (7, true)
        }
        "septembre" | "septiembre" | "settembre" | "setembro" | "wrzesnia" | "wrzesniu"
        | "сентября" | "сентябре" => (9, true),
        "oktober" | "octobre" | "octubre" | "ottobre" | "outubro" | "pazdziernika"
        | "pazdzierniku" | "октября" | "октябре" => (10, true),
        "novembre" | "noviembre" | "novembro" | "listopada" | "listopadzie" | "ноября"
        | "ноябре" => (11, true),
        "dezember" | "decembre" | "diciembre" | "dicembre" | "dezembro" | "grudnia" | "grudniu"
        | "декабря" | "декабре" => (12, true),
        "jan" | "januar" | "janvier" | "enero" | "gennaio" | "janeiro" | "januari" | "stycznia"
        | "styczniu" | "января" | "январе" => (1, true),
        "february" | "feb" => (2, false),
        "march" | "mar" | "marz" | "maerz" | "mars" | "marzo" | "maart" | "марта" | "марте" => {
            (3, true)
        }
        "april" | "apr" | "avril" | "abril" | "aprile" | "kwietnia" | "kwietniu" | "апреля"
        | "апреле" => (4, true),
        "may" | "mai" | "mayo" | "maggio" | "maio" | "мая" | "мае" => (5, true),
        "june" | "jun" | "juni" | "juin" | "junio" | "giugno" | "junho" | "czerwca" | "czerwcu"
        | "июня" | "июне" => (6, true),
        "july" | "jul" => (7, false),
        "august" | "aug" | "aout" | "agosto" | "augustus" | "augusti" | "sierpnia" | "sierpniu"
        | "августа" | "августе" => (8, true),
        "september" | "sept" | "sep" => (9, false),
        "october" | "oct" => (10, false),
        "november" | "nov" => (11, false),
        "december" | "dec" => (12, false),
        _ => return None,
    })
}

/// The month that a word after the number of a day names: also where that word alone may be a name.
#[must_use]
pub fn month_of_day(piece: &Piece<'_>) -> Option<(u32, bool)> {
    let word = piece.key.as_str();
    // "3 Kasım'da".
    let (word, _) = word.split_once(['\'', '’']).unwrap_or((word, ""));
    let by_day = match word {
        "ledna" | "січня" | "ocak" | "يناير" | "ιανουαριου" | "בינואר" => {
            1
        }
        "unora" | "лютого" | "subat" | "فبراير" | "φεβρουαριου" | "בפברואר" => {
            2
        }
        "brezna" | "березня" | "mart" | "marts" | "مارس" | "μαρτιου" | "במרץ" => {
            3
        }
        "dubna" | "квітня" | "nisan" | "ابريل" | "απριλιου" | "באפריל" => {
            4
        }
        "maja" | "maj" | "kvetna" | "травня" | "mayis" | "مايو" | "μαιου" | "במאי" => {
            5
        }
        "cervna" | "червня" | "haziran" | "يونيو" | "ιουνιου" | "ביוני" => 6,
        "cervence" | "липня" | "temmuz" | "يوليو" | "ιουλιου" | "ביולי" => 7,
        "srpna" | "серпня" | "agustos" | "اغسطس" | "αυγουστου" | "באוגוסט" => {
            8
        }
        "zari" | "вересня" | "eylul" | "سبتمبر" | "σεπτεμβριου" | "בספטמבר" => {
            9
        }
        "rijna" | "жовтня" | "ekim" | "اكتوبر" | "οκτωβριου" | "באוקטובר" => {
            10
        }
        "kasim" | "listopadu" | "نوفمبر" | "νοεμβριου" | "בנובמבר" => 11,
        "prosince" | "грудня" | "aralik" | "ديسمبر" | "δεκεμβριου" | "בדצמבר" => {
            12
        }
        _ => return month(word).or_else(|| roman_month(piece.text)),
    };
    Some((by_day, true))
}

/// "5 XI 2026": the month in Roman capitals, but for those of one letter.
fn roman_month(word: &str) -> Option<(u32, bool)> {
    const ROMAN: &[&str] = &["II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII"];
    const MONTHS: &[u32] = &[2, 3, 4, 6, 7, 8, 9, 11, 12];
    let place = ROMAN.iter().position(|roman| *roman == word)?;
    MONTHS.get(place).map(|month| (*month, true))
}

/// "On the evening of", before a day.
#[must_use]
pub fn after_part_of_day(page: &Page<'_>, at: usize) -> usize {
    let the = at + usize::from(page.key(at) == "on");
    let part = matches!(
        page.key(the + 1),
        "morning" | "afternoon" | "evening" | "night"
    );
    if page.key(the) == "the" && part && page.key(the + 2) == "of" {
        the + 3
    } else {
        at
    }
}

/// Before a month: in it.
pub const BEFORE_MONTH: &[&str] = &[
    "mid", "early", "late", "im", "en", "em", "в", "anfang", "mitte", "ende", "debut", "eind",
];

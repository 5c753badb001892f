//! Feasts by another calendar than ours: Diwali, Hanukkah, Eid. Their day is not worked out here; the
//! months are offered in which they fall.

use chrono::{Datelike, Months, NaiveDate};

use crate::domain::day::{Day, Days};
use crate::domain::sentence::page::Page;

/// The first and the last month in which the feast at `at` falls, and the place after its name.
#[must_use]
pub fn feast(page: &Page<'_>, at: usize) -> Option<((u32, u32), usize)> {
    let eid = match (page.key(at), page.key(at + 1), page.key(at + 2)) {
        ("eid", "al" | "ul", _) => Some(3),
        ("eid", "-", _) => Some(5),
        ("eid" | "ramadan" | "iftar" | "bayram" | "muharram", ..) => Some(1),
        _ => None,
    };
    if let Some(words) = eid {
        return Some(((1, 12), at + words));
    }
    let two = |months, words: &[&str]| page.reads(at, words).then_some((months, at + words.len()));
    let one = match page.key(at) {
        "diwali" | "deepavali" => Some((10, 11)),
        "hanukkah" | "chanukah" | "hanukka" => Some((11, 12)),
        "passover" | "pesach" | "seder" => Some((3, 4)),
        "purim" | "holi" => Some((2, 3)),
        "sukkot" | "chuseok" | "navratri" | "dussehra" | "durga" => Some((9, 10)),
        "shavuot" => Some((5, 6)),
        "vesak" | "wesak" => Some((4, 6)),
        "nowruz" | "navruz" | "norouz" => Some((3, 3)),
        "obon" => Some((7, 8)),
        "songkran" => Some((4, 4)),
        _ => None,
    };
    one.map(|months| (months, at + 1))
        .or_else(|| two((9, 10), &["rosh", "hashanah"]))
        .or_else(|| two((9, 10), &["yom", "kippur"]))
        .or_else(|| two((1, 2), &["chinese", "new", "year"]))
        .or_else(|| two((1, 2), &["lunar", "new", "year"]))
        .or_else(|| two((9, 10), &["mid", "-", "autumn", "festival"]))
        .or_else(|| two((4, 5), &["golden", "week"]))
        .or_else(|| two((4, 5), &["orthodox", "easter"]))
}

/// The months of the last two years, latest first, in which a feast of these months fell; of `year`, if one
/// is said.
#[must_use]
pub fn months((first, last): (u32, u32), year: Option<i32>, today: NaiveDate) -> Vec<Days> {
    let back = (0..24).filter_map(|back| today.checked_sub_months(Months::new(back)));
    back.filter(|month| (first..=last).contains(&month.month()))
        .map(|month| (month.year(), month.month()))
        .chain(
            year.into_iter()
                .flat_map(|year| (first..=last).map(move |month| (year, month))),
        )
        .filter(|(of, _)| year.is_none_or(|year| *of == year))
        .filter_map(|(year, month)| Day::month(year, month))
        .map(Days::on)
        .collect()
}

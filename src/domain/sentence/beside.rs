//! Whether words beside a day belong to it in a way that is not understood: then the day is asked and
//! not taken. "A week last Tuesday" is not last Tuesday, and "14 April 15" may not be this April.

use crate::domain::names::{Names, Stem};
use crate::domain::sentence::days::dated;
use crate::domain::sentence::lexicon::{AFTER_DAY, AND, EVENT, MET, SPENT, TO_SOMEBODY, WITH};
use crate::domain::sentence::months::month;
use crate::domain::sentence::number;
use crate::domain::sentence::page::Page;
use crate::domain::sentence::vague::is_season;
use crate::domain::sentence::weeks::weekday;
use crate::domain::sentence::year::Calendar;
use crate::domain::text::pieces::{Piece, Shape};

/// Whether the words before or after a day go on with it.
#[must_use]
pub fn goes_on(page: &Page<'_>, from: usize, end: usize, calendar: Calendar) -> bool {
    ends_another(page, from) || begins_another(page, end, calendar)
}

fn is_stretch(word: &str) -> bool {
    matches!(
        word,
        "day"
            | "days"
            | "week"
            | "weeks"
            | "weekend"
            | "weekends"
            | "fortnight"
            | "month"
            | "months"
            | "year"
            | "years"
            | "quarter"
            | "decade"
            | "half"
            | "coming"
            | "following"
            | "easter"
            | "christmas"
            | "xmas"
            | "ago"
    )
}

fn joins(word: &str) -> bool {
    matches!(
        word,
        "or" | "and"
            | "&"
            | "to"
            | "thru"
            | "through"
            | "/"
            | "–"
            | "—"
            | "till"
            | "until"
            | "bis"
            | "tot"
            | "oder"
            | "ou"
            | "или"
            | "lub"
            | "und"
            | "et"
    )
}

/// What stands before: "a week", "Monday or", "2 weeks and", "coming".
fn ends_another(page: &Page<'_>, from: usize) -> bool {
    let Some(last) = from.checked_sub(1) else {
        return false;
    };
    let word = page.key(last);
    let announced = matches!(
        page.key(from),
        "on" | "in" | "at" | "over" | "during" | "from" | "the"
    );
    if is_stretch(word) {
        // "A week on Tuesday" is a week after it for some.
        let week_on = page.key(from) == "on" && matches!(page.before(last), "a" | "one" | "two");
        return !announced || (week_on && weekday(page.key(from + 1)).is_some());
    }
    let counted = last > 0 && page.glued(last) && page.number(last - 1).is_some();
    if counted && page.shape(last) == Some(Shape::Letters) && page.whole_to(from) {
        return !matches!(
            word,
            "h" | "min" | "am" | "pm" | "hr" | "hrs" | "mins" | "m" | "km"
        ) || page.number(from).is_some();
    }
    if let Some((_, digits)) = page.number(last) {
        let year = digits == 4 && month(page.key(from)).is_some();
        return year || matches!(page.key(from), "tonight" | "this");
    }
    if matches!(
        word,
        "yesterday" | "today" | "over" | "under" | "almost" | "nearly" | "barely"
    ) {
        // "Ana came over last night".
        let came = matches!(
            page.before(last),
            "came" | "was" | "were" | "dropped" | "popped" | "went"
        );
        return word != "over" || !came;
    }
    let Some(before) = last
        .checked_sub(1)
        .filter(|_| joins(word) || word == "," || word == "-")
    else {
        return matches!(word, "past" | "between") && page.number(from).is_none();
    };
    let other = page.key(before);
    if word == "-" {
        // "16.-18.8."
        return page.glued(last) && other == "." && page.glued(before);
    }
    if word == "," {
        return matches!(
            other,
            "weeks" | "months" | "years" | "week" | "month" | "year"
        ) && !announced;
    }
    // "7 and Friday" may be anything; "Friday and Saturday" are two days.
    is_stretch(other)
        || weekday(other).is_some_and(|(_, weak)| !weak)
        || month(other).is_some_and(|(_, weak)| !weak)
        || is_season(other)
        || matches!(other, "yesterday" | "today" | "tonight")
        || (page.number(before).is_some() && page.number(from).is_some())
}

/// What stands after: "or Saturday", "of May", "week", "555 BE", "before last".
fn begins_another(page: &Page<'_>, end: usize, calendar: Calendar) -> bool {
    let word = page.key(end);
    let next = page.key(end + 1);
    if joins(word) || word == "of" {
        let other = dated(page, end + 1, calendar).is_some_and(|other| !other.weak)
            || weekday(next).is_some_and(|(_, weak)| !weak)
            || matches!(next, "last" | "next" | "this" | "previous")
            || (page
                .number(end + 1)
                .is_some_and(|(day, digits)| digits <= 2 && (1..=31).contains(&day))
                && (!matches!(word, "and" | "&") || follows_in_a_row(page, end))
                && page
                    .number(end.saturating_sub(1))
                    .or(page.number(end.saturating_sub(2)))
                    .is_some()
                && !counts_something(
                    page,
                    number::ordinal(page, end + 1).map_or(end + 2, |(_, end)| end),
                ));
        let month_after = word == "of" && (month(next).is_some() || is_season(next));
        return other || month_after;
    }
    if page.number(end).is_some() {
        return is_year_left_over(page, end) || page.before(end) == "tonight";
    }
    if word == "," && weekday(page.before(end)).is_some() && weekday(next).is_some() {
        return true;
    }
    match word {
        "week" | "weeks" | "weekend" | "month" | "year" | "years" => {
            !matches!(page.shape(end + 1), Some(Shape::Possessive))
        }
        "before" | "after" => matches!(next, "last" | "next" | "that" | "this"),
        "next" | "last" | "previous" => is_stretch(next) || weekday(next).is_some(),
        "bc" | "bce" | "ad" | "ce" | "be" => page
            .piece(end)
            .is_some_and(|piece| piece.text.chars().all(char::is_uppercase)),
        _ => dated(page, end, calendar)
            .is_some_and(|other| !other.weak && !starts_with_time(page, end)),
    }
}

/// A time such as "noon" may follow a day.
fn starts_with_time(page: &Page<'_>, at: usize) -> bool {
    page.number(at).is_some() || matches!(page.key(at), "from" | "at" | "around" | "about")
}

/// "14th April 15": a number after the name of a month that counts nothing.
fn is_year_left_over(page: &Page<'_>, at: usize) -> bool {
    let Some((_, digits)) = page.number(at) else {
        return false;
    };
    let month_before = month(page.before(at)).is_some()
        || (page.before(at) == "." && at >= 2 && month(page.key(at - 2)).is_some());
    let era = matches!(page.key(at + 1), "bc" | "bce" | "ad" | "ce" | "be");
    let alone = page.ends_sentence(at + 1)
        || matches!(
            page.key(at + 1),
            "," | "we" | "i" | "with" | "lunch" | "dinner" | "coffee"
        );
    month_before && ((digits >= 2 && alone) || era)
}

/// "The 4th and 5th", "Nov 4 and 5": the next day.
fn follows_in_a_row(page: &Page<'_>, and: usize) -> bool {
    let before = (and.saturating_sub(2)..and)
        .rev()
        .find_map(|at| page.number(at));
    let after = page.number(and + 1);
    let ordinal = number::ordinal(page, and + 1).is_some();
    matches!((before, after), (Some((one, _)), Some((other, _))) if ordinal || one.checked_add(1) == Some(other))
}

fn counts_something(page: &Page<'_>, at: usize) -> bool {
    page.shape(at) == Some(Shape::Letters)
        && !matches!(page.key(at), "we" | "i" | "with" | "at" | "in")
        && !AFTER_DAY.contains(page.key(at))
}

/// Whether a day stands in a name: "Freaky Friday", "Wednesday Addams", "Yesterday Once More".
#[must_use]
pub fn in_a_name(page: &Page<'_>, from: usize, end: usize, names: &Names) -> bool {
    let plain_name = |at: usize| {
        page.piece(at).is_some_and(|piece| {
            piece.shape == Shape::Letters
                && piece.is_capitalised()
                && piece.text.chars().count() > 1
                && (is_shouted(page, at) || !begins(page, at))
                && names.step(Stem::default(), piece).is_none()
        })
    };
    // "MET ANA IN GRAZ YESTERDAY".
    let all_shouted = (0..page.len().min(SHOUTED))
        .filter(|at| page.shape(*at) == Some(Shape::Letters))
        .all(|at| is_shouted(page, at));
    if all_shouted && page.len() > 2 {
        return false;
    }
    let first = page.piece(from);
    let capital = first.is_some_and(Piece::is_capitalised);
    let shouted = |at: usize| {
        page.piece(at)
            .is_some_and(|piece| piece.text.chars().all(|c| !c.is_lowercase()))
    };
    let weekday_or_month =
        (from..end).any(|at| weekday(page.key(at)).is_some() || month(page.key(at)).is_some());
    // "Yesterday" has no capital in the middle, unless everything is shouted.
    let spent = SPENT.contains(page.before(from));
    let title = capital && !spent && !begins(page, from) && !weekday_or_month && !shouted(from);
    let known_word = |at: usize| {
        let word = page.key(at);
        AFTER_DAY.contains(word) || MET.contains(word) || EVENT.contains(word) || word == "i"
    };
    // "With Zed Friday" is Friday; "at Ruby Tuesday" and "flight BA 2026-11" are no days.
    let somebody = |at: usize| {
        let word = page.before(at);
        WITH.contains(word) || AND.contains(word) || TO_SOMEBODY.contains(word)
    };
    let before = from.checked_sub(1).is_some_and(|at| {
        let told = capital || (page.number(from).is_some() && shouted(at));
        told && plain_name(at) && !known_word(at) && !somebody(at)
    });
    let after = capital && plain_name(end) && !known_word(end) && !shouted(from);
    title || before || after
}

/// How many pieces are looked at for whether all is shouted.
const SHOUTED: usize = 12;

/// "TGI Friday": capitals throughout.
fn is_shouted(page: &Page<'_>, at: usize) -> bool {
    page.piece(at).is_some_and(|piece| {
        piece.text.chars().count() > 1 && piece.text.chars().all(char::is_uppercase)
    })
}

fn begins(page: &Page<'_>, at: usize) -> bool {
    at == 0
        || page.begins_line(at)
        || page.ends_sentence(at - 1)
        || matches!(page.before(at), ":" | "\"" | "“" | "(" | "," | "-" | "–")
}

//! Charts of characters. Each carries the figures that are told as text too.

use chrono::NaiveDate;

use crate::domain::check_in::Question;
use crate::domain::measures::felt::Felt;
use crate::domain::mirror::year::{WEEK, Year};
use crate::domain::quiet::whole_days;
use crate::domain::rhythm::{ENOUGH, Gaps, Rhythm};
use crate::domain::text::wrap;
use crate::wording::{check_in, rhythm};

/// Answers over time: a row a step, the highest above; the first answer stands on the left, today on the
/// right. Nothing without an answer.
#[must_use]
pub fn dots(question: Question, felt: &Felt, width: usize, today: NaiveDate) -> Vec<String> {
    let dots = felt.answers.iter();
    let dots: Vec<(u8, NaiveDate)> = dots
        .filter_map(|dot| Some((dot.step?, dot.day.earliest())))
        .collect();
    let Some((_, first)) = dots.first().copied() else {
        return Vec::new();
    };
    let steps = check_in::steps(question);
    let label = steps
        .iter()
        .map(|step| wrap::width(step))
        .max()
        .unwrap_or(0);
    let room = width.saturating_sub(label + 2).clamp(1, 72);
    let span = today.signed_duration_since(first).num_days().max(1);
    let column = |day: NaiveDate| {
        let since = day.signed_duration_since(first).num_days().clamp(0, span);
        usize::try_from(since * i64::try_from(room - 1).unwrap_or(0) / span).unwrap_or(0)
    };
    let mut lines = Vec::new();
    for (step, name) in steps.iter().enumerate().rev() {
        let mut row = vec![' '; room];
        for (of, day) in &dots {
            if usize::from(*of) == step
                && let Some(cell) = row.get_mut(column(*day))
            {
                *cell = '●';
            }
        }
        let row: String = row.into_iter().collect();
        lines.push(format!("{name:>label$} │{}", row.trim_end()));
    }
    let (from, to) = (
        first.format("%b %Y").to_string(),
        today.format("%b %Y").to_string(),
    );
    let air = room.saturating_sub(from.len() + to.len()).max(1);
    lines.push(format!("{:label$}  {from}{}{to}", "", " ".repeat(air)));
    lines
}

/// The gaps as bars, the oldest first, the present one last, under the range of the next. Nothing
/// without a gap.
#[must_use]
pub fn strip(of: &Rhythm, width: usize) -> Vec<String> {
    let Gaps { kept, open, .. } = &of.gaps;
    if kept.is_empty() {
        return Vec::new();
    }
    let usual = of
        .fit
        .filter(|_| kept.len() >= ENOUGH)
        .map(|fit| (whole_days(fit.low), whole_days(fit.high)));
    let longest = kept.iter().chain(open).copied().max().unwrap_or(1);
    let most = longest.max(usual.map_or(1, |(_, high)| high));
    let room = width.saturating_sub(LABELS).clamp(1, 60);
    let cells = |days: u32| {
        let cells = u64::from(days) * room as u64 / u64::from(most.max(1));
        usize::try_from(cells).unwrap_or(room).clamp(1, room)
    };
    let mut lines = Vec::new();
    if let Some((low, high)) = usual {
        let (low_at, high_at) = (cells(low), cells(high));
        lines.push(format!(
            "{:>LABELS$}{}├{}┤",
            format!("usually {} d  ", rhythm::range(low, high)),
            " ".repeat(low_at - 1),
            "─".repeat(high_at.saturating_sub(low_at + 1))
        ));
    }
    for gap in kept {
        lines.push(format!(
            "{:>LABELS$}{}",
            format!("{gap} d  "),
            "━".repeat(cells(*gap))
        ));
    }
    if let Some(open) = open {
        lines.push(format!(
            "{:>LABELS$}{}",
            format!("now {open} d  "),
            "╌".repeat(cells(*open))
        ));
    }
    lines
}

/// Cells of what stands left of a bar.
const LABELS: usize = 20;

/// Seven rows of weeks, the oldest on the left; how full a day was is the glyph.
#[must_use]
pub fn year(year: &Year) -> Vec<String> {
    let mut lines = weeks(year);
    if lines.len() > 1 {
        lines.push(String::new());
        lines.push("· quiet   ░ one of your people   ▒ two   ▓ three or four   █ more".to_owned());
    }
    lines
}

/// The same for one pair: a day was one of contact or it was not.
#[must_use]
pub fn year_of_two(year: &Year) -> Vec<String> {
    let mut lines = weeks(year);
    for line in lines.iter_mut().skip(1) {
        *line = line.replace('░', "█");
    }
    lines
}

fn weeks(year: &Year) -> Vec<String> {
    if year.days.iter().all(|day| *day == 0) {
        return vec!["No contact day in a year.".to_owned()];
    }
    let mut months = String::from("     ");
    let mut cells = 0;
    for (week, monday) in year
        .from
        .iter_weeks()
        .take(year.days.len() / WEEK)
        .enumerate()
    {
        // A month is named over its first whole week, if there is room.
        let first = monday.format("%-d").to_string().parse().unwrap_or(31) <= WEEK;
        if first && week >= cells {
            months.push_str(&" ".repeat(week - cells));
            months.push_str(&monday.format("%b ").to_string());
            cells = week + 4;
        }
    }
    let mut lines = vec![months.trim_end().to_owned()];
    for (row, label) in ["Mon", "", "Wed", "", "Fri", "", "Sun"].iter().enumerate() {
        let days: String = year
            .days
            .iter()
            .skip(row)
            .step_by(WEEK)
            .map(|day| glyph(*day))
            .collect();
        lines.push(format!("{label:<5}{days}"));
    }
    lines
}

fn glyph(people: u32) -> char {
    match people {
        0 => '·',
        1 => '░',
        2 => '▒',
        3 | 4 => '▓',
        _ => '█',
    }
}

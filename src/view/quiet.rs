//! The quiet scan: who, since when, what is usual, and why.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::command::Command;
use crate::app::field::Field;
use crate::app::model::Model;
use crate::app::quiet::{Quiet, circle_names};
use crate::domain::quiet::{QuietRow, whole_days};
use crate::domain::rhythm::ENOUGH;
use crate::domain::text::visible;
use crate::domain::text::wrap::{fitted, width, wrapped};
use crate::view::pane;
use crate::view::theme::Theme;
use crate::wording::rhythm;

/// What the line takes that says who is wanted.
const WANTED: &str = "a name, #tag or a circle";
/// What stands behind it.
const BACK: &str = "Esc shows everybody";

/// While nobody was found yet, and while the innermost circles were looked at and no others.
const LOOKING: &str = "Looking …";
const LOOKING_ON: &str = "The innermost circles; looking at everybody else …";

/// Draws the scan over the whole screen between title and footer.
pub fn draw(model: &Model, quiet: &Quiet, area: Rect, theme: Theme, buffer: &mut Buffer) {
    let inner = pane::frame(buffer, area, "Quiet", true, theme);
    if let Some(filter) = &quiet.filter {
        pane::write(
            buffer,
            inner,
            0,
            &wanted(filter, quiet.typing, inner, theme),
        );
    }
    let begun = quiet
        .scan
        .as_ref()
        .filter(|scan| !(scan.to_come && scan.quiet.is_empty()));
    let Some(scan) = begun else {
        pane::write(buffer, inner, 1, &Line::styled(LOOKING, theme.faint()));
        return;
    };
    let above = quiet.lines_above();
    if quiet.is_empty() && !scan.quiet.is_empty() {
        let said = "Nobody who is quiet fits this. Esc shows everybody again.";
        pane::write(buffer, inner, 2, &Line::styled(said, theme.text()));
    } else if scan.quiet.is_empty() {
        let lines = [
            "Nobody is quieter than the two of you usually are.",
            "",
            "With fewer than three gaps it is too early to say, unless you name a rhythm",
            "yourself: in the form of a person, or with betwixt edit NAME --every DAYS.",
        ];
        for (row, line) in lines.iter().enumerate() {
            pane::write(
                buffer,
                inner,
                above + row + 1,
                &Line::styled(*line, theme.text()),
            );
        }
    } else {
        let columns = Columns::of(usize::from(inner.width));
        pane::write(buffer, inner, above, &heading(&columns, theme));
        rows(model, quiet, inner, &columns, theme, buffer);
    }
    let aside = if scan.to_come {
        Some(LOOKING_ON.to_owned())
    } else {
        set_aside(
            scan.set_aside.paused.len(),
            scan.set_aside.not_now.len(),
            scan.set_aside.resting.len(),
            &model.key_of(Command::SetAside),
        )
    };
    if let Some(aside) = aside {
        pane::write(
            buffer,
            inner,
            usize::from(inner.height).saturating_sub(1),
            &Line::styled(aside, theme.faint()),
        );
    }
}

/// The line that says who is wanted.
fn wanted(filter: &Field, typing: bool, inner: Rect, theme: Theme) -> Line<'static> {
    let text = visible::line(filter.text()).into_owned();
    let room = usize::from(inner.width);
    let said = match (typing, text.is_empty()) {
        (true, true) => WANTED,
        (true, false) => "",
        (false, _) => BACK,
    };
    let left = room.saturating_sub(2 + width(&text));
    let air = if typing {
        1
    } else {
        left.saturating_sub(width(said))
    };
    let said = if width(said) + 2 <= left { said } else { "" };
    Line::from(vec![
        Span::styled("/ ", theme.key()),
        Span::styled(text, theme.text()),
        Span::styled(format!("{}{said}", " ".repeat(air)), theme.faint()),
    ])
}

/// Where the cursor stands in that line, if keys go there.
#[must_use]
pub fn line_cursor(model: &Model, area: Rect) -> Option<(u16, u16)> {
    let quiet = model.quiet.as_ref().filter(|open| open.typing)?;
    let filter = quiet.filter.as_ref().filter(|_| model.overlay.is_none())?;
    let before = visible::line(filter.text().get(..filter.cursor())?);
    let most = usize::from(area.width.saturating_sub(4));
    let column = u16::try_from((2 + width(&before)).min(most)).ok()?;
    Some((area.x + 2 + column, area.y + 1))
}

/// Cells of each column.
struct Columns {
    name: usize,
    circle: usize,
    since: usize,
    usual: usize,
    why: usize,
}

impl Columns {
    fn of(room: usize) -> Self {
        let (since, usual) = (8, if room < 72 { 10 } else { 11 });
        let name = (room / 4).clamp(if room < 72 { 16 } else { 18 }, 36);
        let circle = if room >= 90 { 12 } else { 0 };
        Self {
            name,
            circle,
            since,
            usual,
            why: room.saturating_sub(name + circle + since + usual + 4),
        }
    }
}

fn heading(columns: &Columns, theme: Theme) -> Line<'static> {
    let Columns {
        name,
        circle,
        since,
        usual,
        ..
    } = columns;
    let circle_title = if *circle > 0 { "circle" } else { "" };
    let text = format!(
        "  {:<name$}{circle_title:<circle$}{:>since$}  {:<usual$}{}",
        "who", "silent", "usually", "why"
    );
    Line::styled(text, theme.faint())
}

fn rows(
    model: &Model,
    quiet: &Quiet,
    inner: Rect,
    columns: &Columns,
    theme: Theme,
    buffer: &mut Buffer,
) {
    let circles = circle_names(&model.people.circles);
    let last = usize::from(inner.height).saturating_sub(2);
    let mut at = 1 + quiet.lines_above();
    for (place, row) in quiet.rows().enumerate().skip(quiet.top) {
        if at > last {
            break;
        }
        let selected = place == quiet.selected;
        let circle = row
            .circle
            .and_then(|circle| circles.get(&circle))
            .copied()
            .unwrap_or_default();
        pane::write(
            buffer,
            inner,
            at,
            &row_line(row, circle, selected, columns, theme),
        );
        at += 1;
        if selected && quiet.unfolded {
            let terms = row.reasons.iter().map(|reason| rhythm::reason(*reason));
            for line in
                terms.flat_map(|term| wrapped(&term, usize::from(inner.width).saturating_sub(6)))
            {
                if at <= last {
                    pane::write(
                        buffer,
                        inner,
                        at,
                        &Line::styled(format!("    {line}"), theme.faint()),
                    );
                    at += 1;
                }
            }
        }
    }
}

fn row_line(
    row: &QuietRow,
    circle: &str,
    selected: bool,
    columns: &Columns,
    theme: Theme,
) -> Line<'static> {
    let cell = |text: &str, cells: usize| {
        let text = visible::line(text);
        let text = fitted(&text, cells.saturating_sub(1)).into_owned();
        let air = " ".repeat(cells.saturating_sub(width(&text)));
        format!("{text}{air}")
    };
    let since = row
        .rhythm
        .gaps
        .open
        .map(|open| format!("{open} d"))
        .unwrap_or_default();
    let usual = row
        .rhythm
        .fit
        .filter(|_| row.rhythm.gaps.kept.len() >= ENOUGH)
        .map(|fit| {
            format!(
                "{} d",
                rhythm::range(whole_days(fit.low), whole_days(fit.high))
            )
        });
    let why = match rhythm::rank(&row.rhythm) {
        Some(rank) => {
            let word = rhythm::brief(row.rhythm.word);
            let whole = format!("{word}: {rank}");
            // Where that has no room: "longer than usual · 11 of 12 gaps".
            if width(&whole) <= columns.why {
                whole
            } else {
                let brief = format!("{word} · {}", rank.trim_start_matches("longer than "));
                if width(&brief) <= columns.why {
                    brief
                } else {
                    word.to_owned()
                }
            }
        }
        None => rhythm::word(row.rhythm.word).to_owned(),
    };
    let name_style = if selected {
        theme.selected()
    } else {
        theme.text()
    };
    Line::from(vec![
        Span::styled(if selected { "▌ " } else { "  " }, theme.cursor()),
        Span::styled(cell(&row.name, columns.name), name_style),
        Span::styled(cell(circle, columns.circle), theme.faint()),
        Span::styled(format!("{since:>0$}  ", columns.since), theme.text()),
        Span::styled(
            cell(&usual.unwrap_or_default(), columns.usual),
            theme.faint(),
        ),
        Span::styled(fitted(&why, columns.why).into_owned(), theme.text()),
    ])
}

/// "also: paused 3, not now 2, resting 5 · v names them"; `None` if nobody is set aside.
fn set_aside(paused: usize, not_now: usize, resting: usize, key: &str) -> Option<String> {
    let parts: Vec<String> = [
        ("paused", paused),
        ("not now", not_now),
        ("resting", resting),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(what, count)| format!("{what} {count}"))
    .collect();
    (!parts.is_empty()).then(|| format!("also: {} · {key} names them", parts.join(", ")))
}

//! What is changed after everything has been drawn: names and words that are hidden, and signs that a
//! plain terminal lacks.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// So many figures in a row, with no more than a sign between two, call somebody or are a day.
const LONG: usize = 7;

/// Puts a dot for every letter in `area`, but not in the rows that are being typed in. Signs stay, and figures
/// but for long ones: a number to call, a whole date.
pub fn hide(buffer: &mut Buffer, area: Rect, typed: &[Rect]) {
    for y in area.top()..area.bottom() {
        let mut behind = false;
        for x in area.left()..area.right() {
            let kept = typed.iter().any(|row| row.contains((x, y).into()));
            let Some(cell) = buffer.cell_mut((x, y)).filter(|_| !kept) else {
                continue;
            };
            let wide = !cell.symbol().is_ascii() && is_wide(cell.symbol());
            if behind || !is_plain(cell.symbol()) {
                cell.set_symbol("·");
            }
            behind = wide;
        }
        hide_long_figures(buffer, (area.left(), area.right()), y, typed);
    }
}

/// The figures of a number that has as many as no count and no year has.
fn hide_long_figures(buffer: &mut Buffer, (left, right): (u16, u16), y: u16, typed: &[Rect]) {
    let mut figures: Vec<u16> = Vec::new();
    let mut between = 0;
    for x in left..=right {
        let sign = (x < right)
            .then(|| buffer.cell((x, y)))
            .flatten()
            .and_then(|cell| cell.symbol().chars().next());
        match sign {
            Some(figure) if figure.is_ascii_digit() => {
                figures.push(x);
                between = 0;
                continue;
            }
            Some(' ' | '-' | '/' | '.' | '(' | ')' | '+') if between < 1 => {
                between += 1;
                continue;
            }
            _ => {}
        }
        if figures.len() >= LONG {
            for x in figures.iter().copied() {
                let kept = typed.iter().any(|row| row.contains((x, y).into()));
                if let Some(cell) = buffer.cell_mut((x, y)).filter(|_| !kept) {
                    cell.set_symbol("·");
                }
            }
        }
        figures.clear();
        between = 0;
    }
}

/// Whether it tells nothing of anybody: a figure, a sign, a line, a bar.
fn is_plain(symbol: &str) -> bool {
    symbol.chars().all(|c| {
        c.is_ascii() && !c.is_ascii_alphabetic() || matches!(c, '\u{2010}'..='\u{27bf}' | '·')
    })
}

fn is_wide(symbol: &str) -> bool {
    crate::domain::text::wrap::width(symbol) > 1
}

/// Puts plain letters for the signs of the program: borders, marks, bars.
pub fn plain(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        let Some(sign) = cell.symbol().chars().next().filter(|c| !c.is_ascii()) else {
            continue;
        };
        let plain = match sign {
            '╭' | '╮' | '╰' | '╯' | '┌' | '┐' | '└' | '┘' | '├' | '┤' | '┬' | '┴' | '┼' | '✓' => {
                "+"
            }
            '─' | '—' | '–' | '▃' | '╌' | '╸' => "-",
            '│' | '┃' => "|",
            '▌' | '▸' | '→' => ">",
            '←' => "<",
            '↑' => "^",
            '↓' => "v",
            '·' | '▁' | '░' => ".",
            '…' => "~",
            '▂' | '▒' => ":",
            '▄' | '━' | '▓' => "=",
            '▅' | '▆' | '▇' | '█' | '■' => "#",
            '✎' | '•' | '●' | '○' => "*",
            '“' | '”' | '„' => "\"",
            '‘' | '’' => "'",
            _ => continue,
        };
        cell.set_symbol(plain);
    }
}

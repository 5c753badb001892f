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

/// The figures of a row that belong to a long number.
fn hide_long_figures(buffer: &mut Buffer, (left, right): (u16, u16), y: u16, typed: &[Rect]) {
    let signs = (left..right).map(|x| {
        let cell = buffer.cell((x, y));
        cell.and_then(|cell| cell.symbol().chars().next())
            .unwrap_or(' ')
    });
    let places = long_figures(signs);
    for x in (left..right)
        .enumerate()
        .filter_map(|(at, x)| places.contains(&at).then_some(x))
    {
        let kept = typed.iter().any(|row| row.contains((x, y).into()));
        if let Some(cell) = buffer.cell_mut((x, y)).filter(|_| !kept) {
            cell.set_symbol("·");
        }
    }
}

/// The places of the figures that call somebody or are a whole day: so many that no count and no year has them.
#[must_use]
pub fn long_figures(signs: impl Iterator<Item = char>) -> Vec<usize> {
    let (mut places, mut figures) = (Vec::new(), Vec::new());
    let mut between = 0;
    // The sign behind the last one ends it.
    for (at, sign) in signs.chain(['|']).enumerate() {
        match sign {
            '0'..='9' => {
                figures.push(at);
                between = 0;
            }
            ' ' | '-' | '/' | '.' | '(' | ')' | '+' if between == 0 => between = 1,
            _ => {
                if figures.len() >= LONG {
                    places.append(&mut figures);
                }
                figures.clear();
                between = 0;
            }
        }
    }
    places
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

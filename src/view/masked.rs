//! What is changed after everything has been drawn: names and words that are hidden, and signs that a
//! plain terminal lacks.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Puts a dot for every letter in `area`, but not in the rows that are being typed in. Figures and
/// signs stay.
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
            '·' | '…' | '▁' | '░' => ".",
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

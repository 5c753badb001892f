//! What is changed after everything has been drawn: names and words that are hidden, and signs that a
//! plain terminal lacks.

use std::ops::RangeInclusive;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// So many figures with no more than spaces, hyphens, brackets and pluses between them call somebody.
const CALL: usize = 6;
/// So many with points or strokes between them too are a day.
const DAY: usize = 7;
/// So many in a row are a number, if they are no year.
const NUMBER: usize = 4;
/// So many signs can stand between two figures of one number to call: ") (".
const JOINED: usize = 3;
/// What can be a year.
const YEARS: RangeInclusive<&str> = "1900"..="2099";

/// Puts a dot for every letter in `area`, but not in the rows that are being typed in. Signs stay, and figures
/// but for long ones: a number to call, a whole date, a number that is no year.
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

/// The places of the figures that call somebody, are a whole day, or are a number that is no year: so many that no
/// count has them.
#[must_use]
pub fn long_figures(signs: impl Iterator<Item = char>) -> Vec<usize> {
    let mut places = Vec::new();
    let (mut run, mut number) = (Run::default(), Vec::new());
    let mut before = ' ';
    // The sign behind the last one ends it.
    for (at, sign) in signs.chain(['|']).enumerate() {
        if sign.is_ascii_digit() {
            number.push((at, sign));
        } else {
            if !number.is_empty() {
                run.take(&number, &mut places);
                number.clear();
            }
            let joins = " -/.()+".contains(sign) && !(sign == ' ' && before == ' ');
            run.joined += 1;
            run.point |= "/.".contains(sign);
            if !joins || run.joined > JOINED {
                run.end(&mut places);
            }
        }
        before = sign;
    }
    places
}

/// Numbers with no more than a few signs between two.
#[derive(Default)]
struct Run {
    figures: Vec<usize>,
    /// How many signs stand behind the last figure.
    joined: usize,
    /// Whether one of these is a sign that days and parts of a number have.
    point: bool,
    /// Whether one between two figures was.
    day: bool,
}

impl Run {
    /// Takes in a number; its places are told at once if it is long by itself.
    fn take(&mut self, number: &[(usize, char)], places: &mut Vec<usize>) {
        let written: String = number.iter().map(|(_, figure)| *figure).collect();
        let year = number.len() == 4 && YEARS.contains(&written.as_str());
        let own = number.iter().map(|(at, _)| *at);
        if number.len() >= NUMBER && !year {
            places.extend(own.clone());
        }
        self.day |= self.point && !self.figures.is_empty();
        self.figures.extend(own);
        (self.joined, self.point) = (0, false);
    }

    fn end(&mut self, places: &mut Vec<usize>) {
        let least = if self.day { DAY } else { CALL };
        if self.figures.len() >= least {
            places.append(&mut self.figures);
        }
        *self = Self::default();
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

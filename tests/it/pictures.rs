//! Pictures of the screen, drawn from the very cells that a terminal would get.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr as _;

/// A cell, in pixels.
const CELL: (f64, f64) = (8.4, 18.0);
/// Air around the screen.
const MARGIN: f64 = 14.0;

/// The screen as an SVG.
pub fn svg(buffer: &Buffer) -> String {
    let (width, height) = (f64::from(buffer.area.width), f64::from(buffer.area.height));
    let (wide, high) = (
        width * CELL.0 + 2.0 * MARGIN,
        height * CELL.1 + 2.0 * MARGIN,
    );
    let back = hex(buffer[(0, 0)].bg);
    let mut page = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide:.1} {high:.1}\" \
         font-family=\"ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" \
         font-size=\"14\">\n<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{back}\"/>\n"
    );
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let first = &buffer[(x, y)];
            let begins = x;
            let mut text = String::new();
            while x < buffer.area.width && alike(first, &buffer[(x, y)]) {
                let symbol = buffer[(x, y)].symbol();
                text.push_str(symbol);
                x += u16::try_from(symbol.width().max(1)).unwrap();
            }
            run(&mut page, (begins, y), first, &text);
        }
    }
    page.push_str("</svg>\n");
    page
}

fn alike(one: &Cell, other: &Cell) -> bool {
    (one.fg, one.bg, one.modifier) == (other.fg, other.bg, other.modifier)
}

/// One stretch of cells that look alike.
fn run(page: &mut String, (x, y): (u16, u16), cell: &Cell, text: &str) {
    let left = text.trim_start_matches(' ');
    let x = f64::from(x) + count(text.len() - left.len());
    let text = left.trim_end_matches(' ');
    if text.is_empty() {
        return;
    }
    let cells = count(text.width());
    let at = MARGIN + x * CELL.0;
    let (mut ink, mut back) = (hex(cell.fg), None);
    if cell.modifier.contains(Modifier::REVERSED) {
        back = Some(ink);
        ink = hex(cell.bg);
    }
    if let Some(back) = back {
        let top = MARGIN + f64::from(y) * CELL.1;
        let (wide, high) = (cells * CELL.0, CELL.1);
        let _ = writeln!(
            page,
            "<rect x=\"{at:.1}\" y=\"{top:.1}\" width=\"{wide:.1}\" height=\"{high:.1}\" fill=\"{back}\"/>"
        );
    }
    let weight = if cell.modifier.contains(Modifier::BOLD) {
        " font-weight=\"bold\""
    } else {
        ""
    };
    let base = MARGIN + f64::from(y) * CELL.1 + 13.5;
    let text = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let _ = writeln!(
        page,
        "<text xml:space=\"preserve\" x=\"{at:.1}\" y=\"{base:.1}\" textLength=\"{:.1}\" fill=\"{ink}\"{weight}>{text}</text>",
        cells * CELL.0
    );
}

fn hex(colour: Color) -> String {
    match colour {
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        other => panic!("a picture needs a theme with its own colours, not {other:?}"),
    }
}

/// A number of cells; no row has more than a screen is wide.
fn count(cells: usize) -> f64 {
    u32::try_from(cells).map_or(0.0, f64::from)
}

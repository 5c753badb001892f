//! Lists in a box in the middle of the screen: where their rows stand, for the eye and for the mouse.

use crate::app::layout::Area;
use crate::app::message::Pointed;

/// A list in a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Boxed {
    /// The box, borders included.
    pub area: Area,
    /// How many rows stand in it above the list.
    pub above: usize,
    /// How many rows of the list there is room for.
    pub seen: usize,
    /// The row of the list at the top: the one under the cursor is in sight.
    pub top: usize,
}

/// The commands of the palette, below the line that is typed in.
#[must_use]
pub fn palette(screen: (u16, u16), selected: usize) -> Boxed {
    Boxed::of(screen, (76, 20), 2, selected)
}

/// Ties, groups or circles; where there are none a sentence stands there.
#[must_use]
pub fn shelf(screen: (u16, u16), rows: usize, selected: usize) -> Boxed {
    Boxed::of(screen, (70, high(rows.max(2))), 1, selected)
}

/// A short list to pick from.
#[must_use]
pub fn pick(screen: (u16, u16), rows: usize, selected: usize) -> Boxed {
    Boxed::of(screen, (58, high(rows)), 1, selected)
}

/// The height of a box with a list of so many rows: a border and a row of air at both ends.
fn high(rows: usize) -> u16 {
    u16::try_from(rows + 4).unwrap_or(u16::MAX)
}

impl Boxed {
    fn of(screen: (u16, u16), (width, height): (u16, u16), above: usize, selected: usize) -> Self {
        let (width, height) = (width.min(screen.0), height.min(screen.1.saturating_sub(2)));
        let area = Area {
            x: (screen.0 - width) / 2,
            y: (screen.1 - height) / 2,
            width,
            height,
        };
        let seen = area.inner_height().saturating_sub(2).max(1);
        Self {
            area,
            above,
            seen,
            top: (selected + 1).saturating_sub(seen),
        }
    }

    /// The row of the list under the mouse, of so many.
    #[must_use]
    pub fn row_at(&self, at: Pointed, rows: usize) -> Option<usize> {
        let left = self.area.x + 1;
        let inside = left..(self.area.x + self.area.width).saturating_sub(1);
        let line = usize::from(at.row).checked_sub(usize::from(self.area.y) + 1 + self.above)?;
        let row = self.top + line;
        (inside.contains(&at.column) && line < self.seen && row < rows).then_some(row)
    }
}

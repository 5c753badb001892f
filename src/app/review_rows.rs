//! The rows of a card of the review that has several: which of them are on the screen, and where.

use crate::app::review::Review;
use crate::domain::promise::Side;
use crate::domain::review::card::{Card, Given};

/// Rows below a list: what is under the cursor, in full.
const BELOW: usize = 8;
/// Rows below a list that are enough, if the list is whole by that.
const ENOUGH_BELOW: usize = 5;
/// What stands above the rows: the heading, and air.
const HEADING: usize = 2;

/// One row of a list of words given.
pub enum Item<'r> {
    /// Nothing.
    Air,
    /// Whose words follow.
    Label(Side),
    /// A word, with its place on the card.
    Row(usize, &'r Given),
}

/// Whether a row of a page of `height` rows stays free above a card.
#[must_use]
pub fn has_air(height: usize) -> bool {
    height >= 20
}

/// The words given, those of each side together, where `left` rows are left for them and what is below.
#[must_use]
pub fn items(rows: &[Given], left: usize) -> Vec<Item<'_>> {
    let mut items = Vec::with_capacity(rows.len() + 3);
    let airy = left > rows.len() + 3 + BELOW;
    for side in [Side::Mine, Side::Theirs] {
        let mut label = Some(Item::Label(side));
        for (at, row) in rows.iter().enumerate() {
            if row.promise.whose == side {
                if label.is_some() && airy && !items.is_empty() {
                    items.push(Item::Air);
                }
                items.extend(label.take());
                items.push(Item::Row(at, row));
            }
        }
    }
    items
}

/// The part of a list that is shown, so that what is under the cursor is in it and there is room
/// below; and whether the list goes on behind it.
#[must_use]
pub fn window<T>(items: &[T], selected: usize, left: usize) -> (&[T], bool) {
    let spare = left.saturating_sub(items.len() + 1);
    let below = match spare {
        // The whole list fits, with room for what is said of a row.
        ENOUGH_BELOW.. => spare.min(BELOW),
        _ if left > BELOW + 6 => BELOW,
        _ => 4,
    };
    let shown = left.saturating_sub(below + 1).max(2);
    let top = (selected + 1).saturating_sub(shown);
    let end = (top + shown).min(items.len());
    (items.get(top..end).unwrap_or(items), end < items.len())
}

/// Of the words given those on the screen, and whether there are more behind them.
#[must_use]
pub fn shown<'i, 'r>(
    items: &'i [Item<'r>],
    selected: usize,
    left: usize,
) -> (&'i [Item<'r>], bool) {
    let is_selected = |item: &Item<'_>| matches!(item, Item::Row(at, _) if *at == selected);
    let selected = items.iter().position(is_selected).unwrap_or(0);
    window(items, selected, left)
}

/// The place on the card of what lies `line` rows below the top of a page of `height` rows; `None` if no row of the
/// card lies there.
#[must_use]
pub fn row_at(review: &Review, height: usize, line: usize) -> Option<usize> {
    let above = usize::from(has_air(height)) + HEADING;
    let (left, line) = (height.checked_sub(above)?, line.checked_sub(above)?);
    match review.card()? {
        Card::Words(rows) => {
            let items = items(rows, left);
            match shown(&items, review.row, left).0.get(line)? {
                Item::Row(at, _) => Some(*at),
                Item::Air | Item::Label(_) => None,
            }
        }
        Card::Days(rows) => {
            let places: Vec<usize> = (0..rows.len()).collect();
            window(&places, review.row, left).0.get(line).copied()
        }
        _ => None,
    }
}

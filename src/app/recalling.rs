//! Whom the sentence in the box, or the card, is about; and asking what lies between you.

use crate::app::beside::{Beside, WIDE};
use crate::app::effect::{Effect, Question};
use crate::app::entry::Entry;
use crate::app::layout::Area;
use crate::app::model::{Model, Overlay};
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::review::card::Card;

/// Asks for what is between you and somebody else, once it is another who is written about.
pub fn follow(model: &mut Model) -> Vec<Effect> {
    let about = about(model);
    if about == model.beside.about() {
        return Vec::new();
    }
    model.beside = Beside::of(about);
    again(model).into_iter().collect()
}

/// Asks for it anew; what was read stays until then.
#[must_use]
pub fn again(model: &Model) -> Option<Effect> {
    let person = model.beside.about()?;
    let today = model.today;
    Some(Effect::Ask(Question::Since { person, today }))
}

/// Who is written about: whoever is named first in the box, else whom it was opened on; without a box
/// whoever the card is about.
fn about(model: &Model) -> Option<Id<Person>> {
    match (&model.overlay, &model.review) {
        (Some(Overlay::Entry(entry)), _) => in_box(entry),
        (_, Some(review)) => match review.card()? {
            Card::Quiet { row, .. } | Card::PutOff { row, .. } => Some(row.person),
            _ => None,
        },
        _ => None,
    }
}

fn in_box(entry: &Entry) -> Option<Id<Person>> {
    let named = entry.reading.people.first().map(|person| person.id);
    let nobody = entry.field.text().trim().is_empty();
    named.or(entry.selected.filter(|_| nobody))
}

/// Where it stands on a wide screen, above a box that begins on row `foot`, if it needs `rows`: in the
/// place of the sidebar where there is one.
#[must_use]
pub fn area(model: &Model, foot: u16, rows: u16) -> Option<Area> {
    if model.width < WIDE {
        return None;
    }
    let above = foot.saturating_sub(1);
    let panes = model.review.is_none()
        && model.tray.is_none()
        && model.quiet.is_none()
        && model.find.is_none()
        && model.paper.is_none();
    if let Some(sidebar) = model.layout().sidebar.filter(|_| panes) {
        return Some(Area {
            height: above,
            ..sidebar
        });
    }
    let width = (model.width * 2 / 5).clamp(40, 64);
    let height = rows.saturating_add(2).min(above);
    Some(Area {
        x: model.width - width,
        y: foot.saturating_sub(height),
        width,
        height,
    })
}

//! Reaching somebody: a contact point copied, or opened where it leads.

use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::model::{Model, Overlay};
use crate::app::notice::Notice;
use crate::app::pick::{Pick, Way};
use crate::app::selection;
use crate::domain::link;
use crate::domain::person::ContactPoint;
use crate::domain::text::visible;

/// One of the two commands: at once where there is one contact point, else after picking one.
pub fn act(model: &mut Model, command: Command) -> Vec<Effect> {
    let way = if command == Command::Copy {
        Way::Copy
    } else {
        Way::Open
    };
    let here = selection::person_here(model).map(|(person, _)| person);
    let page = model
        .shown
        .as_ref()
        .filter(|shown| Some(shown.person) == here)
        .and_then(|shown| shown.page.as_ref());
    let Some(page) = page else {
        return say(model, "Enter opens somebody first");
    };
    let points = &page.person.contact_points;
    match points.as_slice() {
        [] => {
            let name = visible::line(&page.person.name);
            let text = match way {
                Way::Copy => format!(
                    "there is nothing to copy: no way to reach {name} is noted; e notes one"
                ),
                Way::Open => format!(
                    "there is nothing to open: no way to reach {name} is noted; e notes one"
                ),
            };
            say(model, &text)
        }
        [point] => {
            let point = point.clone();
            reach(model, way, &point)
        }
        _ => {
            let pick = Pick::contact(&page.person, way, model.hidden);
            model.overlay = Some(Overlay::Pick(pick));
            Vec::new()
        }
    }
}

fn say(model: &mut Model, text: &str) -> Vec<Effect> {
    model.notice = Some(Notice::done(text));
    Vec::new()
}

/// Does it, and says so.
pub fn reach(model: &mut Model, way: Way, point: &ContactPoint) -> Vec<Effect> {
    // Where names are hidden, this is too.
    let shown = if model.hidden {
        "it".to_owned()
    } else {
        visible::line(&point.value).into_owned()
    };
    match way {
        Way::Copy => {
            model.notice = Some(Notice::done(format!("copied: {shown}")));
            // A line end in it would press Enter where it is pasted.
            let text = point.value.split(char::is_control).collect::<Vec<_>>();
            vec![Effect::Copy(text.join(" ").trim().to_owned())]
        }
        Way::Open => match link::link(point) {
            Ok(link) => {
                model.notice = Some(Notice::done(format!("opening {shown}")));
                vec![Effect::OpenLink(link)]
            }
            Err(why) => {
                model.notice = Some(Notice::problem(format!(
                    "{shown} is not opened: {why}. y copies it"
                )));
                Vec::new()
            }
        },
    }
}

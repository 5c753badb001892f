//! The whole screen.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::app::command::Command;
use crate::app::layout::{Area, SMALLEST};
use crate::app::model::{Model, Overlay};
use crate::domain::text::wrap::wrapped;
use crate::view::theme::Theme;
use crate::view::{
    check_in, confirm, entry, find, footer, form, gathering, help, masked, new_day, new_file,
    new_person, palette, pane, paper, people, pick, quiet, review, shelf, sidebar, timeline, tray,
};

/// Draws everything.
pub fn draw(model: &Model, theme: Theme, frame: &mut Frame<'_>) {
    let screen = frame.area();
    // The terminal has just become another size; the news of it is on its way.
    if (screen.width, screen.height) != (model.width, model.height) {
        return;
    }
    let theme = theme.hiding(model.hidden);
    frame.buffer_mut().set_style(screen, theme.base());
    if screen.width < SMALLEST.0 || screen.height < SMALLEST.1 {
        too_small(frame, screen);
    } else {
        whole(model, theme, frame, screen);
    }
    if theme.is_ascii() {
        masked::plain(frame.buffer_mut());
    }
}

fn whole(model: &Model, theme: Theme, frame: &mut Frame<'_>, screen: Rect) {
    title(model, theme, frame, screen);
    let body = Rect {
        y: screen.y + 1,
        height: screen.height - 2,
        ..screen
    };
    let last = Rect {
        y: screen.y + screen.height - 1,
        height: 1,
        ..screen
    };
    if let Some(open) = &model.paper {
        paper::draw(model, open, body, theme, frame.buffer_mut());
    } else if let Some(open) = &model.find {
        find::draw(model, open, body, theme, frame);
    } else if let Some(open) = &model.tray {
        tray::draw(model, open, body, theme, frame.buffer_mut());
    } else if let Some(open) = &model.gathering {
        gathering::draw(model, open, body, theme, frame);
    } else if let Some(cards) = &model.review {
        review::draw(model, cards, body, theme, frame.buffer_mut());
    } else if let Some(scan) = &model.quiet {
        quiet::draw(model, scan, body, theme, frame.buffer_mut());
        if let Some(cursor) = quiet::line_cursor(model, body) {
            frame.set_cursor_position(cursor);
        }
    } else {
        panes(model, theme, frame);
    }
    if model.hidden {
        masked::hide(frame.buffer_mut(), body, &typed(model, body));
    }
    footer::draw(model, last, theme, frame.buffer_mut());
    above(model, theme, frame);
    let looked_at = matches!(
        model.overlay,
        Some(Overlay::CheckIn(_) | Overlay::Confirm(_) | Overlay::Pick(_) | Overlay::Shelf(_))
    );
    if model.hidden && looked_at {
        masked::hide(frame.buffer_mut(), body, &[]);
    }
}

/// What lies above the panes.
fn above(model: &Model, theme: Theme, frame: &mut Frame<'_>) {
    match &model.overlay {
        Some(Overlay::Entry(open)) => entry::draw(model, open, theme, frame),
        Some(Overlay::NewPerson(new)) => {
            new_person::draw(new, &model.key_of(Command::Edit), theme, frame);
        }
        Some(Overlay::Form(open)) => form::draw(open, theme, frame),
        Some(Overlay::CheckIn(open)) => check_in::draw(open, theme, frame),
        Some(Overlay::Palette(open)) => palette::draw(open, theme, frame),
        Some(Overlay::Help(open)) => help::draw(open, &model.settings.keys, theme, frame),
        Some(Overlay::Confirm(open)) => confirm::draw(open, model, theme, frame),
        Some(Overlay::NewDay(open)) => new_day::draw(open, theme, frame),
        Some(Overlay::NewFile(open)) => new_file::draw(open, theme, frame),
        Some(Overlay::Shelf(open)) => shelf::draw(open, model, theme, frame),
        Some(Overlay::Pick(open)) => pick::draw(open, theme, frame),
        None => {}
    }
}

/// The rows of the panes in which something is being typed.
fn typed(model: &Model, body: Rect) -> Vec<Rect> {
    if model.paper.is_none() && model.find.is_some() {
        let line = body.y.saturating_add(1);
        return vec![Rect {
            y: line,
            height: 1,
            ..body
        }];
    }
    if let Some(open) = &model.gathering {
        let row = gathering::typed_row(open, body);
        let row = row.map(|y| Rect {
            y,
            height: 1,
            ..body
        });
        return row.into_iter().collect();
    }
    if let Some((_, y)) = quiet::line_cursor(model, body) {
        let line = Rect {
            y,
            height: 1,
            ..body
        };
        return vec![line];
    }
    let layout = model.layout();
    let row = |area: Area, cursor: Option<(u16, u16)>| {
        let (_, y) = cursor?;
        Some(Rect {
            y,
            height: 1,
            ..pane::rect(area)
        })
    };
    let filter = layout
        .people
        .and_then(|area| row(area, people::filter_cursor(model, area)));
    let line = layout
        .timeline
        .and_then(|area| row(area, timeline::line_cursor(model, area)));
    filter.into_iter().chain(line).collect()
}

fn title(model: &Model, theme: Theme, frame: &mut Frame<'_>, screen: Rect) {
    let date = model.today.format("%A %-d %B %Y").to_string();
    let buffer = frame.buffer_mut();
    buffer.set_line(
        screen.x + 1,
        screen.y,
        &Line::styled("betwixt", theme.title()),
        screen.width - 2,
    );
    let cells = u16::try_from(date.len()).unwrap_or(0).min(screen.width - 2);
    buffer.set_line(
        screen.x + screen.width - 1 - cells,
        screen.y,
        &Line::styled(date, theme.faint()),
        cells,
    );
}

fn panes(model: &Model, theme: Theme, frame: &mut Frame<'_>) {
    let layout = model.layout();
    if let Some(area) = layout.people {
        people::draw(model, area, theme, frame.buffer_mut());
        if let Some(cursor) = people::filter_cursor(model, area) {
            frame.set_cursor_position(cursor);
        }
    }
    if let Some(area) = layout.timeline {
        timeline::draw(model, area, theme, frame.buffer_mut());
        if let Some(cursor) = timeline::line_cursor(model, area) {
            frame.set_cursor_position(cursor);
        }
    }
    if let Some(area) = layout.sidebar {
        sidebar::draw(model, area, theme, frame.buffer_mut());
    }
}

/// What is said on a screen that is too small to draw on.
fn too_small(frame: &mut Frame<'_>, screen: Rect) {
    let (width, height) = SMALLEST;
    let text = format!(
        "betwixt needs {width} columns and {height} rows; here are {} and {}.",
        screen.width, screen.height
    );
    for (row, line) in wrapped(&text, usize::from(screen.width)).iter().enumerate() {
        pane::write(frame.buffer_mut(), screen, row, &Line::raw(line.as_str()));
    }
}

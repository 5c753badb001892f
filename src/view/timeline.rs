//! The timeline, under the person's heading.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::command::Command;
use crate::app::layout::{Area, Pane};
use crate::app::model::Model;
use crate::app::person::Part;
use crate::app::selection;
use crate::app::timeline::Timeline;
use crate::app::timeline_entry::{Content, Line as Row};
use crate::domain::text::visible;
use crate::domain::text::wrap::{fitted, width, wrapped};
use crate::view::pane;
use crate::view::theme::Theme;

/// Columns of "10 Tue" and the air behind it.
const DAY: usize = 8;

/// What the line takes that says what is wanted.
const WANTED: &str = "words  kind:call  #boat  2024  with:jo  at:home";
/// What stands behind a line that is kept.
const BACK: &str = "Esc shows everything";
/// What the line takes for a day.
const DAYS: &str = "21 Nov 2024 · June 2019 · 2019 · last fri · 3 weeks ago";

/// Draws the pane.
pub fn draw(model: &Model, area: Area, theme: Theme, buffer: &mut Buffer) {
    let focus = model.focus == Pane::Timeline && model.quiet.is_none();
    let Some(shown) = &model.shown else {
        let inner = pane::frame(buffer, pane::rect(area), "betwixt", focus, theme);
        if model.people.loaded && model.people.all.is_empty() {
            welcome(model, inner, theme, buffer);
        }
        return;
    };
    let inner = pane::frame(buffer, pane::rect(area), &shown.name, focus, theme);
    let header = selection::header_lines(model, area.inner_width());
    for (row, line) in header.iter().enumerate() {
        let style = match line.part {
            Part::Open => theme.open(),
            Part::Written => theme.text(),
            Part::Facts | Part::Between => theme.faint(),
        };
        pane::write(buffer, inner, row, &Line::styled(line.text.as_str(), style));
    }
    let lines_at = header.len() + usize::from(!header.is_empty());
    lines_above(model, inner, lines_at, theme, buffer);
    let above = u16::try_from(selection::above(model, area)).unwrap_or(u16::MAX);
    let body = Rect {
        y: inner.y.saturating_add(above),
        height: inner.height.saturating_sub(above),
        ..inner
    };
    let timeline = &model.timeline;
    if timeline.is_empty() && timeline.loaded {
        let add = model.key_of(Command::AddInteraction);
        let first =
            format!("Nothing is written down yet. {add} adds the first: one sentence, then Enter.");
        let said = match (timeline.wanted.is_everything(), timeline.is_read()) {
            (true, _) => &first,
            (false, true) => "Nothing between you says this. Esc shows everything again.",
            (false, false) => "Looking …",
        };
        for (row, line) in wrapped(said, area.inner_width()).iter().enumerate() {
            let line = Line::styled(line.as_str(), theme.faint());
            pane::write(buffer, body, row, &line);
        }
    }
    for (row, line) in timeline
        .lines
        .iter()
        .skip(timeline.top)
        .take(usize::from(body.height))
        .enumerate()
    {
        let selected = focus && line.entry.is_some() && line.entry == Some(timeline.selected);
        pane::write(
            buffer,
            body,
            row,
            &content(line, selected, usize::from(body.width), timeline, theme),
        );
        if selected {
            let mark = Rect {
                x: body.x.saturating_sub(1),
                width: 1,
                ..body
            };
            pane::write(buffer, mark, row, &Line::styled("▌", theme.cursor()));
        }
    }
}

/// The lines that say what is wanted, or take a day to go to.
fn lines_above(model: &Model, inner: Rect, at: usize, theme: Theme, buffer: &mut Buffer) {
    let timeline = &model.timeline;
    let (sign, text, said, typing) = match (&timeline.going, &timeline.narrowing) {
        (Some(going), _) => {
            let said = going.problem.as_deref();
            (
                "Go to ",
                going.field.text(),
                said.map_or((DAYS, false), |said| (said, true)),
                true,
            )
        }
        (None, Some(narrowing)) => {
            let said = narrowing.line.problems.first();
            let said = said.map_or((WANTED, false), |said| (said.as_str(), true));
            ("/ ", narrowing.field.text(), said, narrowing.typing)
        }
        (None, None) => return,
    };
    let line = Line::from(vec![
        Span::styled(sign, theme.key()),
        Span::styled(visible::line(text).into_owned(), theme.text()),
    ]);
    pane::write(buffer, inner, at, &line);
    if !typing {
        let back = Line::styled(BACK, theme.faint());
        let room = usize::from(inner.width);
        let left = room.saturating_sub(width(BACK));
        if width(sign) + width(&visible::line(text)) + 2 <= left {
            let at_end = Rect {
                x: inner.x + u16::try_from(left).unwrap_or(0),
                ..inner
            };
            pane::write(buffer, at_end, at, &back);
        }
    }
    if typing {
        let (said, problem) = said;
        let style = if problem {
            theme.question()
        } else {
            theme.faint()
        };
        let room = usize::from(inner.width);
        let said = fitted(&visible::line(said), room).into_owned();
        pane::write(buffer, inner, at + 1, &Line::styled(said, style));
    }
}

/// Where the cursor of a line above the timeline stands, if keys go there.
#[must_use]
pub fn line_cursor(model: &Model, area: Area) -> Option<(u16, u16)> {
    let timeline = &model.timeline;
    let (sign, field) = match (&timeline.going, &timeline.narrowing) {
        (Some(going), _) => ("Go to ", &going.field),
        (None, Some(narrowing)) if narrowing.typing => ("/ ", &narrowing.field),
        _ => return None,
    };
    let before = width(&visible::line(field.text().get(..field.cursor())?)) + width(sign);
    let column = u16::try_from(area.inner_width().min(before)).ok()?;
    let above = selection::above(model, area).saturating_sub(timeline.lines_above());
    let row = u16::try_from(above).ok()?;
    (model.overlay.is_none() && row < area.height.saturating_sub(2))
        .then_some((area.x + 2 + column, area.y + 1 + row))
}

fn content<'l>(
    line: &'l Row,
    selected: bool,
    room: usize,
    timeline: &Timeline,
    theme: Theme,
) -> Line<'l> {
    let head = if selected {
        theme.selected()
    } else {
        theme.text()
    };
    match &line.what {
        Content::Gap => Line::default(),
        Content::Month(month) => Line::styled(month.as_str(), theme.heading()),
        Content::Head { day, text } => Line::from(vec![
            Span::styled(format!("{day:<DAY$}"), theme.faint()),
            Span::styled(text.as_str(), head),
        ]),
        Content::More(text) => Line::from(vec![
            Span::raw(" ".repeat(DAY)),
            Span::styled(text.as_str(), head),
        ]),
        Content::Words(text) => {
            let mut spans = vec![
                Span::raw(" ".repeat(DAY)),
                Span::styled("┃ ", theme.quotation()),
            ];
            spans.extend(worded(text, timeline, theme));
            Line::from(spans)
        }
        Content::Quiet(text) => {
            let drawn = format!("· · ·  {text}  · · ·");
            let left = room.min(72).saturating_sub(width(&drawn)) / 2;
            Line::styled(format!("{}{drawn}", " ".repeat(left)), theme.faint())
        }
    }
}

/// A line of words, with what was looked for standing out.
fn worded<'l>(text: &'l str, timeline: &Timeline, theme: Theme) -> Vec<Span<'l>> {
    let mut spans = Vec::new();
    let mut from = 0;
    let words = &timeline.wanted.words;
    let marks = if words.is_empty() {
        Vec::new()
    } else {
        words.marks(text)
    };
    for mark in marks {
        let plain = text.get(from..mark.start).unwrap_or_default();
        spans.push(Span::styled(plain, theme.text()));
        from = mark.end;
        let found = text.get(mark).unwrap_or_default();
        spans.push(Span::styled(found, theme.found()));
    }
    let rest = text.get(from..).unwrap_or_default();
    spans.push(Span::styled(rest, theme.text()));
    spans
}

/// What an empty file teaches.
fn welcome(model: &Model, inner: Rect, theme: Theme, buffer: &mut Buffer) {
    let say = |text: &'static str| Line::styled(text, theme.text());
    let key = |command: Command, text: &'static str| {
        let key = model.key_of(command);
        Line::from(vec![
            Span::styled(format!("  {key:<4}"), theme.key()),
            Span::raw(text),
        ])
    };
    let lines = [
        say("The people who matter, and what is between you."),
        Line::default(),
        key(Command::AddPerson, "adds a person"),
        key(
            Command::AddInteraction,
            "writes down what happened in a sentence:",
        ),
        Line::styled(
            "      yesterday: long walk with @\"Ana\", 2h",
            theme.faint(),
        ),
        key(Command::Help, "shows every key that works where you are"),
        key(Command::Leave, "quits"),
        Line::default(),
        say("Do you have an address book, or a friends.md?"),
        Line::styled("      betwixt import FILE", theme.faint()),
        say("Only want to look around?"),
        Line::styled("      betwixt demo", theme.faint()),
    ];
    for (row, line) in lines.iter().enumerate() {
        pane::write(buffer, inner, row + 1, line);
    }
}

//! The review: one card on a calm page.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::command::Command;
use crate::app::model::Model;
use crate::app::quiet::circle_names;
use crate::app::review::{Review, Said, Subject};
use crate::app::review_rows::{self, Item, has_air, items, window};
use crate::domain::day::Day;
use crate::domain::days::Coming;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::review::card::{Card, Given, Noted};
use crate::domain::text::visible;
use crate::domain::text::wrap::{cut, fitted, width, wrapped};
use crate::view::theme::Theme;
use crate::view::{beside, pane};
use crate::wording::{coming, days, review as words};

/// The most columns of a card: a line that reads well.
const WIDTH: u16 = 88;
/// What opens the tray.
const TRAY: &str = "Enter opens it. Space leaves it for another day.";
/// Rows that the rule of a card takes, and what was done about it; with the air above.
const RULE: usize = 3;
const DONE: usize = 2;
/// The most rows of what lies between you.
const ROWS: usize = 8;
/// The most rows of last words, and the fewest where there is little room.
const WORDS: usize = 6;
const FEWEST: usize = 2;
/// So many rows of what lies between you are kept free of last words.
const BETWEEN: usize = 4;

/// Draws the card over the whole screen between title and footer.
pub fn draw(model: &Model, review: &Review, area: Rect, theme: Theme, buffer: &mut Buffer) {
    let inner = pane::frame(buffer, area, "Review", true, theme);
    let columns = WIDTH.min(inner.width);
    let air = u16::from(has_air(usize::from(inner.height)));
    let page = Rect {
        x: inner.x + (inner.width - columns) / 2,
        y: inner.y + air,
        width: columns,
        height: inner.height.saturating_sub(air),
    };
    let mut sheet = Sheet {
        page,
        buffer,
        theme,
        row: 0,
    };
    match (review.card(), &review.read) {
        (Some(card), Some(_)) => card_page(model, review, card, &mut sheet),
        (None, Some(_)) if review.is_over() => end(model, review, &mut sheet),
        _ => sheet.say("Looking …", theme.faint()),
    }
}

/// A page that is filled from the top.
struct Sheet<'b> {
    page: Rect,
    buffer: &'b mut Buffer,
    theme: Theme,
    row: usize,
}

impl Sheet<'_> {
    fn room(&self) -> usize {
        usize::from(self.page.width)
    }

    fn left(&self) -> usize {
        usize::from(self.page.height).saturating_sub(self.row)
    }

    fn line(&mut self, line: &Line<'_>) {
        pane::write(self.buffer, self.page, self.row, line);
        self.row += 1;
    }

    fn blank(&mut self) {
        self.row += 1;
    }

    /// Text over as many rows as it needs and there are.
    fn say(&mut self, text: &str, style: Style) {
        for line in cut(wrapped(text, self.room()), self.left(), self.room()) {
            self.line(&Line::styled(line, style));
        }
    }

    /// Words as they were written, over at most so many rows.
    fn quote(&mut self, text: &str, most: usize) {
        let (most, room) = (most.min(self.left()), self.room().saturating_sub(2));
        for line in cut(wrapped(text, room), most, room) {
            let bar = Span::styled("┃ ", self.theme.quotation());
            self.line(&Line::from(vec![
                bar,
                Span::styled(line, self.theme.text()),
            ]));
        }
    }
}

fn card_page(model: &Model, review: &Review, card: &Card, sheet: &mut Sheet<'_>) {
    let (today, theme) = (model.today, sheet.theme);
    let heading = words::heading(card.key().kind);
    let mut heading = vec![Span::styled(heading, theme.heading())];
    if matches!(card, Card::Words(_) | Card::Days(_)) {
        let reasons = words::reasons(card, today).join(" ");
        heading.push(Span::styled(format!("  {reasons}"), theme.faint()));
    }
    sheet.line(&Line::from(heading));
    sheet.blank();
    match card {
        Card::Yesterday(noted) => yesterday(noted, sheet, today),
        Card::Words(rows) => given(review, rows, sheet, today),
        Card::Days(rows) => coming_days(review, rows, sheet, today),
        Card::Tray => {
            sheet.say(&words::reasons(card, today).join(" "), theme.text());
            sheet.blank();
            sheet.say(TRAY, theme.faint());
        }
        Card::Quiet { .. } | Card::HowIsIt { .. } | Card::PutOff { .. } => {
            person(model, review, card, sheet);
        }
    }
}

fn yesterday(noted: &[Noted], sheet: &mut Sheet<'_>, today: NaiveDate) {
    let theme = sheet.theme;
    let day = crate::domain::day::shifted(today, -1);
    let said = format!(
        "{}. {}",
        day.format("%A %-d %B"),
        words::reasons(&Card::Yesterday(noted.to_vec()), today).join(" ")
    );
    sheet.say(&said, theme.text());
    // The box lies over the lower part of the page.
    for one in noted {
        if sheet.left() < 8 {
            sheet.say("…", theme.faint());
            break;
        }
        sheet.blank();
        sheet.say(&words::noted(one), theme.faint());
        sheet.quote(&one.words, 2);
    }
}

fn given(review: &Review, rows: &[Given], sheet: &mut Sheet<'_>, today: NaiveDate) {
    let items = items(rows, sheet.left());
    let (theme, room) = (sheet.theme, sheet.room());
    let (shown, more) = review_rows::shown(&items, review.row, sheet.left());
    for item in shown {
        let line = match item {
            Item::Air => Line::default(),
            Item::Label(side) => Line::styled(words::side(*side), theme.faint()),
            Item::Row(at, row) => {
                let done = review.done.get(&Subject::Word(row.promise.id));
                given_line(row, done, *at == review.row, room, theme, today)
            }
        };
        sheet.line(&line);
    }
    goes_on(more, sheet);
    let Some(row) = rows.get(review.row) else {
        return;
    };
    sheet.say(&words::given(row, today), theme.text());
    last_words(review, (row.promise.person, ""), 0, sheet, today);
}

fn given_line(
    row: &Given,
    done: Option<&Said>,
    selected: bool,
    room: usize,
    theme: Theme,
    today: NaiveDate,
) -> Line<'static> {
    let (end, end_style) = match done {
        Some(said) => (said.text.clone(), theme.open()),
        None => (words::due(row, today), theme.faint()),
    };
    let name = (room / 4).clamp(12, 22);
    let text = room.saturating_sub(4 + name + width(&end));
    Line::from(vec![
        mark(selected, theme),
        Span::styled(cell(&row.name, name), row_style(selected, theme)),
        Span::styled(cell(&row.promise.text, text), theme.text()),
        Span::styled(format!("  {end}"), end_style),
    ])
}

fn coming_days(review: &Review, rows: &[Coming], sheet: &mut Sheet<'_>, today: NaiveDate) {
    let (theme, room) = (sheet.theme, sheet.room());
    let places: Vec<usize> = (0..rows.len()).collect();
    let (shown, more) = window(&places, review.row, sheet.left());
    let name = (room / 4).clamp(12, 22);
    let said = room.saturating_sub(26 + name);
    for at in shown {
        let Some(row) = rows.get(*at) else { continue };
        let selected = *at == review.row;
        let date = days::short(Day::nearest(row.date), today);
        let away = coming::away(row.in_days(today));
        let line = Line::from(vec![
            mark(selected, theme),
            Span::styled(format!("{date:<12}{away:<12}"), theme.faint()),
            Span::styled(cell(&row.of.name, name), row_style(selected, theme)),
            Span::styled(cell(&coming::occasion(row), said), theme.text()),
        ]);
        sheet.line(&line);
    }
    if more {
        goes_on(more, sheet);
    }
    if let Some(row) = rows.get(review.row) {
        let is_whole = |text: &str, cells: usize| width(&visible::line(text)) < cells;
        if !is_whole(&row.of.name, name) || !is_whole(&coming::occasion(row), said) {
            sheet.blank();
            sheet.say(&coming::line(row, &row.of.name, today), theme.text());
        }
        last_words(review, (row.of.person, &row.of.name), 0, sheet, today);
    }
}

/// The row below a list: whether there is more of it.
fn goes_on(more: bool, sheet: &mut Sheet<'_>) {
    let mark = if more { "  …" } else { "" };
    sheet.line(&Line::styled(mark, sheet.theme.faint()));
}

fn person(model: &Model, review: &Review, card: &Card, sheet: &mut Sheet<'_>) {
    let (theme, today) = (sheet.theme, model.today);
    let Some((id, name)) = card.person(0) else {
        return;
    };
    let circles = circle_names(&model.people.circles);
    let circle = model
        .people
        .all
        .iter()
        .find(|row| row.id == id)
        .and_then(|row| circles.get(&row.circle?).copied())
        .unwrap_or_default();
    let name = visible::line(name);
    let name = fitted(&name, sheet.room().saturating_sub(width(circle) + 4)).into_owned();
    sheet.line(&Line::from(vec![
        Span::styled(name, theme.title()),
        Span::styled(format!("  {}", visible::line(circle)), theme.faint()),
    ]));
    // What was done about it has the last word.
    let style = review.settled().map_or(theme.text(), |_| theme.faint());
    for reason in words::reasons(card, today) {
        sheet.say(&reason, style);
    }
    let below = beneath(model, review, id);
    last_words(review, (id, ""), below, sheet, today);
    between(model, review, id, sheet);
    if let Some(said) = review.settled() {
        sheet.blank();
        sheet.say(said, theme.open());
    }
    let keys = match card {
        Card::HowIsIt { .. } => Some(words::asks(&model.key_of(Command::CheckIn))),
        Card::PutOff { .. } => Some(words::change_rhythm(
            [Command::QuietIsFine, Command::Standing, Command::Edit]
                .map(|command| model.key_of(command)),
        )),
        _ => None,
    };
    for said in keys.into_iter().chain(words::rule(card, today)) {
        sheet.blank();
        sheet.say(&said, theme.faint());
    }
}

/// The last words between you and `person`, who is named if the card does not; `below` rows stay free.
fn last_words(
    review: &Review,
    (person, name): (Id<Person>, &str),
    below: usize,
    sheet: &mut Sheet<'_>,
    today: NaiveDate,
) {
    let words_of = review
        .read
        .as_ref()
        .and_then(|read| read.last_words.get(&person));
    if let Some(last) = words_of.filter(|_| sheet.left() > 3) {
        sheet.blank();
        let said = words::last_words(last, today);
        let said = match name {
            "" => said,
            name => {
                let room = sheet.room().saturating_sub(width(&said) + 3);
                format!("{} · {said}", fitted(&visible::line(name), room))
            }
        };
        sheet.say(&said, sheet.theme.faint());
        let most = sheet.left().saturating_sub(below).clamp(FEWEST, WORDS);
        sheet.quote(&last.words, most);
    }
}

/// The rows below the last words that are kept for the rule and for what lies between you.
fn beneath(model: &Model, review: &Review, person: Id<Person>) -> usize {
    let read = model.beside.read().filter(|since| since.person == person);
    let between = read.map_or(0, |since| match since.rows.len() {
        0 => 0,
        rows => rows.min(BETWEEN) + 2,
    });
    RULE + review.settled().map_or(0, |_| DONE) + between
}

/// What lies between you since you last spoke; the rule of the card keeps its room below.
fn between(model: &Model, review: &Review, person: Id<Person>, sheet: &mut Sheet<'_>) {
    let read = model.beside.read().filter(|since| since.person == person);
    let done = review.settled().map_or(0, |_| DONE);
    let most = sheet.left().saturating_sub(RULE + done + 2).min(ROWS);
    let Some(since) = read.filter(|_| most > 0) else {
        return;
    };
    let told = review.read.as_ref();
    let told = told.and_then(|read| read.last_words.get(&person));
    let told = told.map(|last| &*last.words);
    let size = (sheet.room(), most);
    let lines = beside::in_short(since, told, size, model.today, sheet.theme);
    if lines.is_empty() {
        return;
    }
    sheet.blank();
    sheet.say("since you last spoke", sheet.theme.faint());
    for line in lines {
        sheet.line(&line);
    }
}

fn end(model: &Model, review: &Review, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let read = review.read.as_ref();
    let nothing = read.is_some_and(|read| read.nothing_due());
    let said = if nothing {
        words::NOTHING_DUE
    } else {
        words::ENOUGH
    };
    sheet.line(&Line::styled(said, theme.title()));
    sheet.blank();
    let memory = read.and_then(|read| read.memory.as_ref());
    match memory {
        Some(memory) => {
            sheet.say(&words::remembered(memory, model.today), theme.text());
            sheet.blank();
            sheet.quote(&memory.words, 2 * WORDS);
            sheet.blank();
            sheet.say("Enter opens their story.", theme.faint());
        }
        None if nothing => sheet.say(words::WRITE_A_MEMORY, theme.faint()),
        None => {}
    }
    if !nothing {
        sheet.say(
            &format!(
                "{} looks back over the cards of today; Esc goes back to the people.",
                model.key_of(Command::Review)
            ),
            theme.faint(),
        );
    }
}

fn mark(selected: bool, theme: Theme) -> Span<'static> {
    Span::styled(if selected { "▌ " } else { "  " }, theme.cursor())
}

fn row_style(selected: bool, theme: Theme) -> Style {
    if selected {
        theme.selected()
    } else {
        theme.text()
    }
}

/// Text in exactly so many cells, one of them air.
fn cell(text: &str, cells: usize) -> String {
    let text = visible::line(text);
    let text = fitted(&text, cells.saturating_sub(1));
    let air = " ".repeat(cells.saturating_sub(width(&text)));
    format!("{text}{air}")
}

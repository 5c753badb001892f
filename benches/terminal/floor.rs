//! The floor: a bare three-pane program over the same file. It reads the names, a page of the
//! timeline of the one under the cursor and a count for the third pane, asks inline, and draws only
//! what is visible. It knows five keys: `j`, `k`, `g`, `q`, and `s` for a durable insert.

use std::io::{self, Stdout};
use std::path::Path;

use crossterm::event::{Event, KeyCode, read};
use crossterm::execute;
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Constraint, Layout};
use ratatui::text::Line;
use ratatui::widgets::{Block, List, ListState, Paragraph};
use ratatui::{Frame, Terminal};
use rusqlite::{Connection, TransactionBehavior, params};

/// Rows of a page.
const PAGE: i64 = 40;

struct Floor {
    file: Connection,
    people: Vec<(i64, String)>,
    selected: usize,
    top: usize,
    timeline: Vec<String>,
    about: String,
}

/// Runs it until `q`.
pub fn run(path: &Path) {
    let file = open(path);
    let people = names(&file);
    let mut floor = Floor {
        file,
        people,
        selected: 0,
        top: 0,
        timeline: Vec::new(),
        about: String::new(),
    };
    floor.select(0);
    enable_raw_mode().unwrap();
    execute!(io::stdout(), EnterAlternateScreen).unwrap();
    let mut terminal = Terminal::new(CrosstermBackend::new(io::stdout())).unwrap();
    loop {
        floor.draw(&mut terminal);
        let Event::Key(key) = read().unwrap() else {
            continue;
        };
        let last = floor.people.len().saturating_sub(1);
        match key.code {
            KeyCode::Char('j') => floor.select((floor.selected + 1).min(last)),
            KeyCode::Char('k') => floor.select(floor.selected.saturating_sub(1)),
            KeyCode::Char('g') => floor.select(0),
            KeyCode::Char('s') => {
                insert(&mut floor.file);
                "saved".clone_into(&mut floor.about);
            }
            KeyCode::Char('q') => break,
            _ => {}
        }
    }
    execute!(io::stdout(), LeaveAlternateScreen).unwrap();
    disable_raw_mode().unwrap();
}

/// A file as durable as ours.
pub fn open(path: &Path) -> Connection {
    let file = Connection::open(path).unwrap();
    file.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))
        .unwrap();
    file.pragma_update(None, "synchronous", "full").unwrap();
    file
}

/// What a durable insert needs.
pub fn prepare(path: &Path) -> Connection {
    let file = open(path);
    file.execute_batch(
        "CREATE TABLE bare (id INTEGER PRIMARY KEY, day INTEGER, words TEXT) STRICT; \
         CREATE INDEX bare_day ON bare (day); \
         CREATE VIRTUAL TABLE bare_search USING fts5 (words, content = '', contentless_delete = 1);",
    )
    .unwrap();
    file
}

/// One durable insert.
pub fn insert(file: &mut Connection) {
    let words = "a long walk by the river, 2h";
    let act = file
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .unwrap();
    let row = "INSERT INTO bare (day, words) VALUES (20261121, ?1)";
    act.execute(row, [words]).unwrap();
    let id = act.last_insert_rowid();
    let found = "INSERT INTO bare_search (rowid, words) VALUES (?1, ?2)";
    act.execute(found, params![id, words]).unwrap();
    act.commit().unwrap();
}

/// Everybody with the day of the last contact, by index probes, in five columns.
fn names(file: &Connection) -> Vec<(i64, String)> {
    let mut statement = file
        .prepare(
            "SELECT id, name, other_names, circle, standing, (SELECT day FROM participant WHERE person = person.id \
             AND two_way = 1 AND live = 1 AND day % 100 > 0 ORDER BY day DESC LIMIT 1) FROM person \
             WHERE deleted_at IS NULL ORDER BY name",
        )
        .unwrap();
    let rows = statement.query_map([], |row| {
        let (name, day): (String, Option<i64>) = (row.get(1)?, row.get(5)?);
        let (_, _): (String, String) = (row.get(2)?, row.get(4)?);
        let day = day.map_or_else(String::new, |day| day.to_string());
        Ok((row.get(0)?, format!("{name:<20} {day:>9}")))
    });
    rows.unwrap().collect::<Result<_, _>>().unwrap()
}

impl Floor {
    fn select(&mut self, place: usize) {
        self.selected = place;
        let Some((id, _)) = self.people.get(place) else {
            return;
        };
        let mut page = self
            .file
            .prepare_cached(
                "SELECT interaction.day, kind, words FROM participant JOIN interaction ON interaction.id = interaction \
                 WHERE person = ?1 AND participant.live = 1 ORDER BY participant.day DESC, interaction DESC LIMIT ?2",
            )
            .unwrap();
        let rows = page.query_map([*id, PAGE], |row| {
            let (day, kind, words): (i64, Option<String>, String) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(format!("{day} {} {words}", kind.unwrap_or_default()))
        });
        self.timeline = rows.unwrap().map(Result::unwrap).collect();
        let mut count = self
            .file
            .prepare_cached(
                "SELECT count(*) FROM participant WHERE person = ?1 AND two_way = 1 AND live = 1 AND day > 20251122",
            )
            .unwrap();
        let days: i64 = count.query_row([*id], |row| row.get(0)).unwrap();
        self.about = format!("{days} contact days in a year");
    }

    fn draw(&mut self, terminal: &mut Terminal<CrosstermBackend<Stdout>>) {
        terminal.draw(|frame| self.panes(frame)).unwrap();
    }

    fn panes(&mut self, frame: &mut Frame<'_>) {
        let panes = Layout::horizontal([
            Constraint::Length(36),
            Constraint::Fill(1),
            Constraint::Length(36),
        ]);
        let [left, middle, right] = panes.areas(frame.area());
        let rows = usize::from(left.height.saturating_sub(2));
        if self.selected < self.top {
            self.top = self.selected;
        } else if self.selected >= self.top + rows {
            self.top = self.selected + 1 - rows;
        }
        let shown = self.people.iter().skip(self.top).take(rows);
        let list = List::new(shown.map(|(_, line)| line.as_str()))
            .highlight_symbol("> ")
            .block(Block::bordered().title("People"));
        let mut state = ListState::default().with_selected(Some(self.selected - self.top));
        frame.render_stateful_widget(list, left, &mut state);
        let shown = self.timeline.iter().take(rows);
        let lines: Vec<Line<'_>> = shown.map(|line| Line::raw(line.as_str())).collect();
        let page = Paragraph::new(lines).block(Block::bordered().title("Timeline"));
        frame.render_widget(page, middle);
        let about = Paragraph::new(self.about.as_str()).block(Block::bordered().title("About"));
        frame.render_widget(about, right);
    }
}

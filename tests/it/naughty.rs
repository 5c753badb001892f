//! Texts that programs have stumbled over, in every field there is: kept to the byte, and shown so that
//! they drive nothing. `BETWIXT_NAUGHTY` names another list, one text a line.

use std::fs;
use std::path::Path;

use betwixt::domain::act::Source;
use betwixt::domain::id::IdSource;
use betwixt::domain::text::visible::hides;
use betwixt::exchange::json::{read, write};
use betwixt::store::import::Format;
use betwixt::store::open::{Stamp, Store};

use crate::program::Program;
use crate::session::Session;
use crate::whole_document::filled_with;

const STAMP: Stamp = Stamp {
    at: 1_700_000_000_000,
    source: Source::Shell,
};

const OPEN: char = '\u{2068}';
const CLOSE: char = '\u{2069}';

/// The texts. An empty one is none: what must not be empty is refused elsewhere.
fn texts() -> Vec<String> {
    let mut texts: Vec<String> = if let Some(list) = std::env::var_os("BETWIXT_NAUGHTY") {
        let list = fs::read_to_string(list).unwrap();
        let lines = list.lines().filter(|line| !line.starts_with('#'));
        lines.map(str::to_owned).collect()
    } else {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
        let list = fs::read_to_string(folder.join("naughty.txt")).unwrap();
        let lines = list.lines().filter(|line| !line.starts_with('#'));
        lines
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    };
    texts.retain(|text| !text.trim().is_empty());
    assert!(texts.len() > 50);
    texts
}

fn drives(c: char) -> bool {
    (c.is_control() && c != '\n') || (hides(c) && c != '\u{200d}')
}

#[test]
fn every_field_keeps_them_and_every_verb_shows_them_safely() {
    for text in &texts() {
        kept(text);
    }
}

#[test]
fn every_screen_shows_them_safely() {
    for text in &texts() {
        shown(text);
    }
}

fn kept(text: &str) {
    let document = filled_with(text);
    let program = Program::new();
    let mut store = Store::open(&program.file(), IdSource::seeded(1), 1).unwrap();
    let none = &mut std::iter::empty();
    store
        .import(&document, none, Format::Json, "x", STAMP)
        .unwrap();
    let mut out = Vec::new();
    write::write(Some(store.reader()), &mut out).unwrap();
    drop(store);
    assert_eq!(read::read(&out).unwrap(), document, "{text:?}");
    let export = String::from_utf8(out).unwrap();
    assert_eq!(export.chars().find(|c| drives(*c)), None, "{text:?}");
    for verb in [
        &["people", "--all"][..],
        &["show", "1"],
        &["show", "3", "--json"],
        &["find", "--", text],
        &["trash"],
        &["history"],
    ] {
        let said = program.run(verb);
        assert!(said.code < 2, "{verb:?}: {said:?}");
        let told = said.out + &said.err;
        // Names stand between isolates of ours, so that they turn nothing round but themselves.
        assert_eq!(told.matches(OPEN).count(), told.matches(CLOSE).count());
        let told = told.replace([OPEN, CLOSE], "");
        assert_eq!(told.chars().find(|c| drives(*c)), None, "{verb:?}: {told}");
    }
}

fn shown(text: &str) {
    let mut session = Session::new();
    let none = &mut std::iter::empty();
    session
        .store()
        .import(&filled_with(text), none, Format::Json, "x", STAMP)
        .unwrap();
    session.reopen();
    let safe = |session: &Session| {
        let screen = session.screen();
        assert_eq!(screen.chars().find(|c| drives(*c)), None, "{screen}");
    };
    for keys in ["1 g", "l", "G", "2 j", "e Esc", "1 e Esc", "Q", "Esc", "F"] {
        session.press(keys);
        safe(&session);
    }
    session.write(text);
    safe(&session);
    session.press("Esc Esc a");
    session.write(text);
    safe(&session);
}

//! Every reader of what others wrote, as a function of bytes that must come back whatever they are.
//! The targets of the fuzzer call these; `tests/it/fuzzed.rs` does it with what is in `corpus`.
#![allow(dead_code)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use betwixt::clock;
use betwixt::domain::act::Source;
use betwixt::domain::document::Document;
use betwixt::domain::find::line;
use betwixt::domain::group::Group;
use betwixt::domain::id::IdSource;
use betwixt::domain::names::Names;
use betwixt::domain::place::Place;
use betwixt::domain::sentence::read::read as read_sentence;
use betwixt::domain::sentence::reading::{Company, NumericOrder, Setting};
use betwixt::domain::sentence::settled::Settled;
use betwixt::exchange::found::Found;
use betwixt::exchange::json::{read, write};
use betwixt::exchange::{friends, vcard};
use betwixt::store::backups::Backups;
use betwixt::store::find::Size;
use betwixt::store::find::index::LastAnswer;
use betwixt::store::import::Format;
use betwixt::store::open::{Reader, Stamp, Store};
use betwixt::wording::reading::{clauses, parts};
use chrono::NaiveDate;
use tempfile::TempDir;

const STAMP: Stamp = Stamp {
    at: 1_795_000_000_000,
    source: Source::Shell,
};

/// People, a group, a place and some interactions: small, and something of every kind.
const LIFE: &str = r#"{"format": "betwixt", "version": 1,
"people": [
 {"id": "1", "name": "Ana Petrović", "other_names": ["Anči", "Mum"], "birthday": "--02-29", "tags": ["choir"],
  "note": "likes boats", "circle": "41", "contact_points": [{"kind": "mail", "label": "", "value": "ana@example.org"}]},
 {"id": "2", "name": "Jo Novak", "met_through": "1"}, {"id": "3", "name": "Jo Weber"}, {"id": "4", "name": "王小明"},
 {"id": "5", "name": "محمد النجار"}, {"id": "6", "name": "May March"}, {"id": "7", "name": "Will"}],
"ties": [{"id": "20", "person": "2", "other": "1", "kind": "own", "words": "neighbour"}],
"groups": [{"id": "40", "name": "the choir", "other_names": ["singers"], "members": ["1", "2"]}],
"circles": [{"id": "41", "name": "close", "position": 1, "usual_gap": 30}],
"places": [{"id": "42", "name": "Kalemegdan", "other_names": ["the park"]}],
"interactions": [
 {"id": "60", "day": "2026-10-30", "time": "07:05", "kind": "met", "words": "by the river", "place": "42", "minutes": 95,
  "people": [{"id": "1", "two_way": true, "began": "me"}, {"id": "2", "two_way": true}], "tags": ["boat"]},
 {"id": "61", "day": "2026-09-01", "kind": "call", "words": "about the exam", "people": [{"id": "1", "two_way": true}]},
 {"id": "62", "day": "2025", "kind": "letter", "words": "from Graz", "people": [{"id": "3", "two_way": false}]}],
"promises": [{"id": "90", "person": "1", "whose": "mine", "text": "read her letter", "given_on": "2026-10-30", "interaction": "60"}],
"topics": [{"id": "100", "person": "1", "kind": "ask", "whose": "mine", "text": "the job", "noted_on": "2026-10-30"}],
"pauses": [{"id": "120", "person": "2", "from": "2026-11-01", "reason": "fine", "words": "travels"}]}"#;

/// A Sunday.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default()
}

/// What everything is read against.
struct World {
    folder: TempDir,
    reader: Reader,
    names: Names,
    groups: Vec<Group>,
    places: Vec<Place>,
    /// The bytes of the file.
    whole: Vec<u8>,
}

/// Each thread has its own: a reader belongs to one.
fn with_world<T>(work: impl FnOnce(&World) -> T) -> T {
    thread_local! {
        static WORLD: World = World::new();
    }
    WORLD.with(work)
}

impl World {
    fn new() -> Self {
        let folder = folder();
        let path = folder.path().join("life.db");
        let mut store = Store::open(&path, IdSource::seeded(1), 1).unwrap();
        let document = read::read(LIFE.as_bytes()).unwrap();
        let none = &mut std::iter::empty();
        store
            .import(&document, none, Format::Json, "life", STAMP)
            .unwrap();
        drop(store);
        let whole = fs::read(&path).unwrap();
        let reader = Reader::open(&path).unwrap();
        Self {
            names: Names::new(reader.known_people().unwrap()),
            groups: reader.groups().unwrap(),
            places: reader.places().unwrap(),
            folder,
            reader,
            whole,
        }
    }
}

/// A folder in memory, where there is one.
fn folder() -> TempDir {
    let memory = PathBuf::from("/dev/shm");
    let made = if memory.is_dir() {
        tempfile::Builder::new()
            .prefix("betwixt-fuzz-")
            .tempdir_in(memory)
    } else {
        TempDir::new()
    };
    made.unwrap()
}

/// A sentence: read as it grows under the hand, worded, and settled if it can be.
pub fn sentence(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    with_world(|world| {
        let company = Company::default();
        let setting = Setting {
            names: &world.names,
            groups: &world.groups,
            places: &world.places,
            company: &company,
            today: today(),
            now: None,
            selected: world.names.people().first().map(|person| person.id),
            order: NumericOrder::default(),
            choices: &[],
        };
        let reading = read_sentence(&text, &setting);
        let _ = parts(&reading, &world.names, today());
        let _ = clauses(&reading, &world.names, today());
        let _ = Settled::new(reading);
    });
}

/// A line of find: read, and asked of a file.
pub fn find(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    with_world(|world| {
        let line = line::read(&text, &world.names, &world.places);
        let size = Size {
            rows: 20,
            people: 5,
            cells: 60,
        };
        world
            .reader
            .find(&line.wanted, None, size, &mut LastAnswer::default())
            .unwrap();
    });
}

/// A friends.md, against a file that knows some of the people; what was read can come in.
pub fn friends(bytes: &[u8]) {
    with_world(|world| {
        let mut ids = IdSource::seeded(7);
        ids.stay_above(world.reader.newest_id().unwrap());
        let found =
            friends::read::read(bytes, Some(&world.reader), today(), STAMP.at, &mut ids).unwrap();
        if !found.document.interactions.is_empty() {
            rarely(bytes, 251, || comes_in(&found, true));
        }
    });
}

/// An address book, against a file that knows some of the people; what was read can come in.
pub fn vcard(bytes: &[u8]) {
    with_world(|world| {
        let mut ids = IdSource::seeded(7);
        ids.stay_above(world.reader.newest_id().unwrap());
        let found =
            vcard::read::read(bytes, Some(&world.reader), today(), STAMP.at, &mut ids).unwrap();
        if !found.document.people.is_empty() || !found.changes.is_empty() {
            rarely(bytes, 251, || comes_in(&found, true));
        }
    });
}

/// Our own JSON; what was read comes in whole or not at all, and goes out as it came.
pub fn json(bytes: &[u8]) {
    if let Ok(document) = read::read(bytes) {
        let found = Found {
            document,
            ..Found::default()
        };
        rarely(bytes, 251, || comes_in(&found, false));
    }
}

/// A config: whatever it says, something is set.
pub fn config(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (config, troubles) = betwixt::cli::config::read::read(&text);
    let lines = text.lines().count().max(1);
    assert!(troubles.iter().all(|trouble| trouble.line <= lines + 1));
    let _ = config;
}

/// Does what is slow for one input in so many; for more of the few that are kept.
fn rarely(bytes: &[u8], one_in: u32, work: impl FnOnce()) {
    let one_in = if cfg!(fuzzing) { one_in } else { 5 };
    let sum = bytes.iter().fold(0_u32, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(u32::from(*byte))
    });
    if sum.is_multiple_of(one_in) {
        work();
    }
}

/// Imports into an empty file, or into one with the life; then exports, and reads that.
fn comes_in(found: &Found, with_life: bool) {
    let document = &found.document;
    let folder = folder();
    let path = folder.path().join("in.db");
    if with_life {
        with_world(|world| fs::write(&path, &world.whole).unwrap());
    }
    let mut store = Store::open(&path, IdSource::seeded(1), 1).unwrap();
    let none = &mut std::iter::empty();
    let what = (Format::Json, "x");
    let imported = store.import_and_change(document, none, &found.changes, what, STAMP);
    if imported.is_err() {
        assert!(found.changes.is_empty(), "what was read could not come in");
        return;
    }
    let mut out = Vec::new();
    write::write(Some(store.reader()), &mut out).unwrap();
    let again = read::read(&out).unwrap();
    assert!(with_life || again.interactions.len() == document.interactions.len());
    store.undo().unwrap();
}

/// A file with damage: opened, asked everything, written to, backed up and compared. The bytes say
/// where it is damaged: eight for a place, and what stands there then.
pub fn damaged(bytes: &[u8]) {
    static SLOT: OnceLock<TempDir> = OnceLock::new();
    let path = SLOT
        .get_or_init(folder)
        .path()
        .join(format!("{}.db", std::process::id()));
    let mut whole = with_world(|world| world.whole.clone());
    damage(&mut whole, bytes);
    fs::write(&path, &whole).unwrap();
    ask(&path, bytes.len().is_multiple_of(4));
    let kept = fs::read(&path).unwrap() == whole;
    assert!(kept, "a question wrote to the file");
    rarely(bytes, 61, || {
        act(&path);
        let _ = betwixt::store::inspect::inspect(&path);
        let _ = Backups::of(&path).preview(&path);
    });
    for beside in ["", "-wal", "-shm", "-journal"] {
        let _ = fs::remove_file(path.with_file_name(format!("{}.db{beside}", std::process::id())));
    }
}

fn damage(whole: &mut Vec<u8>, bytes: &[u8]) {
    for part in bytes.chunks(8) {
        let [a, b, c, kind, rest @ ..] = part else {
            return;
        };
        let at = usize::from(*a) << 16 | usize::from(*b) << 8 | usize::from(*c);
        let at = at % whole.len().max(1);
        match kind % 4 {
            0 => whole
                .iter_mut()
                .skip(at)
                .take(64)
                .for_each(|byte| *byte = 0),
            1 if whole.len() > 8192 => whole.truncate(at.max(1)),
            _ => whole
                .iter_mut()
                .skip(at)
                .zip(rest)
                .for_each(|(byte, new)| *byte = *new),
        }
    }
}

fn ask(path: &Path, everything: bool) {
    let Ok(reader) = Reader::open(path) else {
        return;
    };
    let _ = reader.listed(today());
    with_world(|world| {
        if let Some(person) = world.names.people().first() {
            let _ = reader.person_page(person.id, today(), clock::day);
        }
    });
    if !everything {
        return;
    }
    let _ = reader.quiet(today());
    let _ = reader.mirror(today());
    let _ = reader.trash();
    let _ = reader.history(50);
    let _ = reader.open_promises();
    let _ = reader.open_topics();
    let _ = write::write(Some(&reader), &mut std::io::sink());
    with_world(|world| {
        for person in world.names.people() {
            let _ = reader.person_page(person.id, today(), clock::day);
        }
        let line = line::read("river exam", &world.names, &world.places);
        let size = Size {
            rows: 20,
            people: 5,
            cells: 60,
        };
        let _ = reader.find(&line.wanted, None, size, &mut LastAnswer::default());
    });
}

fn act(path: &Path) {
    let Ok(mut store) = Store::open(path, IdSource::seeded(3), 2) else {
        return;
    };
    let document = Document {
        people: vec![],
        ..read::read(LIFE.replace("\"6", "\"76").as_bytes()).unwrap_or_default()
    };
    let none = &mut std::iter::empty();
    let _ = store.import(&document, none, Format::Json, "x", STAMP);
    let _ = store.undo();
    let _ = store.redo();
}

//! The files that are measured: made once, kept in the target folder, and copied for each run that
//! writes.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use rusqlite::Connection;

/// The day on which all of it is.
pub const NOW: &str = "2026-11-22T14:00:00";

/// A size of life.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// S, M or L.
    pub name: &'static str,
    people: usize,
    interactions: usize,
    /// What a key may take at most, in milliseconds.
    pub key: f64,
    /// What the program may hold in memory, in MiB.
    pub memory: f64,
}

/// The three of them.
pub const SIZES: [Size; 3] = [
    Size {
        name: "S",
        people: 150,
        interactions: 2_000,
        key: 5.0,
        memory: 15.0,
    },
    Size {
        name: "M",
        people: 1_500,
        interactions: 50_000,
        key: 5.0,
        memory: 15.0,
    },
    Size {
        name: "L",
        people: 10_000,
        interactions: 1_000_000,
        key: 8.0,
        memory: 30.0,
    },
];

/// A file of this size that may be written to; it has a backup, so that none is made meanwhile.
pub fn file(size: Size) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("terminal");
    fs::create_dir_all(&folder).unwrap();
    let kept = folder.join(format!("{}-kept.db", size.name));
    if !kept.exists() {
        make(size, &kept);
    }
    let path = folder.join(format!("{}.db", size.name));
    for end in ["-wal", "-shm"] {
        let _ = fs::remove_file(folder.join(format!("{}.db{end}", size.name)));
    }
    fs::copy(&kept, &path).unwrap();
    if !folder.join(format!("{}.db-backups", size.name)).exists() {
        betwixt(&["backup"], &path);
    }
    path
}

/// Reads the whole file, so that it lies in the memory of the system: a machine that lets go of it meanwhile would have keys
/// wait for its disk.
pub fn read_through(path: &Path) {
    let mut file = fs::File::open(path).unwrap();
    io::copy(&mut file, &mut io::sink()).unwrap();
}

fn make(size: Size, path: &Path) {
    let (people, interactions) = (size.people.to_string(), size.interactions.to_string());
    let making = path.with_extension("making");
    let _ = fs::remove_file(&making);
    let (whole, out) = (making.to_str().unwrap(), "--out");
    let crowd = ["demo", "--people", &people, "--interactions", &interactions];
    betwixt(&[&crowd[..], &["--seed", "1", out, whole]].concat(), path);
    let file = Connection::open(&making).unwrap();
    file.pragma_update_and_check(None, "wal_checkpoint", "truncate", |_| Ok(()))
        .unwrap();
    drop(file);
    fs::rename(&making, path).unwrap();
}

/// The program that is measured: the one that `BETWIXT` names, such as the one that is installed, or the one
/// that was built for this.
pub fn program() -> PathBuf {
    std::env::var_os("BETWIXT").map_or_else(
        || PathBuf::from(env!("CARGO_BIN_EXE_betwixt")),
        PathBuf::from,
    )
}

fn betwixt(arguments: &[&str], file: &Path) {
    let status = Command::new(program())
        .args(arguments)
        .env("BETWIXT_FILE", file)
        .env("BETWIXT_NOW", NOW)
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success(), "{arguments:?}");
}

/// The one with the most interactions.
pub fn busiest(file: &Path) -> String {
    let most = "SELECT name FROM person WHERE id = (SELECT person FROM participant GROUP BY person \
                ORDER BY count(*) DESC LIMIT 1)";
    let file = Connection::open(file).unwrap();
    file.query_row(most, [], |row| row.get(0)).unwrap()
}

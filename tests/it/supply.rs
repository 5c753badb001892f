//! What the program is made of: nothing that talks to other machines, and a database without the
//! fault that two programs on one file could meet.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The names that `deny.toml` bans.
fn banned() -> BTreeSet<String> {
    let rules = read("deny.toml");
    let banned: BTreeSet<String> = rules
        .lines()
        .filter_map(|line| line.trim().strip_prefix("{ crate = \""))
        .filter_map(|rest| rest.strip_suffix("\" },"))
        .map(str::to_owned)
        .collect();
    assert!(banned.contains("tokio") && banned.contains("socket2"));
    banned
}

#[test]
fn no_crate_that_opens_sockets_is_in_the_lock_file() {
    let lock = read("Cargo.lock");
    let names: BTreeSet<String> = lock
        .lines()
        .filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'))
        .map(str::to_owned)
        .collect();
    assert!(names.len() > 100);
    let banned = banned();
    let found: Vec<_> = names.intersection(&banned).collect();
    assert_eq!(found, Vec::<&String>::new());
    // Everything comes from the one registry, with its checksum.
    let foreign: Vec<&str> = lock
        .lines()
        .filter(|line| line.starts_with("source = "))
        .filter(|line| {
            *line != "source = \"registry+https://github.com/rust-lang/crates.io-index\""
        })
        .collect();
    assert_eq!(foreign, Vec::<&str>::new());
}

#[test]
fn no_code_of_ours_names_the_network() {
    let output = Command::new("grep")
        .args(["-rlE", "std::net|TcpStream|UdpSocket|UnixStream"])
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "");
}

#[test]
fn the_database_is_one_without_the_known_fault() {
    let parts: Vec<u32> = betwixt::store::inspect::sqlite()
        .split('.')
        .map(|part| part.parse().unwrap())
        .collect();
    assert!(parts >= vec![3, 51, 3], "{parts:?}");
}

#[test]
fn the_oldest_compiler_is_named_alike_everywhere() {
    let manifest = read("Cargo.toml");
    let version = manifest
        .lines()
        .find_map(|line| line.strip_prefix("rust-version = \"")?.strip_suffix('"'))
        .unwrap();
    assert!(read("README.md").contains(&format!("Rust ({version} or newer)")));
}

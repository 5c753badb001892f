//! What the README shows is what the program does. `UPDATE=1 cargo test readme` writes it anew.

use std::fs;
use std::path::Path;
use std::process::Command;

use betwixt::demo::life;
use betwixt::domain::id::IdSource;
use betwixt::store::import::Format;

use betwixt::view::theme::{Depth, Name, Theme};

use crate::looks::in_demo;
use crate::pictures::svg;
use crate::session::Session;

/// Compares the part of the README between two marks with what it should be.
fn keep(mark: &str, content: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let (open, close) = (format!("<!-- {mark} -->\n"), format!("<!-- /{mark} -->"));
    let (before, rest) = readme.split_once(&open).unwrap();
    let (kept, after) = rest.split_once(&close).unwrap();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, format!("{before}{open}{content}{close}{after}")).unwrap();
    } else {
        assert_eq!(kept, content, "run UPDATE=1 cargo test readme");
    }
}

#[test]
fn the_readme_is_true() {
    let keys = Command::new(env!("CARGO_BIN_EXE_betwixt"))
        .args(["keys", "--markdown"])
        .env("BETWIXT_CONFIG", "/dev/null")
        .output()
        .unwrap();
    keep("keys", &String::from_utf8(keys.stdout).unwrap());
    let mut session = Session::sized(110, 30);
    let document = life(session.model.today, &mut IdSource::seeded(1));
    let stamp = crate::store::shelf::stamp();
    session
        .store()
        .import(
            &document,
            &mut std::iter::empty(),
            Format::Demo,
            "a made-up life",
            stamp,
        )
        .unwrap();
    session.reopen();
    keep("screen", &format!("```text\n{}```\n", session.screen()));
}

#[test]
fn every_verb_of_the_readme_is_one_and_every_verb_is_in_it() {
    let readme =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let help = Command::new(env!("CARGO_BIN_EXE_betwixt"))
        .arg("--help")
        .output()
        .unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let listed = help
        .split("Verbs:")
        .nth(1)
        .unwrap()
        .split("Examples:")
        .next()
        .unwrap();
    let verbs: Vec<&str> = listed
        .lines()
        .filter_map(|line| line.strip_prefix("    ")?.split_whitespace().next())
        .collect();
    assert!(verbs.len() > 10);
    for verb in verbs.iter().filter(|verb| **verb != "help") {
        assert!(
            readme.contains(&format!("`{verb}")),
            "{verb} is not in the README"
        );
    }
    for line in readme.lines().filter(|line| line.contains("`betwixt ")) {
        for call in line.split("`betwixt ").skip(1) {
            let verb = call.split(['`', ' ']).next().unwrap();
            assert!(
                verbs.contains(&verb) || verb.starts_with('-'),
                "the README names {verb}"
            );
        }
    }
}

/// Compares a file with what it should be.
fn keep_file(name: &str, content: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        return;
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == content,
        "{name} is another picture now: UPDATE=1 cargo test readme"
    );
}

#[test]
fn the_pictures_of_the_readme_are_true() {
    for (name, theme) in [("dark", Name::Dark), ("light", Name::Light)] {
        let theme = Theme::named(theme, Depth::All);
        let mut session = in_demo(120, 34);
        keep_file(
            &format!("docs/main-{name}.svg"),
            &svg(&session.drawn(theme)),
        );
        session.press("a");
        session.write("yesterday: walked 2h with Ana at kalemegdan, she asked #boat promise: read her letter by friday");
        keep_file(
            &format!("docs/entry-{name}.svg"),
            &svg(&session.drawn(theme)),
        );
        session.press("C-c C-c Q");
        keep_file(
            &format!("docs/quiet-{name}.svg"),
            &svg(&session.drawn(theme)),
        );
    }
    let readme =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let shown = readme.split("docs/").skip(1);
    for name in shown.filter_map(|rest| {
        rest.split('"')
            .next()
            .filter(|name| Path::new(name).extension().is_some_and(|end| end == "svg"))
    }) {
        assert!(
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("docs")
                .join(name)
                .exists(),
            "{name}"
        );
    }
}
